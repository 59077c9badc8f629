//! Reads front matter line by line when the parser rejects it. A mistake affects only the value that contains
//! it: each key is parsed separately if that is safe, and an invalid value is taken as text. Takes linear
//! time. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::lines::{LineForm, title_block, without_address};
use crate::frontmatter::parse::{self, Syntax, is_key_line, key_and_value};
use crate::frontmatter::value::{Entries, Value};
use crate::limits;

/// Reads what can be read. With `parser`, values that are valid by themselves are parsed. Without it, for
/// front matter that is too large or too nested to parse, all values become texts, lists and maps of these.
pub fn salvage(source: &str, language: Syntax, parser: bool) -> Entries {
    match language {
        Syntax::Lines(form) => lines(source, form),
        Syntax::Json => json(source),
        Syntax::Yaml | Syntax::Toml => blocks(source, language, parser, 0),
    }
}

/// Reads lines with a key each. Any other line continues the value above it.
fn lines(source: &str, form: LineForm) -> Entries {
    match form {
        LineForm::Franklin => return definitions(source),
        LineForm::Pandoc => return title_block(source),
        LineForm::Plain if has_lists(source) => return blocks(source, Syntax::Yaml, true, 0),
        LineForm::Plain
        | LineForm::Definitions
        | LineForm::Nikola
        | LineForm::Logseq
        | LineForm::Properties => {}
    }
    let mut entries = Entries::new();
    for line in source.lines() {
        if let Some((key, value)) = form.key_and_value(line) {
            let value = if form == LineForm::Definitions { without_address(key, value) } else { value };
            entries.push((key.to_owned(), Value::Text(unquoted(value))));
        } else if let Some((_, Value::Text(text))) = entries.last_mut() {
            text.push('\n');
            text.push_str(line.trim());
        }
    }
    entries
}

/// Whether `key:` lines without a value have an indented line or an item of a list below, as in YAML.
fn has_lists(source: &str) -> bool {
    let mut is_open = false;
    source.lines().any(|line| {
        let is_inside = is_open && line.starts_with([' ', '\t', '-']);
        is_open = LineForm::Plain.key_and_value(line).is_some_and(|(_, value)| value.is_empty());
        is_inside
    })
}

/// Reads `@def name = value` lines, whose values are written like those of TOML.
fn definitions(source: &str) -> Entries {
    let lines = source.lines().map(|line| line.strip_prefix("@def").map_or(line, str::trim_start));
    blocks(&lines.collect::<Vec<_>>().join("\n"), Syntax::Toml, true, 0)
}

/// Reads `"key": value,` lines. Any other line continues the value above it.
fn json(source: &str) -> Entries {
    let mut written: Vec<(&str, String)> = Vec::new();
    for line in source.lines() {
        let line = line.trim().trim_start_matches(['{', ' ']);
        if let Some((key, value)) = key_and_value(line, Syntax::Json).filter(|_| line.starts_with('"')) {
            written.push((key, value.to_owned()));
        } else if let Some((_, value)) = written.last_mut() {
            value.push('\n');
            value.push_str(line);
        }
    }
    let value = |written: &str| flow_value(written.trim().trim_end_matches(['}', ',', ' ', '\n']));
    written.into_iter().map(|(key, written)| (key.to_owned(), value(&written))).collect()
}

