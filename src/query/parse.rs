//! The parser of queries: operators, groups and fields.
//!
//! Floor 1, part of [`query`](crate::query). [`scan`] splits the text into words and quotes, [`values`]
//! parses what follows a field.

mod values;

use std::ops::Range;

use crate::limits;
use crate::query::error::span_in;
use crate::query::scan;
use crate::query::{Expr, Field, FieldKind, Query, QueryError, Reason, Sort};
use crate::text::CleanText;

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    ///
    /// If the text is not a query. [`Reason::is_unfinished`] distinguishes a query that is not finished yet
    /// from a mistake.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse(text).map(|reading| reading.query)
    }

    /// `text`, ready for the user to add to it: an open quote is closed and a space is appended. An empty
    /// text stays empty.
    pub fn with_room_for_more(text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        match parse(text) {
            Ok(reading) if reading.open_quote => format!("{} ", reading.query),
            Ok(_) | Err(_) => format!("{text} "),
        }
    }
}

/// A parsed query, and how its text ends.
struct ParsedQuery {
    query: Query,
    /// Whether the last quote is still open.
    open_quote: bool,
}

/// Parses all of `text`.
fn parse(text: &str) -> Result<ParsedQuery, QueryError> {
    if text.len() > limits::QUERY_BYTES {
        let end = (0..=limits::QUERY_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        return Err(QueryError::new(end..text.len(), Reason::TooLong));
    }
    // Cleaned first, so that the parser sees the quotes and spaces that a printed query has.
    let clean = CleanText::line(text);
    let parser = Parser {
        text: &clean,
        at: 0,
        depth: 0,
        negated: false,
        terms: 0,
        patterns: 0,
        sort: Vec::new(),
        limit: None,
        open_quote: false,
    };
    let typed = |span: Range<usize>| span_in(text, &clean, span);
    let mut parsed = parser.query().map_err(|error| QueryError { span: typed(error.span), ..error })?;
    if *text != *clean {
        for condition in &mut parsed.query.conditions {
            condition.for_each_test_mut(&mut |test| test.span = typed(test.span.clone()));
        }
    }
    Ok(parsed)
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

struct Parser<'a> {
    text: &'a str,
    /// The next byte to read.
    at: usize,
    /// How many parentheses are open.
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
    fn query(mut self) -> ParseResult<ParsedQuery> {
        let (_, expr) = self.any()?;
        let conditions = expr.map(Expr::into_conditions).unwrap_or_default();
        let query = Query { conditions, sort: self.sort, limit: self.limit };
        Ok(ParsedQuery { query, open_quote: self.open_quote })
    }

    /// Parses alternatives up to the end of the group. The first value is whether the group has any content;
    /// punctuation alone gives content but no expression.
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
            let ends = self.is_at_end_of_group();
            if ends || self.peek_sign(OR).is_some() {
                return match pending {
                    // Of two operators in a row, the second is the mistake.
                    Some(_) if !ends => {
                        Err(self.sign(OR).map_or_else(|| self.nothing(), Operator::nothing_before))
                    }
                    Some(sign) => Err(sign.nothing_after()),
                    None => Ok((seen, Expr::all(parts))),
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

    /// An error for a case that cannot occur.
    fn nothing(&self) -> QueryError {
        QueryError::new(self.at..self.at, Reason::NothingAfter { sign: "OR" })
    }

    /// Parses a condition with its negations. `None` for punctuation, an order or a limit.
    fn unary(&mut self) -> ParseResult<Option<Expr>> {
        let before = self.negated;
        let mut negations = 0_usize;
        let mut last = None;
        loop {
            if let Some(rest) = self.rest().strip_prefix('-') {
                let sign = Operator { span: self.at..self.at + 1, sign: "-" };
                if rest.is_empty() {
                    return Err(sign.nothing_after());
                }
                self.at += 1;
                if rest.starts_with(|next: char| next.is_whitespace() || next == ')') {
                    return Ok(None);
                }
                last = Some(sign);
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

    /// Parses a group, a test, an order or a limit.
    fn primary(&mut self) -> ParseResult<Option<Expr>> {
        if self.rest().starts_with('(') {
            return self.group();
        }
        if let Some(rest) = self.rest().strip_prefix('#') {
            let sign = Operator { span: self.at..self.at + 1, sign: "#" };
            if rest.is_empty() {
                return Err(sign.nothing_after());
            }
            self.at += 1;
            if rest.starts_with(|next: char| next.is_whitespace() || next == ')') {
                return Ok(None);
            }
            return self.field(Field::Tag, sign.span.start, "#");
        }
        let start = self.at;
        let Some(name) = scan::name(self.rest()) else { return self.anywhere() };
        match Field::named(name) {
            Some(field) => {
                self.at += name.len() + 1;
                match field.kind() {
                    FieldKind::Sort | FieldKind::Limit => self.order(field, start).map(|()| None),
                    FieldKind::Text
                    | FieldKind::Name
                    | FieldKind::Time
                    | FieldKind::Number
                    | FieldKind::Flag
                    | FieldKind::Key
                    | FieldKind::Search => self.field(field, start, field.name()),
                }
            }
            None => self.key(CleanText::line(name)),
        }
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

    fn peek_sign(&self, signs: &[&'static str]) -> Option<&'static str> {
        let rest = self.rest();
        signs.iter().copied().find(|sign| {
            rest.strip_prefix(sign).is_some_and(|after| {
                after.chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, '(' | ')'))
            })
        })
    }

    /// Reads one of these operators, if it is a word by itself.
    fn sign(&mut self, signs: &[&'static str]) -> Option<Operator> {
        let sign = self.peek_sign(signs)?;
        let start = self.at;
        self.at += sign.len();
        Some(Operator { span: start..self.at, sign })
    }
}
