//! Lays out the open article and keeps its document, so that another width, another view or an image that
//! arrives reads no file. What the rows look like is left to [`page`]. Floor 4, part of [`io`](crate::io).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::app::{LayoutRequest, Message};
use crate::frontmatter::ParsedFile;
use crate::io::worker::fail_if_injected;
use crate::io::{Source, load};
use crate::markdown::layout::wrap_text;
use crate::markdown::{Document, ImageReference};
use crate::model::{Article, ArticlePath, ProblemKind};
use crate::page;
use crate::text::{CleanText, Role, Row};
use crate::wording::Phrase;

/// Lays out one article after another.
pub(super) struct ArticleLayout {
    source: Arc<Source>,
    kept: Option<(KeptKey, ParsedFile, Document)>,
}

/// What a document is kept for: the article, the snapshot and the number of reloads. With a newer snapshot or
/// after a reload, the file may have changed.
type KeptKey = (ArticlePath, u64, u64);

impl ArticleLayout {
    pub(super) fn of(source: Arc<Source>) -> Self {
        Self { source, kept: None }
    }

    /// The rows of an article and the images in it. If the file cannot be read, rows with the reason. `reloads`
    /// is how often the folder was scanned on request.
    pub(super) fn lay_out(&mut self, request: &LayoutRequest, reloads: u64) -> Message {
        let (rows, images) = match request.library.row(request.id) {
            None => (Vec::new(), Vec::new()),
            Some(article) => {
                let laid_out = catch_unwind(AssertUnwindSafe(|| self.rows(&article, request, reloads)));
                let failed = |reason| (unreadable(&article.title, reason, request.room.columns), Vec::new());
                match laid_out {
                    Ok(Ok(laid_out)) => laid_out,
                    Ok(Err(problem)) => failed(load::why(&problem)),
                    Err(_) => failed(Phrase::ReadingArticleFailed.text()),
                }
            }
        };
        Message::LaidOut { ticket: request.ticket, rows: rows.into(), images: images.into() }
    }

    fn rows(
        &mut self,
        article: &Article,
        request: &LayoutRequest,
        reloads: u64,
    ) -> Result<(Vec<Row>, Vec<ImageReference>), ProblemKind> {
        fail_if_injected("article");
        let (_, parsed, document) = self.article(article, request, reloads)?;
        if request.full {
            return Ok((page::full(parsed, request.room.columns), Vec::new()));
        }
        let source = request.library.source_label(article);
        let rows =
            page::clean_with_images(parsed, document, &source, request.room, request.image_views.as_deref());
        Ok((rows, page::images(&parsed.article, document)))
    }

    /// The kept article if it is the wanted one, else the article read from its file.
    fn article(
        &mut self,
        article: &Article,
        request: &LayoutRequest,
        reloads: u64,
    ) -> Result<&(KeptKey, ParsedFile, Document), ProblemKind> {
        let key = (article.path.clone(), request.library.load(), reloads);
        let kept = if let Some(kept) = self.kept.take().filter(|(kept, ..)| *kept == key) {
            kept
        } else {
            let parsed = load::read_article(&self.source, &article.path, &request.library)?;
            let document = page::document(&parsed);
            (key, parsed, document)
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
