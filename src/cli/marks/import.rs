//! Parses lists of marks: an export of vigie, lists of links, and XML with links in attributes, such as OPML. Nothing is
//! written here. Floor 6, part of [`cli`](crate::cli).

use std::collections::BTreeSet;

use regex::{Captures, Regex};
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

/// A comment, a declaration or a tag, each of which may lack its end. A `>` in quotes does not end a tag.
const TAG: &str = r#"(?s)<!--.*?(?:-->|\z)|<[!?][^>]*|<(?<inside>(?:"[^"]*"|'[^']*'|[^>"'])*)"#;
/// An attribute with a value in quotes.
const ATTRIBUTE: &str = r#"(?<name>[^\s=:]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')"#;
/// Attributes that hold the link of an article, best first; not `xmlUrl`, the address of a feed.
const NAMES: [&str; 5] = ["url", "href", "link", "guid", "htmlurl"];

/// The best link of each tag, with the number, 1-based, of the line where the tag begins.
fn links_of_attributes(text: &str) -> Vec<(usize, String)> {
    let (Ok(tag), Ok(attribute)) = (Regex::new(TAG), Regex::new(ATTRIBUTE)) else { return Vec::new() };
    let best = |tag: &Captures<'_>| {
        // The name of the element ends at the first space.
        let (_, attributes) = tag.name("inside")?.as_str().split_once(char::is_whitespace)?;
        let known = attribute.captures_iter(attributes).filter_map(|found| {
            let name = found.name("name")?.as_str();
            let place = NAMES.iter().position(|known| name.eq_ignore_ascii_case(known))?;
            Some((place, found.name("double").or_else(|| found.name("single"))?.as_str()))
        });
        known.min_by_key(|(place, _)| *place).map(|(_, link)| decode_entities(link).trim().to_owned())
    };
    let (mut line, mut counted) = (1, 0);
    let mut found = Vec::new();
    for tag in tag.captures_iter(text) {
        let start = tag.get_match().start();
        line += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        found.extend(best(&tag).map(|link| (line, link)));
    }
    found
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
