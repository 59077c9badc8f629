//! Marking: reading, stars, what is kept for later, and taking it back.
//!
//! A mark counts at once, in the snapshot of now; the list and its counts follow with the next answer.

use std::sync::Arc;

use crate::app::geometry::Pane;
use crate::app::lessons::{Lesson, key_of};
use crate::app::marks::{Marked, ReadWhen, Selection, Step};
use crate::app::message::Effect;
use crate::app::state::State;
use crate::app::update::{article, filter, lessons, list};
use crate::input::{Action, Mode};
use crate::library::{Library, ManyMarks};
use crate::limits;
use crate::model::{ArticleId, Mark, MarkChange, MarkKey, MarkSet};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Another snapshot came; what is marked stays marked in it.
pub(super) fn take_library(state: &mut State, library: &Library) {
    let before = library.with_book(&state.marking.before).book().clone();
    state.marking.before = before;
    state.library = Arc::new(library.with_book(state.library.book()));
}

/// Marks that were read from the disk, or set by another reader.
pub(super) fn take_read(state: &mut State, read: &[(u64, MarkSet)], effects: &mut Vec<Effect>) {
    let read = &*state.marking.news(read);
    let book = state.library.book();
    let has_news = read.iter().any(|&(number, marks)| book.of(number) != marks);
    let was_known = std::mem::replace(&mut state.marking.known, true);
    if has_news {
        state.library = Arc::new(state.library.marking(read));
    }
    if !was_known {
        // The list that stood there before was one of a reader who had read nothing.
        state.marking.before = state.library.book().clone();
    }
    if has_news {
        filter::ask_again(state, effects);
    }
}

/// Marks what is selected, else the article with the cursor; where all of it is marked, takes the mark
/// away.
pub(super) fn toggle(state: &mut State, mark: Mark, effects: &mut Vec<Effect>) {
    let selected = state.marking.selection.listed() > 0;
    let meant = if selected {
        state.marking.selection.of(&state.finding)
    } else {
        state.current_id().into_iter().collect()
    };
    if meant.is_empty() {
        return state.say(Phrase::NoArticle);
    }
    list::attend(state);
    let on = !meant.iter().all(|&id| state.marks(id).has(mark));
    let count = set(state, &meant, (mark, on), effects);
    state.say(Phrase::ArticlesMarked { mark, on, count, undo: undo_key(state) });
    // What was selected for this is done with.
    state.marking.selection = Selection::default();
}

/// Marks all that is listed as read, or what stands above or below the cursor.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action means all")]
pub(super) fn read_many(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let ids = Arc::clone(&state.finding.ids);
    let cursor = state.list.cursor;
    let meant = match action {
        Action::MarkAboveRead => ids.get(..cursor),
        Action::MarkBelowRead => ids.get(cursor + 1..),
        _ => Some(&*ids),
    };
    let count = set(state, meant.unwrap_or_default(), (Mark::Read, true), effects);
    if count == 0 {
        return state.say(Phrase::NothingUnreadThere);
    }
    list::attend(state);
    state.say(Phrase::ArticlesMarked { mark: Mark::Read, on: true, count, undo: undo_key(state) });
}

/// The key that takes the last marking back, as it is bound.
fn undo_key(state: &State) -> Option<CleanText> {
    key_of(state, Mode::List, Action::Undo)
}

