//! Parts of messages that name a key as the user has bound it; left out when no key is bound. Floor 0, part
//! of [`wording`](crate::wording).

use crate::text::CleanText;
use crate::wording::language::{Language, current_language};

/// The end of a message, with a key that helps: `; Sd sorts it`.
pub(super) fn with_key(key: Option<&CleanText>, does: &str) -> String {
    match (key, current_language()) {
        (Some(key), Language::English) => format!("; {key} {does}"),
        (Some(key), Language::French) => format!("\u{a0}; {key} {does}"),
        (None, _) => String::new(),
    }
}

/// A sentence of keys and what they do: `Esc removes the last condition, x clears the filter.`
pub(super) fn sentence(keys: &[(Option<&CleanText>, &str)]) -> String {
    let parts: Vec<String> =
        keys.iter().filter_map(|(key, does)| key.map(|key| format!("{key} {does}"))).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unbound_keys_are_left_out() {
        let (back, clear) = (CleanText::line("Esc"), CleanText::line("x"));
        assert_eq!(with_key(Some(&back), "goes"), "; Esc goes");
        assert_eq!(with_key(None, "goes"), "");
        assert_eq!(sentence(&[(Some(&back), "goes"), (Some(&clear), "clears")]), "Esc goes, x clears.");
        assert_eq!(sentence(&[(None, "goes"), (Some(&clear), "clears")]), "x clears.");
        assert_eq!(sentence(&[(None, "goes"), (None, "clears")]), "");
    }
}
