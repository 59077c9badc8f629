//! The table of phrases.

use std::fmt;

use crate::limits;
use crate::text::CleanText;
use crate::wording::grouped;

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
    /// What stands where the rest of an article is left out.
    ArticleCut en ["The rest is not shown: the article has more than {} parts.", grouped(limits::MARKDOWN_EVENTS)]
    /// What stands for an image with a description.
    ImageCaption { alt: CleanText } en ["[image: {alt}]"]
    /// What stands for an image without a description.
    ImageAlone en ["[image]"]
    /// The label of a note.
    AlertNote en ["Note"]
    /// The label of a tip.
    AlertTip en ["Tip"]
    /// The label of something important.
    AlertImportant en ["Important"]
    /// The label of a warning.
    AlertWarning en ["Warning"]
    /// The label of a caution.
    AlertCaution en ["Caution"]
}

impl Phrase {
    /// The phrase as text that may be shown.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
