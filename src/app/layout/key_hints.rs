//! The key hints: which actions are hinted at in each mode, their keys, and how many hints fit. Floor 3, part of
//! [`app`](crate::app). Running one that was clicked is left to `app::update`.

use crate::app::enabled::is_enabled;
use crate::app::layout::pieces::cells;
use crate::app::pointer::Press;
use crate::app::state::State;
use crate::input::{
    Action, ActionRow, FindAction, HelpAction, HelpGroup, Key, KeySequence, Meaning, Mode, Motion,
    UnreadAction,
};
use crate::wording::Phrase;

/// Columns below which only the most useful hints are shown.
const NARROW: u16 = 60;
/// If not all hints fit, the hint for the help moves to this index.
const HELP_AT: usize = 2;
/// Fewest columns at which the movement keys get a hint.
const MOVES: u16 = 100;
/// The hints while articles are selected.
const SELECTION: &str = "toggle-read toggle-star toggle-later select select-all back toggle-help";
/// The hints while the article is searched and the prompt is closed.
const FINDING: &str = "next-match previous-match back toggle-help";

/// A hint: keys, and their effect in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyHint {
    pub keys: String,
    pub words: String,
    pub press: Press,
}

impl KeyHint {
    /// The cells it takes, without the gap to the next hint.
    pub(super) fn cells(&self) -> u16 {
        cells(&self.keys).saturating_add(cells(&self.words)).saturating_add(1)
    }
}

/// The hints with their columns, from column `left` on. Hints that would go beyond `right` are left out.
pub(super) fn placed(hints: Vec<KeyHint>, left: u16, right: u16) -> Vec<(u16, KeyHint)> {
    let columns = columns(&hints, left, right);
    columns.into_iter().zip(hints).filter_map(|(column, hint)| Some((column?, hint))).collect()
}

/// The column of each hint, `None` for those that are left out.
fn columns(hints: &[KeyHint], left: u16, right: u16) -> Vec<Option<u16>> {
    let mut next = left;
    let column = |hint: &KeyHint| {
        let (column, cells) = (next, hint.cells());
        let fits = right.saturating_sub(column) > cells;
        if fits {
            next = column.saturating_add(cells).saturating_add(2);
        }
        fits.then_some(column)
    };
    hints.iter().map(column).collect()
}

/// The keys that can follow those pressed.
pub(super) fn continuations(state: &State) -> Vec<KeyHint> {
    let Meaning::Pending(mut next) = state.settings.keymap.meaning(state.mode(), &state.status.pending)
    else {
        return Vec::new();
    };
    // There may be no room for all: movements first, because most key sequences are about them.
    next.sort_by_key(|(_, action)| match action.row().map(|row| row.group) {
        Some(HelpGroup::Move) => 0,
        Some(HelpGroup::Panes) => 1,
        _ => 2,
    });
    let hint = |(key, action): (Key, Action)| {
        let words = action.row().map_or("", |row| row.hint.now()).to_owned();
        KeyHint { keys: key.label(), words, press: Press::Continue(key) }
    };
    next.into_iter().map(hint).collect()
}

