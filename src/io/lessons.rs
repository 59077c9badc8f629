//! What was said once: a file of names, a line each.

use std::collections::BTreeSet;
use std::path::Path;

use crate::app::lessons::Lesson;
use crate::io::whole;
use crate::limits;

/// What was said already; nothing where that is not known.
#[must_use]
pub fn read(file: &Path) -> BTreeSet<Lesson> {
    let text = whole::read(file, limits::LESSONS_BYTES).ok().flatten().unwrap_or_default();
    text.lines().filter_map(|line| Lesson::named(line.trim())).collect()
}

/// Remembers what was said. Where that cannot be written it is said again the next time, which is no harm.
pub fn remember(file: &Path, known: &[Lesson]) {
    let mut all = read(file);
    all.extend(known);
    let text: String = all.iter().flat_map(|lesson| [lesson.name(), "\n"]).collect();
    if let Err(error) = whole::replace(file, text.as_bytes()) {
        tracing::debug!(reason = %super::source::reason(&error), "the lessons are not remembered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_remembered_by_all_readers() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/lessons");
        assert!(read(&file).is_empty());
        remember(&file, &[Lesson::Filter]);
        // Another reader did not know of that.
        remember(&file, &[Lesson::Guide]);
        assert_eq!(read(&file), [Lesson::Guide, Lesson::Filter].into());
        std::fs::write(&file, "filter\nfrom-the-future\n\n").unwrap();
        assert_eq!(read(&file), [Lesson::Filter].into());
        remember(&folder.path().join("state/lessons/below"), &[Lesson::Filter]);
    }
}
