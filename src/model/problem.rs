//! Problems of files, as data.
//!
//! Floor 0. The messages are in [`wording`](crate::wording).

use crate::model::LinkError;
use crate::text::CleanText;

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The line in the file, from 1; `None` if the problem has no line.
    pub line: Option<u32>,
    pub kind: ProblemKind,
}

/// The kinds of problems. Payloads hold names and values as the file writes them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ProblemKind {
    /// The front matter, in `YAML`, `TOML` or `JSON`, does not parse; it was read line by line instead.
    BadFrontMatter {
        language: CleanText,
        reason: CleanText,
    },
    UnclosedFrontMatter,
    /// The front matter is larger than [`FRONT_MATTER_BYTES`](crate::limits::FRONT_MATTER_BYTES).
    LargeFrontMatter,
    /// The front matter has more brackets than
    /// [`FRONT_MATTER_BRACKETS`](crate::limits::FRONT_MATTER_BRACKETS).
    NestedFrontMatter,
    /// A key appears more than once in the front matter; the last one counts.
    RepeatedKey {
        key: CleanText,
    },
    /// A field holds something that cannot be its value, such as a table where a text belongs.
    OddValue {
        key: CleanText,
    },
    /// The text is not valid UTF-8; invalid bytes are shown as `�`.
    NotUtf8,
    NameNotUtf8,
    /// The file is larger than [`ARTICLE_BYTES`](crate::limits::ARTICLE_BYTES).
    TooLarge {
        bytes: u64,
    },
    /// A device, a pipe, a socket or a folder, not a regular file.
    NotAFile,
    Unreadable {
        reason: CleanText,
    },
    UnreadableFolder {
        reason: CleanText,
    },
    /// A symbolic link to a folder above it.
    LinkLoop,
    /// A symbolic link that is broken, or leads out of the library.
    LinkOutside,
    /// A symbolic link to a folder of the library that is not read: a hidden one, `node_modules`, or
    /// one that is too deep.
    LinkSkipped,
    /// A folder nested deeper than [`SCAN_DEPTH`](crate::limits::SCAN_DEPTH).
    TooDeep,
    /// More entries than [`SCAN_ENTRIES`](crate::limits::SCAN_ENTRIES).
    TooMany,
    /// There is no title; the text or the file name provides one.
    NoTitle,
    /// Neither the front matter nor the path has a date.
    NoDate,
    BadDate {
        value: CleanText,
    },
    FutureDate {
        value: CleanText,
    },
    /// A date that no article can have, such as one in the year 1.
    AbsurdDate {
        value: CleanText,
    },
    NoLink,
    BadLink {
        key: CleanText,
        value: CleanText,
        reason: LinkError,
    },
    Entity {
        key: CleanText,
        entity: CleanText,
    },
    SamePermalink {
        other: CleanText,
    },
    SameLink {
        other: CleanText,
    },
    SameTitle {
        other: CleanText,
    },
    /// Most articles spell the tag with another case or accent.
    TagSpelling {
        tag: CleanText,
        usual: CleanText,
    },
}

impl ProblemKind {
    /// A stable name for scripts, in JSON and in the options of `vigie check`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadFrontMatter { .. } => "bad-front-matter",
            Self::UnclosedFrontMatter => "unclosed-front-matter",
            Self::LargeFrontMatter => "large-front-matter",
            Self::NestedFrontMatter => "nested-front-matter",
            Self::RepeatedKey { .. } => "repeated-key",
            Self::OddValue { .. } => "odd-value",
            Self::NotUtf8 => "not-utf8",
            Self::NameNotUtf8 => "name-not-utf8",
            Self::TooLarge { .. } => "too-large",
            Self::NotAFile => "not-a-file",
            Self::Unreadable { .. } => "unreadable",
            Self::UnreadableFolder { .. } => "unreadable-folder",
            Self::LinkLoop => "link-loop",
            Self::LinkOutside => "link-outside",
            Self::LinkSkipped => "link-skipped",
            Self::TooDeep => "too-deep",
            Self::TooMany => "too-many",
            Self::NoTitle => "no-title",
            Self::NoDate => "no-date",
            Self::BadDate { .. } => "bad-date",
            Self::FutureDate { .. } => "future-date",
            Self::AbsurdDate { .. } => "absurd-date",
            Self::NoLink => "no-link",
            Self::BadLink { .. } => "bad-link",
            Self::Entity { .. } => "entity",
            Self::SamePermalink { .. } => "same-permalink",
            Self::SameLink { .. } => "same-link",
            Self::SameTitle { .. } => "same-title",
            Self::TagSpelling { .. } => "tag-spelling",
        }
    }

    /// Whether the front matter was read line by line instead of by its parser, so that parts may be lost.
    pub fn is_salvaged(&self) -> bool {
        matches!(
            self,
            Self::BadFrontMatter { .. }
                | Self::UnclosedFrontMatter
                | Self::LargeFrontMatter
                | Self::NestedFrontMatter
        )
    }

    /// Whether the list shows it. Missing or untidy fields and duplicates are left to `vigie check`.
    pub fn is_serious(&self) -> bool {
        !matches!(
            self,
            Self::NoTitle
                | Self::NoDate
                | Self::NoLink
                | Self::Entity { .. }
                | Self::SamePermalink { .. }
                | Self::SameLink { .. }
                | Self::SameTitle { .. }
                | Self::TagSpelling { .. }
        )
    }
}
