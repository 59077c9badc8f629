//! The state machine: one message in, effects out, which the runtime performs. Floor 3, part of [`app`](crate::app).
//!
//! The submodules, one for each pane, prompt or subject, import one another in one direction only: `pointer` uses
//! `actions`, which uses everything that performs an action; prompts, reading and marks use the panes; panes use
//! the filter, and all use the cursors of `list` and `article`.

mod actions;
mod article;
mod copy;
mod facets;
mod filter;
mod filter_prompt;
mod find;
mod focus;
mod help;
mod hints;
mod images;
mod list;
mod marks;
mod order;
mod palette;
mod panes;
mod pointer;
mod programs;
mod prompt;
mod read;
mod searches;
mod unread;

use crate::app::geometry::Pane;
use crate::app::message::{Effect, Message};
use crate::app::state::{Loading, State};
use crate::app::tips::Tip;
use crate::library::Finding;
use crate::wording::Phrase;

/// Applies a message to the state and returns the effects to perform, in order.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => {
            actions::press(state, key, &mut effects);
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
        Message::Exported(written) => programs::take_written(state, written),
        Message::MarksRead { marks, requests } => {
            marks::take_read(state, &marks, requests, &mut effects);
        }
        Message::MarksSaved(Ok(0)) => {}
        Message::MarksSaved(Ok(count)) => state.notify(Phrase::MarksSavedNow { count }),
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
            find::lay_out(state);
        }
        Message::ImageLoaded { ticket, image, outcome } => images::take(state, ticket, image, outcome),
        Message::TerminalKnown(terminal) => state.know_terminal(terminal),
        // A stale answer: a newer question has been asked since.
        Message::Found { .. } | Message::LaidOut { .. } => return effects,
        Message::SearchesRead(Ok(read)) => searches::take(state, read, None, &mut effects),
        Message::SearchSaved(Ok((saved, notice))) => searches::take(state, saved, Some(notice), &mut effects),
        Message::OpenEnded { url, outcome } => read::take_outcome(state, url, outcome, &mut effects),
        Message::WorkerFailed(phrase) => {
            give_up(state, phrase);
            return effects;
        }
    }
    settle(state, &mut effects);
    effects
}

/// Restores what must hold after every message.
fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    keep_in_windows(state);
    help::advance_tour(state);
    article::follow_cursor(state, effects);
    images::follow(state, effects);
}

/// Stops waiting for an answer that will not come.
fn give_up(state: &mut State, phrase: Phrase) {
    state.loading.answered = state.loading.asked;
    state.article.requested = None;
    state.warn(phrase);
    // Ask nothing here: it could fail again at once, in an endless loop.
    keep_in_windows(state);
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
        help::show_tip(state, Tip::Arrived, effects);
    }
    marks::take_library(state, &library);
    filter::ask(state, effects);
}

/// Keeps every cursor in its window and every window in its text.
fn keep_in_windows(state: &mut State) {
    list::keep_cursor_in_window(state);
    facets::keep_cursor_in_window(state);
    help::keep_in_window(state);
    prompt::keep_picker_in_window(state);
    palette::preview(state);
    panes::keep(state);
    article::keep_scroll_in_window(state);
    find::keep_outline(state);
    hints::keep(state);
}

/// Reloads the folder after the editor and lays the article out again, at the same place in the text.
fn take_edited(state: &mut State, edited: Result<(), Phrase>, effects: &mut Vec<Effect>) {
    if let Err(phrase) = edited {
        state.warn(phrase);
    }
    // Also after a failure: the editor may have written the file before it.
    state.article.lay_out_again();
    actions::reload(state, effects);
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
        // The file may have changed.
        state.article.lay_out_again();
    }
    // Tag and name ids differ between loads.
    let line = facets::remember(state);
    list::take(state, finding);
    list::return_to_article(state);
    facets::derive_lines_at(state, line);
    // The candidates show the counts of this list.
    filter_prompt::derive(state);
    if state.finding.ids.is_empty() && state.focus == Pane::Article {
        state.focus = Pane::List;
    }
}
