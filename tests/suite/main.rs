//! The tests that take the whole program together. Small tests stand beside the code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::type_complexity,
    reason = "a test that meets something else has failed"
)]

mod cli;
mod corpus;
mod docs;
mod floors;
mod hostile;
mod images;
mod index;
mod looks;
mod machine;
mod marks;
mod picture;
mod screens;
mod stories;
mod support;
mod terminal;
