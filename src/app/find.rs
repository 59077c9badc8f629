//! Finding a text inside the open article.
//!
//! The rows are what is searched, because they are what one sees: a text that goes on in the next row is
//! found as if the row did not end. Case, accents, ligatures and the shapes of quotes and dashes do not
//! count.

use std::ops::Range;

use tui_input::Input;

use crate::limits;
use crate::model::ArticlePath;
use crate::text::{Role, Row, fold};

/// A text that is looked for in the article.
#[derive(Clone, Debug)]
pub struct TextFind {
    /// What is looked for.
    pub line: Input,
    /// Whether it is being typed.
    pub typing: bool,
    /// The article that was searched.
    pub path: ArticlePath,
    /// The row that the window began with before anything was typed.
    pub before: usize,
    /// Where it stands, from the top; at most [`limits::MATCHES`].
    pub matches: Vec<Match>,
    /// The match that the window was brought to.
    pub current: usize,
    letters: Letters,
}

/// A place where a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The rows that it stands in, from the top, and which bytes of each; never empty.
    pub parts: Vec<(usize, Range<usize>)>,
}

impl Match {
    /// The first row.
    #[must_use]
    pub fn row(&self) -> usize {
        self.parts.first().map_or(0, |(row, _)| *row)
    }

    fn last_row(&self) -> usize {
        self.parts.last().map_or(0, |(row, _)| *row)
    }
}

impl TextFind {
    /// Nothing is looked for yet in an article with these rows.
    #[must_use]
    pub fn new(path: ArticlePath, rows: &[Row], before: usize) -> Self {
        let letters = Letters::of(rows);
        Self { line: Input::default(), typing: true, path, before, matches: Vec::new(), current: 0, letters }
    }

    /// What is looked for is another text: the match nearest under the row `from` is the current one.
    pub fn look(&mut self, from: usize) {
        self.matches = self.letters.find(self.line.value());
        self.current = self.matches.iter().position(|found| found.row() >= from).unwrap_or(0);
    }

    /// The same article has other rows: the matches stand elsewhere, in the same order.
    pub fn lay_out(&mut self, rows: &[Row]) {
        self.letters = Letters::of(rows);
        self.matches = self.letters.find(self.line.value());
        self.current = self.current.min(self.matches.len().saturating_sub(1));
    }

    /// What is found in a row: the bytes, and whether they belong to the current match.
    pub fn in_row(&self, row: usize) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self.matches.partition_point(|found| found.last_row() < row);
        let here =
            self.matches.iter().enumerate().skip(first).take_while(move |(_, found)| found.row() <= row);
        here.flat_map(move |(index, found)| {
            let parts = found.parts.iter().filter(move |(at, _)| *at == row);
            parts.map(move |(_, range)| (range.clone(), index == self.current))
        })
    }
}

/// A letter as it is compared, and where it stands.
#[derive(Clone, Debug)]
struct Letter {
    folded: char,
    row: usize,
    range: Range<usize>,
}

/// The end of a row whose text goes on in the next.
const ROW_ENDS: char = '\n';
/// The end of a paragraph: no text is found across it.
const TEXT_ENDS: char = '\r';

/// The letters of an article one after another.
#[derive(Clone, Debug, Default)]
struct Letters(Vec<Letter>);

impl Letters {
    fn of(rows: &[Row]) -> Self {
        let mut letters = Vec::new();
        for (row, text) in rows.iter().enumerate() {
            let mut start = 0;
            let mut is_empty = true;
            for span in &text.spans {
                // The bars of quotes and the bullets of lists stand between the words of a text.
                if span.role != Role::Mark {
                    push(&span.text, start, row, &mut letters);
                    is_empty = false;
                }
                start += span.text.len();
            }
            let folded = if is_empty { TEXT_ENDS } else { ROW_ENDS };
            push_letter(Letter { folded, row, range: 0..0 }, &mut letters);
        }
        Self(letters)
    }

