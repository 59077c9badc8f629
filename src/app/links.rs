//! The links of the open article that are in view, and the letters that name them.

use std::sync::Arc;

use crate::app::state::State;
use crate::limits;
use crate::model::SafeUrl;
use crate::text::{CleanText, Role, Row, cell_width};

/// The letters of the hints, those that lie best first. Each lies at the same place on QWERTY and AZERTY
/// keyboards; `y` is not among them, because it copies.
const LETTERS: [char; 20] =
    ['f', 'j', 'd', 'k', 's', 'l', 'g', 'h', 'e', 'i', 'r', 'u', 'o', 't', 'p', 'v', 'n', 'c', 'b', 'x'];

/// A link as it stands in the text: in one row, or in several when it was wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The row of the article that it begins in.
    pub row: usize,
    /// The cell of that row.
    pub column: usize,
    /// Where it leads.
    pub url: SafeUrl,
    /// What it says, where that names another host than the one that it leads to.
    pub names_other: Option<CleanText>,
}

/// The links that begin in `height` rows from `top` on.
#[must_use]
pub fn standing(rows: &[Row], top: usize, height: usize) -> Vec<Standing> {
    let mut links: Vec<Standing> = Vec::new();
    let mut said = String::new();
    // The link that the last words belonged to.
    let mut open: Option<SafeUrl> = None;
    // A link that began above the window is not one of it.
    let first = top.saturating_sub(1);
    for (row, text) in rows.iter().enumerate().skip(first).take(height + top - first) {
        let mut column = 0;
        for span in &text.spans {
            let here = column;
            column += cell_width(&span.text);
            if span.role == Role::Mark {
                continue;
            }
            let Some(url) = &span.link else {
                open = None;
                continue;
            };
            if open.as_ref() != Some(url) {
                said.clear();
                open = Some(url.clone());
                links.push(Standing { row, column: here, url: url.clone(), names_other: None });
            }
            match (span.role, links.last_mut()) {
                (Role::Problem, Some(link)) => link.names_other = Some(CleanText::line(&said)),
                _ => said.push_str(&span.text),
            }
        }
        if text.spans.is_empty() {
            open = None;
        }
    }
    links.retain(|link| link.row >= top);
    links
}

/// Whether something else stands where the article would.
#[must_use]
pub fn are_covered(state: &State) -> bool {
    state.help.is_some() || state.picker.is_some() || state.reading.outline.is_some()
}

/// The link in a cell of the screen; nothing where there is none.
#[must_use]
pub fn link_at(state: &State, column: u16, row: u16) -> Option<SafeUrl> {
    let area = state.panes().text.filter(|_| !are_covered(state))?;
    let inside =
        (area.x..area.x + area.width).contains(&column) && (area.y..area.y + area.height).contains(&row);
    let article = state.article.as_ref().filter(|_| inside)?;
    let text = article.rows.get(article.scroll + usize::from(row - area.y))?;
    text.link_at(usize::from(column - area.x)).cloned()
}

/// The links in view while one of them is chosen by its letters.
#[derive(Clone, Debug)]
pub struct Hints {
    /// The links, each with its letters.
    pub links: Vec<Hint>,
    /// The letters typed so far.
    pub typed: String,
    /// Whether the link is to be copied, not opened.
    pub copies: bool,
    /// The link that says another host than its own, and is opened only when that is confirmed.
    pub asked: Option<usize>,
    /// What the hints stand over: they go when it changes.
    pub over: Option<(Arc<[Row]>, usize)>,
}

/// A link and its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The letters.
    pub letters: String,
    /// Where the link leads.
    pub url: SafeUrl,
    /// Where it stands in the article: row and cell. Absent where it is not in view.
    pub place: Option<(usize, usize)>,
    /// What it says, where that names another host.
    pub names_other: Option<CleanText>,
}

