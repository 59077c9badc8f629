//! What is said of names under `[keys]` that are none, with the nearest that is one.

use crate::input::{Key, Mode};
use crate::limits;
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// The name of a table that is none.
pub(super) fn unknown_place(name: &str) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(name, Mode::ALL.into_iter().map(Mode::name)) {
        Some(meant) => Phrase::UnknownPlaceMeant { name: shown, meant },
        None => Phrase::UnknownPlace { name: shown },
    }
}

/// The name of an action that is none.
pub(super) fn unknown(name: &str, meant: Option<&'static str>) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match meant {
        Some(meant) => Phrase::UnknownActionMeant { name: shown, meant },
        None => Phrase::UnknownAction { name: shown },
    }
}

/// A text that is no key.
pub(super) fn not_a_chord(action: &'static str, text: &str) -> Phrase {
    let given = CleanText::line(text).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(text, Key::names()) {
        Some(meant) => Phrase::NotAChordMeant { action, given, meant: CleanText::line(meant) },
        None => Phrase::NotAChord { action, given },
    }
}
