//! The tests that take the whole program together. Small tests stand beside the code.

mod cli;
mod corpus;
mod docs;
mod floors;
mod hostile;
mod machine;
mod picture;
mod screens;
mod stories;
mod support;
mod terminal;
