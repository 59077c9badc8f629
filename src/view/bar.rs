//! The bar at the bottom: the line being typed, the keys that may follow, a notice, or the few keys
//! that matter here.

use ratatui::layout::Position;
use tui_input::Input;

use crate::app::possible::is_possible;
use crate::app::typing::Window;
use crate::app::{Area, State};
use crate::input::{Action, Chord, Group, Meaning, Mode};
use crate::text::{CleanText, cell_width, cut_to_cells};
use crate::view::{Canvas, Look, caret_at, reading, rules};
use crate::wording::Phrase;

/// Columns below which only the most useful hints are given.
const NARROW: u16 = 60;

/// Draws the bar; gives the place of the caret while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Option<Position> {
    let typed = match state.mode() {
        Mode::TagPrompt => state.tags.prompt.as_ref(),
        Mode::DatePrompt => state.date_prompt.as_ref().map(|prompt| &prompt.line),
        Mode::HelpPrompt => state.help.as_ref().map(|help| &help.line),
        // The filter and the searches have rows of their own.
        Mode::Prompt
        | Mode::Searches
        | Mode::SearchName
        | Mode::Palette
        | Mode::FindPrompt
        | Mode::Outline
        | Mode::Hints
        | Mode::PipePrompt
        | Mode::FilePrompt
        | Mode::List
        | Mode::Article
        | Mode::Tags
        | Mode::Help => None,
    };
    if let Some(line) = typed {
        return Some(draw_prompt(canvas, area, state, line));
    }
    if !state.pending.is_empty() {
        draw_pending(canvas, area, state);
        return None;
    }
    let notice = state.notice.as_ref().map(|notice| (notice.phrase.text(), notice.warning));
    let hints_room = match &notice {
        Some((text, _)) => usize::from(area.width).saturating_sub(cell_width(text) + 4),
        None => usize::from(area.width),
    };
    if let Some((text, warning)) = notice {
        let look = if warning { Look::Warning } else { Look::Notice };
        // A long notice takes the whole bar; nothing of it is lost to hints.
        if hints_room >= 30 && !state.shape.zen {
            draw_hints(canvas, area, state, hints_room);
            canvas.right_text(area.x + area.width - 1, area.y, cell_width(&text), &text, look);
        } else {
            canvas.text(area.x + 1, area.y, usize::from(area.width.saturating_sub(2)), &text, look);
        }
    } else if !draw_guide(canvas, area, state) {
        let rest = without_progress(canvas, area, state);
        draw_title_or_hints(canvas, rest, state);
    }
    None
}

/// The step of the guided start, in the place of the keys; says whether there is one here.
fn draw_guide(canvas: &mut Canvas<'_>, area: Area, state: &State) -> bool {
    let is_covered = state.help.is_some() || state.picker.is_some();
    let step = state.guide.filter(|_| !is_covered);
    let Some((step, phrase)) = step.and_then(|step| Some((step, step.phrase(state)?))) else { return false };
    let (number, steps) = step.number();
    let number = Phrase::GuideNumber { step: number, steps }.text();
    let mut x = area.x + 1;
    let room = |x: u16| usize::from((area.x + area.width).saturating_sub(x + 1));
    x += canvas.text(x, area.y, room(x), &number, Look::Key) + 2;
    canvas.text(x, area.y, room(x), &phrase.text(), Look::Notice);
    true
}

/// The typed line, and at the right the keys that help.
fn draw_prompt(canvas: &mut Canvas<'_>, area: Area, state: &State, line: &Input) -> Position {
    let mut x = area.x + 1;
    if state.mode() == Mode::DatePrompt {
        let room = usize::from(area.width / 2);
        x += canvas.text(x, area.y, room, &Phrase::GoToDate.to_string(), Look::Key);
    } else {
        x += canvas.text(x, area.y, 1, "/", Look::Key);
    }
    let hint = |action: Action| {
        let key = state.keymap.chords(state.mode(), action).next().map(Chord::label);
        format!("{} {}", key.unwrap_or_default(), action.row().map_or("", |row| row.hint.now()))
    };
    let keys = CleanText::line(&format!("{}  {}", hint(Action::AcceptPrompt), hint(Action::CancelPrompt)));
    let error = state.date_prompt.as_ref().and_then(|prompt| prompt.error.as_ref());
    let (said, look) = error.map_or((keys, Look::Faint), |error| (error.text(), Look::Warning));
    // A date is short, so that what is wrong with it has room.
    let said_room = match error {
        Some(_) => usize::from(area.width).saturating_sub(usize::from(x) + line.visual_cursor() + 4),
        None => usize::from(area.width / 2),
    };
    let said = cut_to_cells(&said, if error.is_some() { said_room } else { usize::MAX });
    let keys_cells = canvas.right_text(area.x + area.width - 1, area.y, said_room, &said, look);
    let room = usize::from((area.x + area.width).saturating_sub(x + keys_cells + 3));
    let window = Window::on(line, room);
    canvas.text(x, area.y, room, window.shown(), Look::Row);
    caret_at(area, usize::from(x - area.x) + window.caret)
}

