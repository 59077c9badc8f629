//! What a pointer changes: it selects, opens, chooses and scrolls what is under it.

use crate::app::bar::Press;
use crate::app::facets::{Facet, FacetLine};
use crate::app::geometry::{Area, Pane};
use crate::app::links;
use crate::app::message::Effect;
use crate::app::pointer::{Border, Dragging, Target, tag_at, target};
use crate::app::state::State;
use crate::app::title::Piece;
use crate::app::update::{
    article, back, complete, facets, focus, hints, images, lessons, list, order, outline, panes, prompt,
    searches, select, unread,
};
use crate::app::window;
use crate::input::{Action, Mode, Pointer, PointerAct};
use crate::limits;
use crate::query::Flag;

/// Rows that one turn of the wheel is worth.
const WHEEL_ROWS: isize = 3;

/// A pointer did something.
pub(super) fn act(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    match pointer.act {
        PointerAct::Press | PointerAct::PressAgain => press(state, pointer, effects),
        PointerAct::PressToo => press_too(state, pointer, effects),
        PointerAct::Middle => open(state, pointer, effects),
        PointerAct::Second => step_back(state, effects),
        PointerAct::WheelUp => wheel(state, pointer, -WHEEL_ROWS, effects),
        PointerAct::WheelDown => wheel(state, pointer, WHEEL_ROWS, effects),
        PointerAct::Drag => drag(state, pointer),
        PointerAct::Release => state.dragging = None,
    }
}

/// Leaves what was said, begun and typed.
fn leave_all(state: &mut State, effects: &mut Vec<Effect>) {
    state.notice = None;
    state.pending.clear();
    leave_typing(state, effects);
}

/// What was typed counts where the list shows it already; a name or date that is half typed does not.
fn leave_typing(state: &mut State, effects: &mut Vec<Effect>) {
    match state.mode() {
        Mode::Prompt => prompt::leave_filter(state),
        Mode::TagPrompt | Mode::FindPrompt | Mode::HelpPrompt => {
            prompt::act(state, Action::AcceptPrompt, effects);
        }
        Mode::Searches
        | Mode::SearchName
        | Mode::DatePrompt
        | Mode::Palette
        | Mode::Outline
        | Mode::Hints
        | Mode::PipePrompt
        | Mode::FilePrompt => {
            prompt::act(state, Action::CancelPrompt, effects);
        }
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => {}
    }
}

/// One step back: from keys that were begun, from what is typed, else from where one is.
fn step_back(state: &mut State, effects: &mut Vec<Effect>) {
    let had_begun = !std::mem::take(&mut state.pending).is_empty();
    state.notice = None;
    if had_begun {
        return;
    }
    if state.mode().is_typing() {
        prompt::act(state, Action::CancelPrompt, effects);
    } else {
        back(state, effects);
    }
}

fn press(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    // A button that was let go elsewhere holds nothing any more.
    state.dragging = None;
    // What stands under the pointer may be something else after the first of two presses.
    let pressed = state.pressed.take();
    if let Some(at) = pressed.filter(|_| pointer.act == PointerAct::PressAgain) {
        press_again(state, at, effects);
    } else {
        let at = target(state, pointer.column, pointer.row);
        state.pressed = Some(at);
        press_once(state, pointer, at, effects);
    }
}

/// The second of two presses at what was pressed first: an article opens, a border goes back to its place, a
/// hint does once more what it says. What the first press did to anything else is not taken back.
fn press_again(state: &mut State, at: Target, effects: &mut Vec<Effect>) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else is done with the first press")]
    match at {
        Target::Article(_) => focus(state, Pane::Article),
        Target::Border(border) => panes::put_back(state, border),
        Target::Hint(press) => press_hint(state, press, effects),
        _ => {}
    }
}

/// A press on a hint.
fn press_hint(state: &mut State, press: Press, effects: &mut Vec<Effect>) {
    match press {
        Press::Continue(key) => super::press(state, key, effects),
        Press::Act(action) => {
            state.notice = None;
            state.pending.clear();
            let mode = state.mode();
            super::act(state, mode, action, effects);
            lessons::after(state, mode, action, effects);
        }
        // Beside the keys that may follow, the menu is left.
        Press::Nothing => state.pending.clear(),
    }
}

