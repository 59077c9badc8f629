//! Patterns for dates in `--format`, such as `{date:%d %B %Y}`: the conversions of `strftime` (POSIX) that say something
//! about a date, with names in the language of the program. Floor 6, part of [`cli`](crate::cli).

use jiff::civil;
use jiff::tz::{Offset, TimeZone};

use crate::model::{Date, Precision};
use crate::text::CleanText;
use crate::wording::{CommandMessage, month_names, weekday_names};

/// The conversions, grouped by what has to be known of a date for them.
const CONVERSIONS: [(Precision, &str); 4] = [
    (Precision::Year, "YyC"),
    (Precision::Month, "mBbh"),
    (Precision::Day, "dejAauwVGgUWFDs"),
    (Precision::Second, "HIklMSpPTRz"),
];

/// A pattern, parsed.
#[derive(Debug)]
pub(super) struct DatePattern {
    /// The parts of a date, each with the text before it.
    parts: Vec<(String, Part)>,
    /// The text behind the last part.
    end: String,
}

/// A part of a date.
#[derive(Debug)]
struct Part {
    /// How much has to be known of a date.
    needs: Precision,
    letter: char,
    /// The conversion as `jiff` takes it, with its flags.
    conversion: String,
}

impl DatePattern {
    /// Parses a pattern. Errors: an unknown conversion, or a pattern without any.
    pub(super) fn parse(text: &str) -> Result<Self, CommandMessage> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('%') {
            literal.push_str(before);
            // `-`, `_` and `0` say how a number is padded, `^` asks for capitals, and `:` for a colon in an offset.
            let letter_at = behind.find(|next: char| !matches!(next, '-' | '_' | '0' | '^' | ':'));
            let (flags, from_letter) =
                letter_at.and_then(|at| behind.split_at_checked(at)).unwrap_or((behind, ""));
            let letter = from_letter.chars().next();
            rest = letter.and_then(|letter| from_letter.strip_prefix(letter)).unwrap_or_default();
            if letter == Some('%') && flags.is_empty() {
                literal.push('%');
                continue;
            }
            let conversion = format!("%{flags}{}", letter.map(String::from).unwrap_or_default());
            let needs = letter.and_then(|letter| {
                let (needs, _) = CONVERSIONS.iter().find(|(_, letters)| letters.contains(letter))?;
                (!flags.contains(':') || conversion == "%:z").then_some(*needs)
            });
            let (Some(letter), Some(needs)) = (letter, needs) else {
                let conversion = CleanText::line(&conversion);
                return Err(CommandMessage::NoSuchPartOfADate { conversion });
            };
            parts.push((std::mem::take(&mut literal), Part { needs, letter, conversion }));
        }
        literal.push_str(rest);
        if parts.is_empty() {
            return Err(CommandMessage::PatternWithoutDate { pattern: CleanText::line(text) });
        }
        Ok(Self { parts, end: literal })
    }

    /// A date in this pattern. Parts that it does not have are left out, with the text that joins them to others:
    /// `%d %B %Y` of a month is `July 2024`.
    pub(super) fn of(&self, date: Date) -> CleanText {
        let mut written = String::new();
        let mut is_first = true;
        let mut last_is_known = false;
        for (before, part) in &self.parts {
            let value = part.of(date);
            last_is_known = value.is_some();
            if let Some(value) = value {
                if is_first || !written.is_empty() {
                    written.push_str(before);
                }
                written.push_str(&value);
            }
            is_first = false;
        }
        if last_is_known {
            written.push_str(&self.end);
        }
        CleanText::line(&written)
    }
}

impl Part {
    /// `None` if the date is not known so precisely, or has no offset.
    fn of(&self, date: Date) -> Option<String> {
        if self.letter == 'F' && date.precision() < Precision::Day {
            return Some(date.to_string());
        }
        if date.precision() < self.needs {
            return None;
        }
        let civil = date.civil();
        let name = match self.letter {
            'B' => Some(month_names(date.month()).0),
            'b' | 'h' => Some(month_names(date.month()).1),
            'A' => Some(weekday_names(civil.weekday().to_monday_one_offset()).0),
            'a' => Some(weekday_names(civil.weekday().to_monday_one_offset()).1),
            _ => None,
        };
        match name {
            Some(name) if self.conversion.contains('^') => Some(name.to_uppercase()),
            Some(name) => Some(name.to_owned()),
            None => formatted(&self.conversion, civil, date.offset_minutes()),
        }
    }
}

