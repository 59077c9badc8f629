//! A fast path for the common form of YAML, one `key: value` per line, for which the full parser takes longer
//! than everything else done with a file. The result is exactly that of the parser, as a property test
//! checks; whatever is not certain is left to it. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::value::{Entries, Value};

/// The longest key accepted here, in bytes. YAML itself allows 1,024 characters.
const KEY_BYTES: usize = 128;

/// Words that are not texts if they are not quoted, in any case.
const NO_TEXT: [&str; 6] = ["true", "false", "null", "nan", "inf", "infinity"];

/// The entries of front matter in the common form; `None` if any line may be something else.
pub fn entries(source: &str) -> Option<Entries> {
    if source.is_empty() || !source.chars().all(is_harmless) {
        return None;
    }
    source.lines().map(entry).collect()
}

/// Whether YAML keeps a character, and does not break the line at it, except for `\n`.
fn is_harmless(character: char) -> bool {
    match character {
        '\n' | ' '..='~' => true,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        other => other > '\u{9f}',
    }
}

fn entry(line: &str) -> Option<(String, Value)> {
    let (key, rest) = line.split_once(':')?;
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_key = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.len() <= KEY_BYTES
        && key.bytes().all(letters)
        && !is_no_text(key);
    let value = if rest.is_empty() { rest } else { rest.strip_prefix(' ')?.trim_matches(' ') };
    is_key.then_some(())?;
    let value = match value.as_bytes().first() {
        None => Value::Null,
        Some(b'"' | b'\'') => Value::Text(quoted(value).filter(|(_, rest)| rest.is_empty())?.0),
        Some(b'[') => list(value)?,
        Some(b'0'..=b'9') => Value::Text(date(value)?.to_owned()),
        Some(_) => plain(value, |character| is_plain_in_list(character) || character == ',')?,
    };
    Some((key.to_owned(), value))
}

/// Whether an unquoted word may be something other than a text.
fn is_no_text(word: &str) -> bool {
    NO_TEXT.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The text in the quotes at the start of `text`, and what follows the closing quote.
fn quoted(text: &str) -> Option<(String, &str)> {
    if let Some(inside) = text.strip_prefix('\'') {
        let (inside, rest) = inside.split_once('\'')?;
        // Two quotes in a row are an escaped quote, which is left to the parser.
        return (!rest.starts_with('\'')).then(|| (inside.to_owned(), rest));
    }
    let mut rest = text.strip_prefix('"')?;
    let mut read = String::new();
    loop {
        let (before, from) = rest.split_at_checked(memchr::memchr2(b'"', b'\\', rest.as_bytes())?)?;
        read.push_str(before);
        if let Some(after) = from.strip_prefix('"') {
            return Some((read, after));
        }
        let escaped = from.strip_prefix('\\')?;
        let character = escaped.chars().next().filter(|next| matches!(next, '"' | '\\'))?;
        read.push(character);
        rest = escaped.strip_prefix(character)?;
    }
}

/// Parses `["a", b, 'c']`, without nested lists or maps.
fn list(text: &str) -> Option<Value> {
    let mut rest = text.strip_prefix('[')?.trim_start_matches(' ');
    let mut items = Vec::new();
    if rest == "]" {
        return Some(Value::List(items));
    }
    loop {
        let after = if rest.starts_with(['"', '\'']) {
            let (item, after) = quoted(rest)?;
            items.push(Value::Text(item));
            after
        } else {
            let (item, after) = rest.split_at_checked(rest.find([',', ']'])?)?;
            items.push(plain(item.trim_end_matches(' '), is_plain_in_list)?);
            after
        };
        rest = after.trim_start_matches(' ');
        if rest == "]" {
            return Some(Value::List(items));
        }
        rest = rest.strip_prefix(',')?.trim_start_matches(' ');
    }
}

fn plain(text: &str, is_allowed: fn(char) -> bool) -> Option<Value> {
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic());
    match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ if begins && text.chars().all(is_allowed) && !is_no_text(text) => {
            Some(Value::Text(text.to_owned()))
        }
        _ => None,
    }
}

/// Whether a character has no special meaning in an unquoted item of a list.
fn is_plain_in_list(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, ' ' | '-' | '_' | '.' | '/' | '\'' | '(' | ')' | '&' | '+' | '’')
}

