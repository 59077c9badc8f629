//! The sentences for what is wrong with a file. One column per language.

use std::fmt;

use crate::limits;
use crate::model::{LinkError, ProblemKind};
use crate::wording::grouped;

/// Why a text is no web link, as the end of a sentence.
#[must_use]
pub fn link_error(error: LinkError) -> &'static str {
    match error {
        LinkError::Empty => "it is empty",
        LinkError::NotAnAddress => "it is not an address",
        LinkError::NotWeb => "only http and https links are followed",
        LinkError::UserInformation => "it holds a user name",
        LinkError::TooLong => "it is too long",
    }
}

impl fmt::Display for ProblemKind {
    #[rustfmt::skip]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadFrontMatter { language, reason } => write!(f, "the {language} front matter does not parse: {reason}; it was read line by line"),
            Self::UnclosedFrontMatter => write!(f, "the front matter has no closing line"),
            Self::LargeFrontMatter => write!(f, "the front matter is larger than {} KiB; it was read line by line", limits::FRONT_MATTER_BYTES / 1024),
            Self::NestedFrontMatter => write!(f, "the front matter has more than {} brackets; it was read line by line", grouped(limits::FRONT_MATTER_BRACKETS)),
            Self::RepeatedKey { key } => write!(f, "the key “{key}” stands twice; the last one counts"),
            Self::OddValue { key } => write!(f, "no value can be made of “{key}”"),
            Self::NotUtf8 => write!(f, "the text is not UTF-8; wrong bytes are shown as �"),
            Self::NameNotUtf8 => write!(f, "the file name is not UTF-8"),
            Self::TooLarge { bytes } => write!(f, "the file has {} KiB; the limit is {} KiB", grouped(usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX)), grouped(usize::try_from(limits::ARTICLE_BYTES / 1024).unwrap_or(usize::MAX))),
            Self::NotAFile => write!(f, "it is not a regular file"),
            Self::Unreadable { reason } => write!(f, "the file cannot be read: {reason}"),
            Self::UnreadableFolder { reason } => write!(f, "the folder cannot be read: {reason}"),
            Self::LinkLoop => write!(f, "the symbolic link leads back to a folder above it"),
            Self::LinkOutside => write!(f, "the symbolic link leads to nothing or out of the folder"),
            Self::LinkSkipped => write!(f, "the symbolic link leads to a folder that is not read"),
            Self::TooDeep => write!(f, "the folder is more than {} folders deep and was not read", limits::SCAN_DEPTH),
            Self::TooMany => write!(f, "there are more than {} entries; the rest was not read", grouped(limits::SCAN_ENTRIES)),
            Self::NoTitle => write!(f, "there is no title"),
            Self::NoDate => write!(f, "there is no date"),
            Self::BadDate { value } => write!(f, "the date “{value}” cannot be read"),
            Self::FutureDate { value } => write!(f, "the date “{value}” lies in the future"),
            Self::AbsurdDate { value } => write!(f, "the date “{value}” cannot be right"),
            Self::NoLink => write!(f, "there is no source link"),
            Self::BadLink { key, value, reason } => write!(f, "“{key}” is no web link: “{value}”, {}", link_error(*reason)),
            Self::Entity { key, entity } => write!(f, "“{key}” holds the HTML entity {entity}"),
            Self::SamePermalink { other } => write!(f, "the permalink is the same as in {other}"),
            Self::SameLink { other } => write!(f, "the source link is the same as in {other}"),
            Self::SameTitle { other } => write!(f, "the title is the same as in {other}"),
            Self::TagSpelling { tag, usual } => write!(f, "the tag “{tag}” is mostly spelled “{usual}”"),
        }
    }
}
