//! The sentence that feeds put at the end of a text, “The post … appeared first on …”: finds it, and removes
//! it from summaries. The ellipsis of a truncated summary stays. Floor 0, part of [`text`](crate::text).

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use super::fold_words;
use crate::limits;

/// The beginnings and the middle of the sentence, by language.
const FORMS: [(&[&str], &str); 3] = [
    (&["The post ", "This post ", "The article "], " appeared first on "),
    (&["L’article ", "L'article ", "Cet article ", "L’article\u{a0}"], " est apparu en premier sur "),
    (&["Der Beitrag ", "Der Artikel "], " erschien zuerst auf "),
];

/// Finders of what stands in the middle of each of [`FORMS`]: nearly every text has none of them.
static MIDDLES: LazyLock<[Finder<'static>; FORMS.len()]> =
    LazyLock::new(|| FORMS.map(|(_, middle)| Finder::new(middle)));

/// The byte in `text` at which a trailer begins that ends the text. `title` resolves the case in which the title
/// itself contains a beginning of the sentence.
pub fn trailer_start(text: &str, title: &str) -> Option<usize> {
    FORMS.iter().zip(&*MIDDLES).find_map(|((beginnings, middle), finder)| {
        // A longer end is no name of a site, so only the end of the text is searched.
        let end = text.len().saturating_sub(middle.len() + limits::SITE_BYTES);
        let end = (end..=text.len()).find(|&end| text.is_char_boundary(end))?;
        let searched = text.get(end..)?;
        let middle_start = finder.find_iter(searched.as_bytes()).last()?;
        let site = searched.get(middle_start + middle.len()..)?;
        let before = text.get(..text.len() - site.len() - middle.len())?;
        // If more sentences follow the name of the site, it is not the end of a text.
        let name = site.trim_end().trim_end_matches('.');
        if [". ", "! ", "? "].iter().any(|end| name.contains(end)) {
            return None;
        }
        if let Some(start) = exact_beginning(before, beginnings, title) {
            return Some(start);
        }
        let last = last_beginning(before, beginnings)?;
        // The title may contain the words "the post" itself: then the sentence begins before the title.
        let earlier = before.get(..last.0).and_then(|before| last_beginning(before, beginnings));
        let names_title = |&(start, length): &(usize, usize)| {
            fold_words(before.get(start + length..).unwrap_or_default()) == fold_words(title)
        };
        let naming = [Some(last), earlier].into_iter().flatten().find(names_title);
        Some(naming.unwrap_or(last).0)
    })
}

/// Where in `text` the last beginning of the sentence starts, unless inside a word, and its length in bytes.
fn last_beginning(text: &str, beginnings: &[&str]) -> Option<(usize, usize)> {
    let found = beginnings.iter().filter_map(|beginning| {
        Some((memmem::rfind(text.as_bytes(), beginning.as_bytes())?, beginning.len()))
    });
    found.max().filter(|&(start, _)| !is_inside_word(text, start))
}

/// The place of the beginning if the exact title follows it, which is mostly so.
fn exact_beginning(text: &str, beginnings: &[&str], title: &str) -> Option<usize> {
    let before = text.trim_end().strip_suffix(title)?;
    let begins = beginnings.iter().filter_map(|beginning| before.strip_suffix(beginning)).map(str::len);
    begins.max().filter(|&start| !title.is_empty() && !is_inside_word(text, start))
}

fn is_inside_word(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|text| text.ends_with(char::is_alphanumeric))
}

/// A summary without its trailer “The post … appeared first on …”. A truncated one, `[…] The post Why?`, goes too:
/// only the ellipsis before it distinguishes it from a sentence.
pub fn without_trailer<'a>(summary: &'a str, title: &str) -> &'a str {
    if let Some(kept) = trailer_start(summary, title).and_then(|start| summary.get(..start)) {
        return kept.trim_end();
    }
    let halves = ["The post ", "L’article ", "L'article "].into_iter().filter_map(|begin| {
        let (before, title) = summary.rsplit_once(begin)?;
        (title.len() <= limits::HALF_TRAILER_BYTES).then_some(before.trim_end())
    });
    let mut cut = halves.filter(|before| before.ends_with("[…]") || before.ends_with("[...]"));
    cut.next().unwrap_or(summary)
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
