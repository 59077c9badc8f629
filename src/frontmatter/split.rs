//! Splits a file into front matter and body: finds fences, by the table CARRIERS, and the lines of keys, but parses
//! no values. A horizontal rule, a Liquid tag or a sentence with a colon is not front matter; headers without a fence
//! are left to `unfenced`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::aliases::{fold_key, named};
use crate::frontmatter::carriers::{self, Carrier, Trust};
use crate::frontmatter::lines::{LineForm, SourceLine, lines_from};
use crate::frontmatter::parse::{self, Syntax, is_key_line, key_and_value};
pub use crate::frontmatter::parts::Parts;
use crate::frontmatter::unfenced;

/// Splits a text whose lines end in `\n`. Front matter that is less than certain by its form counts only if it
/// holds what its [`Trust`] asks for.
pub fn split(text: &str) -> Parts<'_> {
    let found = || {
        if text.trim_start().starts_with("<!--")
            && let Some(parts) = unfenced::in_comment(text)
        {
            return Some(parts);
        }
        let first = first_line(text)?;
        let trimmed = first.text.trim();
        if let Some(row) = carriers::fenced_by(trimmed) {
            return fenced(text, first, row);
        }
        if trimmed.starts_with('{') { json(text, first) } else { unfenced::find(text, first) }
    };
    found().unwrap_or_else(|| Parts::text_alone(text))
}

/// The first line that is neither blank nor part of an HTML comment, nor the mark of a conflict above everything.
fn first_line(text: &str) -> Option<SourceLine<'_>> {
    let mut in_comment = false;
    lines_from(text, 0).find(|line| {
        let trimmed = line.text.trim();
        if !in_comment && !trimmed.starts_with("<!--") {
            return !trimmed.is_empty() && !trimmed.starts_with("<<<<<<< ");
        }
        in_comment = !trimmed.ends_with("-->");
        false
    })
}

/// Front matter between fences. The closing one may not be indented further than the opening one: a rule inside
/// a block scalar does not close the front matter.
fn fenced<'a>(text: &'a str, open: SourceLine<'_>, row: &Carrier) -> Option<Parts<'a>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    if indent(open.text) > 3 {
        return None;
    }
    let from = open.next;
    let mut after_blank = false;
    let end = lines_from(text, from).find(|line| {
        let trimmed = line.text.trim();
        after_blank |= trimmed.is_empty();
        let closes = row.is_closed_by(trimmed) || !after_blank && row.is_nearly_closed_by(trimmed);
        closes && indent(line.text) <= indent(open.text)
    });
    let Some(end) = end else {
        return if row.trust == Trust::Certain { unclosed(text, row.language, from) } else { None };
    };
    let found = Parts::of(text, row.language, row.trust, from, end.start, end.next);
    if found.trust != Trust::Certain {
        return Some(found);
    }
    if !row.is_closed_by(end.text.trim()) {
        return Some(Parts { trust: Trust::TitleOrDate, ..found });
    }
    // Prose between two horizontal rules is not front matter.
    let blank = found.source.trim().is_empty();
    let structured = || found.source.trim_start().starts_with(|c: char| "{[\"'?&!|>-#%@`*".contains(c));
    let keyed = || found.source.lines().any(|line| is_key_line(line.trim_start(), row.language));
    if blank || keyed() || structured() {
        let is_set_off = !blank && found.source.starts_with('\n');
        return Some(Parts { trust: if is_set_off { Trust::KnownKey } else { Trust::Certain }, ..found });
    }
    let is_wide = |line: &str| line.contains('：') && LineForm::Plain.key_and_value(line).is_some();
    let has_wide_keys = row.language == Syntax::Yaml && found.source.lines().any(is_wide);
    has_wide_keys.then_some(Parts { trust: Trust::TitleOrDate, ..found })
}

