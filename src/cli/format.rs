//! One article as a line of `vigie list`: a `--format`, Markdown or tab-separated columns. JSON, CSV and
//! HTML are in [`io`](crate::io). Floor 6, part of [`cli`](crate::cli).

use crate::io::Source;
use crate::library::Library;
use crate::library::key_name;
use crate::markdown::write::{begun, escaped, link};
use crate::model::{Article, ArticleId};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// An article of the list, with what its fields need.
pub(super) struct ListedArticle<'a> {
    pub source: &'a Source,
    pub library: &'a Library,
    pub id: ArticleId,
    pub article: &'a Article,
}

/// A field of a format.
struct FormatField {
    name: &'static str,
    value: fn(&ListedArticle<'_>) -> Option<String>,
}

/// Every field except the keys of the front matter. The names are stable.
#[rustfmt::skip]
const FIELDS: &[FormatField] = &[
    FormatField { name: "id", value: |listed| Some(listed.article.path.id()) },
    FormatField { name: "path", value: |listed| Some(listed.path().to_string()) },
    FormatField { name: "title", value: |listed| Some(listed.article.title.to_string()) },
    FormatField { name: "date", value: |listed| listed.article.date.map(|date| date.to_string()) },
    FormatField { name: "summary", value: |listed| text(listed.article.summary.as_ref()) },
    FormatField { name: "tags", value: |listed| Some(CleanText::joined(&listed.article.tags, ", ").to_string()) },
    FormatField { name: "source", value: |listed| Some(listed.label().to_string()) },
    FormatField { name: "host", value: |listed| text(listed.article.host().as_ref()) },
    FormatField { name: "source_url", value: |listed| listed.article.source().map(|url| url.as_str().to_owned()) },
    FormatField { name: "permalink", value: |listed| text(listed.article.permalink.as_ref()) },
    FormatField { name: "image_url", value: |listed| text(listed.article.image_url.as_ref()) },
    FormatField { name: "image_credit", value: |listed| text(listed.article.image_credit.as_ref()) },
    FormatField { name: "author", value: |listed| text(listed.article.author.as_ref()) },
    FormatField { name: "language", value: |listed| text(listed.article.language.as_ref()) },
    FormatField { name: "importance", value: |listed| text(listed.article.importance.as_ref()) },
    FormatField { name: "published", value: |listed| text(listed.article.published.as_ref()) },
    FormatField { name: "added", value: |listed| listed.added() },
];

fn text(value: Option<&CleanText>) -> Option<String> {
    value.map(ToString::to_string)
}

impl ListedArticle<'_> {
    /// The path, including the folder as the user wrote it.
    pub(super) fn path(&self) -> CleanText {
        one_line(&self.source.printed_path(&self.article.path))
    }

    fn label(&self) -> CleanText {
        self.library.source_label(self.article)
    }

    /// When vigie first saw the article, as RFC 3339 in UTC; `None` for the sample.
    fn added(&self) -> Option<String> {
        let added = self.library.added(self.id)?;
        let time = jiff::Timestamp::from_second(added.div_euclid(1_000_000_000)).ok();
        time.map(|time| time.to_string())
    }

    /// The line of `--tsv`: identifier, date, title, source, host, link, path, and tags separated by `|`.
    pub(super) fn columns(&self) -> String {
        let article = self.article;
        let columns = [
            CleanText::line(&article.path.id()),
            article.date.map(|date| CleanText::line(&date.to_string())).unwrap_or_default(),
            article.title.clone(),
            self.label(),
            article.host().unwrap_or_default(),
            article.source().map(|url| CleanText::line(url.as_str())).unwrap_or_default(),
            self.path(),
            CleanText::joined(&article.tags, "|"),
        ];
        columns.map(|column| one_line(&column).to_string()).join("\t")
    }

