//! The modes and panes: what receives the keys, its names, and where its prompt is drawn. Floor 1, part of
//! [`input`](crate::input). `app::geometry` computes the rows and columns of the prompts.

use crate::wording::Bilingual;

/// A pane that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// The left pane.
    Tags,
    #[default]
    List,
    /// Right of the list or below it.
    Article,
}

/// Where the prompt of a mode is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptPlace {
    /// On a line of its own above the status line, if the screen is high enough.
    Row,
    Bar,
}

macro_rules! modes {
    ($( $(#[$doc:meta])* $mode:ident $name:literal $place:ident $pane:ident; )+) => {
        /// What receives the keys: a pane, an overlay or a prompt. Derived from the state, never stored.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Mode { $( $(#[$doc])* $mode, )+ }

        impl Mode {
            /// Every mode, in the order of the declaration.
            pub const ALL: [Self; 16] = [$( Self::$mode ),+];

            /// Its name in `config.toml`, as in `[keys.article]`.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$mode => $name, )+ }
            }

            /// Where its prompt is drawn; `None` for modes without a prompt.
            pub const fn prompt_place(self) -> Option<PromptPlace> {
                match self { $( Self::$mode => $place, )+ }
            }

            /// The name that the help shows for a pane or the help itself; `None` for prompts and pickers.
            pub const fn pane(self) -> Option<Bilingual> {
                match self { $( Self::$mode => $pane, )+ }
            }
        }
    };
}

#[rustfmt::skip]
mod table {
    use super::{Bilingual, PromptPlace};

    const ROW: Option<PromptPlace> = Some(PromptPlace::Row);
    const BAR: Option<PromptPlace> = Some(PromptPlace::Bar);
    const LIST: Option<Bilingual> = Some(Bilingual::new("list", "liste"));
    const ARTICLE: Option<Bilingual> = Some(Bilingual::new("article", "article"));
    const TAGS: Option<Bilingual> = Some(Bilingual::new("tags", "étiquettes"));
    const HELP: Option<Bilingual> = Some(Bilingual::new("help", "aide"));

    modes! {
        List "list" None LIST;
        Article "article" None ARTICLE;
        /// The left pane: tags, sources, dates and the other facets.
        Tags "tags" None TAGS;
        Prompt "filter" ROW None;
        TagPrompt "find-tag" BAR None;
        Searches "searches" ROW None;
        SearchName "search-name" ROW None;
        DatePrompt "date" BAR None;
        Palette "palette" ROW None;
        FindPrompt "find" ROW None;
        Outline "outline" ROW None;
        Hints "links" None None;
        PipePrompt "command" ROW None;
        FilePrompt "file" ROW None;
        Help "help" None HELP;
        HelpPrompt "find-key" BAR None;
    }
}

pub use table::Mode;

impl Mode {
    /// The mode with this name in `config.toml`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// Whether keys are typed as text: into a prompt, or as the letters of a link.
    pub fn is_typing(self) -> bool {
        self.prompt_place().is_some() || self == Self::Hints
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mode_names_are_unique() {
        for mode in Mode::ALL {
            assert_eq!(Mode::named(mode.name()), Some(mode));
            if let Some(pane) = mode.pane() {
                crate::wording::typography::check(pane, mode.name());
            }
        }
    }
}
