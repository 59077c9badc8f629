//! The files of the user: names them, by the XDG base directory rules, and remembers in some of them what the
//! next start needs: how each library was left and when, which library was the last, the tips that were
//! shown, and the theme that was chosen in the reader. What these mean is left to their users. What is
//! remembered is a convenience: a file that cannot be read counts as missing, and a failure to write is only
//! logged. Floor 4, part of [`io`](crate::io).

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use jiff::Timestamp;

use crate::app::tips::Tip;
use crate::config::Session;
use crate::io::source::reason;
use crate::io::{marks, whole_file};
use crate::library::schema;
use crate::limits;
use crate::text::CleanText;

/// Most bytes that are read of a time: it has about thirty.
const TIME_BYTES: usize = 64;

/// The file with the names of the tips that were shown, and that with the name of the chosen theme.
const TIPS: &str = "lessons";
const THEME: &str = "theme";
/// The folder of the sessions, and the file in it with the root of the library that was left last.
const SESSIONS: &str = "sessions";
const LAST: &str = "last";

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
        self.in_state("visits", &library_name(root))
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

    /// The folder with the themes of the user.
    pub fn themes(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("themes"))
    }

    /// The file with the saved searches.
    pub fn searches(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|config| config.join("searches.toml"))
    }

    fn in_state(&self, folder: &str, name: &str) -> Option<PathBuf> {
        self.state.as_ref().map(|state| state.join(folder).join(name))
    }

    /// The tips shown so far. Unknown names are skipped.
    pub fn tips(&self) -> BTreeSet<Tip> {
        let text =
            self.in_state("", TIPS).and_then(|file| read(&file, limits::TIPS_BYTES)).unwrap_or_default();
        text.lines().filter_map(|line| line.trim().parse().ok()).collect()
    }

    /// Adds tips to those that were shown, one name per line.
    pub fn add_tips(&self, known: &[Tip]) {
        let mut all = self.tips();
        all.extend(known);
        let text: String = all.iter().flat_map(|tip| [tip.into(), "\n"]).collect();
        write(self.in_state("", TIPS), text.as_bytes());
    }

    /// The name of the chosen theme, if one was chosen. The caller checks whether there is such a theme.
    pub fn theme(&self) -> Option<CleanText> {
        let text = read(&self.in_state("", THEME)?, limits::THEME_NAME_BYTES)?;
        Some(CleanText::line(&text)).filter(|name| !name.is_empty())
    }

    /// Remembers the chosen theme.
    pub fn set_theme(&self, name: &CleanText) {
        write(self.in_state("", THEME), format!("{name}\n").as_bytes());
    }

    /// The session of the library at `root`; `None` on the first visit or if the file cannot be parsed.
    pub fn session(&self, root: &Path) -> Option<Session> {
        Session::parse(&read(&self.in_state(SESSIONS, &library_name(root))?, limits::SESSION_BYTES)?)
    }

    /// Remembers the session of the library at `root`, and that this library was the last one.
    pub fn end_session(&self, root: &Path, session: &Session) {
        let text = session.text();
        for (name, bytes) in [(&*library_name(root), text.as_bytes()), (LAST, root.as_os_str().as_bytes())] {
            if bytes.len() <= limits::SESSION_BYTES {
                write(self.in_state(SESSIONS, name), bytes);
            }
        }
    }

    /// The root of the library that was left last; `None` if it is not known.
    pub fn last_library(&self) -> Option<PathBuf> {
        let bytes = std::fs::read(self.in_state(SESSIONS, LAST)?).ok()?;
        let root = PathBuf::from(OsStr::from_bytes(&bytes));
        root.is_absolute().then_some(root)
    }

    /// Forgets the session of the library at `root`; with `None`, forgets which library was the last.
    pub fn forget_session(&self, root: Option<&Path>) {
        let name = root.map_or_else(|| LAST.to_owned(), library_name);
        if let Some(Err(error)) = self.in_state(SESSIONS, &name).map(|file| whole_file::forget(&file)) {
            tracing::debug!(reason = %reason(&error), "the session could not be deleted");
        }
    }
}

/// When the library was left, in nanoseconds since 1970; `None` on the first visit. A time after `now` was
/// written with a wrong clock and is ignored.
pub fn last_visit(file: &Path, now: i64) -> Option<i64> {
    let time: Timestamp = read(file, TIME_BYTES)?.trim().parse().ok()?;
    i64::try_from(time.as_nanosecond()).ok().filter(|&left| left <= now)
}

/// Remembers that the library was left at `time` (like `now` in nanoseconds since 1970), as in RFC 3339. If
/// another reader of the same library has left later, its time stays.
pub fn end_visit(file: &Path, time: i64, now: i64) {
    if last_visit(file, now).is_some_and(|left| left >= time) {
        return;
    }
    if let Ok(time) = Timestamp::from_nanosecond(i128::from(time)) {
        write(Some(file.to_path_buf()), format!("{time}\n").as_bytes());
    }
}