/// The keys that may follow those pressed.
fn draw_pending(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    let mut x = area.x + 1;
    let right = area.x + area.width;
    let pressed: String = state.pending.iter().map(|key| key.label()).collect();
    x += canvas.text(x, area.y, usize::from(right - x), &format!("{pressed}…"), Look::Heading) + 2;
    let Meaning::Pending(mut next) = state.keymap.meaning(state.mode(), &state.pending) else { return };
    // What moves comes first: it is what most of them are for, and there may be no room for all.
    next.sort_by_key(|(_, action)| match action.row().map(|row| row.group) {
        Some(Group::Move) => 0,
        Some(Group::Panes) => 1,
        _ => 2,
    });
    for (key, action) in next {
        let hint = action.row().map_or("", |row| row.hint.now());
        let used = draw_hint(canvas, x, area, (&key.label(), hint));
        if used == 0 {
            canvas.text(x, area.y, usize::from(right.saturating_sub(x)), "…", Look::Faint);
            return;
        }
        x += used;
    }
}

/// One key and its hint, if there is room for both; gives the cells used with a gap.
fn draw_hint(canvas: &mut Canvas<'_>, x: u16, area: Area, (keys, hint): (&str, &str)) -> u16 {
    let right = area.x + area.width;
    let cells = cell_width(keys) + 1 + cell_width(hint);
    if usize::from(right.saturating_sub(x)) <= cells {
        return 0;
    }
    let mut used = canvas.text(x, area.y, cells, keys, Look::Key) + 1;
    used += canvas.text(x + used, area.y, cells, hint, Look::Faint);
    used + 2
}

/// The area without the progress in the article, which stands at its right where there is no rule for it.
fn without_progress(canvas: &mut Canvas<'_>, area: Area, state: &State) -> Area {
    let (None, Some(progress)) = (state.panes().bottom_rule, rules::progress(state)) else { return area };
    let room = usize::from(area.width / 3);
    let used = canvas.right_text(area.x + area.width - 1, area.y, room, &progress, Look::Faint);
    Area { width: area.width.saturating_sub(used + 1), ..area }
}

/// Where the article pane is not shown, the bar says a title that the list had to cut.
fn draw_title_or_hints(canvas: &mut Canvas<'_>, area: Area, state: &State) {
    if state.shape.zen && !state.reading.is_finding() {
        return;
    }
    if state.mode() == Mode::Article && state.reading.is_finding() {
        let used = reading::draw_find(canvas, area, state).min(area.width);
        let rest = Area { x: area.x + used, width: area.width - used, ..area };
        return draw_hints(canvas, rest, state, usize::from(rest.width));
    }
    let title = state.current().map(|article| article.title.clone()).unwrap_or_default();
    let room = usize::from(area.width.saturating_sub(2));
    let only_list = state.panes().article.is_none() && state.mode() == Mode::List;
    let list_room = usize::from(state.list_area().width).saturating_sub(10);
    let is_cut = cell_width(&title) > list_room;
    if only_list && is_cut && cell_width(&title) <= room {
        canvas.text(area.x + 1, area.y, room, &title, Look::Faint);
    } else {
        draw_hints(canvas, area, state, usize::from(area.width));
    }
}

