//! What is found in the rows of the open article: by the text search in it, which ignores case, accents and shapes
//! of quotes, and by the filter, of which [`Highlights`] decides what it highlights. Floor 3, part of
//! [`app`](crate::app). Scrolling to a match is left to `app::update`.

use std::ops::Range;

use tui_input::Input;

use crate::limits;
use crate::model::ArticlePath;
use crate::query::{Field, Highlights};
use crate::text::{Role, Row, fold};

/// Rows searched above and below the window, for phrases that begin or end there.
const AROUND: usize = 4;

/// The state of a search in the article.
#[derive(Clone, Debug)]
pub struct TextFind {
    pub line: Input,
    pub path: ArticlePath,
    /// The first row of the window when the search began.
    pub before: usize,
    /// All matches from the top, at most [`limits::MATCHES`].
    pub matches: Vec<Match>,
    /// Index of the match that the window was scrolled to.
    pub current: usize,
    letters: Letters,
}

/// A place where the typed text was found; it may continue in the next rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The rows with their matching bytes, from the top; never empty.
    pub parts: Vec<(usize, Range<usize>)>,
}

impl Match {
    /// The row it begins in.
    pub fn row(&self) -> usize {
        self.parts.first().map_or(0, |(row, _)| *row)
    }

    fn last_row(&self) -> usize {
        self.parts.last().map_or(0, |(row, _)| *row)
    }
}

impl TextFind {
    /// A search that has no text yet, in an article with these rows.
    pub fn new(path: ArticlePath, rows: &[Row], before: usize) -> Self {
        let letters = Letters::of(rows);
        Self { line: Input::default(), path, before, matches: Vec::new(), current: 0, letters }
    }

    /// Searches for the text in the line. The first match that begins in row `from` or below becomes the
    /// current one, otherwise the first of all.
    pub fn look(&mut self, from: usize) {
        self.matches = self.letters.find(self.line.value());
        self.current = self.matches.iter().position(|found| found.row() >= from).unwrap_or(0);
    }

    /// Searches again after the same article was laid out in other rows. The current match stays the same by
    /// its number.
    pub fn lay_out(&mut self, rows: &[Row]) {
        self.letters = Letters::of(rows);
        self.matches = self.letters.find(self.line.value());
        self.current = self.current.min(self.matches.len().saturating_sub(1));
    }

