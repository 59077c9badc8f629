//! The sentence that feeds put at the end of a text: "The post … appeared first on …".
//!
//! Finds it at the end of texts, and removes it from summaries. The ellipsis of a truncated summary stays, because
//! it shows that the text continues elsewhere. Floor 0, part of [`text`](crate::text).

use std::sync::LazyLock;

use memchr::memmem::{self, Finder, FinderRev};

use super::fold_words;
use crate::limits;

/// The beginnings and the middle of the sentence, by language.
const FORMS: [(&[&str], &str); 3] = [
    (&["The post ", "This post ", "The article "], " appeared first on "),
    (&["L’article ", "L'article ", "Cet article ", "L’article\u{a0}"], " est apparu en premier sur "),
    (&["Der Beitrag ", "Der Artikel "], " erschien zuerst auf "),
];

/// A form prepared for searching, because every article is searched for it twice.
struct TrailerForm {
    beginnings: Vec<FinderRev<'static>>,
    middle: Finder<'static>,
    last_middle: FinderRev<'static>,
}

static READY: LazyLock<Vec<TrailerForm>> = LazyLock::new(|| {
    let form = |(beginnings, middle): &(&'static [&'static str], &'static str)| TrailerForm {
        beginnings: beginnings.iter().map(|beginning| FinderRev::new(*beginning)).collect(),
        middle: Finder::new(*middle),
        last_middle: FinderRev::new(*middle),
    };
    FORMS.iter().map(form).collect()
});

impl TrailerForm {
    /// Where in `text` the last beginning of the sentence starts, and its length in bytes; `None` if there is
    /// none, or if it is inside a word.
    fn last_beginning(&self, text: &str) -> Option<(usize, usize)> {
        let found =
            |beginning: &FinderRev<'_>| Some((beginning.rfind(text.as_bytes())?, beginning.needle().len()));
        let last = self.beginnings.iter().filter_map(found).max();
        last.filter(|&(start, _)| starts_sentence(text.get(..start).unwrap_or_default()))
    }
}

/// The byte in `text` at which a trailer begins that ends the text; `None` if there is no such trailer.
///
/// `title` resolves the case in which the title itself contains a beginning of the sentence.
pub fn trailer_start(text: &str, title: &str) -> Option<usize> {
    READY.iter().find_map(|form| {
        // Most texts have no trailer, and searching forwards is many times faster.
        form.middle.find(text.as_bytes())?;
        let at = form.last_middle.rfind(text.as_bytes())?;
        let site = text.get(at + form.middle.needle().len()..)?;
        if site.len() > limits::SITE_BYTES || has_more_sentences(site) {
            return None;
        }
        let before = text.get(..at)?;
        let last = form.last_beginning(before)?;
        // The trailer mostly has the exact title, so folding is rarely needed.
        let is_title = |named: &str| named.trim() == title || fold_words(named) == fold_words(title);
        let names_title = |start: usize, length: usize| before.get(start + length..).is_some_and(is_title);
        if names_title(last.0, last.1) {
            return Some(last.0);
        }
        // The title contains the words "the post": the sentence begins before the title.
        let earlier = before.get(..last.0).and_then(|before| form.last_beginning(before));
        let earlier = earlier.filter(|&(start, length)| names_title(start, length));
        Some(earlier.map_or(last.0, |(start, _)| start))
    })
}

/// A summary without its trailer “The post … appeared first on …”, in English or French.
pub fn without_trailer<'a>(summary: &'a str, title: &str) -> &'a str {
    match trailer_start(summary, title).and_then(|start| summary.get(..start)) {
        Some(kept) => kept.trim_end(),
        None => without_half_trailer(summary),
    }
}

/// A summary without a trailer that was itself truncated: `[…] The post Why?`. Only the ellipsis before it
/// distinguishes it from a sentence.
fn without_half_trailer(summary: &str) -> &str {
    let beginnings = ["The post ", "L’article ", "L'article "];
    let found =
        beginnings.iter().filter(|begin| memmem::find(summary.as_bytes(), begin.as_bytes()).is_some());
    let mut kept = found.filter_map(|begin| {
        let (before, title) = summary.rsplit_once(begin)?;
        let is_short = title.len() <= limits::HALF_TRAILER_BYTES;
        Some(before.trim_end())
            .filter(|before| is_short && (before.ends_with("[…]") || before.ends_with("[...]")))
    });
    kept.next().unwrap_or(summary)
}

/// Whether the summary ends with an ellipsis, so the feed truncated it.
pub fn is_truncated(summary: &str) -> bool {
    let end = summary.trim_end();
    ["…", "...", "[…]", "[...]", "(…)", "(...)"].iter().any(|mark| end.ends_with(mark))
}

/// Whether a sentence can begin after this text: it does not end inside a word.
fn starts_sentence(before: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
}

/// Whether more sentences follow the name of the site.
fn has_more_sentences(site: &str) -> bool {
    let site = site.trim_end().trim_end_matches('.');
    site.contains(". ") || site.contains("! ") || site.contains("? ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers_are_found_at_the_end_only() {
        for (text, title, left) in [
            ("News. The post A title appeared first on A Site .", "A title", "News. "),
            ("News […] L’article Un titre est apparu en premier sur Un site.", "Un titre", "News […] "),
            ("The post A title appeared first on A Site.", "other", ""),
            ("X. The post The post office appeared first on S.", "The post office", "X. "),
            ("The post X appeared first on S. It was then sold. More.", "X", "whole"),
            ("It appeared first on television.", "X", "whole"),
            ("Plain.", "X", "whole"),
        ] {
            let shown = trailer_start(text, title).map_or("whole", |start| text.get(..start).unwrap());
            assert_eq!(shown, left, "{text}");
        }
    }

    #[test]
    fn trailers_are_removed() {
        for (summary, title, kept) in [
            ("A text […] The post A title appeared first on A site .", "A title", "A text […]"),
            ("A text […] The post Another appeared first on A site.", "A title", "A text […]"),
            (
                "The post office burned. The post A title appeared first on A site.",
                "A title",
                "The post office burned.",
            ),
            (
                "A. The post The post pandemic world appeared first on A site.",
                "The post pandemic world",
                "A.",
            ),
            (
                "Un texte […] L’article Un titre est apparu en premier sur Un site.",
                "Un titre",
                "Un texte […]",
            ),
            ("Un texte. L'article Un titre est apparu en premier sur Un site.", "Un titre", "Un texte."),
            ("The post A appeared first on B.", "A", ""),
            ("It appeared first on television.", "A", "It appeared first on television."),
            ("A text […] The post Why a title?", "A", "A text […]"),
            ("A text. The post Why a title?", "A", "A text. The post Why a title?"),
            ("A text.", "A", "A text."),
            ("", "A", ""),
        ] {
            assert_eq!(without_trailer(summary, title), kept, "{summary}");
        }
        let long = format!("The post A appeared first on {}", "b ".repeat(200));
        assert_eq!(without_trailer(&long, "A"), long);
    }

    #[test]
    fn truncated_summaries_are_detected() {
        for cut in ["a […]", "a [...]", "a…", "a...", "a [… ]…"] {
            assert!(is_truncated(cut), "{cut}");
        }
        for whole in ["a.", "… a", "[…] a", ""] {
            assert!(!is_truncated(whole), "{whole}");
        }
    }
}
