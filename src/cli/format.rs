//! One article as a line of `vigie list`: a `--format`, Markdown or tab-separated columns. JSON, CSV and
//! HTML are in [`io`](crate::io). Floor 6, part of [`cli`](crate::cli).

use crate::io::attributes::PrintedArticle;
use crate::library::Library;
use crate::library::key_name;
use crate::markdown::write::{begun, escaped, link};
use crate::model::{ArticleId, Attribute};
use crate::text::{CleanText, nearest};
use crate::wording::CommandMessage;

/// The columns of `--tsv`.
const COLUMNS: [Attribute; 8] = [
    Attribute::Id,
    Attribute::Date,
    Attribute::Title,
    Attribute::Source,
    Attribute::Host,
    Attribute::SourceUrl,
    Attribute::Path,
    Attribute::Tags,
];

/// The line of `--tsv`: identifier, date, title, source, host, link, path, and tags separated by `|`.
pub(super) fn columns(printed: &PrintedArticle<'_>) -> String {
    COLUMNS.map(|attribute| CleanText::line(&printed.column(attribute)).to_string()).join("\t")
}

/// The line of `--md`: the title as a link, the source and the day.
pub(super) fn markdown(printed: &PrintedArticle<'_>) -> String {
    let title = CleanText::line(&printed.article.title);
    let mut item = match printed.article.source() {
        Some(url) => format!("- {}", link(&title, url)),
        None => format!("- {}", begun(escaped(&title))),
    };
    let source = printed.text(Attribute::Source).filter(|label| !label.is_empty());
    let date = printed.text(Attribute::Date);
    let day = date.as_deref().map(|date| date.get(..10).unwrap_or(date).to_owned());
    let rest: Vec<String> =
        source.map(|label| escaped(&CleanText::line(&label))).into_iter().chain(day).collect();
    if !rest.is_empty() {
        item.push_str(" — ");
        item.push_str(&rest.join(", "));
    }
    item
}

/// A parsed `--format`.
#[derive(Debug)]
pub(super) struct Format(Vec<FormatPart>);

#[derive(Debug)]
enum FormatPart {
    Text(String),
    Attribute(Attribute),
    Key(CleanText),
}

impl Format {
    /// Parses a format. Every brace has a partner, and every field a name.
    pub(super) fn parse(text: &str) -> Result<Self, CommandMessage> {
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
                    let (name, after) = after.split_once('}').ok_or(CommandMessage::FormatNotClosed)?;
                    if !plain.is_empty() {
                        pieces.push(FormatPart::Text(std::mem::take(&mut plain)));
                    }
                    pieces.push(field(name)?);
                    rest = after;
                    continue;
                }
                '}' => return Err(CommandMessage::FormatNotOpened),
                other => plain.push_str(&CleanText::piece(other.encode_utf8(&mut [0; 4]))),
            }
            rest = after;
        }
        if !plain.is_empty() {
            pieces.push(FormatPart::Text(plain));
        }
        Ok(Self(pieces))
    }

    /// Checks that some article has each front matter key of the format. The error suggests an attribute.
    pub(super) fn check(&self, library: &Library) -> Result<(), CommandMessage> {
        for piece in &self.0 {
            let FormatPart::Key(name) = piece else { continue };
            if !library.has_key(name) {
                let phrase = CommandMessage::NoSuchFormatField { name: name.clone() };
                return Err(
                    phrase.suggesting(nearest(name, Attribute::ALL.iter().map(|attribute| attribute.name())))
                );
            }
        }
        Ok(())
    }

    /// The line of an article, without a line break.
    pub(super) fn of(&self, id: ArticleId, printed: &PrintedArticle<'_>) -> String {
        let mut line = String::new();
        for piece in &self.0 {
            let value = match piece {
                FormatPart::Text(text) => {
                    line.push_str(text);
                    continue;
                }
                FormatPart::Attribute(attribute) => printed.text(*attribute),
                FormatPart::Key(name) => printed.library.key_value(id, printed.article, name),
            };
            line.push_str(&CleanText::line(&value.unwrap_or_default()));
        }
        line
    }
}

/// The attribute with this name, else the front matter key.
fn field(name: &str) -> Result<FormatPart, CommandMessage> {
    let wanted = key_name(name);
    if wanted.is_empty() {
        return Err(CommandMessage::FormatWithoutName);
    }
    let attribute = Attribute::ALL.iter().find(|attribute| key_name(attribute.name()) == wanted);
    let key = || CleanText::line(name).cut_to_graphemes(crate::limits::QUOTED_GRAPHEMES);
    Ok(attribute.map_or_else(|| FormatPart::Key(key()), |attribute| FormatPart::Attribute(*attribute)))
}

#[cfg(test)]
mod tests;