fn read(file: &Path, most: usize) -> Option<String> {
    whole_file::read(file, most).ok().flatten()
}

fn write(file: Option<PathBuf>, bytes: &[u8]) {
    if let Some(file) = file
        && let Err(error) = whole_file::replace(&file, bytes)
    {
        let name = file.file_name().unwrap_or_default();
        tracing::debug!(?name, reason = %reason(&error), "it could not be remembered");
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

    fn in_state(state: PathBuf) -> Places {
        Places { state: Some(state), ..Places::default() }
    }

    #[test]
    fn tips_of_several_readers_are_merged() {
        let folder = tempfile::tempdir().unwrap();
        let places = in_state(folder.path().join("state"));
        assert!(places.tips().is_empty());
        places.add_tips(&[Tip::Filter]);
        // Another reader, which does not know of the first tip.
        places.add_tips(&[Tip::Tour]);
        assert_eq!(places.tips(), [Tip::Tour, Tip::Filter].into());
        let file = folder.path().join("state/lessons");
        std::fs::write(&file, "filter\nfrom-the-future\n\n").unwrap();
        assert_eq!(places.tips(), [Tip::Filter].into());
        in_state(file).add_tips(&[Tip::Filter]);
    }

    #[test]
    fn the_last_chosen_theme_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let places = in_state(folder.path().join("state"));
        assert_eq!(places.theme(), None);
        for name in ["dark", "light"] {
            places.set_theme(&CleanText::line(name));
        }
        assert_eq!(places.theme().as_deref(), Some("light"));
        std::fs::write(folder.path().join("state/theme"), "\n").unwrap();
        assert_eq!(places.theme(), None);
    }

    const LATE: i64 = 4_000_000_000_000_000_000;

    #[test]
    fn times_are_stored_to_the_nanosecond() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("visits/papers");
        assert_eq!(last_visit(&file, LATE), None);
        for time in [0, 1, 1_795_342_272_123_456_789, 1_795_342_272_123_456_790] {
            end_visit(&file, time, LATE);
            assert_eq!(last_visit(&file, LATE), Some(time));
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text, "2026-11-22T10:11:12.12345679Z\n");
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn the_later_of_two_times_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        end_visit(&file, 2_000, LATE);
        end_visit(&file, 1_000, LATE);
        assert_eq!(last_visit(&file, LATE), Some(2_000));
        // The time was written with a wrong clock.
        assert_eq!(last_visit(&file, 1_999), None);
        end_visit(&file, 1_500, 1_999);
        assert_eq!(last_visit(&file, LATE), Some(1_500));
    }

    #[test]
    fn invalid_times_are_ignored_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("papers");
        for text in ["", "yesterday", "2026-11-22", "\0", "9999999-01-01T00:00:00Z"] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(last_visit(&file, LATE), None, "{text}");
        }
        std::fs::write(&file, "2".repeat(100_000)).unwrap();
        assert_eq!(last_visit(&file, LATE), None);
        end_visit(&file, 5, LATE);
        assert_eq!(last_visit(&file, LATE), Some(5));
    }

    #[test]
    fn failures_to_write_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        end_visit(&file.join("papers"), 5, LATE);
        assert_eq!(last_visit(&file.join("papers"), LATE), None);
        let taken = folder.path().join("taken");
        std::fs::create_dir(&taken).unwrap();
        end_visit(&taken, 5, LATE);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn every_library_has_its_own_session() {
        let folder = tempfile::tempdir().unwrap();
        let places = in_state(folder.path().join("state"));
        let (one, other) = (Path::new("/a/papers"), Path::new("/b/papers"));
        assert_eq!((places.session(one), places.last_library()), (None, None));
        let left = Session { filter: "stent".to_owned(), ..Session::default() };
        places.end_session(one, &left);
        places.end_session(other, &Session::default());
        assert_eq!(places.session(one), Some(left));
        assert_eq!(places.session(other), Some(Session::default()));
        assert_eq!(places.last_library().as_deref(), Some(other));
        places.forget_session(Some(one));
        places.forget_session(None);
        assert_eq!((places.session(one), places.last_library()), (None, None));
        assert!(places.session(other).is_some());
        // Without a state folder nothing happens.
        Places::default().end_session(one, &Session::default());
        Places::default().forget_session(None);
    }

    #[test]
    fn damaged_files_are_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let places = in_state(folder.path().into());
        let root = Path::new("/a/papers");
        places.end_session(root, &Session::default());
        let file = places.in_state(SESSIONS, &library_name(root)).unwrap();
        for text in [&b"\xff"[..], b"pane = 3", &vec![b'#'; limits::SESSION_BYTES + 1]] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(places.session(root), None);
        }
        std::fs::write(places.in_state(SESSIONS, LAST).unwrap(), "papers").unwrap();
        assert_eq!(places.last_library(), None);
    }
}
