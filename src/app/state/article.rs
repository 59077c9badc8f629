//! The article pane: the rows of its article, how far it is scrolled, its images, and the request for the next one.
//! Floor 3, part of [`app`](crate::app). The runtime reads the file, lays it out and loads the images.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::find::TextFind;
use crate::app::message::Ticket;
use crate::app::picture::{ImageOutcome, Picture, PictureFrame};
use crate::config::SessionScroll;
use crate::config::choice::{ImagePolicy, Protocol};
use crate::markdown::ImageReference;
use crate::markdown::layout::Room;
use crate::model::ArticlePath;
use crate::text::{ImageId, Row};

/// The article in the article pane, and the one that is to replace it.
#[derive(Clone, Debug, Default)]
pub struct ArticleState {
    pub open: Option<OpenArticle>,
    pub requested: Option<RequestedArticle>,
    /// The ticket of the last article requested.
    pub ticket: Ticket,
    /// The open article of the restored session, until it is laid out again.
    pub returning: Option<Returning>,
    /// Whether everything in the file is shown instead of the clean view.
    pub full: bool,
    /// The search in the article whose matches are shown, from when its text is accepted.
    pub found: Option<TextFind>,
}

impl ArticleState {
    /// Has the article laid out again, and drops a layout that is under way.
    pub fn lay_out_again(&mut self) {
        self.requested = None;
        if let Some(article) = &mut self.open {
            article.request.room = Room::from(0);
        }
    }
}

/// The article in the article pane, as laid out for its width.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenArticle {
    pub request: RequestedArticle,
    pub rows: Arc<[Row]>,
    /// The images in the article; empty if everything in the file is shown.
    pub images: Arc<[ImageReference]>,
    /// Index of the first row in the window.
    pub scroll: usize,
    /// The scroll position to return to after a resize.
    pub anchor: Anchor,
}

/// A scroll position that survives resizing. Every new layout starts from it, not from the layout before, so
/// errors do not add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// The first row of the window in the current layout. May be greater than `scroll` if the article is too
    /// short.
    pub row: usize,
    /// The same position in any layout: how many letters are above the window, and how many rows without
    /// letters are between the last of them and the window. `None` until a second layout needs it.
    pub text: Option<(usize, usize)>,
}

/// An article to lay out, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestedArticle {
    pub path: ArticlePath,
    /// Whether everything in the file is shown instead of the clean view.
    pub full: bool,
    /// The width to lay it out in: of any row, and of running text.
    pub room: Room,
    /// The [version](crate::app::state::ImagesState::version) of the images it is laid out with.
    pub images_version: u64,
}

/// The article of a restored session, until it is laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Returning {
    pub path: ArticlePath,
    /// How far it was scrolled.
    pub scroll: SessionScroll,
    /// Whether it had the keyboard; reset once it has it again.
    pub focused: bool,
    /// Whether it filled the screen.
    pub zen: bool,
}

impl OpenArticle {
    /// What is above the window, which is the same in every layout: the number of letters, and of rows without
    /// letters between the last of them and the window.
    pub fn text_above(&self) -> (usize, usize) {
        self.anchor.text.unwrap_or_else(|| {
            let above = self.rows.get(..self.anchor.row).unwrap_or(&self.rows);
            let blanks = above.iter().rev().take_while(|row| letters_of(row) == 0).count();
            (above.iter().map(letters_of).sum(), blanks)
        })
    }
}

impl Anchor {
    /// The anchor of the row that has this many letters, and then rows without letters, above it: every layout
    /// of an article has the same letters in the same order.
    pub fn at((letters, blanks): (usize, usize), rows: &[Row]) -> Self {
        let (mut above, mut blanks_above) = (0, 0);
        let mut numbered = rows.iter().enumerate();
        let row = numbered.find_map(|(index, row)| {
            if above == letters {
                if blanks_above == blanks {
                    return Some(index);
                }
                blanks_above += 1;
            }
            above += letters_of(row);
            // Either the row with the next letter, or this layout has fewer empty rows.
            (above > letters).then_some(index)
        });
        Self { row: row.unwrap_or(rows.len()), text: Some((letters, blanks)) }
    }
}

fn letters_of(row: &Row) -> usize {
    let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).count();
    // Captions don't count: they come and go with their images.
    let is_text = row.image.is_none();
    row.spans.iter().filter(|_| is_text).map(|span| letters(&span.text)).sum()
}

/// The images of the article in the pane.
#[derive(Clone, Debug, Default)]
pub struct ImagesState {
    /// When images are downloaded: the setting `images`.
    pub policy: ImagePolicy,
    /// How pictures are drawn: the setting `image_protocol`; `None` to let the terminal decide.
    pub protocol: Option<Protocol>,
    /// The article that `known` and `pending` are about.
    pub of: Option<ArticlePath>,
    pub known: BTreeMap<ImageId, ImageOutcome>,
    /// The images that are requested and not loaded yet.
    pub pending: BTreeSet<ImageId>,
    /// Whether the user requested images from the web for this article.
    pub asked: bool,
    /// The size and encoding of pictures; `None` if none are shown.
    pub frame: Option<PictureFrame>,
    pub ticket: Ticket,
    /// Increases whenever the text or room in place of an image changes; articles are then laid out again.
    pub version: u64,
}

impl ImagesState {
    /// Whether images from the web are downloaded now.
    pub fn fetches(&self) -> bool {
        match self.policy {
            ImagePolicy::Always => true,
            ImagePolicy::Ask => self.asked,
            ImagePolicy::Never => false,
        }
    }

    /// The picture of an image, if it is loaded.
    pub fn picture(&self, image: ImageId) -> Option<&Arc<Picture>> {
        match self.known.get(&image) {
            Some(ImageOutcome::Drawn(picture)) => Some(picture),
            Some(ImageOutcome::NotHere | ImageOutcome::Failed(_)) | None => None,
        }
    }
}
