//! The sentence that feeds put at the end: "The post … appeared first on …".
//!
//! Floor 0, because summaries and texts end with it alike. It finds where the sentence begins and changes nothing.

use std::sync::LazyLock;

use memchr::memmem::{Finder, FinderRev};

use super::fold_words;
use crate::limits;

/// The beginnings and middles of the sentence.
const FORMS: [(&[&str], &str); 3] = [
    (&["The post ", "This post ", "The article "], " appeared first on "),
    (&["L’article ", "L'article ", "Cet article ", "L’article\u{a0}"], " est apparu en premier sur "),
    (&["Der Beitrag ", "Der Artikel "], " erschien zuerst auf "),
];

/// A form made ready for searching: every article is searched for it twice.
struct Form {
    beginnings: Vec<FinderRev<'static>>,
    middle: Finder<'static>,
    last_middle: FinderRev<'static>,
}

static READY: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form = |(beginnings, middle): &(&'static [&'static str], &'static str)| Form {
        beginnings: beginnings.iter().map(|beginning| FinderRev::new(*beginning)).collect(),
        middle: Finder::new(*middle),
        last_middle: FinderRev::new(*middle),
    };
    FORMS.iter().map(form).collect()
});

impl Form {
    /// The last beginning of the sentence in a text, where it begins a sentence, and its length.
    fn last_beginning(&self, text: &str) -> Option<(usize, usize)> {
        let found =
            |beginning: &FinderRev<'_>| Some((beginning.rfind(text.as_bytes())?, beginning.needle().len()));
        let last = self.beginnings.iter().filter_map(found).max();
        last.filter(|&(start, _)| starts_sentence(text.get(..start).unwrap_or_default()))
    }
}

/// Where in `text` the trailer begins that goes to its end, if there is one.
///
/// The title decides where it begins when the beginning of the sentence stands in the title, too.
#[must_use]
pub fn trailer_start(text: &str, title: &str) -> Option<usize> {
    READY.iter().find_map(|form| {
        // Most texts have none, and looking from the front is many times faster.
        form.middle.find(text.as_bytes())?;
        let at = form.last_middle.rfind(text.as_bytes())?;
        let site = text.get(at + form.middle.needle().len()..)?;
        if site.len() > limits::SITE_BYTES || has_more_sentences(site) {
            return None;
        }
        let before = text.get(..at)?;
        let last = form.last_beginning(before)?;
        // Mostly to the letter, which is seen without folding.
        let is_title = |named: &str| named.trim() == title || fold_words(named) == fold_words(title);
        let names_title = |start: usize, length: usize| before.get(start + length..).is_some_and(is_title);
        if names_title(last.0, last.1) {
            return Some(last.0);
        }
        // A title with the words "the post" in it: the sentence begins before the title.
        let earlier = before.get(..last.0).and_then(|before| form.last_beginning(before));
        let earlier = earlier.filter(|&(start, length)| names_title(start, length));
        Some(earlier.map_or(last.0, |(start, _)| start))
    })
}

/// Whether what comes after this text is a word of its own.
fn starts_sentence(before: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
}

/// Whether the text after the middle goes on behind the name of the site.
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
