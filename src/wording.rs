//! Every sentence that the program says, in one table.
//!
//! Floor 0. A phrase is data with its payload: it can be logged, compared and kept in the state.
//! Each row of the table has one column per language; a phrase that lacks one does not compile.
//! Names that a user types stand in their own tables (actions, commands, fields, themes).

mod arguments;
mod calendar;
mod desk;
mod foreign;
mod images;
mod keyed;
mod language;
mod looks;
mod marks;
mod numbers;
mod problems;
mod queries;
mod reading;
mod said;
mod start;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod typography;

pub use calendar::{month_names, month_names_in, short_date_cells, short_day_cells};
pub use foreign::{
    ANY_VALUE, FOUND_NUMBER, FOUND_TEXT, KEYS_WITH_VALUES, VALUES_TOO_LARGE, foreign, foreign_as_kept,
};
pub use language::{Language, Words, in_this_language, speak, speak_here, spoken};
pub use numbers::{ago, counted, grouped, size};
pub use problems::{PROBLEM_KINDS, ProblemKindRow, link_error};
pub use queries::Reason;
pub use table::Phrase;
