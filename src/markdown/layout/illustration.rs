//! The place of an image in an article: rows that are kept for it, and its caption.

use crate::markdown::inline::Image;
use crate::markdown::{ImageNow, Picturable};
use crate::text::{CleanText, ImageId, ImagePart, Role, Row};

use super::flow::Line;
use super::{Page, words, wrap_text};

/// What stands between a caption and what is said of its image.
const BEHIND: &str = " · ";

/// The rows that are kept for an image of `rows` rows.
pub fn kept_rows(image: ImageId, rows: u16) -> impl Iterator<Item = Row> {
    (0..rows).map(move |line| Row { image: Some(ImagePart::Line(image, line)), ..Row::empty() })
}

/// A caption of an image in `columns` cells, and what is said of it.
#[must_use]
pub fn caption_rows(image: ImageId, caption: &CleanText, said: &CleanText, columns: usize) -> Vec<Row> {
    let parts = [caption, said].into_iter().filter(|part| !part.is_empty());
    let text = CleanText::joined(parts, BEHIND);
    let mut rows = wrap_text(&text, Role::Faint, columns);
    mark(&mut rows, image);
    rows
}

/// Marks rows as the caption of an image.
fn mark(rows: &mut [Row], image: ImageId) {
    for row in rows {
        row.image = Some(ImagePart::Caption(image));
    }
}

impl Page<'_> {
    /// An image that stands alone: what is known of it says what stands there.
    pub(super) fn image(&mut self, image: &Image) {
        let known = self.illustrations.zip(Picturable::of_image(image));
        let Some((illustrations, picture)) = known else {
            self.lines(&[words::caption(image)], self.text_width());
            return;
        };
        let mut line = Line::default();
        match illustrations.now(&picture) {
            ImageNow::Drawn(_) => {
                self.drawn(&picture);
                if image.alt.is_empty() {
                    return;
                }
                line.push(image.alt.clone(), Role::Faint);
            }
            ImageNow::Said(said) => {
                // An image that stands in the text is nothing to read.
                if image.data.is_some() {
                    line.push(words::description(image), Role::Faint);
                } else {
                    line = words::caption(image);
                }
                if !said.is_empty() {
                    line.push(CleanText::piece(BEHIND), Role::Faint);
                    line.push(said, Role::Faint);
                }
            }
        }
        let mut rows = line.wrap(self.text_width());
        mark(&mut rows, picture.id);
        for row in rows {
            self.emit(row);
        }
    }

    /// The rows of an image that is there.
    pub(super) fn drawn(&mut self, image: &Picturable) {
        let now = self.illustrations.map(|illustrations| illustrations.now(image));
        if let Some(ImageNow::Drawn(rows)) = now {
            for row in kept_rows(image.id, rows) {
                self.emit(row);
            }
        }
    }
}
