//! The title and the summary of an article, and its language. What its text and its path give is left to
//! [`body`] and [`path`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use super::reader::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::frontmatter::body;
use crate::frontmatter::path::{self, Naming};
use crate::limits;
use crate::markdown::plain;
use crate::model::{Article, ProblemKind, TitleOrigin};
use crate::text::CleanText;
use crate::text::trailer::{is_truncated, without_trailer};

impl FieldReader<'_> {
    pub(super) fn title(&mut self, article: &mut Article) {
        if let Some(title) = self.text(ArticleField::Title, limits::TITLE_GRAPHEMES) {
            article.title = title;
            article.title_origin = TitleOrigin::FrontMatter;
            return;
        }
        let (title, origin) = self.title_elsewhere(article.path.shown());
        (article.title, article.title_origin) = (title.cut_to_graphemes(limits::TITLE_GRAPHEMES), origin);
    }

    /// The title from the first heading of level 1, a name written for people, a lower heading, another name of several
    /// words, the first words, or whatever the name is. The last two are reported: they are not meant as titles.
    fn title_elsewhere(&mut self, path: &CleanText) -> (CleanText, TitleOrigin) {
        let headings = plain::headings(&self.parts.body);
        if let Some(heading) = headings.first {
            return (heading, TitleOrigin::Heading);
        }
        let (name, naming) = path::title(path);
        if naming == Naming::Title {
            return (name, TitleOrigin::FileName);
        }
        if let Some(heading) = headings.lower {
            return (heading, TitleOrigin::Heading);
        }
        if naming == Naming::Words {
            return (name, TitleOrigin::FileName);
        }
        self.report(None, ProblemKind::NoTitle);
        body::first_words(&self.parts.body)
            .map_or((name, TitleOrigin::FileName), |words| (words, TitleOrigin::FirstWords))
    }

    pub(super) fn summary(&mut self, article: &mut Article) {
        let written = self.text(ArticleField::Summary, usize::MAX);
        let whole = written.or_else(|| body::before_more(&self.parts.body));
        let Some(whole) = whole else { return };
        // A prefix of a clean text is clean.
        let kept = whole.part(0..without_trailer(&whole, &article.title).len());
        article.truncated = is_truncated(&kept);
        let kept = kept.cut_to_graphemes(limits::SUMMARY_GRAPHEMES);
        article.summary = Some(kept).filter(|summary| !summary.is_empty());
    }

    /// The language from the front matter, or else from the name of the file, such as `index.fr.md`.
    pub(super) fn language(&mut self, article: &Article) -> Option<CleanText> {
        let written = self.text(ArticleField::Language, limits::TAG_GRAPHEMES).map(|text| language(&text));
        written.or_else(|| path::language(article.path.shown()).map(language))
    }
}

/// A language code with its first part in lower case: `FR` becomes `fr`, `en-GB` stays.
fn language(text: &str) -> CleanText {
    let end = text.find(['-', '_']).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    CleanText::line(&format!("{}{rest}", first.to_lowercase()))
}
