//! A point, a range or a comparison, for any ordered type: times and numbers share it.
//!
//! Floor 1, part of [`query`](crate::query). Parsing the points is left to their types.

use std::fmt;

/// The sign of a comparison, as in `>=2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    /// The comparison sign at the beginning of a text, and the rest of the text.
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

/// A part of an ordered set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent<T> {
    Exactly(T),
    /// From one point to another, both included; `None` leaves that end open, but not both ends.
    Between(Option<T>, Option<T>),
    /// Everything on one side of a point.
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
