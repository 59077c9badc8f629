//! The plain text of a line that may be written in Markdown or HTML, such as a title, and the headings of a text.
//! What only looks like a mark stays: `2 * 3`, `snake_case`, `Vec<T>`. `parse` reads the text, as
//! it does for an article. Floor 1, part of [`markdown`](crate::markdown).

use std::collections::HashSet;
use std::ops::Range;

use crate::text::{CleanText, decode_entities};

use super::html::{self, HtmlTag, Token};
use super::parse::{Sign, for_each_sign};

/// A line of running text without marks and tags; an image alone is no text.
pub fn prose(text: &str) -> CleanText {
    let is_image = text.starts_with("![") || text.starts_with("[![");
    if is_image { CleanText::line(&unmarked(text, false)) } else { line(text) }
}

/// The text of a title or a summary without marks and tags. Entities are decoded once. `[[page|words]]` as a whole
/// is its words.
pub fn line(text: &str) -> CleanText {
    let text = wiki_words(text.trim()).unwrap_or(text);
    let plain =
        if has_marks(text) { CleanText::line(&unmarked(text, true)) } else { CleanText::decoded_line(text) };
    // Feeds escape the tags of a title once more.
    if plain.contains('<') && plain.contains("</") && !text.contains('<') {
        CleanText::line(&without_tags(&plain))
    } else {
        plain
    }
}

/// The name of a person, a source or a tag, without marks and tags: the words of `[[page|words]]` and `[words](url)`.
pub fn name(text: &str) -> CleanText {
    let text = without_address(text);
    if !text.contains('[') || !text.contains("[[") {
        return line(text);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        words.push_str(before);
        let link = after.split_once("]]").map(|(link, after)| (link_words(link), after));
        let Some((Some(link), after)) = link else {
            words.push_str("[[");
            rest = after;
            continue;
        };
        words.push_str(link);
        rest = after;
    }
    words.push_str(rest);
    line(&words)
}

/// A name without the address of mail after it: `Ann <ann@example.org>`.
fn without_address(text: &str) -> &str {
    let written = text.trim_end().strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    match written {
        Some((name, address))
            if address.contains('@') && !address.contains(' ') && !name.trim().is_empty() =>
        {
            name
        }
        _ => text,
    }
}

/// The words of a text that is a wikilink as a whole.
fn wiki_words(text: &str) -> Option<&str> {
    link_words(text.strip_prefix("[[")?.strip_suffix("]]")?)
}

/// The words of a wikilink: those after its bar, or else the name of its page.
fn link_words(link: &str) -> Option<&str> {
    if link.contains(['[', ']']) {
        return None;
    }
    if let Some((_, words)) = link.rsplit_once('|') {
        return Some(words.trim().trim_end_matches('\\')).filter(|words| !words.is_empty());
    }
    let page = link.split_once('#').map_or(link, |(page, _)| if page.is_empty() { link } else { page });
    let page = page.strip_suffix(".md").unwrap_or(page);
    Some(page.trim().trim_start_matches('#')).filter(|page| !page.is_empty())
}

/// Whether a text may contain marks of Markdown or HTML.
fn has_marks(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'<' | b'~'))
        || text.contains(']') && text.contains("](")
}

/// The text without its marks, its entities decoded once. With descriptions, those of images are the text if there is
/// no other.
fn unmarked(text: &str, with_descriptions: bool) -> String {
    // A text of one line is not a list, a heading or a quote, whatever it begins with.
    let lead = if text.trim().contains('\n') { "" } else { "x " };
    let source = format!("{lead}{}", text.trim());
    let mut collector = Collector::new(&source);
    for_each_sign(&source, |sign| {
        collector.add(&sign);
        true
    });
    let text = collector.text.trim_start();
    let text = text.strip_prefix(lead.trim_end()).unwrap_or(text).to_owned();
    collector.text = text;
    if with_descriptions { collector.finish() } else { collector.text }
}

fn without_tags(text: &str) -> String {
    let mut collector = Collector::new(text);
    if collector.closed.is_empty() {
        return text.to_owned();
    }
    collector.html(text, false);
    collector.finish()
}

/// The first headings of a text outside quotes and lists.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Headings {
    /// The first heading of level 1.
    pub first: Option<CleanText>,
    /// The first heading of a lower level that is before it.
    pub lower: Option<CleanText>,
}

