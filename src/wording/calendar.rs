//! Month names, and the width of dates in the list.
//!
//! Floor 0, part of [`wording`](crate::wording). Calculating with dates is left to `model`.

use crate::wording::language::{Language, current_language};

/// The full and the short name of each month, in English and in French; the short ones are for the columns of
/// the list.
const MONTHS: [[(&str, &str); 2]; 12] = [
    [("January", "Jan"), ("janvier", "janv.")],
    [("February", "Feb"), ("février", "févr.")],
    [("March", "Mar"), ("mars", "mars")],
    [("April", "Apr"), ("avril", "avr.")],
    [("May", "May"), ("mai", "mai")],
    [("June", "Jun"), ("juin", "juin")],
    [("July", "Jul"), ("juillet", "juil.")],
    [("August", "Aug"), ("août", "août")],
    [("September", "Sep"), ("septembre", "sept.")],
    [("October", "Oct"), ("octobre", "oct.")],
    [("November", "Nov"), ("novembre", "nov.")],
    [("December", "Dec"), ("décembre", "déc.")],
];

/// The full and the short name of a month, 1 to 12, in the current language; empty for any other number.
pub fn month_names(month: i8) -> (&'static str, &'static str) {
    month_names_in(current_language(), month)
}

/// Like [`month_names`], in the given language.
pub fn month_names_in(language: Language, month: i8) -> (&'static str, &'static str) {
    let names = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    names.map_or(("", ""), |[english, french]| match language {
        Language::English => *english,
        Language::French => *french,
    })
}

/// Width in cells of a day and month in the list: `05 Jul`, `05 juil.`.
pub fn short_day_cells() -> usize {
    match current_language() {
        Language::English => 6,
        Language::French => 8,
    }
}

/// Width in cells of a full date in the list: `05 Jul 24`, `05/07/2024`.
pub fn short_date_cells() -> usize {
    match current_language() {
        Language::English => 9,
        Language::French => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cell_width;
    use crate::wording::{ScreenText, set_thread_language};

    #[test]
    fn months_1_to_12_have_names() {
        assert_eq!(month_names(7), ("July", "Jul"));
        assert_eq!(month_names_in(Language::French, 8), ("août", "août"));
        for month in [0, 13, -1] {
            assert_eq!(month_names(month), ("", ""));
        }
    }

    #[test]
    fn dates_fit_their_column_in_the_list() {
        for language in Language::ALL {
            set_thread_language(language);
            for month in 1..=12 {
                let day = ScreenText::ShortDay { day: 30, month }.text();
                assert!(cell_width(&day) <= short_day_cells(), "{day}");
                let date = ScreenText::ShortDate { day: 30, month, year: 2024 }.text();
                assert!(cell_width(&date) <= short_date_cells(), "{date}");
                let month = ScreenText::ShortMonth { month, year: 2024 }.text();
                assert!(cell_width(&month) <= short_date_cells(), "{month}");
            }
        }
    }

    #[test]
    fn the_first_of_a_month_is_1er_in_french() {
        for (language, first, second) in [
            (Language::English, "1 March 2024", "2 March 2024"),
            (Language::French, "1er mars 2024", "2 mars 2024"),
        ] {
            set_thread_language(language);
            assert_eq!(ScreenText::LongDate { day: 1, month: 3, year: 2024 }.to_string(), first);
            assert_eq!(ScreenText::LongDate { day: 2, month: 3, year: 2024 }.to_string(), second);
        }
    }
}
