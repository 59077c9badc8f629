//! Texts made of an article: its citation, its Markdown link, and the file name that an export proposes. Floor 3,
//! part of [`app`](crate::app). Copying and writing is left to `app::update` and the runtime.

use crate::markdown::write;
use crate::model::{Article, ExportFormat};
use crate::page::date_in_words;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Characters of the longest proposed file name, without its extension.
const NAME_CHARACTERS: usize = 60;

/// Author, title, source, date and link, as far as they are known, separated by commas. `source` is the name
/// of the source, empty if unknown.
pub fn citation(article: &Article, source: &CleanText) -> CleanText {
    let mut parts = Vec::new();
    parts.extend(article.author.clone());
    parts.push(Phrase::Quoted { text: article.title.clone() }.text());
    parts.extend((!source.is_empty()).then(|| source.clone()));
    parts.extend(article.date.map(date_in_words));
    parts.extend(article.source().map(|url| CleanText::line(url.as_str())));
    CleanText::joined(&parts, ", ")
}

/// The title as a Markdown link to the source, or just the escaped title if there is no source link.
pub fn markdown_link(article: &Article) -> CleanText {
    CleanText::line(&match article.source() {
        Some(url) => write::link(&article.title, url),
        None => write::escaped(&article.title),
    })
}

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
    use crate::frontmatter;
    use crate::model::ArticlePath;
    use jiff::civil;

    #[test]
    fn citation_omits_unknown_parts() {
        let read = |text: &str| {
            let path = ArticlePath::new("a.md".into());
            frontmatter::read(&path, text.as_bytes(), civil::date(2026, 11, 22)).article
        };
        let whole = read(
            "---\ntitle: A [light]\nauthor: A. Keeper\ndate: 2024-07-05\nsourceUrl: https://e.org/a(b)\n---\n",
        );
        let source = CleanText::line("Harbour News");
        assert_eq!(
            *citation(&whole, &source),
            *"A. Keeper, “A [light]”, Harbour News, 5 July 2024, https://e.org/a(b)"
        );
        assert_eq!(*markdown_link(&whole), *"[A \\[light\\]](https://e.org/a\\(b\\))");
        let bare = read("---\ntitle: Alone\n---\n");
        assert_eq!(*citation(&bare, &CleanText::default()), *"“Alone”");
        assert_eq!(*markdown_link(&bare), *"Alone");
    }

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
