//! What identifies an article to its marks: the keys that logs hold as text, and the numbers that indexes and tables
//! hold instead. Which articles share a link is left to `library`, reading and writing logs to `io`. Floor 0, part
//! of [`model`](crate::model).
//!
//! A mark belongs to one file. Its key has the path within the library and, where the article has one, its link or
//! permalink, by which the mark follows a file that is moved or renamed:
//!
//! | key | meaning |
//! |---|---|
//! | `page PATH link URL`, `page PATH site LIBRARY PERMALINK` | the article with this link or permalink, which no other file of the library had |
//! | `copy PATH link URL`, `copy PATH site LIBRARY PERMALINK` | the file at this path, one of several with this link or permalink |
//! | `path LIBRARY PATH` | the file at this path, which has neither |
//! | `link URL`, `site LIBRARY PERMALINK`, `file LIBRARY PATH` | all articles with this link, permalink or path: lists of links, and logs written before the other kinds existed |
//!
//! After `page` and `copy`, the path is a number of sixteen hexadecimal digits; the keys of all libraries with the same
//! articles agree. Names and paths are compared in Unicode's form NFC: `é` is one name, however a disk composes it.

use crate::link::SafeUrl;
use crate::model::article::{Article, stored_number};
use crate::text::CleanText;
use crate::text::file_name::{composed, escaped, unescaped};

/// The key of the marks of an article, as one line of text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey(Box<str>);

/// How keys start.
const KINDS: [&str; 6] = ["page ", "copy ", "path ", "link ", "site ", "file "];
/// The digits of a path in a key.
const PATH_DIGITS: usize = 16;
/// Keep the numbers of a permalink, of a path and of a path in an early log apart.
const SITE: u64 = 1;
const PATH: u64 = 2;
const FILE: u64 = 3;

/// What an article is known by, as numbers that depend on no library, so that an index can hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredIdentity {
    /// The number of its link or permalink; the lowest bit tells them apart. `None` if it has neither.
    pub shared: Option<u64>,
    /// The number of a permalink, slug or other name by which early logs may know it.
    pub early: Option<u64>,
    /// The number of its path.
    pub path: u64,
}

/// The numbers of the names that a library has in keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LibraryNumbers {
    /// Of the name that no other library on this device has.
    pub own: u64,
    /// Of the name of the folder, by which early logs know the library.
    pub early: u64,
}

/// The mark ids under which the marks of one article may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkIds {
    /// Its own: that of its `page`, `copy` or `path` key.
    pub own: u64,
    /// The number that all articles with its link or permalink share.
    pub group: Option<u64>,
    /// Those of keys that mean all articles with its link, permalink or path.
    pub early: [Option<u64>; 3],
}

impl StoredIdentity {
    /// The identity of an article.
    pub fn of(article: &Article) -> Self {
        let path = path_number(article.path.as_path().as_os_str().as_encoded_bytes());
        let site = |text: &CleanText| site_number(text);
        let shared = match (article.source(), article.own_permalink()) {
            (Some(url), _) => Some(link_number(url.as_str())),
            (None, Some(permalink)) => Some(match SafeUrl::parse(permalink) {
                Ok(url) => link_number(url.as_str()),
                Err(_) => site(permalink),
            }),
            (None, None) => None,
        };
        let known = article.other_name.as_ref().or(article.permalink.as_ref());
        let early = known.filter(|known| !known.trim().is_empty()).map(site);
        Self { shared, early: early.filter(|_| early != shared), path }
    }

    /// The mark ids of the article in a library.
    pub fn ids(self, library: LibraryNumbers) -> MarkIds {
        let in_library =
            |number: u64, library: u64| if is_site(number) { mix(library, number) } else { number };
        let group = self.shared.map(|number| in_library(number, library.own));
        let own = match group {
            Some(group) => mix(group, self.path),
            None => mix(mix(library.own, PATH), self.path),
        };
        let shared = self.shared.map(|number| in_library(number, library.early));
        let early = self.early.map(|number| in_library(number, library.early));
        MarkIds { own, group, early: [shared, early, Some(mix(mix(library.early, FILE), self.path))] }
    }
}

impl LibraryNumbers {
    /// The numbers of a library with the name `own` in keys, in a folder with the name `early`.
    pub fn of(own: &str, early: &str) -> Self {
        Self { own: name_number(own), early: name_number(early) }
    }
}

impl MarkKey {
    /// The key of an article in the library with this name, whose link or permalink no other file has.
    pub fn of(article: &Article, library: &str) -> Self {
        let path = article.path.as_path().as_os_str().as_encoded_bytes();
        // A space ends the library name, so an empty name needs a stand-in.
        let library = if library.is_empty() { "%".to_owned() } else { escaped(library.as_bytes()) };
        let identity = match (article.source(), article.own_permalink()) {
            (Some(url), _) => Some(format!("link {}", url.as_str())),
            (None, Some(permalink)) => Some(match SafeUrl::parse(permalink) {
                Ok(url) => format!("link {}", url.as_str()),
                Err(_) => format!("site {library} {permalink}"),
            }),
            (None, None) => None,
        };
        let text = match identity {
            Some(identity) => format!("page {:0PATH_DIGITS$x} {identity}", path_number(path)),
            None => format!("path {library} {}", escaped(path)),
        };
        Self(CleanText::line(&text).as_str().into())
    }

