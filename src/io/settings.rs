//! Reads the settings and finds the themes of the user; never writes them. Their syntax is left to
//! [`config`](crate::config).
//!
//! Floor 4, part of [`io`](crate::io).

use std::path::{Path, PathBuf};

use crate::io::source::reason;
use crate::io::whole_file;
use crate::limits;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The text of a `config.toml`; `None` if there is no such file.
///
/// # Errors
/// The file exists but cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<Option<String>, Phrase> {
    let failed = |error: std::io::Error| Phrase::SettingsNotRead {
        path: CleanText::line(&path.to_string_lossy()),
        reason: reason(&error),
    };
    whole_file::read(path, limits::CONFIG_BYTES).map_err(failed)
}

/// The themes of the user: name and path of each `NAME.toml` in a folder, sorted by name.
pub fn themes(folder: &Path) -> Vec<(String, PathBuf)> {
    let files = std::fs::read_dir(folder).into_iter().flatten().take(limits::THEMES).flatten();
    let theme = |file: std::fs::DirEntry| {
        let path = file.path();
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_name =
            name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' '));
        let is_theme = path.extension().is_some_and(|ending| ending == "toml");
        (is_theme && is_name).then_some((name, path))
    };
    let mut themes: Vec<_> = files.filter_map(theme).collect();
    themes.sort();
    themes
}

/// Expands a path as typed: `~` or a leading `~/` is the home folder, if `$HOME` is set.
pub fn expanded(path: &str) -> PathBuf {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match (path.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
            Path::new(&home).join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_no_error_and_an_unreadable_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(read(&path), Ok(None));
        std::fs::write(&path, "theme = \"dark\"\n").unwrap();
        assert_eq!(read(&path), Ok(Some("theme = \"dark\"\n".into())));
        for bytes in [vec![0xff, 0xfe], vec![b'#'; limits::CONFIG_BYTES + 1]] {
            std::fs::write(&path, bytes).unwrap();
            let message = read(&path).unwrap_err().to_string();
            assert!(message.contains("config.toml"), "{message}");
        }
        assert!(read(folder.path()).is_err());
    }

    #[test]
    fn themes_are_toml_files_with_plain_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.toml", "a.toml", "notes.txt", ".toml", "x;y.toml"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<String> = themes(folder.path()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b"]);
        assert!(themes(&folder.path().join("nowhere")).is_empty());
    }

    #[test]
    fn only_a_leading_tilde_is_the_home_folder() {
        for path in ["/a/~", "a~/b", "~other/b", ""] {
            assert_eq!(expanded(path), Path::new(path));
        }
    }
}
