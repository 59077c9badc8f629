//! What the panes read from a query and write into it: single values of single fields.
//!
//! Only the conditions of the query itself count, negated or not; what stands inside parentheses was
//! typed, and the panes leave it alone.

use std::collections::HashMap;

use crate::query::{Expr, Field, Flag, Query, Target, Test, Value, tag_key};

/// What the filter says of one value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Articles must have it, or one of the values named with it.
    Included,
    /// Articles must not have it.
    Excluded,
}

impl Query {
    /// What the query says of this value of a field, where it names it in full, quoted or not. A value
    /// is a name, or a time or a flag as it is printed.
    #[must_use]
    pub fn choice(&self, field: Field, value: &str) -> Option<Choice> {
        self.choices(field).get(&tag_key(value)).copied()
    }

    /// What the query says of every value of a field that it names in full, quoted or not, by
    /// [`tag_key`] of the name, or of the time or flag as it is printed.
    #[must_use]
    pub fn choices(&self, field: Field) -> HashMap<String, Choice> {
        let mut choices = HashMap::new();
        for condition in &self.conditions {
            let Some((test, choice)) = test_of(condition, field) else { continue };
            for value in &test.values {
                // Where several name it, the first one counts.
                choices.entry(value_key(value)).or_insert(choice);
            }
        }
        choices
    }

    /// Includes or excludes a value; where the query says so already, takes it out. With `any`, an
    /// included value joins those of which any is enough; where an article has one value of the field
    /// at most, it always does.
    pub fn toggle(&mut self, field: Field, value: Value, choice: Choice, any: bool) {
        let key = value_key(&value);
        let before = self.choices(field).get(&key).copied();
        self.remove(field, &key);
        if before == Some(choice) {
            return;
        }
        let joins = choice == Choice::Included && (any || field.is_single());
        let group = self.conditions.iter_mut().find_map(|condition| match condition {
            Expr::Test(test) if joins && is_exact(test, field) => Some(test),
            Expr::Test(_) | Expr::Not(_) | Expr::All(_) | Expr::Any(_) => None,
        });
        if let Some(group) = group {
            group.values.push(value);
            return;
        }
        let test = included(field, vec![value]);
        self.conditions.push(if choice == Choice::Excluded { test.negated() } else { test });
    }

    /// Whether articles must have a flag.
    #[must_use]
    pub fn has_flag(&self, flag: Flag) -> bool {
        self.choice(Field::Is, flag.name()) == Some(Choice::Included)
    }

    /// Takes flags out wherever the query names one of them, and includes one, or none.
    pub fn set_flag(&mut self, among: &[Flag], flag: Option<Flag>) {
        for other in among {
            self.remove(Field::Is, &tag_key(other.name()));
        }
        if let Some(flag) = flag {
            self.toggle(Field::Is, Value::Flag(flag), Choice::Included, false);
        }
    }

    /// Drops every condition on a field and includes this value alone; all others stay.
    pub fn only(&mut self, field: Field, value: Value) {
        self.conditions.retain(|condition| test_of(condition, field).is_none());
        self.toggle(field, value, Choice::Included, false);
    }

    /// Makes all included values of a field necessary, or any of them enough.
    pub fn join(&mut self, field: Field, any: bool) {
        let mut values = Vec::new();
        self.conditions.retain_mut(|condition| match condition {
            Expr::Test(test) if is_exact(test, field) => {
                values.append(&mut test.values);
                false
            }
            Expr::Test(_) | Expr::Not(_) | Expr::All(_) | Expr::Any(_) => true,
        });
        if any && !values.is_empty() {
            self.conditions.push(included(field, values));
        } else {
            self.conditions.extend(values.into_iter().map(|value| included(field, vec![value])));
        }
    }

    /// This query without the values of a field that it includes in full.
    #[must_use]
    pub fn without_included(&self, field: Field) -> Self {
        let mut query = self.clone();
        query.conditions.retain(|condition| included_test(condition, field).is_none());
        query
    }

    /// How many values of a field are included in full.
    #[must_use]
    pub fn included(&self, field: Field) -> usize {
        self.conditions
            .iter()
            .filter_map(|condition| included_test(condition, field))
            .map(|test| test.values.len())
            .sum()
    }

    /// Whether any of the included values of a field is enough, as this query says it; nothing when it
    /// includes fewer than two in full.
    #[must_use]
    pub fn wants_any(&self, field: Field) -> Option<bool> {
        let groups =
            self.conditions.iter().filter(|condition| included_test(condition, field).is_some()).count();
        (self.included(field) > 1).then_some(groups == 1)
    }

    /// Takes the last thing back as the query is printed: the limit, an order, a condition, of several
    /// values or parts only the last one; says whether there was one.
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
            let test = match condition {
                Expr::Test(test) => test,
                Expr::Not(inner) => match &mut **inner {
                    Expr::Test(test) => test,
                    Expr::Not(_) | Expr::All(_) | Expr::Any(_) => return true,
                },
                Expr::All(_) | Expr::Any(_) => return true,
            };
            if test.target == Target::Field(field) {
                test.values.retain(|value| value_key(value) != key);
            }
            !test.values.is_empty()
        });
    }
}

/// The form in which values are compared.
fn value_key(value: &Value) -> String {
    match value {
        Value::Text(text) => tag_key(&text.written),
        Value::Regex(_) | Value::When(_) | Value::Number(_) | Value::Flag(_) => tag_key(&value.to_string()),
    }
}

/// The test on a field that a condition is, and what it says of the values.
fn test_of(condition: &Expr, field: Field) -> Option<(&Test, Choice)> {
    let (test, choice) = match condition {
        Expr::Test(test) => (test, Choice::Included),
        Expr::Not(inner) => match &**inner {
            Expr::Test(test) => (test, Choice::Excluded),
            Expr::Not(_) | Expr::All(_) | Expr::Any(_) => return None,
        },
        Expr::All(_) | Expr::Any(_) => return None,
    };
    (test.target == Target::Field(field)).then_some((test, choice))
}

/// The test on a field that a condition is, when it includes values as the panes write them.
fn included_test(condition: &Expr, field: Field) -> Option<&Test> {
    match condition {
        Expr::Test(test) => Some(test).filter(|test| is_exact(test, field)),
        Expr::Not(_) | Expr::All(_) | Expr::Any(_) => None,
    }
}

/// Whether this is a test as the panes write it: whole values of this field only.
fn is_exact(test: &Test, field: Field) -> bool {
    test.target == Target::Field(field) && test.values.iter().all(Value::is_exact)
}

fn included(field: Field, values: Vec<Value>) -> Expr {
    Expr::Test(Test { target: Target::Field(field), values })
}

/// An expression without its last value; nothing when it had one only.
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
