//! Tables of the actions that the status line hints at, by mode.
//!
//! Floor 3, part of [`app`](crate::app). [`bar`](crate::app::bar) finds out which of these actions are
//! enabled and which keys they have.

use crate::input::{Action, Mode};

/// The hints while articles are selected.
pub(super) const SELECTION: &[Action] = &[
    Action::ToggleRead,
    Action::ToggleStar,
    Action::ToggleLater,
    Action::Select,
    Action::SelectAll,
    Action::Back,
    Action::ToggleHelp,
];
/// The hints while the article is searched and the prompt is closed.
pub(super) const FINDING: &[Action] =
    &[Action::NextMatch, Action::PreviousMatch, Action::Back, Action::ToggleHelp];

/// The hints of a mode, the most useful first; fewer where the status line is narrow.
pub(super) fn hinted(mode: Mode, narrow: bool) -> &'static [Action] {
    use Action as A;
    match (mode, narrow) {
        (Mode::List, true) => &[A::ReadArticle, A::StartFilter, A::ToggleHelp, A::Close, A::ShowTags],
        (Mode::List, false) => &[
            A::ReadArticle,
            A::OpenSource,
            A::StartFilter,
            A::ShowTags,
            A::ClearFilter,
            A::OpenPalette,
            A::ToggleHelp,
            A::Close,
            A::NextUnread,
            A::ToggleRead,
            A::ToggleStar,
            A::CopyLink,
            A::ToggleInfo,
        ],
        (Mode::Article, true) => &[A::ReadOn, A::Back, A::OpenSource, A::ToggleHelp],
        (Mode::Article, false) => &[
            A::ReadOn,
            A::OpenSource,
            A::ShowHints,
            A::NextArticle,
            A::Back,
            A::OpenPalette,
            A::ToggleHelp,
            A::ToggleStar,
            A::StartFind,
            A::CopyLink,
            A::ToggleInfo,
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
            A::OpenPalette,
            A::ToggleHelp,
            A::ToggleAnyTag,
        ],
        (Mode::Help, _) => &[A::StartHelpPrompt, A::Back],
        (typing, _) => hinted_while_typing(typing),
    }
}

/// The hints of the modes with a prompt.
fn hinted_while_typing(mode: Mode) -> &'static [Action] {
    use Action as A;
    match mode {
        Mode::Prompt => &[
            A::CompleteNext,
            A::QueryHelp,
            A::EarlierQuery,
            A::AcceptPrompt,
            A::CancelPrompt,
            A::PromptDown,
            A::PromptUp,
        ],
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