/// The most useful keys of the current mode, for a status line of `width` columns.
pub(super) fn hints(state: &State, width: u16) -> Vec<KeyHint> {
    let narrow = width < NARROW;
    let mode = state.mode();
    let key_label = |action| {
        // While text is found in the article, the keys for unread articles go from match to match.
        let bound = if let Action::Find(FindAction::Step(direction)) = action {
            Action::Unread(UnreadAction::Step(direction))
        } else {
            action
        };
        state.settings.keymap.key_sequences(mode, bound).next().map(KeySequence::label)
    };
    let mut hints = Vec::new();
    // With little room these hints go first: everyone finds the arrow keys.
    let moves = width >= MOVES && state.article.found.is_none();
    let (down, up) = (key_label(Action::Move(Motion::Down)), key_label(Action::Move(Motion::Up)));
    if let (Some(down), Some(up), true) = (down, up, moves) {
        let phrase = if mode == Mode::Article { Phrase::ScrollHint } else { Phrase::MoveHint };
        hints.push(KeyHint {
            keys: format!("{down} {up}"),
            words: phrase.text().to_string(),
            press: Press::Nothing,
        });
    }
    let has_selection = mode == Mode::List && state.marking.selection.listed() > 0;
    let finding = mode == Mode::Article && state.article.found.is_some();
    let hinted = match (has_selection, finding) {
        (true, _) => SELECTION,
        (false, true) => FINDING,
        (false, false) => hinted(mode, narrow),
    };
    let rows = hinted.split_whitespace().filter_map(ActionRow::named);
    for row in rows.filter(|row| is_enabled(state, row)) {
        let Some(keys) = key_label(row.action) else { continue };
        hints.push(KeyHint { keys, words: row.hint.now().to_owned(), press: Press::Act(row.action) });
    }
    keep_help_visible(&mut hints, width);
    hints
}

/// If the hint for the help does not fit, moves it to the front part, because it leads to all other keys.
fn keep_help_visible(hints: &mut Vec<KeyHint>, width: u16) {
    let is_help = |hint: &KeyHint| hint.press == Press::Act(Action::Help(HelpAction::Toggle));
    let columns = columns(hints, 1, width);
    let is_unseen = |at: &usize| columns.get(*at).is_none_or(Option::is_none);
    if let Some(at) = hints.iter().position(is_help).filter(is_unseen) {
        let help = hints.remove(at);
        hints.insert(HELP_AT.min(at), help);
    }
}

/// The hints of a mode by the names of their actions, the most useful first; fewer where the status line is
/// narrow.
const fn hinted(mode: Mode, narrow: bool) -> &'static str {
    match mode {
        Mode::List if narrow => "read-article start-filter toggle-help close show-tags",
        Mode::List => {
            "read-article open-source start-filter show-tags clear-filter open-palette toggle-help close \
             next-unread toggle-read toggle-star copy-link toggle-info"
        }
        Mode::Article if narrow => "read-on back open-source toggle-help",
        Mode::Article => {
            "read-on open-source show-hints next-article back open-palette toggle-help toggle-star start-find \
             copy-link toggle-info"
        }
        Mode::Tags if narrow => "include-tag exclude-tag toggle-fold back toggle-help",
        Mode::Tags => {
            "include-tag exclude-tag only-tag toggle-fold start-tag-prompt clear-filter back open-palette \
             toggle-help toggle-any-tag"
        }
        Mode::Help => "start-help-prompt back",
        Mode::Prompt => {
            "complete-next query-help earlier-query accept-prompt cancel-prompt prompt-down prompt-up"
        }
        Mode::Searches => "take-search cancel-prompt prompt-down prompt-up forget-search",
        Mode::Palette => "run-command complete-next cancel-prompt prompt-down prompt-up",
        Mode::Outline => "take-heading cancel-prompt prompt-down prompt-up",
        Mode::PipePrompt => "accept-prompt cancel-prompt earlier-query",
        Mode::TagPrompt
        | Mode::SearchName
        | Mode::DatePrompt
        | Mode::FindPrompt
        | Mode::Hints
        | Mode::FilePrompt
        | Mode::HelpPrompt => "accept-prompt cancel-prompt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_name_actions_of_their_mode() {
        let others = [(Mode::List, SELECTION), (Mode::Article, FINDING)];
        let of_modes = Mode::ALL.into_iter().flat_map(|mode| [true, false].map(|narrow| (mode, narrow)));
        for (mode, names) in of_modes.map(|(mode, narrow)| (mode, hinted(mode, narrow))).chain(others) {
            for name in names.split_whitespace() {
                let row = ActionRow::named(name).unwrap_or_else(|| panic!("{name} is no action"));
                assert!(row.modes.contains(&mode), "{name} is not available in {mode:?}");
            }
        }
    }
}