/// The headings from which the title of an article may be taken.
pub fn headings(body: &str) -> Headings {
    let mut found = Headings::default();
    if !["#", "==", "--", "<h", "<H"].iter().any(|mark| body.contains(mark)) {
        return found;
    }
    let mut heading: Option<(u8, Collector<'_>)> = None;
    let mut depth = 0_usize;
    let mut fragment = String::new();
    for_each_sign(body, |sign| {
        if let Sign::Html(html) = sign
            && heading.is_none()
        {
            fragment.push_str(html);
        } else if !fragment.is_empty() {
            for (level, text) in html_headings(&std::mem::take(&mut fragment)) {
                found.add(level, text);
            }
        }
        match sign {
            Sign::Container(begins) => depth = if begins { depth + 1 } else { depth.saturating_sub(1) },
            Sign::Heading(level) if depth == 0 => heading = Some((level, Collector::new(body))),
            Sign::HeadingEnd => {
                if let Some((level, collector)) = heading.take() {
                    found.add(level, CleanText::line(without_attributes(&collector.finish())));
                }
            }
            Sign::Text(_) | Sign::Html(_) | Sign::Break | Sign::Style(_) | Sign::Image | Sign::Heading(_) => {
                if let Some((_, collector)) = &mut heading {
                    collector.add(&sign);
                }
            }
        }
        found.first.is_none()
    });
    for (level, text) in html_headings(&fragment) {
        found.add(level, text);
    }
    found
}

impl Headings {
    fn add(&mut self, level: u8, text: CleanText) {
        let place = if level == 1 { &mut self.first } else { &mut self.lower };
        if place.is_none() && !text.is_empty() {
            *place = Some(text);
        }
    }
}

/// The headings of a fragment of HTML.
fn html_headings(fragment: &str) -> Vec<(u8, CleanText)> {
    let mut found = Vec::new();
    let mut heading: Option<(u8, String)> = None;
    for token in html::tokens(fragment) {
        match (token, &mut heading) {
            (Token::Tag(tag), Some((level, text))) if tag.closing && tag.heading_level().is_some() => {
                found.push((*level, CleanText::line(text)));
                heading = None;
            }
            (Token::Tag(tag), _) if !tag.closing => {
                if let Some(level) = tag.heading_level() {
                    heading = Some((level, String::new()));
                }
            }
            (Token::Text(text), Some((_, heading))) => heading.push_str(&decode_entities(text)),
            (Token::Tag(_) | Token::Text(_), _) => {}
        }
    }
    found
}

/// A heading without the attributes at its end: `First {#id}`.
fn without_attributes(heading: &str) -> &str {
    let inside = heading.trim_end().strip_suffix('}').and_then(|inside| inside.rsplit_once('{'));
    match inside {
        Some((text, attributes)) if attributes.starts_with(['#', ':', '.']) => text,
        _ => heading,
    }
}

/// Collects the text of signs.
struct Collector<'a> {
    source: &'a str,
    text: String,
    /// The descriptions of images, which are the text if there is no other.
    described: String,
    in_image: usize,
    /// Inside a script or a style sheet.
    hidden: bool,
    /// The names of the tags that the source closes, in lower case.
    closed: HashSet<String>,
}

impl<'a> Collector<'a> {
    fn new(source: &'a str) -> Self {
        // Only a line is looked through: the tags of a whole text say nothing about one of its headings.
        let closes = source.split("</").skip(1).take(if source.contains('\n') { 0 } else { usize::MAX });
        let name = |after: &str| {
            after.split(|sign: char| !sign.is_ascii_alphanumeric()).next().map(str::to_lowercase)
        };
        Self {
            source,
            text: String::new(),
            described: String::new(),
            in_image: 0,
            hidden: false,
            closed: closes.filter_map(name).collect(),
        }
    }

    fn add(&mut self, sign: &Sign<'_>) {
        match sign {
            Sign::Text(text) if self.in_image > 0 => self.described.push_str(text),
            Sign::Text(_) if self.hidden => {}
            Sign::Text(text) => self.text.push_str(text),
            Sign::Html(html) => self.html(html, true),
            Sign::Break | Sign::Heading(_) | Sign::HeadingEnd | Sign::Container(_) => self.text.push(' '),
            Sign::Style(range) => {
                let mark = literal_mark(self.source, range);
                self.text.push_str(mark);
            }
            Sign::Image => self.in_image = usize::from(self.in_image == 0),
        }
    }

    /// Adds the text of a fragment of HTML; with `encoded`, its entities are decoded.
    fn html(&mut self, fragment: &str, encoded: bool) {
        for token in html::tokens(fragment) {
            match token {
                Token::Text(_) if self.hidden => {}
                Token::Text(text) if encoded => self.text.push_str(&decode_entities(text)),
                Token::Text(text) => self.text.push_str(text),
                Token::Tag(tag) if !self.is_mark(&tag) => self.text.push_str(tag.whole),
                Token::Tag(tag) if html::hides_content(&tag.name) => self.hidden = !tag.closing,
                Token::Tag(tag)
                    if html::is_block(&tag) || matches!(&*tag.name, "br" | "li" | "td" | "th" | "dd") =>
                {
                    self.text.push(' ');
                }
                Token::Tag(_) => {}
            }
        }
    }

    /// Whether a tag is a mark, and not part of the text: `<T>` is not, nor is an element that a title is about.
    fn is_mark(&self, tag: &HtmlTag<'_>) -> bool {
        let is_closed = tag.closing || self.closed.contains(&tag.name);
        // `Vec<S>` has a type, not a tag of a text that is struck out.
        let is_type =
            tag.name.len() == 1 && tag.whole.get(1..2).is_some_and(|first| first != tag.name) && !tag.closing;
        !tag.has_odd_attributes()
            && html::is_known(tag)
            && (is_closed || html::is_text_tag(tag) && !is_type || tag.attribute("class").is_some())
    }

    fn finish(self) -> String {
        if self.text.trim().is_empty() { self.described } else { self.text }
    }
}

/// The mark of a style if it only looks like one: a product of numbers, or a name such as `__init__`.
fn literal_mark<'a>(source: &'a str, range: &Range<usize>) -> &'a str {
    let Some(whole) = source.get(range.clone()) else { return "" };
    let Some(sign) = whole.chars().next().filter(|sign| matches!(sign, '*' | '_' | '~')) else { return "" };
    let length = if whole.chars().nth(1) == Some(sign) { 2 } else { 1 };
    let Some(inside) = whole.get(length..whole.len().saturating_sub(length)) else { return "" };
    let before = source.get(..range.start).and_then(|before| before.chars().next_back());
    let after = source.get(range.end..).and_then(|after| after.chars().next());
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let is_product = is_word(before)
        && is_word(after)
        && ([before, after, inside.chars().next(), inside.chars().next_back()].into_iter().any(is_digit)
            || inside.chars().nth(1).is_none());
    let is_name = sign == '_'
        && length == 2
        && inside.starts_with(|first: char| first.is_ascii_lowercase())
        && inside.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_product || is_name { whole.get(..length).unwrap_or_default() } else { "" }
}

#[cfg(test)]
mod tests;
