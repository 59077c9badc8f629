//! Sets of numbers below a bound, one bit each: the articles of a segment or of a library.
//! What the numbers mean is left to others. Floor 2, part of [`library`](crate::library).

/// A set of numbers below a bound.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    bound: u32,
}

impl Bits {
    /// The empty set below `bound`.
    pub fn none(bound: u32) -> Self {
        let words = usize::try_from(bound.div_ceil(64)).unwrap_or(usize::MAX);
        Self { words: vec![0; words], bound }
    }

    /// Every number below `bound`.
    pub fn all(bound: u32) -> Self {
        let mut bits = Self::none(bound);
        bits.words.fill(u64::MAX);
        let rest = bound % 64;
        if let Some(last) = bits.words.last_mut().filter(|_| rest > 0) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    /// The numbers below `bound` for which `holds` is true.
    pub fn of(bound: u32, holds: impl Fn(u32) -> bool) -> Self {
        let mut bits = Self::none(bound);
        for (word, first) in bits.words.iter_mut().zip((0..bound).step_by(64)) {
            for number in first..bound.min(first.saturating_add(64)) {
                *word |= u64::from(holds(number)) << (number - first);
            }
        }
        bits
    }

    /// The sets one after another, each shifted to start at the next multiple of 64.
    pub fn joined<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let words: Vec<u64> = parts.into_iter().flat_map(|part| &part.words).copied().collect();
        let bound = u32::try_from(words.len()).unwrap_or(u32::MAX).saturating_mul(64);
        Self { words, bound }
    }

    /// The part of a [joined](Self::joined) set that starts at `first`, as a set below `bound`.
    #[must_use]
    pub fn part(&self, first: u32, bound: u32) -> Self {
        let words = place(first)..place(first).saturating_add(place(bound.next_multiple_of(64)));
        Self { words: self.words.get(words).unwrap_or_default().to_vec(), bound }
    }

    /// Adds a number; numbers at or above the bound are ignored.
    pub fn insert(&mut self, number: u32) {
        if number < self.bound
            && let Some(word) = self.words.get_mut(place(number))
        {
            *word |= 1 << (number % 64);
        }
    }

    /// Removes a number if it is there.
    pub fn remove(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(place(number)) {
            *word &= !(1 << (number % 64));
        }
    }

    /// Whether the set contains a number.
    pub fn contains(&self, number: u32) -> bool {
        self.words.get(place(number)).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// The size of the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| usize::try_from(word.count_ones()).unwrap_or(0)).sum()
    }

    /// The size of the intersection.
    pub fn count_common(&self, other: &Self) -> usize {
        let common = self.words.iter().zip(&other.words).map(|(word, other)| word & other);
        common.map(|word| usize::try_from(word.count_ones()).unwrap_or(0)).sum()
    }

    /// Whether the sets have a number in common.
    pub fn has_common(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(word, other)| word & other != 0)
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Keeps only the numbers that another set contains too.
    pub fn keep(&mut self, other: &Self) {
        self.combine(other, |word, other| word & other);
    }

    /// Adds all numbers of another set.
    pub fn add(&mut self, other: &Self) {
        self.combine(other, |word, other| word | other);
    }

    /// Removes all numbers of another set.
    pub fn subtract(&mut self, other: &Self) {
        self.combine(other, |word, other| word & !other);
    }

    fn combine(&mut self, other: &Self, operation: impl Fn(u64, u64) -> u64) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word = operation(*word, *other);
        }
    }

    /// The numbers, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip((0..).step_by(64)).flat_map(|(&word, first)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let next = (rest != 0).then(|| first + rest.trailing_zeros());
                rest &= rest.wrapping_sub(1);
                next
            })
        })
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number / 64).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn bounds_need_not_be_multiples_of_64() {
        for bound in [0, 1, 63, 64, 65, 128, 200] {
            assert_eq!(Bits::all(bound).iter().collect::<Vec<_>>(), (0..bound).collect::<Vec<_>>());
            assert_eq!(Bits::all(bound), Bits::of(bound, |_| true));
            assert!(Bits::none(bound).is_empty());
        }
        let mut bits = Bits::none(65);
        bits.insert(64);
        bits.insert(65);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [64]);
        bits.remove(64);
        bits.remove(1_000);
        assert!(bits.is_empty() && !bits.contains(1_000));
    }

    #[test]
    fn joined_sets_start_at_multiples_of_64() {
        let joined = Bits::joined(&[Bits::all(65), Bits::none(0), Bits::of(3, |number| number == 2)]);
        let numbers: Vec<u32> = joined.iter().collect();
        assert_eq!((numbers.len(), numbers.last()), (66, Some(&130)));
        assert!(joined.contains(64) && !joined.contains(65) && !joined.contains(128));
        assert_eq!(joined.part(0, 65), Bits::all(65));
        assert_eq!(joined.part(128, 3).iter().collect::<Vec<_>>(), [2]);
    }

    proptest! {
        #[test]
        fn set_operations_agree_with_btree_sets(one in prop::collection::btree_set(0..300_u32, 0..80), other in prop::collection::btree_set(0..300_u32, 0..80)) {
            let bits = |set: &BTreeSet<u32>| Bits::of(300, |number| set.contains(&number));
            let listed = |change: &dyn Fn(&mut Bits, &Bits)| {
                let mut changed = bits(&one);
                change(&mut changed, &bits(&other));
                assert_eq!(changed.count(), changed.iter().count());
                changed.iter().collect::<Vec<_>>()
            };
            let wanted = |set: BTreeSet<&u32>| set.into_iter().copied().collect::<Vec<_>>();
            prop_assert_eq!(listed(&Bits::keep), wanted(one.intersection(&other).collect()));
            prop_assert_eq!(listed(&Bits::add), wanted(one.union(&other).collect()));
            prop_assert_eq!(listed(&Bits::subtract), wanted(one.difference(&other).collect()));
        }
    }
}
