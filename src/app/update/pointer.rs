//! Mouse events: they select, open, choose, scroll and drag what is under the pointer.
//! [`app::pointer`](crate::app::pointer) determines what that is. Floor 3, part of [`app`](crate::app).

use crate::app::facets::{FacetLine, FacetPosition, FacetValue};
use crate::app::geometry::{Area, Border, Pane};
use crate::app::layout::Layout;
use crate::app::message::Effect;
use crate::app::pointer::{Dragging, PointerTarget, Press, TitlePart};
use crate::app::state::State;
use crate::app::update::focus::focus;
use crate::app::update::{
    actions, article, facets, filter_prompt, find, help, hints, images, list, marks, order, panes, prompt,
    read, searches, unread,
};
use crate::app::window;
use crate::input::{
    Action, Choice, Direction, Mode, PaletteAction, Pointer, PointerAct, PromptAction, Scope,
};
use crate::library::TagId;
use crate::limits;
use crate::model::{SafeUrl, matches_name};
use crate::query::Flag;
use crate::text::Role;

/// Rows scrolled by one notch of the wheel.
const WHEEL_ROWS: isize = 3;

pub(super) fn act(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    match pointer.act {
        PointerAct::Press | PointerAct::DoublePress => press(state, pointer, effects),
        PointerAct::ControlPress => press_too(state, pointer, effects),
        PointerAct::Middle => open(state, pointer, effects),
        PointerAct::RightPress => step_back(state, effects),
        PointerAct::WheelUp => wheel(state, pointer, -WHEEL_ROWS, effects),
        PointerAct::WheelDown => wheel(state, pointer, WHEEL_ROWS, effects),
        PointerAct::Drag => drag(state, pointer),
        PointerAct::Release => state.pointer.dragging = None,
    }
}

/// Clears the notice, an unfinished key sequence and the open prompt.
fn leave_all(state: &mut State, effects: &mut Vec<Effect>) {
    state.status.clear();
    leave_typing(state, effects);
}

/// Closes the open prompt. Text whose effect is already visible (a filter, a text to find, the name of a
/// value or key) is accepted; an unfinished name, date or command is discarded.
fn leave_typing(state: &mut State, effects: &mut Vec<Effect>) {
    let mode = state.mode();
    if mode == Mode::Prompt {
        filter_prompt::leave(state);
    } else if matches!(mode, Mode::TagPrompt | Mode::FindPrompt | Mode::HelpPrompt) {
        prompt::act(state, PromptAction::Accept, effects);
    } else if mode.is_typing() {
        prompt::act(state, PromptAction::Cancel, effects);
    }
}

/// Ends an unfinished key sequence, else cancels the prompt, else goes back like the key.
fn step_back(state: &mut State, effects: &mut Vec<Effect>) {
    let had_begun = !state.status.pending.is_empty();
    state.status.clear();
    if had_begun {
        return;
    }
    if state.mode().is_typing() {
        prompt::act(state, PromptAction::Cancel, effects);
    } else {
        actions::back(state, effects);
    }
}

fn press(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    // The button may have been released outside the window.
    state.pointer.dragging = None;
    // The first press may have moved something else under the pointer, so a double click keeps its first
    // target.
    let pressed = state.pointer.pressed.take();
    if let Some(at) = pressed.filter(|_| pointer.act == PointerAct::DoublePress) {
        press_again(state, at, effects);
    } else {
        let at = Layout::of(state).at(pointer.column, pointer.row);
        state.pointer.pressed = Some(at);
        press_once(state, pointer, at, effects);
    }
}

/// Handles the second press of a double click on the target of the first: an article opens, a border returns
/// to its default, a hint acts again. On anything else it does nothing: the first press has done everything.
fn press_again(state: &mut State, at: PointerTarget, effects: &mut Vec<Effect>) {
    if let PointerTarget::Article(_) = at {
        // Pasted text may have opened a prompt between the presses.
        leave_typing(state, effects);
        focus(state, Pane::Article);
    } else if let PointerTarget::Border(border) = at {
        panes::put_back(state, border);
    } else if let PointerTarget::Hint(press) = at {
        press_hint(state, press, effects);
    }
}

fn press_hint(state: &mut State, press: Press, effects: &mut Vec<Effect>) {
    match press {
        Press::Continue(key) => actions::press(state, key, effects),
        Press::Act(action) => {
            state.status.clear();
            let mode = state.mode();
            actions::act(state, mode, action, effects);
            help::show_tip_after(state, mode, action, effects);
        }
        // A press between the hints of a key sequence ends the sequence.
        Press::Nothing => state.status.pending.clear(),
    }
}

