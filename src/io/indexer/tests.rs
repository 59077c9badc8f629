//! Whatever happens to a folder and its index, the library agrees with a fresh scan.

mod conventions;
mod meta;

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::library::Question;
use crate::query::Query;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

/// A folder of articles, and a folder for its index.
struct Folder {
    articles: TempDir,
    cache: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { articles: tempfile::tempdir().unwrap(), cache: tempfile::tempdir().unwrap() }
    }

    fn write(&self, name: &str, title: &str) {
        let path = self.articles.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("---\ntitle: {title}\ndate: 2026-01-02\n---\n\nText of {title}.\n")).unwrap();
    }

    fn remove(&self, name: &str) {
        // It may not exist.
        let _ = fs::remove_file(self.articles.path().join(name));
    }

    fn source(&self) -> Arc<Source> {
        Arc::new(Source::folder(self.articles.path()).unwrap())
    }

    fn place(&self) -> PathBuf {
        self.cache.path().join("index")
    }

    fn indexer(&self) -> Indexer {
        Indexer::open(self.source(), (TODAY, None), &IndexStorage::Folder(self.place())).unwrap()
    }

    /// What a scan without an index finds.
    fn fresh(&self) -> BTreeMap<String, String> {
        let mut indexer = Indexer::open(self.source(), (TODAY, None), &IndexStorage::Memory).unwrap();
        indexer.refresh(&mut |_| {}).unwrap();
        titles(indexer.library())
    }
}

/// The paths and titles of a library. Also checks that a query finds the same articles.
fn titles(library: &Library) -> BTreeMap<String, String> {
    let library = Arc::new(library.clone());
    let finding = library.find(&Question::of(Query::parse("text OR -text").unwrap()));
    assert_eq!(finding.ids.len(), library.len());
    let row = |id| library.row(id).map(|row| (row.path.shown().to_string(), row.title.to_string()));
    library.ids().filter_map(row).collect()
}

fn refreshed(indexer: &mut Indexer) -> usize {
    let mut reports = 0;
    indexer.refresh(&mut |_| reports += 1).unwrap();
    assert_eq!(indexer.trouble, None);
    reports
}

#[test]
fn unchanged_files_are_not_read_again() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b/c.md", "Two");
    let mut indexer = folder.indexer();
    assert!(indexer.library().is_empty());
    assert_eq!(refreshed(&mut indexer), 1);
    drop(indexer);
    let mut again = folder.indexer();
    assert_eq!(titles(again.library()), folder.fresh(), "the articles are there at once");
    let load = again.library().load();
    assert_eq!((refreshed(&mut again), again.library().load()), (0, load));
}

#[test]
fn a_reported_file_is_read_even_if_its_stamp_is_the_same() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    let path = folder.articles.path().join("a.md");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    folder.write("a.md", "Two");
    fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
    indexer.refresh_paths(&["a.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(indexer.library())["a.md"], "Two");
}

#[test]
fn files_of_the_same_size_and_time_are_seen_to_differ() {
    let folder = Folder::new();
    let path = |name: &str| folder.articles.path().join(name);
    let set_time = |name: &str, time| {
        fs::File::options().write(true).open(path(name)).unwrap().set_modified(time).unwrap();
    };
    for (name, title) in [("a.md", "One"), ("b.md", "Two"), ("c.md", "Red"), ("d.md", "Tea")] {
        folder.write(name, title);
    }
    let time = fs::metadata(path("a.md")).unwrap().modified().unwrap();
    for name in ["b.md", "c.md", "d.md"] {
        set_time(name, time);
    }
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    // Two files swapped, one written in place with its time restored, and one replaced by another of the same time.
    fs::rename(path("a.md"), path("x")).unwrap();
    fs::rename(path("b.md"), path("a.md")).unwrap();
    fs::rename(path("x"), path("b.md")).unwrap();
    folder.write("c.md", "Sea");
    set_time("c.md", time);
    fs::remove_file(path("d.md")).unwrap();
    folder.write("d.md", "Fog");
    set_time("d.md", time);
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
    let mut again = folder.indexer();
    assert_eq!(refreshed(&mut again), 0, "nothing is read twice");
    assert_eq!(titles(again.library()), folder.fresh());
}

#[test]
fn a_change_of_permissions_makes_no_article_new() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.write("a.md", "One");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let added = |library: &Library| library.ids().map(|id| library.added(id)).collect::<Vec<_>>();
    let before = added(indexer.library());
    let path = folder.articles.path().join("a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    refreshed(&mut indexer);
    assert_eq!(added(indexer.library()), before);
    assert_eq!(refreshed(&mut indexer), 0);
}

#[test]
fn a_changed_file_is_read_once() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    folder.write("a.md", "Two");
    let source = folder.source();
    let found = scan::look_at(folder.articles.path(), "a.md".as_ref()).unwrap();
    let mut changes = Changes::default();
    changes.add_different(vec![found], &source, indexer.library());
    // What was read to see the difference is enough for the index.
    folder.remove("a.md");
    let titles = changes.read(&changes.files, &source, indexer.library(), |entry| entry.article.title);
    assert_eq!(titles, [CleanText::line("Two")]);
}

