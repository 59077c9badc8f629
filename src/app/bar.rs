//! Contents of the status line: which key hints it shows and at which columns, and the menu of keys that can
//! continue a key sequence.
//!
//! Floor 3, part of [`app`](crate::app). Running a pressed hint is left to `app::update`. The painter draws
//! from these functions and the pointer asks them what was pressed, so both always agree.

mod hinted;

use crate::app::enabled::is_enabled;
use crate::app::geometry::Area;
use crate::app::prompt_help;
use crate::app::state::{Prompt, State};
use crate::app::tour::TourStep;
use crate::input::{
    Action, FindAction, HelpAction, HelpGroup, Key, KeySequence, Meaning, Mode, Motion, PromptPlace,
    UnreadAction,
};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::Phrase;

use hinted::{FINDING, SELECTION, hinted};

/// Columns below which only the most useful hints are shown.
const NARROW: u16 = 60;
/// If not all hints fit, the hint for the help moves to this index.
const HELP_AT: usize = 2;
/// Fewest columns at which the movement keys get a hint.
const MOVES: u16 = 100;
/// Hints are shown next to a notice only if they have at least this many cells.
const BESIDE_NOTICE: usize = 30;

/// What happens when a hint is clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The action runs.
    Act(Action),
    /// The key continues the key sequence.
    Continue(Key),
    /// Nothing: there is no hint at the cell, or it is about two keys.
    Nothing,
}

/// A hint: keys, and their effect in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The keys, as shown.
    pub keys: String,
    /// What they do, as a short label.
    pub words: String,
    /// What a click does.
    pub press: Press,
}

impl KeyHint {
    /// The cells it takes, without the gap to the next hint.
    fn cells(&self) -> usize {
        cell_width(&self.keys) + 1 + cell_width(&self.words)
    }
}

/// The hints with their columns, from column `left` on. Hints that would go beyond `right` are left out.
fn placed(hints: Vec<KeyHint>, left: u16, right: u16) -> Vec<(u16, KeyHint)> {
    let mut x = left;
    let mut placed = Vec::new();
    for hint in hints {
        if usize::from(right.saturating_sub(x)) <= hint.cells() {
            continue;
        }
        let next = x.saturating_add(u16::try_from(hint.cells() + 2).unwrap_or(u16::MAX));
        placed.push((x, hint));
        x = next;
    }
    placed
}

/// A row of the menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuRow {
    /// The row of the screen.
    pub y: u16,
    /// The keys, each with its first column.
    pub hints: Vec<(u16, KeyHint)>,
}

/// The keys that can follow those pressed, in as many rows above the status line as they need and the screen
/// has. The first row leaves room for the keys pressed so far.
#[must_use]
pub fn menu(state: &State, area: Area) -> Vec<MenuRow> {
    if state.pending.is_empty() || state.mode().is_typing() {
        return Vec::new();
    }
    let cells = |text: &str| u16::try_from(cell_width(text)).unwrap_or(u16::MAX);
    let (left, right) = (area.x + 1, area.x + area.width);
    let mut x = left.saturating_add(cells(&pressed(state))).saturating_add(2);
    let mut rows = vec![Vec::new()];
    for hint in continuations(state) {
        let end = x.saturating_add(u16::try_from(hint.cells()).unwrap_or(u16::MAX));
        if end >= right && rows.len() <= usize::from(area.y) {
            x = left;
            rows.push(Vec::new());
        }
        let next = x.saturating_add(u16::try_from(hint.cells() + 2).unwrap_or(u16::MAX));
        if let Some(row) = rows.last_mut() {
            row.push((x, hint));
        }
        x = next;
    }
    let first = area.y.saturating_sub(u16::try_from(rows.len() - 1).unwrap_or(area.y));
    (first..).zip(rows).map(|(y, hints)| MenuRow { y, hints }).collect()
}

/// What a click on a cell of the menu does; `None` if its row is not part of the menu.
#[must_use]
pub fn menu_press(state: &State, area: Area, (column, row): (u16, u16)) -> Option<Press> {
    let found = menu(state, area).into_iter().find(|menu| menu.y == row)?;
    Some(at(found.hints, column).map_or(Press::Nothing, |hint| hint.press))
}

