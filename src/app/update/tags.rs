//! The tag pane: its lines, its cursor, and what it writes into the filter.

use std::cmp::Reverse;

use crate::app::geometry::{self, Pane};
use crate::app::message::Effect;
use crate::app::state::{Filter, State, TagLine};
use crate::app::update::{distance, filter};
use crate::input::Action;
use crate::library::TagId;
use crate::query::{Choice, Field, Value};
use crate::text::{CleanText, fold};
use crate::wording::Phrase;

/// Makes the lines anew: tags with their counts, the most frequent first, then those that all listed
/// articles carry. The cursor keeps to its tag.
///
/// A tag that no listed article carries is left out unless the filter names it, its name is being
/// typed, or it has the cursor.
pub(super) fn derive_lines(state: &mut State) {
    derive_lines_around(state, state.current_tag());
}

/// Makes the lines anew, with the cursor on `before` if that is a tag that is shown.
pub(super) fn derive_lines_around(state: &mut State, before: Option<TagId>) {
    // The tag with the cursor stays while one is there: the next key is meant for it.
    let held = before.filter(|_| state.focus == Pane::Tags && state.tags.prompt.is_none());
    let typed = state.tags.prompt.as_ref().map(|line| fold(line.value()).into_owned());
    let words: Vec<&str> = typed.as_deref().unwrap_or_default().split_whitespace().collect();
    let finding = &state.finding;
    let choices = state.filter.query.choices(Field::Tag);
    let mut named = Vec::new();
    let mut shared_tags = Vec::new();
    for (id, tag) in finding.library.tags().iter() {
        let count = finding
            .facets
            .tags
            .get(id.index())
            .map_or(0, |&count| usize::try_from(count).unwrap_or(usize::MAX));
        let choice = choices.get(&tag.key).or_else(|| choices.get(&tag.short_key)).copied();
        let is_found = words.iter().all(|word| tag.key.contains(word));
        let has_reason = count > 0 || choice.is_some() || !words.is_empty() || held == Some(id);
        if !is_found || !has_reason {
            continue;
        }
        let shared = choice.is_none() && count > 0 && count == finding.facets.counted;
        let line = TagLine::Tag { id, count, choice, shared };
        // A name in which every word begins like a typed one comes before one that only holds them.
        let begins = |word: &&str| tag.key.starts_with(*word) || tag.key.contains(&format!(" {word}"));
        let place = (!words.iter().all(begins), Reverse(count), tag.key.as_str());
        if shared { shared_tags.push((place, line)) } else { named.push((place, line)) }
    }
    named.sort_by_key(|(place, _)| *place);
    shared_tags.sort_by_key(|(place, _)| *place);
    let mut lines: Vec<TagLine> = named.into_iter().map(|(_, line)| line).collect();
    if !shared_tags.is_empty() {
        lines.push(TagLine::SharedHeader);
        lines.extend(shared_tags.into_iter().map(|(_, line)| line));
    }
    let before = before.filter(|_| state.tags.visited);
    let same = |line: &TagLine| matches!(line, TagLine::Tag { id, .. } if Some(*id) == before);
    state.tags.cursor = lines.iter().position(same).unwrap_or(if state.tags.visited {
        state.tags.cursor.min(lines.len().saturating_sub(1))
    } else {
        0
    });
    state.tags.lines = lines;
    skip_headers(state, 1);
}

/// Rows for tags: the pane without its title.
fn height(state: &State) -> usize {
    state.panes().tags.map_or(0, |area| geometry::tag_lines(area).rows())
}

/// Moves the cursor by an action.
pub(super) fn move_by(state: &mut State, action: Action) {
    let by = distance(action, height(state), state.tags.lines.len());
    let last = state.tags.lines.len().saturating_sub(1);
    state.tags.cursor = state.tags.cursor.saturating_add_signed(by).min(last);
    skip_headers(state, by);
}

/// The cursor stands on tags only.
fn skip_headers(state: &mut State, direction: isize) {
    let is_header = |cursor: usize| matches!(state.tags.lines.get(cursor), Some(TagLine::SharedHeader));
    if !is_header(state.tags.cursor) {
        return;
    }
    let up = state.tags.cursor.checked_sub(1);
    state.tags.cursor = match up {
        Some(up) if direction < 0 => up,
        _ => state.tags.cursor + 1,
    };
}

/// Clamps cursor and window.
pub(super) fn keep_cursor_in_window(state: &mut State) {
    let rows = height(state).max(1);
    let length = state.tags.lines.len();
    state.tags.cursor = state.tags.cursor.min(length.saturating_sub(1));
    let lowest = (state.tags.cursor + 1).saturating_sub(rows);
    // A header over the cursor is shown with it where there is room.
    let above = state.tags.cursor.checked_sub(1);
    let header = above.filter(|&above| matches!(state.tags.lines.get(above), Some(TagLine::SharedHeader)));
    let highest = header.unwrap_or(state.tags.cursor).max(lowest);
    state.tags.top = state.tags.top.clamp(lowest, highest).min(length.saturating_sub(rows).max(lowest));
}

/// Starts typing the name of a tag.
pub(super) fn start_prompt(state: &mut State) {
    state.tags.prompt = Some(tui_input::Input::default());
    derive_lines(state);
}

/// How the filter names a tag: by its short name if that is in it already, else by its label.
fn spelling(state: &State, id: TagId) -> CleanText {
    let query = &state.filter.query;
    let short = state.finding.library.tags().get(id).map(|tag| tag.short.clone()).unwrap_or_default();
    if query.choice(Field::Tag, &short).is_some() { short } else { state.tag_label(id) }
}

/// Includes or excludes the tag with the cursor, or shows it alone.
pub(super) fn choose(state: &mut State, action: Action, effects: &mut Vec<Effect>) {
    let Some(id) = state.current_tag() else {
        state.say(Phrase::NoTagHere);
        return;
    };
    let label = spelling(state, id);
    let mut query = state.filter.query.clone();
    if action == Action::OnlyTag {
        query.only(Field::Tag, Value::whole(&label));
    } else {
        let excludes = action == Action::ExcludeTag;
        let choice = if excludes { Choice::Excluded } else { Choice::Included };
        query.toggle(Field::Tag, Value::whole(&label), choice, state.tags.any);
    }
    filter::set_keeping_cursor(state, Filter::of(query), effects);
    if action == Action::OnlyTag {
        state.tags.prompt = None;
        state.focus = Pane::List;
        derive_lines(state);
    }
}

/// Any of the included tags is enough, or all are necessary.
pub(super) fn toggle_any(state: &mut State, effects: &mut Vec<Effect>) {
    state.tags.any = !state.tags.any;
    let mut query = state.filter.query.clone();
    query.join(Field::Tag, state.tags.any);
    let asks_already = query != state.filter.query;
    filter::set_keeping_cursor(state, Filter::of(query), effects);
    if !asks_already {
        // The counts mean something else now.
        filter::ask(state, effects);
    }
    state.say(if state.tags.any { Phrase::AnyTag } else { Phrase::AllTags });
}
