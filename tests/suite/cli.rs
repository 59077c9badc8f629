//! The commands as scripts use them: arguments in, text and exit code out.

mod check;
mod config;
mod documents;
mod facets;
mod folders;
mod french;
mod help;
mod identity;
mod index;
mod killed;
mod list;
mod marks;
mod open;
mod paths;
mod plain;
mod queries;
pub mod run;
mod show;
mod trouble;
