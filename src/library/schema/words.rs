//! The tokenizer of an index: what it is given is folded and split already.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::limits;
use crate::text::for_each_token;

/// Splits tokens that are folded already. A line break leaves a gap, so that no row of tokens reaches
/// from one text into the next.
#[derive(Clone, Default)]
pub(super) struct Words {
    token: Token,
}

/// The tokens of one text.
pub struct WordStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Words {
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

/// Appends the tokens of one text, each behind one space, and ends it with a line break.
pub(in crate::library) fn add_tokens(tokens: &mut String, text: &str) {
    for_each_token(text, |token| {
        if token.len() <= limits::TOKEN_BYTES {
            tokens.push(' ');
            tokens.push_str(token);
        }
    });
    tokens.push('\n');
}