/// The few keys that matter here.
pub(super) fn draw_hints(canvas: &mut Canvas<'_>, area: Area, state: &State, room: usize) {
    let narrow = area.width < NARROW;
    let area = Area { width: area.width.min(u16::try_from(room).unwrap_or(u16::MAX)), ..area };
    let mode = state.mode();
    let key_of = |action| {
        // While a text is found, the keys for unread articles go through its places.
        let bound = if action == Action::NextMatch {
            Action::NextUnread
        } else if action == Action::PreviousMatch {
            Action::PreviousUnread
        } else {
            action
        };
        state.keymap.chords(mode, bound).next().map(Chord::label)
    };
    let mut x = area.x + 1;
    // Where there is little room, the arrow keys are found without a hint.
    let moves = !narrow && !state.reading.is_finding();
    if let (Some(down), Some(up), true) = (key_of(Action::MoveDown), key_of(Action::MoveUp), moves) {
        let phrase = if mode == Mode::Article { Phrase::ScrollHint } else { Phrase::MoveHint };
        x += draw_hint(canvas, x, area, (&format!("{down} {up}"), &phrase.text()));
    }
    let has_selection = mode == Mode::List && state.marking.selection.listed() > 0;
    let finding = mode == Mode::Article && state.reading.is_finding();
    let hinted = match (has_selection, finding) {
        (true, _) => SELECTION,
        (false, true) => FINDING,
        (false, false) => hinted(mode, narrow),
    };
    for &action in hinted.iter().filter(|action| is_possible(state, **action)) {
        let (Some(key), Some(row)) = (key_of(action), action.row()) else { continue };
        x += draw_hint(canvas, x, area, (&key, row.hint.now()));
    }
}

/// What one does with selected articles.
const SELECTION: &[Action] = &[
    Action::ToggleRead,
    Action::ToggleStar,
    Action::ToggleLater,
    Action::Select,
    Action::SelectAll,
    Action::Back,
    Action::ToggleHelp,
];
/// The actions that are hinted at while a text was found in the article.
const FINDING: &[Action] = &[Action::NextMatch, Action::PreviousMatch, Action::Back, Action::ToggleHelp];

/// The actions that are hinted at, the most useful first.
fn hinted(mode: Mode, narrow: bool) -> &'static [Action] {
    use Action as A;
    match (mode, narrow) {
        (Mode::List, true) => &[A::ReadArticle, A::StartFilter, A::ToggleHelp, A::Close, A::ShowTags],
        (Mode::List, false) => &[
            A::ReadArticle,
            A::OpenSource,
            A::StartFilter,
            A::ShowTags,
            A::ClearFilter,
            A::ToggleHelp,
            A::Close,
            A::NextUnread,
            A::ToggleRead,
            A::ToggleStar,
            A::CopyLink,
            A::ToggleInfo,
        ],
        (Mode::Article, true) => &[A::ReadOn, A::OpenSource, A::Back, A::ToggleHelp],
        (Mode::Article, false) => &[
            A::ReadOn,
            A::OpenSource,
            A::ShowHints,
            A::NextArticle,
            A::Back,
            A::ToggleStar,
            A::StartFind,
            A::CopyLink,
            A::ToggleInfo,
            A::ToggleHelp,
        ],
        (Mode::Tags, true) => &[A::IncludeTag, A::ExcludeTag, A::ToggleFold, A::Back, A::ToggleHelp],
        (Mode::Tags, false) => &[
            A::IncludeTag,
            A::ExcludeTag,
            A::OnlyTag,
            A::ToggleFold,
            A::StartTagPrompt,
            A::ClearFilter,
            A::Back,
            A::ToggleAnyTag,
            A::ToggleHelp,
        ],
        (Mode::Help, _) => &[A::StartHelpPrompt, A::Back],
        (typing, _) => hinted_while_typing(typing),
    }
}

/// The same where one types.
fn hinted_while_typing(mode: Mode) -> &'static [Action] {
    use Action as A;
    match mode {
        Mode::Prompt => {
            &[A::CompleteNext, A::EarlierQuery, A::AcceptPrompt, A::CancelPrompt, A::PromptDown, A::PromptUp]
        }
        Mode::Searches => &[A::TakeSearch, A::CancelPrompt, A::PromptDown, A::PromptUp, A::ForgetSearch],
        Mode::Palette => &[A::RunCommand, A::CompleteNext, A::CancelPrompt, A::PromptDown, A::PromptUp],
        Mode::Outline => &[A::TakeHeading, A::CancelPrompt, A::PromptDown, A::PromptUp],
        Mode::PipePrompt => &[A::AcceptPrompt, A::CancelPrompt, A::EarlierQuery],
        Mode::TagPrompt
        | Mode::SearchName
        | Mode::DatePrompt
        | Mode::FindPrompt
        | Mode::Hints
        | Mode::FilePrompt
        | Mode::HelpPrompt => &[A::AcceptPrompt, A::CancelPrompt],
        Mode::List | Mode::Article | Mode::Tags | Mode::Help => &[],
    }
}
