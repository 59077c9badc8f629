//! One point, a range or a comparison, of whatever has an order.

use std::fmt;

/// Which side of a point is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Before it.
    Less,
    /// It, or before it.
    AtMost,
    /// After it.
    Greater,
    /// It, or after it.
    AtLeast,
}

impl Comparison {
    /// The sign at the beginning of a text, and what follows it.
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        [(">=", Self::AtLeast), ("<=", Self::AtMost), (">", Self::Greater), ("<", Self::Less)]
            .into_iter()
            .find_map(|(sign, comparison)| text.strip_prefix(sign).map(|rest| (comparison, rest)))
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        })
    }
}

/// A part of what has an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent<T> {
    /// One point.
    Exactly(T),
    /// From one point to another, both included; open where there is none. One of them at least is
    /// there when it was read.
    Between(Option<T>, Option<T>),
    /// One side of a point.
    Compare(Comparison, T),
}

impl<T: fmt::Display> fmt::Display for Extent<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(point) => write!(formatter, "{point}"),
            Self::Between(from, to) => {
                if let Some(from) = from {
                    write!(formatter, "{from}")?;
                }
                formatter.write_str("..")?;
                to.as_ref().map_or(Ok(()), |to| write!(formatter, "{to}"))
            }
            Self::Compare(comparison, point) => write!(formatter, "{comparison}{point}"),
        }
    }
}
