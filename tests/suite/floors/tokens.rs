//! What some tokens of the code are: names, signs, paths and conditions.

use proc_macro2::{Spacing, Span, TokenStream, TokenTree};

use super::syntax::Names;

pub fn line(span: Span) -> usize {
    span.start().line
}

pub fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(name)) => Some(name.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

pub fn sign(tokens: &[TokenTree], at: usize) -> Option<char> {
    match tokens.get(at) {
        Some(TokenTree::Punct(sign)) => Some(sign.as_char()),
        _ => None,
    }
}

/// Whether the `>` at `at` is the end of `->` or `=>`.
pub fn is_arrow(tokens: &[TokenTree], at: usize) -> bool {
    at > 0
        && matches!(&tokens[at - 1], TokenTree::Punct(sign)
        if sign.spacing() == Spacing::Joint && matches!(sign.as_char(), '-' | '='))
}

pub fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    sign(tokens, at) == Some(':') && sign(tokens, at + 1) == Some(':')
}

/// The path at `at`, which may begin with `::`, and the position after it.
pub fn path_at(tokens: &[TokenTree], at: usize) -> (Names, usize) {
    let mut names = Vec::new();
    let start = match word(tokens, at) {
        Some(name) => {
            names.push(name);
            at + 1
        }
        None if is_double_colon(tokens, at) => {
            names.push("::".to_owned());
            at
        }
        None => at,
    };
    let end = path_rest(tokens, start, &mut names);
    (names, end)
}

/// Adds the names that follow with `::`, and returns the position after them.
pub fn path_rest(tokens: &[TokenTree], at: usize, names: &mut Names) -> usize {
    let mut end = at;
    while is_double_colon(tokens, end) {
        let Some(name) = word(tokens, end + 2) else { break };
        names.push(name);
        end += 3;
    }
    end
}

/// Whether a condition of `cfg` holds in tests only.
pub fn needs_test(condition: TokenStream) -> bool {
    let tokens: Vec<_> = condition.into_iter().collect();
    match (word(&tokens, 0).as_deref(), tokens.get(1)) {
        (Some("test"), None) => true,
        (Some("all"), Some(TokenTree::Group(group))) => {
            parts(group.stream()).into_iter().any(|part| needs_test(part.into_iter().collect()))
        }
        (Some("any"), Some(TokenTree::Group(group))) => {
            parts(group.stream()).into_iter().all(|part| needs_test(part.into_iter().collect()))
        }
        _ => false,
    }
}

/// The tokens between the commas.
pub fn parts(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in stream {
        if matches!(&token, TokenTree::Punct(sign) if sign.as_char() == ',') {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}