    /// The line of `--md`: the title as a link, the source and the day.
    pub(super) fn markdown(&self) -> String {
        let title = one_line(&self.article.title);
        let mut item = match self.article.source() {
            Some(url) => format!("- {}", link(&title, url)),
            None => format!("- {}", begun(escaped(&title))),
        };
        let source = Some(self.label()).filter(|label| !label.is_empty());
        let date = self.article.date.map(|date| date.to_string());
        let day = date.as_deref().map(|date| date.get(..10).unwrap_or(date).to_owned());
        let rest: Vec<String> =
            source.map(|label| escaped(&one_line(&label))).into_iter().chain(day).collect();
        if !rest.is_empty() {
            item.push_str(" — ");
            item.push_str(&rest.join(", "));
        }
        item
    }
}

/// A text without line breaks and tabs, because every article is one line.
fn one_line(text: &str) -> CleanText {
    CleanText::line(text)
}

/// A parsed `--format`.
#[derive(Debug)]
pub(super) struct Format(Vec<FormatPart>);

#[derive(Debug)]
enum FormatPart {
    Text(String),
    /// An index into [`FIELDS`].
    Field(usize),
    Key(CleanText),
}

impl Format {
    /// Parses a format.
    ///
    /// # Errors
    /// A brace is unmatched, or a field has no name.
    pub(super) fn parse(text: &str) -> Result<Self, Phrase> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let escape = [("{{", "{"), ("}}", "}"), ("\\t", "\t"), ("\\n", "\n"), ("\\\\", "\\")];
            if let Some((written, meant)) = escape.iter().find(|(written, _)| rest.starts_with(written)) {
                plain.push_str(meant);
                rest = rest.get(written.len()..).unwrap_or_default();
                continue;
            }
            let after = rest.get(character.len_utf8()..).unwrap_or_default();
            match character {
                '{' => {
                    let (name, after) = after.split_once('}').ok_or(Phrase::FormatNotClosed)?;
                    if !plain.is_empty() {
                        pieces.push(FormatPart::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(field(name)?);
                    rest = after;
                    continue;
                }
                '}' => return Err(Phrase::FormatNotOpened),
                other => plain.push_str(&CleanText::piece(other.encode_utf8(&mut [0; 4]))),
            }
            rest = after;
        }
        if !plain.is_empty() {
            pieces.push(FormatPart::Text(plain));
        }
        Ok(Self(pieces))
    }

    /// Checks that some article has each front matter key of the format.
    ///
    /// # Errors
    /// A key is in no article. Names it, and the field with nearly this name.
    pub(super) fn check(&self, library: &Library) -> Result<(), Phrase> {
        for piece in &self.0 {
            let FormatPart::Key(name) = piece else { continue };
            if !library.has_key(name) {
                let phrase = Phrase::NoSuchFormatField { name: name.clone() };
                return Err(phrase.suggesting(nearest(name, FIELDS.iter().map(|row| row.name))));
            }
        }
        Ok(())
    }

    /// The line of an article, without a line break.
    pub(super) fn of(&self, listed: &ListedArticle<'_>) -> String {
        let mut line = String::new();
        for piece in &self.0 {
            let value = match piece {
                FormatPart::Text(text) => {
                    line.push_str(text);
                    continue;
                }
                FormatPart::Field(place) => FIELDS.get(*place).and_then(|row| (row.value)(listed)),
                FormatPart::Key(name) => {
                    let value = listed.library.key_value(listed.id, listed.article, name);
                    value.map(|value| value.to_string())
                }
            };
            line.push_str(&one_line(&value.unwrap_or_default()));
        }
        line
    }
}

/// The field with this name, else the front matter key.
///
/// # Errors
/// The name is empty.
fn field(name: &str) -> Result<FormatPart, Phrase> {
    let wanted = key_name(name);
    if wanted.is_empty() {
        return Err(Phrase::FormatWithoutName);
    }
    let place = FIELDS.iter().position(|row| key_name(row.name) == wanted);
    let key = || CleanText::line(name).cut_to_graphemes(crate::limits::QUOTED_GRAPHEMES);
    Ok(place.map_or_else(|| FormatPart::Key(key()), FormatPart::Field))
}

#[cfg(test)]
mod tests;
