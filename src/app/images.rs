//! Images of the article in the pane: the state of each, the size of pictures, and what to show instead.
//!
//! Floor 3, part of [`app`](crate::app). `app::update` requests images; the runtime finds, downloads and
//! decodes them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::geometry::{self, Pane};
use crate::app::message::Ticket;
use crate::app::picture::{Picture, PictureFrame};
use crate::app::state::State;
use crate::config::choice::{ImagePolicy, Protocol};
use crate::input::{Action, Mode, ReadAction};
use crate::limits;
use crate::markdown::{ImageView, ImageViews};
use crate::model::ArticlePath;
use crate::text::{CleanText, ImageId};
use crate::wording::Phrase;

/// Fewest rows and columns in which a picture is recognizable.
const LEAST: (u16, u16) = (5, 20);
/// Assumed width and height of a cell in pixels, if the terminal does not report them.
const USUAL_CELL: (u16, u16) = (10, 20);

/// The result of loading an image.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageOutcome {
    /// A picture that can be drawn.
    Drawn(Arc<Picture>),
    /// The image must be downloaded first, and that was not requested.
    NotHere,
    /// The image cannot be shown, with the reason.
    Failed(Phrase),
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
    /// The results so far.
    pub known: BTreeMap<ImageId, ImageOutcome>,
    /// The images that are requested and not loaded yet.
    pub pending: BTreeSet<ImageId>,
    /// Whether the user requested images from the web for this article.
    pub asked: bool,
    /// The size and encoding of pictures; `None` if none are shown.
    pub frame: Option<PictureFrame>,
    /// The ticket of the last request.
    pub ticket: Ticket,
    /// Increases whenever the text or room in place of an image changes; articles are then laid out again.
    pub version: u64,
}

impl ImagesState {
    /// Whether images from the web are downloaded now.
    #[must_use]
    pub fn fetches(&self) -> bool {
        match self.policy {
            ImagePolicy::Always => true,
            ImagePolicy::Ask => self.asked,
            ImagePolicy::Never => false,
        }
    }

    /// The picture of an image, if it is loaded.
    #[must_use]
    pub fn picture(&self, image: ImageId) -> Option<&Arc<Picture>> {
        match self.known.get(&image) {
            Some(ImageOutcome::Drawn(picture)) => Some(picture),
            Some(ImageOutcome::NotHere | ImageOutcome::Failed(_)) | None => None,
        }
    }
}

/// The size and encoding of pictures on this screen; `None` if none are shown.
#[must_use]
pub fn frame(state: &State) -> Option<PictureFrame> {
    if state.images.policy == ImagePolicy::Never || state.screen.themes.palette().is_plain() {
        return None;
    }
    let columns = usize::from(state.panes().text?.width.min(state.shape.measure));
    // Use the height that the pane has with the focus, so that focusing it does not resize pictures.
    let reading = geometry::panes(state.screen.size, Pane::Article, false, state.shape).article?;
    let rows = (reading.height * 2 / 5).min(limits::IMAGE_ROWS);
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let terminal = &state.screen.terminal;
    (rows >= LEAST.0 && columns >= LEAST.1).then_some(PictureFrame {
        columns,
        rows,
        protocol: state.images.protocol.unwrap_or(terminal.protocol()),
        compression: terminal.kitty_compression,
        cell: terminal.cell_pixels.unwrap_or(USUAL_CELL),
        true_colour: terminal.true_colour,
        ground: terminal.background,
    })
}

/// What the page shows in place of the images of an article; `None` if they are plain captions.
#[must_use]
pub fn image_views(state: &State, article: &ArticlePath) -> Option<Arc<ImageViews>> {
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
        let note = |phrase: &Phrase| ImageView::Note(phrase.text());
        if images.fetches() {
            now.extend(images.pending.iter().map(|&id| (id, note(&Phrase::ImageLoading))));
        }
        now.extend(images.known.iter().filter_map(|(&id, outcome)| match outcome {
            ImageOutcome::Drawn(picture) => Some((id, ImageView::Drawn(picture.rows))),
            // It is being loaded again.
            ImageOutcome::Failed(_) if images.pending.contains(&id) => None,
            ImageOutcome::Failed(phrase) => Some((id, note(phrase))),
            ImageOutcome::NotHere => None,
        }));
    }
    Some(Arc::new(ImageViews { hint, images: now }))
}

/// The key that downloads images.
fn key(state: &State) -> Option<CleanText> {
    let key_sequence =
        state.settings.keymap.key_sequences(Mode::Article, Action::Read(ReadAction::LoadImages)).next()?;
    Some(CleanText::line(&key_sequence.to_string()))
}
