//! What is mended in front matter that its parser refuses: the marks of a conflict of git, and spaces and colons of
//! an input method beside its keys. Lines keep their numbers. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::frontmatter::lines::LineForm;
use crate::frontmatter::parse::Syntax;

/// Front matter without the marks of a conflict and without what stands between `=======` and `>>>>>>>`, and the
/// line of its first mark, from 1. `None` if the marks are not all there, in the front matter or in the `text` below
/// it. The lines left out are blank.
pub fn without_conflict(source: &str, text: &str) -> Option<(String, u32)> {
    let begins = |line: &str| line.starts_with("<<<<<<< ") || line == "<<<<<<<";
    let first = source.lines().position(begins)?;
    let mut later = text.lines().skip_while(|line| !begins(line)).skip(1);
    later.find(|line| *line == "=======")?;
    later.find(|line| line.starts_with(">>>>>>>"))?;
    let mut kept = String::with_capacity(source.len());
    let mut is_theirs = false;
    for line in source.lines() {
        let is_mark = begins(line) || line.starts_with(">>>>>>>");
        // Between `|||||||` and `=======` there may be the version before both.
        is_theirs = !is_mark && (is_theirs || line == "=======" || line.starts_with("|||||||"));
        if !is_mark && !is_theirs {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    Some((kept, u32::try_from(first + 1).unwrap_or(u32::MAX)))
}

/// Front matter with common spaces and colons where its lines have others: at their beginning and end, around their
/// first sign (`:` or `=`) and after a dash. `None` if nothing had to be replaced. Texts within values are not changed.
pub fn plainly_spaced(source: &str, language: Syntax) -> Option<String> {
    let is_odd = |letter: char| letter.is_whitespace() && !letter.is_ascii() || letter == '\u{feff}';
    if !source.contains(|letter| is_odd(letter) || letter == '：') {
        return None;
    }
    let sign = if language == Syntax::Toml { '=' } else { ':' };
    let mut spaced = String::with_capacity(source.len() + 16);
    for line in source.lines() {
        let text = line.trim_matches(|letter| letter == ' ' || is_odd(letter));
        let indent = line.chars().take_while(|&letter| letter == ' ' || is_odd(letter)).count();
        spaced.extend(std::iter::repeat_n(' ', if text.is_empty() { 0 } else { indent }));
        let (dash, text) = match text.strip_prefix('-').filter(|rest| rest.starts_with(is_odd)) {
            Some(rest) => ("- ", rest.trim_start()),
            None => ("", text),
        };
        spaced.push_str(dash);
        let is_wide = language == Syntax::Yaml
            && indent == 0
            && LineForm::Plain
                .key_and_value(text)
                .is_some_and(|(key, _)| after_key(text, key).starts_with('：'));
        let cut = if is_wide { text.split_once('：') } else { text.split_once(sign) };
        match cut {
            Some((key, value)) if is_wide || key.ends_with(is_odd) || value.starts_with(is_odd) => {
                spaced.push_str(key.trim_end());
                spaced.push(sign);
                spaced.push_str(if value.trim_start().is_empty() { "" } else { " " });
                spaced.push_str(value.trim_start());
            }
            _ => spaced.push_str(text),
        }
        spaced.push('\n');
    }
    Some(spaced)
}

/// What follows the key at the beginning of a line, from its sign on.
fn after_key<'a>(line: &'a str, key: &str) -> &'a str {
    line.strip_prefix(key).unwrap_or_default().trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_of_a_conflict_is_kept() {
        let source = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> branch\nb: 3\n";
        assert_eq!(without_conflict(source, source), Some(("\na: 1\n\n\n\nb: 3\n".to_owned(), 1)));
        let source = "z: 0\n<<<<<<< a\na: 1\n||||||| base\na: 0\n=======\na: 2\n>>>>>>> b\n";
        assert_eq!(without_conflict(source, source), Some(("z: 0\n\na: 1\n\n\n\n\n\n".to_owned(), 2)));
        // The conflict goes on in the text.
        let (source, text) = ("<<<<<<< HEAD\na: 1\n", "<<<<<<< HEAD\na: 1\n---\nx\n=======\ny\n>>>>>>> b\n");
        assert_eq!(without_conflict(source, text), Some(("\na: 1\n".to_owned(), 1)));
        for source in
            ["<<<<<<< HEAD\na: 1\n", "a: 1\n=======\n", "a: '<<<<<<< x'\n", ">>>>>>> b\n", "<<< a\n"]
        {
            assert_eq!(without_conflict(source, source), None, "{source}");
        }
    }

    #[test]
    fn odd_spaces_and_colons_beside_keys_become_common_ones() {
        for (language, source, spaced) in [
            (Syntax::Yaml, "title:\u{a0}\u{a0}A\u{a0}b\n", "title: A\u{a0}b\n"),
            (Syntax::Yaml, "title\u{202f}:\u{202f}A:\u{a0}b\n", "title: A:\u{a0}b\n"),
            (Syntax::Yaml, "tags:\n\u{a0}\u{a0}- a\n\u{a0} -\u{a0}b\n", "tags:\n  - a\n  - b\n"),
            (Syntax::Yaml, "title：宽：x\ndate：2024\n", "title: 宽：x\ndate: 2024\n"),
            (Syntax::Yaml, "title: 宽：x\n", "title: 宽：x\n"),
            (Syntax::Yaml, "a: |\n  注意：x\n", "a: |\n  注意：x\n"),
            (Syntax::Toml, "title\u{a0}=\u{3000}\"A\"\u{a0}\n", "title= \"A\"\n"),
            (Syntax::Json, "{\n\u{a0}\"a\"\u{a0}:\u{a0}1\n}\n", "{\n \"a\": 1\n}\n"),
        ] {
            assert_eq!(plainly_spaced(source, language).as_deref(), Some(spaced), "{source:?}");
        }
        assert_eq!(plainly_spaced("title: é\n  - x\n", Syntax::Yaml), None);
    }
}
