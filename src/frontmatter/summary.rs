//! What feeds add to summaries, and what they cut off.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Only the trailer goes; the mark of the cut
//! stays, because it tells the reader that the text goes on elsewhere.

use memchr::memmem;

use crate::limits;
use crate::text::trailer_start;

/// A summary without its trailer “The post … appeared first on … .”, in English or French.
pub fn without_trailer<'a>(summary: &'a str, title: &str) -> &'a str {
    match trailer_start(summary, title).and_then(|start| summary.get(..start)) {
        Some(kept) => kept.trim_end(),
        None => without_half_trailer(summary),
    }
}

/// A summary without the beginning of a trailer that was itself cut off: `[…] The post Why?`.
/// Only the mark of the first cut tells it from a sentence.
fn without_half_trailer(summary: &str) -> &str {
    for begin in ["The post ", "L’article ", "L'article "] {
        if memmem::find(summary.as_bytes(), begin.as_bytes()).is_none() {
            continue;
        }
        let Some((before, title)) = summary.rsplit_once(begin) else { continue };
        let before = before.trim_end();
        if title.len() <= limits::HALF_TRAILER_BYTES && (before.ends_with("[…]") || before.ends_with("[...]"))
        {
            return before;
        }
    }
    summary
}

/// Whether the source cut the summary off.
pub fn is_truncated(summary: &str) -> bool {
    let end = summary.trim_end();
    ["…", "...", "[…]", "[...]", "(…)", "(...)"].iter().any(|mark| end.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers_go() {
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
    fn cuts_are_seen() {
        for cut in ["a […]", "a [...]", "a…", "a...", "a [… ]…"] {
            assert!(is_truncated(cut), "{cut}");
        }
        for whole in ["a.", "… a", "[…] a", ""] {
            assert!(!is_truncated(whole), "{whole}");
        }
    }
}
