//! Takes a title, a summary and a source link from the text or the path if the front matter has none. It is
//! not a Markdown parser: it only knows headings, code fences, comments and inline markup. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::frontmatter::dividers;
use std::borrow::Cow;

use crate::limits;
use crate::model::{Date, Link, TitleOrigin};
use crate::text::{CleanText, fold};

/// A title from the text: its first heading of level 1, else its first heading, else its first words.
pub fn title(body: &str) -> Option<(CleanText, TitleOrigin)> {
    let heading = headings(body).min_by_key(|(level, _)| *level == 2);
    let heading = heading.map(|(_, text)| text.cut_to_graphemes(limits::TITLE_GRAPHEMES));
    heading.map(|text| (text, TitleOrigin::Heading)).or_else(|| {
        let line = prose(body).map(plain).find(|line| !line.is_empty())?;
        let mut words = line.split(' ');
        let first: Vec<&str> = words.by_ref().take(limits::TITLE_WORDS).collect();
        let end = if words.next().is_some() { "…" } else { "" };
        let title = CleanText::line(&format!("{}{end}", first.join(" ")));
        Some((title.cut_to_graphemes(limits::TITLE_GRAPHEMES), TitleOrigin::FirstWords))
    })
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

/// The headings that are not empty: the level, 1 or 2 (for 2 to 6), and the text.
fn headings(body: &str) -> impl Iterator<Item = (u8, CleanText)> {
    open_lines(body).filter_map(|(line, next)| {
        let marks = line.trim_start().bytes().take_while(|&byte| byte == b'#').count();
        let (level, text) = if (1..=6).contains(&marks) {
            let text = line.trim_start().trim_start_matches('#');
            (if marks == 1 { 1 } else { 2 }, text.strip_prefix([' ', '\t'])?.trim_end().trim_end_matches('#'))
        } else {
            let under = next.trim_end();
            let underlined = |mark: char| under.len() >= 3 && under.chars().all(|c| c == mark);
            let paragraph = line.starts_with(|c: char| !c.is_whitespace() && !"#>-*+|`=".contains(c));
            let level = match (underlined('='), underlined('-')) {
                (true, _) => 1,
                (_, true) => 2,
                _ => return None,
            };
            (level, paragraph.then_some(line)?)
        };
        let text = text.split_once("{#").or_else(|| text.split_once("{:")).map_or(text, |(text, _)| text);
        Some((level, plain(text))).filter(|(_, text)| !text.is_empty())
    })
}

fn prose(body: &str) -> impl Iterator<Item = &str> {
    open_lines(body).map(|(line, _)| line.trim()).filter(|line| {
        let structure = [":::", "import ", "{%", "{{", "|", "[^", "***", "---", "___", "#"];
        line.chars().any(char::is_alphanumeric) && !structure.iter().any(|mark| line.starts_with(mark))
    })
}

/// A line of Markdown as plain text: without images, emphasis and HTML tags, and with only the text of links.
fn plain(line: &str) -> CleanText {
    let mut rest = line.trim().trim_start_matches(['>', ' ']);
    rest = ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = rest.find(['!', '[', ']', '*', '`', '<', '\\', '_']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let mut after = from.chars();
        let mark = after.next().unwrap_or(' ');
        rest = after.as_str();
        match mark {
            '!' if rest.starts_with('[') => match near(rest).find("](").and_then(|at| after_target(rest, at))
            {
                Some(after_image) => rest = after_image,
                None => text.push(mark),
            },
            ']' if rest.starts_with('(') => rest = after_target(from, 0).unwrap_or(rest),
            '<' if rest.starts_with([' ', '=', '<']) => text.push(mark),
            '<' => match near(rest).find('>').and_then(|end| rest.split_at_checked(end)) {
                Some((inside, after_tag)) => {
                    text.push_str(if inside.contains("://") { inside } else { "" });
                    rest = after_tag.strip_prefix('>').unwrap_or(after_tag);
                }
                None => text.push(mark),
            },
            '\\' => match rest.chars().next().filter(char::is_ascii_punctuation) {
                Some(escaped) => {
                    text.push(escaped);
                    rest = rest.strip_prefix(escaped).unwrap_or_default();
                }
                None => text.push(mark),
            },
            // An underscore inside a word is a character of the word.
            '_' if text.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric) => {
                text.push(mark);
            }
            '!' => text.push(mark),
            _ => {}
        }
    }
    text.push_str(rest);
    CleanText::decoded_line(&text)
}

