//! The key hints: which actions are hinted at in each mode, their keys, and how many hints fit.
//!
//! Floor 3, part of [`app`](crate::app). Where they are on the screen is left to the other parts of
//! [`layout`](crate::app::layout), running one that was clicked to `app::update`.

use crate::app::enabled::is_enabled;
use crate::app::pointer::Press;
use crate::app::state::State;
use crate::input::{
    Action, Choice, Copied, Direction, FacetAction, FilterAction, FindAction, HelpAction, HelpGroup,
    KeySequence, MarkAction, Meaning, Mode, Motion, OpenAction, OutlineAction, PaletteAction, PaneAction,
    PromptAction, ReadAction, SearchAction, SelectAction, UnreadAction,
};
use crate::model::Mark;
use crate::text::cell_width;
use crate::wording::Phrase;

/// Columns below which only the most useful hints are shown.
const NARROW: u16 = 60;
/// If not all hints fit, the hint for the help moves to this index.
const HELP_AT: usize = 2;
/// Fewest columns at which the movement keys get a hint.
const MOVES: u16 = 100;
/// A hint: keys, and their effect in one or two words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyHint {
    /// The keys, as shown.
    pub keys: String,
    /// What they do, as a short label.
    pub words: String,
    /// What a click does.
    pub press: Press,
}

impl KeyHint {
    /// The cells it takes, without the gap to the next hint.
    pub(super) fn cells(&self) -> usize {
        cell_width(&self.keys) + 1 + cell_width(&self.words)
    }
}

/// The hints with their columns, from column `left` on. Hints that would go beyond `right` are left out.
pub(super) fn placed(hints: Vec<KeyHint>, left: u16, right: u16) -> Vec<(u16, KeyHint)> {
    let mut x = left;
    let mut placed = Vec::new();
    for hint in hints {
        if usize::from(right.saturating_sub(x)) <= hint.cells() {
            continue;
        }
        let next = x.saturating_add(u16::try_from(hint.cells() + 2).unwrap_or(u16::MAX));
        placed.push((x, hint));
        x = next;
    }
    placed
}

/// The keys that can follow those pressed.
pub(super) fn continuations(state: &State) -> Vec<KeyHint> {
    let Meaning::Pending(mut next) = state.settings.keymap.meaning(state.mode(), &state.status.pending)
    else {
        return Vec::new();
    };
    // There may be no room for all: movements first, because most key sequences are about them.
    next.sort_by_key(|(_, action)| match action.row().map(|row| row.group) {
        Some(HelpGroup::Move) => 0,
        Some(HelpGroup::Panes) => 1,
        _ => 2,
    });
    let hint = |(key, action): (crate::input::Key, Action)| {
        let words = action.row().map_or("", |row| row.hint.now()).to_owned();
        KeyHint { keys: key.label(), words, press: Press::Continue(key) }
    };
    next.into_iter().map(hint).collect()
}

/// The most useful keys of the current mode, for a status line of `width` columns.
pub(super) fn hints(state: &State, width: u16) -> Vec<KeyHint> {
    let narrow = width < NARROW;
    let mode = state.mode();
    let key_label = |action| {
        // While text is found in the article, the keys for unread articles go from match to match.
        let bound = if let Action::Find(FindAction::Step(direction)) = action {
            Action::Unread(UnreadAction::Step(direction))
        } else {
            action
        };
        state.settings.keymap.key_sequences(mode, bound).next().map(KeySequence::label)
    };
    let mut hints = Vec::new();
    // With little room these hints go first: everyone finds the arrow keys.
    let moves = width >= MOVES && state.article.found.is_none();
    let (down, up) = (key_label(Action::Move(Motion::Down)), key_label(Action::Move(Motion::Up)));
    if let (Some(down), Some(up), true) = (down, up, moves) {
        let phrase = if mode == Mode::Article { Phrase::ScrollHint } else { Phrase::MoveHint };
        hints.push(KeyHint {
            keys: format!("{down} {up}"),
            words: phrase.text().to_string(),
            press: Press::Nothing,
        });
    }
    let has_selection = mode == Mode::List && state.marking.selection.listed() > 0;
    let finding = mode == Mode::Article && state.article.found.is_some();
    let hinted = match (has_selection, finding) {
        (true, _) => SELECTION,
        (false, true) => FINDING,
        (false, false) => hinted(mode, narrow),
    };
    for row in hinted.iter().filter_map(|action| action.row()).filter(|row| is_enabled(state, row)) {
        let Some(keys) = key_label(row.action) else { continue };
        hints.push(KeyHint { keys, words: row.hint.now().to_owned(), press: Press::Act(row.action) });
    }
    keep_help_visible(&mut hints, width);
    hints
}

/// If the hint for the help does not fit, moves it to the front part, because it leads to all other keys.
fn keep_help_visible(hints: &mut Vec<KeyHint>, width: u16) {
    let is_help = |hint: &KeyHint| hint.press == Press::Act(Action::Help(HelpAction::Toggle));
    let is_seen = placed(hints.clone(), 1, width).iter().any(|(_, hint)| is_help(hint));
    if let Some(at) = hints.iter().position(is_help).filter(|_| !is_seen) {
        let help = hints.remove(at);
        hints.insert(HELP_AT.min(at), help);
    }
}

