//! The images of the article in the pane: which ones to ask for, and when to fetch them from the web. Loading
//! and decoding is left to the runtime. Floor 3, part of [`app`](crate::app).

use std::sync::Arc;

use crate::app::images;
use crate::app::message::{Effect, ImageRequest, Ticket};
use crate::app::picture::ImageOutcome;
use crate::app::state::State;
use crate::config::choice::ImagePolicy;
use crate::markdown::ImageReference;
use crate::text::{ImageId, ImagePart};
use crate::wording::Phrase;

/// Asks for the images that the article in the pane lacks, or that were made for another frame (size and
/// protocol). Drops what belongs to an article that is no longer shown.
pub(super) fn follow(state: &mut State, effects: &mut Vec<Effect>) {
    let is_new_frame = take_frame(state);
    let frame = state.images.frame;
    let Some(article) = state.article.open.as_ref().filter(|article| !article.request.full) else {
        if state.article.open.is_none() {
            leave(state, effects);
        }
        return;
    };
    let (path, found) = (article.request.path.clone(), Arc::clone(&article.images));
    if state.current().is_none_or(|current| current.path != path) {
        // Another article is on its way.
        return;
    }
    if state.images.of.as_ref() != Some(&path) {
        leave(state, effects);
        state.images.of = Some(path);
    }
    if frame.is_none() {
        drop_work(state, effects);
        return;
    }
    // The file may have changed since they were asked for.
    state.images.pending.retain(|id| found.iter().any(|image| image.id == *id));
    let is_wanted = |id: &ImageId| match state.images.known.get(id) {
        Some(ImageOutcome::Drawn(picture)) => Some(picture.frame) != frame,
        Some(ImageOutcome::NotHere | ImageOutcome::Failed(_)) => false,
        None => true,
    };
    let wanted: Vec<ImageId> = found.iter().map(|image| image.id).filter(is_wanted).collect();
    let is_all_pending = wanted.iter().all(|id| state.images.pending.contains(id));
    if is_all_pending && (!is_new_frame || state.images.pending.is_empty()) {
        return;
    }
    state.images.pending.extend(wanted);
    ask(state, &found, effects);
}

/// Stores the current frame; true if it has changed.
fn take_frame(state: &mut State) -> bool {
    let frame = images::frame(state);
    let is_new = state.images.frame != frame;
    // Captions differ with and without a frame.
    let is_other_text = state.images.frame.is_none() != frame.is_none();
    state.images.version += u64::from(is_other_text);
    state.images.frame = frame;
    is_new
}

/// Loads the images of the article in the pane, those from the web too, or reports why none can be shown.
pub(super) fn load(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(article) = state.article.open.as_ref().filter(|article| !article.request.full) else {
        return state.notify(if state.current().is_none() { Phrase::NoArticle } else { Phrase::NoImageHere });
    };
    let found = Arc::clone(&article.images);
    // Opening the pane for this may have changed the frame; with the old one, everything would be fetched
    // twice.
    take_frame(state);
    if found.is_empty() {
        state.notify(Phrase::NoImages);
    } else if state.images.policy == ImagePolicy::Never {
        state.notify(Phrase::ImagesNever);
    } else if state.screen.themes.palette().is_plain() {
        state.notify(Phrase::ImagesNeedColours);
    } else if state.images.frame.is_none() {
        state.notify(Phrase::NoRoomForImages);
    } else {
        // Those that failed are asked for again.
        let is_missing = |id: &ImageId| state.images.picture(*id).is_none();
        let missing: Vec<ImageId> = found.iter().map(|image| image.id).filter(is_missing).collect();
        if missing.is_empty() {
            return state.notify(Phrase::ImagesShown);
        }
        state.images.asked = true;
        state.images.pending.extend(missing);
        ask(state, &found, effects);
    }
}

/// Whether a row of the article is the caption of an image that is not loaded.
pub(super) fn is_caption(state: &State, row: usize) -> bool {
    let row = state.article.open.as_ref().and_then(|article| article.rows.get(row));
    match row.and_then(|row| row.image) {
        Some(ImagePart::Caption(image)) => state.images.picture(image).is_none(),
        Some(ImagePart::Line(..)) | None => false,
    }
}

/// Asks for all pending images, in the order of the article.
fn ask(state: &mut State, found: &[ImageReference], effects: &mut Vec<Effect>) {
    let Some((path, frame)) = state.images.of.clone().zip(state.images.frame) else { return };
    let pending = &state.images.pending;
    let images: Arc<[ImageReference]> =
        found.iter().filter(|image| pending.contains(&image.id)).cloned().collect();
    state.images.ticket = state.images.ticket.next();
    let fetch = state.images.fetches();
    state.images.version += u64::from(fetch);
    effects.push(Effect::LoadImages(ImageRequest {
        ticket: state.images.ticket,
        path,
        images,
        fetch,
        frame,
    }));
}

/// Receives the outcome of loading an image; stale outcomes are ignored.
pub(super) fn take(state: &mut State, ticket: Ticket, image: ImageId, outcome: ImageOutcome) {
    if ticket != state.images.ticket || !state.images.pending.remove(&image) {
        return;
    }
    // An image that was not loaded before and is not available now leaves the caption as it was.
    let is_silent = outcome == ImageOutcome::NotHere && !state.images.known.contains_key(&image);
    state.images.version += u64::from(!is_silent);
    state.images.known.insert(image, outcome);
}

/// Forgets all outcomes before a reload: an image may have changed, or exist now.
pub(super) fn forget(state: &mut State) {
    state.images.known.clear();
    state.images.version += 1;
}

/// Drops everything known about an article that is no longer shown.
fn leave(state: &mut State, effects: &mut Vec<Effect>) {
    drop_work(state, effects);
    state.images.of = None;
    state.images.asked = false;
    state.images.known.clear();
}

/// Stops the loading of pending images.
fn drop_work(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.images.pending.is_empty() {
        state.images.pending.clear();
        state.images.ticket = state.images.ticket.next();
        effects.push(Effect::DropImages);
    }
}
