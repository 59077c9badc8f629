//! Names and the endings that several of them share.

/// What separates a name from an ending that may be shared.
const SEPARATORS: [&str; 5] = [" — ", " – ", " - ", " | ", " · "];

/// Whether a label is this name, be it with an ending.
#[must_use]
pub fn is_called(label: &str, name: &str) -> bool {
    label == name || split_ending(label).is_some_and(|(own, _)| own == name)
}

/// A name and its ending, separator included: `Harbour Notes` and ` — Latest`.
#[must_use]
pub fn split_ending(label: &str) -> Option<(&str, &str)> {
    let at = SEPARATORS.iter().filter_map(|separator| label.rfind(separator)).max()?;
    label.split_at_checked(at).filter(|(name, _)| !name.trim().is_empty())
}
