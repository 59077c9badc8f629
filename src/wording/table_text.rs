//! Generates the `Display` of a table of sentences; shared by phrases, reasons and problems.
//!
//! Floor 0, part of [`wording`](crate::wording). The rows are in the modules of the tables.

/// Implements `Display` in the current language, and keeps the source of the rows for the tests.
macro_rules! table_text {
    ($type:ident $( $name:ident $({ $($field:ident),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+) => {
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

        /// The source of every row, for the tests.
        #[cfg(test)]
        pub(super) const ROWS: &[$crate::wording::typography::SentenceRow] = &[
            $( $crate::wording::typography::SentenceRow {
                name: stringify!($name),
                fields: &[$($(stringify!($field)),+)?],
                english: stringify!($($english)+),
                french: stringify!($($french)+),
            }, )+
        ];
    };
}

pub(super) use table_text;