impl Hints {
    /// Letters for the links in view and for the source, which has some wherever it stands; nothing when
    /// there is no link. What is beyond [`limits::HINTS`] has none.
    #[must_use]
    pub fn of(state: &State) -> Option<Self> {
        let height = state.panes().text.map_or(0, crate::app::Area::rows);
        let article = state.article.as_ref().filter(|_| height > 0);
        let mut links: Vec<Hint> = article
            .map(|article| standing(&article.rows, article.scroll, height))
            .unwrap_or_default()
            .into_iter()
            .map(|link| Hint {
                letters: String::new(),
                url: link.url,
                place: Some((link.row, link.column)),
                names_other: link.names_other,
            })
            .collect();
        let source = state.current().and_then(|article| article.source().cloned());
        if let Some(url) = source.filter(|url| links.iter().all(|link| link.url != *url)) {
            links.push(Hint { letters: String::new(), url, place: None, names_other: None });
        }
        links.truncate(limits::HINTS);
        let letters = letters(links.len());
        for (link, letters) in links.iter_mut().zip(letters) {
            link.letters = letters;
        }
        let over = article.map(|article| (Arc::clone(&article.rows), article.scroll));
        (!links.is_empty()).then_some(Self { links, typed: String::new(), copies: false, asked: None, over })
    }

    /// Whether the article is still where the hints stand.
    #[must_use]
    pub fn stand(&self, state: &State) -> bool {
        match (&self.over, &state.article) {
            (Some((rows, scroll)), Some(article)) => {
                Arc::ptr_eq(rows, &article.rows) && *scroll == article.scroll
            }
            (None, _) => true,
            (Some(_), None) => false,
        }
    }
}

/// Letters for so many links: each its own, and none of them the beginning of another.
fn letters(count: usize) -> Vec<String> {
    let all = LETTERS.len();
    // So many letters begin a pair; the others stand alone.
    let pairs = (0..=all).find(|pairs| all - pairs + pairs * all >= count).unwrap_or(all);
    let alone = LETTERS.iter().take(all - pairs).map(ToString::to_string);
    let begins = LETTERS.iter().skip(all - pairs);
    let both = begins.flat_map(|first| LETTERS.iter().map(move |second| format!("{first}{second}")));
    alone.chain(both).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, layout};
    use proptest::prelude::*;

    fn rows(text: &str, columns: usize) -> Vec<Row> {
        layout::rows(&markdown::parse(&CleanText::block(text)), columns)
    }

    fn hosts(links: &[Standing]) -> Vec<&str> {
        links.iter().map(|link| link.url.host()).collect()
    }

    #[test]
    fn a_wrapped_link_is_one_and_two_links_are_two() {
        let text = "See [a text that is longer than a row](https://a.example/x), [b](https://b.example/) and \
                    [b](https://b.example/) or https://c.example/.";
        for columns in [12, 20, 40, 200] {
            let rows = rows(text, columns);
            let links = standing(&rows, 0, rows.len());
            assert_eq!(hosts(&links), ["a.example", "b.example", "b.example", "c.example"], "{columns}");
            for link in &links {
                assert_eq!(rows[link.row].link_at(link.column), Some(&link.url));
            }
        }
        let narrow = rows("> [a text that is longer than a row](https://a.example/x)", 14);
        assert!(narrow.len() > 2);
        assert_eq!(standing(&narrow, 0, 9).len(), 1, "the bar of a quote does not part a link");
        assert!(standing(&narrow, 1, 9).is_empty(), "it began above the window");
    }

    #[test]
    fn a_text_that_names_another_host_is_remembered() {
        let rows = rows("[https://bank.example](https://evil.example/x) and [fine](https://a.example/)", 80);
        let links = standing(&rows, 0, 9);
        let named: Vec<_> = links.iter().map(|link| link.names_other.as_deref()).collect();
        assert_eq!(named, [Some("https://bank.example"), None]);
    }

    proptest! {
        #[test]
        fn letters_are_unique_and_none_begins_another(count in 0_usize..=400) {
            let letters = letters(count);
            prop_assert_eq!(letters.len(), count);
            for (index, one) in letters.iter().enumerate() {
                for other in letters.iter().skip(index + 1) {
                    prop_assert!(!one.starts_with(other.as_str()) && !other.starts_with(one.as_str()));
                }
            }
        }
    }
}
