//! Translates the events of the system into what they mean for the articles. Asks the disk only for the kind
//! of a path, and only if the event leaves it open. Floor 4, part of [`watch`](crate::io::watch).

use std::path::Path;
use std::path::PathBuf;

use notify::event::{CreateKind, Event, EventKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Error, ErrorKind};

use crate::io::scan;

/// What an event means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// The article with this path under the root was created, changed or removed.
    Article(PathBuf),
    /// A folder was created, removed or moved, with everything in it.
    Folder,
    /// Something without the name of an article moved away and may be a folder. It is one unless a
    /// [`Seen::NoFolder`] with the same number follows.
    PerhapsFolder(usize),
    /// What moved away under this number is no folder.
    NoFolder(usize),
    Lost,
    /// The root itself was removed or moved.
    Root,
    /// No more events will come, or not from every folder.
    Failed,
}

/// The kind of file at a path; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Folder,
    Other,
    Nothing,
}

/// What an event means for the articles under `root`. `look` returns the kind of file at a path; it is called
/// only if the event does not contain it.
pub(super) fn seen(heard: Result<Event, Error>, root: &Path, look: &dyn Fn(&Path) -> FileKind) -> Vec<Seen> {
    let event = match heard {
        Ok(event) => event,
        Err(error) => return vec![of_error(&error)],
    };
    // Such an event has no path.
    if event.need_rescan() {
        return vec![Seen::Lost];
    }
    let meaning = EventReader { root, look };
    let [first, second] = [event.paths.first(), event.paths.get(1)];
    let number = event.tracker();
    match (event.kind, first, second) {
        (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), Some(from), Some(to)) => {
            meaning.moved(from, to, number)
        }
        (kind, ..) => event.paths.iter().filter_map(|path| meaning.of(kind, path, number)).collect(),
    }
}

/// An error while reading events repeats for ever, so it counts as a failure; so does a folder that cannot be
/// watched.
fn of_error(error: &Error) -> Seen {
    match error.kind {
        ErrorKind::Io(_) | ErrorKind::MaxFilesWatch => Seen::Failed,
        ErrorKind::Generic(_)
        | ErrorKind::PathNotFound
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_) => Seen::Lost,
    }
}

struct EventReader<'a> {
    root: &'a Path,
    look: &'a dyn Fn(&Path) -> FileKind,
}

impl EventReader<'_> {
    fn of(&self, kind: EventKind, path: &Path, number: Option<usize>) -> Option<Seen> {
        if path == self.root {
            let is_gone = matches!(kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
            return is_gone.then_some(Seen::Root);
        }
        let relative = self.relative(path)?;
        match kind {
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
                Some(Seen::Folder)
            }
            EventKind::Create(CreateKind::File)
            | EventKind::Remove(RemoveKind::File)
            | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Metadata(_)) => {
                article(relative)
            }
            EventKind::Create(CreateKind::Any | CreateKind::Other)
            | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => match (self.look)(path) {
                FileKind::Folder => Some(Seen::Folder),
                FileKind::Other | FileKind::Nothing => article(relative),
            },
            EventKind::Remove(RemoveKind::Any | RemoveKind::Other)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => went(relative, number),
            EventKind::Modify(ModifyKind::Name(RenameMode::Any | RenameMode::Both | RenameMode::Other)) => {
                match (self.look)(path) {
                    FileKind::Folder => Some(Seen::Folder),
                    FileKind::Other => article(relative),
                    FileKind::Nothing => went(relative, None),
                }
            }
            // Reading is no change. The indexer reads what is reported, and would cause the next report.
            EventKind::Access(_)
            | EventKind::Modify(ModifyKind::Other)
            | EventKind::Any
            | EventKind::Other => None,
        }
    }

    /// A move within the folder. Each end was already reported by an event of its own, the old path perhaps
    /// as [`Seen::PerhapsFolder`].
    fn moved(&self, from: &Path, to: &Path, number: Option<usize>) -> Vec<Seen> {
        let (left, came) = (self.relative(from), self.relative(to));
        if (self.look)(to) == FileKind::Folder {
            return if left.or(came).is_some() { vec![Seen::Folder] } else { Vec::new() };
        }
        let ends = [left, came].into_iter().flatten().filter_map(article);
        number.map(Seen::NoFolder).into_iter().chain(ends).collect()
    }

    /// The path under the root. `None` if the scan ignores it.
    fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let relative = path.strip_prefix(self.root).ok()?;
        let folder = relative.parent()?;
        let is_seen = scan::is_read(folder) && !scan::is_ignored(relative.file_name()?, true);
        is_seen.then_some(relative)
    }
}

fn article(relative: &Path) -> Option<Seen> {
    scan::is_article(relative).then(|| Seen::Article(relative.to_path_buf()))
}

