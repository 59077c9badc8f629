//! Reads the settings, the themes and the saved searches of the user; changes only the saved searches. The
//! syntax of these files is left to [`config`]. A change locks the folder, reads the file again and replaces
//! it as a whole, so nothing is lost and no half-written file is ever seen. A file with mistakes is left
//! unchanged. Floor 4, part of [`io`](crate::io).

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::config::{self, Mistake, Searches};
use crate::io::source::reason;
use crate::io::whole_file;
use crate::limits;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The text of a `config.toml`; `None` if there is no such file.
/// Errors: the file exists but cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<Option<String>, Phrase> {
    let failed = |error: io::Error| Phrase::SettingsNotRead {
        path: CleanText::line(&path.to_string_lossy()),
        reason: reason(&error),
    };
    whole_file::read(path, limits::CONFIG_BYTES).map_err(failed)
}

/// The themes of the user: name and path of each `NAME.toml` in a folder, sorted by name.
pub fn themes(folder: &Path) -> Vec<(String, PathBuf)> {
    let files = fs::read_dir(folder).into_iter().flatten().take(limits::THEMES).flatten();
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

/// The saved searches in the file at `path`; none if there is no file.
/// Errors: the file cannot be read, or has a mistake: the phrase says where.
pub fn read_searches(path: &Path) -> Result<Searches, Phrase> {
    let text = text(path)?;
    Searches::parse(&text).map_err(|fault| broken(path, fault))
}

/// Saves a search in the file at `path`, replacing one of the same name. Without a query, deletes it.
/// Returns all searches and the message that reports the change.
/// Errors: the file cannot be read or written, or has a mistake; it is left unchanged.
pub fn save_search(
    path: &Path,
    name: &CleanText,
    query: Option<&CleanText>,
) -> Result<(Searches, Phrase), Phrase> {
    let failed = |error: &io::Error| Phrase::SearchNotSaved {
        path: CleanText::line(&path.to_string_lossy()),
        reason: reason(error),
    };
    // Follow a link, so that its target is replaced and not the link itself.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
    let held = File::open(&folder).map_err(|error| failed(&error))?;
    // Not every file system supports locks. Without one, a change made between reading and writing is lost.
    let _ = held.lock();
    let before = text(&target)?;
    let known = Searches::parse(&before).map_err(|fault| broken(path, fault))?;
    let after = config::changed(&before, name, query).map_err(|fault| broken(path, fault))?;
    if after.len() > limits::SEARCHES_BYTES {
        return Err(failed(&io::Error::from(ErrorKind::FileTooLarge)));
    }
    if after != before {
        whole_file::replace(&target, after.as_bytes()).map_err(|error| failed(&error))?;
        // The rename is durable only once the folder is synced.
        held.sync_all().map_err(|error| failed(&error))?;
    }
    let searches = Searches::parse(&after).map_err(|fault| broken(path, fault))?;
    let name = known.named(name).map_or(name, |search| &search.name).clone();
    let report = match (query, known.named(&name)) {
        (None, _) => Phrase::SearchDeleted { name },
        (Some(_), Some(_)) => Phrase::SearchReplaced { name },
        (Some(_), None) => Phrase::SearchSaved { name, key: None },
    };
    Ok((searches, report))
}

fn text(path: &Path) -> Result<String, Phrase> {
    whole_file::read(path, limits::SEARCHES_BYTES).map(Option::unwrap_or_default).map_err(|error| {
        Phrase::SearchesNotRead { path: CleanText::line(&path.to_string_lossy()), reason: reason(&error) }
    })
}

fn broken(path: &Path, fault: Mistake) -> Phrase {
    let Mistake { line, reason } = fault;
    Phrase::SearchesBroken { path: CleanText::line(&path.to_string_lossy()), line, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_no_error_and_an_unreadable_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(read(&path), Ok(None));
        fs::write(&path, "theme = \"dark\"\n").unwrap();
        assert_eq!(read(&path), Ok(Some("theme = \"dark\"\n".into())));
        for bytes in [vec![0xff, 0xfe], vec![b'#'; limits::CONFIG_BYTES + 1]] {
            fs::write(&path, bytes).unwrap();
            let message = read(&path).unwrap_err().to_string();
            assert!(message.contains("config.toml"), "{message}");
        }
        assert!(read(folder.path()).is_err());
    }

    #[test]
    fn themes_are_toml_files_with_plain_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.toml", "a.toml", "notes.txt", ".toml", "x;y.toml"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<String> = themes(folder.path()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b"]);
        assert!(themes(&folder.path().join("nowhere")).is_empty());
    }

    #[test]
    fn only_a_leading_tilde_is_the_home_folder() {
        let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
        if let Some(home) = home {
            assert_eq!(expanded("~/a.md"), home.join("a.md"));
        }
        for path in ["/a/~", "a~/b", "~other/b", ""] {
            assert_eq!(expanded(path), Path::new(path));
        }
    }

    fn line(text: &str) -> CleanText {
        CleanText::line(text)
    }

    fn names(searches: &Searches) -> Vec<&str> {
        searches.iter().map(|search| search.name.as_str()).collect()
    }

    #[test]
    fn saved_searches_can_be_read_replaced_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/vigie/searches.toml");
        assert!(read_searches(&path).unwrap().is_empty());
        let (_, report) = save_search(&path, &line("heart"), Some(&line("tag:heart"))).unwrap();
        assert_eq!(report, Phrase::SearchSaved { name: line("heart"), key: None });
        let (_, report) = save_search(&path, &line("Heart"), Some(&line("tag:\"heart\""))).unwrap();
        assert_eq!(report, Phrase::SearchReplaced { name: line("heart") });
        let searches = read_searches(&path).unwrap();
        assert_eq!(&*searches.named("heart").unwrap().text, "tag:\"heart\"");
        save_search(&path, &line("heart"), None).unwrap();
        assert!(read_searches(&path).unwrap().is_empty());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "the temporary file is removed");
    }

    #[test]
    fn a_file_with_mistakes_is_left_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("searches.toml");
        for text in [&b"[searches]\na = \n"[..], b"\xff\xfe", b"[searches]\nb = 1\n"] {
            fs::write(&path, text).unwrap();
            assert!(read_searches(&path).is_err());
            assert!(save_search(&path, &line("n"), Some(&line("q"))).is_err());
            assert_eq!(fs::read(&path).unwrap(), text);
        }
        let report = read_searches(&path).unwrap_err().to_string();
        assert!(report.contains("searches.toml") && report.contains("line 2"), "{report}");
        fs::write(&path, vec![b'#'; limits::SEARCHES_BYTES + 1]).unwrap();
        assert!(read_searches(&path).is_err());
    }

    #[test]
    fn concurrent_writers_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("searches.toml");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    for index in 0..10 {
                        save_search(path, &line(&format!("s{writer}-{index}")), Some(&line("q"))).unwrap();
                    }
                });
            }
        });
        assert_eq!(read_searches(&path).unwrap().len(), 40);
    }

    #[test]
    fn a_link_stays_a_link_and_an_impossible_folder_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let (path, real) = (folder.path().join("searches.toml"), folder.path().join("dotfiles.toml"));
        fs::write(&real, "# mine\n").unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        let (searches, _) = save_search(&path, &line("a"), Some(&line("b"))).unwrap();
        assert_eq!(names(&searches), ["a"]);
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "# mine\n\n[searches]\na = \"b\"\n");
        let inside = real.join("searches.toml");
        assert!(matches!(
            save_search(&inside, &line("a"), Some(&line("b"))),
            Err(Phrase::SearchNotSaved { .. })
        ));
    }
}
