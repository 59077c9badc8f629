//! Saved searches inside a query.

use crate::limits;
use crate::query::{Expr, Field, Query, QueryError, Reason, Sort, Target, Test, Value};
use crate::text::CleanText;

impl Query {
    /// This query with every `search:` replaced by the query of that name, which `saved` gives. The
    /// first order and the first limit among them count where this query has none.
    ///
    /// # Errors
    ///
    /// A name that is not known, a search that is no query or leads back to itself, or more than
    /// [`limits::QUERY_TERMS`] values in all. The span is that of the condition in this query as it is
    /// printed. Which name was meant is for the caller to say, who has the names.
    ///
    /// What comes out is for finding: a negated search that asks for nothing has no text.
    pub fn expanded(&self, saved: &dyn Fn(&str) -> Option<String>) -> Result<Self, QueryError> {
        let mut expansion =
            Expansion { saved, names: Vec::new(), terms: 0, patterns: 0, depth: 0, sort: None, limit: None };
        let conditions = expansion.conditions(&self.conditions).map_err(|stop| {
            let printed = self.to_string();
            let test = stop.test.to_string();
            let start = printed.find(&test).unwrap_or_default();
            QueryError::new(start..(start + test.len()).min(printed.len()), stop.reason)
        })?;
        let sort = if self.sort.is_empty() { expansion.sort.unwrap_or_default() } else { self.sort.clone() };
        Ok(Self { conditions, sort, limit: self.limit.or(expansion.limit) })
    }
}

/// Deepest nesting of what comes out: that of one query, in which each parenthesis makes at most two
/// levels, and half of it again.
const DEPTH: usize = 3 * limits::QUERY_DEPTH;

struct Expansion<'a> {
    saved: &'a dyn Fn(&str) -> Option<String>,
    /// The searches that are being replaced, from the outside in.
    names: Vec<CleanText>,
    terms: usize,
    patterns: usize,
    /// How many expressions the one that is read stands in.
    depth: usize,
    sort: Option<Vec<Sort>>,
    limit: Option<usize>,
}

/// Why it went no further, and at which test.
struct Stop {
    test: Test,
    reason: Reason,
}

impl Expansion<'_> {
    fn conditions(&mut self, conditions: &[Expr]) -> Result<Vec<Expr>, Stop> {
        let parts: Vec<_> = conditions.iter().map(|part| self.expr(part)).collect::<Result<_, _>>()?;
        Ok(parts.into_iter().flat_map(Expr::into_conditions).collect())
    }

    fn expr(&mut self, expr: &Expr) -> Result<Expr, Stop> {
        self.depth += 1;
        let expanded = self.expr_inside(expr);
        self.depth -= 1;
        expanded
    }

    fn expr_inside(&mut self, expr: &Expr) -> Result<Expr, Stop> {
        let parts = |this: &mut Self, parts: &[Expr]| -> Result<Vec<Expr>, Stop> {
            parts.iter().map(|part| this.expr(part)).collect()
        };
        // An empty search holds for every article, and so does an empty `All`.
        let everything = || Expr::All(Vec::new());
        Ok(match expr {
            Expr::Test(test) => self.test(test)?,
            Expr::Not(inner) => self.expr(inner)?.negated(),
            Expr::All(inner) => Expr::all(parts(self, inner)?).unwrap_or_else(everything),
            Expr::Any(inner) => alternatives(parts(self, inner)?),
        })
    }

    fn test(&mut self, test: &Test) -> Result<Expr, Stop> {
        let stop = |reason| Stop { test: test.clone(), reason };
        self.terms += test.values.len();
        if self.terms > limits::QUERY_TERMS {
            return Err(stop(Reason::TooManyTerms));
        }
        self.patterns += test.values.iter().filter(|value| matches!(value, Value::Regex(_))).count();
        if self.patterns > limits::QUERY_PATTERNS {
            return Err(stop(Reason::TooManyPatterns));
        }
        if self.depth > DEPTH {
            return Err(stop(Reason::TooDeep));
        }
        if test.target != Target::Field(Field::Search) {
            return Ok(Expr::Test(test.clone()));
        }
        let mut searches = Vec::with_capacity(test.values.len());
        for value in &test.values {
            let Value::Text(name) = value else { continue };
            searches.push(self.search(&name.written).map_err(stop)?);
        }
        Ok(alternatives(searches))
    }

    fn search(&mut self, name: &CleanText) -> Result<Expr, Reason> {
        let name = name.clone();
        if self.names.contains(&name) || self.names.len() >= limits::SEARCH_DEPTH {
            return Err(Reason::SearchLoop { name });
        }
        let Some(text) = (self.saved)(&name) else { return Err(Reason::UnknownSearch { name }) };
        let query = Query::parse(&text)
            .map_err(|error| Reason::BadSearch { name: name.clone(), fault: Box::new(error.reason) })?;
        self.names.push(name);
        let conditions = self.conditions(&query.conditions).map_err(|stop| stop.reason)?;
        self.names.pop();
        if self.sort.is_none() && !query.sort.is_empty() {
            self.sort = Some(query.sort);
        }
        self.limit = self.limit.or(query.limit);
        Ok(Expr::all(conditions).unwrap_or_else(|| Expr::All(Vec::new())))
    }
}

