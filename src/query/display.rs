//! Prints queries. A printed query parses back to the same query.
//!
//! Floor 1, part of [`query`](crate::query). Points in time and numbers print themselves.

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
        let mut separator = "";
        for condition in &self.conditions {
            formatter.write_str(separator)?;
            write(condition, around, formatter)?;
            separator = " ";
        }
        for (index, sort) in self.sort.iter().enumerate() {
            if index == 0 {
                write!(formatter, "{separator}sort:{sort}")?;
                separator = " ";
            } else {
                write!(formatter, ",{sort}")?;
            }
        }
        self.limit.map_or(Ok(()), |limit| write!(formatter, "{separator}limit:{limit}"))
    }
}

impl Display for Expr {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write(self, Around::Nothing, formatter)
    }
}

/// Writes an expression, in parentheses if its surroundings require them.
fn write(expr: &Expr, around: Around, formatter: &mut Formatter<'_>) -> fmt::Result {
    match expr {
        Expr::Test(test) => test.fmt(formatter),
        Expr::Not(inner) => {
            formatter.write_str("-")?;
            match &**inner {
                Expr::Test(test) => test.fmt(formatter),
                Expr::Not(_) => write(inner, around, formatter),
                Expr::All(_) | Expr::Any(_) => write_group(inner, formatter),
            }
        }
        Expr::All(parts) if around != Around::All => write_parts(parts, " ", Around::All, formatter),
        Expr::Any(parts) if around == Around::Nothing => write_parts(parts, " OR ", Around::Any, formatter),
        Expr::All(_) | Expr::Any(_) => write_group(expr, formatter),
    }
}

fn write_parts(
    parts: &[Expr],
    between: &'static str,
    around: Around,
    formatter: &mut Formatter<'_>,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            formatter.write_str(between)?;
        }
        write(part, around, formatter)?;
    }
    Ok(())
}

fn write_group(expr: &Expr, formatter: &mut Formatter<'_>) -> fmt::Result {
    let inside = expr.to_string();
    let word = inside.rsplit(char::is_whitespace).next().unwrap_or_default();
    // In `(a OR 510()` the closing parenthesis would be read as part of the word.
    let open = word.matches('(').count() > word.matches(')').count();
    write!(formatter, "({inside}{}", if open { " )" } else { ")" })
}

impl Display for Test {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match &self.target {
            Scope::Anywhere => {}
            Scope::Field(field) => write!(formatter, "{}:", field.name())?,
            Scope::Key(name) => write!(formatter, "{name}:")?,
        }
        for (index, value) in self.values.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            value.fmt(formatter)?;
        }
        Ok(())
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
        formatter.write_str("\"")?;
        for character in self.written.chars() {
            if matches!(character, '"' | '\\') {
                formatter.write_str("\\")?;
            }
            formatter.write_char(character)?;
        }
        formatter.write_str("\"")
    }
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