/// The text after the `](target)` that begins at byte `at`.
fn after_target(text: &str, at: usize) -> Option<&str> {
    let target = text.get(at..)?.strip_prefix("](")?;
    target.get(near(target).find(')')? + 1..)
}

/// The beginning of a text, in which the closing partner of a bracket is searched. The bound keeps many
/// unclosed brackets from taking quadratic time.
fn near(text: &str) -> &str {
    let bounds = (limits::URL_BYTES.saturating_sub(3)..=limits::URL_BYTES).rev();
    bounds.map_while(|bound| (text.len() > bound).then(|| text.get(..bound))).flatten().next().unwrap_or(text)
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

/// A title from the path of a file: the name without extension and date, with spaces for hyphens and
/// underscores. An `index` file takes the name of its folder.
pub fn title_from_path(path: &str) -> CleanText {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if matches!(stem, "index" | "_index") {
        parts.next().filter(|folder| !folder.is_empty()).unwrap_or("index")
    } else {
        stem
    };
    let undated = without_date(stem);
    let words = CleanText::line(&undated.replace(['-', '_'], " "));
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let title = CleanText::line(&format!("{first}{}", letters.as_str()));
    let title = if title.is_empty() { CleanText::line(path) } else { title };
    let title = if title.is_empty() { CleanText::line("…") } else { title };
    title.cut_to_graphemes(limits::TITLE_GRAPHEMES)
}

/// A name without the date at its beginning, unless there is nothing else in it.
fn without_date(stem: &str) -> &str {
    let Some((_, rest)) = Date::at_beginning_of_name(stem) else { return stem };
    let rest_of_name = rest.trim_start_matches(['-', '_', ' ']);
    if rest_of_name.len() < rest.len() && !rest_of_name.is_empty() { rest_of_name } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_headings_then_words() {
        use TitleOrigin::{FirstWords, Heading};
        for (body, shown, origin) in [
            ("# A *b* [c](d)\n", "A b c", Heading),
            ("Intro\n\n## Second ##\n", "Second", Heading),
            ("## Second\n\n# First {#id}\n", "First", Heading),
            ("A title\n=======\n\nText", "A title", Heading),
            ("A title\n-------\n", "A title", Heading),
            ("```\n# no\n```\n# Yes &amp; no\n", "Yes & no", Heading),
            ("<!-- # no -->\n# Yes\n", "Yes", Heading),
            ("![i](x.png)\n\n**One** two three_four `five`.\n", "One two three_four five.", FirstWords),
            ("a b c d e f g h i j k l", "a b c d e f g h i j…", FirstWords),
            ("- an item\n---\n", "an item", FirstWords),
        ] {
            assert_eq!(title(body), Some((CleanText::line(shown), origin)), "{body}");
        }
        assert_eq!(title("\n---\n\n```\nx\n```\n"), None);
    }

    #[test]
    fn titles_come_from_paths() {
        for (path, title) in [
            ("2024-07-05-a-new-valve.md", "A new valve"),
            ("news/20240705 some_thing.md", "Some thing"),
            ("2024-7-5-single.md", "Single"),
            ("202407051431 On lamps.md", "On lamps"),
            ("20240705T143139--on-lamps.md", "On lamps"),
            ("202413051431 On lamps.md", "202413051431 On lamps"),
            ("20240705.md", "20240705"),
            ("news/été-2024.md", "Été 2024"),
            ("a-folder/index.md", "A folder"),
            ("2024-07-05-a-folder/_index.md", "A folder"),
            ("index.md", "Index"),
            ("x/a\\b.md", "A\\b"),
            ("2024-07-05.md", "2024 07 05"),
            ("---.md", "---.md"),
            ("", "…"),
        ] {
            assert_eq!(&*title_from_path(path), title, "{path}");
        }
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
