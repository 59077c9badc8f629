//! Links of the open article: those in the window, the one at a cell, and the letters that hint at them. Floor 3,
//! part of [`app`](crate::app). Opening and copying them is left to `app::update`.

use std::sync::Arc;

use crate::app::state::{Hints, LinkHint, State};
use crate::limits;
use crate::model::SafeUrl;
use crate::text::{CleanText, Role, Row, cell_width};

/// The letters of hints, the easiest to reach first. Each is on the same key on QWERTY and AZERTY keyboards;
/// `y` is missing because it copies.
const LETTERS: [char; 20] =
    ['f', 'j', 'd', 'k', 's', 'l', 'g', 'h', 'e', 'i', 'r', 'u', 'o', 't', 'p', 'v', 'n', 'c', 'b', 'x'];

/// The links that begin in one of the `height` rows from `top` on, without letters yet.
fn visible_links(rows: &[Row], top: usize, height: usize) -> Vec<LinkHint> {
    let mut links: Vec<LinkHint> = Vec::new();
    let mut label = String::new();
    // The link of the previous span; a span with the same link continues it.
    let mut open: Option<SafeUrl> = None;
    // Start one row higher, so that a link which continues from there is not taken for a new one.
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
                label.clear();
                open = Some(url.clone());
                links.push(hint(url, Some((row, here))));
            }
            match (span.role, links.last_mut()) {
                (Role::Problem, Some(link)) => link.names_other = Some(CleanText::line(&label)),
                _ => label.push_str(&span.text),
            }
        }
        if text.spans.is_empty() {
            open = None;
        }
    }
    links.retain(|link| link.place.is_some_and(|(row, _)| row >= top));
    links
}

fn hint(url: &SafeUrl, place: Option<(usize, usize)>) -> LinkHint {
    LinkHint { letters: String::new(), url: url.clone(), place, names_other: None }
}

/// Letters for the links in the window and for the source of the article, wherever that is; `None` if
/// there is no link. At most [`limits::HINTS`] links get letters.
pub fn hints(state: &State) -> Option<Hints> {
    let height = state.panes().text.map_or(0, crate::app::Area::rows);
    let article = state.article.open.as_ref().filter(|_| height > 0);
    let mut links: Vec<LinkHint> =
        article.map(|article| visible_links(&article.rows, article.scroll, height)).unwrap_or_default();
    let source = state.current().and_then(|article| article.source().cloned());
    if let Some(url) = source.filter(|url| links.iter().all(|link| link.url != *url)) {
        links.push(hint(&url, None));
    }
    links.truncate(limits::HINTS);
    let letters = letters(links.len());
    for (link, letters) in links.iter_mut().zip(letters) {
        link.letters = letters;
    }
    let over = article.map(|article| (Arc::clone(&article.rows), article.scroll));
    (!links.is_empty()).then_some(Hints { links, typed: String::new(), copies: false, asked: None, over })
}

fn letters(count: usize) -> Vec<String> {
    let all = LETTERS.len();
    // This many letters begin a pair; each of the others is a hint by itself.
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
        layout::rows(&markdown::parse(&CleanText::block(text)), columns, None)
    }

    fn hosts(links: &[LinkHint]) -> Vec<&str> {
        links.iter().map(|link| link.url.host()).collect()
    }

    #[test]
    fn wrapped_links_count_once_and_adjacent_links_separately() {
        let text = "See [a text that is longer than a row](https://a.example/x), [b](https://b.example/) and \
                    [b](https://b.example/) or https://c.example/.";
        for columns in [12, 20, 40, 200] {
            let rows = rows(text, columns);
            let links = visible_links(&rows, 0, rows.len());
            assert_eq!(hosts(&links), ["a.example", "b.example", "b.example", "c.example"], "{columns}");
            for link in &links {
                let (row, column) = link.place.unwrap();
                assert_eq!(rows[row].link_at(column), Some(&link.url));
            }
        }
        let narrow = rows("> [a text that is longer than a row](https://a.example/x)", 14);
        assert!(narrow.len() > 2);
        assert_eq!(visible_links(&narrow, 0, 9).len(), 1, "the bar of a quote does not split a link");
        assert!(visible_links(&narrow, 1, 9).is_empty(), "it began above the window");
    }

    #[test]
    fn link_text_that_names_another_host_is_kept() {
        let rows = rows("[https://bank.example](https://evil.example/x) and [fine](https://a.example/)", 80);
        let links = visible_links(&rows, 0, 9);
        let named: Vec<_> = links.iter().map(|link| link.names_other.as_deref()).collect();
        assert_eq!(named, [Some("https://bank.example"), None]);
    }

    proptest! {
        #[test]
        fn letters_are_unique_and_none_is_the_beginning_of_another(count in 0_usize..=400) {
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
