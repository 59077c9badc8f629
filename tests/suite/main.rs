//! Tests of the program as a whole. Unit tests are next to the code.

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
