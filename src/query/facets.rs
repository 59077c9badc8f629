//! What the left pane reads from a query and writes into it: single values of single fields. Floor 1, part of
//! [`query`](crate::query). Groups in parentheses were typed by the user and are left alone.

use std::collections::HashMap;

use crate::query::{Expr, Field, Flag, Query, QueryValue, Scope, Test, tag_key};

/// How a query treats one value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetChoice {
    /// Articles must have the value, or another value of the same condition.
    Included,
    Excluded,
}

impl Query {
    /// How the query treats a value of a field, as printed; `None` if it does not name the value in full.
    pub fn choice(&self, field: Field, value: &str) -> Option<FacetChoice> {
        self.choices(field).get(&tag_key(value)).copied()
    }

    /// How the query treats every value of a field that it names in full, quoted or not. The keys are the
    /// [`tag_key`] of the name, or of the time or flag as printed.
    pub fn choices(&self, field: Field) -> HashMap<String, FacetChoice> {
        let mut choices = HashMap::new();
        for condition in &self.conditions {
            let Some((test, choice)) = test_of(condition, field) else { continue };
            for value in &test.values {
                // If several conditions name the value, the first one wins.
                choices.entry(value_key(value)).or_insert(choice);
            }
        }
        choices
    }

    /// Includes or excludes a value, or removes it if the query already treats it that way. With `any`, an
    /// included value joins the other included ones in one condition, of which any value is enough. For
    /// fields of which an article has at most one value, it always does.
    pub fn toggle(&mut self, field: Field, value: QueryValue, choice: FacetChoice, any: bool) {
        let key = value_key(&value);
        let before = self.choices(field).get(&key).copied();
        self.remove(field, &key);
        if before == Some(choice) {
            return;
        }
        let joins = choice == FacetChoice::Included && (any || field.is_single());
        for condition in self.conditions.iter_mut().filter(|_| joins) {
            if let Expr::Test(test) = condition
                && is_exact(test, field)
            {
                return test.values.push(value);
            }
        }
        let test = included(field, vec![value]);
        self.conditions.push(if choice == FacetChoice::Excluded { test.negated() } else { test });
    }

    /// Whether the query requires a flag.
    pub fn has_flag(&self, flag: Flag) -> bool {
        self.choice(Field::Is, flag.name()) == Some(FacetChoice::Included)
    }

    /// Removes all flags in `among` from the query, then includes `flag` if there is one.
    pub fn set_flag(&mut self, among: &[Flag], flag: Option<Flag>) {
        for other in among {
            self.remove(Field::Is, &tag_key(other.name()));
        }
        if let Some(flag) = flag {
            self.toggle(Field::Is, QueryValue::Flag(flag), FacetChoice::Included, false);
        }
    }

    /// Replaces all conditions on a field by one that includes only this value. Other conditions stay.
    pub fn only(&mut self, field: Field, value: QueryValue) {
        self.conditions.retain(|condition| test_of(condition, field).is_none());
        self.toggle(field, value, FacetChoice::Included, false);
    }

    /// Makes any one of the included values of a field enough (`any`), or requires all of them.
    pub fn join(&mut self, field: Field, any: bool) {
        let mut values = Vec::new();
        self.conditions.retain(|condition| {
            let included = included_test(condition, field);
            values.extend(included.into_iter().flat_map(|test| test.values.clone()));
            included.is_none()
        });
        if any && !values.is_empty() {
            self.conditions.push(included(field, values));
        } else {
            self.conditions.extend(values.into_iter().map(|value| included(field, vec![value])));
        }
    }

    /// The query without the conditions that include exact values of a field.
    #[must_use]
    pub fn without_included(&self, field: Field) -> Self {
        let mut query = self.clone();
        query.conditions.retain(|condition| included_test(condition, field).is_none());
        query
    }

    /// How many exact values of a field the query includes.
    pub fn included(&self, field: Field) -> usize {
        let tests = self.conditions.iter().filter_map(|condition| included_test(condition, field));
        tests.map(|test| test.values.len()).sum()
    }

    /// Whether any one of the included values of a field is enough; `None` with fewer than two.
    pub fn wants_any(&self, field: Field) -> Option<bool> {
        let groups = self.conditions.iter().filter_map(|condition| included_test(condition, field));
        (self.included(field) > 1).then(|| groups.count() == 1)
    }

    /// Removes the last part of the query as printed: the limit, a sort key, or a condition; if the condition
    /// has several values or parts, only the last one. Returns whether there was anything to remove.
    pub fn take_back(&mut self) -> bool {
        if self.limit.take().is_some() || self.sort.pop().is_some() {
            return true;
        }
        let Some(last) = self.conditions.pop() else { return false };
        self.conditions.extend(shortened(last).map(Expr::into_conditions).unwrap_or_default());
        true
    }

    fn remove(&mut self, field: Field, key: &str) {
        self.conditions.retain_mut(|condition| {
            let inner = if let Expr::Not(inner) = condition { &mut **inner } else { condition };
            let Expr::Test(test) = inner else { return true };
            if test.target == Scope::Field(field) {
                test.values.retain(|value| value_key(value) != key);
            }
            !test.values.is_empty()
        });
    }
}

/// The form in which values are compared.
fn value_key(value: &QueryValue) -> String {
    value.text().map_or_else(|| tag_key(&value.to_string()), |text| tag_key(&text.written))
}

/// The test of a condition if it is on `field`, and how the condition treats the values.
fn test_of(condition: &Expr, field: Field) -> Option<(&Test, FacetChoice)> {
    let (inner, choice) = match condition {
        Expr::Not(inner) => (&**inner, FacetChoice::Excluded),
        Expr::Test(_) | Expr::All(_) | Expr::Any(_) => (condition, FacetChoice::Included),
    };
    let Expr::Test(test) = inner else { return None };
    (test.target == Scope::Field(field)).then_some((test, choice))
}

/// The test of a condition if it includes exact values of `field`, as the left pane writes them.
fn included_test(condition: &Expr, field: Field) -> Option<&Test> {
    let Expr::Test(test) = condition else { return None };
    is_exact(test, field).then_some(test)
}

/// Whether a test has only exact values of `field`, as the left pane writes them.
fn is_exact(test: &Test, field: Field) -> bool {
    test.target == Scope::Field(field) && test.values.iter().all(QueryValue::is_exact)
}

fn included(field: Field, values: Vec<QueryValue>) -> Expr {
    Expr::Test(Test::new(Scope::Field(field), values))
}

/// An expression without its last value; `None` if that was the only one.
fn shortened(expr: Expr) -> Option<Expr> {
    let shorten = |mut parts: Vec<Expr>| {
        let last = parts.pop().and_then(shortened);
        parts.extend(last);
        parts
    };
    match expr {
        Expr::Test(mut test) => {
            test.values.pop();
            (!test.values.is_empty()).then_some(Expr::Test(test))
        }
        Expr::Not(inner) => shortened(*inner).map(Expr::negated),
        Expr::All(parts) => Expr::all(shorten(parts)),
        Expr::Any(parts) => Expr::any(shorten(parts)),
    }
}

#[cfg(test)]
mod tests;
