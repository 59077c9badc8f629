//! The tags of a library: one entry for all spellings that differ only in case or accents.
//! Counting articles by tag is left to `counting`. Floor 2, part of [`library`](crate::library).

use std::collections::{HashMap, HashSet};

use memchr::memmem::Finder;

use crate::model::split_suffix;
use crate::query::{Text, tag_key};
use crate::text::{CleanText, fold_tokens};

/// The position of a tag in the table of one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

impl TagId {
    /// The id as an index.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A tag with all its spellings.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The folded form, the same for all spellings.
    pub key: String,
    /// The most frequent spelling; of several, one with accents and mixed case.
    pub label: CleanText,
    /// The label without an ending that several tags share, such as " — Latest".
    pub short: CleanText,
    /// The folded form of the short label: a quoted text may match it, because it is what the screen shows.
    pub short_key: String,
    /// The short label without a last word that several share, such as "News", for narrow columns.
    pub brief: CleanText,
    /// Every spelling with the number of its occurrences, in order of appearance.
    pub spellings: Vec<(CleanText, usize)>,
    /// The folded tokens, a space before each.
    pub(crate) tokens: String,
}

/// Every tag of a library.
#[derive(Clone, Debug, Default)]
pub struct TagTable {
    tags: Vec<Tag>,
    by_key: HashMap<String, TagId>,
    /// Each exact spelling with its tag and its position there, because folding takes longer than a lookup.
    by_spelling: HashMap<String, (TagId, usize)>,
}

impl TagTable {
    /// The tag with this id.
    pub fn get(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(id.index())
    }

    /// The tag to which a spelling folds, even if the spelling does not occur.
    pub fn named(&self, spelling: &str) -> Option<TagId> {
        self.by_key.get(&tag_key(spelling)).copied()
    }

    /// The tag that has exactly this spelling.
    pub fn spelled(&self, spelling: &str) -> Option<TagId> {
        self.by_spelling.get(spelling).map(|&(id, _)| id)
    }

    /// Every tag with its id.
    pub fn iter(&self) -> impl Iterator<Item = (TagId, &Tag)> {
        (0..).map(TagId).zip(&self.tags)
    }

    /// How many tags there are.
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there are no tags.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

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

    /// Chooses the label of each tag, and shortens labels that share an ending. A label loses its ending only if
    /// at least two tags have that ending and no other tag has the name that remains.
    pub(super) fn shorten(&mut self) {
        for tag in &mut self.tags {
            let most = tag.spellings.iter().rev().max_by_key(|(spelling, count)| (*count, care(spelling)));
            tag.label = most.map_or_else(CleanText::default, |(spelling, _)| spelling.clone());
            tag.short = tag.label.clone();
        }
        let shared: Vec<bool> = self.shorten_by(|tag| &tag.short, split_suffix, |tag, name| tag.short = name);
        // Only labels that lost an ending lose a last word: "Vascular News — Latest" names a source, "New
        // York" does not.
        for (tag, was_shortened) in self.tags.iter_mut().zip(shared) {
            tag.short_key = tag_key(&tag.short);
            tag.brief = if was_shortened { tag.short.clone() } else { CleanText::default() };
        }
        self.shorten_by(|tag| &tag.brief, split_last_word, |tag, name| tag.brief = name);
        for tag in &mut self.tags {
            if tag.brief.is_empty() {
                tag.brief = tag.short.clone();
            }
        }
    }

    /// Removes the ending from names that share it; returns for each tag whether it was shortened.
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

/// The tags that a condition matches: a word matches the beginning of a token of the tag, a quoted text the
/// whole tag. Folds the values once for all tags.
pub(super) struct TagMatcher {
    keys: HashSet<String>,
    rows: Vec<Finder<'static>>,
}

impl TagMatcher {
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
        // The short label is unique, and it is what the screen shows.
        let named = self.keys.contains(&tag.key) || self.keys.contains(&tag.short_key);
        named || self.rows.iter().any(|row| row.find(tag.tokens.as_bytes()).is_some())
    }
}

fn split_last_word(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').filter(|(name, _)| !name.trim().is_empty())
}

/// Prefers spellings with accents, then mixed case: `Météo` over `meteo`.
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
    fn spellings_form_one_tag_labelled_by_the_most_frequent() {
        let table = table(&["clearecondl", "CleareconDL", "CleareconDL", "Météo", "METEO"]);
        let labels: Vec<_> = table.iter().map(|(_, tag)| tag.label.to_string()).collect();
        assert_eq!(labels, ["CleareconDL", "Météo"]);
        assert_eq!(table.named("CLEARECONDL"), table.named("clearecondl"));
        assert_eq!(table.get(TagId(0)).unwrap().spellings.len(), 2);
        let tied = self::table(&["meteo", "METEO", "Météo", "SIR", "sir"]);
        let labels: Vec<_> = tied.iter().map(|(_, tag)| tag.label.to_string()).collect();
        assert_eq!(labels, ["Météo", "SIR"]);
    }

    /// 2¹⁷ spellings of one tag: an algorithm with quadratic time would not finish.
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
    fn shared_endings_are_removed() {
        let table =
            table(&["A News — Latest", "B News — Latest", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
        let short: Vec<_> = table.iter().map(|(_, tag)| tag.short.to_string()).collect();
        assert_eq!(short, ["A News", "B News", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
        let brief: Vec<_> = table.iter().map(|(_, tag)| tag.brief.to_string()).collect();
        assert_eq!(brief, ["A", "B", "C — D (podcast)", "E — Latest", "E", "C++", "C#"]);
    }
}
