//! The table ACTIONS: everything a key can do.

/// Where the keyboard is. Derived from the state, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// In the list.
    List,
    /// In the article.
    Article,
    /// In the left pane: tags and what else articles can be chosen by.
    Tags,
    /// Typing a filter.
    Prompt,
    /// Typing the name of a tag or another value.
    TagPrompt,
    /// Typing to find a saved search.
    Searches,
    /// Typing the name under which the filter is saved.
    SearchName,
    /// Typing a date to go to.
    DatePrompt,
    /// Looking at the keys.
    Help,
    /// Typing into the keys.
    HelpPrompt,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Article,
        Self::Tags,
        Self::Prompt,
        Self::TagPrompt,
        Self::Searches,
        Self::SearchName,
        Self::DatePrompt,
        Self::Help,
        Self::HelpPrompt,
    ];

    /// Whether characters are typed into a line.
    #[must_use]
    pub fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Prompt
                | Self::TagPrompt
                | Self::Searches
                | Self::SearchName
                | Self::DatePrompt
                | Self::HelpPrompt
        )
    }
}

/// What an action is about, for the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Going up and down.
    Move,
    /// Going from pane to pane.
    Panes,
    /// Reading and opening.
    Read,
    /// Choosing what is listed.
    Filter,
    /// Editing the typed line.
    Typing,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Read, Self::Filter, Self::Move, Self::Panes, Self::Typing, Self::Program];

    /// The heading in the help.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Panes => "Panes",
            Self::Read => "Reading and opening",
            Self::Filter => "Filtering",
            Self::Typing => "While typing",
            Self::Program => "The program",
        }
    }
}

/// All about an action in one place.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in a configuration.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// Where it can be done.
    pub modes: &'static [Mode],
    /// Its default chords, the first one shown in hints.
    pub chords: &'static [&'static str],
    /// One or two words for the key bar.
    pub hint: &'static str,
    /// What it does, in the imperative, at most 60 characters.
    pub help: &'static str,
}

