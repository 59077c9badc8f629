//! Marks (read, starred, saved for later), undoing them, and selecting the articles to mark.
//!
//! A mark takes effect at once, in the current snapshot; the list and its counts follow with the next answer.
//! Storing marks is left to the runtime. Floor 3, part of [`app`](crate::app).

use std::sync::Arc;

use crate::app::geometry::Pane;
use crate::app::marks::{Selection, UndoStep};
use crate::app::message::Effect;
use crate::app::state::State;
use crate::app::tips::Tip;
use crate::app::update::{article, filter, help, list};
use crate::config::choice::MarkRead;
use crate::input::{Action, Extent, MarkAction, Mode};
use crate::library::Library;
use crate::model::{ArticleId, Mark, MarkChanges, MarkRecord};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Receives a new snapshot and gives it the current mark table.
pub(super) fn take_library(state: &mut State, library: &Library) {
    let before = library.with_mark_table(&state.marking.before).mark_table().clone();
    state.marking.before = before;
    state.library = Arc::new(library.with_mark_table(state.library.mark_table()));
}

/// Receives marks that were read from disk or set by another reader. The marks thread knew the first
/// `requests` requests of this reader.
pub(super) fn take_read(
    state: &mut State,
    reported: &[(u64, MarkRecord)],
    requests: u64,
    effects: &mut Vec<Effect>,
) {
    let read = &*state.marking.with_unconfirmed(reported, requests);
    let mark_table = state.library.mark_table();
    let has_news = read.iter().any(|&(number, record)| !mark_table.record(number).agrees_with(record));
    let was_known = std::mem::replace(&mut state.marking.known, true);
    if has_news {
        state.library = Arc::new(state.library.marking(read));
    }
    if !was_known {
        // The list so far was built as if nothing had been read.
        state.marking.before = state.library.mark_table().clone();
    }
    if has_news {
        filter::ask_again(state, effects);
    }
}

pub(super) fn act(state: &mut State, action: MarkAction, effects: &mut Vec<Effect>) {
    match action {
        MarkAction::Toggle(mark) => toggle(state, mark, effects),
        MarkAction::Read(extent) => read_many(state, extent, effects),
        MarkAction::Select => select(state),
        MarkAction::SelectAll => select_all(state),
        MarkAction::Undo => step(state, true, effects),
        MarkAction::Redo => step(state, false, effects),
    }
}

/// Marks the selected articles, else the one under the cursor; if all of them have the mark, removes it.
fn toggle(state: &mut State, mark: Mark, effects: &mut Vec<Effect>) {
    let selected = state.marking.selection.listed() > 0;
    let articles = if selected {
        state.marking.selection.of(&state.finding)
    } else {
        state.current_id().into_iter().collect()
    };
    if articles.is_empty() {
        return state.notify(Phrase::NoArticle);
    }
    list::hold_cursor(state);
    let on = !articles.iter().all(|&id| state.marks(id).has(mark));
    let count = set(state, &articles, (mark, on), effects);
    state.notify(Phrase::ArticlesMarked { mark, on, count, undo: undo_key(state) });
    // The selection has served its purpose.
    state.marking.selection = Selection::default();
}

/// Marks all listed articles as read, or those above or below the cursor.
fn read_many(state: &mut State, extent: Extent, effects: &mut Vec<Effect>) {
    let ids = Arc::clone(&state.finding.ids);
    let cursor = state.list.cursor;
    let articles = match extent {
        Extent::Above => ids.get(..cursor),
        Extent::Below => ids.get(cursor + 1..),
        Extent::All => Some(&*ids),
    };
    let count = set(state, articles.unwrap_or_default(), (Mark::Read, true), effects);
    if count == 0 {
        return state.notify(Phrase::NothingUnreadThere);
    }
    list::hold_cursor(state);
    state.notify(Phrase::ArticlesMarked { mark: Mark::Read, on: true, count, undo: undo_key(state) });
}

fn undo_key(state: &State) -> Option<CleanText> {
    state.list_key(Action::Mark(MarkAction::Undo))
}

/// Sets or removes a mark on listed articles, as a step that can be undone. Returns how many of them changed.
fn set(state: &mut State, ids: &[ArticleId], (mark, on): (Mark, bool), effects: &mut Vec<Effect>) -> usize {
    let changing: Vec<ArticleId> =
        ids.iter().copied().filter(|&id| state.marks(id).has(mark) != on).collect();
    if changing.is_empty() {
        return 0;
    }
    let library = Arc::clone(&state.finding.library);
    let numbers = changing.iter().filter_map(|&id| library.mark_id(id)).collect();
    let title = match *changing.as_slice() {
        [only] => library.row(only).map(|article| article.title),
        _ => None,
    };
    let changes = MarkChanges::new(mark, on, numbers);
    put(state, &changes, library, effects);
    state.marking.history.push(UndoStep { changes, count: changing.len(), title });
    changing.len()
}