/// Accepts a day, or a day and a time joined by `T`. YAML reads it as a text, not as a number.
fn date(text: &str) -> Option<&str> {
    let (day, time) = text.split_at_checked(10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let signs = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'T' | b'Z' | b':' | b'.' | b'+' | b'-');
    let is_time = time.is_empty() || time.starts_with('T') && time.bytes().all(signs) && !time.ends_with(':');
    (is_day && is_time).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter::parse;
    use proptest::prelude::*;

    /// Checks that the parser gives the same entries; returns whether the fast path applied at all.
    fn assert_same(source: &str) -> bool {
        let Some(read) = entries(source) else { return false };
        match parse::yaml_in_full(source) {
            Ok(parsed) => assert_eq!(read, parsed, "{source:?}"),
            Err(failure) => panic!("{source:?}: {failure:?}"),
        }
        true
    }

    #[test]
    fn the_common_form_is_parsed_here() {
        for source in [
            "title: \"A “quoted” title: with a colon # and more\"\ndate: \"2024-07-05T14:31:39.000Z\"",
            "importance: \"\"\ntags: [\"France\", \"R&D — news\", 'it', plain word, l'eau]\n",
            "a:\nb: \nc: []\nd: [ ]\nlayout: post\ndraft: true\nx_y-z: 'it: is'\n",
            "date: 2024-07-05\nupdated: 2024-07-05T10:00:00+02:00\n",
            "a: \"say \\\"hello\\\" \\\\ done\"  \nb: \"x\"\na: \"twice\"\n",
        ] {
            assert!(assert_same(source), "{source}");
        }
    }

    #[test]
    fn everything_else_is_left_to_the_parser() {
        for source in [
            "",
            "\n",
            "# c",
            "a: 1",
            "a: 1.10",
            "a: |\n  b",
            "a: b\n  c",
            "a:\n- b",
            "a:\n  b: c",
            "a: b # c",
            "a: \"x\" # c",
            "a: \"x",
            "a: x\"",
            "a: \"\\n\"",
            "a: 'it''s'",
            "a: *x",
            "a: &x y",
            "a: !t x",
            "a: {b: c}",
            "a: [b",
            "a: [b,]",
            "a: [[b]]",
            "a: [b: c]",
            "a: [\"b\": c]",
            "a: ~",
            "a: Null",
            "a: TRUE",
            "a: @x",
            "a: b: c",
            "a:\tb",
            "a:b",
            "a : b",
            "- a",
            "? a",
            "true: x",
            "null: x",
            "a: 2024-07-05T10:",
            "a: 0x1F",
            "a: .inf",
            "a: \u{feff}x",
            "a: x\u{2028}y",
            "a: \u{85}",
            "--- a",
        ] {
            assert_eq!(entries(source), None, "{source:?}");
        }
    }

    /// Lines with usual and unusual keys, separators and values.
    fn line() -> impl Strategy<Value = String> {
        let key = prop_oneof![
            6 => "[A-Za-z][A-Za-z0-9_-]{0,8}".boxed(),
            1 => proptest::sample::select(vec!["true", "Null", "nan", "y", "no", "e5", "A", "_a", "1a"])
                .prop_map(str::to_owned)
                .boxed(),
        ];
        let value = prop_oneof![
            Just(String::new()).boxed(),
            "\"[a-zé’ :#&*!|>\\[\\]{},'?%@`-]{0,12}\"".boxed(),
            "'[a-zé :#\"\\\\,-]{0,10}'".boxed(),
            "[A-Za-zé][A-Za-z0-9é ,./'()&+_’-]{0,14}".boxed(),
            "\\[ ?(\"[a-z ,\\]]{0,5}\"|[A-Za-z][a-z .'&-]{0,6}|'[a-z ]{0,4}')( ?, ?(\"[a-z:]{0,5}\"|[a-zA-Z][a-z]{0,5})){0,3} ?\\]".boxed(),
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.Z+-]{0,12})?".boxed(),
            "\"([a-z ]|\\\\\"|\\\\\\\\|\\\\n|\\\\x41){0,8}\"".boxed(),
            proptest::sample::select(vec!["true", "false", "True", "null", "~", "nan", "inf", "e5", "1e5", "[]", "yes"])
                .prop_map(str::to_owned)
                .boxed(),
        ];
        let separator = proptest::sample::select(vec![": ", ":  ", ":", ": ", ": "]);
        (key, separator, value, "[ ]{0,2}")
            .prop_map(|(key, sign, value, end)| format!("{key}{sign}{value}{end}"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_fast_path_agrees_with_the_parser(
            lines in proptest::collection::vec(line(), 1..6),
            places in proptest::collection::vec((any::<prop::sample::Index>(), "[ \"'\\\\:#,\\[\\]{}\n\t&*!?|>%@`~<=.0-9eETtrunfals\u{85}\u{a0}\u{2028}\u{feff}é-]"), 0..3),
            closed in any::<bool>(),
        ) {
            let mut source = lines.join("\n");
            source.push_str(if closed { "\n" } else { "" });
            assert_same(&source);
            for (place, change) in places {
                let borders: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
                source.insert_str(borders[place.index(borders.len())], &change);
                assert_same(&source);
                let removed = place.index(source.chars().count());
                source = source.chars().enumerate().filter(|(at, _)| *at != removed).map(|(_, c)| c).collect();
                assert_same(&source);
            }
        }
    }
}
