//! Which language is spoken.

use crate::wording::Language;

/// The variables that name a language, the first that says something counting: that of the program, then
/// those of POSIX, in its order.
const VARIABLES: [&str; 4] = ["VIGIE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that these variables of the environment ask for; English where they ask for none or for
/// one that is not spoken.
pub(super) fn wanted(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = VARIABLES.into_iter().filter_map(variable).find(|locale| !locale.is_empty());
    locale.and_then(|locale| Language::of_locale(&locale)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_counts() {
        for (set, language) in [
            (&[][..], Language::English),
            (&[("LANG", "fr_FR.UTF-8")], Language::French),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], Language::English),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "")], Language::French),
            (&[("LC_MESSAGES", "fr"), ("LANG", "de_DE")], Language::French),
            (&[("VIGIE_LANG", "fr"), ("LC_ALL", "en_GB.UTF-8")], Language::French),
            (&[("VIGIE_LANG", "de"), ("LANG", "fr")], Language::English),
        ] {
            let value = |name: &str| {
                set.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(wanted(value), language, "{set:?}");
        }
    }
}
