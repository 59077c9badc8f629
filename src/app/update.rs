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
use crate::input::{Action, Key, Meaning, Mode};
use crate::library::Finding;
use crate::markdown::layout::Room;
use crate::model::Mark;
use crate::wording::Phrase;

use movement::{distance, move_by};

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
        Message::Resized(size) => state.size = size,
        loaded @ Message::Loaded { .. } => take_loaded(state, loaded, &mut effects),
        Message::Unchanged => state.loading.finished = true,
        message @ (Message::Edited(_) | Message::Piped(_) | Message::Exported(_)) => {
            programs::take(state, message, &mut effects);
        }
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
        | Message::MarksSaved(Err(phrase))
        | Message::SearchesRead(Err(phrase))
        | Message::SearchSaved(Err(phrase)) => state.warn(phrase),
        Message::LoadFailed(phrase) => {
            state.loading.finished = true;
            state.warn(phrase);
        }
        Message::Found { ticket, finding } if ticket == state.find_ticket => {
            state.found_ticket = ticket;
            take_finding(state, finding);
        }
        Message::LaidOut { ticket, rows, images } if ticket == state.layout_ticket => {
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
            state.found_ticket = state.find_ticket;
            state.requested = None;
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
    state.loading = Loading { done, total, finished };
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
    state.notice = None;
    let mode = state.mode();
    let mut keys = std::mem::take(&mut state.pending);
    let was_pending = !keys.is_empty();
    if state.keymap.meaning(mode, &[key]) == Meaning::Action(Action::Interrupt) {
        // This key works in the middle of a key sequence too.
        return act(state, mode, Action::Interrupt, effects);
    }
    keys.push(key);
    match state.keymap.meaning(mode, &keys) {
        Meaning::Action(action) => {
            act(state, mode, action, effects);
            tips::after(state, mode, action, effects);
        }
        Meaning::Pending(_) => state.pending = keys,
        Meaning::Unbound if was_pending && key == Key::of(crate::input::Code::Escape) => {}
        Meaning::Unbound => match key.typed() {
            Some(character) if mode.is_typing() => prompt::insert(state, character, effects),
            _ if mode.is_typing() => {}
            _ => {
                let keys: String = keys.iter().map(|key| key.label()).collect();
                let keys = crate::text::CleanText::line(&keys);
                state.notify(Phrase::UnboundKey { keys, help: key_label(state, mode, Action::ToggleHelp) });
            }
        },
    }
}

