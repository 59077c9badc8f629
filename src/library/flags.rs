//! The articles that have each flag of `is:`, by the table FLAGS.
//!
//! Flags of marks are left to [`marks`](super::marks). Floor 2, part of [`library`](crate::library).

use std::collections::HashSet;

use crate::library::bits::Bits;
use crate::library::columns::day_number;
use crate::library::document::{BROKEN, DRAFT, NO_IMAGE, TRUNCATED, UNTAGGED};
use crate::library::schema::NumberColumn;
use crate::library::segment::PlacedSegment;
use crate::library::snapshot::Library;
use crate::model::{ArticleId, DateTrust};
use crate::query::Flag;

impl Library {
    /// Whether an article was added since the last visit: the condition `is:new`.
    pub fn is_new(&self, id: ArticleId) -> bool {
        let Some((index, document)) = self.position(id).filter(|_| self.since.is_some()) else {
            return false;
        };
        self.flagged(index, Flag::New).is_some_and(|new| new.contains(document))
    }

    /// The articles of a segment that have a flag. Computed once per snapshot, except for marks.
    pub(super) fn flagged(&self, index: usize, flag: Flag) -> Option<&Bits> {
        if flag.mark().is_some() {
            return self.marked(index, flag);
        }
        let known = self.derived.flags.get(index)?.get(flag as usize)?;
        let part = self.parts.get(index)?;
        Some(known.get_or_init(|| self.find_flagged(part, flag)))
    }

    fn find_flagged(&self, part: &PlacedSegment, flag: Flag) -> Bits {
        let (segment, bound) = (&part.segment, part.segment.bound());
        let columns = &segment.columns;
        let has = |document: u32, flag: u16| columns.flags(document) & flag != 0;
        match flag {
            Flag::New => {
                let is_new = |added| self.since.is_some_and(|since| added > since);
                Bits::of(bound, |document| segment.number(document, NumberColumn::Added).is_some_and(is_new))
            }
            Flag::Duplicate => {
                let repeated = self.derived.repeated_titles.get_or_init(|| self.repeated_titles());
                let is_repeated = |hash| repeated.contains(&hash);
                Bits::of(bound, |document| {
                    segment.number(document, NumberColumn::TitleHash).is_some_and(is_repeated)
                })
            }
            Flag::Future => {
                let today = day_number(self.today);
                Bits::of(bound, |document| {
                    let is_later = columns.day(document).is_some_and(|(day, _)| day > today);
                    is_later && segment.trust(document) != DateTrust::Sound
                })
            }
            Flag::Bad => Bits::of(bound, |document| {
                has(document, BROKEN) || segment.trust(document) == DateTrust::Future
            }),
            // Marks change within a snapshot and are answered by `marked`.
            Flag::Unread | Flag::Read | Flag::Star | Flag::Later => Bits::none(bound),
            Flag::Undated => Bits::of(bound, |document| columns.day(document).is_none()),
            Flag::Truncated => Bits::of(bound, |document| has(document, TRUNCATED)),
            Flag::NoImage => Bits::of(bound, |document| has(document, NO_IMAGE)),
            Flag::Untagged => Bits::of(bound, |document| has(document, UNTAGGED)),
            Flag::Draft => Bits::of(bound, |document| has(document, DRAFT)),
        }
    }

    /// The title hashes that more than one article has.
    fn repeated_titles(&self) -> HashSet<i64> {
        let mut hashes: Vec<i64> = Vec::with_capacity(self.len());
        for part in self.parts.iter() {
            let hash = |document| part.segment.number(document, NumberColumn::TitleHash);
            hashes.extend(part.alive.iter().filter_map(hash));
        }
        hashes.sort_unstable();
        let repeated = hashes.chunk_by(PartialEq::eq).filter_map(|same| same.get(1));
        repeated.copied().collect()
    }
}
