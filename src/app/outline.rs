//! Outline of the open article: its headings, found in its rows, and those that match a typed text. Floor 3, part
//! of [`app`](crate::app). Going to a heading is left to `app::update`.

use crate::text::{CleanText, Role, Row, fold};

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub row: usize,
    /// Its text, on one line even if it was wrapped.
    pub text: CleanText,
}

/// The headings that contain every typed word.
pub fn matching(rows: &[Row], typed: &str) -> Vec<Heading> {
    let typed = fold(typed).into_owned();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matches = |heading: &Heading| {
        let text = fold(&heading.text);
        words.iter().all(|word| text.contains(word))
    };
    headings(rows).into_iter().filter(matches).collect()
}

/// All headings, from the top. A wrapped heading counts once.
pub fn headings(rows: &[Row]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut goes_on = false;
    for (row, text) in rows.iter().enumerate() {
        let spans = || text.spans.iter().filter(|span| span.role != Role::Mark);
        // A link in a heading is followed by its host, which has another role.
        let begins = spans().next().is_some_and(|span| matches!(span.role, Role::Heading | Role::Link));
        let is_heading = begins && (goes_on || spans().any(|span| span.role == Role::Heading));
        if is_heading {
            let words = CleanText::joined(spans().map(|span| &span.text), "");
            match headings.last_mut().filter(|_| goes_on) {
                Some(last) => last.text = CleanText::joined([&last.text, &words], " "),
                None => headings.push(Heading { row, text: CleanText::line(&words) }),
            }
        }
        goes_on = is_heading;
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, layout};

    fn of(markdown: &str, columns: usize) -> Vec<String> {
        let rows = layout::rows(&markdown::parse(&CleanText::block(markdown)), columns, None);
        let check =
            |heading: &Heading| assert!(rows[heading.row].spans.iter().any(|s| s.role == Role::Heading));
        let found = headings(&rows);
        found.iter().for_each(check);
        found.into_iter().map(|heading| heading.text.to_string()).collect()
    }

    #[test]
    fn headings_are_found_at_any_width() {
        let text =
            "# One\n\ntext [a](https://example.org/)\n\n## Two with more words\n\n## Three\n\n> ### Quoted\n";
        for columns in [80, 20, 12] {
            assert_eq!(of(text, columns), ["One", "Two with more words", "Three", "Quoted"], "{columns}");
        }
        assert!(of("Only text.\n\n[a link](https://example.org/)\n", 40).is_empty());
    }

    #[test]
    fn headings_match_by_their_words() {
        let rows = layout::rows(&markdown::parse(&CleanText::block("# Été en mer\n\n# Autumn\n")), 40, None);
        let found = |typed: &str| {
            matching(&rows, typed).iter().map(|heading| heading.text.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("mer ete"), ["Été en mer"]);
        assert_eq!(found(""), ["Été en mer", "Autumn"]);
        assert!(found("x").is_empty());
    }
}
