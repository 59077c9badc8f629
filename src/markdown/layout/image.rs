//! Lays out images: rows reserved for the picture, and captions.
//!
//! The caller decides which images have a picture and how many rows it takes
//! ([`ImageViews`](crate::markdown::ImageViews)); the painter draws it. Floor 1, part of
//! [`markdown`](crate::markdown).

use crate::markdown::inline::Image;
use crate::markdown::{ImageReference, ImageView};
use crate::text::{CleanText, ImageId, ImagePart, Role, Row};

use super::flow::FlowLine;
use super::{Page, words, wrap_text};

/// Separates a caption from the note after it.
const SEPARATOR: &str = " · ";

/// The empty rows that are reserved for an image.
pub fn reserved_rows(image: ImageId, rows: u16) -> impl Iterator<Item = Row> {
    (0..rows).map(move |line| Row { image: Some(ImagePart::Line(image, line)), ..Row::empty() })
}

/// The caption of an image and the note on it, wrapped to `columns` cells; either may be empty.
pub fn caption_rows(image: ImageId, caption: &CleanText, note: &CleanText, columns: usize) -> Vec<Row> {
    let parts = [caption, note].into_iter().filter(|part| !part.is_empty());
    let text = CleanText::joined(parts, SEPARATOR);
    let mut rows = wrap_text(&text, Role::Faint, columns);
    mark(&mut rows, image);
    rows
}

/// Marks the rows as the caption of `image`.
fn mark(rows: &mut [Row], image: ImageId) {
    for row in rows {
        row.image = Some(ImagePart::Caption(image));
    }
}

impl Page<'_> {
    /// Adds an image outside running text: its picture, or a caption with a note. Without
    /// [`ImageViews`](crate::markdown::ImageViews), only the caption.
    pub(super) fn image(&mut self, image: &Image) {
        let known = self.image_views.zip(ImageReference::of_image(image));
        let Some((image_views, picture)) = known else {
            self.lines(&[words::caption(image)]);
            return;
        };
        let mut line = FlowLine::default();
        match image_views.now(&picture) {
            ImageView::Drawn(_) => {
                self.drawn(&picture);
                if image.alt.is_empty() {
                    return;
                }
                line.push(image.alt.clone(), Role::Faint);
            }
            ImageView::Note(note) => {
                // The address contains the image, so it is not shown.
                if image.data.is_some() {
                    line.push(words::description(image), Role::Faint);
                } else {
                    line = words::caption(image);
                }
                if !note.is_empty() {
                    line.push(CleanText::piece(SEPARATOR), Role::Faint);
                    line.push(note, Role::Faint);
                }
            }
        }
        let mut rows = line.wrap(self.text_width());
        mark(&mut rows, picture.id);
        for row in rows {
            self.emit(row);
        }
    }

    /// Adds the rows reserved for an image, if its picture is ready.
    pub(super) fn drawn(&mut self, image: &ImageReference) {
        let now = self.image_views.map(|image_views| image_views.now(image));
        if let Some(ImageView::Drawn(rows)) = now {
            for row in reserved_rows(image.id, rows) {
                self.emit(row);
            }
        }
    }
}
