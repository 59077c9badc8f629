//! What can be wrong with a file, as data.
//!
//! Floor 0. The sentences stand in [`wording`](crate::wording).

use crate::model::LinkError;
use crate::text::CleanText;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// The line of the file, counted from one, when there is one.
    pub line: Option<u32>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The kinds of wrong. Names in the payloads are as written in the file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ProblemKind {
    /// The front matter does not parse; it was read line by line.
    BadFrontMatter {
        /// The language of the front matter: `YAML`, `TOML` or `JSON`.
        language: CleanText,
        /// What its parser said.
        reason: CleanText,
    },
    /// The front matter has no closing fence.
    UnclosedFrontMatter,
    /// The front matter is larger than [`FRONT_MATTER_BYTES`](crate::limits::FRONT_MATTER_BYTES).
    LargeFrontMatter,
    /// The front matter has more brackets than
    /// [`FRONT_MATTER_BRACKETS`](crate::limits::FRONT_MATTER_BRACKETS).
    NestedFrontMatter,
    /// A key of the front matter stands twice; the last one counts.
    RepeatedKey {
        /// The key.
        key: CleanText,
    },
    /// A field holds something that no value can be made of.
    OddValue {
        /// The key.
        key: CleanText,
    },
    /// The text is not valid UTF-8; wrong bytes are shown as `�`.
    NotUtf8,
    /// The file name is not valid UTF-8.
    NameNotUtf8,
    /// The file is larger than [`ARTICLE_BYTES`](crate::limits::ARTICLE_BYTES).
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It is a device, a pipe, a socket or a folder, not a regular file.
    NotAFile,
    /// The file could not be read.
    Unreadable {
        /// What the system said.
        reason: CleanText,
    },
    /// The folder could not be read.
    UnreadableFolder {
        /// What the system said.
        reason: CleanText,
    },
    /// A symbolic link that leads back to a folder above it.
    LinkLoop,
    /// A symbolic link that leads to nothing, or out of the content directory.
    LinkOutside,
    /// A symbolic link to a folder under the root that is not read: a hidden one, `node_modules`, or
    /// one that is too deep.
    LinkSkipped,
    /// A folder deeper than [`SCAN_DEPTH`](crate::limits::SCAN_DEPTH).
    TooDeep,
    /// More entries than [`SCAN_ENTRIES`](crate::limits::SCAN_ENTRIES).
    TooMany,
    /// There is no title; one was made out of the text or the file name.
    NoTitle,
    /// There is no date in the front matter or the path.
    NoDate,
    /// A date that cannot be read.
    BadDate {
        /// The value as written.
        value: CleanText,
    },
    /// A date after today.
    FutureDate {
        /// The value as written.
        value: CleanText,
    },
    /// A date that no article can have.
    AbsurdDate {
        /// The value as written.
        value: CleanText,
    },
    /// There is no source link.
    NoLink,
    /// A link field whose value is no web link.
    BadLink {
        /// The key.
        key: CleanText,
        /// The value as written.
        value: CleanText,
        /// Why it is none.
        reason: LinkError,
    },
    /// A value of the front matter holds HTML entities.
    Entity {
        /// The key.
        key: CleanText,
        /// The first entity, as written.
        entity: CleanText,
    },
    /// Another file has the same permalink.
    SamePermalink {
        /// The path of the other file.
        other: CleanText,
    },
    /// Another file has the same source link.
    SameLink {
        /// The path of the other file.
        other: CleanText,
    },
    /// Another file has the same title.
    SameTitle {
        /// The path of the other file.
        other: CleanText,
    },
    /// A tag is spelled in another way elsewhere, by case or accent.
    TagSpelling {
        /// The tag as this file has it.
        tag: CleanText,
        /// The most frequent spelling.
        usual: CleanText,
    },
}

impl ProblemKind {
    /// A short stable name for scripts.
    #[must_use]
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

    /// Whether the front matter was not read by its parser, so that something of it may be lost.
    #[must_use]
    pub fn is_salvage(&self) -> bool {
        matches!(
            self,
            Self::BadFrontMatter { .. }
                | Self::UnclosedFrontMatter
                | Self::LargeFrontMatter
                | Self::NestedFrontMatter
        )
    }

    /// Whether a reader should see it in the list. What is only missing or untidy is for
    /// `vigie check`.
    #[must_use]
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
