//! The date of an article, from its front matter, its path or its permalink. How dates are written is left to
//! [`Date`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use jiff::civil;

use super::reader::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::limits;
use crate::model::{Article, Date, DateTrust, DayOrder, Precision, ProblemKind};
use crate::text::{CleanText, decode_entities, fold};

impl FieldReader<'_> {
    /// A date as written, and whether it is ambiguous: whether day and month could be swapped and nothing says what
    /// stands first.
    fn written_date(&self, text: &str, language: Option<&str>) -> Option<(Date, bool)> {
        let known = self.conventions.day_order();
        let date = Date::read(text, known.unwrap_or(USUAL_ORDER))?;
        let has_year_first = text.trim_start().bytes().take(4).all(|byte| byte.is_ascii_digit());
        if known.is_some() || has_year_first {
            return Some((date, false));
        }
        match Date::read(text, DayOrder::DayFirst) {
            Some(other) if other != date => {
                Some(if puts_day_first(text, language) { (other, false) } else { (date, true) })
            }
            _ => Some((date, false)),
        }
    }

    /// Takes the date from the first key with a valid one, otherwise from the path of the file or the permalink.
    pub(super) fn date(&mut self, article: &mut Article, today: civil::Date) {
        article.published = self.text(ArticleField::PublishedDate, limits::FIELD_GRAPHEMES);
        let mut bad = None;
        let mut found = None;
        for (name, entry) in self.written(ArticleField::Date) {
            let Some(text) = entry.value.first_text() else { continue };
            let value = CleanText::decoded_line(&text).cut_to_graphemes(limits::TAG_GRAPHEMES);
            let written = self.written_date(&decode_entities(&text), article.language.as_deref());
            if let Some((date, is_ambiguous)) = written {
                if is_ambiguous {
                    let read = CleanText::line(&date.first_day().to_string());
                    self.report(Some(entry), ProblemKind::AmbiguousDate { value: value.clone(), read });
                }
                found = Some((date, Some(entry), value));
                break;
            }
            // Not reported: values such as `published: true` and `created: by hand` are not meant as dates.
            if !matches!(name, "published" | "created") {
                bad = bad.or(Some((entry, value)));
            }
        }
        let is_bad = bad.is_some();
        if let Some((entry, value)) = bad {
            self.report(Some(entry), ProblemKind::BadDate { value });
        } else if found.is_none() {
            self.report_odd(ArticleField::Date);
        }
        let from_paths =
            || date_from_paths(article).map(|date| (date, None, CleanText::line(&date.to_string())));
        let Some((date, entry, value)) = found.or_else(from_paths) else {
            // An invalid date has been reported already.
            if !is_bad {
                self.report(None, ProblemKind::NoDate);
            }
            return;
        };
        article.date = Some(date);
        article.date_trust = date.trust(today);
        match article.date_trust {
            DateTrust::Sound => {}
            DateTrust::Future => self.report(entry, ProblemKind::FutureDate { value }),
            DateTrust::Absurd => self.report(entry, ProblemKind::AbsurdDate { value }),
        }
    }
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
    let permalink = article.permalink.as_deref().and_then(Date::from_path);
    permalink.filter(|_| file.is_none_or(|file| file.precision() < Precision::Day)).or(file)
}