/// Sets or removes a mark on those of some articles that differ. `library` is a snapshot that has them; undone
/// steps may have articles that are gone. Returns how many differ.
fn put(state: &mut State, changes: &MarkChanges, library: Arc<Library>, effects: &mut Vec<Effect>) -> usize {
    let &MarkChanges { mark, on, .. } = changes;
    let mark_table = state.library.mark_table();
    let records = changes.numbers().iter().map(|&number| (number, mark_table.record(number)));
    // Of a mark that an earlier key set, nothing was decided under the id of the article yet.
    let is_different = |record: &MarkRecord| record.marks().has(mark) != on || !record.is_decided(mark);
    let differing = records.filter(|(_, record)| is_different(record));
    let marked: Vec<_> = differing.map(|(number, record)| (number, record.with(mark, on))).collect();
    if marked.is_empty() {
        // Another reader did the same.
        return 0;
    }
    let changes = MarkChanges::new(mark, on, marked.iter().map(|&(number, _)| number).collect());
    state.marking.record_sent(changes.clone());
    effects.push(Effect::SaveMarks { library, changes });
    state.library = Arc::new(state.library.marking(&marked));
    filter::ask_again(state, effects);
    marked.len()
}

/// Undoes the last step or redoes it, and reports what changed.
fn step(state: &mut State, back: bool, effects: &mut Vec<Effect>) {
    let Some(UndoStep { mut changes, title, .. }) = state.marking.history.step(back) else {
        return state.notify(if back { Phrase::NothingToUndo } else { Phrase::NothingToRedo });
    };
    changes.on ^= back;
    let count = put(state, &changes, Arc::clone(&state.library), effects);
    let MarkChanges { mark, on, .. } = changes;
    state.notify(match title {
        Some(title) => Phrase::MarkedAgain { mark, on, title },
        None => Phrase::ManyMarkedAgain { mark, on, count },
    });
}

/// Called after every key and mouse event: marks an article that has been opened as read.
pub(super) fn mark_opened(state: &mut State, effects: &mut Vec<Effect>) {
    let is_open = state.focus == Pane::Article;
    let path = if is_open { state.current().map(|article| article.path.clone()) } else { None };
    if state.marking.marked_open != path {
        let was_read = state.marking.marked_open.take().is_some();
        if was_read && !is_open && state.mode() == Mode::List {
            help::show_tip(state, Tip::Marks, effects);
        }
    }
    if is_open {
        opened(state, effects);
    }
}

/// The article under the cursor is being read. Marks it as read, once while it is open; with
/// [`MarkRead::End`] only if its end is in the window.
pub(super) fn opened(state: &mut State, effects: &mut Vec<Effect>) {
    let is_read = match state.marking.read_when {
        MarkRead::Opened => true,
        MarkRead::End => article::shows_end(state),
        MarkRead::Never => false,
    };
    if is_read {
        read(state, effects);
    }
}

/// The article under the cursor was opened in the browser.
pub(super) fn opened_in_browser(state: &mut State, effects: &mut Vec<Effect>) {
    if state.marking.read_when != MarkRead::Never {
        state.marking.marked_open = None;
        read(state, effects);
    }
}

fn read(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((id, article)) = state.current_id().zip(state.current()) else { return };
    if state.marking.marked_open.as_ref() == Some(&article.path) {
        return;
    }
    state.marking.marked_open = Some(article.path.clone());
    set(state, &[id], (Mark::Read, true), effects);
}

/// Selects or deselects the article under the cursor and moves down.
fn select(state: &mut State) {
    let Some(id) = state.current_id() else { return state.notify(Phrase::NoArticle) };
    state.marking.selection.toggle(id, &state.finding);
    list::step(state, 1);
}

/// Selects or deselects the article under the cursor; the cursor stays.
pub(super) fn select_here(state: &mut State) {
    if let Some(id) = state.current_id() {
        state.marking.selection.toggle(id, &state.finding);
    }
}

/// Selects all listed articles; if all of them are selected, none.
fn select_all(state: &mut State) {
    if state.finding.ids.is_empty() {
        return state.notify(Phrase::NoArticle);
    }
    let is_all = state.marking.selection.listed() == state.finding.ids.len();
    state.marking.selection = if is_all { Selection::default() } else { Selection::all(&state.finding) };
    list::hold_cursor(state);
}

/// Clears the selection; false if it was empty.
pub(super) fn clear_selection(state: &mut State) -> bool {
    let had_any = !state.marking.selection.is_empty();
    state.marking.selection = Selection::default();
    had_any
}