#[test]
fn a_removed_folder_named_like_an_article_takes_its_articles_along() {
    let folder = Folder::new();
    folder.write("x.md/a.md", "One");
    folder.write("b.md", "Two");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    fs::remove_dir_all(folder.articles.path().join("x.md")).unwrap();
    indexer.refresh_paths(&["x.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(indexer.library()), folder.fresh());
}

#[test]
fn an_unwritable_index_folder_is_reported_and_does_no_harm() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    fs::write(folder.cache.path().join("file"), "").unwrap();
    let place = folder.cache.path().join("file/index");
    let mut indexer = Indexer::open(folder.source(), (TODAY, None), &IndexStorage::Folder(place)).unwrap();
    assert!(matches!(indexer.trouble.take(), Some(Phrase::NoIndex { .. })));
    refreshed(&mut indexer);
    folder.write("b.md", "Two");
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
}

#[test]
fn system_errors_are_reported_in_plain_words() {
    for (reason, expected) in [
        ("Internal error: 'No space left on device (os error 28)'", "no space left on device"),
        ("the index is damaged: Read-only file system (os error 30)", "read-only file system"),
        ("An error occurred in a thread: 'An index writer was killed..'", "it could not be written"),
        ("something else", "something else"),
    ] {
        assert_eq!(&*renew::plain(reason), expected);
    }
}

/// Each change removes the article and adds it again, in segments of its own.
#[test]
fn a_file_that_is_changed_again_and_again_stays_one_article() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let mut indexer = folder.indexer();
    for title in ["One", "Three", "Four", "Three", "Five"] {
        folder.write("a.md", title);
        refreshed(&mut indexer);
        assert_eq!(indexer.library().len(), 2, "{title}");
        assert_eq!(titles(indexer.library()), folder.fresh());
        assert_eq!(titles(folder.indexer().library()), folder.fresh(), "it is written");
    }
}

#[test]
fn changes_are_shown_while_another_process_writes_and_written_later() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let (mut one, mut other) = (folder.indexer(), folder.indexer());
    refreshed(&mut one);
    refreshed(&mut other);
    assert_eq!(titles(other.library()), titles(one.library()));
    let index = Index::open(&folder.place()).unwrap();
    let writing = index.change(1).unwrap();
    folder.write("a.md", "Another");
    folder.remove("b.md");
    folder.write("c.md", "Three");
    refreshed(&mut one);
    assert_eq!(one.rescan, Rescan::Soon);
    assert_eq!(titles(one.library()), folder.fresh());
    drop(writing);
    refreshed(&mut one);
    refreshed(&mut other);
    // It wrote on top of changes of another process, so it has to scan again.
    assert_eq!(other.rescan, Rescan::Soon);
    refreshed(&mut other);
    assert_eq!([one.rescan, other.rescan], [Rescan::NotNeeded; 2]);
    for indexer in [&one, &other, &folder.indexer()] {
        assert_eq!(titles(indexer.library()), folder.fresh());
    }
}

/// Changes shown while another process was writing are written as soon as possible, and none is lost.
#[test]
fn changes_shown_before_they_are_written_are_not_lost() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let index = Index::open(&folder.place()).unwrap();
    let writing = index.change(1).unwrap();
    folder.write("a.md", "Another");
    indexer.refresh_paths(&["a.md".into()], &mut |_| {}).unwrap();
    folder.remove("b.md");
    indexer.refresh_paths(&["b.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(indexer.library()), folder.fresh());
    drop(writing);
    folder.write("c.md", "Three");
    indexer.refresh_paths(&["c.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(indexer.library()), folder.fresh());
    assert_eq!(titles(folder.indexer().library()), folder.fresh(), "all of it was written");
}

/// A list of deleted articles, written before a process was killed, does not get in the way.
#[test]
fn files_left_by_a_killed_writer_are_deleted() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let store = |ending: &str| {
        let files = fs::read_dir(folder.place()).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|other| other == ending)).collect::<Vec<_>>()
    };
    let segment = store("store").remove(0);
    for opstamp in 0..20 {
        fs::write(segment.with_extension(format!("{opstamp}.del")), "half").unwrap();
    }
    let mut again = folder.indexer();
    assert_eq!(titles(again.library()), folder.fresh(), "the index does not count as damaged");
    folder.remove("a.md");
    refreshed(&mut again);
    assert_eq!(titles(again.library()), folder.fresh());
    assert!(store("del").len() <= 1, "{:?}", store("del"));
    assert_eq!(titles(folder.indexer().library()), folder.fresh());
}