/// That one of these holds, which an empty search always does.
fn alternatives(parts: Vec<Expr>) -> Expr {
    let everything = Expr::All(Vec::new());
    if parts.contains(&everything) { everything } else { Expr::any(parts).unwrap_or(everything) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str) -> Option<String> {
        let text = match name {
            "heart" => "tavi OR valve sort:title limit:9",
            "new" => "search:heart is:new",
            "all" => "",
            "loop" => "x search:pool",
            "pool" => "search:loop",
            "broken" => "(a",
            "many" => "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            _ => return None,
        };
        Some(text.to_owned())
    }

    #[test]
    fn a_saved_search_stands_for_its_query() {
        for (text, meaning) in [
            ("a search:heart", "a (tavi OR valve) sort:title limit:9"),
            ("search:new -b sort:date", "(tavi OR valve) is:new -b sort:date limit:9"),
            ("-vue:new", "-((tavi OR valve) is:new) sort:title limit:9"),
            (
                "search:heart,many",
                "tavi OR valve OR a b c d e f g h i j k l m n o p q r s t u v w x y z sort:title limit:9",
            ),
            ("a search:all", "a"),
            ("a search:all,heart", "a sort:title limit:9"),
        ] {
            let query = Query::parse(text).unwrap().expanded(&saved).unwrap();
            assert_eq!(query.to_string(), meaning, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_replaced_is_an_error_at_its_place() {
        for (text, place, reason) in [
            ("a  search:hart b", 2..13, "there is no saved search “hart”"),
            ("search:loop", 0..11, "the saved search “loop” names itself, or a chain of more than 8"),
            ("search:broken", 0..13, "in the saved search “broken”: the parenthesis is not closed"),
        ] {
            let error = Query::parse(text).unwrap().expanded(&saved).unwrap_err();
            assert_eq!((error.span.clone(), error.to_string()), (place, reason.to_owned()), "{text}");
            assert!(!error.reason.is_unfinished());
        }
        let deep = |name: &str| {
            let next = name.parse::<u8>().ok()? + 1;
            Some(format!("{} search:{next}{}", "(a OR -(b ".repeat(31), "))".repeat(31)))
        };
        let error = Query::parse("search:1").unwrap().expanded(&deep).unwrap_err();
        assert!(matches!(error.reason, Reason::TooDeep | Reason::TooManyTerms), "{error}");
        let chain = |name: &str| Some(format!("search:x{name}"));
        let error = Query::parse("search:1").unwrap().expanded(&chain).unwrap_err();
        assert!(matches!(error.reason, Reason::SearchLoop { .. }), "{error}");
        let patterns = |_: &str| Some("/a/ /b/ /c/".to_owned());
        let error = Query::parse("search:a search:b search:c").unwrap().expanded(&patterns).unwrap_err();
        assert_eq!(error.reason, Reason::TooManyPatterns);
        let many = "search:many ".repeat(10);
        let error = Query::parse(&many).unwrap().expanded(&saved).unwrap_err();
        assert_eq!(error.reason, Reason::TooManyTerms);
    }
}