/// The hint at a column.
fn at(placed: Vec<(u16, KeyHint)>, column: u16) -> Option<KeyHint> {
    let is_there = |(x, hint): &(u16, KeyHint)| {
        column.checked_sub(*x).is_some_and(|inside| usize::from(inside) < hint.cells())
    };
    placed.into_iter().find(is_there).map(|(_, hint)| hint)
}

/// What a click on a column of the status line does.
#[must_use]
pub fn press_at(state: &State, area: Area, column: u16) -> Press {
    if let Some(press) = menu_press(state, area, (column, area.y)) {
        return press;
    }
    if let Some(step) = tour_step(state) {
        // The tour asks for an action: clicking its text performs it.
        return Press::Act(step.action());
    }
    at(shown(state, area), column).map_or(Press::Nothing, |hint| hint.press)
}

/// The hints on the status line, each with its first column.
#[must_use]
pub fn shown(state: &State, area: Area) -> Vec<(u16, KeyHint)> {
    let has_other_content = !state.pending.is_empty() || tour_step(state).is_some();
    match state.mode().prompt_place() {
        Some(PromptPlace::Bar) => return prompt_hints(state, area),
        Some(PromptPlace::Row) if !prompt_help::has_keys(state) => return Vec::new(),
        None if state.mode().is_typing() || has_other_content => return Vec::new(),
        Some(PromptPlace::Row) | None => {}
    }
    let rest = rest(state, area);
    let is_found = state.mode() == Mode::Article && state.found.is_some();
    if !is_found && (state.shape.zen || (state.notice.is_none() && cut_title(state, rest).is_some())) {
        return Vec::new();
    }
    placed(hints(state, rest.width), rest.x + 1, rest.x + rest.width)
}

/// The step of the tour that the status line shows; `None` if something else takes its place.
#[must_use]
pub fn tour_step(state: &State) -> Option<TourStep> {
    let is_covered = state.help.is_some() || state.notice.is_some() || !state.pending.is_empty();
    state.tour.filter(|_| !is_covered && !state.mode().is_typing())
}

/// The part of the status line that is left for hints: without a notice, the search text and the progress in
/// the article.
#[must_use]
pub fn rest(state: &State, area: Area) -> Area {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).min(area.width);
    if let Some(room) = room_beside_notice(state, area) {
        return Area { width: cells(room), ..area };
    }
    let behind = progress_beside(state, area).map_or(0, |progress| cells(cell_width(&progress) + 1));
    let area = Area { width: area.width.saturating_sub(behind), ..area };
    if state.mode() != Mode::Article || state.found.is_none() {
        return area;
    }
    let before = found_cells(state, area);
    Area { x: area.x + before, width: area.width - before, ..area }
}

/// How far the article is scrolled, in percent; `None` if all of it fits its pane.
#[must_use]
pub fn progress(state: &State) -> Option<CleanText> {
    let (area, article) = (state.panes().text?, state.article.as_ref()?);
    let hidden = article.rows.len().saturating_sub(area.rows());
    let percent = (article.scroll.min(hidden) * 100).checked_div(hidden)?;
    Some(Phrase::Progress { percent }.text())
}

/// The progress, if it belongs on the status line because the screen has no rule above it.
#[must_use]
pub fn progress_beside(state: &State, area: Area) -> Option<CleanText> {
    let has_place = state.panes().bottom_rule.is_none() && !state.mode().is_typing();
    progress(state).filter(|text| has_place && cell_width(text) <= usize::from(area.width / 3))
}

/// The text searched for in the article, and which match is current out of how many.
#[must_use]
pub fn found(state: &State, area: Area) -> Option<(CleanText, CleanText)> {
    let find = state.found.as_ref()?;
    let text = CleanText::line(&format!("/{}", find.line.value()));
    let text = CleanText::line(&cut_to_cells(&text, usize::from(area.width / 3)));
    let count = Phrase::MatchOf { current: find.current + 1, count: find.matches.len() };
    Some((text, count.text()))
}

/// The cells that [`found`] takes at the left of the status line, gaps included.
#[must_use]
fn found_cells(state: &State, area: Area) -> u16 {
    let cells = found(state, area).map_or(0, |(text, count)| cell_width(&text) + cell_width(&count) + 3);
    u16::try_from(cells).unwrap_or(u16::MAX).min(area.width)
}

