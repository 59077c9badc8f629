//! How long a reader waits for the real program in a pseudo-terminal, as a Markdown table.
//!
//! It measures the folder in `VIGIE_BENCH_DIR`, or 2,787 generated articles.

#![allow(missing_docs, reason = "a bench has no callers")]
#![allow(dead_code, reason = "the generator has a part that only the other bench needs")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench that fails may stop"
)]
#![allow(clippy::print_stdout, reason = "the table is what this is for")]

mod generate;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use jiff::civil;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vigie::io::{Source, load};
use vigie::library::{Library, Sort};
use vigie::query::Query;
use vigie::wording::Phrase;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);
const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
const RUNS: usize = 5;
const KEYS: usize = 200;
/// What is typed; every character is a measurement.
const SEARCHES: [&str; 4] = ["stent", "heart valve", "étude", "patients trial"];
const PATIENCE: Duration = Duration::from_secs(20);
/// No output for so long means that the program waits for keys again.
const QUIET: Duration = Duration::from_millis(4);

/// The program in its terminal.
struct Reader {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    started: Instant,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Reader {
    fn start(folder: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_vigie"));
        command.arg(folder);
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let side = |cells| std::num::NonZero::new(cells).unwrap();
        let screen = vt100::Parser::new(side(SIZE.rows), side(SIZE.cols), 0);
        Self { child, keys, output, screen, started, _terminal: pair.master }
    }

    /// Takes output until the screen is as wanted; gives the time at which it was.
    fn wait(&mut self, what: &str, is_there: impl Fn(&str) -> bool) -> Instant {
        let limit = Instant::now() + PATIENCE;
        loop {
            let contents = self.screen.screen().contents();
            if is_there(&contents) {
                return Instant::now();
            }
            let left = limit.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else { panic!("no {what} in:\n{contents}") };
            self.screen.process(&bytes);
        }
    }

    fn until_quiet(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(QUIET) {
            self.screen.process(&bytes);
        }
    }

    /// Types something; gives the time.
    fn send(&mut self, keys: &str) -> Instant {
        let before = Instant::now();
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        before
    }

    /// From a key to the first output that follows.
    fn key(&mut self, key: &str) -> Duration {
        let before = self.send(key);
        let bytes = self.output.recv_timeout(PATIENCE).unwrap();
        let after = before.elapsed();
        self.screen.process(&bytes);
        self.until_quiet();
        after
    }

    /// Kibibytes of a line of the status of the process.
    fn memory(&self, name: &str) -> f64 {
        let process = self.child.process_id().unwrap();
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.unwrap_or(f64::NAN)
    }

    fn quit(mut self) {
        self.send("Q");
        self.child.wait().unwrap();
    }
}

/// The numbers of one run, in the order of [`NAMES`].
type Numbers = [f64; 8];

const NAMES: [(&str, &str); 8] = [
    ("start to first rows", "ms"),
    ("start to all loaded", "ms"),
    ("key to frame, p50", "ms"),
    ("key to frame, p99", "ms"),
    ("typed character to results, p50", "ms"),
    ("typed character to results, p99", "ms"),
    ("resident memory", "MiB"),
    ("of it not from files", "MiB"),
];

fn measure(folder: &Path, library: &Arc<Library>) -> Numbers {
    let mut reader = Reader::start(folder);
    let all = library.len();
    let rows = reader.wait("rows", |screen| screen.contains('▌')) - reader.started;
    let whole = Phrase::Articles { all }.text();
    let loaded = reader.wait("all articles", |screen| screen.contains(&*whole)) - reader.started;
    reader.until_quiet();
    let keys: Vec<_> = (0..KEYS).map(|_| reader.key("j")).collect();
    let mut typed = Vec::new();
    for search in SEARCHES {
        reader.key("/");
        for (at, character) in search.char_indices() {
            let so_far = search.get(..at + character.len_utf8()).unwrap();
            let shown = library.find(&Query::parse(so_far), Sort::default(), false).ids.len();
            let count = Phrase::ShownOf { shown, all }.text();
            let prompt = format!("/{}", so_far.trim_end());
            let before = reader.send(&character.to_string());
            let after = reader.wait(&format!("results of {so_far}"), |screen| {
                let bar = screen.lines().last().unwrap_or_default();
                bar.contains(&prompt) && bar.trim_end().ends_with(&*count)
            });
            typed.push(after - before);
            reader.until_quiet();
        }
        reader.key("\x1b");
        reader.until_quiet();
    }
    let numbers = [
        milliseconds(rows),
        milliseconds(loaded),
        percentile(&keys, 50),
        percentile(&keys, 99),
        percentile(&typed, 50),
        percentile(&typed, 99),
        reader.memory("VmRSS") / 1024.0,
        reader.memory("RssAnon") / 1024.0,
    ];
    reader.quit();
    numbers
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn percentile(durations: &[Duration], percent: usize) -> f64 {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    milliseconds(sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)])
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn is_measuring() -> bool {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    asked("--bench") && !asked("--test")
}

fn main() {
    // Measuring is for `cargo bench`, which alone says `--bench`; a test run only has to compile this.
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
    let library = Arc::new(load::load(&Source::folder(&folder).unwrap(), TODAY));
    let runs: Vec<Numbers> = (0..RUNS).map(|_| measure(&folder, &library)).collect();
    println!("| {} articles, 120×36, median of {RUNS} runs | |\n|---|---:|", library.len());
    for (index, (name, unit)) in NAMES.into_iter().enumerate() {
        println!("| {name} | {:.1} {unit} |", median(runs.iter().map(|run| run[index]).collect()));
    }
}
