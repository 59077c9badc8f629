//! Lays out the open article and keeps its document, so that another width, another view or an image that
//! arrives reads no file. What the rows look like is left to [`page`].
//!
//! Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::app::{Message, Ticket};
use crate::frontmatter::ParsedFile;
use crate::io::{Source, fault_injection, load};
use crate::library::Library;
use crate::markdown::layout::{Room, wrap_text};
use crate::markdown::{Document, ImageReference, ImageViews};
use crate::model::{Article, ArticleId, ArticlePath, ProblemKind};
use crate::page;
use crate::text::{CleanText, Role, Row};
use crate::wording::Phrase;

/// A request to lay out an article.
pub(super) struct LayoutJob {
    pub ticket: Ticket,
    pub library: Arc<Library>,
    pub id: ArticleId,
    pub room: Room,
    /// Whether to show the full view: path, problems, all keys and the text as in the file.
    pub full: bool,
    /// The state of its images; `None` shows every image as its caption.
    pub image_views: Option<Arc<ImageViews>>,
    /// How often the reader was asked to look at the folder again.
    pub reloads: u64,
}

/// Lays out one article after another.
pub(super) struct ArticleLayout {
    source: Arc<Source>,
    /// The article that was laid out last.
    kept: Option<KeptArticle>,
}

/// An article with its document.
struct KeptArticle {
    key: KeptKey,
    parsed: ParsedFile,
    document: Document,
}

/// What a document is kept for: the article, the snapshot and the number of reloads. With a newer snapshot or
/// after a reload, the file may have changed.
type KeptKey = (ArticlePath, u64, u64);

impl ArticleLayout {
    pub(super) fn of(source: Arc<Source>) -> Self {
        Self { source, kept: None }
    }

    /// The rows of an article and the images in it. If the file cannot be read, rows with the reason.
    pub(super) fn lay_out(&mut self, job: &LayoutJob) -> Message {
        let (rows, images) = match job.library.row(job.id) {
            None => (Vec::new(), Vec::new()),
            Some(article) => {
                let laid_out = catch_unwind(AssertUnwindSafe(|| self.rows(&article, job)));
                let failed = |reason| (unreadable(&article.title, reason, job.room.columns), Vec::new());
                match laid_out {
                    Ok(Ok(laid_out)) => laid_out,
                    Ok(Err(problem)) => failed(load::why(&problem)),
                    Err(_) => failed(Phrase::ReadingArticleFailed.text()),
                }
            }
        };
        Message::LaidOut { ticket: job.ticket, rows: rows.into(), images: images.into() }
    }

    fn rows(
        &mut self,
        article: &Article,
        job: &LayoutJob,
    ) -> Result<(Vec<Row>, Vec<ImageReference>), ProblemKind> {
        fault_injection::panic_if_injected("article");
        let KeptArticle { parsed, document, .. } = self.article(article, job)?;
        if job.full {
            return Ok((page::full(parsed, job.room.columns), Vec::new()));
        }
        let source = job.library.source_label(article);
        let rows = page::clean_with_images(parsed, document, &source, job.room, job.image_views.as_deref());
        Ok((rows, page::images(&parsed.article, document)))
    }

    /// The kept article if it is the wanted one, else the article read from its file.
    fn article(&mut self, article: &Article, job: &LayoutJob) -> Result<&KeptArticle, ProblemKind> {
        let key = (article.path.clone(), job.library.load(), job.reloads);
        let kept = if let Some(kept) = self.kept.take().filter(|kept| kept.key == key) {
            kept
        } else {
            let parsed = load::read_article(&self.source, &article.path, job.library.today())?;
            KeptArticle { key, document: page::document(&parsed), parsed }
        };
        Ok(self.kept.insert(kept))
    }
}

/// The rows shown in place of an article that cannot be read, wrapped to `columns` cells.
fn unreadable(title: &CleanText, reason: CleanText, columns: usize) -> Vec<Row> {
    let mut rows = wrap_text(title, Role::Title, columns);
    rows.push(Row::empty());
    rows.extend(wrap_text(&Phrase::FileGone { reason }.text(), Role::Problem, columns));
    rows.extend(wrap_text(&Phrase::FileGoneHint.text(), Role::Faint, columns));
    rows
}
