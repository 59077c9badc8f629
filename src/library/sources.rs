//! The hosts whose articles name their source by their last tag. That is a habit of some generators of libraries, so it is
//! found by looking at all articles of a host. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;

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

/// What the articles of a host have in common.
#[derive(Clone, Copy, Default)]
struct HostTags {
    articles: u32,
    /// The name that most last tags have, if any name has most.
    name: u32,
    lead: u32,
    with_name: u32,
}

/// The name of articles without a tag.
const NO_NAME: u32 = u32::MAX;
/// How many articles show the habit of a host.
const FEW_ARTICLES: u32 = 3;

impl TagSources {
    pub(super) fn of(parts: &[PlacedSegment], names: &Names, tags: &TagTable) -> Self {
        // Feeds of one source differ in their endings: `Harbour — Latest`, `Harbour — Research`.
        let mut keys: HashMap<String, u32> = HashMap::new();
        let mut of_tag: Vec<u32> = Vec::with_capacity(tags.len());
        for (_, tag) in tags.iter() {
            let next = u32::try_from(keys.len()).unwrap_or(NO_NAME);
            let name = split_suffix(&tag.label).map_or(tag.label.as_str(), |(name, _)| name);
            of_tag.push(*keys.entry(tag_key(name)).or_insert(next));
        }
        let mut hosts = vec![HostTags::default(); names.table(Field::Host).len()];
        let mut used = vec![0_u32; of_tag.len()];
        for_each_tagged(parts, names, &of_tag, |host, name| {
            if let Some(used) = usize::try_from(name).ok().and_then(|name| used.get_mut(name)) {
                *used += 1;
            }
            let Some(host) = hosts.get_mut(host) else { return };
            host.articles += 1;
            // The vote of Boyer and Moore finds the one name that more than half of the articles can have.
            match (host.lead, host.name == name) {
                (0, _) => (host.name, host.lead) = (name, 1),
                (_, true) => host.lead += 1,
                (_, false) => host.lead -= 1,
            }
        });
        for_each_tagged(parts, names, &of_tag, |host, name| {
            if let Some(host) = hosts.get_mut(host).filter(|host| host.name == name) {
                host.with_name += 1;
            }
        });
        // Nearly all articles of the host have the name, and few others: a topic is shared by hosts.
        let has_habit = |host: &HostTags| {
            let used =
                usize::try_from(host.name).ok().and_then(|name| used.get(name)).copied().unwrap_or(u32::MAX);
            host.name != NO_NAME
                && u64::from(host.with_name) * 10 >= u64::from(host.articles) * 9
                && u64::from(host.with_name) * 4 >= u64::from(used) * 3
        };
        let known: Vec<bool> =
            hosts.iter().filter(|host| host.articles >= FEW_ARTICLES).map(has_habit).collect();
        // Where other hosts have the habit, a few articles show it too.
        let is_usual =
            !known.is_empty() && known.iter().filter(|habit| **habit).count() * 5 >= known.len() * 4;
        let by_host = hosts
            .iter()
            .map(|host| (has_habit(host) && (is_usual || host.articles >= FEW_ARTICLES)).then_some(host.name))
            .collect();
        Self { by_host, names: of_tag }
    }

    /// Whether a tag, the last one of an article of this host, names its source.
    pub(super) fn is_source(&self, tag: TagId, host: NameId) -> bool {
        let habit = self.by_host.get(host.index()).copied().flatten();
        habit.is_some() && habit == self.names.get(tag.index()).copied()
    }
}

/// Calls a function for every article that has a host and names no source: with the host, and the name of its last tag.
fn for_each_tagged(parts: &[PlacedSegment], names: &Names, of_tag: &[u32], mut each: impl FnMut(usize, u32)) {
    for (part, ids) in parts.iter().zip(&names.by_part) {
        let columns = &part.segment.columns;
        let (hosts, sources) = (columns.names(Field::Host), columns.names(Field::Source));
        let host_ids = ids.ids(Field::Host);
        for document in part.alive.iter().filter(|document| sources.ordinal(*document) == 0) {
            let Some(host) = hosts.id(document, host_ids) else { continue };
            let tag = columns.tags.last(document).and_then(|tag| ids.tags.get(tag).copied().flatten());
            let name = tag.and_then(|tag| of_tag.get(tag.index())).copied();
            each(host.index(), name.unwrap_or(NO_NAME));
        }
    }
}
