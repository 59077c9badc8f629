//! The commands as a script meets them: arguments in, text and exit code out.

mod check;
mod documents;
mod list;
mod open;
pub mod run;
mod show;
mod trouble;
