//! Takes a title, a summary and a source link from the text if the front matter has none. It is not a Markdown
//! parser: it only knows lines, code fences and comments, and leaves the marks in a line to
//! [`markdown`](crate::markdown). Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::dividers;
use std::borrow::Cow;

use crate::limits;
use crate::markdown::plain;
use crate::model::Link;
use crate::text::{CleanText, fold};

/// A title from the first words of the text.
pub fn first_words(body: &str) -> Option<CleanText> {
    let line = prose(body).map(plain).find(|line| !line.is_empty())?;
    let mut words = line.split(' ');
    let first: Vec<&str> = words.by_ref().take(limits::TITLE_WORDS).collect();
    let end = if words.next().is_some() { "…" } else { "" };
    Some(CleanText::line(&format!("{}{end}", first.join(" "))).cut_to_graphemes(limits::TITLE_GRAPHEMES))
}

/// The text of a web page, of which Markdown makes the same as a browser: without the indentation that would make code of
/// it and without the empty lines that would end its HTML, except in `<pre>`.
pub fn of_page(body: &str) -> Cow<'_, str> {
    let mut text = String::with_capacity(body.len());
    let mut is_written = false;
    for line in body.lines() {
        let kept = if is_written { line } else { line.trim_start() };
        let is_begun = line.contains("<pre") || is_written;
        is_written = is_begun && !line.contains("</pre");
        if !kept.is_empty() || is_written {
            text.push_str(kept);
            text.push('\n');
        }
    }
    text.into()
}

/// The lines outside code fences and comments, each with the line after it.
fn open_lines(body: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut fence: Option<&str> = None;
    let mut in_comment = false;
    body.lines().zip(body.lines().skip(1).chain([""])).filter(move |(line, _)| {
        let trimmed = line.trim();
        if let Some(open) = fence {
            fence = fence.filter(|_| !trimmed.starts_with(open));
            return false;
        }
        fence = ["```", "~~~"].into_iter().find(|fence| trimmed.starts_with(fence));
        let comment = in_comment || trimmed.starts_with("<!--");
        in_comment = comment && !trimmed.contains("-->");
        fence.is_none() && !comment
    })
}

fn prose(body: &str) -> impl Iterator<Item = &str> {
    open_lines(body).map(|(line, _)| line.trim()).filter(|line| {
        let structure = [":::", "import ", "{%", "{{", "|", "[^", "***", "---", "___", "#"];
        line.chars().any(char::is_alphanumeric) && !structure.iter().any(|mark| line.starts_with(mark))
    })
}

/// A line of Markdown as plain text, without the marks of a quote or a list, and without images.
fn plain(line: &str) -> CleanText {
    let rest = line.trim().trim_start_matches(['>', ' ']);
    let rest = ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    // The label of a quote, such as `[!NOTE]`, is no text.
    let rest =
        rest.strip_prefix("[!").and_then(|label| label.split_once(']')).map_or(rest, |(_, after)| after);
    plain::prose(rest)
}

/// The plain text before a divider such as `<!--more-->`, without headings, if there is any.
pub fn before_more(body: &str) -> Option<CleanText> {
    let before = dividers::beginning(body)?;
    let lines: Vec<CleanText> = prose(before).map(plain).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| CleanText::joined(&lines, " "))
}

/// The source link in the text: a line `via: URL` near its end, or the address under a heading “Source link”
/// or “Lien source”.
pub fn source_link(body: &str) -> Option<Link> {
    let last_lines = body.lines().rev().filter(|line| !line.trim().is_empty()).take(limits::SOURCE_LINES);
    let mut keys = last_lines.filter_map(|line| line.trim().split_once(':'));
    let via = keys.find(|(key, _)| key.eq_ignore_ascii_case("via"));
    via.and_then(|(_, url)| web_link(url)).or_else(|| under_source_heading(body))
}

fn under_source_heading(body: &str) -> Option<Link> {
    let mut under = false;
    for (line, _) in open_lines(body) {
        let trimmed = line.trim();
        if trimmed.starts_with('#') || trimmed.starts_with("**") {
            let heading = plain(trimmed.trim_start_matches('#'));
            let heading = fold(&heading).trim_end_matches([' ', ':']).to_owned();
            under = matches!(&*heading, "lien source" | "source link" | "lien vers la source");
        } else if under && let Some(link) = address(trimmed).and_then(web_link) {
            return Some(link);
        }
    }
    None
}

/// The first web address in a line, not validated.
fn address(line: &str) -> Option<&str> {
    let at = line.find("https://").into_iter().chain(line.find("http://")).min()?;
    let (_, rest) = line.split_at_checked(at)?;
    rest.split(|c: char| c.is_whitespace() || "<>()[]\"".contains(c)).next()
}

fn web_link(url: &str) -> Option<Link> {
    let url = url.trim().trim_matches(['<', '>']);
    Some(Link::new(CleanText::line(&url.replace("&amp;", "&")))).filter(|link| link.target.is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_the_first_words() {
        for (body, shown) in [
            ("![i](x.png)\n\n**One** two three_four `five`.\n", "One two three_four five."),
            ("a b c d e f g h i j k l", "a b c d e f g h i j…"),
            ("- an item\n---\n", "an item"),
            ("> [!NOTE]\n> Mind the *step*.\n", "Mind the step."),
            ("Casts &T to &[u8] [quick tip]", "Casts &T to &[u8] [quick tip]"),
        ] {
            assert_eq!(first_words(body).as_deref(), Some(shown), "{body}");
        }
        assert_eq!(first_words("\n---\n\n```\nx\n```\n"), None);
    }

    #[test]
    fn source_links_come_from_the_text() {
        for (body, link) in [
            ("x\n\nvia: https://e.org/a\n\nBy somebody\n", Some("https://e.org/a")),
            ("## Lien source\n\nhttps://e.org/b\n", Some("https://e.org/b")),
            ("## Lien source :\n\n- [there](https://e.org/b)\n", Some("https://e.org/b")),
            ("## Lien source\n\n## Other\n\nhttps://e.org/b\n", None),
            ("via: nothing\n", None),
            ("https://e.org/b\n", None),
        ] {
            let found = source_link(body);
            assert_eq!(found.as_ref().map(|link| &*link.written), link, "{body}");
        }
    }

    #[test]
    fn summaries_end_at_the_divider() {
        assert_eq!(
            before_more("# T\n\nOne **two**\nthree.\n<!--more-->\nFour").as_deref(),
            Some("One two three.")
        );
        assert_eq!(before_more("One"), None);
        assert_eq!(before_more("<!--more-->\nOne"), None);
    }
}
