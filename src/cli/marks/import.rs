//! Parses lists of marks: an export of vigie, lists of links, and XML with links in attributes, such as OPML. Nothing is
//! written here. Floor 6, part of [`cli`](crate::cli).

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;

use crate::limits;
use crate::model::{Mark, MarkChange, MarkKey, SafeUrl};
use crate::text::{CleanText, decode_entities};

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Import {
    pub entries: usize,
    /// The marks to set. An import removes none.
    pub changes: Vec<MarkChange>,
    /// The lines that are not understood: number, 1-based, and text.
    pub unknown: Vec<(usize, CleanText)>,
}

/// A line of an export. The aliases are the names that other programs use.
#[derive(Deserialize)]
struct ImportedLine {
    key: Option<String>,
    #[serde(alias = "url", alias = "source_url", alias = "sourceUrl", alias = "href")]
    link: Option<String>,
    read: Option<bool>,
    #[serde(alias = "starred")]
    star: Option<bool>,
    later: Option<bool>,
}

impl Import {
    /// Parses a list in any of the forms. Lines that are not understood are collected.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut import = Self::default();
        if text.trim_start().starts_with('<') {
            for (line, written) in links_of_attributes(text) {
                import.add_link(line, &written);
            }
        } else {
            for (place, line) in text.lines().enumerate() {
                import.add_line(place + 1, line.trim());
            }
        }
        let mut known = BTreeSet::new();
        import.changes.retain(|change| known.insert((change.key.clone(), change.mark)));
        import
    }

    fn add_line(&mut self, number: usize, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if !line.starts_with('{') {
            // What follows the link, such as a title, is ignored.
            let written = line.split_whitespace().next().unwrap_or_default();
            return self.add_link(number, written);
        }
        let entry = serde_json::from_str::<ImportedLine>(line).ok();
        match entry.and_then(|entry| Some((entry.key()?, entry))) {
            Some((key, entry)) => self.add(&key, &entry.marks()),
            None => self.add_unknown(number, line),
        }
    }

    /// A link without marks means that the article is read.
    fn add_link(&mut self, number: usize, written: &str) {
        match SafeUrl::parse(written) {
            Ok(url) => self.add(&MarkKey::of_link(&url), &[Mark::Read]),
            Err(_) => self.add_unknown(number, written),
        }
    }

    fn add(&mut self, key: &MarkKey, marks: &[Mark]) {
        self.entries += 1;
        let changes = marks.iter().map(|&mark| MarkChange { key: key.clone(), mark, on: true });
        self.changes.extend(changes);
    }

    fn add_unknown(&mut self, number: usize, written: &str) {
        let text = CleanText::line(written).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
        self.unknown.push((number, text));
    }
}

impl ImportedLine {
    fn key(&self) -> Option<MarkKey> {
        let key = self.key.as_deref().and_then(MarkKey::parse);
        key.or_else(|| Some(MarkKey::of_link(&SafeUrl::parse(self.link.as_deref()?).ok()?)))
    }

    /// The marks to set; read if the line has none of the fields.
    fn marks(&self) -> Vec<Mark> {
        let fields = [(Mark::Read, self.read), (Mark::Star, self.star), (Mark::Later, self.later)];
        if fields.iter().all(|(_, fields)| fields.is_none()) {
            return vec![Mark::Read];
        }
        fields.into_iter().filter(|(_, fields)| *fields == Some(true)).map(|(mark, _)| mark).collect()
    }
}

/// Attributes that hold the link of an article, best first; not `xmlUrl`, the address of a feed.
const NAMES: [&str; 5] = ["url", "href", "link", "guid", "htmlurl"];

/// At most one link per tag, with the number, 1-based, of the line where the tag begins.
fn links_of_attributes(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at_checked(start).unwrap_or((rest, ""));
        line += breaks(before);
        let (inside, tail) = if let Some(comment) = tag.strip_prefix("<!--") {
            ("", comment.split_once("-->").map_or("", |(_, tail)| tail))
        } else if tag.starts_with("<!") || tag.starts_with("<?") {
            ("", tag.split_once('>').map_or("", |(_, tail)| tail))
        } else {
            split_tag(tag.strip_prefix('<').unwrap_or_default())
        };
        if let Some(link) = link(inside) {
            found.push((line, link));
        }
        line += breaks(tag) - breaks(tail);
        rest = tail;
    }
    found
}

fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The inside of a tag, and the text after it. A `>` in quotes does not end the tag.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (place, character) in text.char_indices() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            (None, '>') => {
                let (inside, tail) = text.split_at_checked(place).unwrap_or((text, ""));
                return (inside, tail.strip_prefix('>').unwrap_or_default());
            }
            _ => {}
        }
    }
    (text, "")
}

/// The best link among the attributes of a tag.
fn link(inside: &str) -> Option<String> {
    let mut best: Option<(usize, Cow<'_, str>)> = None;
    // The name of the element ends at the first space.
    let mut rest = inside.split_once(char::is_whitespace)?.1;
    while let Some((name, tail)) = rest.split_once('=') {
        let name = name.split_whitespace().next_back().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        let tail = tail.trim_start();
        let Some(quote) = tail.chars().next().filter(|first| matches!(first, '"' | '\'')) else {
            rest = tail;
            continue;
        };
        let value = tail.strip_prefix(quote).unwrap_or_default();
        let Some((value, after)) = value.split_once(quote) else { break };
        let place = NAMES.iter().position(|known| *known == name);
        if let Some(place) = place.filter(|place| best.as_ref().is_none_or(|(best, _)| place < best)) {
            best = Some((place, decode_entities(value)));
        }
        rest = after;
    }
    best.map(|(_, link)| link.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> (usize, Vec<String>, Vec<usize>) {
        let import = Import::read(text);
        let change = |change: &MarkChange| {
            assert!(change.on);
            format!("{} {}", change.mark.name(), change.key.as_str())
        };
        (
            import.entries,
            import.changes.iter().map(change).collect(),
            import.unknown.iter().map(|(line, _)| *line).collect(),
        )
    }

    #[test]
    fn every_form_of_a_list_is_understood() {
        let a = "read link https://example.org/a".to_owned();
        for (text, entries, changes, unknown) in [
            ("", 0, vec![], vec![]),
            ("https://example.org/a\n", 1, vec![a.clone()], vec![]),
            (
                "\u{feff}# read\r\n\r\nhttps://example.org/a\tA title\r\nhttps://example.org/a\r\n",
                2,
                vec![a.clone()],
                vec![],
            ),
            ("tag:example.org,2024:1\nhttps://example.org/a\nmailto:a@b.c\n", 1, vec![a.clone()], vec![1, 3]),
            (
                r#"{"key": "link https://example.org/a", "read": true, "star": false, "later": true}"#,
                1,
                vec![a.clone(), "later link https://example.org/a".into()],
                vec![],
            ),
            (
                r#"{"key": "file papers a%20b.md", "star": true}"#,
                1,
                vec!["star file papers a%20b.md".into()],
                vec![],
            ),
            (r#"{"url": "https://example.org/a", "title": {"x": 1}}"#, 1, vec![a.clone()], vec![]),
            (r#"{"key": "link https://example.org/a", "read": false}"#, 1, vec![], vec![]),
            ("{\"title\": 1}\n{\"read\": \n{\"key\": \"x\", \"read\": true}", 0, vec![], vec![1, 2, 3]),
            (
                "<opml><body>\n<outline text='A' url='https://example.org/a'/>\n<outline url='-h'/></body></opml>",
                1,
                vec![a.clone()],
                vec![3],
            ),
        ] {
            assert_eq!(found(text), (entries, changes, unknown), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_import_sets_at_most_three_marks_per_article(text in "([{<]?[a-z:/\"'=<>{}! \\n\\-]{0,12}|\\PC{0,6}){0,12}") {
            let import = Import::read(&text);
            prop_assert!(import.changes.len() <= 3 * import.entries);
        }
    }

    #[test]
    fn links_are_found_in_attributes_with_their_lines() {
        let text = "<?xml version=\"1.0\"?>\n<!-- <a href='https://no.example/'/>\n -->\n<opml>\n\
             <outline text=\"a > b\" htmlUrl='https://b.example/' url=\"https://a.example/?x=1&amp;y=2\"/>\n\
             <outline\n  type=rss xmlUrl='https://feed.example/'/><item rdf:href = 'https://c.example/' />\n\
             <outline text='url=\"https://no.example/\"'/><a href='https://d.example/'>x</a><br/><outline url='open";
        let links = links_of_attributes(text);
        let expected =
            [(5, "https://a.example/?x=1&y=2"), (7, "https://c.example/"), (8, "https://d.example/")];
        assert_eq!(links, expected.map(|(line, link)| (line, link.to_owned())));
    }
}
