//! How `vigie list` prints an article: the fields of a format, Markdown, and columns.

use crate::cli::fault::suggested;
use crate::io::Source;
use crate::library::Library;
use crate::library::schema::key_name;
use crate::markdown::write::{begun, escaped, link};
use crate::model::{Article, ArticleId};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// An article that is printed.
pub(super) struct Listed<'a> {
    pub source: &'a Source,
    pub library: &'a Library,
    pub id: ArticleId,
    pub article: &'a Article,
}

/// A field of a format: its name and its value.
struct FieldRow {
    name: &'static str,
    value: fn(&Listed<'_>) -> Option<String>,
}

/// Every field but the keys of the front matter. The names are stable.
#[rustfmt::skip]
const FIELDS: &[FieldRow] = &[
    FieldRow { name: "id", value: |listed| Some(listed.article.path.id()) },
    FieldRow { name: "path", value: |listed| Some(listed.path().to_string()) },
    FieldRow { name: "title", value: |listed| Some(listed.article.title.to_string()) },
    FieldRow { name: "date", value: |listed| listed.article.date.map(|date| date.to_string()) },
    FieldRow { name: "summary", value: |listed| text(listed.article.summary.as_ref()) },
    FieldRow { name: "tags", value: |listed| Some(CleanText::joined(&listed.article.tags, ", ").to_string()) },
    FieldRow { name: "source", value: |listed| Some(listed.label().to_string()) },
    FieldRow { name: "host", value: |listed| text(listed.article.host().as_ref()) },
    FieldRow { name: "source_url", value: |listed| listed.article.source().map(|url| url.as_str().to_owned()) },
    FieldRow { name: "permalink", value: |listed| text(listed.article.permalink.as_ref()) },
    FieldRow { name: "image_url", value: |listed| text(listed.article.image_url.as_ref()) },
    FieldRow { name: "image_credit", value: |listed| text(listed.article.image_credit.as_ref()) },
    FieldRow { name: "author", value: |listed| text(listed.article.author.as_ref()) },
    FieldRow { name: "language", value: |listed| text(listed.article.language.as_ref()) },
    FieldRow { name: "importance", value: |listed| text(listed.article.importance.as_ref()) },
    FieldRow { name: "published", value: |listed| text(listed.article.published.as_ref()) },
    FieldRow { name: "added", value: |listed| listed.added() },
];

fn text(value: Option<&CleanText>) -> Option<String> {
    value.map(ToString::to_string)
}

impl Listed<'_> {
    /// Its path, behind the folder as it was given.
    pub(super) fn path(&self) -> CleanText {
        one_line(&self.source.printed_path(&self.article.path))
    }

    fn label(&self) -> CleanText {
        self.library.source_label(self.article)
    }

    /// When it came, by RFC 3339 in UTC; nothing where nobody knows, as of the sample.
    fn added(&self) -> Option<String> {
        let added = self.library.added(self.id)?;
        let time = jiff::Timestamp::from_second(added.div_euclid(1_000_000_000)).ok();
        time.map(|time| time.to_string())
    }

    /// Identifier, date, title, source, host, link, path and tags, separated by tabs.
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

    /// An item of a Markdown list: the title as a link, the source and the date.
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

/// A text in one line, whoever made it: one article is one line.
fn one_line(text: &str) -> CleanText {
    CleanText::line(text)
}

/// A format: text with fields in it.
#[derive(Debug)]
pub(super) struct Format(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Text(String),
    /// A field, by its place in the table.
    Field(usize),
    Key(CleanText),
}

impl Format {
    /// Reads a format.
    ///
    /// # Errors
    /// A brace stands alone, or a field has no name.
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
            let behind = rest.get(character.len_utf8()..).unwrap_or_default();
            match character {
                '{' => {
                    let (name, behind) = behind.split_once('}').ok_or(Phrase::FormatNotClosed)?;
                    if !plain.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(field(name)?);
                    rest = behind;
                    continue;
                }
                '}' => return Err(Phrase::FormatNotOpened),
                other => plain.push_str(&CleanText::piece(other.encode_utf8(&mut [0; 4]))),
            }
            rest = behind;
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(Self(pieces))
    }

    /// Whether every key in it is one that some article has.
    ///
    /// # Errors
    /// Names the first that is none, and the field that was probably meant.
    pub(super) fn check(&self, library: &Library) -> Result<(), Phrase> {
        for piece in &self.0 {
            let Piece::Key(name) = piece else { continue };
            if !library.has_key(name) {
                let said = Phrase::NoSuchFormatField { name: name.clone() };
                return Err(suggested(said, nearest(name, FIELDS.iter().map(|row| row.name))));
            }
        }
        Ok(())
    }

    /// An article in this format.
    pub(super) fn of(&self, listed: &Listed<'_>) -> String {
        let mut line = String::new();
        for piece in &self.0 {
            let value = match piece {
                Piece::Text(text) => {
                    line.push_str(text);
                    continue;
                }
                Piece::Field(place) => FIELDS.get(*place).and_then(|row| (row.value)(listed)),
                Piece::Key(name) => {
                    let value = listed.library.key_value(listed.id, listed.article, name);
                    value.map(|value| value.to_string())
                }
            };
            line.push_str(&one_line(&value.unwrap_or_default()));
        }
        line
    }
}

/// The field or key with this name.
fn field(name: &str) -> Result<Piece, Phrase> {
    let wanted = key_name(name);
    if wanted.is_empty() {
        return Err(Phrase::FormatWithoutName);
    }
    let place = FIELDS.iter().position(|row| key_name(row.name) == wanted);
    let key = || CleanText::line(name).cut_to_graphemes(crate::limits::QUOTED_GRAPHEMES);
    Ok(place.map_or_else(|| Piece::Key(key()), Piece::Field))
}

#[cfg(test)]
mod tests;
