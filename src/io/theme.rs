//! Remembers the theme that was chosen in the reader, in a file with its name. The caller checks whether
//! there is such a theme.
//!
//! Floor 4, part of [`io`](crate::io).

use std::path::Path;

use crate::io::whole_file;
use crate::limits;
use crate::text::CleanText;

/// The name of the chosen theme; `None` if none was chosen or the file cannot be read.
#[must_use]
pub fn read(file: &Path) -> Option<CleanText> {
    let text = whole_file::read(file, limits::THEME_NAME_BYTES).ok().flatten()?;
    Some(CleanText::line(&text)).filter(|name| !name.is_empty())
}

/// Remembers a theme. A failure is only logged: the next start uses the previous theme.
pub fn remember(file: &Path, name: &CleanText) {
    if let Err(error) = whole_file::replace(file, format!("{name}\n").as_bytes()) {
        tracing::debug!(reason = %super::source::reason(&error), "the theme could not be saved");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_chosen_theme_is_remembered() {
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
