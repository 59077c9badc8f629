//! Remembers which tips were shown, in a file with one name per line. [`app`](crate::app) decides which tips
//! there are and when they are due.
//!
//! Floor 4, part of [`io`](crate::io).

use std::collections::BTreeSet;
use std::path::Path;

use crate::app::tips::Tip;
use crate::io::whole_file;
use crate::limits;

/// The tips shown so far; empty if the file cannot be read. Unknown names are skipped.
#[must_use]
pub fn read(file: &Path) -> BTreeSet<Tip> {
    let text = whole_file::read(file, limits::TIPS_BYTES).ok().flatten().unwrap_or_default();
    text.lines().filter_map(|line| Tip::named(line.trim())).collect()
}

/// Adds tips to those in the file. A failure is only logged: the tips are shown again the next time.
pub fn remember(file: &Path, known: &[Tip]) {
    let mut all = read(file);
    all.extend(known);
    let text: String = all.iter().flat_map(|tip| [tip.name(), "\n"]).collect();
    if let Err(error) = whole_file::replace(file, text.as_bytes()) {
        tracing::debug!(reason = %super::source::reason(&error), "the tips already shown could not be saved");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tips_of_several_readers_are_merged() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/lessons");
        assert!(read(&file).is_empty());
        remember(&file, &[Tip::Filter]);
        // Another reader, which does not know of the first tip.
        remember(&file, &[Tip::Tour]);
        assert_eq!(read(&file), [Tip::Tour, Tip::Filter].into());
        std::fs::write(&file, "filter\nfrom-the-future\n\n").unwrap();
        assert_eq!(read(&file), [Tip::Filter].into());
        remember(&folder.path().join("state/lessons/below"), &[Tip::Filter]);
    }
}
