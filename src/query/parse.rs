//! The parser of queries: operators, groups and fields. Floor 1, part of [`query`](crate::query). [`values`] parses
//! what follows a field.

mod values;

use std::ops::Range;

use crate::limits;
use crate::query::error::span_in;
use crate::query::{Expr, Field, FieldKind, Query, QueryError, Reason, Sort, scan};
use crate::text::CleanText;

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    ///
    /// If the text is not a query, or not yet: see [`Reason::is_unfinished`].
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse(text).map(|(query, _)| query)
    }

    /// `text`, ready for the user to add to it: with a closed quote and a space, unless it is empty.
    pub fn with_room_for_more(text: &str) -> String {
        match parse(text) {
            _ if text.is_empty() => String::new(),
            Ok((query, true)) => format!("{query} "),
            Ok(_) | Err(_) => format!("{text} "),
        }
    }
}

/// The query that `text` is, and whether its last quote is still open.
fn parse(text: &str) -> Result<(Query, bool), QueryError> {
    if text.len() > limits::QUERY_BYTES {
        let end = (0..=limits::QUERY_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        return Err(QueryError::new(end..text.len(), Reason::TooLong));
    }
    // Cleaned first, so that the parser sees the quotes and spaces that a printed query has.
    let clean = CleanText::line(text);
    let mut parser = Parser { typed: text, text: &clean, ..Parser::default() };
    let (_, expr) =
        parser.any().map_err(|error| QueryError { span: span_in(text, &clean, error.span), ..error })?;
    let conditions = expr.map(Expr::into_conditions).unwrap_or_default();
    Ok((Query { conditions, sort: parser.sort, limit: parser.limit }, parser.open_quote))
}

type ParseResult<T> = Result<T, QueryError>;

/// An operator that needs something after it, with its span.
#[derive(Clone)]
struct Operator {
    span: Range<usize>,
    sign: &'static str,
}

impl Operator {
    fn nothing_after(self) -> QueryError {
        QueryError::new(self.span, Reason::NothingAfter { sign: self.sign })
    }

    fn nothing_before(self) -> QueryError {
        let suggestion = (self.sign != "|").then(|| format!("\"{}\"", self.sign));
        QueryError::with(self.span, Reason::NothingBefore { sign: self.sign }, suggestion)
    }
}

const OR: &[&str] = &["OR", "OU", "|"];
const AND: &[&str] = &["AND", "ET"];
const NOT: &[&str] = &["NOT", "SAUF"];

#[derive(Default)]
struct Parser<'a> {
    /// The text before it was cleaned.
    typed: &'a str,
    text: &'a str,
    at: usize,
    depth: usize,
    /// Whether the current condition, or any group around it, is negated.
    negated: bool,
    terms: usize,
    patterns: usize,
    sort: Vec<Sort>,
    limit: Option<usize>,
    open_quote: bool,
}

impl<'a> Parser<'a> {
    /// Parses alternatives up to the end of the group, and whether it has any content; punctuation is content.
    fn any(&mut self) -> ParseResult<(bool, Option<Expr>)> {
        let mut branches = Vec::new();
        let mut pending = None;
        loop {
            let (seen, branch) = self.all(pending.take())?;
            branches.extend(branch);
            self.skip_space();
            let Some(or) = self.sign(OR) else { return Ok((seen, Expr::any(branches))) };
            if !seen {
                return Err(or.nothing_before());
            }
            pending = Some(or);
        }
    }

    /// Parses conditions that must all hold, up to the next alternative or the end of the group; returns the
    /// same as [`Parser::any`]. `pending` is the operator before them, which needs at least one.
    fn all(&mut self, mut pending: Option<Operator>) -> ParseResult<(bool, Option<Expr>)> {
        let mut parts = Vec::new();
        let mut seen = false;
        loop {
            self.skip_space();
            if self.rest().starts_with(')') && self.depth == 0 {
                self.at += 1;
                continue;
            }
            let or = self.peek_sign(OR);
            if or.is_some() || self.is_at_end_of_group() {
                return match (pending, or) {
                    // Of two operators in a row, the second is the mistake.
                    (Some(_), Some(or)) => Err(or.nothing_before()),
                    (Some(sign), None) => Err(sign.nothing_after()),
                    (None, _) => Ok((seen, Expr::all(parts))),
                };
            }
            if let Some(and) = self.sign(AND) {
                if pending.is_some() || !seen {
                    return Err(and.nothing_before());
                }
                pending = Some(and);
                continue;
            }
            parts.extend(self.unary()?);
            seen = true;
            pending = None;
        }
    }

