//! Writing articles to a file: the formats and the name that is proposed.

use crate::text::CleanText;

/// How articles are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Markdown, with the text of each article as its file has it.
    Markdown,
    /// A web page.
    Html,
    /// An array of objects, those of `vigie list --json` with the text.
    Json,
    /// A table with a line for each article, without the text.
    Csv,
}

impl ExportFormat {
    /// The ending of a file of this format.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Csv => "CSV",
        }
    }
}

/// The longest proposed name without its ending, in characters.
const NAME_CHARACTERS: usize = 60;

/// A name for a file, made of a text: letters, digits and hyphens, so that no shell and no file system has
/// a quarrel with it.
#[must_use]
pub fn file_name(text: &CleanText, format: ExportFormat) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() {
            name.extend(character.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let short: String = name.chars().take(NAME_CHARACTERS).collect();
    let short = short.trim_end_matches('-');
    format!("{}.{}", if short.is_empty() { "vigie" } else { short }, format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_name_is_harmless() {
        for (text, name) in [
            ("Papers", "papers.md"),
            ("Été, la mer!", "été-la-mer.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            ("-rf $(id)", "rf-id.md"),
            ("…", "vigie.md"),
        ] {
            assert_eq!(file_name(&CleanText::line(text), ExportFormat::Markdown), name);
        }
        let long = CleanText::line(&"word ".repeat(40));
        assert!(file_name(&long, ExportFormat::Csv).chars().count() <= NAME_CHARACTERS + 4);
    }
}
