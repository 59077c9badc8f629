//! Measures the parts of the reader without a terminal: loading, filtering, layout, drawing, marks.
//! `VIGIE_BENCH_DIR` names another folder to measure.

#![allow(missing_docs, reason = "a bench has no callers")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench that fails may stop")]

mod generate;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use divan::Bencher;
use jiff::civil;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;
use vigie::app::{Effect, Message, Size, State, Ticket, update};
use vigie::frontmatter;
use vigie::input::Key;
use vigie::io::{IndexStorage, Source, indexer};
use vigie::library::{Library, NewArticle, Question};
use vigie::model::{ArticlePath, Mark, MarkRecord, MarkSet};
use vigie::page;
use vigie::query::Query;
use vigie::text::CleanText;
use vigie::view;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);
const SIZE: (u16, u16) = (120, 36);

/// A folder to measure.
struct Folder {
    path: PathBuf,
    library: LazyLock<Arc<Library>, Box<dyn FnOnce() -> Arc<Library> + Send>>,
    _kept: Option<TempDir>,
}

impl Folder {
    fn at(path: PathBuf, kept: Option<TempDir>) -> Self {
        let place = path.clone();
        let library = LazyLock::new(Box::new(move || Arc::new(read(&place))) as Box<_>);
        Self { path, library, _kept: kept }
    }

    fn generated(count: usize) -> Self {
        let folder = TempDir::new().unwrap();
        generate::articles(folder.path(), count, 7);
        Self::at(folder.path().to_path_buf(), Some(folder))
    }
}

static REAL: LazyLock<Option<Folder>> = LazyLock::new(|| {
    let path = std::env::var_os("VIGIE_BENCH_DIR")?;
    Some(Folder::at(PathBuf::from(path), None))
});
static SMALL: LazyLock<Folder> = LazyLock::new(|| Folder::generated(2_787));
static LARGE: LazyLock<Folder> = LazyLock::new(|| Folder::generated(20_000));

/// The names of the folders.
const NAMES: [&str; 3] = ["2,787 articles", "20,000 articles", "VIGIE_BENCH_DIR"];

fn folder(name: &str) -> Option<&'static Folder> {
    match name {
        "2,787 articles" => Some(&*SMALL),
        "20,000 articles" => Some(&*LARGE),
        _ => REAL.as_ref(),
    }
}

fn read(path: &Path) -> Library {
    indexer::load(&Source::folder(path).unwrap(), (TODAY, None), &IndexStorage::Memory).unwrap().0
}

#[divan::bench(args = NAMES, sample_count = 10, sample_size = 1)]
fn load_all(bencher: Bencher<'_, '_>, name: &str) {
    let Some(folder) = folder(name) else { return };
    bencher.bench(|| read(&folder.path));
}

/// The searches to type; every prefix of one is a keystroke.
const TYPED: [&str; 5] =
    ["stent", "the", "zzz", "tag:nouvelles heart valve -recall", "\"clinical trial\" étude"];

/// All keystrokes of one search; divide by its length for the time of one.
#[divan::bench(args = TYPED, consts = [0, 1, 2], sample_count = 20)]
fn filter<const FOLDER: usize>(bencher: Bencher<'_, '_>, typed: &str) {
    let Some(folder) = folder(NAMES[FOLDER]) else { return };
    let library = &*folder.library;
    let queries: Vec<Question> = (1..=typed.len())
        .filter_map(|end| Some(Question::of(Query::parse(typed.get(..end)?).ok()?)))
        .collect();
    bencher.bench(|| {
        for query in &queries {
            divan::black_box(library.find(query));
        }
    });
}

/// From the bytes of a 1 MB article to its rows.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn wrap_a_megabyte(bencher: Bencher<'_, '_>) {
    let text = generate::long_article(1_000_000, 7);
    let path = ArticlePath::new(PathBuf::from("long.md"));
    let source = CleanText::line("Source");
    bencher.bench(|| page::clean(&frontmatter::read(&path, text.as_bytes(), TODAY), &source, 60));
}

/// One key and the frame after it.
#[divan::bench(args = NAMES)]
fn key_to_frame(bencher: Bencher<'_, '_>, name: &str) {
    let Some(folder) = folder(name) else { return };
    let library = Arc::clone(&folder.library);
    let mut state = State::new(Arc::clone(&library), Size::new(SIZE.0, SIZE.1), TODAY);
    let (done, total) = (library.len(), library.len());
    update(
        &mut state,
        Message::Loaded { library: Arc::clone(&library), done, total, finished: true, arrived: 0 },
    );
    let finding = library.find(&Question::default());
    update(&mut state, Message::Found { ticket: Ticket(1), finding });
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let key = Key::of(vigie::input::Code::Char('j'));
    bencher.bench_local(|| {
        divan::black_box(update(&mut state, Message::Key(key)));
        terminal.draw(|frame| view::draw(frame, &state)).map(drop).unwrap();
    });
}

