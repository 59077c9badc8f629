//! Every sentence that vigie shows, in English and French.
//!
//! Floor 0. A phrase is data with a payload: it can be logged, compared and kept in the state. Each row has
//! one column per language and does not compile without both. Names that the user types and their help texts
//! are in tables of their own: actions, commands, fields, settings, themes.

mod arguments;
mod article;
mod calendar;
mod command_line;
mod configuration;
mod images;
mod keyed;
mod language;
mod marks;
mod numbers;
mod problems;
mod queries;
mod start;
mod table;
mod table_text;
#[cfg(test)]
mod tests;
mod translated_error;
#[cfg(test)]
pub(crate) mod typography;

pub use calendar::{month_names, month_names_in, short_date_cells, short_day_cells};
pub use language::{
    Bilingual, Language, current_language, in_this_language, set_language, set_thread_language,
};
pub use numbers::{ago, counted, grouped, size};
pub use problems::{PROBLEM_KINDS, ProblemKindRow, link_error};
pub use queries::Reason;
pub use table::Phrase;
pub use translated_error::{
    ANY_VALUE, FOUND_NUMBER, FOUND_TEXT, KEYS_WITH_VALUES, VALUES_TOO_LARGE, stored_error, translated_error,
};
