//! Every sentence that vigie shows, as data with a payload that can be logged, compared and kept in the state. A row of
//! a table of sentences does not compile without its two languages. Names that the user types, and their help texts, are
//! in tables of their own: actions, commands, fields, settings, themes. Floor 0.

/// Makes a type from a table of sentences, or implements `Display` for one that exists. A row is a variant, its
/// payload, and in brackets the arguments of `write!` for each language. The tests read the source of the rows.
macro_rules! sentences {
    ($(#[$about:meta])+ enum $type:ident {
        $( $(#[$when:meta])* $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+
    }) => {
        $(#[$about])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $type {
            $( $(#[$when])* $name $({ $($field: $kind),+ })?, )+
        }

        impl $type {
            /// The sentence in the current language, on one line and safe to show.
            pub fn text(&self) -> $crate::text::CleanText {
                $crate::text::CleanText::line(&self.to_string())
            }
        }

        sentences! { impl $type { $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ } }
    };
    (impl $type:ident {
        $( $name:ident $({ $($field:ident),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+
    }) => {
        impl std::fmt::Display for $type {
            #[allow(clippy::too_many_lines, reason = "a table with one row a sentence")]
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                use $crate::wording::language::{Language, current_language};
                match (self, current_language()) {
                    $(
                        (Self::$name $({ $($field),+ })?, Language::English) => write!(formatter, $($english)+),
                        (Self::$name $({ $($field),+ })?, Language::French) => write!(formatter, $($french)+),
                    )+
                }
            }
        }

        #[cfg(test)]
        impl $type {
            /// The source of every row.
            pub(super) const ROWS: &[$crate::wording::typography::SentenceRow] = &[
                $( $crate::wording::typography::SentenceRow {
                    name: stringify!($name),
                    fields: &[$($(stringify!($field)),+)?],
                    english: stringify!($($english)+),
                    french: stringify!($($french)+),
                }, )+
            ];
        }
    };
}

mod clauses;
mod command_line;
mod language;
mod mistakes;
mod phrases;
mod screen_texts;
#[cfg(test)]
mod tests;
mod translated_error;

#[cfg(test)]
pub(crate) use crate::wording::tests::typography;
pub use clauses::{
    ago, counted, grouped, month_names, month_names_in, short_date_cells, short_day_cells, size,
    weekday_names,
};
pub use command_line::{CommandMessage, HelpText};
pub use language::{
    Bilingual, Language, current_language, in_this_language, set_language, set_thread_language,
};
pub use mistakes::{PROBLEM_KINDS, ProblemKindRow, Reason, SettingMistake};
pub use phrases::Phrase;
pub use screen_texts::ScreenText;
pub use translated_error::{
    ANY_VALUE, FOUND_NUMBER, FOUND_TEXT, KEYS_WITH_VALUES, VALUES_TOO_LARGE, stored_error, translated_error,
};