/// The hints to the right of a prompt on the status line. Empty if they would take more than half of it, or
/// if a date error is shown there.
fn prompt_hints(state: &State, area: Area) -> Vec<(u16, KeyHint)> {
    let is_wrong = matches!(&state.prompt, Some(Prompt::Date(prompt)) if prompt.error.is_some());
    let hints = hints(state, area.width);
    let cells = hints.iter().map(|hint| hint.cells() + 2).sum::<usize>();
    if is_wrong || cells > usize::from(area.width / 2) {
        return Vec::new();
    }
    let right = area.x + area.width;
    placed(hints, right.saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX) - 1), right)
}

/// The title with the cursor, if the list cuts it off, no other pane shows it, and the status line has room
/// for it.
#[must_use]
pub fn cut_title(state: &State, area: Area) -> Option<CleanText> {
    if state.panes().article.is_some() || state.mode() != Mode::List {
        return None;
    }
    let title = state.current()?.title.clone();
    let list_room = usize::from(state.list_area().width).saturating_sub(10);
    let room = usize::from(area.width.saturating_sub(2));
    (cell_width(&title) > list_room && cell_width(&title) <= room).then_some(title)
}

/// Cells left for hints next to a notice, 0 if the notice takes the whole line; `None` if there is no notice.
#[must_use]
pub fn room_beside_notice(state: &State, area: Area) -> Option<usize> {
    let notice = state.notice.as_ref()?;
    let room = usize::from(area.width).saturating_sub(cell_width(&notice.phrase.text()) + 4);
    Some(if room >= BESIDE_NOTICE && !state.shape.zen { room } else { 0 })
}

/// The keys of an unfinished key sequence, as shown.
#[must_use]
pub fn pressed(state: &State) -> String {
    let keys: String = state.pending.iter().map(|key| key.label()).collect();
    format!("{keys}…")
}

/// The keys that can follow those pressed.
#[must_use]
pub fn continuations(state: &State) -> Vec<KeyHint> {
    let Meaning::Pending(mut next) = state.keymap.meaning(state.mode(), &state.pending) else {
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
#[must_use]
pub fn hints(state: &State, width: u16) -> Vec<KeyHint> {
    let narrow = width < NARROW;
    let mode = state.mode();
    let key_label = |action| {
        // While text is found in the article, the keys for unread articles go from match to match.
        let bound = if let Action::Find(FindAction::Step(direction)) = action {
            Action::Unread(UnreadAction::Step(direction))
        } else {
            action
        };
        state.keymap.key_sequences(mode, bound).next().map(KeySequence::label)
    };
    let mut hints = Vec::new();
    // With little room these hints go first: everyone finds the arrow keys.
    let moves = width >= MOVES && state.found.is_none();
    if let (Some(down), Some(up), true) =
        (key_label(Action::Move(Motion::Down)), key_label(Action::Move(Motion::Up)), moves)
    {
        let phrase = if mode == Mode::Article { Phrase::ScrollHint } else { Phrase::MoveHint };
        hints.push(KeyHint {
            keys: format!("{down} {up}"),
            words: phrase.text().to_string(),
            press: Press::Nothing,
        });
    }
    let has_selection = mode == Mode::List && state.marking.selection.listed() > 0;
    let finding = mode == Mode::Article && state.found.is_some();
    let hinted = match (has_selection, finding) {
        (true, _) => SELECTION,
        (false, true) => FINDING,
        (false, false) => hinted(mode, narrow),
    };
    let hinted = hinted.iter().copied().filter(|&action| is_enabled(state, action));
    for action in hinted {
        let (Some(keys), Some(row)) = (key_label(action), action.row()) else { continue };
        hints.push(KeyHint { keys, words: row.hint.now().to_owned(), press: Press::Act(action) });
    }
    keep_help_visible(&mut hints, width);
    hints
}

/// If the hint for the help does not fit, moves it to the front part, because it leads to all other keys.
fn keep_help_visible(hints: &mut Vec<KeyHint>, width: u16) {
    let is_help = |hint: &KeyHint| hint.press == Press::Act(Action::Help(HelpAction::Toggle));
    let is_seen = placed(hints.clone(), 1, width).iter().any(|(_, hint)| is_help(hint));
    if let Some(at) = hints.iter().position(is_help).filter(|_| !is_seen) {
        let help = hints.remove(at);
        hints.insert(HELP_AT.min(at), help);
    }
}
