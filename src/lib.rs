#![doc = include_str!("ARCHITECTURE.md")]

// Floor 0: nouns.
pub mod limits;
pub mod model;
pub mod text;
pub mod wording;
// Floor 1: languages.
pub mod frontmatter;
pub mod input;
pub mod markdown;
pub mod query;
// Floor 2: the library.
pub mod library;
