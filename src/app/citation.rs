//! Articles as citations and as Markdown links, for the clipboard.
//!
//! Floor 3, part of [`app`](crate::app). Copying them is left to `app::update` and the runtime.

use crate::markdown::write;
use crate::model::{Article, Date, Precision};
use crate::text::CleanText;
use crate::wording::{Phrase, ScreenText};

/// Author, title, source, date and link, as far as they are known, separated by commas. `source` is the name
/// of the source, empty if unknown.
pub fn citation(article: &Article, source: &CleanText) -> CleanText {
    let mut parts = Vec::new();
    parts.extend(article.author.clone());
    parts.push(Phrase::Quoted { text: article.title.clone() }.text());
    parts.extend((!source.is_empty()).then(|| source.clone()));
    parts.extend(article.date.map(date));
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

/// A date in words, as precise as it is known.
fn date(date: Date) -> CleanText {
    let phrase = match date.precision() {
        Precision::Year => ScreenText::Year { year: date.year() },
        Precision::Month => ScreenText::Month { month: date.month(), year: date.year() },
        Precision::Day | Precision::Second => {
            ScreenText::LongDate { day: date.day(), month: date.month(), year: date.year() }
        }
    };
    phrase.text()
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
}
