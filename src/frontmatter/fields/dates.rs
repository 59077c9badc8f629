//! The date of an article, from its front matter, its path or its permalink. How dates are written is left to
//! [`Date`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use jiff::civil;

use super::reader::FieldReader;
use crate::frontmatter::aliases::{self, ArticleField, fold_key};
use crate::frontmatter::value::{Entry, Value};
use crate::limits;
use crate::model::{Article, Date, DateTrust, DayOrder, Precision, ProblemKind};
use crate::text::{CleanText, decode_entities, fold};

/// A date in the front matter.
struct Written<'a> {
    entry: &'a Entry<'a>,
    date: Date,
    /// What it was read from, for messages.
    value: CleanText,
    /// Whether day and month could be swapped and nothing says what stands first.
    is_ambiguous: bool,
}

/// Which keys of a map count, by whether they are of a change.
type IsWanted = fn(bool) -> bool;

impl<'a> FieldReader<'a> {
    /// A date as written, and whether it is ambiguous: whether day and month could be swapped and nothing says what
    /// stands first.
    fn written_date(&self, text: &str, language: Option<&str>) -> Option<(Date, bool)> {
        let known = self.conventions.day_order();
        let read = |order| Some(self.conventions.in_zone(Date::read(text, order)?, text));
        let date = read(known.unwrap_or(USUAL_ORDER))?;
        let has_year_first = text.trim_start().bytes().take(4).all(|byte| byte.is_ascii_digit());
        if known.is_some() || has_year_first {
            return Some((date, false));
        }
        match read(DayOrder::DayFirst) {
            Some(other) if other != date => {
                Some(if puts_day_first(text, language) { (other, false) } else { (date, true) })
            }
            _ => Some((date, false)),
        }
    }

    /// Takes the date from the first key with a valid one, otherwise from the path of the file or the permalink,
    /// otherwise from a key that says when the article was changed.
    pub(super) fn date(&mut self, article: &mut Article, today: civil::Date) {
        if let Some((entry, raw, published)) = self.first_text(ArticleField::PublishedDate) {
            self.report_entity(entry, &[raw]);
            article.published = Some(published.cut_to_graphemes(limits::FIELD_GRAPHEMES));
        }
        let language = article.language.as_deref();
        let named = self.dated_entry(ArticleField::Date, language);
        let is_bad = self.report_bad_date(named.as_ref());
        let from_paths = if named.is_none() { date_from_paths(article) } else { None };
        let found = match from_paths {
            None => named.or_else(|| self.dated_entry(ArticleField::ModifiedDate, language)),
            Some(_) => None,
        };
        let Some(date) = found.as_ref().map(|found| found.date).or(from_paths) else {
            // An invalid date has been reported already.
            if !is_bad {
                self.report(None, ProblemKind::NoDate);
            }
            return;
        };
        let entry = found.as_ref().map(|found| found.entry);
        if found.as_ref().is_some_and(|found| found.is_ambiguous) {
            let value = found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
            let read = CleanText::line(&date.first_day().to_string());
            self.report(entry, ProblemKind::AmbiguousDate { value, read });
        }
        let value = found.map_or_else(|| CleanText::line(&date.to_string()), |found| found.value);
        article.date = Some(date);
        article.date_trust = date.trust(today);
        match article.date_trust {
            DateTrust::Sound => {}
            DateTrust::Future => self.report(entry, ProblemKind::FutureDate { value }),
            DateTrust::Absurd => self.report(entry, ProblemKind::AbsurdDate { value }),
        }
    }

