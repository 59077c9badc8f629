//! Names the files and folders of the user, by the XDG base directory rules. It only builds paths: whether
//! they exist is left to the modules that read and write them.
//!
//! Floor 4, part of [`io`](crate::io).

use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

use crate::io::marks;
use crate::library::schema;

/// The folders of the user for this program; each is `None` if there is no home folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// What can be recreated: indexes and fetched images.
    pub cache: Option<PathBuf>,
    /// What is remembered: visits, sessions, marks, shown tips, the chosen theme.
    pub state: Option<PathBuf>,
    /// What the user decides: settings, themes, saved searches.
    pub config: Option<PathBuf>,
}

impl Places {
    /// The folders of the user who runs the program.
    pub fn of_user() -> Self {
        let arguments = AppStrategyArgs { app_name: "vigie".into(), ..AppStrategyArgs::default() };
        match choose_app_strategy(arguments) {
            Ok(strategy) => Self {
                cache: Some(strategy.cache_dir()),
                state: strategy.state_dir(),
                config: Some(strategy.config_dir()),
            },
            Err(_) => Self::default(),
        }
    }

    /// The folder of the index of the library at `root`, whether it exists or not. The version of the schema
    /// is part of the name, so that different versions do not share an index.
    pub fn index(&self, root: &Path) -> Option<PathBuf> {
        let name = format!("{}-v{}", library_name(root), schema::VERSION);
        self.cache.as_ref().map(|cache| cache.join("index").join(name))
    }

    /// The folder of fetched images.
    pub fn images(&self) -> Option<PathBuf> {
        self.cache.as_ref().map(|cache| cache.join("images"))
    }

    /// The file with the time when the library at `root` was last left.
    pub fn visit(&self, root: &Path) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("visits").join(library_name(root)))
    }

    /// The file with the settings.
    pub fn settings(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("config.toml"))
    }

    /// Where marks are kept: in the folder that the user chose, else in the state folder. What must not be
    /// shared with other devices always stays in the state folder.
    pub fn marks(&self, chosen: Option<&Path>) -> Option<marks::MarksLocation> {
        let own = self.state.clone()?;
        let usual = own.join("marks");
        Some(match chosen.map(|chosen| chosen.join("marks")).filter(|chosen| *chosen != usual) {
            Some(logs) => marks::MarksLocation { logs, own, before: Some(usual) },
            None => marks::MarksLocation { logs: usual, own, before: None },
        })
    }

    /// The file with the session of the library at `root`.
    pub fn session(&self, root: &Path) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("sessions").join(library_name(root)))
    }

    /// The file with the root of the library that was left last.
    pub fn last_library(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("sessions").join("last"))
    }

    /// The folder with the themes of the user.
    pub fn themes(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("themes"))
    }

    /// The file with the names of the tips that were shown.
    pub fn tips(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("lessons"))
    }

    /// The file with the name of the chosen theme.
    pub fn theme(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join("theme"))
    }

    /// The file with the saved searches.
    pub fn searches(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("searches.toml"))
    }
}

/// A file name for a library, derived from its root only: readable, and different for different roots.
fn library_name(root: &Path) -> String {
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    let readable: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .take(32)
        .collect();
    let number = crate::model::ArticlePath::number_of(root);
    format!("{readable}-{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_library_has_its_own_files() {
        let places = Places { cache: Some("/c".into()), state: Some("/s".into()), config: Some("/k".into()) };
        let index = |root: &str| places.index(Path::new(root)).unwrap();
        assert_ne!(index("/a/papers"), index("/b/papers"));
        assert!(index("/a/Été 24").starts_with("/c/index"));
        let name = index("/a/Été 24").file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with("-t--24-") && name.ends_with(&format!("-v{}", schema::VERSION)), "{name}");
        assert_eq!(places.searches().unwrap(), Path::new("/k/searches.toml"));
        let marks = places.marks(None).unwrap();
        assert_eq!((marks.logs.to_str(), marks.own.to_str()), (Some("/s/marks"), Some("/s")));
        let marks = places.marks(Some(Path::new("/shared"))).unwrap();
        assert_eq!((marks.logs.to_str(), marks.own.to_str()), (Some("/shared/marks"), Some("/s")));
        assert_eq!(marks.before.as_deref(), Some(Path::new("/s/marks")));
        assert_eq!(places.marks(Some(Path::new("/s"))), places.marks(None));
        assert_eq!(Places::default().marks(Some(Path::new("/shared"))), None);
        assert_eq!(Places::default().index(Path::new("/a")), None);
    }
}