    /// The key of the same article if other files have its link or permalink too.
    #[must_use]
    pub fn of_copy(self) -> Self {
        self.0.strip_prefix("page ").map(|rest| Self(format!("copy {rest}").into())).unwrap_or(self)
    }

    /// The key of all articles with this source link.
    pub fn of_link(url: &SafeUrl) -> Self {
        Self(format!("link {}", url.as_str()).into())
    }

    /// Parses a key that [`as_str`](Self::as_str) gave; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = KINDS.iter().find_map(|kind| text.strip_prefix(kind))?;
        let is_whole = !rest.is_empty() && *CleanText::line(text) == *text;
        let key = Self(text.into());
        (is_whole && (!key.has_path_number() || key.path_and_identity().is_some())).then_some(key)
    }

    /// The key as text: one clean line.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The source link, for keys made from one.
    pub fn link(&self) -> Option<SafeUrl> {
        SafeUrl::parse(self.identity().strip_prefix("link ")?).ok()
    }

    /// The name of the library and the permalink, for keys made from a permalink.
    pub fn permalink(&self) -> Option<(&str, &str)> {
        self.identity().strip_prefix("site ")?.split_once(' ')
    }

    /// The name of the library and the path, escaped, for keys made from a path alone.
    pub fn path(&self) -> Option<(&str, &str)> {
        self.0.strip_prefix("path ").or_else(|| self.0.strip_prefix("file "))?.split_once(' ')
    }

    /// Whether the article was the only one of its library with its link or permalink when it was marked.
    pub fn is_page(&self) -> bool {
        self.0.starts_with("page ")
    }

    /// Whether it means one file, and not all articles with a link, permalink or path.
    pub fn is_of_one_file(&self) -> bool {
        self.has_path_number() || self.0.starts_with("path ")
    }

    fn has_path_number(&self) -> bool {
        self.is_page() || self.0.starts_with("copy ")
    }

    fn path_and_identity(&self) -> Option<(u64, &str)> {
        let (digits, identity) = self.0.get("page ".len()..)?.split_once(' ')?;
        let is_number = digits.len() == PATH_DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let is_known = identity.starts_with("link ") || identity.starts_with("site ");
        let path = u64::from_str_radix(digits, 16).ok()?;
        (is_number && is_known).then_some((path, identity))
    }

    /// The part about the link or permalink.
    fn identity(&self) -> &str {
        if self.has_path_number() {
            self.path_and_identity().map_or("", |(_, identity)| identity)
        } else {
            &self.0
        }
    }

    /// The mark id, which tables hold instead of the key.
    pub fn number(&self) -> u64 {
        if let Some((path, _)) = self.path_and_identity().filter(|_| self.has_path_number()) {
            return mix(self.group().unwrap_or(0), path);
        }
        match self.path() {
            Some((library, path)) => {
                let kind = if self.is_of_one_file() { PATH } else { FILE };
                mix(mix(name_number_of_escaped(library), kind), path_number(&unescaped(path)))
            }
            None => self.shared_number(),
        }
    }

    /// The number that all articles with the same link or permalink share, for keys of one file.
    pub fn group(&self) -> Option<u64> {
        self.has_path_number().then(|| self.shared_number())
    }

    fn shared_number(&self) -> u64 {
        let identity = self.identity();
        if let Some(url) = identity.strip_prefix("link ") {
            return link_number(url);
        }
        let (library, permalink) = self.permalink().unwrap_or_default();
        mix(name_number_of_escaped(library), site_number(permalink))
    }
}

