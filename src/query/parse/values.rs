//! Parses the values of a query: those after a field or a key, and words without either. Floor 1, part of
//! [`query`](crate::query). Times and numbers are parsed in `query::value`.

use std::ops::Range;

use crate::limits;
use crate::query::error::span_in;
use crate::query::parse::{ParseResult, Parser};
use crate::query::scan::{self, Slash};
use crate::query::value::{TimeError, begins_several_words, read_when};
use crate::query::{
    Expr, Field, FieldKind, Flag, NumberRange, Pattern, QueryError, QueryValue, Reason, Scope, Sort, SortKey,
    Test, Text,
};
use crate::text::{CleanText, fold};

/// The text or regular expression; `None` if it is only punctuation.
fn searched(value: QueryValue) -> Option<QueryValue> {
    let is_punctuation = value.text().is_some_and(|text| text.tokens().is_empty());
    (!is_punctuation).then_some(value)
}

impl Parser<'_> {
    pub(super) fn anywhere(&mut self) -> ParseResult<Option<Expr>> {
        let start = self.at;
        let value = self.raw(false)?.and_then(searched);
        self.test(Scope::Anywhere, value.into_iter().collect(), start)
    }

    /// Parses the values after a name that is not a field.
    pub(super) fn key(&mut self, name: CleanText) -> ParseResult<Option<Expr>> {
        let start = self.at;
        self.at += name.len() + 1;
        let values = self.list(|_, raw, _| {
            let word = raw.as_ref().and_then(QueryValue::text).filter(|text| !text.whole);
            let range = word.and_then(|word| NumberRange::parse(&word.written));
            Ok(range.map(QueryValue::Number).or_else(|| raw.and_then(searched)))
        })?;
        if !values.is_empty() {
            return self.test(Scope::Key(name), values, start);
        }
        // No values: plain text that ends with a colon.
        let written = CleanText::line(&format!("{name}:"));
        self.test(Scope::Anywhere, vec![QueryValue::words(written)], start)
    }

    /// Parses the values after a field, which begins at `start`. Error messages name the field `shown`.
    pub(super) fn field(
        &mut self,
        field: Field,
        start: usize,
        shown: &'static str,
    ) -> ParseResult<Option<Expr>> {
        let mut nothing = true;
        let values = self.list(|parser, raw, span| {
            let Some(value) = raw else { return Ok(None) };
            nothing = false;
            let (value, span) = parser.several_words(field, value, span);
            parser.value_of(field, value, span)
        })?;
        if !nothing {
            return self.test(Scope::Field(field), values, start);
        }
        let reason = match shown {
            "#" => Reason::NothingAfter { sign: shown },
            _ => Reason::MissingValue { field: shown },
        };
        let (span, joined) = self.without_space(start).unzip();
        Err(QueryError::with(span.unwrap_or(start..self.at), reason, joined))
    }

    /// Extends an unquoted time that may have several words, such as `avril 2026`, by as many of the words
    /// that follow as make up a time with it.
    fn several_words(
        &mut self,
        field: Field,
        value: QueryValue,
        span: Range<usize>,
    ) -> (QueryValue, Range<usize>) {
        /// The most words of a time; `5 juillet 2024..5 août 2024` and `il y a 3 mois..hier` have five.
        const WORDS: usize = 8;
        let first = value.text().filter(|text| field.kind() == FieldKind::Time && !text.whole);
        let Some(Text { written: first, .. }) = first.filter(|text| begins_several_words(&text.written))
        else {
            return (value, span);
        };
        let mut ends = Vec::with_capacity(WORDS);
        let mut at = self.at;
        for _ in 1..WORDS {
            let rest = self.text.get(at..).unwrap_or_default();
            let word = rest.trim_start();
            let length = scan::word(word, true);
            if length == 0 || word.len() == rest.len() {
                break;
            }
            at += rest.len() - word.len() + length;
            ends.push(at);
        }
        let written = |end: usize| self.text.get(span.start..end).map(CleanText::line).unwrap_or_default();
        let whole = ends.iter().rev().find(|&&end| read_when(&written(end)).is_ok());
        let begun = ends.last().filter(|&&end| {
            let is_unfinished = |text: &str| read_when(text) == Err(TimeError::Unfinished);
            end == self.text.len() && read_when(first).is_err() && is_unfinished(&written(end))
        });
        match whole.or(begun).copied() {
            Some(end) => {
                self.at = end;
                (QueryValue::words(written(end)), span.start..end)
            }
            None => (value, span),
        }
    }

    /// For `title: x`: its span, and the suggestion `title:x`.
    fn without_space(&self, start: usize) -> Option<(Range<usize>, String)> {
        let name = self.text.get(start..self.at)?.strip_suffix(':')?;
        let next = self.rest().strip_prefix(' ')?;
        let word = next.get(..scan::word(next, true)).filter(|word| !word.is_empty())?;
        Some((start..self.at + 1 + word.len(), format!("{name}:{word}")))
    }

    /// Parses an order or a limit, which apply to the whole query.
    pub(super) fn order(&mut self, field: Field, start: usize) -> ParseResult<()> {
        let name = field.name();
        let values = self.list(|_, raw, span| Ok(Some((raw, span))))?;
        let whole = start..self.at;
        let text = self.text.get(whole.clone()).unwrap_or_default().to_owned();
        if self.depth > 0 {
            return Err(QueryError::new(whole, Reason::OrderInGroup { field: name }));
        }
        if self.negated {
            // `-sort:date` most likely means `sort:-date`.
            let before = self.text.get(..start).and_then(|before| before.strip_suffix('-'));
            let start = before.filter(|_| field == Field::Sort).map(str::len);
            let suggestion = start.map(|_| text.replacen(':', ":-", 1));
            let span = start.unwrap_or(whole.start)..whole.end;
            return Err(QueryError::with(span, Reason::OrderNegated { field: name }, suggestion));
        }
        let mut nothing = true;
        for (raw, span) in values {
            let Some(QueryValue::Text(Text { written, .. })) = raw else { continue };
            if written.is_empty() {
                continue;
            }
            nothing = false;
            if field == Field::Sort {
                let sort = self.sort_named(&written, span)?;
                // Repeating a key has no effect, whatever its direction.
                if self.sort.iter().all(|known| known.key != sort.key) {
                    self.sort.push(sort);
                }
            } else {
                let digits = written.len() <= 9 && written.bytes().all(|byte| byte.is_ascii_digit());
                let limit = written.parse().ok().filter(|&limit: &usize| limit > 0 && digits);
                self.limit = Some(limit.ok_or_else(|| QueryError::new(span, Reason::BadLimit))?);
            }
        }
        if nothing { Err(QueryError::new(whole, Reason::MissingValue { field: name })) } else { Ok(()) }
    }

    fn sort_named(&self, written: &CleanText, span: Range<usize>) -> ParseResult<Sort> {
        if let Some(sort) = Sort::named(written) {
            return Ok(sort);
        }
        let (minus, typed) = written.strip_prefix('-').map_or(("", &**written), |typed| ("-", typed));
        if self.is_beginning(typed, &span, SortKey::names()) {
            return Err(QueryError::new(span, Reason::UnfinishedSort { name: written.clone() }));
        }
        let suggestion = SortKey::nearest(typed).map(|name| format!("{minus}{name}"));
        Err(QueryError::with(span, Reason::UnknownSort { name: cut(written) }, suggestion))
    }

    /// Whether the text ends with `typed` and `typed` is the beginning of one of `names`.
    fn is_beginning(
        &self,
        typed: &str,
        span: &Range<usize>,
        mut names: impl Iterator<Item = &'static str>,
    ) -> bool {
        let folded = fold(typed);
        span.end == self.text.len() && names.any(|name| name.starts_with(&*folded))
    }

    fn test(&mut self, target: Scope, values: Vec<QueryValue>, start: usize) -> ParseResult<Option<Expr>> {
        self.terms += values.len();
        if self.terms > limits::QUERY_TERMS {
            return Err(QueryError::new(start..self.at, Reason::TooManyTerms));
        }
        // Texts are full of punctuation, and a span takes a pass over the text.
        let span = || span_in(self.typed, self.text, start..self.at);
        Ok((!values.is_empty()).then(|| Expr::Test(Test { target, values, span: span() })))
    }

    /// Parses comma-separated values; `read` converts each of them, or drops it with `None`.
    fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self, Option<QueryValue>, Range<usize>) -> ParseResult<Option<T>>,
    ) -> ParseResult<Vec<T>> {
        let mut values = Vec::new();
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches(':').len();
            let start = self.at;
            let raw = self.raw(true)?;
            let span = start..self.at;
            values.extend(read(self, raw, span.clone())?);
            if values.len() > limits::QUERY_TERMS {
                return Err(QueryError::new(span, Reason::TooManyTerms));
            }
            if !self.rest().starts_with(',') {
                return Ok(values);
            }
            self.at += 1;
        }
    }

    /// Reads one value as written: a text or a regular expression. The text of a lone slash is empty.
    fn raw(&mut self, in_list: bool) -> ParseResult<Option<QueryValue>> {
        let start = self.at;
        for (open, close) in scan::QUOTES {
            let Some(inside) = self.rest().strip_prefix(open) else { continue };
            let (written, closed, length) = scan::quoted(inside, close);
            self.at += open.len_utf8() + length;
            let written = CleanText::line(&written);
            self.open_quote = !closed;
            // Drop joiners after the quote: printing would not keep them in front of the next word.
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(['\u{200c}', '\u{200d}']).len();
            return match (written.trim().is_empty(), closed) {
                (true, false) => Err(QueryError::new(start..self.at, Reason::EmptyQuote)),
                (true, true) => Ok(None),
                (false, _) => Ok(Some(QueryValue::whole(&written))),
            };
        }
        let begins_pattern = self.rest().starts_with('/');
        if begins_pattern {
            match scan::slash(self.rest()) {
                Slash::Pattern { source, ignore_case, length } => {
                    self.at += length;
                    return self.pattern(&source, ignore_case, start);
                }
                Slash::Unclosed => {
                    return Err(QueryError::new(start..self.text.len(), Reason::UnclosedPattern));
                }
                Slash::Lone => {
                    self.at += 1;
                    return Ok(Some(QueryValue::words(CleanText::default())));
                }
                Slash::Word => {}
            }
        }
        let rest = self.rest();
        let length = scan::word(rest, in_list);
        let word = rest.get(..length).unwrap_or_default();
        let written =
            if begins_pattern { CleanText::line(&scan::without_syntax(word)) } else { CleanText::line(word) };
        self.at += length;
        Ok((length > 0).then(|| QueryValue::words(written)))
    }

    fn pattern(&mut self, source: &str, ignore_case: bool, start: usize) -> ParseResult<Option<QueryValue>> {
        let span = start..self.at;
        self.patterns += 1;
        if self.patterns > limits::QUERY_PATTERNS {
            return Err(QueryError::new(span, Reason::TooManyPatterns));
        }
        Pattern::new(CleanText::piece(source), ignore_case)
            .map(|pattern| Some(QueryValue::Regex(pattern)))
            .map_err(|fault| QueryError::new(span, Reason::BadPattern { fault }))
    }

    /// The meaning of a value after a field; `None` if the value is only punctuation.
    fn value_of(
        &self,
        field: Field,
        value: QueryValue,
        span: Range<usize>,
    ) -> ParseResult<Option<QueryValue>> {
        let kind = field.kind();
        let Some(Text { written, whole }) = value.text() else {
            let text = cut(&self.text.get(span.clone()).map(CleanText::line).unwrap_or_default());
            let reason = if kind == FieldKind::Time {
                Reason::NotADate { text }
            } else if kind == FieldKind::Flag {
                Reason::UnknownFlag { name: text }
            } else if kind == FieldKind::Search {
                Reason::UnknownSearch { name: text }
            } else {
                return Ok(Some(value));
            };
            return Err(QueryError::new(span, reason));
        };
        let is_open = |text: &str| text.matches('(').count() > text.matches(')').count();
        if !whole && written.starts_with('(') && is_open(written) {
            return Err(QueryError::new(span, Reason::GroupAsValue { field: field.name() }));
        }
        // A quoted name may be only punctuation.
        let is_name =
            matches!(kind, FieldKind::Name | FieldKind::Number | FieldKind::Key | FieldKind::Search);
        if written.is_empty() {
            Ok(None)
        } else if kind == FieldKind::Time {
            self.time(written, span).map(Some)
        } else if kind == FieldKind::Flag {
            self.flag(written, span).map(Some)
        } else if kind == FieldKind::Number && !whole {
            number(written, span)
        } else {
            Ok(if is_name && *whole { Some(value) } else { searched(value) })
        }
    }

    fn time(&self, written: &CleanText, span: Range<usize>) -> ParseResult<QueryValue> {
        let at_end = span.end == self.text.len();
        let (reason, suggestion) = match read_when(written) {
            Ok(when) => return Ok(QueryValue::When(when)),
            Err(TimeError::Unfinished) if at_end => (Reason::UnfinishedDate, None),
            Err(TimeError::Unfinished | TimeError::Other) => (Reason::NotADate { text: cut(written) }, None),
            Err(TimeError::NoSuchDay(last)) => (Reason::NoSuchDay { text: cut(written) }, last),
            Err(TimeError::NoSuchMonth) => (Reason::NoSuchMonth { text: month(written) }, None),
            Err(TimeError::Reversed(turned)) => (Reason::ReversedRange, Some(turned)),
        };
        Err(QueryError::with(span, reason, suggestion))
    }

    fn flag(&self, written: &CleanText, span: Range<usize>) -> ParseResult<QueryValue> {
        if let Some(flag) = Flag::named(written) {
            return Ok(QueryValue::Flag(flag));
        }
        if self.is_beginning(written, &span, Flag::names()) {
            return Err(QueryError::new(span, Reason::UnfinishedFlag { name: written.clone() }));
        }
        let suggestion = Flag::nearest(written).map(str::to_owned);
        Err(QueryError::with(span, Reason::UnknownFlag { name: cut(written) }, suggestion))
    }
}

/// The meaning of an unquoted value after a field that takes numbers.
fn number(written: &CleanText, span: Range<usize>) -> ParseResult<Option<QueryValue>> {
    if let Some(range) = NumberRange::parse(written) {
        return Ok(Some(QueryValue::Number(range)));
    }
    let Some(value) = searched(QueryValue::words(written.clone())) else { return Ok(None) };
    if let Some((from, to)) = written.split_once("..") {
        let turned = format!("{to}..{from}");
        if NumberRange::parse(&turned).is_some() {
            return Err(QueryError::with(span, Reason::ReversedRange, Some(turned)));
        }
    }
    if written.contains("..") || written.starts_with(['<', '>']) {
        return Err(QueryError::new(span, Reason::NotANumber { text: cut(written) }));
    }
    Ok(Some(value))
}

/// The year and month of `2024-13-01`.
fn month(written: &CleanText) -> CleanText {
    let pieces: Vec<&str> = written.split('-').take(2).collect();
    cut(&CleanText::line(&pieces.join("-")))
}

fn cut(text: &CleanText) -> CleanText {
    text.clone().cut_to_graphemes(limits::QUOTED_GRAPHEMES)
}