/// Sets a mark on articles of the list or takes it away, so that it can be undone; gives how many were
/// not so before.
fn set(state: &mut State, ids: &[ArticleId], (mark, on): (Mark, bool), effects: &mut Vec<Effect>) -> usize {
    let changing: Vec<ArticleId> =
        ids.iter().copied().filter(|&id| state.marks(id).has(mark) != on).collect();
    if changing.is_empty() {
        return 0;
    }
    let library = Arc::clone(&state.finding.library);
    let articles = if changing.len() <= limits::NAMED_AT_ONCE {
        let mut keys: Vec<MarkKey> = changing.iter().filter_map(|&id| library.mark_key(id)).collect();
        keys.sort_unstable();
        keys.dedup();
        Marked::Named(keys.into())
    } else {
        let mut numbers: Vec<u64> = changing.iter().filter_map(|&id| library.mark_number(id)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Marked::Numbered(numbers.into())
    };
    let title = match *changing.as_slice() {
        [only] => library.row(only).map(|article| article.title),
        _ => None,
    };
    let step = Step { mark, on, articles, count: changing.len(), title };
    put(state, &step, (&library, on), effects);
    state.marking.history.push(step);
    changing.len()
}

/// Sets the mark of a step, or takes it away, wherever it is not so; `library` knows the articles.
fn put(state: &mut State, step: &Step, (library, on): (&Arc<Library>, bool), effects: &mut Vec<Effect>) {
    let mark = step.mark;
    let book = state.library.book();
    let changes: Vec<(u64, MarkSet)> = step
        .articles
        .numbers()
        .iter()
        .map(|&number| (number, book.of(number)))
        .filter(|(_, marks)| marks.has(mark) != on)
        .map(|(number, marks)| (number, marks.with(mark, on)))
        .collect();
    if changes.is_empty() {
        // Another reader did the same.
        return;
    }
    state.marking.give(changes.iter().map(|(number, _)| *number).collect());
    effects.push(match &step.articles {
        Marked::Named(keys) => {
            let keys = keys.iter().filter(|key| book.of(key.number()).has(mark) != on);
            Effect::SaveMarks(keys.map(|key| MarkChange { key: key.clone(), mark, on }).collect())
        }
        Marked::Numbered(_) => Effect::SaveManyMarks(ManyMarks {
            library: Arc::clone(library),
            numbers: changes.iter().map(|(number, _)| *number).collect(),
            mark,
            on,
        }),
    });
    state.library = Arc::new(state.library.marking(&changes));
    filter::ask_again(state, effects);
}

/// Takes the last step back, or takes it again; says what was done.
pub(super) fn step(state: &mut State, back: bool, effects: &mut Vec<Effect>) {
    let history = &mut state.marking.history;
    let Some(step) = (if back { history.undo() } else { history.redo() }) else {
        return state.say(if back { Phrase::NothingToUndo } else { Phrase::NothingToRedo });
    };
    let on = step.on != back;
    let library = Arc::clone(&state.library);
    put(state, &step, (&library, on), effects);
    let (mark, count) = (step.mark, step.count);
    state.say(match step.title {
        Some(title) => Phrase::MarkedAgain { mark, on, title },
        None => Phrase::ManyMarkedAgain { mark, on, count },
    });
}

/// Takes note of what is open after a key: an article that was opened is read.
pub(super) fn take_note(state: &mut State, effects: &mut Vec<Effect>) {
    let is_open = state.focus == Pane::Article;
    let path = state.current().filter(|_| is_open).map(|article| article.path);
    if state.marking.noted != path {
        let was_read = state.marking.noted.take().is_some();
        if was_read && !is_open && state.mode() == Mode::List {
            lessons::teach(state, Lesson::Marks, effects);
        }
    }
    if is_open {
        opened(state, effects);
    }
}

/// The article with the cursor is being read. It is marked, once while it is open, unless its end was to be
/// seen first.
pub(super) fn opened(state: &mut State, effects: &mut Vec<Effect>) {
    let is_read = match state.marking.read_when {
        ReadWhen::Opened => true,
        ReadWhen::ScrolledToEnd => article::shows_end(state),
        ReadWhen::Never => false,
    };
    if is_read {
        read(state, effects);
    }
}

/// The article with the cursor was opened elsewhere.
pub(super) fn opened_outside(state: &mut State, effects: &mut Vec<Effect>) {
    if state.marking.read_when != ReadWhen::Never {
        state.marking.noted = None;
        read(state, effects);
    }
}

fn read(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((id, article)) = state.current_id().zip(state.current()) else { return };
    if state.marking.noted.as_ref() == Some(&article.path) {
        return;
    }
    state.marking.noted = Some(article.path);
    set(state, &[id], (Mark::Read, true), effects);
}

/// Marks were written; so many of them could not be before.
pub(super) fn are_saved(state: &mut State, after_all: usize) {
    if after_all > 0 {
        state.say(Phrase::MarksSavedAfterAll { count: after_all });
    }
}
