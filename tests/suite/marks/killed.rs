//! Processes that are killed at any moment while they save marks: no acknowledged mark is lost. What a store
//! does with logs that are damaged or old is tested beside it, in `io::marks`.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};

use vigie::io::marks::{MarksLocation, Store, change, numbers};
use vigie::model::{Mark, MarkChange, MarkKey, MarkSet};

/// How many processes are killed.
const KILLS: usize = 300;
/// Before every 12th process, the log gets enough obsolete lines to be worth compacting.
const WASTED: usize = 12;
/// How many marks are set and removed for that.
const WASTE: usize = 600;
/// About how many bytes a compaction writes.
const WASTED_BYTES: u64 = 400_000;
/// Each process has a range of this many article numbers of its own.
const FIRST: usize = 1_000_000;
/// The variables with the folder of marks and the first article number of the killed process.
const VARIABLES: [&str; 2] = ["VIGIE_TEST_MARKS", "VIGIE_TEST_FIRST"];
/// The name of the test that the killed process runs.
const WORKER: &str = "marks::killed::saves_marks_until_it_is_killed";

fn place(folder: &Path) -> MarksLocation {
    MarksLocation { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

fn read(number: usize) -> MarkChange {
    let key = MarkKey::parse(&format!("link https://example.org/{number}")).expect("a key");
    MarkChange { key, mark: Mark::Read, on: true }
}

/// Saves one mark after another and prints the number of each saved one. Without the variables, as in a run
/// of all tests, it does nothing.
#[test]
fn saves_marks_until_it_is_killed() {
    let [folder, first] = VARIABLES.map(std::env::var_os);
    let (Some(folder), Some(first)) = (folder, first) else { return };
    let first: usize = first.to_str().and_then(|text| text.parse().ok()).expect("a number");
    let mut store = Store::at(place(Path::new(&folder)));
    store.look();
    let mut output = std::io::stdout().lock();
    for number in first.. {
        store.take(vec![read(number)]);
        store.save().expect("it is saved");
        // In one write, so that a line is complete or missing.
        writeln!(output, "\nkept {number}").and_then(|()| output.flush()).expect("it is printed");
        store.look();
        store.tidy().expect("it is tidied");
    }
}

/// The bytes of all files in the folder of logs, and the inode of the only log.
fn written(place: &MarksLocation) -> (u64, Option<u64>) {
    let files = std::fs::read_dir(&place.logs).into_iter().flatten().flatten();
    let found = files.filter_map(|file| Some((file.file_name(), file.metadata().ok()?)));
    found.fold((0, None), |(bytes, log), (name, status)| {
        let is_log = Path::new(&name).extension().is_some_and(|ending| ending == "log");
        (bytes + status.len(), if is_log { Some(status.ino()) } else { log })
    })
}

/// The numbers that a process has acknowledged so far.
fn acknowledged(output: &Path) -> Vec<usize> {
    let output = std::fs::read_to_string(output).expect("a text");
    let whole = output.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    whole.filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).collect()
}

/// Fills the log with obsolete lines, and leaves the compaction to the next process.
fn waste(place: &MarksLocation) {
    let mut store = Store::at(place.clone());
    store.look();
    for on in [false, true, false, true] {
        store.take((0..WASTE).map(|number| MarkChange { on, ..read(number) }).collect::<Vec<_>>());
    }
    store.save().expect("it is saved");
}

/// Starts a process, kills it, and returns the numbers that it had acknowledged.
fn killed(place: &MarksLocation, kill: usize) -> Vec<usize> {
    let folder = place.logs.parent().expect("a folder");
    let output = folder.join("output");
    let (before, log) = written(place);
    let mut child = Command::new(std::env::current_exe().expect("a program"))
        .args(["--exact", WORKER, "--nocapture", "--test-threads=1"])
        .env(VARIABLES[0], folder)
        .env(VARIABLES[1], (FIRST * (kill + 1)).to_string())
        .stdout(File::create(&output).expect("a file"))
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    // A process that compacts the log is killed after a varying share of that work, or after it; every other
    // process after it has acknowledged or written a varying amount.
    let size = if kill % WASTED == 1 { WASTED_BYTES } else { 250 };
    let enough = before + size * u64::try_from(kill * 37 % KILLS).expect("a number") / 300;
    let is_time = || {
        if kill.is_multiple_of(2) {
            return acknowledged(&output).len() >= kill % 8 / 2;
        }
        let (bytes, now) = written(place);
        bytes >= enough || now != log
    };
    while !is_time() {
        assert!(child.try_wait().expect("it was started").is_none(), "it runs until it is killed");
        std::thread::yield_now();
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    acknowledged(&output)
}

#[test]
fn acknowledged_marks_survive_a_killed_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(folder.path());
    change(&place, (0..WASTE).map(read).collect()).expect("it is saved");
    let mut kept: Vec<usize> = (0..WASTE).collect();
    let mut compactions = 0;
    for kill in 0..KILLS {
        if kill % WASTED == 1 {
            waste(&place);
        }
        let (_, before) = written(&place);
        kept.extend(killed(&place, kill));
        compactions += usize::from(written(&place).1 != before);
        if kill % 10 == 9 {
            let marked: HashMap<u64, MarkSet> =
                numbers(&place).0.into_iter().map(|(number, record)| (number, record.marks())).collect();
            let is_kept = |number: usize| {
                let marks = marked.get(&read(number).key.number());
                marks.is_some_and(|marks| marks.has(Mark::Read))
            };
            let lost: Vec<_> = kept.iter().filter(|number| !is_kept(**number)).collect();
            assert!(lost.is_empty(), "after kill {kill}: {lost:?}");
        }
    }
    assert!(kept.len() > WASTE + KILLS / 2, "only {} were acknowledged", kept.len());
    assert!(compactions > 5, "compacted only {compactions} times");
}
