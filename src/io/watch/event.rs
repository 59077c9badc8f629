//! Translates the events of the system into what they mean for the articles. Asks the disk only whether a path
//! is a folder, and only if the event leaves it open. Floor 4, part of [`watch`](crate::io::watch).

use std::path::{Path, PathBuf};

use notify::event::{CreateKind, Event, EventKind, ModifyKind, RemoveKind};
use notify::{Error, ErrorKind};

use crate::io::{generator, scan};

/// What an event means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Something changed at this path under the root. What no longer exists may have been a folder.
    Path(PathBuf),
    /// A folder appeared or went, with everything in it, or events were lost.
    Everything,
    /// The root itself was removed or moved.
    Root,
    /// No more events will come, or not from every folder.
    Failed,
}

/// What an event means for the articles under `root`.
pub(super) fn seen(heard: Result<Event, Error>, root: &Path, is_folder: &dyn Fn(&Path) -> bool) -> Vec<Seen> {
    match heard {
        // An error while reading events repeats for ever, and a folder that cannot be watched stays so.
        Err(Error { kind: ErrorKind::Io(_) | ErrorKind::MaxFilesWatch, .. }) => vec![Seen::Failed],
        Err(_) => vec![Seen::Everything],
        // Such an event has no path.
        Ok(event) if event.need_rescan() => vec![Seen::Everything],
        Ok(event) => event.paths.iter().filter_map(|path| at(path, event.kind, root, is_folder)).collect(),
    }
}