    /// The first entry of a field with a date in it. A map for the date can hold that of a change too: `date: {created:
    /// …, updated: …}`.
    fn dated_entry(&self, field: ArticleField, language: Option<&str>) -> Option<Written<'a>> {
        let first = |field, is_map: bool, is_wanted: IsWanted| {
            let entries = self.written(field).map(|(_, entry)| entry);
            let mut entries = entries.filter(|entry| !is_map || matches!(entry.value, Value::Map(_)));
            entries.find_map(|entry| self.date_in(entry, entry.value, is_wanted, language))
        };
        if field == ArticleField::ModifiedDate {
            let in_maps = || first(ArticleField::Date, true, |is_change| is_change);
            return first(field, false, |_| true).or_else(in_maps);
        }
        first(field, false, |is_change| !is_change)
    }

    /// The first date in a value of an entry. In a map, that is the one of the keys in the order of the table, then any.
    fn date_in(
        &self,
        entry: &'a Entry<'a>,
        value: &Value,
        is_wanted: IsWanted,
        language: Option<&str>,
    ) -> Option<Written<'a>> {
        let inner = |value| self.date_in(entry, value, is_wanted, language);
        match value {
            Value::List(items) => items.iter().find_map(inner),
            Value::Map(entries) => {
                let mut ranked: Vec<(usize, &Value)> = Vec::new();
                for (key, value) in entries {
                    let folded = fold_key(key);
                    let rank = |field| {
                        aliases::named(&folded).find(|named| named.field == field).map(|named| named.rank)
                    };
                    if is_wanted(rank(ArticleField::ModifiedDate).is_some()) {
                        ranked.push((rank(ArticleField::Date).unwrap_or(usize::MAX), value));
                    }
                }
                ranked.sort_by_key(|(rank, _)| *rank);
                ranked.into_iter().find_map(|(_, value)| inner(value))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
                let text = value.first_text()?;
                let (date, is_ambiguous) = self.written_date(&decode_entities(&text), language)?;
                Some(Written { entry, date, value: shown(&text), is_ambiguous })
            }
        }
    }

    /// Reports a value that was meant as a date but isn't one: the first of those preferred to the one that is used. If
    /// none is used, it may also be a list or map without a date. Returns whether a date was reported.
    fn report_bad_date(&mut self, used: Option<&Written<'_>>) -> bool {
        let entries = self.written(ArticleField::Date);
        let mut unused =
            entries.take_while(|(_, entry)| used.is_none_or(|used| !std::ptr::eq(*entry, used.entry)));
        // Values such as `published: true`, `created: by hand` and `time: 5 minutes` are not meant as dates.
        let bad = unused.find_map(|(name, entry)| {
            let text = entry.value.first_text().filter(|_| is_only_of_dates(name))?;
            Some((entry, shown(&text)))
        });
        let is_bad = bad.is_some();
        if let Some((entry, value)) = bad {
            self.report(Some(entry), ProblemKind::BadDate { value });
        } else if used.is_none() {
            self.report_odd(ArticleField::Date);
        }
        is_bad
    }
}

/// A value as messages quote it.
fn shown(text: &str) -> CleanText {
    CleanText::decoded_line(text).cut_to_graphemes(limits::TAG_GRAPHEMES)
}

/// Whether a name of the table is used for nothing but dates.
fn is_only_of_dates(name: &str) -> bool {
    ["date", "Date", "datum", "fecha", "yyyy"].iter().any(|part| name.contains(part))
        || ["_at", "_on", "_le", "_am"].iter().any(|end| name.ends_with(end))
}

/// The order of most generators that read dates such as `05/07/2024`.
const USUAL_ORDER: DayOrder = DayOrder::MonthFirst;

/// Whether a date is written by someone who puts the day first, as it is done in all languages but English.
fn puts_day_first(text: &str, language: Option<&str>) -> bool {
    let lead = text.split_whitespace().next().map(fold);
    let is_french = ["le", "publie", "publiee", "mis", "mise", "modifie", "modifiee"]
        .contains(&&*lead.unwrap_or_default());
    is_french || language.is_some_and(|language| !language.is_empty() && !language.starts_with("en"))
}

