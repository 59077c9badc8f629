//! Measures how long a user waits for the real program, in a pseudo-terminal of 120×36, and prints Markdown
//! tables.
//!
//! `VIGIE_BENCH_DIR` names the folder (default: 2,787 generated articles), `VIGIE_BENCH_RUNS` the number of
//! runs for the median (default: 5), `VIGIE_BENCH_PROGRAM` another build to measure in place of this one. The
//! user's own folders are not touched: every run has its own home. During a run, files are added to the folder
//! and removed again.

#![allow(missing_docs, reason = "a bench has no callers")]
#![allow(dead_code, reason = "the generator has a part that only the other bench needs")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench that fails may stop"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the tables are what this is for")]

mod busy;
mod generate;
mod newsboat;
mod reader;
mod searches;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use reader::{Home, LONG_PATIENCE, Reader};
use searches::Search;
use vigie::wording::ScreenText;

/// Keys that move in the list, and how often each is pressed in a row; every press is measured.
const KEYS: [(&str, usize); 7] =
    [("j", 140), ("\x06", 20), ("G", 1), ("k", 20), ("\x02", 17), ("g", 1), ("g", 1)];
/// The line of the log when the folder has been compared with the index.
const SCANNED: &str = "scan done";
/// How long to wait until a new file is shown.
const ADDED_PATIENCE: Duration = Duration::from_secs(10);
/// The title of the added article, without the word that it is searched by.
const ADDED: &str = "arrives while the reader watches";

/// What is measured: the row of the table, its unit, and the targets for 100,000 and 1,000,000 articles.
const ROWS: [(&str, &str, &str, &str); 25] = [
    ("warm start to first rows", "ms", "60", "150"),
    ("warm start to all loaded", "ms", "", ""),
    ("key to settled frame, p50", "ms", "1.5", "1.5"),
    ("key to settled frame, p99", "ms", "3", "3"),
    ("processor time per `j`", "ms", "1", "1"),
    ("output per `j`", "bytes", "1,800", "1,800"),
    ("key to settled frame while marks are saved, p99", "ms", "8", "8"),
    ("key to settled frame while files arrive, p99", "ms", "8", "8"),
    ("key to settled frame while images load, p99", "ms", "8", "8"),
    ("typed character to results on screen, p50", "ms", "", ""),
    ("typed character to results on screen, p99", "ms", "16", "50"),
    ("facet counts with the results, p99", "ms", "30", "150"),
    ("resident memory, file-backed pages apart", "MiB", "120", "500"),
    ("first start: first rows", "ms", "100", "100"),
    ("first start: all indexed", "ms", "", ""),
    ("first start: resident memory, file-backed pages apart", "MiB", "", ""),
    ("first start: size of the index", "MiB", "", ""),
    ("`rg -c` of the same files", "ms", "", ""),
    ("all indexed, in times of `rg -c`", "×", "10", "10"),
    ("nothing changed: scan done", "ms", "400", "5,000"),
    ("one file added: on screen", "ms", "1,000", "1,000"),
    ("newsboat: start to first rows", "ms", "", ""),
    ("newsboat: list opened", "ms", "", ""),
    ("newsboat: key to settled frame, p99", "ms", "", ""),
    ("newsboat: resident memory, file-backed pages apart", "MiB", "", ""),
];

/// The numbers of one run by their row; missing if something was not measured.
type Numbers = BTreeMap<&'static str, f64>;

/// The times of typing one search, from all runs.
#[derive(Default)]
struct Typed {
    found: String,
    results: Vec<Duration>,
    facets: Vec<Duration>,
}

/// The added article; it is removed in the end, also after a panic.
struct Added(PathBuf);

