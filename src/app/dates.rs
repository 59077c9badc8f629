//! Finds the article to go to for a typed date, by binary search in a list that is sorted by date. Floor 3, part of
//! [`app`](crate::app). Moving the cursor is left to `app::update`.

use jiff::civil;

use crate::library::Finding;
use crate::model::{ArticleId, DateTrust};
use crate::query::{DayRange, Expr, Field, Query, QueryError, QueryValue, Scope};
use crate::wording::Phrase;

/// The days that a typed text means, with the syntax of `date:` in a query; if there are several times, the
/// first. Errors: the text is not a time. The error is `None` if it may still become one.
pub fn read(typed: &str, today: civil::Date) -> Result<DayRange, Option<Phrase>> {
    let written = typed.trim();
    let quoted = written.contains(char::is_whitespace) && !written.contains('"');
    let asked = if quoted { format!("date:\"{written}\"") } else { format!("date:{written}") };
    let no_date = || Some(Phrase::NotADate { text: crate::text::CleanText::line(written) });
    let query = Query::parse(&asked).map_err(|error: QueryError| {
        let is_unfinished = error.reason.is_unfinished();
        let reason = crate::text::CleanText::line(&error.to_string());
        (!is_unfinished).then_some(Phrase::NotAQuery { reason })
    })?;
    let [Expr::Test(only)] = query.conditions.as_slice() else { return Err(no_date()) };
    match only.values.first() {
        Some(QueryValue::When(when)) if only.target == Scope::Field(Field::Date) => Ok(when.days(today)),
        Some(_) | None => Err(no_date()),
    }
}

/// The newest article that is not after the requested days, otherwise the oldest one with a date: its index in
/// the finding, and the first day that its date covers. `None` if no article has a plausible date.
/// The list must be sorted by date, in either direction, with articles without a plausible date at the end.
pub fn landing(finding: &Finding, days: &DayRange) -> Option<(usize, civil::Date)> {
    let is_after = |day: civil::Date| days.until.is_some_and(|until| day >= until);
    let day = |&id: &ArticleId| {
        let (day, _, trust) = finding.library.date(id)?;
        (trust == DateTrust::Sound).then_some(day)
    };
    let dated = |index: usize| finding.ids.get(index).and_then(day);
    let before =
        |holds: &dyn Fn(civil::Date) -> bool| finding.ids.partition_point(|id| day(id).is_some_and(holds));
    let index = if finding.sort.descending {
        let first = before(&is_after);
        if dated(first).is_some() { first } else { first.checked_sub(1)? }
    } else {
        before(&|day| !is_after(day)).saturating_sub(1)
    };
    Some((index, dated(index)?))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::frontmatter;
    use crate::library::{Library, NewArticle, Question};
    use crate::model::ArticlePath;
    use crate::text::CleanText;

    const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

    fn finding(dates: &[&str], query: &str) -> Finding {
        let entry = |(index, date): (usize, &&str)| {
            let text = format!("---\ntitle: {index}\ndate: {date}\n---\n");
            let path = ArticlePath::new(format!("{index}.md").into());
            NewArticle::new(frontmatter::read(&path, text.as_bytes(), TODAY).article, "")
        };
        let entries: Vec<_> = dates.iter().enumerate().map(entry).collect();
        let library = Library::empty(CleanText::line("x"), TODAY, 0).with(&entries).unwrap();
        Arc::new(library).find(&Question::of(Query::parse(query).unwrap()))
    }

    #[test]
    fn newest_article_not_after_the_days_is_found_in_both_directions() {
        let dates = ["2024-07-05", "2024-07-31", "2024-06-30", "", "2325-01-01", "2022", "2024-08-01"];
        for order in ["", "sort:date"] {
            let finding = finding(&dates, order);
            for (asked, day, is_asked) in [
                ("2024-07", "2024-07-31", true),
                ("2024-07-30", "2024-07-05", false),
                ("jul-2024", "2024-07-31", true),
                ("2024", "2024-08-01", true),
                ("2023", "2022-01-01", false),
                ("1999", "2022-01-01", false),
                ("yesterday", "2024-08-01", false),
                ("5 juillet 2024", "2024-07-05", true),
                ("2024-06..", "2024-08-01", true),
            ] {
                let days = read(asked, TODAY).unwrap();
                let (_, found) = landing(&finding, &days).unwrap();
                assert_eq!((&*found.to_string(), days.holds(found)), (day, is_asked), "{asked} {order}");
            }
        }
    }

    #[test]
    fn without_plausible_dates_nothing_is_found() {
        for order in ["", "sort:date"] {
            assert_eq!(landing(&finding(&["", "2325-01-01"], order), &DayRange::default()), None);
            assert_eq!(landing(&finding(&[], order), &DayRange::default()), None);
        }
    }

    #[test]
    fn invalid_times_are_errors_and_unfinished_ones_have_no_message() {
        for text in ["", "2024-", "20"] {
            assert_eq!(read(text, TODAY), Err(None), "{text}");
        }
        for text in ["2024 stent", "2024-02-30", "x\"y", "2024 OR 2023", "(", "-2024"] {
            assert!(read(text, TODAY).is_err(), "{text}");
        }
    }
}
