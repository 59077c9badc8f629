//! Text that is safe to show: [`CleanText`], folding, cell widths and rows. All content of the folder becomes
//! clean before it is kept, shown, printed, logged or copied; links are left to
//! [`SafeUrl`](crate::link::SafeUrl). Floor 0.

mod clean;
pub mod file_name;
pub mod fold;
pub mod row;
pub mod trailer;

pub(crate) use clean::is_common;
pub use clean::{CleanText, decode_entities};
pub use fold::{fold, fold_tokens, fold_words, folded_end, for_each_token, for_each_token_at};
pub use row::{
    ImageId, ImagePart, Role, Row, Span, after_cells, cell_width, cut_to_cells, graphemes, is_all_common,
};
pub use trailer::trailer_start;

/// Most letters that may be wrong in a name.
const WRONG_LETTERS: usize = 2;
/// Longest name that is compared, in characters: names that people type are short.
const NAME_LETTERS: usize = 32;

/// The candidate closest to a mistyped `name` by Levenshtein distance: at most two edits, and at most half as
/// many as `name` has letters. The first one in case of a tie; `None` if no candidate is close enough.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_short = |text: &str| text.chars().nth(NAME_LETTERS).is_none();
    if !is_short(name) {
        return None;
    }
    let most = WRONG_LETTERS.min(name.chars().count() / 2);
    let near = candidates.into_iter().filter(|candidate| is_short(candidate));
    near.map(|candidate| (strsim::levenshtein(name, candidate), candidate))
        .filter(|&(distance, _)| distance <= most)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Whether a word of a folded text begins with `beginning`, which is folded too.
pub fn has_word_beginning(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_recognised() {
        const NAMES: [&str; 4] = ["list", "check", "tag", "last"];
        for (name, meant) in [
            ("list", Some("list")),
            ("lst", Some("list")),
            ("lits", Some("list")),
            ("chekc", Some("check")),
            ("tga", None),
            ("tgg", Some("tag")),
            ("x", None),
            ("", None),
            ("papers", None),
        ] {
            assert_eq!(nearest(name, NAMES), meant, "{name}");
        }
        let long = "a".repeat(100_000);
        assert_eq!(nearest(&long, NAMES), None);
        assert_eq!(nearest("list", [long.as_str()]), None);
    }
}
