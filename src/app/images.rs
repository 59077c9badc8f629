//! Images of the article in the pane: the size of pictures, and what to show instead of them. Floor 3, part of
//! [`app`](crate::app). `app::update` requests images, the runtime loads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::geometry::{self, Pane};
use crate::app::picture::{ImageOutcome, PictureFrame};
use crate::app::state::State;
use crate::config::choice::ImagePolicy;
use crate::input::{Action, Mode, ReadAction};
use crate::limits;
use crate::markdown::{ImageView, ImageViews};
use crate::model::ArticlePath;
use crate::text::CleanText;
use crate::wording::Phrase;

/// Fewest rows and columns in which a picture is recognizable.
const LEAST: (u16, u16) = (5, 20);
/// Assumed width and height of a cell in pixels, if the terminal does not report them.
const USUAL_CELL: (u16, u16) = (10, 20);

/// The size and encoding of pictures on this screen; `None` if none are shown.
pub fn frame(state: &State) -> Option<PictureFrame> {
    if state.images.policy == ImagePolicy::Never || state.screen.themes.palette().is_plain() {
        return None;
    }
    let columns = state.panes().text?.width.min(state.shape.measure);
    // Use the height that the pane has with the focus, so that focusing it does not resize pictures.
    let reading = geometry::panes(state.screen.size, Pane::Article, false, state.shape).article?;
    let rows = (reading.height * 2 / 5).min(limits::IMAGE_ROWS);
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
pub fn image_views(state: &State, article: &ArticlePath) -> Option<Arc<ImageViews>> {
    let images = &state.images;
    if images.policy == ImagePolicy::Never {
        return None;
    }
    if frame(state).is_none() {
        return Some(Arc::default());
    }
    let load = Action::Read(ReadAction::LoadImages);
    let key = state.settings.keymap.key_sequences(Mode::Article, load).next();
    let hint = key.map(|key| Phrase::ImageKey { keys: CleanText::line(&key.to_string()) }.text());
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
