//! What the generator of a folder means for reading its articles, where generators disagree. A value is made once
//! for each folder, by `io`, and passed to [`read_with`](crate::frontmatter::read_with); the same bytes and the
//! same value give the same article. What the files of a generator add is read in `configuration`. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::frontmatter::aliases::fold_key;
use crate::frontmatter::generators::{Generator, TagSeparator};
use crate::frontmatter::value::{Entries, Value};
use crate::model::{ArticlePath, Date, DayOrder, Precision, fnv_1a};
use crate::text::{CleanText, fold};

/// The conventions of a folder. The default is that of a folder without a known generator: what most generators
/// agree on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conventions {
    /// The generator, if there is one.
    pub generator: Option<Generator>,
    /// Whether there are files that end in `.meta`, which may hold the front matter of the article beside them.
    pub has_meta_files: bool,
    /// The path of the folder of articles under that with the files of the generator; empty if they are the same.
    pub place: String,
    /// The time zone of the site, as its configuration names it.
    pub zone_name: Option<String>,
    /// That zone, if this system knows it.
    pub zone: Option<TimeZone>,
    /// The names of authors, by the keys that articles use.
    pub(super) people: BTreeMap<String, CleanText>,
    /// The names of tags, by the keys that articles use.
    pub(super) tags: BTreeMap<String, CleanText>,
    /// What articles are given if they do not set it themselves, the most general first.
    pub(super) defaults: Vec<Defaults>,
    /// The folders under that of the articles that are one article each, with everything in them.
    bundles: BTreeSet<String>,
}

/// Values for articles that do not set them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Defaults {
    pub scope: Scope,
    pub values: Entries,
}

/// Which articles are given values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those in a folder, named by its path from the files of the generator, and in folders below it.
    Folder(String),
    /// Those whose path from the files of the generator matches a pattern, in which `*` is any text.
    Pattern(String),
    /// Those of a collection in a folder: with a folder of this name in their path.
    Collection(String, String),
}

impl Conventions {
    /// The conventions of a generator, without what its files add.
    pub fn of(generator: Option<Generator>) -> Self {
        Self { generator, ..Self::default() }
    }

    /// A number that differs between conventions by which articles may be read differently. Folders that are one
    /// article each are left out: they come and go with their articles.
    pub fn fingerprint(&self) -> u64 {
        let Self { generator, has_meta_files, place, zone_name, zone, people, tags, defaults, bundles: _ } =
            self;
        let zone = zone.as_ref().and(zone_name.as_ref());
        let parts =
            format!("{generator:?} {has_meta_files} {place:?} {zone:?} {people:?} {tags:?} {defaults:?}");
        fnv_1a(parts.as_bytes())
    }

    /// The same conventions, with or without files that end in `.meta`.
    #[must_use]
    pub fn with_meta_files(self, has_meta_files: bool) -> Self {
        Self { has_meta_files, ..self }
    }

    /// How the generator reads dates such as `05/07/2024`; `None` if nothing says so.
    pub fn day_order(&self) -> Option<DayOrder> {
        self.generator.and_then(Generator::day_order)
    }

    /// A date, read from a text, with the zone of the site if it has a time without a zone.
    pub(super) fn in_zone(&self, date: Date, text: &str) -> Date {
        let Some(zone) = &self.zone else { return date };
        if date.precision() < Precision::Second || date.offset_minutes().is_some() {
            return date;
        }
        // In YAML such a time is in UTC, and Jekyll shows it in its zone; without seconds, it is a text to Jekyll.
        let is_in_utc = self.is(Generator::Jekyll) && text.matches(':').count() > 1;
        let zoned = if is_in_utc {
            date.civil().to_zoned(TimeZone::UTC).map(|time| time.with_time_zone(zone.clone()))
        } else {
            date.civil().to_zoned(zone.clone())
        };
        zoned
            .map_or(date, |time| Date::new(time.datetime(), Precision::Second, Some(time.offset().seconds())))
    }

    /// How the tags in one text are separated.
    pub fn tag_separator(&self) -> TagSeparator {
        if self.is(Generator::Jekyll) { TagSeparator::Blanks } else { TagSeparator::Commas }
    }

    /// Whether the generator is this one.
    pub fn is(&self, generator: Generator) -> bool {
        self.generator == Some(generator)
    }

