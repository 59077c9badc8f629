//! Images that are more than cells: sent to the terminal before the frame that shows them, or drawn by it
//! over the frame.

use std::collections::BTreeSet;
use std::io::Write;

use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use crossterm::queue;

use crate::app::State;
use crate::app::picture::{Form, Picture};
use crate::view::picture::Placement;

/// What the terminal was given.
#[derive(Default)]
pub(super) struct Pictures {
    /// The numbers of the images that it has.
    sent: BTreeSet<u32>,
    /// The images that it has drawn.
    placed: Vec<Placement>,
}

impl Pictures {
    /// Sends the images that this frame shows and the terminal does not have, and frees those that no
    /// article shows any more.
    pub(super) fn send(&mut self, out: &mut impl Write, state: &State) -> std::io::Result<()> {
        let known = state.images.known.keys().filter_map(|&image| state.images.picture(image));
        let sendable = known.filter_map(|picture: &std::sync::Arc<Picture>| match &picture.form {
            Form::Sent { number, transmission, .. } => Some((*number, transmission)),
            Form::Cells(_) | Form::Sequence(_) => None,
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

    /// Frees every image that the terminal has.
    pub(super) fn free(&mut self, out: &mut impl Write) -> std::io::Result<()> {
        for number in std::mem::take(&mut self.sent) {
            delete(out, number)?;
        }
        out.flush()
    }

    /// Draws images over the frame. What stays where it was is not drawn again: its cells were not written.
    pub(super) fn place(&mut self, out: &mut impl Write, wanted: Vec<Placement>) -> std::io::Result<()> {
        for placement in wanted.iter().filter(|placement| !self.placed.contains(placement)) {
            if let Form::Sequence(bytes) = &placement.picture.form {
                queue!(out, SavePosition, MoveTo(placement.x, placement.y))?;
                out.write_all(bytes.as_bytes())?;
                queue!(out, RestorePosition)?;
            }
        }
        self.placed = wanted;
        out.flush()
    }

    /// The screen was cleared, or another program had it.
    pub(super) fn forget(&mut self) {
        self.sent.clear();
        self.placed.clear();
    }
}

/// Deletes an image, its pixels included, without an answer.
fn delete(out: &mut impl Write, number: u32) -> std::io::Result<()> {
    write!(out, "\u{1b}_Ga=d,d=I,i={number},q=2\u{1b}\\")
}
