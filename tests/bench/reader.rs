//! Runs the real program in a pseudo-terminal: sends keys and records when output arrives.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;
use vt100::Screen;

const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The rows of the panes, between the title bar and the status line.
const PANE_ROWS: std::ops::Range<usize> = 1..33;
/// How long to wait for expected output.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long to wait for a whole library to load.
pub const LONG_PATIENCE: Duration = Duration::from_secs(3_600);
/// After this long without output, a frame is complete.
const SETTLED: Duration = Duration::from_millis(4);
/// After this long without output and work, the program is waiting for keys.
const QUIET: Duration = Duration::from_millis(60);
/// Work within [`QUIET`] that is ignored, in nanoseconds of processor time: timers and watchers wake up now
/// and then.
const IDLE_WORK: u64 = 1_000_000;

/// New, empty folders for the user's cache, state and configuration.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The path of a file or folder in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The size of the cache, in bytes.
    pub fn cache_bytes(&self) -> u64 {
        let files = walkdir::WalkDir::new(self.path("cache")).into_iter().filter_map(Result::ok);
        files
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| Some(entry.metadata().ok()?.len()))
            .sum()
    }
}

/// The times of the last output and of the last change in each part of the screen.
#[derive(Default)]
pub struct Changes {
    /// Any output, even if only the caret moved.
    pub output: Option<Instant>,
    /// Everything but the left pane.
    pub results: Option<Instant>,
    /// The left pane.
    pub facets: Option<Instant>,
}

