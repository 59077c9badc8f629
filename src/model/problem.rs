//! Problems of files, as data. Floor 0. The messages are in [`wording`](crate::wording).

use crate::model::LinkError;
use crate::text::CleanText;

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The line in the file, from 1; `None` if the problem has no line.
    pub line: Option<u32>,
    pub kind: ProblemKind,
}

/// One row per kind: its code and its payload, which holds names and values as the file writes them.
macro_rules! kinds {
    ($( $(#[$about:meta])* $code:literal $kind:ident $({ $($field:ident: $type:ty),+ })?; )+) => {
        /// The kinds of problems, in the order in which they are listed and stored.
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum ProblemKind { $( $(#[$about])* $kind $({ $($field: $type),+ })? ),+ }

        impl ProblemKind {
            /// A stable name for scripts, in JSON and in the options of `vigie check`.
            pub fn code(&self) -> &'static str {
                match self { $( Self::$kind { .. } => $code ),+ }
            }
        }
    };
}

kinds! {
    "bad-front-matter" BadFrontMatter { language: CleanText, reason: CleanText };
    "unclosed-front-matter" UnclosedFrontMatter;
    "large-front-matter" LargeFrontMatter;
    "nested-front-matter" NestedFrontMatter;
    "repeated-key" RepeatedKey { key: CleanText };
    /// A field holds something that cannot be its value, such as a table where a text belongs.
    "odd-value" OddValue { key: CleanText };
    /// Bytes that are not UTF-8; `is_guessed` if the text was read as Windows-1252.
    "not-utf8" NotUtf8 { is_guessed: bool };
    /// There are bytes, but none of them is text.
    "no-text" NoText;
    /// The marks of a conflict that git left in the front matter.
    "conflict" Conflict;
    "name-not-utf8" NameNotUtf8;
    "too-large" TooLarge { bytes: u64 };
    /// A device, a pipe, a socket or a folder.
    "not-a-file" NotAFile;
    "unreadable" Unreadable { reason: CleanText };
    "unreadable-folder" UnreadableFolder { reason: CleanText };
    "link-loop" LinkLoop;
    "link-outside" LinkOutside;
    /// A link to a folder of the library that is not read: a hidden one, `node_modules`, or one that is too deep.
    "link-skipped" LinkSkipped;
    "too-deep" TooDeep;
    "too-many" TooMany;
    /// There are this many texts in a format that is not read.
    "other-format" OtherFormat { ending: CleanText, count: usize };
    /// There is no title; the text or the file name provides one.
    "no-title" NoTitle;
    /// Neither the front matter nor the path has a date.
    "no-date" NoDate;
    "bad-date" BadDate { value: CleanText };
    /// Day and month of a date could be swapped, and nothing says which is first; `read` is what it counts as.
    "ambiguous-date" AmbiguousDate { value: CleanText, read: CleanText };
    "future-date" FutureDate { value: CleanText };
    /// A date that no article can have, such as one in the year 1.
    "absurd-date" AbsurdDate { value: CleanText };
    "no-link" NoLink;
    "bad-link" BadLink { key: CleanText, value: CleanText, reason: LinkError };
    "entity" Entity { key: CleanText, entity: CleanText };
    "same-permalink" SamePermalink { other: CleanText };
    "same-link" SameLink { other: CleanText };
    "same-title" SameTitle { other: CleanText };
    /// Most articles spell the tag with another case or accent.
    "tag-spelling" TagSpelling { tag: CleanText, usual: CleanText };
}

impl ProblemKind {
    /// Whether the front matter was read line by line instead of by its parser, so that parts may be lost.
    pub fn is_salvaged(&self) -> bool {
        use ProblemKind::{BadFrontMatter, LargeFrontMatter, NestedFrontMatter, UnclosedFrontMatter};
        matches!(self, BadFrontMatter { .. } | UnclosedFrontMatter | LargeFrontMatter | NestedFrontMatter)
    }

    /// Whether the list shows it. Missing or untidy fields and duplicates are left to `vigie check`.
    pub fn is_serious(&self) -> bool {
        !matches!(
            self,
            Self::NoTitle
                | Self::NoDate
                | Self::OtherFormat { .. }
                | Self::AmbiguousDate { .. }
                | Self::NoLink
                | Self::Entity { .. }
                | Self::SamePermalink { .. }
                | Self::SameLink { .. }
                | Self::SameTitle { .. }
                | Self::TagSpelling { .. }
        )
    }
}