/// Runs an action: one arm for each, and the work in the submodules.
#[expect(clippy::too_many_lines, reason = "one arm for each action")]
fn act(state: &mut State, mode: Mode, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::MoveDown
        | Action::MoveUp
        | Action::HalfPageDown
        | Action::HalfPageUp
        | Action::PageDown
        | Action::PageUp
        | Action::First
        | Action::Last => move_by(state, mode, action),
        Action::ReadOn => article::read_on(state, effects),
        Action::ReadBack => article::page(state, -1),
        Action::OpenSource => article::open_source(state, effects),
        Action::OpenOnSite => article::open_on_site(state, effects),
        Action::LoadImages => images::load(state, effects),
        Action::CopyLink => article::copy_link(state, effects),
        Action::ToggleInfo => article::toggle_info(state),
        Action::CopyMarkdownLink
        | Action::CopyCitation
        | Action::CopyTitle
        | Action::CopyPath
        | Action::CopyText => copy::act(state, action, effects),
        Action::StartFind => find::start(state),
        Action::NextMatch => find::step_or_notify(state, true),
        Action::PreviousMatch => find::step_or_notify(state, false),
        Action::ShowOutline => outline::start(state),
        Action::TakeHeading => outline::take(state),
        Action::ShowHints => hints::start(state),
        Action::EditFile => programs::edit(state, effects),
        Action::PipeArticle => programs::start_pipe(state),
        Action::WriteMarkdown | Action::WriteHtml | Action::WriteJson | Action::WriteCsv => {
            export::start(state, action);
        }
        Action::ToggleZen => panes::toggle_zen(state),
        Action::TogglePreview => panes::toggle_preview(state),
        Action::WidenArticle => panes::resize(state, true),
        Action::NarrowArticle => panes::resize(state, false),
        Action::ResetPanes => panes::reset(state),
        Action::ScrollArticleDown => article::scroll(state, 1),
        Action::ScrollArticleUp => article::scroll(state, -1),
        Action::NextArticle => list::step(state, 1),
        Action::PreviousArticle => list::step(state, -1),
        Action::StartFilter => prompt::start_filter(state),
        Action::StartTagPrompt => facets::start_prompt(state),
        Action::StartHelpPrompt => help::start_prompt(state),
        Action::IncludeTag | Action::ExcludeTag | Action::OnlyTag => facets::choose(state, action, effects),
        Action::ToggleAnyTag => facets::toggle_any(state, effects),
        Action::ClearFilter => filter::clear(state, effects),
        Action::EarlierFilter => history::step(state, true, effects),
        Action::LaterFilter => history::step(state, false, effects),
        Action::ToggleRead => marks::toggle(state, Mark::Read, effects),
        Action::ToggleStar => marks::toggle(state, Mark::Star, effects),
        Action::ToggleLater => marks::toggle(state, Mark::Later, effects),
        Action::MarkAllRead | Action::MarkAboveRead | Action::MarkBelowRead => {
            marks::read_many(state, action, effects);
        }
        Action::Undo => marks::step(state, true, effects),
        Action::Redo => marks::step(state, false, effects),
        Action::Select => select::toggle(state),
        Action::SelectAll => select::toggle_all(state),
        // After a search in the article, the same keys go through its matches.
        Action::NextUnread | Action::PreviousUnread
            if mode == Mode::Article && find::step(state, action == Action::NextUnread) => {}
        Action::NextUnread => unread::step(state, true),
        Action::PreviousUnread => unread::step(state, false),
        Action::FirstUnread => unread::first(state),
        Action::ShowAll | Action::ShowUnread | Action::ShowStarred | Action::ShowLater => {
            unread::show(state, action, effects);
        }
        Action::ShowNew => unread::toggle_new(state, effects),
        Action::PickSearch => searches::start_picker(state, effects),
        Action::SaveSearch => searches::start_naming(state),
        Action::TakeSearch => searches::apply(state, effects),
        Action::ForgetSearch => searches::forget(state, effects),
        Action::ShowTags if state.focus == Pane::Tags => focus(state, Pane::List),
        Action::ShowTags | Action::FocusTags => focus(state, Pane::Tags),
        Action::ToggleFold => facets::toggle_fold(state),
        Action::NextGroup => facets::step_group(state, true),
        Action::PreviousGroup => facets::step_group(state, false),
        Action::SortByDate
        | Action::SortByTitle
        | Action::SortBySource
        | Action::SortByImportance
        | Action::SortByRelevance
        | Action::SortByPath => order::sort_by(state, action, effects),
        Action::ToggleDays => order::toggle_days(state),
        Action::ToggleSummaries => order::toggle_summaries(state),
        Action::OpenPalette => palette::start(state),
        Action::PickTheme => palette::start_themes(state),
        Action::RunCommand => {
            if let Some(action) = palette::run(state, effects) {
                act(state, state.mode(), action, effects);
            }
        }
        Action::GoToDate => date::start_prompt(state),
        Action::PaneLeft if state.focus == Pane::Tags => facets::go_left(state),
        Action::PaneRight if state.focus == Pane::Tags => facets::go_right(state),
        Action::FocusList => focus(state, Pane::List),
        Action::ReadArticle | Action::FocusArticle => focus(state, Pane::Article),
        Action::PaneLeft => focus(state, panes::beside(state.focus, false)),
        Action::PaneRight => focus(state, panes::beside(state.focus, true)),
        Action::NextPane => focus(state, panes::around(state.focus, true)),
        Action::PreviousPane => focus(state, panes::around(state.focus, false)),
        Action::AcceptPrompt
        | Action::CancelPrompt
        | Action::CompleteNext
        | Action::CompletePrevious
        | Action::EarlierQuery
        | Action::LaterQuery
        | Action::PromptDown
        | Action::PromptUp
        | Action::PromptPageDown
        | Action::PromptPageUp
        | Action::DeleteBack
        | Action::DeleteForward
        | Action::DeleteWord
        | Action::DeleteLine
        | Action::CaretLeft
        | Action::CaretRight
        | Action::CaretStart
        | Action::CaretEnd => prompt::act(state, action, effects),
        Action::Back => back(state, effects),
        Action::Close => close(state, effects),
        Action::Quit | Action::Interrupt => effects.push(Effect::Quit),
        Action::ToggleHelp => help::toggle(state),
        Action::QueryHelp => help::show_queries(state),
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
    if state.focus == Pane::Article && state.full {
        state.full = false;
    } else if state.focus != Pane::List {
        focus(state, Pane::List);
    } else if state.full {
        state.full = false;
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
        Pane::Article if state.full => state.full = false,
        Pane::Article | Pane::Tags => focus(state, Pane::List),
        Pane::List => effects.push(Effect::Quit),
    }
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
    state.missing = missing;
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
        state.requested = None;
        if let Some(article) = &mut state.article {
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
