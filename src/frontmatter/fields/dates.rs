//! The date of an article, from its front matter, its path or its permalink. How dates are written is left to
//! [`Date`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use jiff::civil;

use super::reader::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::limits;
use crate::model::{Article, Date, DateTrust, DayOrder, Precision, ProblemKind};
use crate::text::{CleanText, decode_entities};

impl FieldReader<'_> {
    /// Takes the date from the first key with a valid one, otherwise from the path of the file or the permalink.
    pub(super) fn date(&mut self, article: &mut Article, today: civil::Date) {
        article.published = self.text(ArticleField::PublishedDate, limits::FIELD_GRAPHEMES);
        let mut bad = None;
        let mut found = None;
        for (name, entry) in self.written(ArticleField::Date) {
            let Some(text) = entry.value.first_text() else { continue };
            let value = CleanText::decoded_line(&text).cut_to_graphemes(limits::TAG_GRAPHEMES);
            if let Some(date) = Date::read(&decode_entities(&text), DayOrder::default()) {
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

/// The date in the path of the file or in the permalink. A full date is preferred to a year or month.
fn date_from_paths(article: &Article) -> Option<Date> {
    let file = Date::from_path(article.path.shown());
    let permalink = article.permalink.as_deref().and_then(Date::from_path);
    permalink.filter(|_| file.is_none_or(|file| file.precision() < Precision::Day)).or(file)
}
