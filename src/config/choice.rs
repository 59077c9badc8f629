//! Settings that are one of a few words.

/// One row a setting: what it decides, its type, and for each of its values what it means and its word.
macro_rules! choices {
    ($( $(#[$doc:meta])+ $name:ident { $( $(#[$value_doc:meta])+ $value:ident $word:literal ),+ $(,)? } )+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum $name { $( $(#[$value_doc])+ $value ),+ }

            impl Choice for $name {
                const ALL: &'static [(&'static str, Self)] = &[$( ($word, Self::$value) ),+];
            }
        )+
    };
}

/// A type whose values are words.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every word and what it stands for, in the order in which they are documented.
    const ALL: &'static [(&'static str, Self)];

    /// The word of this value.
    #[must_use]
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word.
    #[must_use]
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == word).map(|(_, value)| *value)
    }
}

choices! {
    /// The language in which the program speaks.
    LanguageChoice {
        /// That of the locale.
        Auto "auto",
        /// English.
        English "en",
        /// French.
        French "fr",
    }
    /// The signs in lists.
    Icons {
        /// Signs that every font has.
        Ascii "ascii",
        /// Signs of Unicode.
        Unicode "unicode",
        /// Signs of a Nerd Font.
        Nerd "nerd",
    }
    /// How much room an article takes in the list.
    Density {
        /// One line.
        One "one",
        /// Two: under the title stands the summary.
        Two "two",
    }
    /// A column of the list.
    Column {
        /// The date.
        Date "date",
        /// The title.
        Title "title",
        /// The source.
        Source "source",
        /// The tags.
        Tags "tags",
        /// The importance.
        Importance "importance",
        /// The author.
        Author "author",
        /// The language.
        Language "language",
    }
    /// What the headers of the list stand over.
    Group {
        /// Months.
        Months "months",
        /// Days.
        Days "days",
        /// There are none.
        None "none",
    }
    /// When an article has been read.
    MarkRead {
        /// When it was opened.
        Opened "opened",
        /// When its end was seen.
        End "end",
        /// When it was said so.
        Never "never",
    }
    /// Whether images of other machines are fetched: doing so tells them who reads what.
    Images {
        /// When it is asked for.
        Ask "ask",
        /// At once.
        Always "always",
        /// Never.
        Never "never",
    }
    /// How images get to the terminal.
    ImageProtocol {
        /// As the terminal says that it can.
        Auto "auto",
        /// By the protocol of kitty.
        Kitty "kitty",
        /// By that of `iTerm2`.
        Iterm2 "iterm2",
        /// As sixels.
        Sixel "sixel",
        /// As half blocks of colour.
        Blocks "blocks",
        /// Not at all: their captions alone.
        None "none",
    }
    /// Whether links are written so that the terminal can open them.
    Hyperlinks {
        /// Where the terminal is known to.
        Auto "auto",
        /// Always.
        On "on",
        /// Never.
        Off "off",
    }
}
