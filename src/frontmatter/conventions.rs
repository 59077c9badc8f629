//! What the generator of a folder means for reading its articles, where generators disagree. A value is made once
//! for each folder, by `io`, and passed to [`read_with`](crate::frontmatter::read_with); the same bytes and the
//! same value give the same article. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::frontmatter::generators::{Generator, TagSeparator};
use crate::model::{DayOrder, fnv_1a};

/// The conventions of a folder. The default is that of a folder without a known generator: what most generators
/// agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Conventions {
    /// The generator, if there is one.
    pub generator: Option<Generator>,
}

impl Conventions {
    /// The conventions of a generator, without what its configuration adds.
    pub fn of(generator: Option<Generator>) -> Self {
        Self { generator }
    }

    /// A number that differs between conventions by which articles may be read differently.
    pub fn fingerprint(&self) -> u64 {
        fnv_1a(format!("{self:?}").as_bytes())
    }

    /// How the generator reads dates such as `05/07/2024`; `None` if nothing says so.
    pub fn day_order(&self) -> Option<DayOrder> {
        self.generator.and_then(Generator::day_order)
    }

    /// How the tags in one text are separated.
    pub fn tag_separator(&self) -> TagSeparator {
        if self.is(Generator::Jekyll) { TagSeparator::Blanks } else { TagSeparator::Commas }
    }

    /// Whether the generator is this one.
    pub fn is(&self, generator: Generator) -> bool {
        self.generator == Some(generator)
    }
}