fn press_once(state: &mut State, pointer: Pointer, at: PointerTarget, effects: &mut Vec<Effect>) {
    if let PointerTarget::Hint(press) = at {
        return press_hint(state, press, effects);
    }
    state.status.clear();
    if at == PointerTarget::Line {
        // The prompt stays open.
        return;
    }
    if state.has_outline() {
        return find::point_at_heading(
            state,
            if let PointerTarget::Heading(index) = at { index } else { None },
        );
    }
    if !at.keeps_prompt() {
        // The target is what was under the pointer, even if closing the prompt moves it.
        leave_typing(state, effects);
    }
    match at {
        PointerTarget::Title(piece) => press_title(state, piece, effects),
        PointerTarget::Article(index) => point_at(state, index),
        PointerTarget::Value(line, cell) => choose(state, line, cell, effects),
        PointerTarget::Text(row, cell) => press_text(state, row, cell, effects),
        PointerTarget::List => focus(state, Pane::List),
        PointerTarget::Tags => focus(state, Pane::Tags),
        PointerTarget::Search(index) => {
            prompt::go_to_entry(state, index);
            searches::apply(state, effects);
        }
        PointerTarget::Command(index) => {
            prompt::go_to_entry(state, index);
            actions::act(state, Mode::Palette, Action::Palette(PaletteAction::Run), effects);
        }
        PointerTarget::Candidate(index) => filter_prompt::point(state, (index, true), effects),
        PointerTarget::MoreCandidates(index) => filter_prompt::point(state, (index, false), effects),
        PointerTarget::Border(border) => {
            let from = if border == Border::Above { pointer.row } else { pointer.column };
            let cells = panes::cells(state, border).unwrap_or_default();
            state.pointer.dragging = Some(Dragging { border, from, cells });
        }
        PointerTarget::Help
        | PointerTarget::Heading(_)
        | PointerTarget::Line
        | PointerTarget::Hint(_)
        | PointerTarget::Nothing => {}
    }
}

/// Handles a press on the article: follows a link, filters by a tag, or loads the images.
fn press_text(state: &mut State, row: usize, cell: Option<usize>, effects: &mut Vec<Effect>) {
    // Following a link leaves the focus alone, so that the panes don't move.
    if let Some(url) = link_at(state, row, cell) {
        return hints::follow(state, url, effects);
    }
    focus(state, Pane::Article);
    if let Some(tag) = tag_at(state, row, cell) {
        facets::choose_facet(state, FacetValue::Tag(tag), Choice::Include, effects);
    } else if images::is_caption(state, row) {
        images::load(state, effects);
    }
}

fn link_at(state: &State, row: usize, cell: Option<usize>) -> Option<SafeUrl> {
    state.article.open.as_ref()?.rows.get(row)?.link_at(cell?).cloned()
}

fn tag_at(state: &State, row: usize, cell: Option<usize>) -> Option<TagId> {
    let article = state.current()?;
    let shown = state.article.open.as_ref().filter(|shown| shown.request.path == article.path)?;
    let span = shown.rows.get(row)?.span_at(cell?).filter(|span| span.role == Role::Tag)?;
    // The source is shown without the suffix that its tag may have.
    let tag = article.tags.iter().find(|tag| matches_name(tag, &span.text))?;
    state.finding.library.tags().spelled(tag)
}

fn point_at(state: &mut State, index: usize) {
    focus(state, Pane::List);
    list::go_to(state, index);
}

/// With Control, a press adds an article to the selection or removes it, or excludes a value of the left
/// pane; anywhere else it is a plain press.
fn press_too(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    let at = Layout::of(state).at(pointer.column, pointer.row);
    if let PointerTarget::Article(index) = at {
        leave_all(state, effects);
        point_at(state, index);
        marks::select_here(state);
    } else if let PointerTarget::Value(line @ FacetLine::Value(item), _) = at {
        leave_all(state, effects);
        put_tags_cursor(state, line);
        facets::choose_facet(state, item.facet, Choice::Exclude, effects);
    } else {
        press(state, pointer, effects);
    }
}

/// Opens the source of an article, or a link, in the browser, without opening the article pane.
fn open(state: &mut State, pointer: Pointer, effects: &mut Vec<Effect>) {
    leave_all(state, effects);
    let at = Layout::of(state).at(pointer.column, pointer.row);
    if let PointerTarget::Article(index) = at {
        point_at(state, index);
        read::open_source(state, effects);
    } else if let PointerTarget::Text(row, cell) = at {
        match link_at(state, row, cell) {
            Some(url) => hints::follow(state, url, effects),
            None => read::open_source(state, effects),
        }
    }
}

