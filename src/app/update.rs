//! The state machine: one message in, effects out.
//!
//! [`update()`] applies a message to the state and returns the effects; the submodules do the work, one for
//! each pane, prompt or subject. It performs no effect: the runtime does. Floor 3, part of
//! [`app`](crate::app).

pub(crate) mod article;
mod complete;
mod copy;
mod date;
mod export;
mod facets;
mod filter;
mod find;
mod help;
mod hints;
mod history;
mod images;
mod list;
mod marks;
mod movement;
mod order;
mod outline;
mod palette;
mod panes;
mod pointer;
mod programs;
mod prompt;
mod searches;
mod select;
mod tips;
mod unread;

use crate::app::geometry::Pane;
use crate::app::message::{Effect, Message};
use crate::app::state::{Loading, Prompt, State};
use crate::app::tips::{Tip, key_label};
use crate::input::{
    Action, FilterAction, FindAction, HelpAction, Key, ListAction, Meaning, Mode, OpenAction, OutlineAction,
    PaletteAction, SelectAction,
};
use crate::library::Finding;
use crate::markdown::layout::Room;
use crate::wording::Phrase;

use movement::move_by;

/// Applies a message to the state and returns the effects to perform, in order.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => {
            press(state, key, &mut effects);
            marks::mark_opened(state, &mut effects);
        }
        Message::Pointer(pointer) => {
            pointer::act(state, pointer, &mut effects);
            marks::mark_opened(state, &mut effects);
        }
        Message::Pasted(text) => prompt::paste(state, &text, &mut effects),
        Message::Resized(size) => state.screen.size = size,
        loaded @ Message::Loaded { .. } => take_loaded(state, loaded, &mut effects),
        Message::Unchanged => state.loading.finished = true,
        Message::Edited(edited) => take_edited(state, edited, &mut effects),
        Message::Piped(Ok(phrase)) => state.notify(phrase),
        Message::Exported(written) => export::take_written(state, written),
        Message::MarksRead { marks, requests } => {
            marks::take_read(state, &marks, requests, &mut effects);
        }
        Message::MarksSaved(Ok(count)) => marks::report_saved(state, count),
        Message::NewDay(today) => {
            state.today = today;
            effects.push(Effect::NewDay(today));
        }
        Message::FolderMissing(missing) => take_missing(state, missing),
        Message::Trouble(phrase)
        | Message::Piped(Err(phrase))
        | Message::MarksSaved(Err(phrase))
        | Message::SearchesRead(Err(phrase))
        | Message::SearchSaved(Err(phrase)) => state.warn(phrase),
        Message::LoadFailed(phrase) => {
            state.loading.finished = true;
            state.warn(phrase);
        }
        Message::Found { ticket, finding } if ticket == state.loading.asked => {
            state.loading.answered = ticket;
            take_finding(state, finding);
        }
        Message::LaidOut { ticket, rows, images } if ticket == state.article.ticket => {
            article::take_rows(state, rows, images);
        }
        Message::ImageLoaded { ticket, image, outcome } => images::take(state, ticket, image, outcome),
        Message::TerminalKnown(terminal) => state.know_terminal(terminal),
        // A stale answer: a newer question has been asked since.
        Message::Found { .. } | Message::LaidOut { .. } => return effects,
        Message::SearchesRead(Ok(read)) => searches::take(state, read, None, &mut effects),
        Message::SearchSaved(Ok((saved, notice))) => searches::take(state, saved, Some(notice), &mut effects),
        Message::OpenEnded { url, outcome } => article::take_outcome(state, url, outcome, &mut effects),
        Message::WorkerFailed(phrase) => {
            // The answer will not come: stop waiting for it.
            state.loading.answered = state.loading.asked;
            state.article.requested = None;
            state.warn(phrase);
            // Ask nothing here: it could fail again at once, in an endless loop.
            keep_in_windows(state);
            return effects;
        }
    }
    // What must hold after every message.
    keep_in_windows(state);
    tips::advance_tour(state);
    article::follow_cursor(state, &mut effects);
    images::follow(state, &mut effects);
    effects
}

/// Receives the next snapshot of a library that is loading or has changed on disk.
fn take_loaded(state: &mut State, loaded: Message, effects: &mut Vec<Effect>) {
    let Message::Loaded { library, done, total, finished, arrived } = loaded else { return };
    // While the library loads, a cursor that was not moved stays on the first article; later arrivals leave
    // every cursor on its article.
    state.list.moved |= state.loading.finished && !state.finding.ids.is_empty();
    state.loading = Loading { done, total, finished, ..state.loading };
    if arrived > 0 {
        state.notify(Phrase::Arrived { count: arrived });
        tips::show_tip(state, Tip::Arrived, effects);
    }
    marks::take_library(state, &library);
    filter::ask(state, effects);
}

/// Keeps every cursor in its window and every window in its text.
fn keep_in_windows(state: &mut State) {
    list::keep_cursor_in_window(state);
    facets::keep_cursor_in_window(state);
    help::keep_in_window(state);
    searches::keep_in_window(state);
    palette::keep_in_window(state);
    panes::keep(state);
    article::keep_scroll_in_window(state);
    outline::keep_in_window(state);
    hints::keep(state);
}

