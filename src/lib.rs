#![doc = include_str!("ARCHITECTURE.md")]

// Floor 0: nouns.
pub mod limits;
pub mod link;
pub mod model;
pub mod text;
pub mod wording;
// Floor 1: languages.
pub mod frontmatter;
pub mod input;
pub mod markdown;
pub mod query;
// Floor 2: the library, and what the user decides.
pub mod config;
pub mod library;
pub mod page;
// Floor 3: the machine.
pub mod app;
// Floor 4: the painter and the hand, which do not know each other.
pub mod io;
pub mod view;
// Floor 5: the loop.
pub mod shell;
// Floor 6: the front desk.
pub mod cli;
