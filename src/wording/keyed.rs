//! Parts of sentences that name keys as they are bound; where none is bound, they are not said.

use crate::text::CleanText;
use crate::wording::language::{Language, spoken};

/// What a key does, behind a sentence: `; Sd puts it there`.
pub(super) fn besides(key: Option<&CleanText>, does: &str) -> String {
    match (key, spoken()) {
        (Some(key), Language::English) => format!("; {key} {does}"),
        (Some(key), Language::French) => format!("\u{a0}; {key} {does}"),
        (None, _) => String::new(),
    }
}

/// What several keys do, as a sentence: `Esc takes back the last word, x clears all.`
pub(super) fn sentence(keys: &[(Option<&CleanText>, &str)]) -> String {
    let parts: Vec<String> =
        keys.iter().filter_map(|(key, does)| key.map(|key| format!("{key} {does}"))).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_without_a_binding_are_not_named() {
        let (back, clear) = (CleanText::line("Esc"), CleanText::line("x"));
        assert_eq!(besides(Some(&back), "goes"), "; Esc goes");
        assert_eq!(besides(None, "goes"), "");
        assert_eq!(sentence(&[(Some(&back), "goes"), (Some(&clear), "clears")]), "Esc goes, x clears.");
        assert_eq!(sentence(&[(None, "goes"), (Some(&clear), "clears")]), "x clears.");
        assert_eq!(sentence(&[(None, "goes"), (None, "clears")]), "");
    }
}
