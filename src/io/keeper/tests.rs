//! Whatever happens to a folder and to its index, the library is what a fresh scan says.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::library::Question;
use crate::query::Query;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

/// A folder of articles and a place for its index.
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
        // It may not be there.
        let _ = fs::remove_file(self.articles.path().join(name));
    }

    fn source(&self) -> Arc<Source> {
        Arc::new(Source::folder(self.articles.path()).unwrap())
    }

    fn place(&self) -> PathBuf {
        self.cache.path().join("index")
    }

    fn keeper(&self) -> Keeper {
        Keeper::open(self.source(), (TODAY, None), &Keeping::Folder(self.place())).unwrap()
    }

    /// What a scan without an index finds.
    fn fresh(&self) -> BTreeMap<String, String> {
        let mut keeper = Keeper::open(self.source(), (TODAY, None), &Keeping::Memory).unwrap();
        keeper.refresh(&mut |_| {}).unwrap();
        titles(keeper.library())
    }
}

/// The paths and titles of a library; its answer to a query must be of the same articles.
fn titles(library: &Library) -> BTreeMap<String, String> {
    let library = Arc::new(library.clone());
    let finding = library.find(&Question::of(Query::parse("text OR -text").unwrap()));
    assert_eq!(finding.ids.len(), library.len());
    let row = |id| library.row(id).map(|row| (row.path.shown().to_string(), row.title.to_string()));
    library.ids().filter_map(row).collect()
}

fn refreshed(keeper: &mut Keeper) -> usize {
    let mut told = 0;
    keeper.refresh(&mut |_| told += 1).unwrap();
    assert_eq!(keeper.trouble, None);
    told
}

#[test]
fn what_is_known_is_not_read_again() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b/c.md", "Two");
    let mut keeper = folder.keeper();
    assert!(keeper.library().is_empty());
    assert_eq!(refreshed(&mut keeper), 1);
    drop(keeper);
    let mut again = folder.keeper();
    assert_eq!(titles(again.library()), folder.fresh(), "the last list is there at once");
    let load = again.library().load();
    assert_eq!((refreshed(&mut again), again.library().load()), (0, load));
}

#[test]
fn a_changed_file_is_read_although_it_looks_the_same() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    let path = folder.articles.path().join("a.md");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    folder.write("a.md", "Two");
    fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
    keeper.refresh_paths(&["a.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(keeper.library())["a.md"], "Two");
}

#[test]
fn a_folder_that_was_named_like_an_article_takes_its_articles_along() {
    let folder = Folder::new();
    folder.write("x.md/a.md", "One");
    folder.write("b.md", "Two");
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    fs::remove_dir_all(folder.articles.path().join("x.md")).unwrap();
    keeper.refresh_paths(&["x.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(keeper.library()), folder.fresh());
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_does_no_harm() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    fs::write(folder.cache.path().join("file"), "").unwrap();
    let place = folder.cache.path().join("file/index");
    let mut keeper = Keeper::open(folder.source(), (TODAY, None), &Keeping::Folder(place)).unwrap();
    assert!(matches!(keeper.trouble.take(), Some(Phrase::NoIndex { .. })));
    refreshed(&mut keeper);
    folder.write("b.md", "Two");
    refreshed(&mut keeper);
    assert_eq!(titles(keeper.library()), folder.fresh());
}

#[test]
fn what_the_system_says_is_said_in_plain_words() {
    for (reason, said) in [
        ("Internal error: 'No space left on device (os error 28)'", "no space left on device"),
        ("the index is damaged: Read-only file system (os error 30)", "read-only file system"),
        ("An error occurred in a thread: 'An index writer was killed..'", "it could not be written"),
        ("something else", "something else"),
    ] {
        assert_eq!(&*renew::plain(reason), said);
    }
}

#[test]
fn while_somebody_else_writes_changes_are_shown_and_written_later() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let (mut one, mut other) = (folder.keeper(), folder.keeper());
    refreshed(&mut one);
    refreshed(&mut other);
    assert_eq!(titles(other.library()), titles(one.library()));
    let index = Index::open(&folder.place()).unwrap();
    let writing = index.change(1).unwrap();
    folder.write("a.md", "Another");
    folder.remove("b.md");
    folder.write("c.md", "Three");
    refreshed(&mut one);
    assert!(one.behind);
    assert_eq!(titles(one.library()), folder.fresh());
    drop(writing);
    refreshed(&mut one);
    refreshed(&mut other);
    // It wrote on what somebody else had written, and looks once more.
    assert!(other.behind);
    refreshed(&mut other);
    assert!(!one.behind && !other.behind);
    for keeper in [&one, &other, &folder.keeper()] {
        assert_eq!(titles(keeper.library()), folder.fresh());
    }
}

/// What was shown while somebody else wrote is written as soon as it can be, and nothing of it is lost.
#[test]
fn what_was_laid_over_the_index_is_not_forgotten() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    let index = Index::open(&folder.place()).unwrap();
    let writing = index.change(1).unwrap();
    folder.write("a.md", "Another");
    keeper.refresh_paths(&["a.md".into()], &mut |_| {}).unwrap();
    folder.remove("b.md");
    keeper.refresh_paths(&["b.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(keeper.library()), folder.fresh());
    drop(writing);
    folder.write("c.md", "Three");
    keeper.refresh_paths(&["c.md".into()], &mut |_| {}).unwrap();
    assert_eq!(titles(keeper.library()), folder.fresh());
    assert_eq!(titles(folder.keeper().library()), folder.fresh(), "all of it was written");
}

/// A list of deleted articles that was written before a process was killed is in nobody's way.
#[test]
fn what_a_killed_change_left_behind_is_swept_away() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    folder.write("b.md", "Two");
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    let store = |ending: &str| {
        let files = fs::read_dir(folder.place()).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|other| other == ending)).collect::<Vec<_>>()
    };
    let segment = store("store").remove(0);
    for opstamp in 0..20 {
        fs::write(segment.with_extension(format!("{opstamp}.del")), "half").unwrap();
    }
    let mut again = folder.keeper();
    assert_eq!(titles(again.library()), folder.fresh(), "it is no damage");
    folder.remove("a.md");
    refreshed(&mut again);
    assert_eq!(titles(again.library()), folder.fresh());
    assert!(store("del").len() <= 1, "{:?}", store("del"));
    assert_eq!(titles(folder.keeper().library()), folder.fresh());
}