/// What a conversion gives for a date and time with an offset from UTC in minutes, if one is known.
fn formatted(conversion: &str, civil: civil::DateTime, offset: Option<i32>) -> Option<String> {
    if conversion.ends_with('z') && offset.is_none() {
        return None;
    }
    let offset = Offset::from_seconds(offset.unwrap_or(0) * 60).ok()?;
    let zoned = civil.to_zoned(TimeZone::fixed(offset)).ok()?;
    jiff::fmt::strtime::format(conversion, &zoned).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, set_thread_language};

    fn written(pattern: &str, date: &str) -> String {
        DatePattern::parse(pattern).unwrap().of(Date::parse(date).unwrap()).to_string()
    }

    #[test]
    fn dates_are_printed_in_a_pattern() {
        for (pattern, date, expected) in [
            ("%d %B %Y", "2024-07-05", "05 July 2024"),
            ("%-d %b %y", "2024-07-05", "5 Jul 24"),
            ("%e. %m.", "2024-07-05", "5. 07."),
            ("%A, %a %^A", "2024-07-05", "Friday, Fri FRIDAY"),
            ("%F %T%z", "2024-06-30T23:30:05-05:00", "2024-06-30 23:30:05-0500"),
            ("%H:%M (%:z)", "2024-06-30T23:30:00+05:30", "23:30 (+05:30)"),
            ("%I:%M %p", "2024-07-05 14:31", "02:31 PM"),
            ("%H:%M", "2024-07-05 00:00", "00:00"),
            ("%G-W%V-%u, %j", "2024-07-05", "2024-W27-5, 187"),
            ("%s", "1970-01-02T00:00:00Z", "86400"),
            ("100 %% %Y", "2024", "100 % 2024"),
            ("%Y年%-m月%-d日", "2024-07-05", "2024年7月5日"),
            ("[%Y]", "2024-07-05", "[2024]"),
        ] {
            assert_eq!(written(pattern, date), expected, "{pattern} {date}");
        }
    }

    #[test]
    fn names_are_in_the_language_of_the_program() {
        set_thread_language(Language::French);
        assert_eq!(written("%A %-d %B %Y, %a %b", "2024-07-05"), "vendredi 5 juillet 2024, ven. juil.");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        for (pattern, date, expected) in [
            ("%d %B %Y", "2024-07", "July 2024"),
            ("%d %B %Y", "2024", "2024"),
            ("%Y-%m-%d", "2024-07", "2024-07"),
            ("%Y-%m-%d", "2024", "2024"),
            ("%d/%m/%Y", "2024-07", "07/2024"),
            ("%Y at %H:%M", "2024-07-05", "2024"),
            ("%F %T", "2024-07-05", "2024-07-05"),
            ("%F %T%z", "2024-07-05 10:00", "2024-07-05 10:00:00"),
            ("%F", "2024-07", "2024-07"),
            ("%Y (%B)", "2024", "2024"),
            ("[%d]", "2024", ""),
            ("%H:%M", "2024-07-05", ""),
        ] {
            assert_eq!(written(pattern, date), expected, "{pattern} {date}");
        }
    }

    #[test]
    fn mistakes_in_a_pattern_are_reported() {
        for (pattern, conversion) in
            [("%Q", "%Q"), ("%d %", "%"), ("%-", "%-"), ("%:d", "%:d"), ("%E", "%E"), ("%é", "%é")]
        {
            let error = DatePattern::parse(pattern).unwrap_err().to_string();
            assert!(error.contains(&format!("“{conversion}”")) && error.contains("%Y"), "{pattern}: {error}");
        }
        for pattern in ["", "YYYY-MM-DD", "100%%"] {
            let error = DatePattern::parse(pattern).unwrap_err().to_string();
            assert!(error.contains(&format!("“{pattern}”")) && error.contains("%Y"), "{pattern}: {error}");
        }
    }
}
