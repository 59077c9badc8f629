//! Numbers, and points, ranges and comparisons of any ordered type: times and numbers share them. Floor 1, part of
//! [`query`](crate::query). What has an exponent, a plus or spaces is left to texts.

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
                let end = |point: &Option<T>| point.as_ref().map(T::to_string).unwrap_or_default();
                write!(formatter, "{}..{}", end(from), end(to))
            }
            Self::Compare(comparison, point) => write!(formatter, "{comparison}{point}"),
        }
    }
}

/// A number in thousandths; further decimals are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub i64);

/// The most digits before the decimal point; anything longer is an identifier, not a number.
const DIGITS: usize = 15;
const PLACES: usize = 3;

impl Number {
    /// Parses `3`, `-3` or `3.25`, in a query and in front matter alike.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (units, places) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(units) || !is_digits(places) || units.len() > DIGITS {
            return None;
        }
        let places: String = places.chars().chain("000".chars()).take(PLACES).collect();
        let units: i64 = units.parse().ok()?;
        let places: i64 = places.parse().ok()?;
        Some(Self(sign * (units * 1000 + places)))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, places) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        write!(formatter, "{}{units}", if self.0 < 0 { "-" } else { "" })?;
        if places == 0 { Ok(()) } else { write!(formatter, ".{places:03}") }
    }
}

/// A range of numbers: `>3`, `>=3`, `1..5`, `..5`.
pub type NumberRange = Extent<Number>;

impl Extent<Number> {
    /// Parses a range. `None` for a plain number and for a range that ends before it begins.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((comparison, number)) = Comparison::read(text) {
            return Number::parse(number).map(|number| Self::Compare(comparison, number));
        }
        let (from, to) = text.split_once("..")?;
        let read = |text: &str| match text {
            "" => Some(None),
            text => Number::parse(text).map(Some),
        };
        match (read(from)?, read(to)?) {
            (None, None) => None,
            (Some(from), Some(to)) if from > to => None,
            (from, to) => Some(Self::Between(from, to)),
        }
    }

    /// Whether the range contains a number.
    pub fn holds(&self, number: Number) -> bool {
        match self {
            Self::Exactly(exact) => number == *exact,
            Self::Between(from, to) => {
                from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
            }
            Self::Compare(Comparison::Less, point) => number < *point,
            Self::Compare(Comparison::AtMost, point) => number <= *point,
            Self::Compare(Comparison::Greater, point) => number > *point,
            Self::Compare(Comparison::AtLeast, point) => number >= *point,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_parsed_and_compared() {
        for (range, number, holds) in [
            (">3", "3", false),
            (">3", "3.001", true),
            (">=3", "3", true),
            ("<3", "-4", true),
            ("<=-3", "-3.0", true),
            ("1..5", "5", true),
            ("1..5", "5.5", false),
            ("..5", "-100", true),
            ("2.5..", "2.4999", false),
        ] {
            let range = NumberRange::parse(range).unwrap();
            assert_eq!(range.holds(Number::parse(number).unwrap()), holds, "{range} {number}");
        }
        for text in ["", "3", "..", ">", "a..b", "1..b", "5..1", ">1e5", "..9999999999999999"] {
            assert_eq!(NumberRange::parse(text), None, "{text}");
        }
        for text in ["", "-", ".", "1.", ".5", "+1", "1 000", "1234567890123456"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn printed_numbers_parse_back(text in "-?[0-9]{0,16}(\\.[0-9]{0,5})?") {
            if let Some(number) = Number::parse(&text) {
                prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
            }
        }
    }
}
