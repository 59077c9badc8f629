//! Widths of text in terminal cells.
//!
//! Widths are added up by grapheme, because the terminal buffer places graphemes; the width of a whole string
//! is too small for some pairs of Arabic letters. Layout is left to the callers. Floor 0, part of
//! [`text`](crate::text).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of `text`, in cells.
pub fn cell_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// `text` in at most `cells` cells, cut between graphemes and ended with `…` if it is too long.
pub fn cut_to_cells(text: &str, cells: usize) -> String {
    if cell_width(text) <= cells {
        return text.to_owned();
    }
    if cells == 0 {
        return String::new();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let width = grapheme.width();
        if used + width > cells - 1 {
            break;
        }
        used += width;
        cut.push_str(grapheme);
    }
    while cut.ends_with(' ') {
        cut.pop();
    }
    cut.push('…');
    cut
}

/// Where `text` continues after at least its first `cells` cells: the byte, on a grapheme boundary, and the
/// width of the text before it in cells.
pub fn after_cells(text: &str, cells: usize) -> (usize, usize) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if used >= cells {
            return (at, used);
        }
        used += grapheme.width();
    }
    (text.len(), used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_between_graphemes() {
        for (text, cells, cut) in [
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("two words", 5, "two…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("👩\u{200d}🚀 go", 3, "👩\u{200d}🚀…"),
            ("x", 0, ""),
            ("xy", 1, "…"),
        ] {
            assert_eq!(cut_to_cells(text, cells), cut, "{text} in {cells}");
        }
    }

    #[test]
    fn text_continues_after_whole_graphemes() {
        for (cells, after) in [(0, (0, 0)), (1, (1, 1)), (2, (4, 3)), (3, (4, 3)), (9, (5, 4))] {
            assert_eq!(after_cells("a日b", cells), after, "{cells}");
        }
    }

    proptest! {
        #[test]
        fn cut_text_fits(text in ".{0,30}", cells in 0_usize..20) {
            prop_assert!(cell_width(&cut_to_cells(&text, cells)) <= cells);
        }
    }
}
