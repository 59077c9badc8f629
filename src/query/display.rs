//! Prints queries. A printed query parses back to the same query. Floor 1, part of [`query`](crate::query). Points
//! in time and numbers print themselves.

use std::fmt::{self, Display, Formatter, Write};

use crate::query::{Expr, Pattern, Query, QueryValue, Scope, Test, Text};

/// The expression around the one being printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    All,
    Any,
}

impl Display for Query {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let around = if self.conditions.len() > 1 { Around::All } else { Around::Nothing };
        let mut parts: Vec<String> =
            self.conditions.iter().map(|condition| printed(condition, around)).collect();
        if !self.sort.is_empty() {
            parts.push(format!("sort:{}", joined(&self.sort, ",")));
        }
        parts.extend(self.limit.map(|limit| format!("limit:{limit}")));
        formatter.write_str(&parts.join(" "))
    }
}

fn joined(parts: impl IntoIterator<Item = impl Display>, between: &str) -> String {
    parts.into_iter().map(|part| part.to_string()).collect::<Vec<_>>().join(between)
}

/// An expression, in parentheses if its surroundings require them.
fn printed(expr: &Expr, around: Around) -> String {
    match expr {
        Expr::Test(test) => test.to_string(),
        Expr::Not(inner) if matches!(**inner, Expr::All(_) | Expr::Any(_)) => format!("-{}", group(inner)),
        Expr::Not(inner) => format!("-{}", printed(inner, around)),
        Expr::All(parts) if around != Around::All => {
            joined(parts.iter().map(|part| printed(part, Around::All)), " ")
        }
        Expr::Any(parts) if around == Around::Nothing => {
            joined(parts.iter().map(|part| printed(part, Around::Any)), " OR ")
        }
        Expr::All(_) | Expr::Any(_) => group(expr),
    }
}

fn group(expr: &Expr) -> String {
    let inside = printed(expr, Around::Nothing);
    let word = inside.rsplit(char::is_whitespace).next().unwrap_or_default();
    // In `(a OR 510()` the closing parenthesis would be read as part of the word.
    let open = word.matches('(').count() > word.matches(')').count();
    format!("({inside}{}", if open { " )" } else { ")" })
}

impl Display for Test {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match &self.target {
            Scope::Anywhere => {}
            Scope::Field(field) => write!(formatter, "{}:", field.name())?,
            Scope::Key(name) => write!(formatter, "{name}:")?,
        }
        formatter.write_str(&joined(&self.values, ","))
    }
}

impl Display for QueryValue {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(formatter),
            Self::Regex(pattern) => pattern.fmt(formatter),
            // Without quotes, `april` and a following word `2024` would be read as one time.
            Self::When(when) if when.ends_with_month() => write!(formatter, "\"{when}\""),
            Self::When(when) => when.fmt(formatter),
            Self::Number(range) => range.fmt(formatter),
            Self::Flag(flag) => flag.fmt(formatter),
        }
    }
}

impl Display for Text {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if !self.whole {
            return formatter.write_str(&self.written);
        }
        formatter.write_str(&quoted(&self.written))
    }
}

/// A text in quotes, as the parser reads it back.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Display for Pattern {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("/")?;
        let mut escaped = false;
        for character in self.source.chars() {
            if character == '/' && !escaped {
                formatter.write_str("\\")?;
            }
            escaped = character == '\\' && !escaped;
            formatter.write_char(character)?;
        }
        formatter.write_str(if self.ignore_case { "/i" } else { "/" })
    }
}
