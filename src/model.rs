//! The nouns: what an article is, and what can be wrong with one.
//!
//! Floor 0. Values only; nothing here reads files or knows how it is shown. Every text is
//! [`CleanText`] and every link that may be followed is a [`SafeUrl`].

pub mod date;
pub mod mark;
pub mod name;
pub mod problem;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::text::CleanText;

pub use crate::link::{LinkError, SafeUrl};
pub use date::{Date, DateTrust, Precision};
pub use mark::{Mark, MarkChange, MarkKey, MarkSet};
pub use name::{is_called, split_ending};
pub use problem::{Problem, ProblemKind};

/// The number of an article inside one library snapshot. It means nothing outside that snapshot;
/// what stays the same is the [`ArticlePath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Where an article is, under the root of its library: its identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticlePath {
    relative: Arc<Path>,
    shown: CleanText,
}

impl ArticlePath {
    /// The identity of the file at `relative`, a path under the root.
    #[must_use]
    pub fn new(relative: PathBuf) -> Self {
        let written = relative.to_string_lossy();
        // Elsewhere a backslash is a letter of a name like any other.
        let shown = if cfg!(windows) {
            CleanText::line(&written.replace('\\', "/"))
        } else {
            CleanText::line(&written)
        };
        Self { relative: relative.into(), shown }
    }

    /// The path under the root, byte for byte as the file system has it.
    #[must_use]
    pub fn as_path(&self) -> &Path {
        &self.relative
    }

    /// The path under the root as it may be shown.
    #[must_use]
    pub fn shown(&self) -> &CleanText {
        &self.shown
    }

    /// A number that only depends on the path: the FNV-1a hash (64 bits, Fowler–Noll–Vo) of its
    /// bytes, folded once. Two of a million articles share one with a chance of one in 37 million.
    #[must_use]
    pub fn number(&self) -> u64 {
        Self::number_of(&self.relative)
    }

    /// The [`number`](Self::number) of a path under the root.
    #[must_use]
    pub fn number_of(relative: &Path) -> u64 {
        let bytes = relative.as_os_str().as_encoded_bytes();
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        hash ^ (hash << 32)
    }

    /// A short name for the command line: ten hexadecimal digits that only depend on the path.
    ///
    /// They are the upper 40 bits of [`number`](Self::number); two of 100,000 articles share one with
    /// a chance of one in two hundred.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{:010x}", self.number() >> 24)
    }

    /// The folder that the file is in, under the root, as it may be shown; empty for the root itself.
    #[must_use]
    pub fn folder(&self) -> CleanText {
        let end = self.shown.rfind('/').unwrap_or(0);
        self.shown.part(0..end)
    }

    /// The file name without its ending, cleaned; empty when there is none.
    #[must_use]
    pub fn stem(&self) -> CleanText {
        CleanText::line(&self.relative.file_stem().unwrap_or_default().to_string_lossy())
    }
}

impl serde::Serialize for ArticlePath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.relative.as_os_str().as_encoded_bytes())
    }
}

impl<'de> serde::Deserialize<'de> for ArticlePath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8] as serde::Deserialize>::deserialize(deserializer)?;
        Ok(Self::new(path_of(bytes)))
    }
}

/// The path with these bytes; where paths are not bytes, what is no text is lost.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// Where the title of an article was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum TitleOrigin {
    /// A key of the front matter.
    FrontMatter,
    /// The first heading of the body.
    Heading,
    /// The first words of the body.
    FirstWords,
    /// The name of the file, made readable.
    FileName,
}

/// A link field: the text as the file has it, and where it leads when it is a web link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The value as written.
    pub written: CleanText,
    /// The target, or why there is none.
    pub target: Result<SafeUrl, LinkError>,
}

impl serde::Serialize for Link {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Link {
    /// Only what was written is kept: where it leads is judged anew.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <CleanText as serde::Deserialize>::deserialize(deserializer).map(Self::new)
    }
}

impl Link {
    /// The link that `written` means.
    #[must_use]
    pub fn new(written: CleanText) -> Self {
        let target = SafeUrl::parse(&written);
        Self { written, target }
    }
}

/// All that is known of an article without its text.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Article {
    /// Its identity.
    pub path: ArticlePath,
    /// Its title; never empty.
    pub title: CleanText,
    /// Where the title was found.
    pub title_origin: TitleOrigin,
    /// When it was published, as far as that can be read.
    pub date: Option<Date>,
    /// Whether the date can be believed.
    pub date_trust: DateTrust,
    /// The date as the article words it (`publishedDate`).
    pub published: Option<CleanText>,
    /// Its summary, without the "appeared first on" trailer.
    pub summary: Option<CleanText>,
    /// Whether the summary was cut off by the source (`[…]` at its end).
    pub truncated: bool,
    /// Its importance, as written.
    pub importance: Option<CleanText>,
    /// Where it comes from.
    pub source_url: Option<Link>,
    /// The name of the source, when the front matter gives one.
    pub source_name: Option<CleanText>,
    /// Its tags, in the order of the file, without repetition.
    pub tags: Vec<CleanText>,
    /// Its address on the site of the folder, as written.
    pub permalink: Option<CleanText>,
    /// Its image, as written: a link, a path or an identifier.
    pub image_url: Option<CleanText>,
    /// Whom the image belongs to.
    pub image_credit: Option<CleanText>,
    /// Who wrote it; several names are joined by commas.
    pub author: Option<CleanText>,
    /// Whether the front matter says that it is not published.
    pub draft: bool,
    /// Its language, as written.
    pub language: Option<CleanText>,
    /// What is wrong with the file, in the order of its lines.
    pub problems: Vec<Problem>,
}

impl Article {
    /// An article of which nothing is known but its path.
    #[must_use]
    pub fn unknown(path: ArticlePath) -> Self {
        Self {
            title: path.shown().clone(),
            path,
            title_origin: TitleOrigin::FileName,
            date: None,
            date_trust: DateTrust::Sound,
            published: None,
            summary: None,
            truncated: false,
            importance: None,
            source_url: None,
            source_name: None,
            tags: Vec::new(),
            permalink: None,
            image_url: None,
            image_credit: None,
            author: None,
            draft: false,
            language: None,
            problems: Vec::new(),
        }
    }

    /// The host of the source link, without `www.`.
    #[must_use]
    pub fn host(&self) -> Option<CleanText> {
        self.source().map(|url| CleanText::line(url.host()))
    }

    /// The source link, when it is a web link.
    #[must_use]
    pub fn source(&self) -> Option<&SafeUrl> {
        self.source_url.as_ref().and_then(|link| link.target.as_ref().ok())
    }

    /// Whether something is wrong that a reader should see, as opposed to something missing.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.is_serious())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_backslash_is_part_of_a_name() {
        let path = ArticlePath::new("x/a\\b.md".into());
        assert_eq!(&**path.shown(), "x/a\\b.md");
        assert_eq!(&*path.stem(), "a\\b");
    }
}
