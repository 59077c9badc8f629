//! The title and the summary of an article, and its language. What its text and its path give is left to
//! [`body`]. Floor 1, part of [`fields`](crate::frontmatter::fields).

use super::reader::FieldReader;
use crate::frontmatter::aliases::ArticleField;
use crate::frontmatter::body;
use crate::limits;
use crate::model::{Article, ProblemKind, TitleOrigin};
use crate::text::CleanText;
use crate::text::trailer::{is_truncated, without_trailer};

impl FieldReader<'_> {
    pub(super) fn title(&mut self, article: &mut Article) {
        if let Some(title) = self.text(ArticleField::Title, limits::TITLE_GRAPHEMES) {
            article.title = title;
            article.title_origin = TitleOrigin::FrontMatter;
            return;
        }
        self.report(None, ProblemKind::NoTitle);
        let from_path = || (body::title_from_path(article.path.shown()), TitleOrigin::FileName);
        (article.title, article.title_origin) = body::title(&self.parts.body).unwrap_or_else(from_path);
    }

    pub(super) fn summary(&mut self, article: &mut Article) {
        let written = self.text(ArticleField::Summary, usize::MAX);
        let whole = written.or_else(|| body::before_more(&self.parts.body));
        let Some(whole) = whole else { return };
        // A prefix of a clean text is clean.
        let kept = whole.part(0..without_trailer(&whole, &article.title).len());
        article.truncated = is_truncated(&kept);
        let kept = kept.cut_to_graphemes(limits::SUMMARY_GRAPHEMES);
        article.summary = Some(kept).filter(|summary| !summary.is_empty());
    }

    pub(super) fn language(&mut self) -> Option<CleanText> {
        self.text(ArticleField::Language, limits::TAG_GRAPHEMES).map(|text| language(&text))
    }
}

/// A language code with its first part in lower case: `FR` becomes `fr`, `en-GB` stays.
fn language(text: &str) -> CleanText {
    let end = text.find(['-', '_']).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    CleanText::line(&format!("{}{rest}", first.to_lowercase()))
}
