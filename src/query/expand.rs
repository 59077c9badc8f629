//! Replaces `search:NAME` in a query by the saved search of that name. Floor 1, part of [`query`](crate::query).
//! Looking up a name is left to the caller.

use crate::limits;
use crate::query::{Expr, Field, Query, QueryError, QueryValue, Reason, Scope, Sort, Test};
use crate::text::CleanText;

impl Query {
    /// The query with every `search:` replaced by the saved search of that name, which `saved` looks up. If
    /// this query has no order or no limit, the first one of a saved search applies.
    /// The result is for evaluation only: a negated empty search, for example, cannot be printed.
    ///
    /// # Errors
    ///
    /// If a name is unknown, if a saved search has a mistake or uses itself, or if the result exceeds the bounds of one
    /// query. The span is that of the condition in this query. The caller, who knows the names, suggests the nearest.
    pub fn expanded(&self, saved: &dyn Fn(&str) -> Option<String>) -> Result<Self, QueryError> {
        let (sort, limit) = (self.sort.clone(), self.limit);
        let mut expansion =
            Expansion { saved, names: Vec::new(), terms: 0, patterns: 0, depth: 0, sort, limit };
        let conditions = expansion.all(&self.conditions)?.into_conditions();
        Ok(Self { conditions, sort: expansion.sort, limit: expansion.limit })
    }
}

/// The deepest nesting of the result: a single query reaches two thirds of it, since each of its parentheses
/// adds at most two levels.
const DEPTH: usize = 3 * limits::QUERY_DEPTH;

struct Expansion<'a> {
    saved: &'a dyn Fn(&str) -> Option<String>,
    /// The saved searches being replaced, outermost first.
    names: Vec<CleanText>,
    terms: usize,
    patterns: usize,
    /// How many expressions enclose the current one.
    depth: usize,
    /// The order and the limit of the result, as far as they are known.
    sort: Vec<Sort>,
    limit: Option<usize>,
}

impl Expansion<'_> {
    fn all(&mut self, parts: &[Expr]) -> Result<Expr, QueryError> {
        // An empty search matches every article, and so does an empty `All`.
        Ok(Expr::all(self.parts(parts)?).unwrap_or(Expr::All(Vec::new())))
    }

    fn parts(&mut self, parts: &[Expr]) -> Result<Vec<Expr>, QueryError> {
        parts.iter().map(|part| self.expr(part)).collect()
    }

    fn expr(&mut self, expr: &Expr) -> Result<Expr, QueryError> {
        self.depth += 1;
        let expanded = match expr {
            Expr::Test(test) => self.test(test),
            Expr::Not(inner) => self.expr(inner).map(Expr::negated),
            Expr::All(parts) => self.all(parts),
            Expr::Any(parts) => self.parts(parts).map(alternatives),
        };
        self.depth -= 1;
        expanded
    }

    fn test(&mut self, test: &Test) -> Result<Expr, QueryError> {
        let stop = |reason| QueryError::new(test.span.clone(), reason);
        self.terms += test.values.len();
        if self.terms > limits::QUERY_TERMS {
            return Err(stop(Reason::TooManyTerms));
        }
        self.patterns += test.values.iter().filter(|value| matches!(value, QueryValue::Regex(_))).count();
        if self.patterns > limits::QUERY_PATTERNS {
            return Err(stop(Reason::TooManyPatterns));
        }
        if self.depth > DEPTH {
            return Err(stop(Reason::TooDeep));
        }
        if test.target != Scope::Field(Field::Search) {
            return Ok(Expr::Test(test.clone()));
        }
        let names = test.values.iter().filter_map(QueryValue::text);
        let searches = names.map(|name| self.search(&name.written).map_err(stop));
        searches.collect::<Result<_, _>>().map(alternatives)
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
        let expanded = self.all(&query.conditions).map_err(|error| error.reason)?;
        self.names.pop();
        if self.sort.is_empty() {
            self.sort = query.sort;
        }
        self.limit = self.limit.or(query.limit);
        Ok(expanded)
    }
}

/// The expression that at least one of `parts` holds. If an empty search is among them, that is always true.
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
    fn saved_searches_are_replaced_by_their_queries() {
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
    fn unusable_saved_searches_are_reported_with_their_span() {
        for (text, place, reason) in [
            ("a  search:hart b", 3..14, "there is no saved search “hart”"),
            ("x vue:x", 2..7, "there is no saved search “x”"),
            (" \u{200b}a vue:hart", 6..14, "there is no saved search “hart”"),
            ("search:loop", 0..11, "the saved search “loop” uses itself, or a chain of more than 8 searches"),
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
