//! The images of the article in the pane: what is known of each, and what is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::geometry::{self, Pane};
use crate::app::message::Ticket;
use crate::app::picture::{Frame, Picture};
use crate::app::state::State;
use crate::app::terminal::Protocol;
use crate::input::{Action, Mode};
use crate::limits;
use crate::markdown::{Illustrations, ImageNow};
use crate::model::ArticlePath;
use crate::text::{CleanText, ImageId};
use crate::wording::Phrase;

/// Fewest rows and columns in which an image is more than a stain.
const LEAST: (u16, u16) = (5, 20);
/// Width and height of a cell, in pixels, in a terminal that does not say them.
const USUAL_CELL: (u16, u16) = (10, 20);

/// When images are fetched from the web. Those of the library and those that were fetched before are
/// shown without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum ImagePolicy {
    /// With the article.
    Always,
    /// When a key asks for them: who fetches an image tells a server what is being read.
    #[default]
    Ask,
    /// Never, and no image is shown at all.
    Never,
}

/// An image that an article was found to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundImage {
    /// Which one.
    pub id: ImageId,
    /// Whether it has to be fetched from the web.
    pub remote: bool,
}

/// What became of an image.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageOutcome {
    /// It can be shown.
    Drawn(Arc<Picture>),
    /// It would have to be fetched, and that was not asked for.
    NotHere,
    /// It cannot be shown, and why.
    Failed(Phrase),
}

/// The images of the article in the pane.
#[derive(Clone, Debug, Default)]
pub struct ImagesState {
    /// When images are fetched; the option `images`.
    pub policy: ImagePolicy,
    /// How images are shown, where the user decided it; the option `image_protocol`.
    pub protocol: Option<Protocol>,
    /// The article whose images these are.
    pub of: Option<ArticlePath>,
    /// What became of those that were looked for.
    pub known: BTreeMap<ImageId, ImageOutcome>,
    /// Those that are being looked for.
    pub pending: BTreeSet<ImageId>,
    /// Whether a key asked for the images of this article.
    pub asked: bool,
    /// What they are made ready for; nothing where none is shown.
    pub frame: Option<Frame>,
    /// The ticket of the last request.
    pub ticket: Ticket,
    /// Goes up whenever something else stands in the places of images: articles are laid out anew then.
    pub version: u64,
}

impl ImagesState {
    /// Whether images of the web are fetched now.
    #[must_use]
    pub fn fetches(&self) -> bool {
        match self.policy {
            ImagePolicy::Always => true,
            ImagePolicy::Ask => self.asked,
            ImagePolicy::Never => false,
        }
    }

    /// The picture of an image, where it is there.
    #[must_use]
    pub fn picture(&self, image: ImageId) -> Option<&Arc<Picture>> {
        match self.known.get(&image) {
            Some(ImageOutcome::Drawn(picture)) => Some(picture),
            Some(ImageOutcome::NotHere | ImageOutcome::Failed(_)) | None => None,
        }
    }
}

/// What images are made ready for on this screen; nothing where they are not shown.
#[must_use]
pub fn frame(state: &State) -> Option<Frame> {
    if state.images.policy == ImagePolicy::Never || state.looks.palette().is_plain() {
        return None;
    }
    let columns = usize::from(state.panes().text?.width.min(state.shape.measure));
    // By the height that the pane has while one reads in it, so that going there changes no image.
    let reading = geometry::panes(state.size, Pane::Article, false, state.shape).article?;
    let rows = (reading.height * 2 / 5).min(limits::IMAGE_ROWS);
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let terminal = &state.terminal;
    (rows >= LEAST.0 && columns >= LEAST.1).then_some(Frame {
        columns,
        rows,
        protocol: state.images.protocol.unwrap_or(terminal.protocol()),
        compression: terminal.kitty_compression,
        cell: terminal.cell_pixels.unwrap_or(USUAL_CELL),
        true_colour: terminal.true_colour,
        ground: terminal.background,
    })
}

/// What stands in the places of the images of an article; nothing where they are captions like any
/// other.
#[must_use]
pub fn illustrations(state: &State, article: &ArticlePath) -> Option<Arc<Illustrations>> {
    let images = &state.images;
    if images.policy == ImagePolicy::Never {
        return None;
    }
    if frame(state).is_none() {
        return Some(Arc::default());
    }
    let hint = key(state).map(|keys| Phrase::ImageKey { keys }.text());
    let mut now = BTreeMap::new();
    if images.of.as_ref() == Some(article) {
        let said = |phrase: &Phrase| ImageNow::Said(phrase.text());
        if images.fetches() {
            now.extend(images.pending.iter().map(|&id| (id, said(&Phrase::ImageComing))));
        }
        now.extend(images.known.iter().filter_map(|(&id, outcome)| match outcome {
            ImageOutcome::Drawn(picture) => Some((id, ImageNow::Drawn(picture.rows))),
            // It is being tried again.
            ImageOutcome::Failed(_) if images.pending.contains(&id) => None,
            ImageOutcome::Failed(phrase) => Some((id, said(phrase))),
            ImageOutcome::NotHere => None,
        }));
    }
    Some(Arc::new(Illustrations { hint, images: now }))
}

/// The key that shows images.
fn key(state: &State) -> Option<CleanText> {
    let chord = state.keymap.chords(Mode::Article, Action::LoadImages).next()?;
    Some(CleanText::line(&chord.to_string()))
}