/// Something was removed, and the event does not contain whether it was a folder.
fn went(relative: &Path, number: Option<usize>) -> Option<Seen> {
    article(relative).or(Some(number.map_or(Seen::Folder, Seen::PerhapsFolder)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, AccessMode, DataChange, Flag, MetadataKind};

    const FROM: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    const TO: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const BOTH: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
    const NAME: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Any));
    const DATA: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const METADATA: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const FILE: EventKind = EventKind::Create(CreateKind::File);
    const FOLDER: EventKind = EventKind::Create(CreateKind::Folder);

    /// Replaces the disk: a path that contains "folder" is a folder, and one with "gone" does not exist.
    fn look(path: &Path) -> FileKind {
        let name = path.to_string_lossy();
        if name.contains("folder") {
            FileKind::Folder
        } else if name.contains("gone") {
            FileKind::Nothing
        } else {
            FileKind::Other
        }
    }

    fn meaning(kind: EventKind, paths: &[&str]) -> Vec<Seen> {
        let event = Event::new(kind).set_tracker(7);
        let event = paths.iter().fold(event, |event, path| event.add_path(Path::new("/root").join(path)));
        seen(Ok(event), Path::new("/root"), &look)
    }

    fn article(path: &str) -> Seen {
        Seen::Article(path.into())
    }

    #[test]
    fn events_of_one_path_are_translated() {
        let table = [
            (FILE, "a.md", vec![article("a.md")]),
            (FILE, "b/c.MDX", vec![article("b/c.MDX")]),
            (FILE, "a.txt", vec![]),
            (FILE, "md", vec![]),
            (FILE, ".a.md", vec![]),
            (FILE, ".git/a.md", vec![]),
            (FILE, "b/node_modules/c/a.md", vec![]),
            (FOLDER, "b", vec![Seen::Folder]),
            (FOLDER, "b.md", vec![Seen::Folder]),
            (FOLDER, ".git", vec![]),
            (FOLDER, "node_modules", vec![]),
            (FOLDER, "node_modules/b", vec![]),
            (EventKind::Create(CreateKind::Any), "folder", vec![Seen::Folder]),
            (EventKind::Create(CreateKind::Any), "a", vec![]),
            (DATA, "a.md", vec![article("a.md")]),
            (DATA, "a.txt", vec![]),
            (METADATA, "a.md", vec![article("a.md")]),
            (METADATA, "folder", vec![]),
            (METADATA, "", vec![]),
            (EventKind::Modify(ModifyKind::Any), "a.md", vec![article("a.md")]),
            (EventKind::Modify(ModifyKind::Other), "a.md", vec![]),
            (EventKind::Remove(RemoveKind::File), "a.md", vec![article("a.md")]),
            (EventKind::Remove(RemoveKind::File), "a.txt", vec![]),
            (EventKind::Remove(RemoveKind::Folder), "b", vec![Seen::Folder]),
            (EventKind::Remove(RemoveKind::Folder), ".b", vec![]),
            (EventKind::Remove(RemoveKind::Folder), "", vec![Seen::Root]),
            (EventKind::Remove(RemoveKind::Other), "", vec![Seen::Root]),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "a.md", vec![]),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), "a.md", vec![]),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "folder", vec![]),
            (EventKind::Any, "a.md", vec![]),
            (EventKind::Other, "a.md", vec![]),
            (FROM, "a.md", vec![article("a.md")]),
            (FROM, "a", vec![Seen::PerhapsFolder(7)]),
            (FROM, ".a", vec![]),
            (FROM, "", vec![Seen::Root]),
            (TO, "a.md", vec![article("a.md")]),
            (TO, "folder", vec![Seen::Folder]),
            (TO, "folder.md", vec![Seen::Folder]),
            (TO, "a.txt", vec![]),
            (TO, "gone", vec![]),
            (NAME, "a.md", vec![article("a.md")]),
            (NAME, "gone.md", vec![article("gone.md")]),
            (NAME, "gone", vec![Seen::Folder]),
            (NAME, "a.txt", vec![]),
            (NAME, "folder", vec![Seen::Folder]),
        ];
        for (kind, path, expected) in table {
            assert_eq!(meaning(kind, &[path]), expected, "{kind:?} {path}");
        }
    }

    #[test]
    fn a_move_reports_both_paths() {
        let table = [
            (["a.md", "b.md"], vec![Seen::NoFolder(7), article("a.md"), article("b.md")]),
            (["a.md", "a.md~"], vec![Seen::NoFolder(7), article("a.md")]),
            (["a.tmp", "b/a.md"], vec![Seen::NoFolder(7), article("b/a.md")]),
            (["a.md", ".trash/a.md"], vec![Seen::NoFolder(7), article("a.md")]),
            ([".a.md.swp", "a.md"], vec![Seen::NoFolder(7), article("a.md")]),
            (["b", "folder"], vec![Seen::Folder]),
            (["b.md", ".folder"], vec![Seen::Folder]),
            ([".b", "folder"], vec![Seen::Folder]),
            ([".b", ".folder"], vec![]),
        ];
        for (paths, expected) in table {
            assert_eq!(meaning(BOTH, &paths), expected, "{paths:?}");
        }
    }

    #[test]
    fn folders_deeper_than_the_scan_are_ignored() {
        let deepest = "d/".repeat(crate::limits::SCAN_DEPTH);
        assert_eq!(meaning(DATA, &[&format!("{deepest}a.md")]), [article(&format!("{deepest}a.md"))]);
        assert_eq!(meaning(DATA, &[&format!("{deepest}d/a.md")]), []);
    }

    #[test]
    fn lost_events_and_failures_are_reported() {
        let root = Path::new("/root");
        let rescan = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(seen(Ok(rescan.clone()), root, &look), [Seen::Lost]);
        assert_eq!(seen(Ok(rescan.add_path("/root/.git".into())), root, &look), [Seen::Lost]);
        assert_eq!(seen(Err(Error::generic("odd")), root, &look), [Seen::Lost]);
        assert_eq!(seen(Err(Error::new(ErrorKind::MaxFilesWatch)), root, &look), [Seen::Failed]);
        assert_eq!(seen(Err(Error::io(std::io::Error::other("odd"))), root, &look), [Seen::Failed]);
        let outside = Event::new(FILE).add_path("/elsewhere/a.md".into());
        assert_eq!(seen(Ok(outside), root, &look), []);
    }
}
