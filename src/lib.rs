#![doc = include_str!("ARCHITECTURE.md")]

// Floor 0: limits, links, clean text, shared types, and all texts of the program.
pub mod limits;
pub mod link;
pub mod model;
pub mod text;
pub mod wording;
// Floor 1: parsing front matter, Markdown, queries and keys.
pub mod frontmatter;
pub mod input;
pub mod markdown;
pub mod query;
// Floor 2: the library, articles as rows, and the configuration.
pub mod config;
pub mod library;
pub mod page;
// Floor 3: the machine.
pub mod app;
// Floor 4: the painter and the runtime, which do not know each other.
pub mod io;
pub mod view;
// Floor 5: the loop and the terminal.
pub mod shell;
// Floor 6: the command line.
pub mod cli;
