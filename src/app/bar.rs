//! The keys that the bar at the bottom shows, and where: painter and pointer ask the same functions.

mod hinted;

use crate::app::beneath;
use crate::app::geometry::Area;
use crate::app::guide::Step;
use crate::app::possible::is_possible;
use crate::app::state::State;
use crate::input::{Action, Chord, Group, Key, LinePlace, Meaning, Mode};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::wording::Phrase;

use hinted::{FINDING, SELECTION, hinted};

/// Columns below which only the most useful hints are given.
const NARROW: u16 = 60;
/// The place of the help among the hints of a bar that has no room for all, at the latest.
const HELP_AT: usize = 2;
/// Columns from which on the keys that move are hinted at.
const MOVES: u16 = 100;
/// Fewest cells beside a notice in which hints are given.
const BESIDE_NOTICE: usize = 30;

/// What a press on a hint does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// An action.
    Act(Action),
    /// The next key of a chord.
    Continue(Key),
    /// Nothing: the hint names two keys.
    Nothing,
}

/// A hint: keys, and what they do in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The keys.
    pub keys: String,
    /// What they do.
    pub words: String,
    /// What a press on it does.
    pub press: Press,
}

impl Hint {
    /// Its cells, without a gap.
    fn cells(&self) -> usize {
        cell_width(&self.keys) + 1 + cell_width(&self.words)
    }
}

/// Hints with the column where each begins, from `left` on; those that do not fit before `right` are left
/// out.
fn placed(hints: Vec<Hint>, left: u16, right: u16) -> Vec<(u16, Hint)> {
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

/// A row of the keys that may follow those pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuRow {
    /// The row of the screen.
    pub y: u16,
    /// The keys, each with the column where it begins.
    pub hints: Vec<(u16, Hint)>,
}

/// The keys that may follow those pressed, in as many rows over the bar as they need; none of a row more than
/// the screen has. The first row begins with the keys that were pressed.
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

/// What a press at a cell of these keys does; nothing where they do not stand there.
#[must_use]
pub fn menu_press(state: &State, area: Area, (column, row): (u16, u16)) -> Option<Press> {
    let found = menu(state, area).into_iter().find(|menu| menu.y == row)?;
    Some(at(found.hints, column).map_or(Press::Nothing, |hint| hint.press))
}

/// The hint at a column.
fn at(placed: Vec<(u16, Hint)>, column: u16) -> Option<Hint> {
    let is_there = |(x, hint): &(u16, Hint)| {
        column.checked_sub(*x).is_some_and(|inside| usize::from(inside) < hint.cells())
    };
    placed.into_iter().find(is_there).map(|(_, hint)| hint)
}

/// What a press at a column of the bar does.
#[must_use]
pub fn press_at(state: &State, area: Area, column: u16) -> Press {
    if let Some(press) = menu_press(state, area, (column, area.y)) {
        return press;
    }
    if let Some(step) = guide(state) {
        // What the guide asks for can be done by a press on it.
        return Press::Act(step.action());
    }
    at(shown(state, area), column).map_or(Press::Nothing, |hint| hint.press)
}

/// The hints that stand in the bar now, each with the column where it begins.
#[must_use]
pub fn shown(state: &State, area: Area) -> Vec<(u16, Hint)> {
    let says_something_else = !state.pending.is_empty() || guide(state).is_some();
    match state.mode().line_place() {
        Some(LinePlace::Bar) => return beside_line(state, area),
        Some(LinePlace::Row) if !beneath::has_keys(state) => return Vec::new(),
        None if state.mode().is_typing() || says_something_else => return Vec::new(),
        Some(LinePlace::Row) | None => {}
    }
    let rest = rest(state, area);
    let is_found = state.mode() == Mode::Article && state.reading.is_finding();
    if !is_found && (state.shape.zen || (state.notice.is_none() && cut_title(state, rest).is_some())) {
        return Vec::new();
    }
    placed(hints(state, rest.width), rest.x + 1, rest.x + rest.width)
}

/// The step of the guided start that the bar says.
#[must_use]
pub fn guide(state: &State) -> Option<Step> {
    let is_covered = state.help.is_some() || state.notice.is_some() || !state.pending.is_empty();
    state.guide.filter(|_| !is_covered && !state.mode().is_typing())
}

/// The bar without what stands at its sides: a notice, what is looked for in the article, the progress in it.
#[must_use]
pub fn rest(state: &State, area: Area) -> Area {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).min(area.width);
    if let Some(room) = room_beside_notice(state, area) {
        return Area { width: cells(room), ..area };
    }
    let behind = progress_beside(state, area).map_or(0, |progress| cells(cell_width(&progress) + 1));
    let area = Area { width: area.width.saturating_sub(behind), ..area };
    if state.mode() != Mode::Article || !state.reading.is_finding() {
        return area;
    }
    let before = found_cells(state, area);
    Area { x: area.x + before, width: area.width - before, ..area }
}

/// How far the article is scrolled, when it is longer than its pane.
#[must_use]
pub fn progress(state: &State) -> Option<CleanText> {
    let (area, article) = (state.panes().text?, state.article.as_ref()?);
    let hidden = article.rows.len().saturating_sub(area.rows());
    let percent = (article.scroll.min(hidden) * 100).checked_div(hidden)?;
    Some(Phrase::Progress { percent }.text())
}

/// The same where it stands in the bar, because there is no rule for it.
#[must_use]
pub fn progress_beside(state: &State, area: Area) -> Option<CleanText> {
    let has_place = state.panes().bottom_rule.is_none() && !state.mode().is_typing();
    progress(state).filter(|text| has_place && cell_width(text) <= usize::from(area.width / 3))
}

