//! Tests of the program as a whole. Unit tests are next to the code.
//!
//! Each module is a level, and a subject has the same name at each level that tests it, as `stories::marks` and
//! `cli::marks`. From the outside in: `terminal` runs the reader in a pseudo terminal, `cli` runs the commands;
//! `stories` presses keys in a reader without a terminal and reads its screen, `screens` and `styles` look at
//! whole screens, `machine` sends random messages; `marks`, `images`, `index` and `schema` test what is on the
//! disk or comes from the web, `hostile` and `corpus` articles of any kind. The others read the project itself:
//! `floors`, `words`, `documented`, `docs`, `picture`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::type_complexity,
    reason = "in a test, these panic and so report the failure"
)]

mod cli;
mod corpus;
mod docs;
mod documented;
mod floors;
mod hostile;
mod images;
mod index;
mod machine;
mod marks;
mod picture;
mod schema;
mod screens;
mod stories;
mod styles;
mod support;
mod terminal;
mod words;