/// The date in the path of the file or in the permalink. A full date is preferred to a year or month.
fn date_from_paths(article: &Article) -> Option<Date> {
    let file = Date::from_path(article.path.shown());
    let permalink = article
        .permalink
        .as_ref()
        .or(article.other_name.as_ref())
        .and_then(|address| Date::from_path(address));
    permalink.filter(|_| file.is_none_or(|file| file.precision() < Precision::Day)).or(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticlePath;

    const TODAY: civil::Date = civil::date(2026, 11, 30);

    fn read(path: &str, header: &str) -> Article {
        let path = ArticlePath::new(path.into());
        crate::frontmatter::read(&path, format!("---\n{header}\n---\nText.\n").as_bytes(), TODAY).article
    }

    fn date(path: &str, header: &str) -> String {
        read(path, header).date.map(|date| date.to_string()).unwrap_or_default()
    }

    fn codes(header: &str) -> Vec<&'static str> {
        let problems = read("a.md", &format!("title: T\nlink: https://e.org/x\n{header}")).problems;
        problems.iter().map(|problem| problem.kind.code()).collect()
    }

    #[test]
    fn keys_of_common_tools_have_the_date() {
        for header in [
            "date created: 2024-02-01",
            "Date Created: 2024-02-01",
            "created_at: 2024-02-01",
            "created-at: 2024-02-01",
            "dateCreated: 2024-02-01",
            "date_created: 2024-02-01",
            "createdDate: 2024-02-01",
            "date_published: 2024-02-01",
            "datePublished: 2024-02-01",
            "published_on: 2024-02-01",
            "date_saved: 2024-02-01",
            "date-added: 2024-02-01",
            "datetime: 2024-02-01",
            "timestamp: 1706745600000",
            "time: 2024-02-01 10:00",
            "posted: 2024-02-01",
            "publié le: 1er février 2024",
            "créé: 2024-02-01",
            "datum: 2024-02-01",
            "fecha: 1 de febrero de 2024",
            "params:\n  date: 2024-02-01",
            "date: [2024-02-01]",
            "date: [[2024-02-01]]",
            "date: \"[[2024-02-01]]\"",
            "date: [n.d., 2024-02-01]",
        ] {
            assert!(date("a.md", header).starts_with("2024-02-01"), "{header}: {}", date("a.md", header));
        }
        for header in
            ["birthday: 2024-02-01", "expiryDate: 2024-02-01", "reading_time: 5", "time: 5 minutes", "x: 1"]
        {
            assert_eq!(date("a.md", header), "", "{header}");
        }
    }

    #[test]
    fn publication_counts_before_creation_and_creation_before_saving() {
        for (header, day) in [
            ("date_saved: 2024-02-03\ndate_published: 2024-02-01", "2024-02-01"),
            ("created: 2024-02-03\npublished: 2024-02-01", "2024-02-01"),
            ("added: 2024-02-03\ndate created: 2024-02-01", "2024-02-01"),
            ("date_published: 2024-02-03\ndate: 2024-02-01", "2024-02-01"),
            ("created: by hand\nsaved: 2024-02-01", "2024-02-01"),
            ("lastmod: 2024-02-03\ncreated: 2024-02-01", "2024-02-01"),
        ] {
            assert_eq!(date("a.md", header), day, "{header}");
        }
    }

    #[test]
    fn a_map_is_searched_for_its_date() {
        for (header, day) in [
            ("date:\n  created: 2024-02-03", "2024-02-03"),
            ("date: {updated: 2024-08-09, created: 2024-02-03}", "2024-02-03"),
            ("date: {created: 2024-02-03, published: 2024-02-01}", "2024-02-01"),
            ("date: {start: 2024-02-03}", "2024-02-03"),
            ("date: {note: soon, value: {iso: 2024-02-03}}", "2024-02-03"),
            ("date: {updated: 2024-08-09}", "2024-08-09"),
            ("published: {at: 2024-02-03, by: Ann}", "2024-02-03"),
            ("created: {on: 2024-02-03}", "2024-02-03"),
            ("last_update: {date: 2024-02-03, author: Ann}", "2024-02-03"),
            ("date: {note: soon}", ""),
        ] {
            assert_eq!(date("a.md", header), day, "{header}");
        }
        assert_eq!(date("2024-01-02-x.md", "date: {updated: 2024-08-09}"), "2024-01-02");
        assert_eq!(codes("date: {created: 2024-02-03}"), [""; 0]);
        assert_eq!(codes("published: {at: 2024-02-03}"), [""; 0]);
        assert_eq!(codes("date: {note: soon}"), ["odd-value", "no-date"]);
    }

    #[test]
    fn the_date_of_a_change_counts_behind_the_path() {
        for (path, header, day) in [
            ("a.md", "lastmod: 2024-07-05", "2024-07-05"),
            ("a.md", "modified: 2024-07-05", "2024-07-05"),
            ("a.md", "updated_at: 2024-07-05", "2024-07-05"),
            ("a.md", "date modified: 2024-07-05", "2024-07-05"),
            ("a.md", "updated: true", ""),
            ("2024-01-02-x.md", "updated: 2024-07-05", "2024-01-02"),
            ("2024/01/x.md", "lastmod: 2024-07-05", "2024-01"),
            ("a.md", "permalink: /2024/01/02/x/\nlastmod: 2024-07-05", "2024-01-02"),
            ("2024-01-02-x.md", "date: 2024-03-04\nlastmod: 2024-07-05", "2024-03-04"),
        ] {
            assert_eq!(date(path, header), day, "{path} {header}");
        }
    }

    #[test]
    fn only_values_that_are_meant_as_dates_are_reported() {
        for (header, expected) in [
            ("date: n.d.", &["bad-date"][..]),
            ("created_at: soon", &["bad-date"]),
            ("date: soon\ncreated: 2024-02-01", &["bad-date"]),
            ("date: 2024-02-01\ncreated_at: soon", &[]),
            ("created: by hand", &["no-date"]),
            ("time: 5 minutes", &["no-date"]),
            ("updated: soon", &["no-date"]),
            ("date: 2014-02-01 10:00:00 JST", &[]),
            ("date: 2027-02-01", &["future-date"]),
        ] {
            assert_eq!(codes(header), expected, "{header}");
        }
    }
}