    fn find(&self, text: &str) -> Vec<Match> {
        let folded = fold(text);
        let mut found = Vec::new();
        if folded.trim().is_empty() {
            return found;
        }
        let mut wanted: Vec<char> = folded.chars().collect();
        wanted.dedup_by(|second, first| *second == ' ' && *first == ' ');
        let mut at = 0;
        while at < self.0.len() && found.len() < limits::MATCHES {
            match self.end(at, &wanted) {
                Some(end) => {
                    found.extend(self.place(at..end));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Where the text ends that begins with the letter at `at`, when it is the wanted one.
    fn end(&self, mut at: usize, wanted: &[char]) -> Option<usize> {
        for (index, &letter) in wanted.iter().enumerate() {
            let mut here = self.0.get(at)?.folded;
            if here == ROW_ENDS && index > 0 && letter != ' ' {
                // A word that was broken goes on in the next row.
                at += 1;
                here = self.0.get(at)?.folded;
            }
            let is_same = here == letter || (here == ROW_ENDS && index > 0 && letter == ' ');
            if !is_same {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    fn place(&self, letters: Range<usize>) -> Option<Match> {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for letter in self.0.get(letters)?.iter().filter(|letter| !letter.range.is_empty()) {
            match parts.last_mut().filter(|(row, _)| *row == letter.row) {
                Some((_, range)) => range.end = letter.range.end,
                None => parts.push((letter.row, letter.range.clone())),
            }
        }
        (!parts.is_empty()).then_some(Match { parts })
    }
}

/// Adds the letters of a text that begins at the byte `start` of its row.
fn push(text: &str, start: usize, row: usize, letters: &mut Vec<Letter>) {
    let mut bytes = [0; 4];
    for (at, character) in text.char_indices() {
        let range = start + at..start + at + character.len_utf8();
        if character.is_ascii() {
            push_letter(Letter { folded: character.to_ascii_lowercase(), row, range }, letters);
            continue;
        }
        let folded = fold(character.encode_utf8(&mut bytes));
        for folded in folded.chars() {
            push_letter(Letter { folded, row, range: range.clone() }, letters);
        }
    }
}

/// Adds a letter; a space and the end of a row are one space, however many there are.
fn push_letter(letter: Letter, letters: &mut Vec<Letter>) {
    let is_space = |letter: &Letter| matches!(letter.folded, ' ' | ROW_ENDS);
    if !(is_space(&letter) && letters.last().is_some_and(is_space)) {
        letters.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::layout::wrap_text;
    use crate::text::CleanText;
    use proptest::prelude::*;

    fn found(rows: &[Row], text: &str) -> Vec<Vec<String>> {
        let part = |(row, range): &(usize, Range<usize>)| {
            format!("{row}:{}", rows[*row].plain().get(range.clone()).unwrap())
        };
        Letters::of(rows).find(text).iter().map(|found| found.parts.iter().map(part).collect()).collect()
    }

    #[test]
    fn a_text_is_found_across_rows_whatever_its_accents() {
        let mut quote = Row::of(CleanText::piece("│ "), Role::Mark);
        quote.push(CleanText::line("light of Œuvre"), Role::Quote);
        let rows = [
            Row::of(CleanText::line("Étude of a drug-"), Role::Text),
            Row::of(CleanText::line("eluting harbour"), Role::Text),
            quote,
            Row::empty(),
            Row::of(CleanText::line("d’été, ETUDE"), Role::Text),
        ];
        for (text, places) in [
            ("etude", vec![vec!["0:Étude"], vec!["4:ETUDE"]]),
            ("drug-eluting", vec![vec!["0:drug-", "1:eluting"]]),
            ("harbour light", vec![vec!["1:harbour", "2:light"]]),
            ("oeuvre", vec![vec!["2:Œuvre"]]),
            ("D'ETE", vec![vec!["4:d’été"]]),
            ("oeuvre d", vec![]),
            ("zebra", vec![]),
            ("  ", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(found(&rows, text), places, "{text}");
        }
    }

    #[test]
    fn the_marks_of_a_row_are_those_that_touch_it() {
        let rows = [
            Row::of(CleanText::line("one two one"), Role::Text),
            Row::of(CleanText::line("two one"), Role::Text),
        ];
        let path = ArticlePath::new("a.md".into());
        let mut find = TextFind::new(path, &rows, 0);
        find.line = Input::new("one two".into());
        find.look(0);
        assert_eq!(find.in_row(0).collect::<Vec<_>>(), [(0..7, true), (8..11, false)]);
        assert_eq!(find.in_row(1).collect::<Vec<_>>(), [(0..3, false)]);
        assert_eq!(find.in_row(2).count(), 0);
        find.look(1);
        assert_eq!(find.current, 0, "nothing begins below, so it is the first one");
    }

    proptest! {
        #[test]
        fn every_word_of_a_text_is_found_in_every_width(text in "[a-zéœ’ -]{1,80}", columns in 1_usize..30, from in 0_usize..20, length in 1_usize..12) {
            let clean = CleanText::line(&text);
            let rows = wrap_text(&clean, Role::Text, columns);
            let words: Vec<&str> = clean.split(' ').collect();
            let wanted: Vec<&str> = words.iter().copied().skip(from % words.len()).take(length).collect();
            let wanted = wanted.join(" ");
            let matches = Letters::of(&rows).find(&wanted);
            prop_assert!(wanted.trim().is_empty() || !matches.is_empty(), "{wanted:?} in {rows:?}");
            for found in &matches {
                for (row, range) in &found.parts {
                    prop_assert!(rows[*row].plain().get(range.clone()).is_some_and(|part| !part.is_empty()));
                }
            }
            prop_assert!(matches.windows(2).all(|two| two[0].row() <= two[1].row()));
        }
    }
}
