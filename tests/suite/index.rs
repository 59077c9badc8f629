//! Damaged and foreign indexes: the list always shows the articles of the folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vigie::io::{IndexStorage, Indexer, Source};
use vigie::model::Article;

use crate::support::{TODAY, write};

/// The number of damaged copies.
const COPIES: u64 = 300;

/// Pseudorandom numbers with a fixed seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound.max(1)
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..40 {
        let text = format!(
            "---\ntitle: Article {number}\ndate: 2024-01-{:02}\ntags: [Sea, Tag {}]\nlink: https://example.org/{number}\n---\nText {number}.\n",
            number % 28 + 1,
            number % 5
        );
        write(folder.path(), &format!("{}/{number}.md", number % 3), &text);
    }
    folder
}

/// All articles that the indexer lists, in its order.
fn articles(source: &Source, keeping: &IndexStorage) -> Vec<Article> {
    let mut indexer = Indexer::open(Arc::new(source.clone()), (TODAY, None), keeping).expect("an indexer");
    indexer.refresh(&mut |_| {}).expect("the folder is read");
    let library = indexer.library();
    library.ids().map(|id| library.row(id).expect("an article")).collect()
}

/// The files of an index, sorted by name.
fn files(place: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(place).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
}

/// Damages one file of the index at random; describes the damage.
fn damage(place: &Path, numbers: &mut Numbers) -> String {
    let files = files(place);
    let file = &files[numbers.below(files.len())];
    let mut bytes = std::fs::read(file).expect("a file");
    let at = numbers.below(bytes.len());
    let way = match numbers.below(9) {
        0..=2 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << numbers.below(8);
            }
            "one bit flipped"
        }
        3 => {
            bytes.truncate(at);
            "cut"
        }
        4 => {
            let end = (at + 1 + numbers.below(64)).min(bytes.len());
            bytes[at..end].fill(0);
            "zeros"
        }
        5 => {
            bytes.clear();
            "empty"
        }
        6 => {
            std::fs::remove_file(file).expect("a file");
            std::fs::create_dir(file).expect("a folder");
            return format!("{} a folder", file.display());
        }
        7 => {
            std::fs::remove_file(file).expect("a file");
            return format!("{} gone", file.display());
        }
        _ => {
            bytes.extend_from_slice(&[7; 9]);
            "longer"
        }
    };
    std::fs::write(file, bytes).expect("a file");
    format!("{} {way} at {at}", file.display())
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder");
    for file in files(from) {
        std::fs::copy(&file, to.join(file.file_name().expect("a name"))).expect("a copy");
    }
}

#[test]
fn a_damaged_index_never_changes_the_list() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let source = Source::folder(folder.path()).expect("the folder");
    let expected = articles(&source, &IndexStorage::Memory);
    assert_eq!(expected.len(), 40);
    let sound = kept.path().join("sound");
    assert!(articles(&source, &IndexStorage::Folder(sound.clone())) == expected, "with a new index");
    assert!(articles(&source, &IndexStorage::Folder(sound.clone())) == expected, "with an existing index");
    let mut numbers = Numbers(42);
    for number in 0..COPIES {
        let place = kept.path().join(number.to_string());
        copy(&sound, &place);
        let way = damage(&place, &mut numbers);
        let keeping = IndexStorage::Folder(place.clone());
        assert!(articles(&source, &keeping) == expected, "{number}: {way}");
        assert!(articles(&source, &keeping) == expected, "{number}, second time: {way}");
        std::fs::remove_dir_all(&place).expect("a folder");
    }
}

#[test]
fn files_of_other_kinds_or_versions_are_replaced_by_a_new_index() {
    let (folder, kept) = (folder(), tempfile::tempdir().expect("a folder"));
    let source = Source::folder(folder.path()).expect("the folder");
    let expected = articles(&source, &IndexStorage::Memory);
    let place = kept.path().join("index");
    let keeping = IndexStorage::Folder(place.clone());
    std::fs::write(&place, "a file").expect("a file");
    assert!(articles(&source, &keeping) == expected, "a file in its place");
    let list = place.join("meta.json");
    let text = std::fs::read_to_string(&list).expect("the list of files");
    let version = format!("vigie {} ", vigie::library::schema::VERSION);
    assert!(text.contains(&version), "{text}");
    std::fs::write(&list, text.replace(&version, "vigie 0 ")).expect("a file");
    assert!(articles(&source, &keeping) == expected, "another version");
    let text = std::fs::read_to_string(&list).expect("the list of files");
    assert!(text.contains(&version), "it was rebuilt");
    std::fs::write(&list, text.replace("number", "nombre")).expect("a file");
    assert!(articles(&source, &keeping) == expected, "other fields");
    let elsewhere = kept.path().join("elsewhere");
    std::fs::rename(&place, &elsewhere).expect("it is moved");
    std::os::unix::fs::symlink(&elsewhere, &place).expect("a link");
    assert!(articles(&source, &keeping) == expected, "a link in its place");
}
