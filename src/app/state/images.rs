//! The images of the article in the pane: what is known of each, and what was asked for.
//!
//! Floor 3, part of [`app`](crate::app). `app::update` requests images and receives them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::message::Ticket;
use crate::app::picture::{ImageOutcome, Picture, PictureFrame};
use crate::config::choice::{ImagePolicy, Protocol};
use crate::model::ArticlePath;
use crate::text::ImageId;

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