/// A file that cannot be read is tried again at each scan, and gives no new snapshot.
#[test]
fn an_unreadable_file_does_not_give_a_new_snapshot_each_time() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    fs::write(folder.articles.path().join("large.md"), "x".repeat(2 * 1024 * 1024)).unwrap();
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let load = indexer.library().load();
    assert_eq!((refreshed(&mut indexer), indexer.library().load()), (0, load));
}

/// A file may be complete, half written or empty when it is read: the article always has some title.
#[test]
fn files_that_change_while_they_are_read_do_no_harm() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    let path = folder.articles.path().join("a.md");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in (0..).take_while(|_| !stop.load(std::sync::atomic::Ordering::Relaxed)) {
                match round % 3 {
                    0 => fs::write(&path, "").unwrap(),
                    1 => folder.write("a.md", "Two"),
                    _ => fs::write(&path, "---\ntitle: Thr").unwrap(),
                }
            }
        });
        let mut indexer = folder.indexer();
        for _ in 0..40 {
            refreshed(&mut indexer);
            let titles = titles(indexer.library());
            assert!(["One", "Two", "Thr", "a", "A"].contains(&titles["a.md"].as_str()), "{titles:?}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    assert_eq!(titles(indexer.library()), folder.fresh());
}

/// Something that happens to the folder or to the indexer.
#[derive(Clone, Debug)]
enum Step {
    Write(u8, u8),
    Remove(u8),
    Rename(u8, u8),
    /// Scans the whole folder.
    Look,
    /// Checks what was touched since the last scan.
    Follow,
    /// The program ends and starts again.
    Restart,
    /// The index is deleted.
    Lose,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..6_u8, any::<u8>()).prop_map(|(file, title)| Step::Write(file, title)),
        2 => (0..6_u8).prop_map(Step::Remove),
        1 => (0..6_u8, 0..6_u8).prop_map(|(from, to)| Step::Rename(from, to)),
        2 => Just(Step::Look),
        3 => Just(Step::Follow),
        1 => Just(Step::Restart),
        1 => Just(Step::Lose),
    ];
    prop::collection::vec(step, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_end_with_the_library_of_a_fresh_scan(steps in steps()) {
        let folder = Folder::new();
        let name = |file: u8| if file.is_multiple_of(2) { format!("{file}.md") } else { format!("in/{file}.md") };
        let mut indexer = folder.indexer();
        let mut touched: Vec<PathBuf> = Vec::new();
        for step in steps {
            match step {
                Step::Write(file, title) => {
                    // Each title has its own length, so that sizes differ even if two writes have the same
                    // timestamp.
                    folder.write(&name(file), &"x".repeat(usize::from(title) + 1));
                    touched.push(name(file).into());
                }
                Step::Remove(file) => {
                    folder.remove(&name(file));
                    touched.push(name(file).into());
                }
                Step::Rename(from, to) => {
                    let at = |file| folder.articles.path().join(name(file));
                    fs::create_dir_all(folder.articles.path().join("in")).unwrap();
                    let _ = fs::rename(at(from), at(to));
                    touched.extend([name(from).into(), name(to).into()]);
                }
                Step::Look => {
                    refreshed(&mut indexer);
                    touched.clear();
                    prop_assert_eq!(titles(indexer.library()), folder.fresh());
                }
                Step::Follow => {
                    indexer.refresh_paths(&std::mem::take(&mut touched), &mut |_| {}).unwrap();
                }
                Step::Restart => {
                    drop(indexer);
                    indexer = folder.indexer();
                }
                Step::Lose => {
                    drop(indexer);
                    delete_index(&folder.place()).unwrap();
                    indexer = folder.indexer();
                }
            }
        }
        refreshed(&mut indexer);
        prop_assert_eq!(titles(indexer.library()), folder.fresh());
    }
}

#[test]
fn articles_dated_in_the_future_become_current_on_their_day() {
    let folder = Folder::new();
    let article = |name: &str, date: &str| {
        let text = format!("---\ntitle: {name}\ndate: {date}\n---\n\nText.\n");
        fs::write(folder.articles.path().join(name), text).unwrap();
    };
    article("a.md", "2026-11-20");
    article("b.md", "2026-12-24");
    let mut indexer = folder.indexer();
    refreshed(&mut indexer);
    let newest = |indexer: &Indexer| {
        let library = Arc::new(indexer.library().clone());
        let finding = library.find(&Question::of(Query::default()));
        finding.ids.first().and_then(|&id| library.row(id)).map(|row| row.title.to_string())
    };
    assert_eq!(newest(&indexer).as_deref(), Some("a.md"));
    let load = indexer.library().load();
    indexer.begin_day(civil::date(2026, 12, 24)).unwrap();
    assert_eq!(newest(&indexer).as_deref(), Some("b.md"));
    assert!(indexer.library().load() > load, "it is a new snapshot");
    // No file is read again for it.
    assert_eq!(refreshed(&mut indexer), 0);
}
