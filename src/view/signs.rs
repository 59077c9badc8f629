//! The signs in panes and lists: the table SIGNS, with a column for each kind of font.

use crate::config::choice::Icons;

/// One row a sign: what it says, and how it is drawn by letters, by signs of Unicode, and by those of a Nerd
/// Font. Each takes one cell.
macro_rules! signs {
    ($( $(#[$doc:meta])+ $name:ident $ascii:literal $unicode:literal $nerd:literal; )+) => {
        /// A sign.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign { $( $(#[$doc])+ $name, )+ }

        /// Every sign, for those who look at all of them.
        pub const SIGNS: &[Sign] = &[$( Sign::$name, )+];

        impl Sign {
            /// How it is drawn.
            #[must_use]
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
    /// What stands under it is shown.
    Open "v" "▾" "\u{f47c}";
    /// What stands under it is not shown.
    Folded ">" "▸" "\u{f460}";
    /// It is asked for.
    Included "+" "●" "\u{f00c}";
    /// It is ruled out.
    Excluded "-" "−" "\u{f00d}";
    /// It stands out by a rule of the user.
    Highlighted "!" "◆" "\u{f06a}";
    /// It stands in the line.
    Chosen ">" "▸" "\u{f0da}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choice::Choice;
    use crate::text::{CleanText, cell_width};

    #[test]
    fn every_sign_takes_one_cell_and_is_drawn_as_it_is() {
        for sign in SIGNS {
            for (word, icons) in Icons::ALL {
                let drawn = sign.drawn(*icons);
                assert_eq!((cell_width(drawn), &*CleanText::piece(drawn)), (1, drawn), "{sign:?} {word}");
            }
            assert!(sign.drawn(Icons::Ascii).is_ascii(), "{sign:?}");
        }
    }
}
