//! The date of an article: from its keys in order of preference, otherwise from its path.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). Parsing dates is left to [`Date`]; this module only
//! chooses one and reports dates that are invalid, in the future or absurd.

use jiff::civil;

use super::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::limits;
use crate::model::{Article, Date, DateTrust, Precision, ProblemKind};
use crate::text::{CleanText, decode_entities};

impl FieldReader<'_> {
    pub(super) fn date(&mut self, article: &mut Article, today: civil::Date) {
        article.published = self.text(ArticleField::PublishedDate, limits::FIELD_GRAPHEMES);
        let mut bad = None;
        let mut found = None;
        for (name, entry) in self.written(ArticleField::Date) {
            let Some(text) = entry.value.first_text() else { continue };
            if let Some(date) = Date::parse(&decode_entities(&text)) {
                found = Some((date, Some((entry, text))));
                break;
            }
            // Not reported: values such as `published: true` and `created: by hand` are not meant as dates.
            if !matches!(name, "published" | "created") {
                bad = bad.or(Some((entry, CleanText::decoded_line(&text))));
            }
        }
        let is_bad = bad.is_some();
        if let Some((entry, value)) = bad {
            let value = value.cut_to_graphemes(limits::TAG_GRAPHEMES);
            self.report(entry, ProblemKind::BadDate { value });
        } else if found.is_none() {
            self.report_odd(ArticleField::Date);
        }
        let found = found.or_else(|| Some((date_from_paths(article)?, None)));
        let Some((date, written)) = found else {
            // An invalid date has been reported already.
            if !is_bad {
                self.report_missing(ProblemKind::NoDate);
            }
            return;
        };
        article.date = Some(date);
        article.date_trust = date.trust(today);
        let (entry, value) = match written {
            Some((entry, text)) => (Some(entry), CleanText::decoded_line(&text)),
            None => (None, CleanText::line(&date.to_string())),
        };
        let value = value.cut_to_graphemes(limits::TAG_GRAPHEMES);
        let kind = match article.date_trust {
            DateTrust::Sound => return,
            DateTrust::Future => ProblemKind::FutureDate { value },
            DateTrust::Absurd => ProblemKind::AbsurdDate { value },
        };
        match entry {
            Some(entry) => self.report(entry, kind),
            None => self.report_missing(kind),
        }
    }
}

/// The date in the path of the file or in the permalink. A full date is preferred to a year or month.
fn date_from_paths(article: &Article) -> Option<Date> {
    let file = Date::from_path(article.path.shown());
    let permalink = article.permalink.as_deref().and_then(Date::from_path);
    match (file, permalink) {
        (Some(file), Some(link)) if file.precision() < Precision::Day => Some(link),
        (file, permalink) => file.or(permalink),
    }
}
