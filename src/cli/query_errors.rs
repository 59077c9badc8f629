//! Prints where a query is wrong: the query, and a line that points at the mistake. The sentence that
//! follows comes from [`query`](crate::query). Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use crate::query::QueryError;
use crate::text::{CleanText, after_cells, cell_width, cut_to_cells};
use crate::wording::CommandMessage;

/// Maximum width, in cells, of a one-word query that is not drawn: the sentence alone is clear.
const SHORT_CELLS: usize = 24;
/// Maximum width, in cells, of what is drawn before the mistake, and of the mistake with what follows.
const SIDE_CELLS: usize = 36;
const LEFT_OUT: &str = "…";

/// Prints the query and points at the mistake. Returns the sentence that explains it.
pub(super) fn explained(text: &str, error: &QueryError) -> CommandMessage {
    if let Some(drawing) = drawing(text, error) {
        let mut stream = anstream::stderr().lock();
        for line in drawing {
            // Without standard error there is nowhere to report a failure.
            let _ = writeln!(stream, "  {line}");
        }
    }
    let reason = CleanText::line(&error.to_string());
    let phrase = if error.reason.is_unfinished() {
        CommandMessage::UnfinishedQuery { reason }
    } else {
        CommandMessage::WrongQuery { reason }
    };
    phrase.suggesting(error.suggestion.as_deref())
}

/// The query, and a line of `^` that points at the mistake; `None` for a single short word.
fn drawing(text: &str, error: &QueryError) -> Option<[String; 2]> {
    if !text.trim().contains(char::is_whitespace) && cell_width(text) <= SHORT_CELLS {
        return None;
    }
    let part = |range: std::ops::Range<usize>| CleanText::piece(text.get(range).unwrap_or_default());
    let start = error.span.start.min(text.len());
    let end = error.span.end.clamp(start, text.len());
    let (before, mistake, after) = (part(0..start), part(start..end), part(end..text.len()));
    let before = last_cells(&before, SIDE_CELLS);
    let mistake = cut_exactly(&mistake, SIDE_CELLS);
    let after = cut_exactly(&after, SIDE_CELLS.saturating_sub(cell_width(&mistake)));
    let gap = " ".repeat(cell_width(&before));
    let marks = "^".repeat(cell_width(&mistake).max(1));
    Some([format!("{before}{mistake}{after}").trim_end().to_owned(), format!("{gap}{marks}")])
}

/// A text cut to some cells. Keeps spaces at the end, so that the `^` below line up.
fn cut_exactly(text: &str, cells: usize) -> String {
    if cell_width(text) <= cells { text.to_owned() } else { cut_to_cells(text, cells.max(1)) }
}

/// The end of a text: at most this many cells, plus an ellipsis if something is left out.
fn last_cells(text: &str, cells: usize) -> String {
    let all = cell_width(text);
    if all <= cells {
        return text.to_owned();
    }
    let (start, _) = after_cells(text, all - cells + 1);
    format!("{LEFT_OUT}{}", text.get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    fn drawn(text: &str) -> Option<[String; 2]> {
        drawing(text, &Query::parse(text).unwrap_err())
    }

    #[test]
    fn carets_are_below_the_mistake() {
        for (text, marks) in [
            ("tag:sea date:2024-02-31", "             ^^^^^^^^^^"),
            ("日本語 tag:sea is:nothing", "                  ^^^^^^^"),
            ("e\u{301}tude is:nothing x", "         ^^^^^^^"),
        ] {
            assert_eq!(drawn(text), Some([text.to_owned(), marks.to_owned()]), "{text}");
        }
        for text in ["(stent", "tag:", "is:nothing"] {
            assert_eq!(drawn(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_query_is_cut_around_the_mistake() {
        for filler in ["word ", "日本 ", "e\u{301}\u{302}x "] {
            let text = format!("{}date:2024-02-31 {}", filler.repeat(300), filler.repeat(300));
            let error = QueryError {
                span: filler.len() * 300 + 5..filler.len() * 300 + 15,
                reason: crate::query::Reason::BadLimit,
                suggestion: None,
            };
            let [query, marks] = drawing(&text, &error).unwrap();
            assert!(cell_width(&query) <= 2 * SIDE_CELLS + 1, "{query}");
            assert!(query.starts_with(LEFT_OUT) && query.ends_with(LEFT_OUT), "{query}");
            let at = query.find("2024").unwrap();
            assert_eq!(
                marks,
                format!("{}{}", " ".repeat(cell_width(query.get(..at).unwrap())), "^".repeat(10))
            );
        }
    }

    #[test]
    fn drawings_have_no_control_characters() {
        for text in ["\u{1b}[31m a (", "x \u{202e} limit:no", "a\tb\n(c", "\u{0}\u{0} is:x"] {
            if let Err(error) = Query::parse(text) {
                let lines = drawing(text, &error).into_iter().flatten();
                for line in lines {
                    assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line:?}");
                }
            }
        }
    }
}