/// Front matter without a closing fence: the lines with keys at its start; `None` if there are none.
fn unclosed(text: &str, language: Syntax, from: usize) -> Option<Parts<'_>> {
    let mut end = from;
    let mut keys = 0;
    for line in lines_from(text, from) {
        let inside = line.text.starts_with([' ', '\t', '-', '#']) && keys > 0;
        let key = is_key_line(line.text, language);
        if line.text.trim().is_empty() || !(inside || key) {
            break;
        }
        keys += usize::from(key);
        end = line.next;
    }
    let found = Parts::of(text, language, Trust::LinkOrTags, from, end, end);
    (keys > 0).then_some(Parts { closed: false, ..found })
}

/// The parts with the front matter cut off where prose begins; `None` if it contains no prose, or no keys
/// before it. For front matter that is not valid because its closing fence is missing and a horizontal rule
/// further down was taken for it.
pub fn without_prose<'a>(text: &'a str, parts: &Parts<'a>) -> Option<Parts<'a>> {
    let language = parts.language.filter(|language| matches!(language, Syntax::Yaml | Syntax::Toml))?;
    let mut after_blank = false;
    let prose = parts.source.lines().any(|line| {
        let starts_prose =
            after_blank && line.starts_with(|c: char| c.is_alphanumeric() || "#>![*".contains(c));
        after_blank = line.trim().is_empty();
        starts_prose && !is_key_line(line, language) && !line.starts_with("[[") && !line.starts_with("# ")
    });
    if !prose {
        return None;
    }
    let from = (1..).zip(lines_from(text, 0)).find(|(number, _)| *number == parts.first_line)?.1.start;
    unclosed(text, language, from)
}

/// Whether front matter that is not valid has a line of prose, and no key of the table ALIASES: two horizontal rules
/// with text between them.
pub fn is_prose_between_rules(parts: &Parts<'_>) -> bool {
    let Some(language) = parts.language else { return false };
    let key = |line: &'_ str| key_and_value(line.trim(), language).map(|(key, _)| fold_key(key));
    let is_known = |line: &str| key(line).is_some_and(|key| named(&key).next().is_some());
    let is_prose = |line: &str| line.starts_with(char::is_alphanumeric) && !is_key_line(line, language);
    parts.source.lines().any(is_prose) && !parts.source.lines().any(is_known)
}

