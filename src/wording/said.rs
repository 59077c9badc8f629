//! What a row of a table of sentences becomes, whichever table it stands in.

/// Makes a type say the sentences of its rows in the language that is spoken, and keeps the rows as they are
/// written for the tests.
macro_rules! said {
    ($type:ident $( $name:ident $({ $($field:ident),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+) => {
        impl std::fmt::Display for $type {
            #[allow(clippy::too_many_lines, reason = "a table with one row a sentence")]
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                use $crate::wording::language::{Language, spoken};
                match (self, spoken()) {
                    $(
                        (Self::$name $({ $($field),+ })?, Language::English) => write!(formatter, $($english)+),
                        (Self::$name $({ $($field),+ })?, Language::French) => write!(formatter, $($french)+),
                    )+
                }
            }
        }

        /// Every row as it is written, for the tests.
        #[cfg(test)]
        pub(super) const ROWS: &[$crate::wording::typography::Row] = &[
            $( $crate::wording::typography::Row {
                name: stringify!($name),
                fields: &[$($(stringify!($field)),+)?],
                english: stringify!($($english)+),
                french: stringify!($($french)+),
            }, )+
        ];
    };
}

pub(super) use said;
