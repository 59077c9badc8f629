//! Finds links in the attributes of XML such as OPML: `url`, `href`, `link`, `guid` or `htmlUrl`. This is
//! not an XML parser: text between tags is ignored, and a broken tag loses only its own link.
//! Floor 6, part of [`cli`](crate::cli).

use std::borrow::Cow;

use crate::text::decode_entities;

/// The attributes that hold the link of an article, best first. `xmlUrl` is missing because it is the
/// address of a feed.
const NAMES: [&str; 5] = ["url", "href", "link", "guid", "htmlurl"];

/// At most one link per tag, with the number, 1-based, of the line where the tag begins.
pub(super) fn of_attributes(text: &str) -> Vec<(usize, String)> {
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
    use super::*;

    #[test]
    fn links_are_found_in_attributes_with_their_lines() {
        let text = "<?xml version=\"1.0\"?>\n<!-- <a href='https://no.example/'/>\n -->\n<opml>\n\
             <outline text=\"a > b\" htmlUrl='https://b.example/' url=\"https://a.example/?x=1&amp;y=2\"/>\n\
             <outline\n  type=rss xmlUrl='https://feed.example/'/><item rdf:href = 'https://c.example/' />\n\
             <outline text='url=\"https://no.example/\"'/><a href='https://d.example/'>x</a><br/><outline url='open";
        let links = of_attributes(text);
        let expected =
            [(5, "https://a.example/?x=1&y=2"), (7, "https://c.example/"), (8, "https://d.example/")];
        assert_eq!(links, expected.map(|(line, link)| (line, link.to_owned())));
    }
}