    /// Parses a condition with its negations. `None` for punctuation, an order or a limit.
    fn unary(&mut self) -> ParseResult<Option<Expr>> {
        let before = self.negated;
        let mut negations = 0_usize;
        let mut last = None;
        loop {
            if self.rest().starts_with('-') {
                let Some(minus) = self.attached_sign("-")? else { return Ok(None) };
                last = Some(minus);
            } else if let Some(not) = self.sign(NOT) {
                self.skip_space();
                last = Some(not);
            } else {
                break;
            }
            negations += 1;
        }
        if let Some(sign) = last
            && (self.is_at_end_of_group() || self.peek_sign(OR).or_else(|| self.peek_sign(AND)).is_some())
        {
            return Err(sign.nothing_after());
        }
        self.negated |= negations > 0;
        let expr = self.primary();
        self.negated = before;
        Ok(expr?.map(|expr| if negations.is_multiple_of(2) { expr } else { expr.negated() }))
    }

    fn primary(&mut self) -> ParseResult<Option<Expr>> {
        if self.rest().starts_with('(') {
            return self.group();
        }
        let start = self.at;
        if self.rest().starts_with('#') {
            let Some(sign) = self.attached_sign("#")? else { return Ok(None) };
            return self.field(Field::Tag, start, sign.sign);
        }
        let Some(name) = scan::name(self.rest()) else { return self.anywhere() };
        let Some(field) = Field::named(name) else { return self.key(CleanText::line(name)) };
        self.at += name.len() + 1;
        if matches!(field.kind(), FieldKind::Sort | FieldKind::Limit) {
            return self.order(field, start).map(|()| None);
        }
        self.field(field, start, field.name())
    }

    fn group(&mut self) -> ParseResult<Option<Expr>> {
        let open = self.at..self.at + 1;
        if self.depth >= limits::QUERY_DEPTH {
            return Err(QueryError::new(open, Reason::TooDeep));
        }
        self.at += 1;
        self.depth += 1;
        let (seen, expr) = self.any()?;
        self.depth -= 1;
        if !self.rest().starts_with(')') {
            return Err(QueryError::new(open, Reason::UnclosedGroup));
        }
        self.at += 1;
        if seen { Ok(expr) } else { Err(QueryError::new(open.start..self.at, Reason::EmptyGroup)) }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Whether only white space is left in this group.
    fn is_at_end_of_group(&self) -> bool {
        let rest = self.rest().trim_start();
        rest.is_empty() || (self.depth > 0 && rest.starts_with(')'))
    }

    /// One of these operators, if it comes next and is a word by itself.
    fn peek_sign(&self, signs: &[&'static str]) -> Option<Operator> {
        let ends = |next: char| next.is_whitespace() || matches!(next, '(' | ')');
        let is_next = |sign: &&&str| {
            self.rest().strip_prefix(**sign).is_some_and(|after| after.chars().next().is_none_or(ends))
        };
        signs.iter().find(is_next).map(|sign| Operator { span: self.at..self.at + sign.len(), sign })
    }

    fn sign(&mut self, signs: &[&'static str]) -> Option<Operator> {
        let sign = self.peek_sign(signs)?;
        self.at = sign.span.end;
        Some(sign)
    }

    /// Reads `-` or `#`; `None` if nothing is attached to it, so that it is only punctuation.
    fn attached_sign(&mut self, sign: &'static str) -> ParseResult<Option<Operator>> {
        let operator = Operator { span: self.at..self.at + 1, sign };
        self.at += 1;
        match self.rest().chars().next() {
            None => Err(operator.nothing_after()),
            Some(next) if next.is_whitespace() || next == ')' => Ok(None),
            Some(_) => Ok(Some(operator)),
        }
    }
}