fn at(path: &Path, kind: EventKind, root: &Path, is_folder: &dyn Fn(&Path) -> bool) -> Option<Seen> {
    if path == root {
        let is_gone = matches!(kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        return is_gone.then_some(Seen::Root);
    }
    let relative = path.strip_prefix(root).ok()?;
    if !scan::is_read(relative.parent()?) || scan::is_ignored(relative.file_name()?, true) {
        return None;
    }
    // Of such a file only a scan knows the article beside it.
    let is_meta = relative.extension().is_some_and(|ending| ending == scan::META);
    let changed = || if is_meta { Seen::Everything } else { Seen::Path(relative.to_path_buf()) };
    match kind {
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
            Some(Seen::Everything)
        }
        EventKind::Create(CreateKind::File)
        | EventKind::Remove(RemoveKind::File)
        | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Metadata(_)) => {
            (is_meta || scan::is_article(relative) || generator::is_of_generator(relative)).then(changed)
        }
        // A file or a folder; of one that went, the indexer knows what it was.
        EventKind::Create(CreateKind::Any | CreateKind::Other)
        | EventKind::Remove(RemoveKind::Any | RemoveKind::Other)
        | EventKind::Modify(ModifyKind::Name(_)) => {
            Some(if is_folder(path) { Seen::Everything } else { changed() })
        }
        // Reading is no change. The indexer reads what is reported, and would cause the next report.
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Other) | EventKind::Any | EventKind::Other => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, AccessMode, DataChange, Flag, MetadataKind, RenameMode};

    const FROM: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    const TO: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const BOTH: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
    const NAME: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Any));
    const DATA: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const METADATA: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const FILE: EventKind = EventKind::Create(CreateKind::File);
    const FOLDER: EventKind = EventKind::Create(CreateKind::Folder);

    /// Replaces the disk: a path that contains "folder" is a folder.
    fn is_folder(path: &Path) -> bool {
        path.to_string_lossy().contains("folder")
    }

    fn meaning(kind: EventKind, paths: &[&str]) -> Vec<Seen> {
        let event = Event::new(kind);
        let event = paths.iter().fold(event, |event, path| event.add_path(Path::new("/root").join(path)));
        seen(Ok(event), Path::new("/root"), &is_folder)
    }

    fn at(path: &str) -> Seen {
        Seen::Path(path.into())
    }

    #[test]
    fn events_of_one_path_are_translated() {
        let table = [
            (FILE, "a.md", vec![at("a.md")]),
            (FILE, "b/c.MDX", vec![at("b/c.MDX")]),
            (FILE, "hugo.toml", vec![at("hugo.toml")]),
            (DATA, "blog/authors.yml", vec![at("blog/authors.yml")]),
            (FILE, "posts/posts.json", vec![at("posts/posts.json")]),
            (FILE, "posts/other.json", vec![]),
            (FILE, "a.txt", vec![]),
            (FILE, "a.meta", vec![Seen::Everything]),
            (DATA, "b/a.meta", vec![Seen::Everything]),
            (FILE, "md", vec![]),
            (FILE, ".a.md", vec![]),
            (FILE, ".git/a.md", vec![]),
            (FILE, "b/node_modules/c/a.md", vec![]),
            (FOLDER, "b", vec![Seen::Everything]),
            (FOLDER, "b.md", vec![Seen::Everything]),
            (FOLDER, ".git", vec![]),
            (FOLDER, "node_modules", vec![]),
            (FOLDER, "node_modules/b", vec![]),
            (EventKind::Create(CreateKind::Any), "folder", vec![Seen::Everything]),
            (EventKind::Create(CreateKind::Any), "a", vec![at("a")]),
            (EventKind::Remove(RemoveKind::Any), "a", vec![at("a")]),
            (DATA, "a.md", vec![at("a.md")]),
            (DATA, "a.txt", vec![]),
            (METADATA, "a.md", vec![at("a.md")]),
            (METADATA, "folder", vec![]),
            (METADATA, "", vec![]),
            (EventKind::Modify(ModifyKind::Any), "a.md", vec![at("a.md")]),
            (EventKind::Modify(ModifyKind::Other), "a.md", vec![]),
            (EventKind::Remove(RemoveKind::File), "a.md", vec![at("a.md")]),
            (EventKind::Remove(RemoveKind::File), "a.txt", vec![]),
            (EventKind::Remove(RemoveKind::Folder), "b", vec![Seen::Everything]),
            (EventKind::Remove(RemoveKind::Folder), ".b", vec![]),
            (EventKind::Remove(RemoveKind::Folder), "", vec![Seen::Root]),
            (EventKind::Remove(RemoveKind::Other), "", vec![Seen::Root]),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "a.md", vec![]),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), "a.md", vec![]),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "folder", vec![]),
            (EventKind::Any, "a.md", vec![]),
            (EventKind::Other, "a.md", vec![]),
            (FROM, "a.md", vec![at("a.md")]),
            (FROM, "a", vec![at("a")]),
            (FROM, ".a", vec![]),
            (FROM, "", vec![Seen::Root]),
            (TO, "a.md", vec![at("a.md")]),
            (TO, "folder", vec![Seen::Everything]),
            (TO, "folder.md", vec![Seen::Everything]),
            (TO, "a.txt", vec![at("a.txt")]),
            (NAME, "a.md", vec![at("a.md")]),
            (NAME, "a.txt", vec![at("a.txt")]),
            (NAME, "folder", vec![Seen::Everything]),
        ];
        for (kind, path, expected) in table {
            assert_eq!(meaning(kind, &[path]), expected, "{kind:?} {path}");
        }
    }

    #[test]
    fn a_move_reports_both_paths() {
        let table = [
            (["a.md", "b.md"], vec![at("a.md"), at("b.md")]),
            (["a.tmp", "b/a.md"], vec![at("a.tmp"), at("b/a.md")]),
            (["a.md", ".trash/a.md"], vec![at("a.md")]),
            ([".a.md.swp", "a.md"], vec![at("a.md")]),
            (["b", "folder"], vec![at("b"), Seen::Everything]),
            (["b.md", ".folder"], vec![at("b.md")]),
            ([".b", "folder"], vec![Seen::Everything]),
            ([".b", ".folder"], vec![]),
        ];
        for (paths, expected) in table {
            assert_eq!(meaning(BOTH, &paths), expected, "{paths:?}");
        }
    }

    #[test]
    fn folders_deeper_than_the_scan_are_ignored() {
        let deepest = "d/".repeat(crate::limits::SCAN_DEPTH);
        assert_eq!(meaning(DATA, &[&format!("{deepest}a.md")]), [at(&format!("{deepest}a.md"))]);
        assert_eq!(meaning(DATA, &[&format!("{deepest}d/a.md")]), []);
    }

    #[test]
    fn lost_events_and_failures_are_reported() {
        let root = Path::new("/root");
        let rescan = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(seen(Ok(rescan.clone()), root, &is_folder), [Seen::Everything]);
        assert_eq!(seen(Ok(rescan.add_path("/root/.git".into())), root, &is_folder), [Seen::Everything]);
        assert_eq!(seen(Err(Error::generic("odd")), root, &is_folder), [Seen::Everything]);
        assert_eq!(seen(Err(Error::new(ErrorKind::MaxFilesWatch)), root, &is_folder), [Seen::Failed]);
        assert_eq!(seen(Err(Error::io(std::io::Error::other("odd"))), root, &is_folder), [Seen::Failed]);
        let outside = Event::new(FILE).add_path("/elsewhere/a.md".into());
        assert_eq!(seen(Ok(outside), root, &is_folder), []);
    }
}
