//! The table SIGNS: the symbols in panes and lists, in ASCII, Unicode and Nerd Font. Which set is used is a
//! setting. Floor 3, part of [`app`](crate::app).

use crate::config::choice::Icons;

/// One row per sign: its name, and how it is drawn in ASCII, in Unicode and with a Nerd Font. Each drawing
/// takes one cell.
macro_rules! signs {
    ($( $(#[$doc:meta])+ $name:ident $ascii:literal $unicode:literal $nerd:literal; )+) => {
        /// A symbol in a pane or list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign { $( $(#[$doc])+ $name, )+ }

        /// Every sign, for tests and listings.
        pub const SIGNS: &[Sign] = &[$( Sign::$name, )+];

        impl Sign {
            /// Its drawing in a set of icons, one cell wide.
            pub const fn drawn(self, icons: Icons) -> &'static str {
                match (self, icons) {
                    $(
                        (Self::$name, Icons::Ascii) => $ascii,
                        (Self::$name, Icons::Unicode) => $unicode,
                        (Self::$name, Icons::Nerd) => $nerd,
                    )+
                }
            }
        }
    };
}

signs! {
    /// The lines below it are unfolded.
    Open "v" "▾" "\u{f47c}";
    /// The lines below it are folded.
    Folded ">" "▸" "\u{f460}";
    /// A value that the filter includes.
    Included "+" "●" "\u{f00c}";
    /// A value that the filter excludes.
    Excluded "-" "−" "\u{f00d}";
    /// An article that a highlight rule matches.
    Highlighted "!" "◆" "\u{f06a}";
    /// The candidate that is in the prompt.
    Chosen ">" "▸" "\u{f0da}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choice::Choice;
    use crate::text::{CleanText, cell_width};

    #[test]
    fn every_sign_is_one_cell_of_clean_text() {
        for sign in SIGNS {
            for (word, icons) in Icons::ALL {
                let drawn = sign.drawn(*icons);
                assert_eq!((cell_width(drawn), &*CleanText::piece(drawn)), (1, drawn), "{sign:?} {word}");
            }
            assert!(sign.drawn(Icons::Ascii).is_ascii(), "{sign:?}");
        }
    }
}
