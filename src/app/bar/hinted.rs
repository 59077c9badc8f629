//! Tables of the actions that the status line hints at, by mode.
//!
//! Floor 3, part of [`app`](crate::app). [`bar`](crate::app::bar) finds out which of these actions are
//! enabled and which keys they have.

use crate::input::{
    Action, Choice, Copied, Direction, FacetAction, FilterAction, FindAction, HelpAction, MarkAction, Mode,
    Motion, OpenAction, OutlineAction, PaletteAction, PaneAction, PromptAction, ReadAction, SearchAction,
    SelectAction, UnreadAction,
};
use crate::model::Mark;

/// The hints while articles are selected.
pub(super) const SELECTION: &[Action] = &[
    Action::Mark(MarkAction::Toggle(Mark::Read)),
    Action::Mark(MarkAction::Toggle(Mark::Star)),
    Action::Mark(MarkAction::Toggle(Mark::Later)),
    Action::Select(SelectAction::Here),
    Action::Select(SelectAction::All),
    Action::Back,
    Action::Help(HelpAction::Toggle),
];
/// The hints while the article is searched and the prompt is closed.
pub(super) const FINDING: &[Action] = &[
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
pub(super) const fn hinted(mode: Mode, narrow: bool) -> &'static [Action] {
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