/// Splits at every line that begins with a key and is not indented further than the first such line.
fn blocks(source: &str, language: Syntax, parser: bool, depth: usize) -> Entries {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_key = |line: &str| is_key_line(line.trim(), language) && !line.trim_start().starts_with("- ");
    let base = source.lines().find(|line| is_key(line)).map_or(0, indent);
    // Where each block begins, its first line, and its TOML table; the line of a table has no key.
    let mut starts: Vec<(usize, &str, &str)> = Vec::new();
    let (mut table, mut at, mut quote) = ("", 0, None);
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim();
        let header = trimmed.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        if let Some(name) = header.filter(|_| language == Syntax::Toml && indent(line) <= base) {
            table = name.trim_matches(['[', ']', ' ']);
            starts.push((at, "", table));
        } else if quote.is_none() && indent(line) <= base && is_key(line) {
            starts.push((at, trimmed, table));
        }
        if language == Syntax::Toml {
            quote = open_fence(trimmed, quote);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([source.len()]);
    let blocks = starts.iter().zip(ends).filter_map(|(&(start, line, table), end)| {
        let (key, written) = key_and_value(line, language)?;
        let block = source.get(start..end)?;
        let alone = match language {
            Syntax::Yaml if parser && depth == 0 => parse::yaml(block).ok(),
            // Below a value in Franklin's TOML there may be code.
            Syntax::Toml if parser => parse::toml(block).or_else(|_| parse::toml(line)).ok(),
            Syntax::Yaml | Syntax::Toml | Syntax::Json | Syntax::Lines(_) => None,
        };
        let alone = alone.filter(|read| read.len() == 1).and_then(|mut read| read.pop());
        let under = block.split_once('\n').map_or("", |(_, under)| under);
        let dated = julian(written).filter(|_| language == Syntax::Toml);
        let alone = alone.or_else(|| dated.map(|date| (key.to_owned(), Value::Text(date))));
        let (key, value) = alone.unwrap_or_else(|| (key.to_owned(), value(written, under, language, depth)));
        Some((if table.is_empty() { key } else { format!("{table}.{key}") }, value))
    });
    blocks.take(limits::FRONT_MATTER_KEYS).collect()
}

/// The day in `Date(2024, 7, 5)` or `Dates.DateTime(2024, 7, 5, 14)`, as Julia writes it.
fn julian(written: &str) -> Option<String> {
    let (call, rest) = written.split_once('(')?;
    let is_date = matches!(call.trim(), "Date" | "DateTime" | "Dates.Date" | "Dates.DateTime");
    let (numbers, _) = rest.split_once(')').filter(|_| is_date)?;
    if let Some(quoted) = numbers.trim().strip_prefix('"') {
        return quoted.split_once('"').map(|(date, _)| date.to_owned());
    }
    let numbers = numbers.split(',').map(|number| number.trim().parse::<u16>());
    let numbers = numbers.take(3).collect::<Result<Vec<_>, _>>().ok()?;
    Some(numbers.iter().map(|number| format!("{number:02}")).collect::<Vec<_>>().join("-"))
}

/// Whether TOML that is not valid is code in Julia, as Franklin allows it between `+++`.
pub fn is_code(source: &str, language: Syntax) -> bool {
    let words = ["using ", "import ", "function ", "end", "for ", "if ", "let ", "macro "];
    let mut lines = source.lines().map(str::trim_end);
    language == Syntax::Toml
        && lines.any(|line| {
            let is_word =
                words.iter().any(|word| line.starts_with(word) && (line == *word || word.ends_with(' ')));
            is_word || key_and_value(line, language).is_some_and(|(_, value)| julian(value).is_some())
        })
}

/// The TOML triple quote that is open after this line; `open` is the one that was open before it.
fn open_fence(line: &str, open: Option<&'static str>) -> Option<&'static str> {
    let quote = open.or_else(|| ["\"\"\"", "'''"].into_iter().find(|quote| line.contains(quote)))?;
    let toggles = line.matches(quote).count() % 2 == 1;
    (open.is_some() != toggles).then_some(quote)
}

/// The value with `written` on the line of its key and the lines `below`.
fn value(written: &str, below: &str, language: Syntax, depth: usize) -> Value {
    let under = || below.lines().map(str::trim).filter(|line| !line.is_empty());
    if written.starts_with(['|', '>']) && written.len() <= 4 {
        return Value::Text(below.lines().map(str::trim).collect::<Vec<_>>().join("\n"));
    }
    if without_comment(written).is_empty() {
        if under().next().is_some_and(|line| line == "-" || line.starts_with("- ")) {
            return Value::List(block_list(under()));
        }
        let nested = under().next().is_some_and(|line| is_key_line(line, language));
        if nested && depth < limits::FRONT_MATTER_DEPTH {
            return Value::Map(blocks(below, language, false, depth + 1));
        }
    }
    let mut whole = written.to_owned();
    let flowing = written.starts_with(['"', '\'', '[', '{']);
    for line in under().filter(|line| flowing || !line.starts_with('#')) {
        whole.push(if whole.is_empty() { ' ' } else { '\n' });
        whole.push_str(line);
    }
    flow_value(whole.trim())
}

/// Reads `- item` lines. A line without a dash continues the item above it.
fn block_list<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Value> {
    let mut items: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let item = line.strip_prefix('-').filter(|item| item.is_empty() || item.starts_with([' ', '\t']));
        if let Some(item) = item {
            items.push(item.trim().to_owned());
        } else if let Some(item) = items.last_mut() {
            item.push(' ');
            item.push_str(line);
        }
    }
    items.iter().map(|item| flow_value(item)).collect()
}

/// Reads a value on the line of its key: quoted, a list in brackets, or plain text.
fn flow_value(written: &str) -> Value {
    let closed = without_comment(written);
    if let Some(inside) = closed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = split_items(inside);
        return Value::List(items.map(|item| Value::Text(unquoted(item))).collect());
    }
    match closed {
        "" | "~" | "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::Text(unquoted(written)),
    }
}

