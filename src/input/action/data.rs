//! What the actions carry: one type for each area, matched by the function that performs its actions. Floor 1, part
//! of [`input`](crate::input). The names, keys and texts of the actions are in the table ACTIONS.

use tui_input::InputRequest;

use crate::input::mode::Pane;
use crate::model::{ExportFormat, Mark, SortKey};

/// An action that a key can be bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Move(Motion),
    Read(ReadAction),
    Find(FindAction),
    Open(OpenAction),
    Copy(Copied),
    Export(ExportFormat),
    Unread(UnreadAction),
    Mark(MarkAction),
    Show(Scope),
    Filter(FilterAction),
    Search(SearchAction),
    Facet(FacetAction),
    Sort(SortKey),
    List(ListAction),
    Pane(PaneAction),
    Prompt(PromptAction),
    Help(HelpAction),
    Palette(PaletteAction),
    Back,
    Close,
    Quit,
    /// Quits even in the middle of a key sequence or a prompt.
    Interrupt,
    Redraw,
    Reload,
    Suspend,
}

/// One way or the other: to what comes before (up, left, earlier) or after (down, right, later).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Back,
    Forward,
}

impl Direction {
    /// A number of steps, negative if they go back.
    pub const fn steps(self, count: isize) -> isize {
        match self {
            Self::Back => -count,
            Self::Forward => count,
        }
    }
}

/// How far a cursor or a window moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    First,
    Last,
}

impl Motion {
    /// The distance in lines, negative if it goes up. `page` is the height of the window and `length` that of
    /// the whole list or text.
    pub fn distance(self, page: usize, length: usize) -> isize {
        let page = isize::try_from(page.max(1)).unwrap_or(isize::MAX);
        let length = isize::try_from(length).unwrap_or(isize::MAX);
        self.direction().steps(match self {
            Self::Down | Self::Up => 1,
            Self::HalfPageDown | Self::HalfPageUp => (page / 2).max(1),
            Self::PageDown | Self::PageUp => (page - 1).max(1),
            Self::First | Self::Last => length,
        })
    }

    /// Whether it goes up or down.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Up | Self::HalfPageUp | Self::PageUp | Self::First => Direction::Back,
            Self::Down | Self::HalfPageDown | Self::PageDown | Self::Last => Direction::Forward,
        }
    }
}

/// Reading articles, page by page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadAction {
    Open,
    /// The next page, and after the last one the next unread article.
    On,
    Back,
    Scroll(Direction),
    Step(Direction),
    /// Between the clean view and everything in the file.
    ToggleInfo,
    LoadImages,
}

/// Going to a place in the article: to what is searched for, or to a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindAction {
    Start,
    Step(Direction),
    ShowOutline,
    TakeHeading,
}

/// Opening the article, or its links, in other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpenAction {
    Source,
    /// On the website of the folder.
    OnSite,
    Links,
    Editor,
    Command,
}

/// What of an article is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Copied {
    Link,
    MarkdownLink,
    Citation,
    Title,
    Path,
    Text,
}

/// Going to unread articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnreadAction {
    Step(Direction),
    First,
}

/// Setting and removing marks, and selecting articles to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkAction {
    Toggle(Mark),
    Read(Extent),
    Undo,
    Redo,
    Select,
    SelectAll,
}

/// Part of the list, seen from the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    All,
    Above,
    Below,
}

/// The articles that the list shows, by their marks or by what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    All,
    Unread,
    Starred,
    Later,
    New,
}

/// The filter as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterAction {
    Start,
    Clear,
    /// Through the filters of the session.
    Step(Direction),
}

/// Saving, choosing and removing saved searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchAction {
    Pick,
    Save,
    Take,
    Forget,
}

/// What the left pane can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetAction {
    StartPrompt,
    Choose(Choice),
    /// Between any of the included tags and all of them.
    ToggleAny,
    ToggleFold,
    Step(Direction),
}

/// What the filter does with a value of the left pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    Include,
    Exclude,
    Only,
}

/// The list, apart from its filter and order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListAction {
    ToggleDays,
    ToggleSummaries,
    GoToDate,
}

/// Which pane has the keyboard, and the size of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaneAction {
    /// To the left pane, or from there to the list.
    ToggleTags,
    /// To the pane on the left or right; in the left pane, folds or unfolds.
    Beside(Direction),
    /// Around all panes.
    Step(Direction),
    Focus(Pane),
    ToggleZen,
    TogglePreview,
    Enlarge,
    Shrink,
    Reset,
}

/// What keys do while a prompt is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PromptAction {
    Accept,
    Cancel,
    Complete(Direction),
    /// To earlier or later queries; in a picker, a line up or down.
    Recall(Direction),
    /// In the list that the prompt belongs to.
    Move(Motion),
    /// Moves the caret or deletes.
    Edit(InputRequest),
}

/// The help on keys and queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpAction {
    Toggle,
    /// Over the filter prompt, about queries.
    Queries,
    StartPrompt,
}

/// Finding and running a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaletteAction {
    Open,
    OpenThemes,
    Run,
}
