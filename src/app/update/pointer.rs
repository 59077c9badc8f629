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
    article, back, complete, facets, focus, hints, images, list, order, outline, panes, prompt, searches,
    select, unread,
};
use crate::app::window;
use crate::input::{Action, Mode, Pointer, PointerAct};
use crate::query::Flag;

/// Rows that one turn of the wheel is worth.
const WHEEL_ROWS: isize = 3;

/// A pointer did something.
pub(super) fn act(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    match pointer.act {
        PointerAct::Press | PointerAct::PressAgain => press(state, pointer, effects),
        PointerAct::PressToo => press_too(state, pointer, effects),
        PointerAct::Middle => open(state, pointer, effects),
        PointerAct::Second => {
            state.notice = None;
            state.pending.clear();
            leave_typing(state, effects);
            back(state, effects);
        }
        PointerAct::WheelUp => wheel(state, pointer, -WHEEL_ROWS, effects),
        PointerAct::WheelDown => wheel(state, pointer, WHEEL_ROWS, effects),
        PointerAct::Drag => drag(state, pointer),
        PointerAct::Release => state.dragging = None,
    }
}

/// What was typed counts where the list shows it already; a name or date that is half typed does not.
fn leave_typing(state: &mut State, effects: &mut Vec<Effect>) {
    match state.mode() {
        Mode::Prompt | Mode::TagPrompt | Mode::FindPrompt | Mode::HelpPrompt => {
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

fn press(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    let at = target(state, pointer.column, pointer.row);
    if let Target::Hint(Press::Continue(key)) = at {
        return super::press(state, key, effects);
    }
    state.notice = None;
    state.pending.clear();
    let twice = pointer.act == PointerAct::PressAgain;
    if press_overlay(state, pointer, at, effects) {
        return;
    }
    // What was pointed at is what was seen, also where the end of typing moves it.
    leave_typing(state, effects);
    match at {
        Target::Title(piece) => press_title(state, piece, effects),
        Target::Article(index) => {
            point_at(state, index);
            if twice {
                focus(state, Pane::Article);
            }
        }
        // What the first of two presses did is not taken back by the second.
        Target::Value(..) if twice => {}
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
        | Target::Heading
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

/// A press with Control selects an article beside those that are; anywhere else it is one like others.
fn press_too(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    let Target::Article(index) = target(state, pointer.column, pointer.row) else {
        return press(state, pointer, effects);
    };
    state.notice = None;
    state.pending.clear();
    leave_typing(state, effects);
    point_at(state, index);
    select::toggle_here(state);
}

/// The middle button opens an article or a link outside, without a way through the panes.
fn open(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    state.notice = None;
    state.pending.clear();
    leave_typing(state, effects);
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
        Some(Piece::New) => {
            facets::choose_facet(state, Facet::Flag(Flag::New), Action::IncludeTag, effects);
        }
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
    let twice = pointer.act == PointerAct::PressAgain;
    if state.reading.outline.is_some() {
        outline::point(state, pointer.column, pointer.row);
    } else if let Target::Search(index) = at {
        if let Some(picker) = &mut state.picker {
            picker.cursor = index;
        }
        if twice {
            searches::apply(state, effects);
        }
    } else if let Target::Command(index) = at {
        if let Some(palette) = &mut state.palette {
            palette.cursor = index;
        }
        if twice {
            super::act(state, Mode::Palette, Action::RunCommand, effects);
        }
    } else if let Target::Candidate(at) = at {
        complete::take(state, at, effects);
    } else if let Target::Hint(Press::Act(action)) = at {
        let mode = state.mode();
        super::act(state, mode, action, effects);
    } else if let Target::Border(border) = at {
        let from = if border == Border::Above { pointer.row } else { pointer.column };
        state.dragging = Some(Dragging { border, from, shape: state.shape });
    } else {
        return false;
    }
    true
}

/// A heading folds, a value is included or taken out again, and the sign of a year folds its months.
fn choose(state: &mut State, line: FacetLine, cell: u16, effects: &mut Vec<Effect>) {
    focus(state, Pane::Tags);
    let found = state.tags.lines.iter().position(|other| other.is_same(line));
    state.tags.cursor = found.unwrap_or(state.tags.cursor);
    match line {
        FacetLine::Group { .. } => facets::toggle_fold(state),
        FacetLine::Value(item) if item.open.is_some() && cell <= facets::SIGN_CELL => {
            facets::toggle_fold(state);
        }
        FacetLine::Value(item) => {
            facets::choose_facet(state, item.facet, Action::IncludeTag, effects);
        }
        FacetLine::SharedHeader | FacetLine::More(_) | FacetLine::Gap => {}
    }
}

/// Draws the border that was taken to where the pointer is, as far as both panes keep enough.
fn drag(state: &mut State, pointer: Pointer) {
    let Some(Dragging { border, from, shape }) = state.dragging else { return };
    let to = if border == Border::Above { pointer.row } else { pointer.column };
    let by = i16::try_from(i32::from(to) - i32::from(from)).unwrap_or(0);
    let more = if border == Border::Tags { by } else { by.saturating_neg() };
    state.shape = shape;
    panes::change(state, border, more);
}

/// Scrolls what is under the pointer, whatever has the keyboard.
fn wheel(state: &mut State, pointer: Pointer, by: isize, effects: &mut Vec<Effect>) {
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
        Target::Candidate(_) => {
            state.notice = None;
            complete::choose(state, by > 0, effects);
        }
        Target::Title(_) | Target::Hint(_) | Target::Border(_) | Target::Nothing => {}
    }
}

/// Moves the window of the list; the cursor stays on its article until that leaves the window.
fn wheel_list(state: &mut State, by: isize) {
    let frame = state.list_frame();
    let last = state.finding.ids.len().saturating_sub(1);
    let end = window::top_showing(&state.finding, 0, last, frame);
    state.list.top = state.list.top.saturating_add_signed(by).min(end);
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
