//! The tags of a library: one entry for all spellings that differ by case or accents.

use std::collections::{HashMap, HashSet};

use memchr::memmem::Finder;

use crate::model::split_ending;
use crate::query::{Text, tag_key};
use crate::text::{CleanText, fold_tokens};

/// The number of a tag inside one library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

impl TagId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A tag in all its spellings.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The folded form, the same for all spellings.
    pub key: String,
    /// The most frequent spelling; of several, one with accents and with both cases.
    pub label: CleanText,
    /// The label without an ending that several tags share, such as " — Latest".
    pub short: CleanText,
    /// The folded form of the short label: a quoted text may be that, because it is what one sees.
    pub short_key: String,
    /// The short label without a last word that several short labels share, such as "News": for
    /// narrow columns.
    pub brief: CleanText,
    /// Every spelling with how often it occurs, in order of appearance.
    pub spellings: Vec<(CleanText, usize)>,
    /// The folded tokens, each behind one space.
    pub(crate) tokens: String,
}

/// Every tag of a library.
#[derive(Clone, Debug, Default)]
pub struct TagTable {
    tags: Vec<Tag>,
    by_key: HashMap<String, TagId>,
    /// The same by spelling, because folding a spelling takes longer than finding it; with its place
    /// among the spellings of its tag.
    by_spelling: HashMap<String, (TagId, usize)>,
}

impl TagTable {
    /// The tag with this number.
    #[must_use]
    pub fn get(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(id.index())
    }

    /// The tag that a spelling means.
    #[must_use]
    pub fn named(&self, spelling: &str) -> Option<TagId> {
        self.by_key.get(&tag_key(spelling)).copied()
    }

    /// The tag that has exactly this spelling among its own.
    #[must_use]
    pub fn spelled(&self, spelling: &str) -> Option<TagId> {
        self.by_spelling.get(spelling).map(|&(id, _)| id)
    }

    /// Every tag with its number.
    pub fn iter(&self) -> impl Iterator<Item = (TagId, &Tag)> {
        (0..).map(TagId).zip(&self.tags)
    }

    /// How many tags there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there is no tag.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// Counts occurrences of a spelling and gives its tag.
    pub(super) fn add(&mut self, spelling: &CleanText, occurrences: usize) -> TagId {
        let known = self.by_spelling.get(spelling.as_str()).copied();
        let (id, place) = known.unwrap_or_else(|| self.add_spelling(spelling));
        let tag = self.tags.get_mut(id.index());
        if let Some((_, count)) = tag.and_then(|tag| tag.spellings.get_mut(place)) {
            *count += occurrences;
        }
        id
    }

    fn add_spelling(&mut self, spelling: &CleanText) -> (TagId, usize) {
        let key = tag_key(spelling);
        let next = TagId(u32::try_from(self.tags.len()).unwrap_or(u32::MAX));
        let id = *self.by_key.entry(key.clone()).or_insert(next);
        if id == next {
            let tokens = fold_tokens(spelling).iter().flat_map(|token| [" ", token]).collect();
            let label = spelling.clone();
            self.tags.push(Tag {
                short_key: key.clone(),
                key,
                short: label.clone(),
                brief: label.clone(),
                label,
                spellings: Vec::new(),
                tokens,
            });
        }
        let mut place = 0;
        if let Some(tag) = self.tags.get_mut(id.index()) {
            place = tag.spellings.len();
            tag.spellings.push((spelling.clone(), 0));
        }
        self.by_spelling.insert(spelling.to_string(), (id, place));
        (id, place)
    }

    /// Chooses the label of each tag, and shortens those that share an ending.
    ///
    /// A name loses its ending only when at least two tags end so and no other tag has the name
    /// that is left.
    pub(super) fn shorten(&mut self) {
        for tag in &mut self.tags {
            let most = tag.spellings.iter().rev().max_by_key(|(spelling, count)| (*count, care(spelling)));
            tag.label = most.map_or_else(CleanText::default, |(spelling, _)| spelling.clone());
            tag.short = tag.label.clone();
        }
        let shared: Vec<bool> = self.shorten_by(|tag| &tag.short, split_ending, |tag, name| tag.short = name);
        for tag in &mut self.tags {
            tag.short_key = tag_key(&tag.short);
            tag.brief = tag.short.clone();
        }
        // A last word is left out only where an ending was: "Vascular News — Latest" is a name of a
        // source, "New York" is not.
        let mut was_shortened = shared.into_iter();
        for tag in &mut self.tags {
            if !was_shortened.next().unwrap_or(false) {
                tag.brief = CleanText::default();
            }
        }
        self.shorten_by(|tag| &tag.brief, split_last_word, |tag, name| tag.brief = name);
        for tag in &mut self.tags {
            if tag.brief.is_empty() {
                tag.brief = tag.short.clone();
            }
        }
    }

