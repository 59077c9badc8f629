//! A process that is killed while it keeps marks, at whatever moment: what it had acknowledged is there.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};

use vigie::io::marks::{Place, Store, change, numbers};
use vigie::model::{Mark, MarkChange, MarkKey, MarkSet};

/// How often a process is killed.
const KILLS: usize = 300;
/// Before every so manieth process the log is worth writing anew.
const WASTED: usize = 12;
/// How many marks are set and taken away to make it so.
const WASTE: usize = 600;
/// How many bytes that takes, and writing the log anew after it, about.
const WASTED_BYTES: u64 = 400_000;
/// Each process has so many numbers of its own.
const FIRST: usize = 1_000_000;
/// Where the process that is killed is told to keep marks, and the number of the first one.
const VARIABLES: [&str; 2] = ["VIGIE_TEST_MARKS", "VIGIE_TEST_FIRST"];
/// How the process that is killed finds its work in this program.
const WORKER: &str = "cli::marks_killed::the_process_that_is_killed";

fn place(folder: &Path) -> Place {
    Place { logs: folder.join("marks"), own: folder.join("state"), before: None }
}

fn read(number: usize) -> MarkChange {
    let key = MarkKey::parse(&format!("link https://example.org/{number}")).expect("a key");
    MarkChange { key, mark: Mark::Read, on: true }
}

/// Keeps one mark after the other and says of each that it is kept. Does nothing where nobody asks for it.
#[test]
fn the_process_that_is_killed() {
    let [folder, first] = VARIABLES.map(std::env::var_os);
    let (Some(folder), Some(first)) = (folder, first) else { return };
    let first: usize = first.to_str().and_then(|text| text.parse().ok()).expect("a number");
    let mut store = Store::at(place(Path::new(&folder)));
    store.look();
    let mut output = std::io::stdout().lock();
    for number in first.. {
        store.take(vec![read(number)]);
        store.save().expect("it is saved");
        // Said at once, in one piece.
        writeln!(output, "\nkept {number}").and_then(|()| output.flush()).expect("it is said");
        store.look();
        store.tidy().expect("it is tidied");
    }
}

/// The bytes of all files in the folder of logs, and which file the only log is.
fn written(place: &Place) -> (u64, Option<u64>) {
    let files = std::fs::read_dir(&place.logs).into_iter().flatten().flatten();
    let found = files.filter_map(|file| Some((file.file_name(), file.metadata().ok()?)));
    found.fold((0, None), |(bytes, log), (name, status)| {
        let is_log = Path::new(&name).extension().is_some_and(|ending| ending == "log");
        (bytes + status.len(), if is_log { Some(status.ino()) } else { log })
    })
}

/// The numbers that a process has acknowledged so far.
fn acknowledged(said: &Path) -> Vec<usize> {
    let said = std::fs::read_to_string(said).expect("a text");
    let whole = said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    whole.filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).collect()
}

/// Makes the log worth writing anew, and leaves that to the next process.
fn waste(place: &Place) {
    let mut store = Store::at(place.clone());
    store.look();
    for on in [false, true, false, true] {
        store.take((0..WASTE).map(|number| MarkChange { on, ..read(number) }).collect());
    }
    store.save().expect("it is saved");
}

/// Starts a process, kills it and gives what it had acknowledged.
fn killed(place: &Place, kill: usize) -> Vec<usize> {
    let folder = place.logs.parent().expect("a folder");
    let said = folder.join("said");
    let (before, log) = written(place);
    let mut child = Command::new(std::env::current_exe().expect("a program"))
        .args(["--exact", WORKER, "--nocapture", "--test-threads=1"])
        .env(VARIABLES[0], folder)
        .env(VARIABLES[1], (FIRST * (kill + 1)).to_string())
        .stdout(File::create(&said).expect("a file"))
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    // Of those that find a log worth writing anew, each is killed when it has written another part of what
    // that takes, or has done it; of the others, when they have acknowledged or written so much.
    let size = if kill % WASTED == 1 { WASTED_BYTES } else { 250 };
    let enough = before + size * u64::try_from(kill * 37 % KILLS).expect("a number") / 300;
    let is_time = || {
        if kill.is_multiple_of(2) {
            return acknowledged(&said).len() >= kill % 8 / 2;
        }
        let (bytes, now) = written(place);
        bytes >= enough || now != log
    };
    while !is_time() {
        assert!(child.try_wait().expect("it was started").is_none(), "it goes on until it is killed");
        std::thread::yield_now();
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    acknowledged(&said)
}

#[test]
fn no_mark_that_was_acknowledged_is_lost_when_a_process_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(folder.path());
    change(&place, (0..WASTE).map(read).collect()).expect("it is saved");
    let mut kept: Vec<usize> = (0..WASTE).collect();
    let mut written_anew = 0;
    for kill in 0..KILLS {
        if kill % WASTED == 1 {
            waste(&place);
        }
        let (_, before) = written(&place);
        kept.extend(killed(&place, kill));
        written_anew += usize::from(written(&place).1 != before);
        if kill % 10 == 9 {
            let marked: HashMap<u64, MarkSet> = numbers(&place).0.into_iter().collect();
            let is_kept = |number: usize| {
                let marks = marked.get(&read(number).key.number());
                marks.is_some_and(|marks| marks.has(Mark::Read))
            };
            let lost: Vec<_> = kept.iter().filter(|number| !is_kept(**number)).collect();
            assert!(lost.is_empty(), "after kill {kill}: {lost:?}");
        }
    }
    assert!(kept.len() > WASTE + KILLS / 2, "only {} were acknowledged", kept.len());
    assert!(written_anew > 5, "written anew only {written_anew} times");
}
