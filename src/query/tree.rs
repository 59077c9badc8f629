//! The tree of a query: conditions, the tests in them, an order and a limit.
//!
//! Floor 1, part of [`query`](crate::query). What a test looks for is in `value`; parsing, printing and
//! evaluating are left to others.

use std::ops::Range;

use crate::query::fields::Field;
use crate::query::value::{QueryValue, Text};
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

/// A condition.
///
/// A parsed expression is flat: no `Not` in a `Not`, no `All` in an `All`, no `Any` in an `Any`, and at
/// least two parts in an `All` or `Any`. [`Expr::negated`], [`Expr::all`] and [`Expr::any`] keep it flat.
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

    /// Calls `each` with every test, negated or not, in written order.
    pub fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        for condition in &self.conditions {
            condition.for_each_test(each);
        }
    }

    /// Whether its result depends on marks, and so changes when an article is marked.
    pub fn depends_on_marks(&self) -> bool {
        let mut tests_marks = false;
        self.for_each_test(&mut |test| {
            let is_mark =
                |value: &QueryValue| matches!(value, QueryValue::Flag(flag) if flag.mark().is_some());
            tests_marks = tests_marks || test.values.iter().any(is_mark);
        });
        tests_marks
    }
}

impl Expr {
    /// The negation of the expression; two negations cancel out.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other @ (Self::Test(_) | Self::All(_) | Self::Any(_)) => Self::Not(Box::new(other)),
        }
    }

    /// The expression that all `parts` hold; `None` without parts.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat: Vec<Self> = parts.into_iter().flat_map(Self::into_conditions).collect();
        if flat.len() > 1 { Some(Self::All(flat)) } else { flat.pop() }
    }

    /// The expression that at least one of `parts` holds; `None` without parts.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let alternatives = |part| match part {
            Self::Any(parts) => parts,
            other @ (Self::Test(_) | Self::Not(_) | Self::All(_)) => vec![other],
        };
        let mut flat: Vec<Self> = parts.into_iter().flat_map(alternatives).collect();
        if flat.len() > 1 { Some(Self::Any(flat)) } else { flat.pop() }
    }

    /// The expression as conditions that must all hold.
    pub fn into_conditions(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts,
            other @ (Self::Test(_) | Self::Not(_) | Self::Any(_)) => vec![other],
        }
    }

    /// Calls `each` with every test in the expression, to change it.
    pub(super) fn for_each_test_mut(&mut self, each: &mut impl FnMut(&mut Test)) {
        match self {
            Self::Test(test) => each(test),
            Self::Not(inner) => inner.for_each_test_mut(each),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_test_mut(each);
                }
            }
        }
    }

    /// Calls `each` with every test in the expression, negated or not, in written order.
    pub fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        match self {
            Self::Test(test) => each(test),
            Self::Not(inner) => inner.for_each_test(each),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.for_each_test(each)),
        }
    }
}

impl Test {
    /// A test that was not typed.
    pub fn new(target: Scope, values: Vec<QueryValue>) -> Self {
        Self { target, values, span: 0..0 }
    }

    /// What a test of a key means if no article has that key: the words as written, including the colon.
    /// Any other test is returned unchanged.
    #[must_use]
    pub fn literal(&self) -> Self {
        match &self.target {
            Scope::Key(_) => {
                let written = CleanText::line(&self.to_string());
                let values = vec![QueryValue::Text(Text { written, whole: false })];
                Self { target: Scope::Anywhere, values, span: self.span.clone() }
            }
            Scope::Anywhere | Scope::Field(_) => self.clone(),
        }
    }
}
