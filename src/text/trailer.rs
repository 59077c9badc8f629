//! The sentence that feeds put at the end of a text: "The post … appeared first on …".
//!
//! Finds where it begins and changes nothing. It is on this floor because summaries and texts both end with
//! it. Floor 0, part of [`text`](crate::text).

use std::sync::LazyLock;

use memchr::memmem::{Finder, FinderRev};

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
#[must_use]
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
}