/// The JSON value at the first brace. If it is not valid, the front matter ends after the first line that is
/// only `}`, or at the first blank line.
fn json<'a>(text: &'a str, first: SourceLine<'_>) -> Option<Parts<'a>> {
    let begin = first.start + (first.text.len() - first.text.trim_start().len());
    let rest = text.get(begin..)?;
    let found = |end, body| Parts::of(text, Syntax::Json, Trust::TitleOrDate, begin, end, body);
    if let Some(length) = parse::json_length(rest) {
        let after = rest.get(length..)?.trim_start_matches([' ', '\t']);
        let body = after.strip_prefix('\n').unwrap_or(after);
        return Some(found(begin + length, text.len() - body.len()));
    }
    let inside = rest.strip_prefix('{')?.trim_start();
    let quoted = inside.strip_prefix('"')?;
    quoted.split_once('"').filter(|(_, after)| after.trim_start().starts_with(':'))?;
    let last = lines_from(rest, 0).find(|line| matches!(line.text.trim(), "}" | ""));
    let end = last.map_or(rest.len(), |line| if line.text.trim() == "}" { line.next } else { line.start });
    Some(found(begin + end, begin + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (Option<Syntax>, &str, String, bool) {
        let parts = split(text);
        (parts.language, parts.source, parts.body.into_owned(), parts.closed)
    }

    #[test]
    fn fenced_front_matter_is_found() {
        use Syntax::{Json, Toml, Yaml};
        for (text, language, source, body) in [
            ("---\na: 1\n---\nBody", Yaml, "a: 1\n", "Body"),
            ("--- \na: 1\n---  \nBody", Yaml, "a: 1\n", "Body"),
            ("--- # a comment\na: 1\n---\nBody", Yaml, "a: 1\n", "Body"),
            (" ---\n a: 1\n ---\nBody", Yaml, " a: 1\n", "Body"),
            ("\n\n---\na: 1\n...\nBody", Yaml, "a: 1\n", "Body"),
            ("<!-- note -->\n---\na: 1\n---\n", Yaml, "a: 1\n", ""),
            ("<!-- two\nlines -->\n\n---\na: 1\n---", Yaml, "a: 1\n", ""),
            ("---\n---\nBody", Yaml, "", "Body"),
            ("---\na: |\n  x\n  ---\n  y\n---\nBody", Yaml, "a: |\n  x\n  ---\n  y\n", "Body"),
            ("---yaml\na: 1\n---\nBody", Yaml, "a: 1\n", "Body"),
            ("---toml\na = 1\n---\nBody", Toml, "a = 1\n", "Body"),
            ("---json\n{\"a\": 1}\n---\nBody", Json, "{\"a\": 1}\n", "Body"),
            ("----\na: 1\n----\nBody", Yaml, "a: 1\n", "Body"),
            ("---\na: 1\n-----\nBody", Yaml, "a: 1\n", "Body"),
            ("—\na: 1\n—\nBody", Yaml, "a: 1\n", "Body"),
            ("—-\na: 1\n—-\nBody", Yaml, "a: 1\n", "Body"),
            ("---\na: 1\n—\nBody", Yaml, "a: 1\n", "Body"),
            (";;;\n\"a\": 1\n;;;\nBody", Json, "\"a\": 1\n", "Body"),
            ("+++\na = 1\n+++\nBody", Toml, "a = 1\n", "Body"),
            ("```toml\na = 1\n```\nBody", Toml, "a = 1\n", "Body"),
            ("```yaml\na: 1\n```\nBody", Yaml, "a: 1\n", "Body"),
            ("{\"a\": 1}\nBody", Json, "{\"a\": 1}", "Body"),
            ("{\n\"a\": \"}\"\n}\n\nBody", Json, "{\n\"a\": \"}\"\n}", "\nBody"),
            ("{\n\"a\": oops\n}\nBody", Json, "{\n\"a\": oops\n}\n", "Body"),
        ] {
            assert_eq!(shown(text), (Some(language), source, body.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn front_matter_without_fences_is_found() {
        use LineForm::{Definitions, Franklin, Logseq, Nikola, Pandoc, Plain, Properties};
        for (text, form, source, body) in [
            ("Title: A: b\nDate: 2024\n\nBody", Plain, "Title: A: b\nDate: 2024\n", "Body"),
            ("Title: A\n\nBody", Plain, "Title: A\n", "Body"),
            ("title: A\ntags:\n- x\n---\nBody", Plain, "title: A\ntags:\n- x\n", "Body"),
            (
                "[#]: subject: \"A\"\n[#]: via: \"B\"\n\nBody",
                Definitions,
                "[#]: subject: \"A\"\n[#]: via: \"B\"\n",
                "\nBody",
            ),
            (".. title: A\n.. tags:\n\nBody", Nikola, ".. title: A\n.. tags:\n", "\nBody"),
            ("<!--\n.. title: A\n.. tags: b\n-->\n\nBody", Nikola, ".. title: A\n.. tags: b\n", "\nBody"),
            ("<!-- x -->\n<!-- .. title: A -->\nBody", Nikola, ".. title: A ", "Body"),
            (
                "@def a = 1\n@def b = [1,\n  2]\n\n@def c = 3\nBody",
                Franklin,
                "@def a = 1\n@def b = [1,\n  2]\n\n@def c = 3\n",
                "Body",
            ),
            (
                "@def a = \"\"\"x\ny\"\"\"\n@def b = 1\nBody",
                Franklin,
                "@def a = \"\"\"x\ny\"\"\"\n@def b = 1\n",
                "Body",
            ),
            ("@def a = \"\"\"x\nBody", Franklin, "@def a = \"\"\"x\n", "Body"),
            ("title:: A\ntags:: b\n- Body", Logseq, "title:: A\ntags:: b\n", "- Body"),
            ("title:: A\n---\nb: 1\n---\nBody", Logseq, "title:: A\n---\nb: 1\n", "Body"),
            ("% A\n% B; C\n  D\n% 2024\n\nBody", Pandoc, "% A\n% B; C\n  D\n% 2024\n", "Body"),
            (
                "# A\n\nCreated: 2024\nMood: x\n\nBody",
                Properties,
                "Created: 2024\nMood: x\n",
                "# A\n\nMood: x\n\nBody",
            ),
            (
                "# A\n\n![](i.png)\n\n## Metadata\n- Author: B\n- Mood: x\n\n## C\n",
                Properties,
                "- Author: B\n- Mood: x\n",
                "# A\n\n![](i.png)\n\n\n## C\n",
            ),
        ] {
            assert_eq!(shown(text), (Some(Syntax::Lines(form)), source, body.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn other_text_stays_in_the_body() {
        for text in [
            "",
            "\n",
            "Body",
            "---\n\nProse after a rule.\n\nMore.",
            "---\n\nProse between rules.\n\n---\n\nMore.",
            "Note: this is prose\nthat goes on.\n\nMore.",
            "{% include x %}\nBody",
            "{{ shortcode }}",
            "{ \"not\" json }",
            "```yaml\na: 1\n",
            "```rust\nfn main() {}\n```",
            "---js\na: 1\n---\n",
            "—\nA poem: of dashes",
            "https://example.org/\n\nBody",
            "---",
            "# A\n\nProse with a colon: here.\nMore of it.\n",
            "# A\n\n- Author: B\n- Date: 2024-01-01\n",
            "# A\n\n## Metadata\n\nProse.\n",
            "## A\n\n- x\n",
            "% A\nB",
            "% A\n% B\n% C\n% D\n\nBody",
            "%% a comment %%\n\nBody",
            "<!-- Note: x -->\nBody",
            "<!-- .. note:: x -->\nBody",
            "<!-- .. title: x",
        ] {
            assert_eq!(shown(text), (None, "", text.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn unclosed_front_matter_ends_at_the_first_line_without_a_key() {
        assert_eq!(
            shown("---\ntitle: A\ntags:\n- b\n  - c\n\nBody"),
            (Some(Syntax::Yaml), "title: A\ntags:\n- b\n  - c\n", "\nBody".to_owned(), false)
        );
        assert_eq!(
            shown("+++\ntitle = \"A\"\nBody here"),
            (Some(Syntax::Toml), "title = \"A\"\n", "Body here".to_owned(), false)
        );
        let text = "---\ntitle: A\n\nProse that goes on.\n\n---\nMore";
        let cut = without_prose(text, &split(text)).unwrap();
        assert_eq!(
            (cut.source, &*cut.body, cut.closed),
            ("title: A\n", "\nProse that goes on.\n\n---\nMore", false)
        );
    }

    #[test]
    fn lines_are_counted_from_the_top_of_the_file() {
        assert_eq!(split("---\na: 1\n---\n").first_line, 2);
        assert_eq!(split("\n\n---\na: 1\n---\n").first_line, 4);
        assert_eq!(split("{\"a\": 1}").first_line, 1);
    }

    #[test]
    fn lines_of_keys_are_found() {
        for (text, path, line) in [
            ("---\na: |\n  b: 1\nb: 2\n---", "b", Some(4)),
            ("---\na:\n  b: 1\n---", "a.b", Some(3)),
            ("---\n\"a\": 1\n---", "a", Some(2)),
            ("+++\n[a]\nb = 1\n+++", "a.b", Some(3)),
            ("{\"a\": 1,\n\"b\": 2}", "b", Some(2)),
            ("Title: x\nDate: y\n\n", "Date", Some(2)),
            ("[#]: a: \"x\"\n[#]: b: \"y\"\n", "b", Some(2)),
            ("<!--\n.. a: x\n.. b: y\n-->\n", "b", Some(3)),
            ("a:: x\n---\nb: y\n---\n", "b", Some(3)),
            ("# H\n\nDate: 2024\nTags: y\n\n", "Tags", Some(4)),
            ("---\na: 1\n---", "z", None),
        ] {
            assert_eq!(split(text).line_of(path, 0), line, "{text}");
        }
        assert_eq!(split("---\na: 1\nb: 2\na: 3\n---").line_of("a", 1), Some(4));
        assert_eq!(split("---\na: 1\n---").line_of("a", 1), None);
    }
}