fn press_once(state: &mut State, pointer: Pointer, at: Target, effects: &mut Vec<Effect>) {
    if let Target::Hint(press) = at {
        return press_hint(state, press, effects);
    }
    state.notice = None;
    state.pending.clear();
    if press_overlay(state, pointer, at, effects) {
        return;
    }
    // What was pointed at is what was seen, also where the end of typing moves it.
    leave_typing(state, effects);
    match at {
        Target::Title(piece) => press_title(state, piece, effects),
        Target::Article(index) => point_at(state, index),
        Target::Value(line, cell) => choose(state, line, cell, effects),
        Target::Text(row, cell) => {
            // The pane stays as it is under the pointer when a link is followed.
            if let Some(url) = links::link_at(state, pointer.column, pointer.row) {
                return hints::follow(state, url, effects);
            }
            focus(state, Pane::Article);
            if let Some(tag) = tag_at(state, row, cell) {
                facets::choose_facet(state, Facet::Tag(tag), Action::IncludeTag, effects);
            } else if images::is_caption(state, row) {
                images::load(state, effects);
            }
        }
        Target::List => focus(state, Pane::List),
        Target::Tags => focus(state, Pane::Tags),
        Target::Help
        | Target::Search(_)
        | Target::Command(_)
        | Target::Candidate(_)
        | Target::MoreCandidates(_)
        | Target::Heading
        | Target::Line
        | Target::Hint(_)
        | Target::Border(_)
        | Target::Nothing => {}
    }
}

/// The cursor goes to an article of the list.
fn point_at(state: &mut State, index: usize) {
    focus(state, Pane::List);
    list::go_to(state, index);
}

/// A press with Control selects an article beside those that are, and excludes a value of the left pane;
/// anywhere else it is one like others.
fn press_too(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "Control means nothing elsewhere")]
    match target(state, pointer.column, pointer.row) {
        Target::Article(index) => {
            leave_all(state, effects);
            point_at(state, index);
            select::toggle_here(state);
        }
        Target::Value(line @ FacetLine::Value(item), _) => {
            leave_all(state, effects);
            put_tags_cursor(state, line);
            facets::choose_facet(state, item.facet, Action::ExcludeTag, effects);
        }
        _ => press(state, pointer, effects),
    }
}

/// The middle button opens an article or a link outside, without a way through the panes.
fn open(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    leave_all(state, effects);
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else has a link")]
    match target(state, pointer.column, pointer.row) {
        Target::Article(index) => {
            point_at(state, index);
            article::open_source(state, effects);
        }
        Target::Text(..) => match links::link_at(state, pointer.column, pointer.row) {
            Some(url) => hints::follow(state, url, effects),
            None => article::open_source(state, effects),
        },
        _ => {}
    }
}

/// A press on the bar at the top: what is counted there becomes the filter, the order asks for another one,
/// and all else is where the filter is typed.
fn press_title(state: &mut State, piece: Option<Piece>, effects: &mut Vec<Effect>) {
    state.help = None;
    match piece {
        Some(Piece::Unread) => {
            let is_unread = state.filter.query.has_flag(Flag::Unread);
            let action = if is_unread { Action::ShowAll } else { Action::ShowUnread };
            unread::show(state, action, effects);
        }
        Some(Piece::New) => unread::toggle_new(state, effects),
        Some(Piece::Selected) => {
            select::clear(state);
        }
        Some(Piece::Order) => order::ask(state, effects),
        Some(
            Piece::Program | Piece::Library | Piece::Filter | Piece::Count | Piece::Missing | Piece::MayGrow,
        )
        | None => {
            focus(state, Pane::List);
            prompt::start_filter(state);
        }
    }
}

/// A press on what lies over the panes, or between them; says whether it was one.
fn press_overlay(state: &mut State, pointer: Pointer, at: Target, effects: &mut Vec<Effect>) -> bool {
    if at == Target::Line {
        // One goes on typing.
    } else if state.reading.outline.is_some() {
        outline::point(state, pointer.column, pointer.row);
    } else if let Target::Search(index) = at {
        if let Some(picker) = &mut state.picker {
            picker.cursor = index;
        }
        searches::apply(state, effects);
    } else if let Target::Command(index) = at {
        if let Some(palette) = &mut state.palette {
            palette.cursor = index;
        }
        super::act(state, Mode::Palette, Action::RunCommand, effects);
    } else if let Target::Candidate(at) = at {
        complete::point(state, (at, true), effects);
    } else if let Target::MoreCandidates(at) = at {
        complete::point(state, (at, false), effects);
    } else if let Target::Border(border) = at {
        let from = if border == Border::Above { pointer.row } else { pointer.column };
        let cells = panes::cells(state, border).unwrap_or_default();
        state.dragging = Some(Dragging { border, from, cells });
    } else {
        return false;
    }
    true
}

