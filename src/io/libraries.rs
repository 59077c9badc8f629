//! The names of libraries in mark keys. A library is known by the name of its folder, so that its marks stay when the
//! folder is moved or synchronised; only if another folder of that name is still there, it gets a name of its own. A
//! file in the state folder remembers which folder has which name. If it cannot be read or written, the name of
//! the folder counts. Floor 4, part of [`io`](crate::io).

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::io::source::{Source, reason};
use crate::io::whole_file;
use crate::limits;
use crate::text::CleanText;
use crate::text::file_name::{escaped, unescaped};

/// The file in the state folder: one line per library.
const FILE: &str = "libraries";

/// A folder that was read as a library.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KnownLibrary {
    /// Its name in mark keys.
    name: String,
    identity: FolderIdentity,
    root: PathBuf,
}

/// What stays the same when a folder is moved within its file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FolderIdentity {
    inode: u64,
    /// When it was created, in nanoseconds since 1970; 0 if unknown, and then the inode tells little.
    born: u128,
}

impl FolderIdentity {
    fn of(root: &Path) -> Option<Self> {
        let folder = root.metadata().ok().filter(std::fs::Metadata::is_dir)?;
        let born = folder.created().ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        Some(Self { inode: folder.ino(), born: born.map_or(0, |born| born.as_nanos()) })
    }
}

impl KnownLibrary {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let bytes = unescaped(parts.next()?);
        let (inode, born) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let root = PathBuf::from(OsStr::from_bytes(&unescaped(parts.next()?)));
        let name = String::from_utf8(bytes).ok().filter(|_| root.is_absolute())?;
        Some(Self { name, identity: FolderIdentity { inode, born }, root })
    }

    fn line(&self) -> String {
        let Self { name, identity, root } = self;
        let root = escaped(root.as_os_str().as_bytes());
        format!("{} {} {} {root}\n", escaped(name.as_bytes()), identity.inode, identity.born)
    }

    /// Whether its name in mark keys is `name`, or that with a number.
    fn has_name(&self, name: &str) -> bool {
        let rest = self.name.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || number(rest).is_some())
    }
}

/// The number at the end of the name of a further library.
fn number(rest: &str) -> Option<u32> {
    rest.strip_prefix('~')?.parse().ok()
}

/// The source with its name in mark keys, which is remembered in the state folder.
pub fn named(source: Source, state: Option<&Path>) -> Source {
    let (Source::Folder { root, name, .. }, Some(state)) = (&source, state) else { return source };
    let mark_name = CleanText::line(&name_in(state, root, name));
    source.with_mark_name(mark_name)
}

fn name_in(state: &Path, root: &Path, name: &str) -> String {
    let Some(identity) = FolderIdentity::of(root) else { return name.to_owned() };
    let file = state.join(FILE);
    let text = whole_file::read(&file, limits::LIBRARIES_BYTES).ok().flatten().unwrap_or_default();
    let mut known: Vec<KnownLibrary> = text.lines().filter_map(KnownLibrary::parse).collect();
    let now = KnownLibrary { name: name.to_owned(), identity, root: root.to_path_buf() };
    let place = place_of(&known, &now, &|root| FolderIdentity::of(root).is_some());
    let name = if let Some(library) = place.and_then(|place| known.get_mut(place)) {
        let found = KnownLibrary { name: library.name.clone(), ..now };
        if *library == found || library.root != found.root && library.root.exists() {
            return found.name;
        }
        *library = found.clone();
        found.name
    } else {
        let is_taken = |name: &str| known.iter().any(|library| library.name == name);
        let further = (2..=u32::MAX).map(|number| format!("{name}~{number}"));
        let free = std::iter::once(name.to_owned()).chain(further).find(|name| !is_taken(name));
        let library = KnownLibrary { name: free.unwrap_or_else(|| name.to_owned()), ..now };
        known.push(library.clone());
        library.name
    };
    let text: String = known.iter().map(KnownLibrary::line).collect();
    if text.len() <= limits::LIBRARIES_BYTES
        && let Err(error) = whole_file::replace(&file, text.as_bytes())
    {
        tracing::debug!(reason = %reason(&error), "the name of the library could not be remembered");
    }
    name
}

/// Which of the known libraries a folder is: the one at its path, the one that was moved here, or one of its name
/// that is gone; `None` if it is a further one.
fn place_of(known: &[KnownLibrary], now: &KnownLibrary, is_there: &dyn Fn(&Path) -> bool) -> Option<usize> {
    let is_moved = |library: &KnownLibrary| now.identity.born != 0 && library.identity == now.identity;
    known
        .iter()
        .position(|library| library.root == now.root)
        .or_else(|| known.iter().position(is_moved))
        .or_else(|| known.iter().position(|library| library.has_name(&now.name) && !is_there(&library.root)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Home(tempfile::TempDir);

    impl Home {
        fn make(&self, folder: &str) {
            fs::create_dir_all(self.0.path().join(folder)).unwrap();
        }

        fn rename(&self, from: &str, to: &str) {
            fs::create_dir_all(self.0.path().join(to).parent().unwrap()).unwrap();
            fs::rename(self.0.path().join(from), self.0.path().join(to)).unwrap();
        }

        /// The name of a library in mark keys.
        fn name(&self, folder: &str) -> String {
            let source = Source::folder(&self.0.path().join(folder)).unwrap();
            named(source, Some(&self.0.path().join("state"))).mark_name().to_string()
        }
    }

    #[test]
    fn folders_of_one_name_are_told_apart_and_moved_ones_keep_theirs() {
        let home = Home(tempfile::tempdir().unwrap());
        for folder in ["a/notes", "b/notes", "c/notes", "a/été 1"] {
            home.make(folder);
        }
        for _ in 0..2 {
            assert_eq!((home.name("a/notes"), home.name("b/notes")), ("notes".into(), "notes~2".into()));
            assert_eq!(home.name("a/été 1"), "été 1");
        }
        // Moved, also one after another, renamed, and one put where the other was.
        home.rename("a/notes", "d/notes");
        assert_eq!(home.name("d/notes"), "notes");
        home.rename("b/notes", "a/notes");
        assert_eq!(home.name("c/notes"), "notes~2", "one that is gone, as far as anyone knows");
        home.make("b/notes");
        assert_eq!((home.name("b/notes"), home.name("d/notes")), ("notes~3".into(), "notes".into()));
        home.rename("d/notes", "papers");
        assert_eq!(home.name("papers"), "notes");
    }

    #[test]
    fn a_folder_that_was_copied_to_another_disk_keeps_its_name() {
        let home = Home(tempfile::tempdir().unwrap());
        home.make("a/notes");
        assert_eq!(home.name("a/notes"), "notes");
        home.make("b/notes");
        fs::remove_dir(home.0.path().join("a/notes")).unwrap();
        assert_eq!(home.name("b/notes"), "notes");
        home.make("a/notes");
        assert_eq!((home.name("a/notes"), home.name("b/notes")), ("notes~2".into(), "notes".into()));
    }

    #[test]
    fn a_damaged_file_is_replaced_and_an_unwritable_one_does_no_harm() {
        let home = Home(tempfile::tempdir().unwrap());
        home.make("a/notes");
        home.make("state");
        let file = home.0.path().join("state/libraries");
        fs::write(&file, "x\nnotes 1 2\nnotes a b /c\n\n").unwrap();
        assert_eq!(home.name("a/notes"), "notes");
        assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 1);
        fs::remove_dir_all(home.0.path().join("state")).unwrap();
        fs::write(home.0.path().join("state"), "").unwrap();
        assert_eq!(home.name("a/notes"), "notes");
    }
}