/// Two numbers as one, different for different pairs and orders (the finalizer of splitmix64).
fn mix(first: u64, second: u64) -> u64 {
    let mut mixed = first.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn link_number(url: &str) -> u64 {
    stored_number(url.as_bytes()) & !SITE
}

fn site_number(permalink: &str) -> u64 {
    stored_number(composed(permalink.as_bytes()).as_ref()) | SITE
}

fn is_site(number: u64) -> bool {
    number & SITE != 0
}

fn name_number(library: &str) -> u64 {
    stored_number(composed(library.as_bytes()).as_ref())
}

fn name_number_of_escaped(library: &str) -> u64 {
    if library == "%" { name_number("") } else { stored_number(composed(&unescaped(library)).as_ref()) }
}

/// The number of a path: that of `ArticlePath::number`, if the path is composed.
fn path_number(path: &[u8]) -> u64 {
    stored_number(composed(path).as_ref())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{ArticlePath, Link};

    fn article(path: &str) -> Article {
        Article::unknown(ArticlePath::new(path.into()))
    }

    fn key(text: &str) -> MarkKey {
        MarkKey::parse(text).unwrap()
    }

    #[test]
    fn keys_prefer_source_link_then_permalink_then_path() {
        let mut one = article("a b.md");
        let page = format!("page {:016x}", path_number(b"a b.md"));
        assert_eq!(MarkKey::of(&one, "my papers").as_str(), "path my%20papers a%20b.md");
        one.permalink = Some(CleanText::line("/2024/x/"));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), format!("{page} site papers /2024/x/"));
        assert_ne!(MarkKey::of(&one, "papers"), MarkKey::of(&one, "others"));
        one.permalink = Some(CleanText::line("https://example.org/x"));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), format!("{page} link https://example.org/x"));
        one.source_url = Some(Link::new(CleanText::line("https://example.org/y")));
        let copy = MarkKey::of(&one, "papers").of_copy();
        assert_eq!(copy.link().unwrap().as_str(), "https://example.org/y");
        assert!(copy.as_str().starts_with("copy "));
        // A source link that is not a URL does not count.
        one.source_url = Some(Link::new(CleanText::line("[object Object]")));
        assert_eq!(MarkKey::of(&one, "papers").as_str(), format!("{page} link https://example.org/x"));
        // A slug or another name is no identity.
        one.other_name = one.permalink.clone();
        assert_eq!(MarkKey::of(&one, "papers").as_str(), "path papers a%20b.md");
    }

    /// The ids of an article meet the keys that today's and earlier logs have for it.
    #[test]
    fn articles_are_found_by_the_keys_of_every_version() {
        let papers = LibraryNumbers::of("papers", "papers");
        let second = LibraryNumbers::of("papers~2", "papers");
        let mut one = article("é/a b.md");
        for early in ["file papers é/a%20b.md", "file papers e\u{301}/a%20b.md"] {
            assert!(
                StoredIdentity::of(&one).ids(papers).early.contains(&Some(key(early).number())),
                "{early}"
            );
            assert!(
                StoredIdentity::of(&one).ids(second).early.contains(&Some(key(early).number())),
                "{early}"
            );
        }
        assert_eq!(StoredIdentity::of(&one).ids(papers).own, key("path papers é/a%20b.md").number());
        assert_eq!(
            StoredIdentity::of(&article("e\u{301}/a b.md")).ids(papers).own,
            MarkKey::of(&one, "papers").number()
        );
        assert_ne!(StoredIdentity::of(&one).ids(second).own, MarkKey::of(&one, "papers").number());
        one.permalink = Some(CleanText::line("/x"));
        let found = |one: &Article, early: &str, library| {
            StoredIdentity::of(one).ids(library).early.contains(&Some(key(early).number()))
        };
        assert!(found(&one, "site papers /x", papers) && found(&one, "site papers /x", second));
        let ids = StoredIdentity::of(&one).ids(second);
        let named = MarkKey::of(&one, "papers~2");
        assert_eq!((ids.own, ids.group), (named.number(), named.group()));
        one.other_name = one.permalink.clone();
        assert!(found(&one, "site papers /x", papers), "a slug was a permalink");
        assert_eq!(StoredIdentity::of(&one).ids(papers).group, None);
        one.source_url = Some(Link::new(CleanText::line("https://example.org/y")));
        for early in ["link https://example.org/y", "site papers /x", "file papers é/a%20b.md"] {
            assert!(found(&one, early, papers), "{early}");
        }
        let ids = StoredIdentity::of(&one).ids(papers);
        let named = MarkKey::of(&one, "papers");
        assert_eq!((ids.own, ids.group), (named.number(), named.group()));
        assert_eq!(named.number(), named.clone().of_copy().number());
        assert_eq!(ids.group, Some(key("link https://example.org/y").number()));
    }

    #[test]
    fn only_whole_keys_are_parsed() {
        for text in [
            "page",
            "page x link https://a.b/",
            "copy 0123456789abcdef",
            "page 0123456789abcdef file a b",
            "book 1",
            "link ",
        ] {
            assert_eq!(MarkKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_key_parses_back(path in "\\PC{1,20}|[a-c% /]{1,6}", library in ".{0,8}", link: bool) {
            let mut one = article("x.md");
            one.path = ArticlePath::new(path.into());
            one.permalink = link.then(|| CleanText::line("/a b/"));
            let key = MarkKey::of(&one, &library);
            prop_assert_eq!(MarkKey::parse(key.as_str()), Some(key.clone()), "{}", key.as_str());
            let ids = StoredIdentity::of(&one).ids(LibraryNumbers::of(&library, &library));
            prop_assert_eq!((ids.own, ids.group), (key.number(), key.group()));
        }
    }
}
