//! Everything public is explained: each `pub` function, type, trait, constant, static and exported macro of
//! `src` has a documentation comment of more than three words. Fields and variants need none where their name
//! says it, which is why the compiler's own lint is off.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::floors::tokens::{line, needs_test, sign, word};
use crate::words::sources;

/// Fewest words of a comment.
const WORDS: usize = 4;

/// What begins an item that needs a comment.
const EXPLAINED: [&str; 9] =
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "macro_rules"];

/// What has been read of an item before its keyword.
#[derive(Default)]
struct Before {
    words: usize,
    is_public: bool,
    is_exported: bool,
    is_test: bool,
}

/// The public items of a file that are not explained, each as `path:line: name`.
fn unexplained(path: &str, text: &str) -> Vec<String> {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut found = Vec::new();
    walk(tokens, false, &mut found);
    found.into_iter().map(|(line, name)| format!("{path}:{line}: {name}")).collect()
}

/// Reads the items of a module, an implementation or a trait; those of a public trait are public.
fn walk(stream: TokenStream, is_trait: bool, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut before = Before::default();
    let mut at = 0;
    while at < tokens.len() {
        if sign(&tokens, at) == Some('#') {
            at = read_attribute(&tokens, at, &mut before);
            continue;
        }
        let keyword = word(&tokens, at).unwrap_or_default();
        match keyword.as_str() {
            "pub" => {
                let is_restricted = matches!(tokens.get(at + 1), Some(TokenTree::Group(group))
                    if group.delimiter() == Delimiter::Parenthesis);
                before.is_public = !is_restricted;
                at += 1 + usize::from(is_restricted);
                continue;
            }
            // Words in front of the keyword.
            "unsafe" | "async" | "default" => {
                at += 1;
                continue;
            }
            "const" if is_modifier(&tokens, at) => {
                at += 1;
                continue;
            }
            _ => {}
        }
        let is_public = match keyword.as_str() {
            "macro_rules" => before.is_exported,
            _ => before.is_public || is_trait,
        };
        let is_explained = !EXPLAINED.contains(&keyword.as_str()) || before.words >= WORDS;
        if is_public && !is_explained && !before.is_test {
            let name = (at + 1..tokens.len()).find_map(|at| word(&tokens, at)).unwrap_or_default();
            found.push((line(tokens[at].span()), name));
        }
        let (end, body) = end_of_item(&tokens, at, &keyword);
        if let Some(body) = body.filter(|_| !before.is_test) {
            match keyword.as_str() {
                "mod" | "impl" => walk(body.stream(), false, found),
                "trait" if is_public => walk(body.stream(), true, found),
                _ => {}
            }
        }
        before = Before::default();
        at = end;
    }
}

/// Whether `const` is not the keyword of a constant.
fn is_modifier(tokens: &[TokenTree], at: usize) -> bool {
    matches!(word(tokens, at + 1).as_deref(), Some("fn" | "unsafe" | "async" | "extern"))
}

/// Reads an attribute, and returns the position after it.
fn read_attribute(tokens: &[TokenTree], at: usize, before: &mut Before) -> usize {
    let is_inner = sign(tokens, at + 1) == Some('!');
    let at = at + 1 + usize::from(is_inner);
    let Some(TokenTree::Group(group)) = tokens.get(at) else { return at };
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    match (word(&inner, 0).as_deref(), inner.last()) {
        _ if is_inner => {}
        (Some("doc"), Some(TokenTree::Literal(text))) => before.words += count_words(&text.to_string()),
        (Some("macro_export"), _) => before.is_exported = true,
        (Some("cfg"), Some(TokenTree::Group(condition))) => before.is_test |= needs_test(condition.stream()),
        (Some("test"), _) => before.is_test = true,
        _ => {}
    }
    at + 1
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The position after an item, and its body if that has items or code.
fn end_of_item<'a>(tokens: &'a [TokenTree], at: usize, keyword: &str) -> (usize, Option<&'a Group>) {
    let ends_with_body = !matches!(keyword, "const" | "static" | "type" | "use");
    for (end, token) in tokens.iter().enumerate().skip(at) {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == ';' => return (end + 1, None),
            TokenTree::Group(group) if ends_with_body && group.delimiter() == Delimiter::Brace => {
                return (end + 1, Some(group));
            }
            _ => {}
        }
    }
    (tokens.len(), None)
}

#[test]
fn everything_public_is_explained() {
    let found: Vec<String> = sources().iter().flat_map(|(path, text)| unexplained(path, text)).collect();
    assert!(found.is_empty(), "{} items are not explained:\n{}", found.len(), found.join("\n"));
}

#[test]
fn planted_items_without_a_comment_are_found() {
    for (text, name) in [
        ("pub fn open() {}", "open"),
        ("/// Opens.\npub fn open() {}", "open"),
        ("/// Opens the file.\npub fn open() {}", "open"),
        ("//! A header of many words.\npub struct Door;", "Door"),
        ("// Not a documentation comment at all.\npub struct Door(u8);", "Door"),
        ("/// Of the first one only.\npub struct Door { pub width: u8 }\npub enum Lock { Open }", "Lock"),
        ("#[derive(Debug)]\npub enum Lock { Open }", "Lock"),
        ("pub const fn width() -> u8 { 1 }", "width"),
        ("pub const WIDTHS: [u8; 1] = { [1] };", "WIDTHS"),
        ("pub static WIDTH: u8 = 1;", "WIDTH"),
        ("pub type Width = u8;", "Width"),
        ("pub trait Opens {}", "Opens"),
        ("/// What can be opened.\npub trait Opens { fn open(&self); }", "open"),
        ("struct Door; impl Door { pub fn open(&self) {} }", "open"),
        ("mod inner { pub(crate) fn free() {} pub fn open() {} }", "open"),
        ("#[macro_export]\nmacro_rules! door { () => {} }", "door"),
        ("#[cfg(not(test))]\npub fn open() {}", "open"),
        ("#[cfg(test)]\nmod tests {}\npub fn open() {}", "open"),
        ("use std::{fs, io};\npub fn open() {}", "open"),
        ("include!(\"a\");\npub fn open() {}", "open"),
    ] {
        let found = unexplained("a.rs", text);
        assert!(matches!(&found[..], [only] if only.ends_with(&format!(": {name}"))), "{text}\n{found:?}");
    }
}

#[test]
fn what_needs_no_comment_is_left_alone() {
    for text in [
        "/// Opens the door, or fails.\npub fn open() {}",
        "/// Opens the\n/// wide door.\npub fn open() {}",
        "/// Opens the wide door.\n#[must_use]\npub const fn open() -> u8 { 1 }",
        "/// A door of the house.\npub struct Door { pub width: u8 }\n/// A lock of the door.\npub enum Lock { Open }",
        "fn open() {}\npub(crate) fn shut() {}\npub(super) struct Door;\npub(in crate::app) const WIDTH: u8 = 1;",
        "impl std::fmt::Display for Door { fn fmt(&self) {} }",
        "trait Opens { fn open(&self); }",
        "pub use std::fs;\npub mod door;",
        "macro_rules! door { () => { pub fn open() {} } }",
        "#[cfg(test)]\npub fn open() {}\n#[cfg(test)]\nmod tests { pub fn open() {} }",
        "fn open() { pub struct Inner; }",
    ] {
        assert_eq!(unexplained("a.rs", text), [""; 0], "{text}");
    }
}
