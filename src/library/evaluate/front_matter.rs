//! Conditions on the keys of the front matter, such as `model:x`.
//!
//! Uses the terms that [`schema`](crate::library::keys) stores for keys and values, and reads the values
//! where those are not enough. Floor 2, part of [`library`](crate::library).

use crate::library::bits::Bits;
use crate::library::evaluate::{Evaluation, occurs_in};
use crate::library::keys::{KEY_BREAK, VALUE_BREAK, is_known_elsewhere, key_name, known_value};
use crate::library::needle::Needle;
use crate::library::schema::{fields, section};
use crate::query::fields::anywhere;
use crate::query::{self, QueryValue};
use crate::text::{fold_tokens, fold_words};

impl Evaluation<'_> {
    pub(super) fn add_term(&self, term: String, found: &mut Bits) {
        Needle { tokens: vec![term], whole: true }.add_found(&self.part.segment, fields().keys, found);
    }

    /// Adds the articles whose front matter has a matching value for a key. If no article has such a key, the
    /// key and the value are searched as text, because titles contain colons.
    pub(super) fn add_by_key(&self, key: &str, value: &QueryValue, among: &Bits, found: &mut Bits) {
        let name = key_name(key);
        if !self.library.has_key(key) {
            if let QueryValue::Text(text) = value {
                let mut tokens = fold_tokens(key);
                tokens.extend(text.tokens());
                let needle = Needle { tokens, whole: text.whole };
                for (_, place) in anywhere().filter_map(|row| section(row.field)) {
                    needle.add_found(&self.part.segment, place, found);
                }
            }
            return;
        }
        let mut candidates = self.none();
        self.add_term(name.clone(), &mut candidates);
        candidates.keep(among);
        if let (QueryValue::Text(text), false) = (value, is_known_elsewhere(&name)) {
            let tokens = text.tokens();
            let term = |sign: char, rest: &str| format!("{name}{sign}{rest}");
            let joined = tokens.join(&KEY_BREAK.to_string());
            if text.whole {
                return self.add_term(term(VALUE_BREAK, &joined), found);
            }
            for token in &tokens {
                let mut with = self.none();
                let needle = Needle { tokens: vec![term(KEY_BREAK, token)], whole: false };
                needle.add_found(&self.part.segment, fields().keys, &mut with);
                candidates.keep(&with);
            }
            if tokens.len() < 2 {
                found.add(&candidates);
                return;
            }
        }
        self.add_read(&candidates, found, |document| {
            let (article, keys) = self.part.segment.article_and_keys(document)?;
            let mut kept = keys.iter().filter(|(key, _)| key_name(key) == name);
            let is_known_right = known_value(&article, &name).is_some_and(|known| is_right(value, &known));
            Some(is_known_right || kept.any(|(_, kept)| is_right(value, kept)))
        });
    }
}

/// Whether a value in the front matter matches.
fn is_right(value: &QueryValue, written: &str) -> bool {
    match value {
        QueryValue::Text(text) if text.whole => fold_words(written) == fold_words(&text.written),
        QueryValue::Text(text) => occurs_in(&text.tokens(), false, written),
        QueryValue::Regex(pattern) => pattern.regex().is_match(written),
        QueryValue::Number(range) => query::Number::parse(written).is_some_and(|number| range.holds(number)),
        QueryValue::When(_) | QueryValue::Flag(_) => false,
    }
}
