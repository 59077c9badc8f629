//! Sends the pictures that are more than cells: kitty images before the frame that shows them, iTerm2 and
//! sixel images over the frame. Drawing cells and finding the places is left to [`view`](crate::view).
//! Floor 5, part of [`shell`](crate::shell).

use std::collections::BTreeSet;
use std::io::Write;

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;

use crate::app::State;
use crate::app::picture::{Picture, PictureEncoding};
use crate::view::picture::Placement;

/// The images that the terminal has.
#[derive(Default)]
pub(super) struct Pictures {
    /// The ids of the kitty images that were sent.
    sent: BTreeSet<u32>,
    /// The images that are drawn over the frame, and where.
    placed: Vec<Placement>,
}

impl Pictures {
    /// Sends the kitty images of the open article that the terminal does not have yet, and deletes those that
    /// do not belong to it.
    pub(super) fn send(&mut self, out: &mut impl Write, state: &State) -> std::io::Result<()> {
        let known = state.images.known.keys().filter_map(|&image| state.images.picture(image));
        let sendable = known.filter_map(|picture: &std::sync::Arc<Picture>| match &picture.form {
            PictureEncoding::Sent { number, transmission, .. } => Some((*number, transmission)),
            PictureEncoding::Cells(_) | PictureEncoding::Sequence(_) => None,
        });
        let mut wanted = BTreeSet::new();
        for (number, transmission) in sendable {
            wanted.insert(number);
            if self.sent.insert(number) {
                out.write_all(transmission.as_bytes())?;
            }
        }
        for &number in self.sent.difference(&wanted) {
            delete(out, number)?;
        }
        self.sent = wanted;
        Ok(())
    }

    /// Deletes all kitty images from the terminal.
    pub(super) fn free(&mut self, out: &mut impl Write) -> std::io::Result<()> {
        for number in std::mem::take(&mut self.sent) {
            delete(out, number)?;
        }
        out.flush()
    }

    /// Draws images over the frame, except those that are there already: no cell was written over them.
    pub(super) fn place(&mut self, out: &mut impl Write, wanted: Vec<Placement>) -> std::io::Result<()> {
        for placement in wanted.iter().filter(|placement| !self.placed.contains(placement)) {
            if let PictureEncoding::Sequence(bytes) = &placement.picture.form {
                queue!(out, SavePosition, MoveTo(placement.x, placement.y))?;
                out.write_all(bytes.as_bytes())?;
                queue!(out, RestorePosition)?;
            }
        }
        self.placed = wanted;
        out.flush()
    }

    /// Forgets what the terminal has, after the screen was cleared, resized or lent.
    pub(super) fn forget(&mut self) {
        self.sent.clear();
        self.placed.clear();
    }
}

/// Deletes a kitty image and its data (`d=I`); the terminal does not answer (`q=2`).
fn delete(out: &mut impl Write, number: u32) -> std::io::Result<()> {
    write!(out, "\u{1b}_Ga=d,d=I,i={number},q=2\u{1b}\\")
}
