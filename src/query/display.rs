//! Printing a query: what is printed is read back as the same query.

use std::fmt::{self, Display, Formatter, Write};

use crate::query::{Expr, Pattern, Query, Target, Test, Text, Value};

/// What stands around an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// Nothing: it is all there is.
    Nothing,
    /// Others that must hold too.
    All,
    /// Others of which one must hold.
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

/// Writes an expression with the parentheses that it needs where it stands.
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
    // In `(a OR 510()` the word would take the parenthesis for its own.
    let open = word.matches('(').count() > word.matches(')').count();
    write!(formatter, "({inside}{}", if open { " )" } else { ")" })
}

impl Display for Test {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::Anywhere => {}
            Target::Field(field) => write!(formatter, "{}:", field.name())?,
            Target::Key(name) => write!(formatter, "{name}:")?,
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

impl Display for Value {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(formatter),
            Self::Regex(pattern) => pattern.fmt(formatter),
            // Without the quotes, `april` and the word `2024` would become one time.
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
        for character in self.source().chars() {
            if character == '/' && !escaped {
                formatter.write_str("\\")?;
            }
            escaped = character == '\\' && !escaped;
            formatter.write_char(character)?;
        }
        formatter.write_str(if self.ignores_case() { "/i" } else { "/" })
    }
}