/// What is looked for in the article, and which of the places that were found is the current one.
#[must_use]
pub fn found(state: &State, area: Area) -> Option<(CleanText, CleanText)> {
    let find = state.reading.find.as_ref()?;
    let text = CleanText::line(&format!("/{}", find.line.value()));
    let text = CleanText::line(&cut_to_cells(&text, usize::from(area.width / 3)));
    let count = Phrase::MatchOf { current: find.current + 1, count: find.matches.len() };
    Some((text, count.text()))
}

/// The cells that this takes at the left of a bar, with the gaps around it.
#[must_use]
pub fn found_cells(state: &State, area: Area) -> u16 {
    let cells = found(state, area).map_or(0, |(text, count)| cell_width(&text) + cell_width(&count) + 3);
    u16::try_from(cells).unwrap_or(u16::MAX).min(area.width)
}

/// The keys that help at the right of a line that is typed in the bar, as far as they take no more than half
/// of it; none where something else stands there.
fn beside_line(state: &State, area: Area) -> Vec<(u16, Hint)> {
    let is_wrong = state.date_prompt.as_ref().is_some_and(|prompt| prompt.error.is_some());
    let hints = hints(state, area.width);
    let cells = hints.iter().map(|hint| hint.cells() + 2).sum::<usize>();
    if is_wrong || cells > usize::from(area.width / 2) {
        return Vec::new();
    }
    let right = area.x + area.width;
    placed(hints, right.saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX) - 1), right)
}

/// The title with the cursor, where the list had to cut it, no other pane shows it, and the bar has room.
#[must_use]
pub fn cut_title(state: &State, area: Area) -> Option<CleanText> {
    if state.panes().article.is_some() || state.mode() != Mode::List {
        return None;
    }
    let title = state.current()?.title;
    let list_room = usize::from(state.list_area().width).saturating_sub(10);
    let room = usize::from(area.width.saturating_sub(2));
    (cell_width(&title) > list_room && cell_width(&title) <= room).then_some(title)
}

/// The cells for hints beside a notice: none where the notice takes the whole bar. Nothing where there is no
/// notice.
#[must_use]
pub fn room_beside_notice(state: &State, area: Area) -> Option<usize> {
    let notice = state.notice.as_ref()?;
    let room = usize::from(area.width).saturating_sub(cell_width(&notice.phrase.text()) + 4);
    Some(if room >= BESIDE_NOTICE && !state.shape.zen { room } else { 0 })
}

/// The keys of an unfinished chord, as the bar shows them.
#[must_use]
pub fn pressed(state: &State) -> String {
    let keys: String = state.pending.iter().map(|key| key.label()).collect();
    format!("{keys}…")
}

/// The keys that may follow those pressed.
#[must_use]
pub fn continuations(state: &State) -> Vec<Hint> {
    let Meaning::Pending(mut next) = state.keymap.meaning(state.mode(), &state.pending) else {
        return Vec::new();
    };
    // What moves comes first: it is what most of them are for, and there may be no room for all.
    next.sort_by_key(|(_, action)| match action.row().map(|row| row.group) {
        Some(Group::Move) => 0,
        Some(Group::Panes) => 1,
        _ => 2,
    });
    let hint = |(key, action): (Key, Action)| {
        let words = action.row().map_or("", |row| row.hint.now()).to_owned();
        Hint { keys: key.label(), words, press: Press::Continue(key) }
    };
    next.into_iter().map(hint).collect()
}

/// The few keys that matter here, in a bar of some columns.
#[must_use]
pub fn hints(state: &State, width: u16) -> Vec<Hint> {
    let narrow = width < NARROW;
    let mode = state.mode();
    let key_of = |action| {
        // While a text is found, the keys for unread articles go through its places.
        let bound = if action == Action::NextMatch {
            Action::NextUnread
        } else if action == Action::PreviousMatch {
            Action::PreviousUnread
        } else {
            action
        };
        state.keymap.chords(mode, bound).next().map(Chord::label)
    };
    let mut hints = Vec::new();
    // Where there is little room, the arrow keys are found without a hint.
    let moves = width >= MOVES && !state.reading.is_finding();
    if let (Some(down), Some(up), true) = (key_of(Action::MoveDown), key_of(Action::MoveUp), moves) {
        let phrase = if mode == Mode::Article { Phrase::ScrollHint } else { Phrase::MoveHint };
        hints.push(Hint {
            keys: format!("{down} {up}"),
            words: phrase.text().to_string(),
            press: Press::Nothing,
        });
    }
    let has_selection = mode == Mode::List && state.marking.selection.listed() > 0;
    let finding = mode == Mode::Article && state.reading.is_finding();
    let hinted = match (has_selection, finding) {
        (true, _) => SELECTION,
        (false, true) => FINDING,
        (false, false) => hinted(mode, narrow),
    };
    let hinted = hinted.iter().copied().filter(|&action| is_possible(state, action));
    for action in hinted {
        let (Some(keys), Some(row)) = (key_of(action), action.row()) else { continue };
        hints.push(Hint { keys, words: row.hint.now().to_owned(), press: Press::Act(action) });
    }
    put_help_in_sight(&mut hints, width);
    hints
}

/// Where there is no room for all, the way to the others is among the first.
fn put_help_in_sight(hints: &mut Vec<Hint>, width: u16) {
    let is_help = |hint: &Hint| hint.press == Press::Act(Action::ToggleHelp);
    let is_seen = placed(hints.clone(), 1, width).iter().any(|(_, hint)| is_help(hint));
    if let Some(at) = hints.iter().position(is_help).filter(|_| !is_seen) {
        let help = hints.remove(at);
        hints.insert(HELP_AT.min(at), help);
    }
}
