//! Names with a suffix that several of them share, such as `Harbour Notes — Latest`.
//!
//! The library decides which suffixes are shared. Floor 0, part of [`model`](crate::model).

/// What can separate a name from its suffix.
const SEPARATORS: [&str; 5] = [" — ", " – ", " - ", " | ", " · "];

/// Whether `label` is `name`, with or without a suffix.
#[must_use]
pub fn matches_name(label: &str, name: &str) -> bool {
    label == name || split_suffix(label).is_some_and(|(own, _)| own == name)
}

/// Splits off the suffix with its separator: `Harbour Notes` and ` — Latest`. `None` if there is no
/// separator after a name.
#[must_use]
pub fn split_suffix(label: &str) -> Option<(&str, &str)> {
    let at = SEPARATORS.iter().filter_map(|separator| label.rfind(separator)).max()?;
    label.split_at_checked(at).filter(|(name, _)| !name.trim().is_empty())
}