    /// Takes the ending off the names that share it; says which.
    fn shorten_by(
        &mut self,
        name_of: impl Fn(&Tag) -> &CleanText,
        split: impl Fn(&str) -> Option<(&str, &str)>,
        set: impl Fn(&mut Tag, CleanText),
    ) -> Vec<bool> {
        let mut endings: HashMap<&str, usize> = HashMap::new();
        let mut names: HashMap<String, usize> = HashMap::new();
        for tag in &self.tags {
            *names.entry(tag_key(name_of(tag))).or_default() += 1;
            if let Some((name, ending)) = split(name_of(tag)) {
                *endings.entry(ending).or_default() += 1;
                *names.entry(tag_key(name)).or_default() += 1;
            }
        }
        let shorter: Vec<Option<CleanText>> = self
            .tags
            .iter()
            .map(|tag| {
                let (name, ending) = split(name_of(tag))?;
                let shared = endings.get(ending).is_some_and(|&count| count > 1);
                let unique = names.get(&tag_key(name)) == Some(&1);
                (shared && unique).then(|| CleanText::line(name))
            })
            .collect();
        let changed = shorter.iter().map(Option::is_some).collect();
        for (tag, shorter) in self.tags.iter_mut().zip(shorter) {
            if let Some(shorter) = shorter {
                set(tag, shorter);
            }
        }
        changed
    }
}

/// Which tags a condition means: a word matches the beginning of a token of the tag, a quoted text is the
/// whole tag. Folded once for all tags.
pub(super) struct Wanted {
    keys: HashSet<String>,
    rows: Vec<Finder<'static>>,
}

impl Wanted {
    pub(super) fn new(texts: &[&Text]) -> Self {
        let (whole, words): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.whole);
        let row = |text: &Text| text.tokens().iter().flat_map(|token| [" ", token]).collect::<String>();
        let rows = words.into_iter().map(row).filter(|row| !row.is_empty());
        Self {
            keys: whole.into_iter().map(|text| tag_key(&text.written)).collect(),
            rows: rows.map(|row| Finder::new(&row).into_owned()).collect(),
        }
    }

    pub(super) fn include(&self, tag: &Tag) -> bool {
        // The short name is unique, and it is what one sees.
        let named = self.keys.contains(&tag.key) || self.keys.contains(&tag.short_key);
        named || self.rows.iter().any(|row| row.find(tag.tokens.as_bytes()).is_some())
    }
}

/// A name and its last word.
fn split_last_word(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').filter(|(name, _)| !name.trim().is_empty())
}

/// How carefully a tag is written: with accents, with both cases. `Météo` is no slip of `meteo`.
fn care(spelling: &str) -> (bool, bool) {
    let has = |is: fn(char) -> bool| spelling.contains(is);
    (!spelling.is_ascii(), has(char::is_uppercase) && has(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(tags: &[&str]) -> TagTable {
        let mut table = TagTable::default();
        for tag in tags {
            table.add(&CleanText::line(tag), 1);
        }
        table.shorten();
        table
    }

    #[test]
    fn spellings_are_one_tag_named_by_the_most_frequent() {
        let table = table(&["clearecondl", "CleareconDL", "CleareconDL", "Météo", "METEO"]);
        let labels: Vec<_> = table.iter().map(|(_, tag)| tag.label.to_string()).collect();
        assert_eq!(labels, ["CleareconDL", "Météo"]);
        assert_eq!(table.named("CLEARECONDL"), table.named("clearecondl"));
        assert_eq!(table.get(TagId(0)).unwrap().spellings.len(), 2);
        let tied = self::table(&["meteo", "METEO", "Météo", "SIR", "sir"]);
        let labels: Vec<_> = tied.iter().map(|(_, tag)| tag.label.to_string()).collect();
        assert_eq!(labels, ["Météo", "SIR"]);
    }

    /// By the letter: 2¹⁷ spellings of one tag, which nothing quadratic would get through.
    #[test]
    fn a_tag_may_have_any_number_of_spellings() {
        let mut table = TagTable::default();
        for number in 0..1_u32 << 17 {
            let case = |bit: u32| if number >> bit & 1 == 0 { 'a' } else { 'A' };
            table.add(&CleanText::line(&(0..17).map(case).collect::<String>()), 1);
        }
        table.add(&CleanText::line(&"a".repeat(17)), 1);
        assert_eq!(table.len(), 1);
        let tag = table.get(TagId(0)).unwrap();
        assert_eq!(tag.spellings.len(), 1 << 17);
        assert_eq!(tag.spellings[0].1, 2);
    }

    #[test]
    fn shared_endings_are_left_out() {
        let table =
            table(&["A News — Latest", "B News — Latest", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
        let short: Vec<_> = table.iter().map(|(_, tag)| tag.short.to_string()).collect();
        assert_eq!(short, ["A News", "B News", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
        let brief: Vec<_> = table.iter().map(|(_, tag)| tag.brief.to_string()).collect();
        assert_eq!(brief, ["A", "B", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
    }
}
