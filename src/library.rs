//! The library: an immutable snapshot of the articles of a folder.
//!
//! A snapshot is a list of index segments, on disk or in memory, and the data derived from them: the order,
//! the tags, the names that articles share. [`find`](Library::find) answers queries with article ids and
//! counts. Ids keep their meaning in all snapshots of the same load. The library opens no file: `io` passes
//! it the segments. Floor 2.

mod bits;
pub mod check;
mod columns;
mod counting;
mod document;
mod evaluate;
mod facets;
pub mod find;
mod identity;
mod keys;
mod languages;
mod mark_table;
mod marks;
mod names;
mod needle;
mod order;
pub mod schema;
mod section;
mod segment;
mod snapshot;
mod sources;
pub mod tags;

pub use bits::Bits;
pub use document::{FileStamp, NewArticle, document};
pub use facets::{Facets, FlagCounts};
pub use find::{Finding, Question};
pub use keys::{is_known_key, key_name};
pub use mark_table::MarkTable;
pub use names::{NameId, NameTable};
pub use schema::DamagedIndex;
pub use snapshot::Library;
pub use tags::{TagId, TagTable};

#[cfg(test)]
pub(crate) use document::decoded_rows;

#[cfg(test)]
mod tests;
