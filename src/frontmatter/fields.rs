//! Fills in an article from its front matter, its text and its path. The first key of the table ALIASES with
//! a usable value wins; unusable values are skipped, and reported unless the key commonly means something
//! else. Floor 1, part of [`frontmatter`](crate::frontmatter).

mod dates;
mod links;
mod names;
mod reader;
mod titles;

use jiff::civil;

use crate::frontmatter::aliases::ArticleField;
use crate::frontmatter::conventions::Conventions;
use crate::frontmatter::split::Parts;
use crate::frontmatter::value::Entry;
use crate::limits;
use crate::model::{Article, Link};
use links::written_address;
use names::tag_texts;
use reader::{FieldReader, Known, cleaned, is_switch};

/// Fills in `article` from the entries and the body of its file, and adds the problems found.
/// `today` decides which dates are in the future, the conventions what a value means where generators disagree.
pub fn fill(
    article: &mut Article,
    entries: &[Entry<'_>],
    parts: &Parts<'_>,
    (today, conventions): (civil::Date, &Conventions),
) {
    let known = Known::new(entries);
    let mut reader = FieldReader { known: &known, parts, conventions, problems: Vec::new() };
    reader.title(article);
    reader.summary(article);
    article.importance = reader.text(ArticleField::Importance, limits::FIELD_GRAPHEMES);
    article.source_name = reader.text(ArticleField::SourceName, limits::FIELD_GRAPHEMES);
    article.image_credit = reader.text(ArticleField::ImageCredit, limits::FIELD_GRAPHEMES);
    article.author = reader.author();
    article.language = reader.language(article);
    article.tags = reader.tags();
    article.draft = reader.draft(&article.path, today) || conventions.is_hidden(&article.path, &article.tags);
    reader.permalink(article);
    reader.image(article);
    reader.source_url(article);
    reader.date(article, today);
    article.problems.append(&mut reader.problems);
}

/// The line of the file, from 1, with the key whose value [`fill`] uses for a field.
pub fn line_of_field(field: ArticleField, entries: &[Entry<'_>], parts: &Parts<'_>) -> Option<u32> {
    let (known, conventions) = (Known::new(entries), Conventions::default());
    let mut reader = FieldReader { known: &known, parts, conventions: &conventions, problems: Vec::new() };
    let mut written = reader.written(field).map(|(_, entry)| entry);
    let entry = if field == ArticleField::SourceUrl {
        written.find(|entry| written_address(entry).is_some_and(|text| Link::new(text).target.is_ok()))
    } else if field == ArticleField::Tags {
        written.find(|entry| !is_switch(entry) && !cleaned(field, &tag_texts(entry.value)).is_empty())
    } else if field == ArticleField::Permalink {
        reader.address(field).map(|(entry, _)| entry)
    } else {
        reader.first_text(field).map(|(entry, ..)| entry)
    };
    parts.line_of(&entry?.path, 0)
}
