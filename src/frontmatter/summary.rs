//! What feeds add to summaries, and what they cut off.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Only the trailer goes; the mark of the cut
//! stays, because it tells the reader that the text goes on elsewhere.

/// Longest name of a site in a trailer, in bytes.
const LONGEST_SITE: usize = 200;

/// Longest half of a trailer that stands behind the mark of a cut, in bytes.
const LONGEST_HALF: usize = 400;

/// A summary without its trailer “The post … appeared first on … .”, in English or French.
pub fn without_trailer(summary: &str) -> &str {
    const TRAILERS: [(&str, &str); 6] = [
        ("The post ", " appeared first on "),
        ("This post ", " appeared first on "),
        ("The article ", " appeared first on "),
        ("L’article ", " est apparu en premier sur "),
        ("L'article ", " est apparu en premier sur "),
        ("Cet article ", " est apparu en premier sur "),
    ];
    for (begin, middle) in TRAILERS {
        let Some((before, site)) = summary.rsplit_once(middle) else { continue };
        if site.len() > LONGEST_SITE {
            continue;
        }
        // The title in between may begin with the same words.
        let Some((mut kept, _)) = before.rsplit_once(begin).filter(|(kept, _)| starts_sentence(kept)) else {
            continue;
        };
        while let Some(shorter) =
            kept.trim_end().strip_suffix(begin.trim_end()).filter(|s| starts_sentence(s))
        {
            kept = shorter;
        }
        return kept.trim_end();
    }
    without_half_trailer(summary)
}

/// A summary without the beginning of a trailer that was itself cut off: `[…] The post Why?`.
/// Only the mark of the first cut tells it from a sentence.
fn without_half_trailer(summary: &str) -> &str {
    for begin in ["The post ", "L’article ", "L'article "] {
        let Some((before, title)) = summary.rsplit_once(begin) else { continue };
        let before = before.trim_end();
        if title.len() <= LONGEST_HALF && (before.ends_with("[…]") || before.ends_with("[...]")) {
            return before;
        }
    }
    summary
}

/// Whether what comes after this text is a word of its own.
fn starts_sentence(before: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
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
        for (summary, kept) in [
            ("A text […] The post A title appeared first on A site .", "A text […]"),
            ("The post office burned. The post A title appeared first on A site.", "The post office burned."),
            ("A. The post The post pandemic world appeared first on A site.", "A."),
            ("Un texte […] L’article Un titre est apparu en premier sur Un site.", "Un texte […]"),
            ("Un texte. L'article Un titre est apparu en premier sur Un site.", "Un texte."),
            ("The post A appeared first on B.", ""),
            ("It appeared first on television.", "It appeared first on television."),
            ("A text […] The post Why a title?", "A text […]"),
            ("A text. The post Why a title?", "A text. The post Why a title?"),
            ("A text.", "A text."),
            ("", ""),
        ] {
            assert_eq!(without_trailer(summary), kept, "{summary}");
        }
        let long = format!("The post A appeared first on {}", "b ".repeat(200));
        assert_eq!(without_trailer(&long), long);
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
