//! The messages for unknown names under `[keys]`, each with the nearest known name.
//!
//! Floor 2, part of [`config`](crate::config). Finding the unknown names is left to [`keys`](super).

use crate::input::{Key, Mode};
use crate::limits;
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// For `[keys.NAME]` where no mode has this name.
pub(super) fn unknown_place(name: &str) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(name, Mode::ALL.into_iter().map(Mode::name)) {
        Some(meant) => Phrase::UnknownModeMeant { name: shown, meant },
        None => Phrase::UnknownMode { name: shown },
    }
}

/// For an unknown action; `meant` is the nearest one.
pub(super) fn unknown(name: &str, meant: Option<&'static str>) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match meant {
        Some(meant) => Phrase::UnknownActionMeant { name: shown, meant },
        None => Phrase::UnknownAction { name: shown },
    }
}

/// For a text that is not a key sequence.
pub(super) fn not_a_key_sequence(action: &'static str, text: &str) -> Phrase {
    let given = CleanText::line(text).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(text, Key::names()) {
        Some(meant) => Phrase::NotAKeyMeant { action, given, meant: CleanText::line(meant) },
        None => Phrase::NotAKey { action, given },
    }
}
