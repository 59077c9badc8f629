//! The theme that was chosen in the reader: a file that holds its name.

use std::path::Path;

use crate::io::whole;
use crate::limits;
use crate::text::CleanText;

/// The name of the theme that was chosen last; nothing where none was.
#[must_use]
pub fn read(file: &Path) -> Option<CleanText> {
    let text = whole::read(file, limits::THEME_NAME_BYTES).ok().flatten()?;
    Some(CleanText::line(&text)).filter(|name| !name.is_empty())
}

/// Remembers a theme. Where that cannot be written, the next reader begins with the one before.
pub fn remember(file: &Path, name: &CleanText) {
    if let Err(error) = whole::replace(file, format!("{name}\n").as_bytes()) {
        tracing::debug!(reason = %super::source::reason(&error), "the theme is not remembered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_counts() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/theme");
        assert_eq!(read(&file), None);
        for name in ["dark", "light"] {
            remember(&file, &CleanText::line(name));
        }
        assert_eq!(read(&file).as_deref(), Some("light"));
        std::fs::write(&file, "\n").unwrap();
        assert_eq!(read(&file), None);
    }
}
