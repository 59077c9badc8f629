//! What an event of the system means for the articles.

use std::path::Path;
use std::path::PathBuf;

use notify::event::{CreateKind, Event, EventKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Error, ErrorKind};

use crate::io::scan;

/// What was heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// The article with this path under the root came, changed or went.
    Article(PathBuf),
    /// A folder came, went or moved, with whatever is in it.
    Folder,
    /// What has no name of an article moved somewhere, and may be a folder. Unless the same number is
    /// told as [`Seen::NoFolder`], it is one.
    PerhapsFolder(usize),
    /// What moved under this number is no folder.
    NoFolder(usize),
    /// Something was not heard of.
    Lost,
    /// The root itself was removed or moved.
    Root,
    /// Nothing more will be heard, or not of every folder.
    Failed,
}

/// What stands at a path, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Folder,
    Other,
    Nothing,
}

/// Tells what an event means for the articles under `root`; `look` says what stands at a path, and is
/// asked only where the event does not tell it.
pub(super) fn seen(heard: Result<Event, Error>, root: &Path, look: &dyn Fn(&Path) -> Standing) -> Vec<Seen> {
    let event = match heard {
        Ok(event) => event,
        Err(error) => return vec![of_error(&error)],
    };
    // Such an event names no path.
    if event.need_rescan() {
        return vec![Seen::Lost];
    }
    let meaning = Meaning { root, look };
    let [first, second] = [event.paths.first(), event.paths.get(1)];
    let number = event.tracker();
    match (event.kind, first, second) {
        (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), Some(from), Some(to)) => {
            meaning.moved(from, to, number)
        }
        (kind, ..) => event.paths.iter().filter_map(|path| meaning.of(kind, path, number)).collect(),
    }
}

/// A failure to read events comes again and again; a folder that could not be watched stays unheard.
fn of_error(error: &Error) -> Seen {
    match error.kind {
        ErrorKind::Io(_) | ErrorKind::MaxFilesWatch => Seen::Failed,
        ErrorKind::Generic(_)
        | ErrorKind::PathNotFound
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_) => Seen::Lost,
    }
}

struct Meaning<'a> {
    root: &'a Path,
    look: &'a dyn Fn(&Path) -> Standing,
}

impl Meaning<'_> {
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
                Standing::Folder => Some(Seen::Folder),
                Standing::Other | Standing::Nothing => article(relative),
            },
            EventKind::Remove(RemoveKind::Any | RemoveKind::Other)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => went(relative, number),
            EventKind::Modify(ModifyKind::Name(RenameMode::Any | RenameMode::Both | RenameMode::Other)) => {
                match (self.look)(path) {
                    Standing::Folder => Some(Seen::Folder),
                    Standing::Other => article(relative),
                    Standing::Nothing => went(relative, None),
                }
            }
            // Reading is no change: whoever is told reads, and would be told of that.
            EventKind::Access(_)
            | EventKind::Modify(ModifyKind::Other)
            | EventKind::Any
            | EventKind::Other => None,
        }
    }

    /// A move inside the folder; both ends were told of before, the one that went with a doubt.
    fn moved(&self, from: &Path, to: &Path, number: Option<usize>) -> Vec<Seen> {
        let (left, came) = (self.relative(from), self.relative(to));
        if (self.look)(to) == Standing::Folder {
            return if left.or(came).is_some() { vec![Seen::Folder] } else { Vec::new() };
        }
        let ends = [left, came].into_iter().flatten().filter_map(article);
        number.map(Seen::NoFolder).into_iter().chain(ends).collect()
    }

    /// The path under the root, if the scan would look at it.
    fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let relative = path.strip_prefix(self.root).ok()?;
        let folder = relative.parent()?;
        let is_seen = scan::is_read(folder) && !scan::is_passed_over(relative.file_name()?, true);
        is_seen.then_some(relative)
    }
}

fn article(relative: &Path) -> Option<Seen> {
    scan::is_article(relative).then(|| Seen::Article(relative.to_path_buf()))
}

/// What went away without telling what it was.
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

    /// Stands for the disk: what is named a folder is one, what is named gone is not there.
    fn look(path: &Path) -> Standing {
        let name = path.to_string_lossy();
        if name.contains("folder") {
            Standing::Folder
        } else if name.contains("gone") {
            Standing::Nothing
        } else {
            Standing::Other
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
    fn events_about_one_path() {
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
    fn a_move_names_both_ends() {
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
    fn a_folder_deeper_than_the_scan_is_passed_over() {
        let deepest = "d/".repeat(crate::limits::SCAN_DEPTH);
        assert_eq!(meaning(DATA, &[&format!("{deepest}a.md")]), [article(&format!("{deepest}a.md"))]);
        assert_eq!(meaning(DATA, &[&format!("{deepest}d/a.md")]), []);
    }

    #[test]
    fn what_was_not_heard_is_told_whatever_else_the_event_says() {
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