/// What cannot be read is tried again at each look, and is no news.
#[test]
fn a_file_that_cannot_be_read_is_no_news_each_time() {
    let folder = Folder::new();
    folder.write("a.md", "One");
    fs::write(folder.articles.path().join("large.md"), "x".repeat(2 * 1024 * 1024)).unwrap();
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    let load = keeper.library().load();
    assert_eq!((refreshed(&mut keeper), keeper.library().load()), (0, load));
}

/// Whether a file is whole, half written or empty when it is read, there is an article of some title.
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
        let mut keeper = folder.keeper();
        for _ in 0..40 {
            refreshed(&mut keeper);
            let titles = titles(keeper.library());
            assert!(["One", "Two", "Thr", "a", "A"].contains(&titles["a.md"].as_str()), "{titles:?}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    assert_eq!(titles(keeper.library()), folder.fresh());
}

/// Something that happens to a folder or to whoever follows it.
#[derive(Clone, Debug)]
enum Step {
    Write(u8, u8),
    Remove(u8),
    Rename(u8, u8),
    /// Looks at everything.
    Look,
    /// Looks at what was touched since the last look.
    Follow,
    /// The program ends and starts again.
    Restart,
    /// The index is lost.
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
    fn many_changes_end_where_a_fresh_scan_does(steps in steps()) {
        let folder = Folder::new();
        let name = |file: u8| if file.is_multiple_of(2) { format!("{file}.md") } else { format!("in/{file}.md") };
        let mut keeper = folder.keeper();
        let mut touched: Vec<PathBuf> = Vec::new();
        for step in steps {
            match step {
                Step::Write(file, title) => {
                    // A size of its own for each title, in case two writes share a tick of the clock.
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
                    refreshed(&mut keeper);
                    touched.clear();
                    prop_assert_eq!(titles(keeper.library()), folder.fresh());
                }
                Step::Follow => {
                    keeper.refresh_paths(&std::mem::take(&mut touched), &mut |_| {}).unwrap();
                }
                Step::Restart => {
                    drop(keeper);
                    keeper = folder.keeper();
                }
                Step::Lose => {
                    drop(keeper);
                    throw_away(&folder.place()).unwrap();
                    keeper = folder.keeper();
                }
            }
        }
        refreshed(&mut keeper);
        prop_assert_eq!(titles(keeper.library()), folder.fresh());
    }
}

#[test]
fn another_day_sees_other_articles_in_the_future() {
    let folder = Folder::new();
    let article = |name: &str, date: &str| {
        let text = format!("---\ntitle: {name}\ndate: {date}\n---\n\nText.\n");
        fs::write(folder.articles.path().join(name), text).unwrap();
    };
    article("a.md", "2026-11-20");
    article("b.md", "2026-12-24");
    let mut keeper = folder.keeper();
    refreshed(&mut keeper);
    let newest = |keeper: &Keeper| {
        let library = Arc::new(keeper.library().clone());
        let finding = library.find(&Question::of(Query::default()));
        finding.ids.first().and_then(|&id| library.row(id)).map(|row| row.title.to_string())
    };
    assert_eq!(newest(&keeper).as_deref(), Some("a.md"));
    let load = keeper.library().load();
    keeper.begin_day(civil::date(2026, 12, 24)).unwrap();
    assert_eq!(newest(&keeper).as_deref(), Some("b.md"));
    assert!(keeper.library().load() > load, "it is another snapshot");
    // Nothing is read again for it.
    assert_eq!(refreshed(&mut keeper), 0);
}