impl Drop for Added {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// A start without an index, in which every file is read.
fn first_start(folder: &Path, home: &Home, numbers: &mut Numbers) {
    let mut reader = Reader::start(folder, home, Some("first.log"));
    let rows = reader.wait(LONG_PATIENCE, |screen| screen.contains('▌')).unwrap();
    let loaded = reader.wait(LONG_PATIENCE, |screen| loaded(screen).is_some()).unwrap();
    numbers.insert("first start: first rows", milliseconds(rows - reader.started));
    numbers.insert("first start: all indexed", milliseconds(loaded - reader.started));
    reader.wait_for_log(SCANNED);
    reader.until_quiet();
    numbers.insert("first start: resident memory, file-backed pages apart", reader.memory());
    reader.quit();
    let bytes = u32::try_from(home.cache_bytes() / 1024).unwrap();
    if bytes > 0 {
        numbers.insert("first start: size of the index", f64::from(bytes) / 1024.0);
    }
}

/// A start with the existing index, until the folder has been compared with it.
fn unchanged(folder: &Path, home: &Home, numbers: &mut Numbers) {
    let mut reader = Reader::start(folder, home, Some("unchanged.log"));
    let scanned = reader.wait_for_log(SCANNED);
    if let Some(scanned) = scanned {
        numbers.insert("nothing changed: scan done", milliseconds(scanned - reader.started));
    }
    reader.wait(LONG_PATIENCE, |screen| loaded(screen).is_some());
    reader.until_quiet();
    reader.quit();
}

/// Reading and searching with a warm index.
fn use_it(folder: &Path, home: &Home, numbers: &mut Numbers, searches: &[Search], typed: &mut [Typed]) {
    let mut reader = Reader::start(folder, home, None);
    let rows = reader.wait(LONG_PATIENCE, |screen| screen.contains('▌')).unwrap();
    let all = reader.wait(LONG_PATIENCE, |screen| loaded(screen).is_some()).unwrap();
    numbers.insert("warm start to first rows", milliseconds(rows - reader.started));
    numbers.insert("warm start to all loaded", milliseconds(all - reader.started));
    reader.until_quiet();
    let mut keys = Vec::new();
    for (key, times) in KEYS {
        let (work, bytes) = (reader.work(), reader.bytes);
        keys.extend((0..times).map(|_| reader.key(key)));
        if key == "j" {
            let each = |all: f64| all / f64::from(u32::try_from(times).unwrap());
            let work = Duration::from_nanos(reader.work().saturating_sub(work));
            numbers.insert("processor time per `j`", each(milliseconds(work)));
            numbers.insert("output per `j`", each(f64::from(u32::try_from(reader.bytes - bytes).unwrap())));
        }
    }
    numbers.insert("key to settled frame, p50", percentile(&keys, 50));
    numbers.insert("key to settled frame, p99", percentile(&keys, 99));
    let (mut results, mut facets) = (Vec::new(), Vec::new());
    for (search, typed) in searches.iter().zip(typed) {
        let (new_results, new_facets) = type_in(&mut reader, search, typed);
        results.extend(new_results);
        facets.extend(new_facets);
    }
    numbers.insert("typed character to results on screen, p50", percentile(&results, 50));
    numbers.insert("typed character to results on screen, p99", percentile(&results, 99));
    numbers.insert("facet counts with the results, p99", percentile(&facets, 99));
    numbers.insert("resident memory, file-backed pages apart", reader.memory());
    if let Some(added) = add(&mut reader, folder) {
        numbers.insert("one file added: on screen", milliseconds(added));
    }
    reader.quit();
}

/// Types a search letter by letter; returns the times until the results and the facets were shown.
fn type_in(reader: &mut Reader, search: &Search, typed: &mut Typed) -> (Vec<Duration>, Vec<Duration>) {
    let (mut results, mut facets) = (Vec::new(), Vec::new());
    reader.key("/");
    for character in search.text.chars() {
        let (before, changes) = reader.answer(character.encode_utf8(&mut [0; 4]));
        let Some(shown) = changes.results.or(changes.output) else { continue };
        results.push(shown - before);
        // If the counts did not change, they were shown with the results.
        facets.push(changes.facets.unwrap_or(shown) - before);
    }
    let contents = reader.contents();
    let is_typed = |line: &&str| line.trim_start().starts_with('/');
    let bar = contents.lines().rev().find(is_typed).unwrap_or_default().trim_end();
    assert!(bar.contains(search.text.as_str()), "{} was not typed:\n{contents}", search.text);
    bar.rsplit("  ").next().unwrap_or_default().trim().clone_into(&mut typed.found);
    typed.results.extend(&results);
    typed.facets.extend(&facets);
    reader.key("\x1b");
    (results, facets)
}

/// Writes an article into the folder; returns the time until its title is on the screen.
fn add(reader: &mut Reader, folder: &Path) -> Option<Duration> {
    // New articles do not move the list; a filter that finds nothing else shows this one.
    let word = format!("zqx{}", std::process::id());
    reader.key("/");
    reader.answer(&word);
    reader.answer("\r");
    let added = Added(folder.join(format!("{word}.md")));
    let text = format!("---\ntitle: \"{word} {ADDED}\"\ndate: \"2026-11-22\"\n---\n\nIt is new.\n");
    let before = Instant::now();
    fs::write(&added.0, text).unwrap();
    let shown = reader.wait(ADDED_PATIENCE, |screen| screen.contains(ADDED.get(..12).unwrap_or(ADDED)));
    drop(added);
    Some(shown? - before)
}

/// The number of articles in the title bar; `None` while the bar shows progress.
fn loaded(screen: &str) -> Option<String> {
    let (before, _) = screen.lines().next()?.split_once(" articles")?;
    let number = before.rsplit(' ').next()?;
    let is_number = number.starts_with(|letter: char| letter.is_ascii_digit()) && number != "0";
    is_number.then(|| number.to_owned())
}

/// The time of `rg -c` for a word, if ripgrep is installed.
fn ripgrep(folder: &Path, word: &str) -> Option<Duration> {
    let before = Instant::now();
    Command::new("rg").args(["-c", word]).arg(folder).output().ok()?;
    Some(before.elapsed())
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// In milliseconds.
fn percentile(durations: &[Duration], percent: usize) -> f64 {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    milliseconds(sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)])
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

fn is_measuring() -> bool {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    asked("--bench") && !asked("--test")
}

fn main() {
    // Only `cargo bench` passes `--bench`; a test run only needs to compile this.
    if !is_measuring() {
        return;
    }
    let generated = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("VIGIE_BENCH_DIR").map_or_else(
        || {
            generate::articles(generated.path(), 2_787, 7);
            generated.path().to_path_buf()
        },
        PathBuf::from,
    );
    let count = std::env::var("VIGIE_BENCH_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5);
    let searches = searches::of(&folder);
    let mut typed: Vec<Typed> = searches.iter().map(|_| Typed::default()).collect();
    // A warm-up, so that the first run finds the files in memory like the others.
    let _ = searches.get(1).and_then(|search| ripgrep(&folder, &search.text));
    let mut runs = Vec::new();
    for run in 1..=count {
        let mut numbers = Numbers::new();
        let home = Home::new();
        first_start(&folder, &home, &mut numbers);
        if let Some(time) = searches.get(1).and_then(|search| ripgrep(&folder, &search.text)) {
            let time = milliseconds(time);
            numbers.insert("`rg -c` of the same files", time);
            numbers.insert("all indexed, in times of `rg -c`", numbers["first start: all indexed"] / time);
        }
        unchanged(&folder, &home, &mut numbers);
        use_it(&folder, &home, &mut numbers, &searches, &mut typed);
        for (row, times) in [
            ("key to settled frame while marks are saved, p99", busy::marking(&folder, &home)),
            ("key to settled frame while files arrive, p99", busy::arriving(&folder, &home)),
            ("key to settled frame while images load, p99", busy::with_images()),
        ] {
            numbers.insert(row, percentile(&times, 99));
        }
        eprintln!("run {run} of {count}: {numbers:.1?}");
        runs.push(numbers);
    }
    if let Some(numbers) = newsboat::measure(&folder, count) {
        runs.extend(numbers);
    }
    print(&folder, count, &runs, &searches, &typed);
}

fn print(folder: &Path, count: usize, runs: &[Numbers], searches: &[Search], typed: &[Typed]) {
    let all = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let all = ScreenText::Articles { all: all.count() }.text();
    println!("| {all}, 120×36, median of {count} | | aim at 100,000 | at 1,000,000 |");
    println!("|---|---:|---:|---:|");
    for (name, unit, hundred_thousand, million) in ROWS {
        let number = median(runs.iter().filter_map(|run| run.get(name).copied()).collect());
        let number = number.map_or_else(|| "—".to_owned(), |number| format!("{number:.1} {unit}"));
        println!("| {name} | {number} | {hundred_thousand} | {million} |");
    }
    println!("\n| typed | words | found | p50 | p99 | worst | facets, worst |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for (search, Typed { found, results, facets }) in searches.iter().zip(typed) {
        let [p50, p99, worst] = [50, 99, 100].map(|percent| percentile(results, percent));
        let (kind, text, facets) = (search.kind, &search.text, percentile(facets, 100));
        println!(
            "| {kind} | {text} | {found} | {p50:.1} ms | {p99:.1} ms | {worst:.1} ms | {facets:.1} ms |"
        );
    }
}