/// The hints while articles are selected.
const SELECTION: &[Action] = &[
    Action::Mark(MarkAction::Toggle(Mark::Read)),
    Action::Mark(MarkAction::Toggle(Mark::Star)),
    Action::Mark(MarkAction::Toggle(Mark::Later)),
    Action::Select(SelectAction::Here),
    Action::Select(SelectAction::All),
    Action::Back,
    Action::Help(HelpAction::Toggle),
];
/// The hints while the article is searched and the prompt is closed.
const FINDING: &[Action] = &[
    Action::Find(FindAction::Step(Direction::Forward)),
    Action::Find(FindAction::Step(Direction::Back)),
    Action::Back,
    Action::Help(HelpAction::Toggle),
];
const NARROW_LIST: &[Action] = &[
    Action::Read(ReadAction::Open),
    Action::Filter(FilterAction::Start),
    Action::Help(HelpAction::Toggle),
    Action::Close,
    Action::Pane(PaneAction::ToggleTags),
];
const LIST: &[Action] = &[
    Action::Read(ReadAction::Open),
    Action::Open(OpenAction::Source),
    Action::Filter(FilterAction::Start),
    Action::Pane(PaneAction::ToggleTags),
    Action::Filter(FilterAction::Clear),
    Action::Palette(PaletteAction::Open),
    Action::Help(HelpAction::Toggle),
    Action::Close,
    Action::Unread(UnreadAction::Step(Direction::Forward)),
    Action::Mark(MarkAction::Toggle(Mark::Read)),
    Action::Mark(MarkAction::Toggle(Mark::Star)),
    Action::Copy(Copied::Link),
    Action::Read(ReadAction::ToggleInfo),
];
const NARROW_ARTICLE: &[Action] = &[
    Action::Read(ReadAction::On),
    Action::Back,
    Action::Open(OpenAction::Source),
    Action::Help(HelpAction::Toggle),
];
const ARTICLE: &[Action] = &[
    Action::Read(ReadAction::On),
    Action::Open(OpenAction::Source),
    Action::Open(OpenAction::Links),
    Action::Read(ReadAction::Step(Direction::Forward)),
    Action::Back,
    Action::Palette(PaletteAction::Open),
    Action::Help(HelpAction::Toggle),
    Action::Mark(MarkAction::Toggle(Mark::Star)),
    Action::Find(FindAction::Start),
    Action::Copy(Copied::Link),
    Action::Read(ReadAction::ToggleInfo),
];
const NARROW_TAGS: &[Action] = &[
    Action::Facet(FacetAction::Choose(Choice::Include)),
    Action::Facet(FacetAction::Choose(Choice::Exclude)),
    Action::Facet(FacetAction::ToggleFold),
    Action::Back,
    Action::Help(HelpAction::Toggle),
];
const TAGS: &[Action] = &[
    Action::Facet(FacetAction::Choose(Choice::Include)),
    Action::Facet(FacetAction::Choose(Choice::Exclude)),
    Action::Facet(FacetAction::Choose(Choice::Only)),
    Action::Facet(FacetAction::ToggleFold),
    Action::Facet(FacetAction::StartPrompt),
    Action::Filter(FilterAction::Clear),
    Action::Back,
    Action::Palette(PaletteAction::Open),
    Action::Help(HelpAction::Toggle),
    Action::Facet(FacetAction::ToggleAny),
];
const HELP: &[Action] = &[Action::Help(HelpAction::StartPrompt), Action::Back];
const PROMPT: &[Action] = &[
    Action::Prompt(PromptAction::Complete(Direction::Forward)),
    Action::Help(HelpAction::Queries),
    Action::Prompt(PromptAction::Recall(Direction::Back)),
    Action::Prompt(PromptAction::Accept),
    Action::Prompt(PromptAction::Cancel),
    Action::Prompt(PromptAction::Move(Motion::Down)),
    Action::Prompt(PromptAction::Move(Motion::Up)),
];
const SEARCHES: &[Action] = &[
    Action::Search(SearchAction::Take),
    Action::Prompt(PromptAction::Cancel),
    Action::Prompt(PromptAction::Move(Motion::Down)),
    Action::Prompt(PromptAction::Move(Motion::Up)),
    Action::Search(SearchAction::Forget),
];
const PALETTE: &[Action] = &[
    Action::Palette(PaletteAction::Run),
    Action::Prompt(PromptAction::Complete(Direction::Forward)),
    Action::Prompt(PromptAction::Cancel),
    Action::Prompt(PromptAction::Move(Motion::Down)),
    Action::Prompt(PromptAction::Move(Motion::Up)),
];
const OUTLINE: &[Action] = &[
    Action::Outline(OutlineAction::Take),
    Action::Prompt(PromptAction::Cancel),
    Action::Prompt(PromptAction::Move(Motion::Down)),
    Action::Prompt(PromptAction::Move(Motion::Up)),
];
const PIPE: &[Action] = &[
    Action::Prompt(PromptAction::Accept),
    Action::Prompt(PromptAction::Cancel),
    Action::Prompt(PromptAction::Recall(Direction::Back)),
];
const TYPING: &[Action] = &[Action::Prompt(PromptAction::Accept), Action::Prompt(PromptAction::Cancel)];

/// The hints of a mode, the most useful first; fewer where the status line is narrow.
const fn hinted(mode: Mode, narrow: bool) -> &'static [Action] {
    match mode {
        Mode::List if narrow => NARROW_LIST,
        Mode::List => LIST,
        Mode::Article if narrow => NARROW_ARTICLE,
        Mode::Article => ARTICLE,
        Mode::Tags if narrow => NARROW_TAGS,
        Mode::Tags => TAGS,
        Mode::Help => HELP,
        Mode::Prompt => PROMPT,
        Mode::Searches => SEARCHES,
        Mode::Palette => PALETTE,
        Mode::Outline => OUTLINE,
        Mode::PipePrompt => PIPE,
        Mode::TagPrompt
        | Mode::SearchName
        | Mode::DatePrompt
        | Mode::FindPrompt
        | Mode::Hints
        | Mode::FilePrompt
        | Mode::HelpPrompt => TYPING,
    }
}