macro_rules! actions {
    ($( $variant:ident $name:literal $group:ident [$($mode:ident),+] [$($chord:literal),+] $hint:literal $help:literal; )+) => {
        /// Something that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $( #[doc = $help] $variant, )+ }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionRow] = &[
            $( ActionRow {
                action: Action::$variant,
                name: $name,
                group: Group::$group,
                modes: &[$(Mode::$mode),+],
                chords: &[$($chord),+],
                hint: $hint,
                help: $help,
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    use super::{ActionRow, Group, Mode};

    actions! {
        ReadArticle "read-article" Read [List] ["Enter"] "read" "Go into the article";
        ReadOn "read-on" Read [List, Article] ["Space"] "read on" "Read on: next page, at the end the next article";
        ReadBack "read-back" Read [Article] ["b"] "back" "Go back one page of the article";
        OpenSource "open-source" Read [List, Article] ["o", "gx"] "open" "Open the source in the browser";
        OpenOnSite "open-on-site" Read [List, Article] ["O"] "on site" "Open the article on the site of the folder";
        CopyLink "copy-link" Read [List, Article] ["y"] "copy link" "Copy the source link";
        ToggleInfo "toggle-info" Read [List, Article] ["i"] "all of it" "Show everything the file says, or the clean view";
        ScrollArticleDown "scroll-article-down" Read [List] ["J"] "scroll" "Scroll the article down from the list";
        ScrollArticleUp "scroll-article-up" Read [List] ["K"] "scroll" "Scroll the article up from the list";
        NextArticle "next-article" Read [Article] ["J"] "next" "Go to the next article";
        PreviousArticle "previous-article" Read [Article] ["K"] "previous" "Go to the previous article";

        StartFilter "start-filter" Filter [List] ["/"] "filter" "Filter the list as you type";
        StartTagPrompt "start-tag-prompt" Filter [Tags] ["/"] "find" "Find a tag, source, date… as you type";
        StartHelpPrompt "start-help-prompt" Filter [Help] ["/"] "find" "Find a key as you type";
        IncludeTag "include-tag" Filter [Tags] ["Space"] "include" "Include this in the filter, or take it out again";
        ExcludeTag "exclude-tag" Filter [Tags] ["-"] "exclude" "Exclude this in the filter, or take it out again";
        OnlyTag "only-tag" Filter [Tags] ["Enter"] "only this" "Show what has this alone; on a heading, fold it";
        ToggleAnyTag "toggle-any-tag" Filter [Tags] ["a"] "any/all" "Ask for any of the included tags, or for all";
        ToggleFold "toggle-fold" Filter [Tags] ["o"] "fold" "Unfold this heading or year, or fold it";
        SortByDate "sort-by-date" Filter [List, Article, Tags] ["Sd"] "date" "Order by date, newest first; again turns it round";
        SortByTitle "sort-by-title" Filter [List, Article, Tags] ["St"] "title" "Order by title, A to Z; again turns it round";
        SortBySource "sort-by-source" Filter [List, Article, Tags] ["Ss"] "source" "Order by source, A to Z; again turns it round";
        SortByImportance "sort-by-importance" Filter [List, Article, Tags] ["Si"] "importance" "Order by importance; again turns it round";
        SortByRelevance "sort-by-relevance" Filter [List, Article, Tags] ["Sr"] "best" "Order by how well the filter is answered";
        SortByPath "sort-by-path" Filter [List, Article, Tags] ["Sp"] "path" "Order by the path of the file; again turns it round";
        ToggleDays "toggle-days" Filter [List, Article, Tags] ["Sg"] "days" "Put the list under days, or under months";
        ClearFilter "clear-filter" Filter [List, Article, Tags] ["x"] "clear" "Clear the whole filter";
        EarlierFilter "earlier-filter" Filter [List, Article, Tags] ["H"] "earlier filter" "Go back to the filter before";
        LaterFilter "later-filter" Filter [List, Article, Tags] ["L"] "later filter" "Go forward to the filter after";
        PickSearch "pick-search" Filter [List, Article, Tags] ["f"] "searches" "Take a saved search as the filter";
        SaveSearch "save-search" Filter [List, Article, Tags] ["F"] "save" "Save the filter under a name";
        TakeSearch "take-search" Filter [Searches] ["Enter"] "take" "Take the saved search with the cursor as the filter";
        ForgetSearch "forget-search" Filter [Searches] ["Delete", "C-d"] "forget" "Forget the saved search with the cursor";

        MoveDown "move-down" Move [List, Article, Tags, Help] ["j", "↓"] "down" "Go down one line";
        MoveUp "move-up" Move [List, Article, Tags, Help] ["k", "↑"] "up" "Go up one line";
        HalfPageDown "half-page-down" Move [List, Article, Tags, Help] ["C-d"] "half down" "Go down half a page";
        HalfPageUp "half-page-up" Move [List, Article, Tags, Help] ["C-u"] "half up" "Go up half a page";
        PageDown "page-down" Move [List, Article, Tags, Help] ["C-f", "PgDn"] "page down" "Go down one page";
        PageUp "page-up" Move [List, Article, Tags, Help] ["C-b", "PgUp"] "page up" "Go up one page";
        First "first" Move [List, Article, Tags, Help] ["gg", "Home"] "first" "Go to the first line";
        Last "last" Move [List, Article, Tags, Help] ["G", "End", "ge"] "last" "Go to the last line";

        GoToDate "go-to-date" Move [List, Article, Tags] ["gd"] "date" "Go to a date in the list";
        NextGroup "next-group" Move [Tags] ["J"] "next group" "Go to the next heading";
        PreviousGroup "previous-group" Move [Tags] ["K"] "previous group" "Go to the heading above";

        ShowTags "show-tags" Panes [List, Article, Tags] ["t"] "tags" "Go to tags, sources and dates, or back to the list";
        PaneLeft "pane-left" Panes [List, Article, Tags] ["h", "←"] "left" "Go to the pane on the left; in the leftmost, fold";
        PaneRight "pane-right" Panes [List, Article, Tags] ["l", "→"] "right" "Go to the pane on the right, or unfold this line";
        NextPane "next-pane" Panes [List, Article, Tags] ["Tab"] "next pane" "Go to the next pane";
        PreviousPane "previous-pane" Panes [List, Article, Tags] ["S-Tab"] "previous pane" "Go to the previous pane";
        FocusTags "focus-tags" Panes [List, Article, Tags] ["gt"] "tags" "Go to tags, sources and dates";
        FocusList "focus-list" Panes [List, Article, Tags] ["gl"] "list" "Go to the list";
        FocusArticle "focus-article" Panes [List, Article, Tags] ["ga"] "article" "Go to the article";

        AcceptPrompt "accept-prompt" Typing [Prompt, TagPrompt, SearchName, DatePrompt, HelpPrompt] ["Enter"] "keep" "Keep what is typed";
        CancelPrompt "cancel-prompt" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["Esc"] "cancel" "Take back what is typed";
        CompleteNext "complete-next" Typing [Prompt] ["Tab"] "complete" "Complete the word, or take the next completion";
        CompletePrevious "complete-previous" Typing [Prompt] ["S-Tab"] "previous" "Take the completion before";
        EarlierQuery "earlier-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["C-p"] "earlier" "Recall the query before; where one finds, go up one line";
        LaterQuery "later-query" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["C-n"] "later" "Recall the query after; where one finds, go down one line";
        PromptDown "prompt-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["↓"] "down" "Go down one line while typing";
        PromptUp "prompt-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["↑"] "up" "Go up one line while typing";
        PromptPageDown "prompt-page-down" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["PgDn"] "page down" "Go down one page while typing";
        PromptPageUp "prompt-page-up" Typing [Prompt, TagPrompt, Searches, DatePrompt, HelpPrompt] ["PgUp"] "page up" "Go up one page while typing";
        DeleteBack "delete-back" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["Backspace", "C-h"] "delete" "Delete the character to the left";
        DeleteForward "delete-forward" Typing [Prompt, TagPrompt, SearchName, DatePrompt, HelpPrompt] ["Delete", "C-d"] "delete" "Delete the character to the right";
        DeleteWord "delete-word" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["C-w"] "delete word" "Delete the word to the left";
        DeleteLine "delete-line" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["C-u"] "delete all" "Delete everything that is typed";
        CaretLeft "caret-left" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["←", "C-b"] "left" "Move the caret to the left";
        CaretRight "caret-right" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["→", "C-f"] "right" "Move the caret to the right";
        CaretStart "caret-start" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["Home", "C-a"] "start" "Move the caret to the start";
        CaretEnd "caret-end" Typing [Prompt, TagPrompt, Searches, SearchName, DatePrompt, HelpPrompt] ["End", "C-e"] "end" "Move the caret to the end";

        Back "back" Program [List, Article, Tags, Help] ["Esc"] "back" "Go back one step; never quits";
        Close "close" Program [List, Article, Tags, Help] ["q"] "quit" "Close this view; in the list, quit";
        Quit "quit" Program [List, Article, Tags, Help] ["Q"] "quit" "Quit at once";
        Interrupt "interrupt" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt] ["C-c"] "quit" "Quit at once, even while typing";
        ToggleHelp "toggle-help" Program [List, Article, Tags, Help] ["?", "F1"] "help" "Show what the keys do, or stop showing it";
        Redraw "redraw" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt] ["C-l"] "redraw" "Draw the screen anew";
        Reload "reload" Program [List, Article, Tags] ["F5"] "reload" "Read the folder again";
        Suspend "suspend" Program [List, Article, Tags, Prompt, TagPrompt, Searches, SearchName, DatePrompt, Help, HelpPrompt] ["C-z"] "suspend" "Go back to the shell; fg returns";
    }
}

pub use table::{ACTIONS, Action};

impl Action {
    /// The row of this action.
    #[must_use]
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Chord;

    #[test]
    fn every_row_is_complete() {
        let mut names = std::collections::BTreeSet::new();
        for row in ACTIONS {
            assert!(names.insert(row.name), "{} stands twice", row.name);
            assert!(row.help.chars().count() <= 60, "{}: too long", row.name);
            assert!(row.help.starts_with(char::is_uppercase) && !row.help.ends_with('.'), "{}", row.name);
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", row.name);
            for chord in row.chords {
                let parsed = Chord::parse(chord).unwrap_or_else(|| panic!("{chord} of {}", row.name));
                assert_eq!(parsed.to_string(), *chord);
            }
        }
    }
}