/// The cursor goes to a line of the left pane.
fn put_tags_cursor(state: &mut State, line: FacetLine) {
    focus(state, Pane::Tags);
    let found = state.tags.lines.iter().position(|other| other.is_same(line));
    state.tags.cursor = found.unwrap_or(state.tags.cursor);
}

/// A heading folds, a value is included or taken out again, and the sign of a year folds its months.
fn choose(state: &mut State, line: FacetLine, cell: u16, effects: &mut Vec<Effect>) {
    put_tags_cursor(state, line);
    match line {
        FacetLine::Group { .. } => facets::toggle_fold(state),
        FacetLine::Value(item) if item.open.is_some() && cell <= facets::SIGN_CELL => {
            facets::toggle_fold(state);
        }
        FacetLine::Value(item) => {
            facets::choose_facet(state, item.facet, Action::IncludeTag, effects);
        }
        FacetLine::More(_) => facets::start_prompt(state),
        FacetLine::SharedHeader | FacetLine::Gap => {}
    }
}

/// Draws the border that was taken to where the pointer is, as far as both panes keep enough.
fn drag(state: &mut State, pointer: Pointer) {
    let Some(Dragging { border, from, cells }) = state.dragging else { return };
    let to = if border == Border::Above { pointer.row } else { pointer.column };
    let by = i32::from(to) - i32::from(from);
    let more = if border == Border::Tags { by } else { -by };
    let cells = (i32::from(cells) + more).clamp(0, i32::from(limits::SCREEN_CELLS));
    panes::put(state, border, u16::try_from(cells).unwrap_or_default());
}

/// Scrolls what is under the pointer, whatever has the keyboard.
fn wheel(state: &mut State, pointer: Pointer, by: isize, effects: &mut Vec<Effect>) {
    if !state.mode().is_typing() {
        state.notice = None;
    }
    match target(state, pointer.column, pointer.row) {
        Target::Text(..) => article::scroll(state, by),
        Target::Article(_) | Target::List => wheel_list(state, by),
        Target::Value(..) | Target::Tags => wheel_tags(state, by),
        Target::Help => {
            if let Some(help) = &mut state.help {
                help.scroll = help.scroll.saturating_add_signed(by);
            }
        }
        Target::Search(_) => {
            if let Some(picker) = &mut state.picker {
                picker.cursor = picker.cursor.saturating_add_signed(by);
            }
        }
        Target::Command(_) => {
            if let Some(palette) = &mut state.palette {
                palette.cursor = palette.cursor.saturating_add_signed(by);
            }
        }
        Target::Heading => outline::turn(state, by),
        Target::Candidate(_) | Target::MoreCandidates(_) => {
            state.notice = None;
            complete::choose(state, by > 0, effects);
        }
        Target::Title(_) | Target::Line | Target::Hint(_) | Target::Border(_) | Target::Nothing => {}
    }
}

/// Moves the window of the list. While the list has the keyboard, the cursor stays on its article until that
/// leaves the window; what is being read elsewhere stays whatever is looked at in the list.
fn wheel_list(state: &mut State, by: isize) {
    let frame = state.list_frame();
    let last = state.finding.ids.len().saturating_sub(1);
    let end = window::top_showing(&state.finding, 0, last, frame);
    state.list.top = state.list.top.saturating_add_signed(by).min(end);
    if state.focus != Pane::List {
        state.list.is_loose = true;
        return;
    }
    let shown = window::last_shown(&state.finding, state.list.top, frame);
    state.list.cursor = state.list.cursor.clamp(state.list.top, shown.max(state.list.top));
    list::attend(state);
}

/// Moves the window of the left pane; its cursor stays on its line until that leaves the window.
fn wheel_tags(state: &mut State, by: isize) {
    let rows = state.panes().tags.map_or(1, Area::rows).max(1);
    let tags = &mut state.tags;
    let end = tags.lines.len().saturating_sub(rows);
    tags.top = tags.top.saturating_add_signed(by).min(end);
    tags.cursor = tags.cursor.clamp(tags.top, tags.top + rows - 1);
    tags.visited = true;
    facets::land(state, by);
}
