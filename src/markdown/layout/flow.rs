//! Wraps running text into rows of balanced length. It breaks where Unicode Standard Annex 14 allows it, which
//! keeps `mot !` and `« x »` together; numbers also keep their groups and units, and an address is broken only if
//! it is wider than a row. Blocks are left to [`layout`](super). Floor 1, part of [`markdown`](crate::markdown).

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_segmentation::UnicodeSegmentation;

use crate::limits;
use crate::text::{CleanText, Role, Row, Span, cell_width};

/// A line of text in spans, before it is wrapped.
#[derive(Default)]
pub(super) struct FlowLine {
    /// The spans, and whether each is broken only if it is wider than a row.
    spans: Vec<(Span, bool)>,
}

impl FlowLine {
    pub(super) fn of(text: CleanText, role: Role) -> Self {
        let mut line = Self::default();
        line.push(text, role);
        line
    }

    pub(super) fn push(&mut self, text: CleanText, role: Role) {
        self.add(Span::new(text, role), false);
    }

    /// Adds a span. One that is `solid`, such as an address, is broken only if it is wider than a row.
    pub(super) fn add(&mut self, span: Span, solid: bool) {
        if !span.text.is_empty() {
            self.spans.push((span, solid));
        }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.spans.append(&mut other.spans);
    }

    pub(super) fn width(&self) -> usize {
        self.spans.iter().map(|(span, _)| cell_width(&span.text)).sum()
    }

    fn text(&self) -> CleanText {
        CleanText::joined(self.spans.iter().map(|(span, _)| &span.text), "")
    }

    /// The width of the longest word between spaces, in cells.
    pub(super) fn longest_word(&self) -> usize {
        self.text().split(' ').map(cell_width).max().unwrap_or(0)
    }

    /// Wraps the text into rows of at most `width` cells; there is at least one row.
    pub(super) fn wrap(&self, width: usize) -> Vec<Row> {
        let width = width.max(1);
        let text = self.text();
        let mut ends = Vec::with_capacity(self.spans.len());
        let mut solid = Vec::new();
        let mut at = 0;
        for (span, is_solid) in &self.spans {
            let start = at;
            at += span.text.len();
            ends.push((at, span));
            if *is_solid {
                solid.push(start..at);
            }
        }
        let words = split_long_words(&text, words(&text, &solid), width);
        let mut runs = ends.as_slice();
        let mut rows = Vec::new();
        for line in lines(&words, width) {
            let row = row(&text, line, &mut runs);
            if row.width() > width {
                rows.append(&mut split_by_force(&row, width));
            } else {
                rows.push(row);
            }
        }
        if rows.is_empty() {
            rows.push(Row::empty());
        }
        rows
    }
}

