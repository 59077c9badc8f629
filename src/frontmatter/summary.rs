//! Removes the trailers that feeds append to summaries, and detects truncated summaries.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Only the trailer is removed. The ellipsis of a
//! truncated summary stays, because it shows that the text continues elsewhere.

use memchr::memmem;

use crate::limits;
use crate::text::trailer_start;

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

/// Whether the summary ends with an ellipsis, so the feed truncated it.
pub fn is_truncated(summary: &str) -> bool {
    let end = summary.trim_end();
    ["…", "...", "[…]", "[...]", "(…)", "(...)"].iter().any(|mark| end.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

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
