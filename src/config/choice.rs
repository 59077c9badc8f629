//! The settings whose value is one of a few words, one enum each.
//!
//! Floor 2, part of [`config`](crate::config). Names, defaults and help of the settings are in the table
//! SETTINGS.

/// One block per setting: its type, and for each value the variant and the word in `config.toml`.
macro_rules! choices {
    ($( $(#[$doc:meta])+ $name:ident { $( $(#[$value_doc:meta])* $value:ident $word:literal ),+ $(,)? } )+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $name { $( $(#[$value_doc])* #[doc = concat!("`", $word, "`")] $value ),+ }

            impl Choice for $name {
                const ALL: &'static [(&'static str, Self)] = &[$( ($word, Self::$value) ),+];
            }
        )+
    };
}

/// A setting type whose values are words.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every word and its value, in the order in which they are documented.
    const ALL: &'static [(&'static str, Self)];

    /// The word for this value in `config.toml`.
    #[must_use]
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word of `config.toml`.
    #[must_use]
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == word).map(|(_, value)| *value)
    }
}

choices! {
    /// The language of the interface.
    LanguageChoice {
        /// The language of the locale.
        Auto "auto",
        English "en",
        French "fr",
    }
    /// The symbols in lists.
    Icons {
        /// ASCII characters, which every font has.
        Ascii "ascii",
        /// Unicode symbols.
        Unicode "unicode",
        /// Icons of a Nerd Font.
        Nerd "nerd",
    }
    /// The lines that an article takes in the list.
    Density {
        /// One: the title.
        One "one",
        /// Two: the title, and the summary below it.
        Two "two",
    }
    /// A column of the list.
    Column {
        Date "date",
        Title "title",
        Source "source",
        Tags "tags",
        Importance "importance",
        Author "author",
        Language "language",
    }
    /// How the list is grouped.
    GroupBy {
        /// By month.
        Months "months",
        /// By day.
        Days "days",
        /// Not at all.
        None "none",
    }
    /// When an article counts as read.
    MarkRead {
        /// Once it is opened.
        Opened "opened",
        /// Once its end has been on the screen.
        End "end",
        /// Only when the user marks it.
        Never "never",
    }
    /// Whether images are fetched from the web: their servers learn who reads what.
    Images {
        /// Only when a key asks for them.
        Ask "ask",
        /// Always, without asking.
        Always "always",
        /// Never, not even on a key.
        Never "never",
    }
    /// How images are sent to the terminal.
    ImageProtocol {
        /// By the best protocol that the terminal reports.
        Auto "auto",
        /// By the kitty graphics protocol.
        Kitty "kitty",
        /// By the `iTerm2` inline images protocol.
        Iterm2 "iterm2",
        /// As sixels.
        Sixel "sixel",
        /// As coloured half blocks.
        Blocks "blocks",
        /// Not at all: only captions are shown.
        None "none",
    }
    /// Whether links are written as terminal hyperlinks (OSC 8).
    Hyperlinks {
        /// If the terminal is known to support them.
        Auto "auto",
        /// Always.
        On "on",
        /// Never.
        Off "off",
    }
}
