//! The tree of a query: conditions, the tests in them, an order and a limit. Floor 1, part of
//! [`query`](crate::query). What a test looks for is in `value`.

use std::ops::Range;

use crate::query::fields::Field;
use crate::query::value::QueryValue;
use crate::query::words::Sort;
use crate::text::CleanText;

/// Conditions that must all hold, an order and a limit. Without conditions, every article matches.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    pub conditions: Vec<Expr>,
    /// The sort keys, the most significant one first. If empty, [`Sort::default`] applies.
    pub sort: Vec<Sort>,
    pub limit: Option<usize>,
}

/// A condition. A parsed expression is flat: no `Not` in a `Not`, no `All` in an `All`, no `Any` in an `Any`, and
/// at least two parts in an `All` or `Any`. [`Expr::negated`], [`Expr::all`] and [`Expr::any`] keep it flat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    Test(Test),
    Not(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
}

/// A single test: where to look, and for what.
#[derive(Clone, Debug, Eq)]
pub struct Test {
    pub target: Scope,
    /// The values, any of which is enough. Never empty.
    pub values: Vec<QueryValue>,
    /// The bytes of the typed text that the test was parsed from; empty if it was not typed.
    pub span: Range<usize>,
}

impl PartialEq for Test {
    /// Wherever it was typed, a test means the same.
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target && self.values == other.values
    }
}

/// Where a test looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Title, summary, text, tags and source.
    Anywhere,
    /// Only in this field, as in `title:stent`.
    Field(Field),
    /// The front matter key of this name. If no article has the key, [`Test::literal`] is meant.
    Key(CleanText),
}

impl Query {
    /// Whether the query has no condition, order or limit: every article, in the default order.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.sort.is_empty() && self.limit.is_none()
    }

    /// Every test in written order, with the number of negations around it.
    pub fn tests(&self) -> impl Iterator<Item = (&Test, usize)> {
        let mut rest: Vec<(&Expr, usize)> = self.conditions.iter().rev().map(|part| (part, 0)).collect();
        std::iter::from_fn(move || {
            loop {
                match rest.pop()? {
                    (Expr::Test(test), negations) => return Some((test, negations)),
                    (Expr::Not(inner), negations) => rest.push((inner, negations + 1)),
                    (Expr::All(parts) | Expr::Any(parts), negations) => {
                        rest.extend(parts.iter().rev().map(|part| (part, negations)));
                    }
                }
            }
        })
    }

    /// Whether its result depends on marks, and so changes when an article is marked.
    pub fn depends_on_marks(&self) -> bool {
        let is_mark = |value: &QueryValue| matches!(value, QueryValue::Flag(flag) if flag.mark().is_some());
        self.tests().any(|(test, _)| test.values.iter().any(is_mark))
    }
}

impl Expr {
    /// The negation of the expression; two negations cancel out.
    #[must_use]
    pub fn negated(self) -> Self {
        if let Self::Not(inner) = self { *inner } else { Self::Not(Box::new(self)) }
    }

    /// The expression that all `parts` hold; `None` without parts.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat: Vec<Self> = parts.into_iter().flat_map(Self::into_conditions).collect();
        if flat.len() > 1 { Some(Self::All(flat)) } else { flat.pop() }
    }

    /// The expression that at least one of `parts` holds; `None` without parts.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let alternatives = |part| if let Self::Any(parts) = part { parts } else { vec![part] };
        let mut flat: Vec<Self> = parts.into_iter().flat_map(alternatives).collect();
        if flat.len() > 1 { Some(Self::Any(flat)) } else { flat.pop() }
    }

    /// The expression as conditions that must all hold.
    pub fn into_conditions(self) -> Vec<Self> {
        if let Self::All(parts) = self { parts } else { vec![self] }
    }
}

impl Test {
    /// A test that was not typed.
    pub fn new(target: Scope, values: Vec<QueryValue>) -> Self {
        Self { target, values, span: 0..0 }
    }

    /// What a test of a key means if no article has that key: the words as written, including the colon.
    #[must_use]
    pub fn literal(&self) -> Self {
        if !matches!(self.target, Scope::Key(_)) {
            return self.clone();
        }
        let values = vec![QueryValue::words(CleanText::line(&self.to_string()))];
        Self { target: Scope::Anywhere, values, span: self.span.clone() }
    }
}