/// A count becomes the filter, the order offers the sort keys, the rest starts the filter prompt.
fn press_title(state: &mut State, piece: Option<TitlePart>, effects: &mut Vec<Effect>) {
    state.help = None;
    match piece {
        Some(TitlePart::Unread) => {
            let is_unread = state.filter.query.has_flag(Flag::Unread);
            unread::show(state, if is_unread { Scope::All } else { Scope::Unread }, effects);
        }
        Some(TitlePart::New) => unread::show(state, Scope::New, effects),
        Some(TitlePart::Selected) => {
            marks::clear_selection(state);
        }
        Some(TitlePart::Order) => order::ask(state, effects),
        None => {
            focus(state, Pane::List);
            filter_prompt::start(state);
        }
    }
}

fn put_tags_cursor(state: &mut State, line: FacetLine) {
    focus(state, Pane::Tags);
    if let Some(position) = FacetPosition::of(line) {
        state.facets.go_to(position);
    }
}

/// Handles a press on a line of the left pane: a heading folds or unfolds, a value is included or no longer
/// included, and the sign of a year folds or unfolds its months.
fn choose(state: &mut State, line: FacetLine, cell: u16, effects: &mut Vec<Effect>) {
    put_tags_cursor(state, line);
    match line {
        FacetLine::Group { .. } => facets::toggle_fold(state),
        FacetLine::Value(item) if item.open.is_some() && cell <= facets::SIGN_CELL => {
            facets::toggle_fold(state);
        }
        FacetLine::Value(item) => {
            facets::choose_facet(state, item.facet, Choice::Include, effects);
        }
        FacetLine::More(_) => facets::start_prompt(state),
        FacetLine::SharedHeader | FacetLine::Gap => {}
    }
}

/// Moves the dragged border to the pointer, within the minimum sizes of both panes.
fn drag(state: &mut State, pointer: Pointer) {
    let Some(Dragging { border, from, cells }) = state.pointer.dragging else { return };
    let to = if border == Border::Above { pointer.row } else { pointer.column };
    let by = i32::from(to) - i32::from(from);
    let more = if border == Border::Tags { by } else { -by };
    let cells = (i32::from(cells) + more).clamp(0, i32::from(limits::SCREEN_CELLS));
    panes::put(state, border, u16::try_from(cells).unwrap_or_default());
}

/// Scrolls what is under the pointer, whichever pane has the focus.
fn wheel(state: &mut State, pointer: Pointer, by: isize, effects: &mut Vec<Effect>) {
    if !state.mode().is_typing() {
        state.status.notice = None;
    }
    match Layout::of(state).at(pointer.column, pointer.row) {
        PointerTarget::Text(..) => article::scroll(state, by),
        PointerTarget::Article(_) | PointerTarget::List => wheel_list(state, by),
        PointerTarget::Value(..) | PointerTarget::Tags => wheel_tags(state, by),
        PointerTarget::Help => {
            if let Some(help) = &mut state.help {
                help.scroll = help.scroll.saturating_add_signed(by);
            }
        }
        PointerTarget::Search(_) | PointerTarget::Command(_) | PointerTarget::Heading(_) => {
            prompt::scroll_picker(state, by);
        }
        PointerTarget::Candidate(_) | PointerTarget::MoreCandidates(_) => {
            state.status.notice = None;
            let direction = if by > 0 { Direction::Forward } else { Direction::Back };
            filter_prompt::choose(state, direction, effects);
        }
        PointerTarget::Title(_)
        | PointerTarget::Line
        | PointerTarget::Hint(_)
        | PointerTarget::Border(_)
        | PointerTarget::Nothing => {}
    }
}

/// Scrolls the list. If it has the focus, the cursor stays in the window; if not, the cursor stays on the
/// article that is being read, even outside the window.
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
    list::hold_cursor(state);
}

/// Scrolls the left pane; the cursor stays in the window.
fn wheel_tags(state: &mut State, by: isize) {
    let rows = state.panes().tags.map_or(1, Area::rows).max(1);
    let tags = &mut state.facets;
    let end = tags.lines.len().saturating_sub(rows);
    tags.top = tags.top.saturating_add_signed(by).min(end);
    tags.cursor = tags.cursor.clamp(tags.top, tags.top + rows - 1);
    tags.visited = true;
    state.facets.snap_cursor(by);
}