    /// Adds a folder, by its path under that of the articles, in which other files belong to `index.md`.
    pub fn add_bundle(&mut self, folder: &str) {
        let path = joined(&self.place, folder);
        // The folder of all articles is no article.
        if self.is(Generator::Hugo) && !folder.is_empty() && path != "content" {
            self.bundles.insert(folder.to_owned());
        }
    }

    /// The name of an author, or of a tag: as the files of the generator have it, else as written.
    pub(super) fn author(&self, written: CleanText) -> CleanText {
        self.people.get(&*written).cloned().unwrap_or(written)
    }

    pub(super) fn tag(&self, written: CleanText) -> CleanText {
        self.tags.get(&*written).cloned().unwrap_or(written)
    }

    /// Whether the generator shows no article for a file: another file beside `index.md`, a file about a section,
    /// or an article with a tag that hides it.
    pub(super) fn is_hidden(&self, path: &ArticlePath, tags: &[CleanText]) -> bool {
        let path = path.shown();
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match self.generator {
            Some(Generator::Hugo) => {
                let folders =
                    folder.match_indices('/').filter_map(|(at, _)| folder.get(..at)).chain([folder]);
                let is_in_bundle = !self.bundles.is_empty()
                    && folders.map(|above| (above, above == folder)).any(|(above, is_own)| {
                        self.bundles.contains(above) && !(is_own && name.starts_with("index."))
                    });
                name.starts_with("_index.") || is_in_bundle
            }
            Some(Generator::Zola) => name.starts_with("_index."),
            Some(Generator::Nikola) => tags.iter().any(|tag| fold(tag) == "draft"),
            _ => false,
        }
    }

    /// The entries of an article with those that the generator adds; `None` if it adds none.
    pub(super) fn completed(&self, path: &ArticlePath, entries: &Entries) -> Option<Entries> {
        let mut added = Entries::new();
        if self.is(Generator::Hugo) && !entries.iter().any(|(key, _)| is_date(key)) {
            let changed = ["lastmod", "modified"].iter().find_map(|name| value_of(entries, name));
            added.extend(changed.map(|value| ("date".to_owned(), value.clone())));
        }
        if !self.defaults.is_empty() {
            let path = joined(&self.place, path.shown());
            for given in self.defaults.iter().rev().filter(|given| given.scope.has(&path)) {
                for (key, value) in &given.values {
                    let is_set =
                        [entries, &added].into_iter().any(|set| value_of(set, &fold_key(key)).is_some());
                    if !is_set {
                        added.push((key.clone(), value.clone()));
                    }
                }
            }
        }
        (!added.is_empty()).then(|| entries.iter().cloned().chain(added).collect())
    }
}

/// The value of a key, given as [`fold_key`] makes it.
pub(super) fn value_of<'a>(entries: &'a Entries, folded: &str) -> Option<&'a Value> {
    entries.iter().find(|(key, _)| fold_key(key) == folded).map(|(_, value)| value)
}

/// Whether Hugo takes a date from this key before it takes the time of the last change.
fn is_date(key: &str) -> bool {
    matches!(&*fold_key(key), "date" | "publishdate" | "pubdate" | "published")
}

/// Two parts of a path.
pub(super) fn joined(folder: &str, rest: &str) -> String {
    if folder.is_empty() || rest.is_empty() { format!("{folder}{rest}") } else { format!("{folder}/{rest}") }
}

impl Scope {
    /// Whether the article at this path, from the files of the generator, is given the values.
    fn has(&self, path: &str) -> bool {
        match self {
            Self::Folder(folder) => is_in(path, folder),
            Self::Pattern(pattern) => matches(pattern.as_bytes(), path.as_bytes()),
            Self::Collection(folder, collection) => {
                is_in(path, folder) && path.split('/').rev().skip(1).any(|name| name == collection)
            }
        }
    }
}

fn is_in(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a text matches a pattern in which `*` is any text. Only the last `*` is tried again, so the time is the
/// product of both lengths at most.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut place) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while let Some(byte) = text.get(place) {
        match pattern.get(at) {
            Some(b'*') => {
                retry = Some((at + 1, place));
                at += 1;
            }
            Some(wanted) if wanted == byte => (at, place) = (at + 1, place + 1),
            _ => match &mut retry {
                Some((after, from)) => {
                    *from += 1;
                    (at, place) = (*after, *from);
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}
