//! The settings whose value is one of a few words, one enum each. Floor 2, part of [`config`](crate::config).
//! Names, defaults and help of the settings are in the table SETTINGS.

use crate::frontmatter::{GENERATORS, Generator};

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
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word of `config.toml`.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == word).map(|(_, value)| *value)
    }
}

choices! {
    /// The language of the interface.
    LanguageChoice {
        Auto "auto",
        English "en",
        French "fr",
    }
    /// The symbols in lists.
    Icons {
        /// ASCII characters, which every font has.
        Ascii "ascii",
        Unicode "unicode",
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
    /// How the list is grouped: the period that each of its headers covers.
    #[derive(Default)]
    GroupBy {
        #[default]
        Months "months",
        Days "days",
        None "none",
    }
    /// When an article counts as read.
    #[derive(Default)]
    MarkRead {
        /// Once it is opened: in the article pane, or in the browser.
        #[default]
        Opened "opened",
        /// Once its end has been on the screen, or it was opened in the browser.
        End "end",
        Never "never",
    }
    /// When images are fetched from the web: their servers learn who reads what. Images in the folder and those
    /// fetched earlier are shown regardless, except with `Never`.
    #[derive(Default)]
    ImagePolicy {
        /// When the user presses the key for it.
        #[default]
        Ask "ask",
        /// When the article is opened.
        Always "always",
        /// Never, and no other image is shown either.
        Never "never",
    }
    /// Whether links are written as terminal hyperlinks (OSC 8).
    Hyperlinks {
        /// If the terminal is known to support them.
        Auto "auto",
        On "on",
        Off "off",
    }
}

/// A way of drawing images in a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// The graphics protocol of kitty with Unicode placeholders, so that images scroll like text.
    Kitty,
    /// The inline images protocol of iTerm2.
    Iterm2,
    Sixel,
    /// Half blocks in two colours: two pixels per cell, in every terminal with colours.
    Blocks,
}

/// The generator whose conventions decide how articles are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GeneratorChoice {
    /// The one whose files are found in the folder or above it.
    #[default]
    Auto,
    /// None, whatever is found.
    None,
    By(Generator),
}

/// The values of [`GeneratorChoice`]: one for each row of GENERATORS, and two more.
#[expect(clippy::indexing_slicing, reason = "it is computed by the compiler, which checks it")]
const GENERATOR_CHOICES: [(&str, GeneratorChoice); GENERATORS.len() + 2] = {
    let mut choices = [("auto", GeneratorChoice::Auto); GENERATORS.len() + 2];
    choices[1] = ("none", GeneratorChoice::None);
    let mut at = 0;
    while at < GENERATORS.len() {
        choices[at + 2] = (GENERATORS[at].word, GeneratorChoice::By(GENERATORS[at].generator));
        at += 1;
    }
    choices
};

impl Choice for GeneratorChoice {
    const ALL: &'static [(&'static str, Self)] = &GENERATOR_CHOICES;
}

/// How images are sent to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImageProtocol {
    /// In the best way that the terminal reports.
    Auto,
    By(Protocol),
    /// Not at all: only captions are shown.
    None,
}

impl Choice for ImageProtocol {
    const ALL: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("kitty", Self::By(Protocol::Kitty)),
        ("iterm2", Self::By(Protocol::Iterm2)),
        ("sixel", Self::By(Protocol::Sixel)),
        ("blocks", Self::By(Protocol::Blocks)),
        ("none", Self::None),
    ];
}
