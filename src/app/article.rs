//! The article in the pane: its rows, where its window stands, and which one is on its way.

use std::sync::Arc;

use crate::app::images::FoundImage;
use crate::markdown::layout::Room;
use crate::model::ArticlePath;
use crate::text::Row;

/// The article in the article pane.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenArticle {
    /// Which one.
    pub path: ArticlePath,
    /// Whether everything the file says is shown.
    pub full: bool,
    /// What it is laid out in.
    pub room: Room,
    /// Its rows.
    pub rows: Arc<[Row]>,
    /// The images that it was found to have; none where everything the file says is shown.
    pub images: Arc<[FoundImage]>,
    /// What stood in the places of images when it was laid out.
    pub images_version: u64,
    /// The first row in the window.
    pub scroll: usize,
    /// Where the window was scrolled to.
    pub anchor: Anchor,
}

/// Where a window was scrolled to: what every change of the size goes back to, so that many changes
/// in a row do not add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// The first row, in the layout of now, even where the article is too short for it.
    pub row: usize,
    /// The same in every layout: how many letters stand above, and how many rows without letters
    /// between the last of them and the window. Absent until a second layout needs it.
    pub text: Option<(usize, usize)>,
}

/// An article that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Which one.
    pub path: ArticlePath,
    /// Whether everything the file says is shown.
    pub full: bool,
    /// What it is to be laid out in.
    pub room: Room,
    /// What stands in the places of images.
    pub images_version: u64,
}
