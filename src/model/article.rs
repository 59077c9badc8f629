//! An article apart from its body, its identity, and its links as they are written in the front matter.
//! Reading them from a file is left to `frontmatter`. Floor 0, part of [`model`](crate::model).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::link::{LinkError, SafeUrl};
use crate::model::date::{Date, DateTrust};
use crate::model::problem::Problem;
use crate::text::CleanText;

/// The number of an article in one library snapshot. Other snapshots may give it another number; its
/// identity is its [`ArticlePath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// The number as an index.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// The path of an article relative to the root of its library; its identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticlePath {
    relative: Arc<Path>,
    shown: CleanText,
}

impl ArticlePath {
    /// `relative` is the path of the file relative to the root.
    pub fn new(relative: PathBuf) -> Self {
        let written = relative.to_string_lossy();
        // On other systems, a backslash is an ordinary character of a name.
        let shown = if cfg!(windows) {
            CleanText::line(&written.replace('\\', "/"))
        } else {
            CleanText::line(&written)
        };
        Self { relative: relative.into(), shown }
    }

    /// The path relative to the root, exactly as in the file system.
    pub fn as_path(&self) -> &Path {
        &self.relative
    }

    /// The path relative to the root as clean text, for showing and sorting; not for opening files.
    pub fn shown(&self) -> &CleanText {
        &self.shown
    }

    /// A number that depends only on the path: the [`stored_number`] of its bytes.
    pub fn number(&self) -> u64 {
        Self::number_of(&self.relative)
    }

    /// The [`number`](Self::number) of a path relative to the root.
    pub fn number_of(relative: &Path) -> u64 {
        stored_number(relative.as_os_str().as_encoded_bytes())
    }

    /// The short identifier for the command line: the upper 40 bits of the number as ten hexadecimal digits. Among
    /// 100,000 articles, the chance that two share one is one in two hundred.
    pub fn id(&self) -> String {
        format!("{:010x}", self.number() >> 24)
    }

    /// The folder of the file relative to the root, as clean text; empty for the root itself.
    pub fn folder(&self) -> CleanText {
        let end = self.shown.rfind('/').unwrap_or(0);
        self.shown.part(0..end)
    }

    /// The file name without its extension, as clean text; empty if the path has no file name.
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

/// The path with these bytes. On systems where paths are not bytes, invalid UTF-8 is replaced.
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
    FrontMatter,
    Heading,
    FirstWords,
    FileName,
}

/// A link in the front matter: the value as written, and the web address that it gives, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub written: CleanText,
    /// The web address, or why the value is not one.
    pub target: Result<SafeUrl, LinkError>,
}

impl serde::Serialize for Link {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Link {
    /// Only the written value is stored; the address is checked again.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <CleanText as serde::Deserialize>::deserialize(deserializer).map(Self::new)
    }
}

impl Link {
    /// Parses the value; a value that is not a web address is kept as text.
    pub fn new(written: CleanText) -> Self {
        let target = SafeUrl::parse(&written);
        Self { written, target }
    }
}

/// What is known of an article apart from its body.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Article {
    pub path: ArticlePath,
    /// The title; never empty.
    pub title: CleanText,
    pub title_origin: TitleOrigin,
    /// The date of publication, from the front matter or a path; `None` if none was found.
    pub date: Option<Date>,
    pub date_trust: DateTrust,
    /// The date as text for readers (`publishedDate`), as written.
    pub published: Option<CleanText>,
    /// The summary, without the "appeared first on" trailer.
    pub summary: Option<CleanText>,
    /// Whether the source cut the summary off (`[…]` at its end).
    pub truncated: bool,
    pub importance: Option<CleanText>,
    pub source_url: Option<Link>,
    pub source_name: Option<CleanText>,
    /// The tags, in the order of the file, without duplicates.
    pub tags: Vec<CleanText>,
    /// The address on the site that the folder is published on, as written.
    pub permalink: Option<CleanText>,
    /// A slug, an alias or an old address, if the file has no permalink but perhaps this: it tells where the article
    /// can be looked for, and is no identity.
    pub other_name: Option<CleanText>,
    /// The image, as written: a link, a path or an identifier.
    pub image_url: Option<CleanText>,
    pub image_credit: Option<CleanText>,
    /// The author; several names are joined by commas, or by semicolons if a name has a comma.
    pub author: Option<CleanText>,
    pub draft: bool,
    pub language: Option<CleanText>,
    /// The problems of the file, in the order of its lines.
    pub problems: Vec<Problem>,
}

