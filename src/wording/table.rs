//! The table of phrases.

use std::fmt;

use crate::text::CleanText;
use crate::wording::{counted, grouped};

/// One row a phrase: its doc comment, its name, its payload, and what it says in each language.
macro_rules! phrases {
    ($( $(#[$doc:meta])+ $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] )+) => {
        /// Something that the program says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the payload names of a phrase are read in its sentence")]
        pub enum Phrase {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        impl fmt::Display for Phrase {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Self::$name $({ $($field),+ })? => write!(formatter, $($english)+), )+
                }
            }
        }
    };
}

phrases! {
    /// The title of the tag pane.
    Tags en ["Tags"]
}

impl Phrase {
    /// The phrase as text that may be shown.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
