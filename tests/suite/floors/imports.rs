//! The names that a `use` brings in.

use proc_macro2::{Span, TokenTree};

use super::syntax::Names;
use super::tokens::{is_double_colon, parts, sign, word};

/// The path of each name of an import, its name in the module (none for `*`), and its place in the text.
/// `tokens` is what is between `use` and `;`, and `first` the names before it.
pub fn names(tokens: &[TokenTree], first: &[String]) -> Vec<(Names, Option<String>, Span)> {
    let mut path = first.to_vec();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if is_double_colon(tokens, at) {
            if path.is_empty() {
                path.push("::".to_owned());
            }
            at += 2;
        } else if let TokenTree::Group(group) = token {
            let parts = parts(group.stream());
            return parts.iter().flat_map(|part| names(part, &path)).collect();
        } else if sign(tokens, at) == Some('*') {
            return vec![(path, None, token.span())];
        } else if word(tokens, at).as_deref() == Some("as") {
            let name = word(tokens, at + 1);
            return vec![(without_self(path), name, token.span())];
        } else {
            // The `$` of `$crate` is skipped.
            path.extend(word(tokens, at));
            at += 1;
        }
    }
    let path = without_self(path);
    let span = tokens.first().map_or_else(Span::call_site, TokenTree::span);
    let name = path.last().cloned();
    if path.is_empty() { Vec::new() } else { vec![(path, name, span)] }
}

/// `fs` for `fs::self`.
fn without_self(mut path: Names) -> Names {
    if path.len() > 1 && path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    path
}
