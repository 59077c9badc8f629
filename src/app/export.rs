//! The file name that the prompt of an export proposes.
//!
//! Floor 3, part of [`app`](crate::app). `io::export` writes the file.

use crate::text::CleanText;

pub use crate::model::ExportFormat;

/// Characters of the longest proposed name, without its extension.
const NAME_CHARACTERS: usize = 60;

/// A file name made from a text. It has only letters, digits and hyphens, so that every shell and file system
/// accepts it.
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
    fn proposed_names_are_safe_for_shells_and_file_systems() {
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