impl Article {
    /// An article with nothing but a path, which is also its title.
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
            other_name: None,
            image_url: None,
            image_credit: None,
            author: None,
            draft: false,
            language: None,
            problems: Vec::new(),
        }
    }

    /// The host of the source link, without `www.`.
    pub fn host(&self) -> Option<CleanText> {
        self.source().map(|url| CleanText::line(url.host()))
    }

    /// The source link, if it is a web address.
    pub fn source(&self) -> Option<&SafeUrl> {
        self.source_url.as_ref().and_then(|link| link.target.as_ref().ok())
    }

    /// The permalink, unless it is only a slug or empty.
    pub fn own_permalink(&self) -> Option<&CleanText> {
        let permalink = self.permalink.as_ref().filter(|permalink| !permalink.trim().is_empty());
        permalink.filter(|_| self.other_name.is_none())
    }

    /// The names of its authors, as far as they can be told apart. `Keeper, Ann` may be one name or two.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        let written = self.author.as_deref().unwrap_or_default();
        let comma = if written.contains(';') { ';' } else { ',' };
        let words = [" and ", " & ", " et ", " und ", " y ", " e "];
        written
            .split(comma)
            .flat_map(move |names| {
                let word = words.into_iter().find(|word| names.contains(word)).unwrap_or("\n");
                names.split(word)
            })
            .map(str::trim)
            .filter(|name| !name.is_empty())
    }

    /// Whether it has a serious problem: something wrong in the file, not merely something missing.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.is_serious())
    }
}

/// What can separate a name from a suffix that several names share, such as `Harbour Notes — Latest`. The
/// library decides which suffixes are shared.
const SUFFIX_SEPARATORS: [&str; 5] = [" — ", " – ", " - ", " | ", " · "];

/// Whether `label` is `name`, with or without a suffix.
pub fn matches_name(label: &str, name: &str) -> bool {
    label == name || split_suffix(label).is_some_and(|(own, _)| own == name)
}

/// Splits off the suffix with its separator, if there is one after a name: `Harbour Notes` and ` — Latest`.
pub fn split_suffix(label: &str) -> Option<(&str, &str)> {
    let at = SUFFIX_SEPARATORS.iter().filter_map(|separator| label.rfind(separator)).max()?;
    label.split_at_checked(at).filter(|(name, _)| !name.trim().is_empty())
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo, RFC 9923). Its values are stored and never change, which is why no
/// hash of the standard library is used.
pub fn fnv_1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The number that is stored instead of a path or a mark key: [`fnv_1a`] with its lower half folded into its
/// upper half. Among a million of them, the chance that two share a number is one in 37 million.
pub fn stored_number(bytes: &[u8]) -> u64 {
    let hash = fnv_1a(bytes);
    hash ^ (hash << 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_backslash_is_part_of_a_file_name_on_unix() {
        let path = ArticlePath::new("x/a\\b.md".into());
        assert_eq!(&**path.shown(), "x/a\\b.md");
        assert_eq!(&*path.stem(), "a\\b");
    }

    #[test]
    fn values_are_the_published_ones() {
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv_1a(text.as_bytes()), hash, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_stored_never_change() {
        assert_eq!(stored_number(b"foobar"), 0x8594_4171_f739_67e8 ^ 0xf739_67e8_0000_0000);
    }
}