/// The program in its terminal.
pub struct Reader {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    last_output: Instant,
    log: PathBuf,
    pub started: Instant,
    /// How much output there was, in bytes.
    pub bytes: usize,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Reader {
    /// Starts vigie with the last session; with `log`, it writes a log of that name in the home.
    pub fn start(folder: &Path, home: &Home, log: Option<&str>) -> Self {
        Self::start_with(folder, home, log, &[])
    }

    /// Starts vigie with arguments after the folder.
    pub fn start_with(folder: &Path, home: &Home, log: Option<&str>, arguments: &[&str]) -> Self {
        let program = std::env::var_os("VIGIE_BENCH_PROGRAM");
        let mut command = CommandBuilder::new(program.unwrap_or_else(|| env!("CARGO_BIN_EXE_vigie").into()));
        command.arg(folder);
        command.args(arguments);
        if let Some(name) = log {
            command.env("VIGIE_LOG", home.path(name));
        }
        let mut reader = Self::spawn(command, home);
        reader.log = home.path(log.unwrap_or("no-log"));
        reader
    }

    /// Starts any program.
    pub fn spawn(mut command: CommandBuilder, home: &Home) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        command.cwd(std::env::current_dir().unwrap());
        command.env("TERM", "xterm-256color");
        for (variable, name) in [
            ("HOME", "home"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CONFIG_HOME", "config"),
        ] {
            fs::create_dir_all(home.path(name)).unwrap();
            command.env(variable, home.path(name));
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let side = |cells| NonZero::new(cells).unwrap();
        let screen = vt100::Parser::new(side(SIZE.rows), side(SIZE.cols), 0);
        let log = PathBuf::new();
        Self {
            child,
            keys,
            output,
            screen,
            last_output: started,
            log,
            started,
            bytes: 0,
            _terminal: pair.master,
        }
    }

    /// Processes the next output and returns when it arrived; `None` if there is none within `limit`.
    fn take(&mut self, limit: Duration) -> Option<Instant> {
        match self.output.recv_timeout(limit) {
            Ok((at, bytes)) => {
                self.screen.process(&bytes);
                self.bytes += bytes.len();
                self.last_output = at;
                Some(at)
            }
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("the program ended:\n{}", self.contents()),
        }
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Processes output until the screen is as wanted, and returns when that output arrived.
    pub fn wait(&mut self, limit: Duration, is_there: impl Fn(&str) -> bool) -> Option<Instant> {
        let limit = Instant::now() + limit;
        loop {
            if is_there(&self.contents()) {
                return Some(self.last_output);
            }
            self.take(limit.saturating_duration_since(Instant::now()))?;
        }
    }

    /// Processes output until there is no more and the program is idle.
    pub fn until_quiet(&mut self) -> Changes {
        self.follow(true)
    }

    /// Types keys and processes all output that follows; also returns when they were sent. On a busy machine
    /// the program may read a key late, so this waits for the first output.
    pub fn answer(&mut self, keys: &str) -> (Instant, Changes) {
        let before = self.send(keys);
        let changes = self.follow(false);
        assert!(changes.output.is_some(), "no output after {keys:?}:\n{}", self.contents());
        (before, changes)
    }

    fn follow(&mut self, may_be_silent: bool) -> Changes {
        let started = Instant::now();
        let limit = Instant::now() + LONG_PATIENCE;
        let mut changes = Changes::default();
        let (mut results, mut facets) = parts(self.screen.screen());
        let mut work = self.work();
        while Instant::now() < limit {
            if let Some(at) = self.take(QUIET) {
                changes.output = Some(at);
                let (new_results, new_facets) = parts(self.screen.screen());
                if new_results != results {
                    (results, changes.results) = (new_results, Some(at));
                }
                if new_facets != facets {
                    (facets, changes.facets) = (new_facets, Some(at));
                }
                continue;
            }
            let before = work;
            work = self.work();
            let has_answered = may_be_silent || changes.output.is_some() || started.elapsed() > PATIENCE;
            if has_answered && !self.is_running() && work.saturating_sub(before) < IDLE_WORK {
                break;
            }
        }
        changes
    }

    /// Types keys and returns when they were sent.
    pub fn send(&mut self, keys: &str) -> Instant {
        let before = Instant::now();
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        before
    }

    /// The time from a key to the last output of its frames.
    pub fn key(&mut self, key: &str) -> Duration {
        let before = self.send(key);
        let Some(mut at) = self.take(PATIENCE) else {
            panic!("no output after {key:?}:\n{}", self.contents())
        };
        while let Some(next) = self.take(SETTLED) {
            at = next;
        }
        self.until_quiet();
        at - before
    }

    /// Waits for a line of the log; `None` if the program becomes idle without writing it.
    pub fn wait_for_log(&mut self, line: &str) -> Option<Instant> {
        let mut work = (Instant::now(), self.work());
        loop {
            if fs::read_to_string(&self.log).is_ok_and(|log| log.contains(line)) {
                return Some(Instant::now());
            }
            let is_silent = self.take(Duration::from_millis(1)).is_none();
            if work.0.elapsed() > Duration::from_millis(500) {
                let before = work.1;
                work = (Instant::now(), self.work());
                if is_silent && !self.is_running() && work.1.saturating_sub(before) < IDLE_WORK {
                    return None;
                }
            }
        }
    }

    /// Resident memory without file-backed pages, in mebibytes.
    pub fn memory(&self) -> f64 {
        let status = self.process("status");
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let kibibytes: Option<f64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        kibibytes.map_or(f64::NAN, |kibibytes| kibibytes / 1024.0)
    }

    fn process(&self, file: &str) -> String {
        let process = self.child.process_id().unwrap();
        fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default()
    }

    /// The `/proc` files of this name of all threads.
    fn threads(&self, file: &str) -> Vec<String> {
        let process = self.child.process_id().unwrap();
        let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        threads.filter_map(|thread| fs::read_to_string(thread.path().join(file)).ok()).collect()
    }

    /// The processor time of all threads, in nanoseconds.
    pub fn work(&self) -> u64 {
        let times = self.threads("schedstat");
        times.iter().filter_map(|time| time.split_whitespace().next()?.parse::<u64>().ok()).sum()
    }

    /// Whether a thread is running, ready to run or waiting for the disk.
    fn is_running(&self) -> bool {
        // The state follows the name, which is in parentheses and may contain any character.
        let state =
            |stat: &String| stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
        self.threads("stat").iter().any(|stat| matches!(state(stat), Some('R' | 'D')))
    }

    pub fn quit(mut self) {
        self.send("Q");
        self.child.wait().unwrap();
    }
}

/// The screen without the left pane, and the left pane.
fn parts(screen: &Screen) -> (Vec<String>, Vec<String>) {
    let middle = screen.rows(0, SIZE.cols).nth(PANE_ROWS.end / 2).unwrap_or_default();
    let pane = middle.chars().position(|letter| letter == '│').unwrap_or(0);
    let pane = u16::try_from(pane).unwrap();
    let (facets, bars): (Vec<_>, Vec<_>) =
        screen.rows_formatted(0, pane).enumerate().partition(|(row, _)| PANE_ROWS.contains(row));
    let bars = bars.into_iter().map(|(_, row)| row);
    let results = bars.chain(screen.rows_formatted(pane, SIZE.cols - pane)).collect();
    (results, facets.into_iter().map(|(_, row)| row).collect())
}
