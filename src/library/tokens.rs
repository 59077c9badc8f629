//! The tokenizer of the index, for text that is already folded and split into tokens.
//!
//! Folding itself is left to `text::fold`. Floor 2, part of [`library`](crate::library).

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::limits;
use crate::text::for_each_token;

/// Splits text at spaces and line breaks. A line break leaves a gap in the positions, so that no phrase
/// matches across two texts.
#[derive(Clone, Default)]
pub(super) struct TokenSplitter {
    token: Token,
}

/// The tokens of one field.
pub struct WordStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for TokenSplitter {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let Some(first) = self.rest.as_bytes().first() else { return false };
            match first {
                b' ' => self.rest = self.rest.get(1..).unwrap_or_default(),
                b'\n' => {
                    self.token.position = self.token.position.wrapping_add(1);
                    self.rest = self.rest.get(1..).unwrap_or_default();
                }
                _ => break,
            }
        }
        let end = memchr::memchr2(b' ', b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.token.position.wrapping_add(1);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Appends the folded tokens of one text, a space before each, and a line break at the end.
pub(super) fn add_tokens(tokens: &mut String, text: &str) {
    for_each_token(text, |token| {
        if token.len() <= limits::TOKEN_BYTES {
            tokens.push(' ');
            tokens.push_str(token);
        }
    });
    tokens.push('\n');
}
