//! Keys and actions: what a key means now, and which module performs an action; and the actions that concern all
//! panes: going back, closing, reloading. Floor 3, part of [`app`](crate::app).

use crate::app::geometry::Pane;
use crate::app::message::Effect;
use crate::app::state::{Loading, State};
use crate::app::update::focus::focus;
use crate::app::update::{
    copy, facets, filter, filter_prompt, find, help, hints, images, list, marks, order, palette, panes,
    programs, prompt, read, searches, unread,
};
use crate::input::{
    Action, Code, FilterAction, FindAction, HelpAction, Key, ListAction, Meaning, Mode, OpenAction,
    PaletteAction,
};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Handles a key: it continues a key sequence, runs an action or is typed into a prompt.
pub(super) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    state.status.notice = None;
    let mode = state.mode();
    let mut keys = std::mem::take(&mut state.status.pending);
    let was_pending = !keys.is_empty();
    if state.settings.keymap.meaning(mode, &[key]) == Meaning::Action(Action::Interrupt) {
        // This key works in the middle of a key sequence too.
        return act(state, mode, Action::Interrupt, effects);
    }
    keys.push(key);
    match state.settings.keymap.meaning(mode, &keys) {
        Meaning::Action(action) => {
            act(state, mode, action, effects);
            help::show_tip_after(state, mode, action, effects);
        }
        Meaning::Pending(_) => state.status.pending = keys,
        Meaning::Unbound if was_pending && key == Key::of(Code::Escape) => {}
        Meaning::Unbound => match key.typed() {
            Some(character) if mode.is_typing() => prompt::insert(state, character, effects),
            _ if mode.is_typing() => {}
            _ => {
                let keys: String = keys.iter().map(|key| key.label()).collect();
                let keys = CleanText::line(&keys);
                state.notify(Phrase::UnboundKey {
                    keys,
                    help: state.settings.keymap.label(mode, Action::Help(HelpAction::Toggle)),
                });
            }
        },
    }
}

/// Runs an action: hands what it carries to the module of its area.
pub(super) fn act(state: &mut State, mode: Mode, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Move(motion) => prompt::move_by(state, mode, motion),
        Action::Read(action) => read::act(state, action, effects),
        Action::Find(FindAction::Start) => find::start(state),
        Action::Find(FindAction::Step(direction)) => find::step_or_notify(state, direction),
        Action::Find(FindAction::ShowOutline) => find::start_outline(state),
        Action::Find(FindAction::TakeHeading) => find::take_heading(state),
        Action::Open(OpenAction::Source) => read::open_source(state, effects),
        Action::Open(OpenAction::OnSite) => read::open_on_site(state, effects),
        Action::Open(OpenAction::Links) => hints::start(state),
        Action::Open(OpenAction::Editor) => programs::edit(state, effects),
        Action::Open(OpenAction::Command) => programs::start_pipe(state),
        Action::Copy(what) => copy::act(state, what, effects),
        Action::Export(format) => programs::start_export(state, format),
        Action::Unread(action) => unread::act(state, mode, action),
        Action::Mark(action) => marks::act(state, action, effects),
        Action::Show(scope) => unread::show(state, scope, effects),
        Action::Filter(FilterAction::Start) => filter_prompt::start(state),
        Action::Filter(FilterAction::Clear) => filter::clear(state, effects),
        Action::Filter(FilterAction::Step(direction)) => filter::step(state, direction, effects),
        Action::Search(action) => searches::act(state, action, effects),
        Action::Facet(action) => facets::act(state, action, effects),
        Action::Sort(key) => order::sort_by(state, key, effects),
        Action::List(ListAction::ToggleDays) => order::toggle_days(state),
        Action::List(ListAction::ToggleSummaries) => order::toggle_summaries(state),
        Action::List(ListAction::GoToDate) => list::start_date_prompt(state),
        Action::Pane(action) => panes::act(state, action),
        Action::Prompt(action) => prompt::act(state, action, effects),
        Action::Help(action) => help::act(state, action),
        Action::Palette(PaletteAction::Open) => palette::start(state, ""),
        Action::Palette(PaletteAction::OpenThemes) => palette::start_themes(state),
        Action::Palette(PaletteAction::Run) => {
            if let Some(action) = palette::run(state, effects) {
                act(state, state.mode(), action, effects);
            }
        }
        Action::Back => back(state, effects),
        Action::Close => close(state, effects),
        Action::Quit | Action::Interrupt => effects.push(Effect::Quit),
        Action::Redraw => effects.push(Effect::Redraw),
        Action::Reload => reload(state, effects),
        Action::Suspend => effects.push(Effect::Suspend),
    }
}

/// Goes one step back: closes the help, ends the search in the article, zen mode or the full view, leaves the
/// pane, clears the selection, removes the last condition of the filter, ends the tour. Never quits.
pub(super) fn back(state: &mut State, effects: &mut Vec<Effect>) {
    if state.help.take().is_some() {
        return;
    }
    if find::end(state) || panes::end_zen(state) {
        return;
    }
    if state.focus == Pane::Article && state.article.full {
        state.article.full = false;
    } else if state.focus != Pane::List {
        focus(state, Pane::List);
    } else if state.article.full {
        state.article.full = false;
    } else if marks::clear_selection(state) {
        // Clearing the selection was the step.
    } else if !filter::take_back(state, effects) && !help::end_tour(state, effects) {
        state.notify(Phrase::NothingToGoBackTo);
    }
}

/// Closes the help, zen mode, the full view or the pane; in the list, quits.
fn close(state: &mut State, effects: &mut Vec<Effect>) {
    if state.help.take().is_some() || panes::end_zen(state) {
        return;
    }
    match state.focus {
        Pane::Article if state.article.full => state.article.full = false,
        Pane::Article | Pane::Tags => focus(state, Pane::List),
        Pane::List => effects.push(Effect::Quit),
    }
}

/// Loads the folder again, unless it is still loading.
pub(super) fn reload(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.loading.finished {
        return;
    }
    state.loading = Loading { done: 0, total: 0, finished: false, ..state.loading };
    images::forget(state);
    state.list.moved |= !state.finding.ids.is_empty();
    effects.push(Effect::Reload);
}
