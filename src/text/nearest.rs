//! Suggestions for mistyped names.
//!
//! Finds the candidate with the smallest edit distance. The caller decides whether and how to suggest it.
//! Floor 0, part of [`text`](crate::text).

/// Most letters that may be wrong in a name.
const WRONG: usize = 2;
/// Longest name that is compared, in characters: names that people type are short.
const LONGEST: usize = 32;

/// The candidate closest to `name` by Levenshtein distance: at most two edits, and at most half as many as
/// `name` has letters. The first one in case of a tie; `None` if no candidate is close enough.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let most = WRONG.min(length / 2);
    let near = candidates.into_iter().filter_map(|candidate| Some((distance(name, candidate)?, candidate)));
    let (_, candidate) =
        near.filter(|&(distance, _)| distance <= most).min_by_key(|&(distance, _)| distance)?;
    Some(candidate)
}

/// The number of letters to change, add or remove; `None` if the candidate is too long.
fn distance(one: &str, other: &str) -> Option<usize> {
    let other: Vec<char> = other.chars().take(LONGEST + 1).collect();
    if other.len() > LONGEST {
        return None;
    }
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, &against) in other.iter().enumerate() {
            let at = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&above, column) + usize::from(letter != against);
            line.push(replaced.min(at(&above, column + 1) + 1).min(at(&line, column) + 1));
        }
        above = line;
    }
    above.last().copied()
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