    /// The matching bytes of a row, each with whether they belong to the current match.
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

/// A character in the form in which it is compared, with its position.
#[derive(Clone, Debug)]
struct Letter {
    folded: char,
    row: usize,
    range: Range<usize>,
}

/// Stands for the end of a row whose text continues in the next.
const ROW_ENDS: char = '\n';
/// Stands for the end of a paragraph, across which nothing matches.
const TEXT_ENDS: char = '\r';

/// All characters of an article, in order.
#[derive(Clone, Debug, Default)]
struct Letters(Vec<Letter>);

impl Letters {
    fn of(rows: &[Row]) -> Self {
        let mut letters = Vec::new();
        for (row, text) in rows.iter().enumerate() {
            let mut start = 0;
            let mut is_empty = true;
            for span in &text.spans {
                // Bars of quotes and bullets of lists interrupt the text; skip them.
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

    /// The index after the last letter of `wanted`, if it is found at index `at`.
    fn end(&self, mut at: usize, wanted: &[char]) -> Option<usize> {
        for (index, &letter) in wanted.iter().enumerate() {
            let mut here = self.0.get(at)?.folded;
            if here == ROW_ENDS && index > 0 && letter != ' ' {
                // A word broken at the end of the row continues in the next.
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

/// Adds a character. Consecutive spaces and row ends count as one.
fn push_letter(letter: Letter, letters: &mut Vec<Letter>) {
    let is_space = |letter: &Letter| matches!(letter.folded, ' ' | ROW_ENDS);
    if !(is_space(&letter) && letters.last().is_some_and(is_space)) {
        letters.push(letter);
    }
}

/// The fields of the filter that are highlighted in a row.
fn fields(row: &Row) -> &'static [Field] {
    match row.spans.first().map(|span| span.role) {
        Some(Role::Title) => &[Field::Title],
        Some(Role::Fact | Role::Tag) => &[Field::Source, Field::Host, Field::Tag, Field::Author],
        Some(_) | None => &[Field::Body, Field::Summary],
    }
}

/// The byte ranges to highlight in each of the `height` rows from `top` on. Empty if nothing can be highlighted.
pub fn marked_rows(marks: &Highlights, rows: &[Row], top: usize, height: usize) -> Vec<Vec<Range<usize>>> {
    let end = top.saturating_add(height).min(rows.len());
    if marks.is_empty() || top >= end {
        return Vec::new();
    }
    let mut marked = vec![Vec::new(); end - top];
    let mut first = top.saturating_sub(AROUND);
    let searched = rows.get(first..end.saturating_add(AROUND).min(rows.len())).unwrap_or_default();
    for rows in searched.chunk_by(|above, row| fields(above) == fields(row)) {
        let texts: Vec<String> = rows.iter().map(Row::plain).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for &place in rows.first().map_or(&[][..], fields) {
            for (index, ranges) in marks.ranges_across(place, &texts).into_iter().enumerate() {
                if let Some(row) = (first + index).checked_sub(top).and_then(|row| marked.get_mut(row)) {
                    row.extend(ranges);
                }
            }
        }
        first += rows.len();
    }
    // Several kinds of text may have highlighted the same bytes.
    for ranges in &mut marked {
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        ranges.dedup();
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::layout::wrap_text;
    use crate::query::Query;
    use crate::text::CleanText;
    use proptest::prelude::*;

    fn found(rows: &[Row], text: &str) -> Vec<Vec<String>> {
        let part = |(row, range): &(usize, Range<usize>)| {
            format!("{row}:{}", rows[*row].plain().get(range.clone()).unwrap())
        };
        Letters::of(rows).find(text).iter().map(|found| found.parts.iter().map(part).collect()).collect()
    }

    #[test]
    fn text_is_found_across_rows_and_without_accents() {
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
    fn matches_of_a_row_include_those_that_only_touch_it() {
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
        assert_eq!(find.current, 0, "no match begins in row 1 or below, so the first one is current");
    }

    fn shown(query: &str, top: usize, height: usize) -> Vec<String> {
        let row = |text: &str, role| {
            if text.is_empty() { Row::empty() } else { Row::of(CleanText::line(text), role) }
        };
        let rows = [
            row("Étude of a drug-", Role::Title),
            row("eluting stent", Role::Title),
            row("", Role::Text),
            row("5 July 2024 · Harbour News", Role::Fact),
            row("example.org · Étude", Role::Fact),
            row("", Role::Text),
            row("An étude is a drug", Role::Text),
            row("eluting harbour.", Role::Text),
        ];
        let marks = Highlights::of(&Query::parse(query).unwrap());
        let marked = marked_rows(&marks, &rows, top, height);
        let text = |(index, ranges): (usize, Vec<Range<usize>>)| {
            let plain = rows[top + index].plain();
            ranges
                .into_iter()
                .map(move |range| format!("{}:{}", top + index, plain.get(range).unwrap()))
                .collect::<Vec<_>>()
        };
        marked.into_iter().enumerate().flat_map(text).collect()
    }

    #[test]
    fn each_part_of_an_article_is_highlighted_by_its_fields() {
        assert_eq!(shown("etude", 0, 8), ["0:Étude", "4:Étude", "6:étude"]);
        assert_eq!(shown("title:etude", 0, 8), ["0:Étude"]);
        assert_eq!(shown("tag:etude", 0, 8), ["4:Étude"]);
        assert_eq!(shown("source:harbour", 0, 8), ["3:Harbour"]);
        assert_eq!(shown("body:harbour", 0, 8), ["7:harbour"]);
        assert_eq!(shown("", 0, 8), [""; 0]);
    }

    #[test]
    fn phrases_continue_across_rows_and_the_edge_of_the_window() {
        assert_eq!(shown("drug-eluting", 0, 8), ["0:drug", "1:eluting", "6:drug", "7:eluting"]);
        assert_eq!(shown("drug-eluting", 7, 1), ["7:eluting"]);
        assert_eq!(shown("drug-eluting", 1, 1), ["1:eluting"]);
        assert_eq!(shown("etude", 9, 4), [""; 0]);
    }

    proptest! {
        #[test]
        fn words_of_a_text_are_found_at_every_width(text in "[a-zéœ’ -]{1,80}", columns in 1_usize..30, from in 0_usize..20, length in 1_usize..12) {
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
