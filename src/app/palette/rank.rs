//! Ranks the entries of the command palette by how well they match the typed words.
//!
//! Floor 3, part of [`app`](crate::app). [`palette`](crate::app::palette) decides which entries there are.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::state::palette::PaletteEntry;
use crate::text::{CleanText, fold};

/// An entry with what it is matched against: its name, its descriptions in every language, its keys.
pub(super) type Findable = (PaletteEntry, CleanText, Vec<String>, Vec<String>);

/// The entries that match every typed word, best first. If there is none, the letters of each word only need
/// to occur in the name in that order.
pub(super) fn ranked(typed: &str, entries: &[Findable]) -> Vec<PaletteEntry> {
    let words: Vec<TypedWord> = typed.split_whitespace().map(TypedWord::new).collect();
    let exact = |entry: &Findable| words.iter().try_fold(0, |sum, word| Some(sum + word.score(entry)?));
    let mut scored: Vec<(u32, &Findable)> =
        entries.iter().filter_map(|entry| Some((exact(entry)?, entry))).collect();
    if scored.is_empty() {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let fuzzy = |entry: &Findable, matcher: &mut Matcher| {
            words.iter().try_fold(0, |sum, word| Some(sum + word.fuzzy_score(entry, matcher)?))
        };
        let found = |entry| Some((fuzzy(entry, &mut matcher)?, entry));
        scored = entries.iter().filter_map(found).collect();
    }
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().map(|(_, entry)| entry.0.clone()).collect()
}

/// A typed word in the forms that it is compared in.
struct TypedWord {
    typed: String,
    folded: String,
    fuzzy: Atom,
}

impl TypedWord {
    fn new(typed: &str) -> Self {
        let folded = fold(typed).into_owned();
        let fuzzy = Atom::new(&folded, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy, false);
        Self { typed: typed.to_owned(), folded, fuzzy }
    }

    /// The score of an entry, higher for a better match; `None` if the word does not match. From best to
    /// worst: a key, a whole word of the name, the start of the name, the start of a word of the name, the
    /// start of a word of a description, any part of the name.
    fn score(&self, (_, name, texts, keys): &Findable) -> Option<u32> {
        const KEY: u32 = 1_000;
        const WHOLE_WORD_OF_NAME: u32 = 350;
        const NAME: u32 = 300;
        const WORD_OF_NAME: u32 = 250;
        const WORD_OF_TEXT: u32 = 200;
        const PART_OF_NAME: u32 = 100;
        let name = fold(name);
        if keys.contains(&self.typed) {
            Some(KEY)
        } else if name.split('-').any(|word| word == self.folded) {
            Some(WHOLE_WORD_OF_NAME)
        } else if name.starts_with(&self.folded) {
            Some(NAME)
        } else if self.begins_word_of(&name) {
            Some(WORD_OF_NAME)
        } else if texts.iter().any(|text| self.begins_word_of(text)) {
            Some(WORD_OF_TEXT)
        } else {
            name.contains(&self.folded).then_some(PART_OF_NAME)
        }
    }

    /// Whether a word of the text begins with the typed word.
    fn begins_word_of(&self, text: &str) -> bool {
        text.match_indices(&self.folded).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|letter| !letter.is_alphanumeric())
        })
    }

    /// The score of a fuzzy match, for names that contain the letters of the word in order.
    fn fuzzy_score(&self, (_, name, ..): &Findable, matcher: &mut Matcher) -> Option<u32> {
        let mut characters = Vec::new();
        let name = fold(name);
        self.fuzzy.score(Utf32Str::new(&name, &mut characters), matcher).map(u32::from)
    }
}