/// An unbroken run of text and the spaces after it.
#[derive(Debug)]
struct Word {
    range: Range<usize>,
    cells: usize,
    spaces: usize,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        cells(self.cells)
    }

    fn whitespace_width(&self) -> f64 {
        cells(self.spaces)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn cells(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Splits `text` into words, without splitting the ranges in `solid`.
fn words(text: &str, solid: &[Range<usize>]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut solid = solid.iter().peekable();
    let mut start = 0;
    let mut joins = false;
    for found in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let end = start + found.word.len();
        let next = end + found.whitespace.len();
        let (cells, spaces) = (cell_width(found.word), found.whitespace.len());
        match words.last_mut().filter(|_| joins) {
            Some(last) => {
                let cells = last.cells + last.spaces + cells;
                *last = Word { range: last.range.start..end, cells, spaces };
            }
            None => words.push(Word { range: start..end, cells, spaces }),
        }
        while solid.next_if(|range| range.end <= next).is_some() {}
        let inside = solid.peek().is_some_and(|range| range.start < next);
        joins = inside || keeps_number(found.word, found.whitespace, text.get(next..).unwrap_or_default());
        start = next;
    }
    words
}

/// Whether `word` ends with a number that must stay with what follows: `12 000`, `50 %`, `3 €`, `5 mm`.
fn keeps_number(word: &str, whitespace: &str, rest: &str) -> bool {
    const SIGNS: [char; 7] = ['%', '‰', '€', '$', '£', '¥', '°'];
    const UNITS: [&str; 22] = [
        "mm", "cm", "m", "km", "µm", "nm", "mg", "g", "kg", "µg", "ml", "mL", "l", "L", "mmHg", "Hz", "kHz",
        "MHz", "h", "min", "s", "ms",
    ];
    if whitespace != " " || !word.ends_with(|last: char| last.is_ascii_digit()) {
        return false;
    }
    if rest.starts_with(SIGNS) {
        return true;
    }
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits == 3 {
        let group = word.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
        return group <= 3;
    }
    let unit = rest.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    UNITS.contains(&unit)
}

fn split_long_words(text: &str, words: Vec<Word>, width: usize) -> Vec<Word> {
    let mut parts = Vec::with_capacity(words.len());
    for word in words {
        if word.cells <= width {
            parts.push(word);
            continue;
        }
        let written = text.get(word.range.clone()).unwrap_or_default();
        parts.extend(cut(written, width, true).into_iter().map(|piece| Word {
            cells: cell_width(written.get(piece.clone()).unwrap_or_default()),
            range: word.range.start + piece.start..word.range.start + piece.end,
            spaces: if piece.end == written.len() { word.spaces } else { 0 },
        }));
    }
    parts
}

/// Cuts `text` into ranges of at most `width` cells, between graphemes; a grapheme wider than `width` is cut
/// between its characters. With `at_marks`, a part preferably ends after a `/`, `-`, `?`, `&`, `=` or `_`, if
/// it then still takes more than a third of the width.
pub(super) fn cut(text: &str, width: usize, at_marks: bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut used = 0;
    // The end of the last such sign in this part, and the cells up to there.
    let mut mark = None;
    let mut place = |at: usize, unit: &str| {
        let unit_width = cell_width(unit);
        // A character of zero width stays with the one before it.
        if unit_width > 0 && used + unit_width > width && at > start {
            let (end, left) = match mark.take() {
                Some((end, cells)) if cells * 3 > width => (end, used - cells),
                _ => (at, 0),
            };
            parts.push(start..end);
            start = end;
            used = left;
        }
        used += unit_width;
        if at_marks && matches!(unit, "/" | "-" | "?" | "&" | "=" | "_") {
            mark = Some((at + unit.len(), used));
        }
    };
    for (at, grapheme) in text.grapheme_indices(true) {
        if cell_width(grapheme) <= width {
            place(at, grapheme);
            continue;
        }
        for (inside, character) in grapheme.char_indices() {
            place(at + inside, character.encode_utf8(&mut [0; 4]));
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}

fn lines(words: &[Word], width: usize) -> Vec<&[Word]> {
    let widths = [cells(width)];
    if words.len() <= limits::BALANCED_WORDS {
        // Overflow must cost more than any gap; otherwise an overlong row could win over a very short one.
        let penalties = Penalties { overflow_penalty: 1_000_000, ..Penalties::new() };
        if let Ok(lines) = wrap_optimal_fit(words, &widths, &penalties)
            && lines.iter().all(|line| {
                let all: usize = line.iter().map(|word| word.cells + word.spaces).sum();
                all - line.last().map_or(0, |word| word.spaces) <= width
            })
        {
            return lines;
        }
    }
    wrap_first_fit(words, &widths)
}

/// Builds a row. `runs` has the end of each span in `text`; those that end before this row are removed.
fn row(text: &CleanText, line: &[Word], runs: &mut &[(usize, &Span)]) -> Row {
    let mut row = Row::empty();
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return row };
    let mut at = first.range.start;
    while at < last.range.end {
        let Some(&(end, span)) = runs.first() else { break };
        if end <= at {
            *runs = runs.get(1..).unwrap_or_default();
            continue;
        }
        let end = end.min(last.range.end);
        row.push_span(Span { text: text.part(at..end), role: span.role, link: span.link.clone() });
        at = end;
    }
    row
}

/// Cuts a row that is too wide. This happens if a grapheme extends over two spans, because each span is
/// measured separately.
fn split_by_force(row: &Row, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut current = Row::empty();
    let mut used = 0;
    for span in &row.spans {
        for part in cut(&span.text, 1, false) {
            let part = span.text.part(part);
            let part_width = cell_width(&part);
            if used + part_width > width && used > 0 {
                rows.push(std::mem::take(&mut current));
                used = 0;
            }
            used += part_width;
            current.push_span(Span { text: part, role: span.role, link: span.link.clone() });
        }
    }
    rows.push(current);
    rows
}
