//! Marks (read, starred, later), and the keys by which marks find their article again after its file was moved or
//! renamed. `library` keeps the marks in memory, `io` on disk. Floor 0, part of [`model`](crate::model).

use std::fmt::Write;
use std::sync::Arc;

use crate::link::SafeUrl;
use crate::model::article::{Article, stored_number};
use crate::text::CleanText;

/// A mark of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Read,
    Star,
    Later,
}

impl Mark {
    /// Every mark, in the order of the help.
    pub const ALL: &[Self] = &[Self::Read, Self::Star, Self::Later];

    /// Its name in mark files and on the command line. Names never change.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Star => "star",
            Self::Later => "later",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The mark with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mark| mark.name() == name)
    }
}

/// The marks of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct MarkSet(u8);

impl MarkSet {
    /// Whether the article has this mark.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark.bit() != 0
    }

    /// A copy with this mark set or cleared.
    #[must_use]
    pub fn with(self, mark: Mark, on: bool) -> Self {
        Self(if on { self.0 | mark.bit() } else { self.0 & !mark.bit() })
    }

    /// Whether no mark is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What identifies an article to its marks: its source link, the same in every library; without one, its
/// permalink or its path within its library. With a source link or permalink, marks survive a renamed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey(Box<str>);

/// How a key starts: by source link, permalink, path.
const KINDS: [&str; 3] = ["link ", "site ", "file "];

impl MarkKey {
    /// The key of an article in the library with this name.
    pub fn of(article: &Article, library: &str) -> Self {
        if let Some(url) = article.source() {
            return Self::of_link(url);
        }
        let own = |kind: &str, text: &str| {
            // A space ends the library name, so an empty name needs a stand-in.
            let library = if library.is_empty() { "%".to_owned() } else { escaped(library.as_bytes()) };
            Self(CleanText::line(&format!("{kind} {library} {text}")).as_str().into())
        };
        match article.permalink.as_ref().filter(|permalink| !permalink.trim().is_empty()) {
            Some(permalink) => match SafeUrl::parse(permalink) {
                Ok(url) => Self::of_link(&url),
                Err(_) => own("site", permalink),
            },
            None => own("file", &escaped(article.path.as_path().as_os_str().as_encoded_bytes())),
        }
    }

    /// The key of the articles with this source link.
    pub fn of_link(url: &SafeUrl) -> Self {
        Self(format!("link {}", url.as_str()).into())
    }

    /// Parses a key that [`as_str`](Self::as_str) gave; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = KINDS.iter().find_map(|kind| text.strip_prefix(kind))?;
        let is_whole = !rest.is_empty() && *CleanText::line(text) == *text;
        is_whole.then(|| Self(text.into()))
    }

    /// The key as text: one clean line.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The source link, for keys made from one.
    pub fn link(&self) -> Option<SafeUrl> {
        SafeUrl::parse(self.0.strip_prefix("link ")?).ok()
    }

    /// The mark id, which indexes and tables store instead of the key: its [`stored_number`].
    pub fn number(&self) -> u64 {
        stored_number(self.0.as_bytes())
    }
}

/// The bytes of a path as one line of text, different for different bytes: what is not clean text becomes
/// `%` and two hexadecimal digits per byte.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            let mut buffer = [0; 4];
            let written = character.encode_utf8(&mut buffer);
            if character != '%' && character != ' ' && *CleanText::line(written) == *written {
                text.push(character);
            } else {
                push_escaped(&mut text, written.as_bytes());
            }
        }
        push_escaped(&mut text, chunk.invalid());
    }
    text
}

fn push_escaped(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "%{byte:02x}");
    }
}

/// A mark that was set or cleared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MarkChange {
    pub key: MarkKey,
    pub mark: Mark,
    pub on: bool,
}

/// A mark that was set or cleared on one article or on many, by mark id: eight bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkChanges {
    pub mark: Mark,
    pub on: bool,
    numbers: Arc<[u64]>,
}

impl MarkChanges {
    /// The change of a mark of the articles with these mark ids.
    pub fn new(mark: Mark, on: bool, mut numbers: Vec<u64>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        Self { mark, on, numbers: numbers.into() }
    }

    /// The mark ids, sorted, each once.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// The marks of an article after this change.
    pub fn apply_to(&self, number: u64, marks: MarkSet) -> MarkSet {
        let is_changed = self.numbers.binary_search(&number).is_ok();
        if is_changed { marks.with(self.mark, self.on) } else { marks }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{ArticlePath, Link};

    fn article(path: &str) -> Article {
        Article::unknown(ArticlePath::new(path.into()))
    }

    #[test]
    fn keys_prefer_source_link_then_permalink_then_path() {
        let mut one = article("a b.md");
        assert_eq!(MarkKey::of(&one, "my papers").as_str(), "file my%20papers a%20b.md");
        one.permalink = Some(CleanText::line("/2024/x/"));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), "site papers /2024/x/");
        assert_ne!(MarkKey::of(&one, "papers"), MarkKey::of(&one, "others"));
        one.permalink = Some(CleanText::line("https://example.org/x"));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), "link https://example.org/x");
        one.source_url = Some(Link::new(CleanText::line("https://example.org/y")));
        let key = MarkKey::of(&one, "papers");
        assert_eq!(key.link().unwrap().as_str(), "https://example.org/y");
        // A source link that is not a URL does not count.
        one.source_url = Some(Link::new(CleanText::line("[object Object]")));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), "link https://example.org/x");
    }

    #[test]
    fn marks_are_independent() {
        for &mark in Mark::ALL {
            let set = MarkSet::default().with(mark, true);
            for &other in Mark::ALL {
                assert_eq!(set.has(other), mark == other);
            }
            assert!(set.with(mark, false).is_empty());
            assert_eq!(Mark::named(mark.name()), Some(mark));
        }
        assert_eq!(Mark::named("Read"), None);
    }

    proptest! {
        #[test]
        fn every_key_parses_back(path in "\\PC{1,20}|[a-c% /]{1,6}", library in ".{0,8}") {
            let mut one = article("x.md");
            one.path = ArticlePath::new(path.into());
            let key = MarkKey::of(&one, &library);
            prop_assert_eq!(MarkKey::parse(key.as_str()), Some(key.clone()), "{}", key.as_str());
        }

        #[test]
        fn different_paths_have_different_keys(one in prop::collection::vec(any::<u8>(), 1..8), other in prop::collection::vec(any::<u8>(), 1..8)) {
            prop_assert_eq!(one == other, escaped(&one) == escaped(&other));
        }
    }
}
