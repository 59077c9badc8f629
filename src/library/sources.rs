//! The hosts whose articles name their source by their last tag. That is a habit of some generators of libraries, so it is
//! found by looking at all articles of a host. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;

use crate::library::bits::Bits;
use crate::library::columns::{LastTags, NameColumn};
use crate::library::names::{NameId, Names};
use crate::library::segment::PlacedSegment;
use crate::library::tags::{TagId, TagTable};
use crate::model::split_suffix;
use crate::query::{Field, tag_key};

/// The hosts whose articles name their source by their last tag.
#[derive(Default)]
pub(super) struct TagSources {
    /// For each host, a number for the name that its last tags share.
    by_host: Vec<Option<u32>>,
    /// For each tag, the number of its name without an ending.
    names: Vec<u32>,
}

/// How many articles show the habit of a host.
const FEW_ARTICLES: u32 = 3;

impl TagSources {
    pub(super) fn of(parts: &[PlacedSegment], names: &Names, tags: &TagTable) -> Self {
        // Feeds of one source differ in their endings: `Harbour — Latest`, `Harbour — Research`.
        let mut keys: HashMap<String, u32> = HashMap::new();
        let mut of_tag: Vec<u32> = Vec::with_capacity(tags.len());
        for (_, tag) in tags.iter() {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            let name = split_suffix(&tag.label).map_or(tag.label.as_str(), |(name, _)| name);
            of_tag.push(*keys.entry(tag_key(name)).or_insert(next));
        }
        let mut of_hosts: Vec<HashMap<Option<u32>, u32>> = Vec::new();
        of_hosts.resize_with(names.table(Field::Host).len(), HashMap::new);
        let mut used = vec![0_u32; keys.len()];
        for (part, ids) in parts.iter().zip(&names.by_part) {
            for ((host, tag), count) in last_tags(part) {
                let tag = tag.and_then(|tag| ids.tags.get(tag).copied().flatten());
                let name = tag.and_then(|tag| of_tag.get(tag.index())).copied();
                if let Some(used) = name.and_then(|name| used.get_mut(usize::try_from(name).ok()?)) {
                    *used += count;
                }
                let host = NameColumn::place(host).and_then(|place| ids.ids(Field::Host).get(place));
                if let Some(of_host) = host.and_then(|host| of_hosts.get_mut(host.index())) {
                    *of_host.entry(name).or_default() += count;
                }
            }
        }
        // Nearly all articles of the host have the name, and few others: a topic is shared by hosts.
        let habit = |of_host: &HashMap<Option<u32>, u32>| {
            let articles: u32 = of_host.values().sum();
            let (name, with_name) = of_host.iter().max_by_key(|(name, count)| (**count, **name))?;
            let used = used.get(usize::try_from((*name)?).ok()?)?;
            let is_usual = u64::from(*with_name) * 10 >= u64::from(articles) * 9;
            (is_usual && u64::from(*with_name) * 4 >= u64::from(*used) * 3).then_some((*name)?)
        };
        let habits: Vec<(bool, Option<u32>)> = of_hosts
            .iter()
            .map(|of_host| (of_host.values().sum::<u32>() >= FEW_ARTICLES, habit(of_host)))
            .collect();
        // Where other hosts have the habit, a few articles show it too.
        let known: Vec<bool> =
            habits.iter().filter(|(are_many, _)| *are_many).map(|(_, habit)| habit.is_some()).collect();
        let is_usual =
            !known.is_empty() && known.iter().filter(|habit| **habit).count() * 5 >= known.len() * 4;
        let by_host =
            habits.into_iter().map(|(are_many, habit)| habit.filter(|_| are_many || is_usual)).collect();
        Self { by_host, names: of_tag }
    }

    /// Whether a tag, the last one of an article of this host, names its source.
    pub(super) fn is_source(&self, tag: TagId, host: NameId) -> bool {
        let habit = self.by_host.get(host.index()).copied().flatten();
        habit.is_some() && habit == self.names.get(tag.index()).copied()
    }
}

/// The last tags of the articles of a segment that are not deleted. Most of it is counted once a segment.
fn last_tags(part: &PlacedSegment) -> LastTags {
    let columns = &part.segment.columns;
    let bound = part.segment.bound();
    let count = |documents: &Bits| {
        let (hosts, sources) = (columns.names(Field::Host), columns.names(Field::Source));
        let mut counts = LastTags::new();
        for document in documents.iter() {
            let host = hosts.ordinal(document);
            if host > 0 && sources.ordinal(document) == 0 {
                *counts.entry((host, columns.tags.last(document))).or_default() += 1;
            }
        }
        counts
    };
    let mut counts = columns.last_tags.get_or_init(|| count(&Bits::all(bound))).clone();
    let mut deleted = Bits::all(bound);
    deleted.subtract(&part.alive);
    for (key, gone) in count(&deleted) {
        if let Some(count) = counts.get_mut(&key) {
            *count -= gone;
        }
    }
    counts.retain(|_, count| *count > 0);
    counts
}