/// Handles a key: it continues a key sequence, runs an action or is typed into a prompt.
fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
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
            tips::after(state, mode, action, effects);
        }
        Meaning::Pending(_) => state.status.pending = keys,
        Meaning::Unbound if was_pending && key == Key::of(crate::input::Code::Escape) => {}
        Meaning::Unbound => match key.typed() {
            Some(character) if mode.is_typing() => prompt::insert(state, character, effects),
            _ if mode.is_typing() => {}
            _ => {
                let keys: String = keys.iter().map(|key| key.label()).collect();
                let keys = crate::text::CleanText::line(&keys);
                state.notify(Phrase::UnboundKey {
                    keys,
                    help: key_label(state, mode, Action::Help(HelpAction::Toggle)),
                });
            }
        },
    }
}

/// Runs an action: hands what it carries to the module of its area.
fn act(state: &mut State, mode: Mode, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Move(motion) => move_by(state, mode, motion),
        Action::Read(action) => article::act(state, action, effects),
        Action::Find(FindAction::Start) => find::start(state),
        Action::Find(FindAction::Step(direction)) => find::step_or_notify(state, direction),
        Action::Outline(OutlineAction::Show) => outline::start(state),
        Action::Outline(OutlineAction::Take) => outline::take(state),
        Action::Open(OpenAction::Source) => article::open_source(state, effects),
        Action::Open(OpenAction::OnSite) => article::open_on_site(state, effects),
        Action::Open(OpenAction::Links) => hints::start(state),
        Action::Open(OpenAction::Editor) => programs::edit(state, effects),
        Action::Open(OpenAction::Command) => programs::start_pipe(state),
        Action::Copy(what) => copy::act(state, what, effects),
        Action::Export(format) => export::start(state, format),
        Action::Unread(action) => unread::act(state, mode, action),
        Action::Mark(action) => marks::act(state, action, effects),
        Action::Select(SelectAction::Here) => select::toggle(state),
        Action::Select(SelectAction::All) => select::toggle_all(state),
        Action::Show(scope) => unread::show(state, scope, effects),
        Action::Filter(FilterAction::Start) => prompt::start_filter(state),
        Action::Filter(FilterAction::Clear) => filter::clear(state, effects),
        Action::Filter(FilterAction::Step(direction)) => history::step(state, direction, effects),
        Action::Search(action) => searches::act(state, action, effects),
        Action::Facet(action) => facets::act(state, action, effects),
        Action::Sort(key) => order::sort_by(state, key, effects),
        Action::List(ListAction::ToggleDays) => order::toggle_days(state),
        Action::List(ListAction::ToggleSummaries) => order::toggle_summaries(state),
        Action::List(ListAction::GoToDate) => date::start_prompt(state),
        Action::Pane(action) => panes::act(state, action),
        Action::Prompt(action) => prompt::act(state, action, effects),
        Action::Help(HelpAction::Toggle) => help::toggle(state),
        Action::Help(HelpAction::Queries) => help::show_queries(state),
        Action::Help(HelpAction::StartPrompt) => help::start_prompt(state),
        Action::Palette(PaletteAction::Open) => palette::start(state),
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

fn focus(state: &mut State, pane: Pane) {
    if pane == Pane::Article && state.current().is_none() {
        state.notify(Phrase::NoArticle);
        return;
    }
    if pane == Pane::Article {
        // Keep the article that is being read when the list grows.
        list::hold_cursor(state);
    }
    if matches!(state.prompt, Some(Prompt::Facet(_))) {
        state.prompt = None;
    }
    state.facets.visited = state.facets.visited || pane == Pane::Tags;
    state.focus = pane;
    facets::derive_lines(state);
}

/// Goes one step back: closes the help, ends the search in the article, zen mode or the full view, leaves the
/// pane, clears the selection, removes the last condition of the filter, ends the tour. Never quits.
fn back(state: &mut State, effects: &mut Vec<Effect>) {
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
    } else if select::clear(state) {
        // Clearing the selection was the step.
    } else if !filter::take_back(state, effects) && !tips::end_tour(state, effects) {
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

/// Reloads the folder after the editor and lays the article out again, at the same place in the text.
fn take_edited(state: &mut State, edited: Result<(), Phrase>, effects: &mut Vec<Effect>) {
    if let Err(phrase) = edited {
        state.warn(phrase);
    }
    // Also after a failure: the editor may have written the file before it.
    state.article.requested = None;
    if let Some(article) = &mut state.article.open {
        article.room = Room::from(0);
    }
    reload(state, effects);
}

fn reload(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.loading.finished {
        return;
    }
    state.loading = Loading::default();
    images::forget(state);
    state.list.moved |= !state.finding.ids.is_empty();
    effects.push(Effect::Reload);
}

/// Reports that the folder has disappeared or is back. The list does not change.
fn take_missing(state: &mut State, missing: bool) {
    let folder = state.library.name().clone();
    state.loading.folder_missing = missing;
    if missing {
        state.warn(Phrase::FolderMissing { folder });
    } else {
        state.notify(Phrase::FolderBack { folder });
    }
}

/// Receives a new list. The cursors stay on their article and their line if these still exist.
fn take_finding(state: &mut State, finding: Finding) {
    if finding.library.load() != state.finding.library.load() {
        // The file may have changed: lay the article out again and drop a layout that is under way.
        state.article.requested = None;
        if let Some(article) = &mut state.article.open {
            article.room = Room::from(0);
        }
    }
    // Tag and name ids differ between loads.
    let line = facets::remember(state);
    list::take(state, finding);
    list::return_to_article(state);
    facets::derive_lines_at(state, line);
    // The candidates show the counts of this list.
    complete::derive(state);
    if state.finding.ids.is_empty() && state.focus == Pane::Article {
        state.focus = Pane::List;
    }
}