/// A library of articles with nothing but a title, a link and a date, for marking.
fn marked(count: usize) -> Arc<Library> {
    static MADE: LazyLock<Mutex<HashMap<usize, Arc<Library>>>> = LazyLock::new(Mutex::default);
    let make = || {
        let entry = |index: usize| {
            let path = ArticlePath::new(PathBuf::from(format!("{index}.md")));
            let date = format!("{}-{:02}-{:02}", 2000 + index % 25, index % 12 + 1, index % 28 + 1);
            let text =
                format!("---\ntitle: Report {index}\ndate: {date}\nlink: https://a.example/{index}\n---\n");
            NewArticle::new(frontmatter::read(&path, text.as_bytes(), TODAY).article, "")
        };
        let mut library = Library::empty(CleanText::line("papers"), TODAY, 1);
        for first in (0..count).step_by(100_000) {
            let entries: Vec<NewArticle> = (first..count.min(first + 100_000)).map(entry).collect();
            library = library.with(&entries).unwrap();
        }
        Arc::new(library)
    };
    Arc::clone(MADE.lock().unwrap().entry(count).or_insert_with(make))
}

/// The state of a reader with such a library, in which every other article is read.
fn marking(count: usize) -> State {
    let library = marked(count);
    let mut state = State::new(Arc::clone(&library), Size::new(SIZE.0, SIZE.1), TODAY);
    let (done, total) = (library.len(), library.len());
    let read = MarkRecord::from(MarkSet::default().with(Mark::Read, true));
    let half = library.ids().step_by(2).filter_map(|id| Some((library.mark_id(id)?, read)));
    update(&mut state, Message::MarksRead { marks: half.collect(), requests: 0 });
    update(&mut state, Message::Loaded { library, done, total, finished: true, arrived: 0 });
    answer(&mut state);
    state
}

/// Gives the machine the list that it is waiting for.
fn answer(state: &mut State) {
    let finding = state.library.find(&Question::default());
    update(state, Message::Found { ticket: state.loading.asked, finding });
}

const MARKED: [usize; 2] = [100_000, 1_000_000];

/// One key that marks an article, and the frame after it.
#[divan::bench(args = MARKED, sample_count = 300, sample_size = 1)]
fn mark_to_frame(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = marking(count);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    bencher.bench_local(|| {
        divan::black_box(update(&mut state, Message::Key(Key::plain('r'))));
        terminal.draw(|frame| view::draw(frame, &state)).map(drop).unwrap();
    });
}

/// The query that such a key causes: the same list, with new counts.
#[divan::bench(args = MARKED, sample_count = 30, sample_size = 1)]
fn count_after_mark(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = marking(count);
    bencher
        .with_inputs(|| {
            update(&mut state, Message::Key(Key::plain('r')));
            Arc::clone(&state.library)
        })
        .bench_local_values(|library| divan::black_box(library.find(&Question::default())));
}

/// One key that marks everything as read, and one that undoes it.
#[divan::bench(args = MARKED, sample_count = 10, sample_size = 1)]
fn mark_all_and_undo(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = marking(count);
    bencher.bench_local(|| {
        divan::black_box(update(&mut state, Message::Key(Key::plain('R'))));
        divan::black_box(update(&mut state, Message::Key(Key::plain('u'))));
    });
}

/// Looking up the mark keys of half of all articles, which the reader does on a thread of its own.
#[divan::bench(args = MARKED, sample_count = 3, sample_size = 1)]
fn name_marks(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = marking(count);
    let effects = update(&mut state, Message::Key(Key::plain('R')));
    let saved = effects.into_iter().find_map(|effect| {
        let Effect::SaveMarks { library, changes } = effect else { return None };
        Some((library, changes))
    });
    let (library, changes) = saved.unwrap();
    bencher.bench_local(|| divan::black_box(library.mark_keys(changes.numbers())));
}

/// Going to the next unread article if there is none.
#[divan::bench(args = MARKED, sample_count = 30, sample_size = 1)]
fn look_for_unread(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = marking(count);
    update(&mut state, Message::Key(Key::plain('R')));
    answer(&mut state);
    bencher.bench_local(|| divan::black_box(update(&mut state, Message::Key(Key::plain('n')))));
}

fn is_measuring() -> bool {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    asked("--bench") && !asked("--test")
}

fn main() {
    // Only `cargo bench` passes `--bench`; a test run only needs to compile this.
    if is_measuring() {
        divan::main();
    }
}