/// Splits a list at its commas, except those in quotes.
pub fn split_items(inside: &str) -> impl Iterator<Item = &str> {
    let (mut quote, mut escaped, mut fresh) = (None, false, true);
    inside
        .split(move |c: char| {
            let cut = quote.is_none() && c == ',';
            match quote {
                Some(open) if c == open && !escaped => quote = None,
                None if fresh && matches!(c, '"' | '\'') => quote = Some(c),
                _ => {}
            }
            escaped = c == '\\' && !escaped && quote == Some('"');
            fresh = cut || fresh && c.is_whitespace();
            cut
        })
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

/// A value without the comment after it. A quoted value keeps everything up to its last quote.
fn without_comment(written: &str) -> &str {
    let from = match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written.rfind(quote).unwrap_or(0),
        _ => 0,
    };
    let (head, tail) = written.split_at_checked(from).unwrap_or(("", written));
    if head.is_empty() && tail.starts_with("# ") {
        return "";
    }
    let kept = tail.split_once(" # ").map_or(tail, |(kept, _)| kept);
    written.get(..head.len() + kept.len()).unwrap_or(written).trim()
}

/// The text of a value, with valid escapes resolved. Quotes are taken off only as a pair around the whole value: in
/// `"Lamp" and "Sea"` they belong to the text.
pub fn unquoted(written: &str) -> String {
    let written = without_comment(written);
    let triple = ["\"\"\"", "'''"]
        .into_iter()
        .find_map(|quote| written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)));
    if let Some(inside) = triple {
        return inside.to_owned();
    }
    if let Some(inside) = between_quotes(written, '"') {
        return unescaped(inside);
    }
    between_quotes(written, '\'').map_or_else(|| written.to_owned(), |inside| inside.replace("''", "'"))
}

/// The text between two quotes that are a pair around the whole: not if the first is closed within the text, and
/// another pair follows.
fn between_quotes(written: &str, quote: char) -> Option<&str> {
    let inside = written.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_outside =
        |neighbour: Option<char>| neighbour.is_none_or(|sign| !sign.is_alphanumeric() && sign != quote);
    let mut depth = 1_usize;
    let (mut closed_within, mut unopened) = (false, false);
    for (at, sign) in inside.match_indices(quote) {
        let before = inside.get(..at).and_then(|before| before.chars().next_back());
        let after = inside.get(at + sign.len()..).and_then(|after| after.chars().next());
        let opens = before.is_none_or(|before| before.is_whitespace() || "([{-–—/".contains(before));
        if before == Some('\\') || !opens && !is_outside(after) {
            continue;
        }
        if opens && after.is_some_and(|after| !after.is_whitespace()) {
            depth += 1;
        } else {
            unopened |= depth == 0;
            depth = depth.saturating_sub(1);
            closed_within |= depth == 0;
        }
    }
    // The last quote closes one that was opened within the text, so the first is no partner of it. A quote that
    // closes more than was opened is a sign for inches or an apostrophe.
    (!closed_within || unopened || depth == 0).then_some(inside)
}

/// The text of a double-quoted value. An invalid escape means a path or a formula: then all backslashes are kept,
/// except before quotes and backslashes.
fn unescaped(inside: &str) -> String {
    resolved(inside).unwrap_or_else(|| inside.replace("\\\"", "\"").replace("\\\\", "\\"))
}

/// The text with its escapes resolved; `None` if one is invalid.
fn resolved(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut next = after.chars();
        let escape = next.next();
        rest = next.as_str();
        match escape {
            Some(plain @ ('"' | '\\')) => text.push(plain),
            Some('n' | 't' | 'r' | '\n' | ' ') => text.push(' '),
            Some('/') => text.push('/'),
            Some('_') => text.push('\u{a0}'),
            Some('0' | 'a' | 'b' | 'e' | 'f' | 'v' | 'N' | 'L' | 'P') => {}
            Some('x') => rest = hexadecimal(rest, 2, &mut text)?,
            Some('u') => rest = hexadecimal(rest, 4, &mut text)?,
            Some('U') => rest = hexadecimal(rest, 8, &mut text)?,
            None | Some(_) => return None,
        }
    }
    text.push_str(rest);
    Some(text)
}

/// Appends the character with the next `digits` as its code, and returns the rest. Surrogates come in pairs.
fn hexadecimal<'a>(rest: &'a str, digits: usize, text: &mut String) -> Option<&'a str> {
    // Unlike the standard library, a sign is not a digit.
    let number = |text: &str| u32::from_str_radix(text, 16).ok().filter(|_| !text.starts_with('+'));
    let (written, rest) = rest.split_at_checked(digits)?;
    let code = number(written)?;
    if let 0xd800..=0xdbff = code {
        let (second, after) = rest.strip_prefix("\\u")?.split_at_checked(4)?;
        let low = number(second)?.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
        text.push(char::from_u32(0x10000 + ((code - 0xd800) << 10) + low)?);
        return Some(after);
    }
    text.push(char::from_u32(code)?);
    Some(rest)
}

#[cfg(test)]
mod tests;
