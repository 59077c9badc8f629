//! Runs the program in a pseudo-terminal: keys go in, screens and bytes come out.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal};
use rustix::termios::{LocalModes, OptionalActions, OutputModes, Termios, tcgetattr, tcsetattr};

use crate::support::write;

/// How long a test waits for a text or a state before it fails.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The program under test.
pub const VIGIE: &str = env!("CARGO_BIN_EXE_vigie");

/// The escape sequences that enter and leave the alternate screen.
pub const ENTER_SCREEN: &str = "\u{1b}[?1049h";
pub const LEAVE_SCREEN: &str = "\u{1b}[?1049l";

enum Event {
    Output(Vec<u8>),
    /// The output has ended.
    Closed,
    /// The program ended: its exit code, or the signal that ended it.
    Ended(Result<u32, String>),
}

/// A program in a pseudo-terminal, and a terminal emulator that interprets its output.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    events: Receiver<Event>,
    closing: Arc<AtomicBool>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    pid: Pid,
    parser: vt100::Parser,
    ended: Option<Result<u32, String>>,
    closed: bool,
    /// All bytes of the output.
    pub log: Vec<u8>,
}

/// A command for a pseudo-terminal, with an environment that is the same everywhere.
pub fn command<I: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = I>) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    command.args(arguments);
    let own = env!("CARGO_TARGET_TMPDIR");
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("LC_ALL", "C.UTF-8"),
        ("PATH", "/usr/bin:/bin"),
        ("XDG_CACHE_HOME", own),
        ("XDG_STATE_HOME", own),
        ("XDG_CONFIG_HOME", own),
    ] {
        command.env(name, value);
    }
    for (name, folder) in crate::cli::run::shared_places() {
        command.env(name, folder);
    }
    command
}

/// The reader with the embedded sample.
pub fn sample() -> CommandBuilder {
    // Without --fresh, the reader would open the last folder of another test.
    command(VIGIE, ["--fresh"])
}

/// The reader with a folder, without a restored session.
pub fn reader(folder: &Path) -> CommandBuilder {
    command(VIGIE, [Path::new("--fresh"), folder])
}

/// A folder of three articles, the newest first: First, Second, Third.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, name) in ["First", "Second", "Third"].iter().enumerate() {
        let link = format!("https://example.org/{}?a=1&b=%22", name.to_lowercase());
        let text = format!(
            "---\ntitle: {name} of three\ndate: 2024-01-{:02}\nlink: {link}\ntags: [sea]\n---\nThe {name} text.\n",
            20 - number
        );
        write(folder.path(), &format!("{}.md", name.to_lowercase()), &text);
    }
    folder
}

impl Pty {
    /// Starts a command in a terminal of 80 columns and 24 rows.
    pub fn start(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed())).expect("a process");
        let killer = child.clone_killer();
        let (sender, events) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let reader = pair.master.try_clone_reader().expect("a reader");
        let (output, stop) = (sender.clone(), Arc::clone(&closing));
        std::thread::spawn(move || read(reader, &output, &stop));
        std::thread::spawn(move || {
            let status = child.wait().expect("an exit status");
            let ended = match status.signal() {
                Some(signal) => Err(signal.to_owned()),
                None => Ok(status.exit_code()),
            };
            let _ = sender.send(Event::Ended(ended));
        });
        let writer = Some(pair.master.take_writer().expect("a writer"));
        let parser = parser(80, 24);
        let master = Some(pair.master);
        let (ended, closed, log) = (None, false, Vec::new());
        Self { master, writer, events, closing, killer, pid, parser, ended, closed, log }
    }

    /// Sends bytes as if they were typed.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        let writer = self.writer.as_mut().expect("the terminal is open");
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).expect("the terminal takes keys");
        self
    }

    /// Waits until the screen shows a text.
    pub fn expect(&mut self, text: &str) -> &mut Self {
        self.wait_for(text, |pty| pty.screen().contains(text))
    }

    /// Waits until the screen no longer shows a text.
    pub fn expect_gone(&mut self, text: &str) -> &mut Self {
        self.wait_for(text, |pty| !pty.screen().contains(text))
    }

    /// Waits until the output contains these bytes.
    pub fn expect_bytes(&mut self, bytes: &str) -> &mut Self {
        self.wait_for(bytes, |pty| pty.count(bytes) > 0)
    }

    /// Waits until a condition holds; `what` describes it for the failure message.
    pub fn wait_for(&mut self, what: &str, is_true: impl Fn(&Self) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !is_true(self) {
            assert!(!self.closed, "the program ended ({:?}) before {what:?}:\n{}", self.ended, self.screen());
            assert!(self.take_event(until), "waited in vain for {what:?}:\n{}", self.screen());
        }
        self
    }

    /// Waits for the end of the program and of its output. Returns its exit code, or the signal that ended
    /// it.
    pub fn end(&mut self) -> Result<u32, String> {
        let until = Instant::now() + PATIENCE;
        while self.ended.is_none() || !self.closed {
            assert!(self.take_event(until), "the program does not end:\n{}", self.screen());
        }
        self.ended.clone().expect("an exit status")
    }

    /// Waits for one event and applies it. `false` if there was none in time.
    fn take_event(&mut self, until: Instant) -> bool {
        let rest = until.saturating_duration_since(Instant::now());
        match self.events.recv_timeout(rest) {
            Ok(Event::Output(bytes)) => {
                self.parser.process(&bytes);
                self.log.extend(bytes);
            }
            Ok(Event::Closed) => self.closed = true,
            Ok(Event::Ended(status)) => self.ended = Some(status),
            Err(_) => return false,
        }
        true
    }

    /// The text of the screen.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The first line of the screen that contains the text; empty if there is none.
    pub fn line(&self, text: &str) -> String {
        let screen = self.screen();
        screen.lines().find(|line| line.contains(text)).unwrap_or_default().to_owned()
    }

    /// How often the output contains these bytes.
    pub fn count(&self, bytes: &str) -> usize {
        self.log.windows(bytes.len()).filter(|window| *window == bytes.as_bytes()).count()
    }

    /// The number of OSC sequences in the output, except the query for the background colour at the start.
    pub fn commands(&self) -> usize {
        self.count("\u{1b}]") - self.count("\u{1b}]11;?\u{1b}\\")
    }

    /// Changes the size of the terminal. The emulator keeps its size if a side is 0 or more than 1,000 cells.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        if (1..=1_000).contains(&columns) && (1..=1_000).contains(&rows) {
            let (rows, columns) = (side(rows), side(columns));
            self.parser.screen_mut().set_size(rows, columns);
        }
        self.master.as_ref().expect("the terminal is open").resize(size(columns, rows)).expect("a new size");
        self
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        rustix::process::kill_process(self.pid, signal).expect("the process is there");
    }

    /// The process id of the program.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// The modes of the terminal, such as echo and line editing.
    pub fn modes(&self) -> Termios {
        tcgetattr(self.line_end()).expect("the modes of the terminal")
    }

    /// Sets the modes of the terminal, as a shell does between two programs.
    pub fn set_modes(&self, modes: &Termios) {
        tcsetattr(self.line_end(), OptionalActions::Now, modes).expect("the modes of the terminal");
    }

    fn line_end(&self) -> rustix::fd::OwnedFd {
        let name = self.master.as_ref().and_then(|master| master.tty_name()).expect("a name");
        rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("the terminal opens")
    }

    /// Closes the terminal, as when a connection breaks.
    pub fn hang_up(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // The reading thread must wake up to release the terminal; the response to a key wakes it.
        self.send("j");
        let until = Instant::now() + PATIENCE;
        while !self.closed {
            assert!(self.take_event(until), "no response to a key");
        }
        self.writer = None;
        self.master = None;
    }

    /// Fails unless the terminal is restored: it edits and echoes lines, and everything that was switched on
    /// is switched off again.
    pub fn assert_restored(&self) {
        let modes = self.modes();
        assert!(modes.local_modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG));
        assert!(modes.output_modes.contains(OutputModes::OPOST));
        let last = |bytes: &str| self.log.windows(bytes.len()).rposition(|window| window == bytes.as_bytes());
        for (on, off) in [
            (ENTER_SCREEN, LEAVE_SCREEN),
            ("\u{1b}[?25l", "\u{1b}[?25h"),
            ("\u{1b}[?2004h", "\u{1b}[?2004l"),
            ("\u{1b}[?1000h", "\u{1b}[?1000l"),
            ("\u{1b}[?1002h", "\u{1b}[?1002l"),
            ("\u{1b}[?1003h", "\u{1b}[?1003l"),
            ("\u{1b}[?1006h", "\u{1b}[?1006l"),
        ] {
            assert!(last(off).is_some() && last(on) < last(off), "{on:?} is left on");
        }
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.ended.is_none() {
            let _ = self.killer.kill();
        }
    }
}

fn read(mut reader: Box<dyn Read + Send>, output: &Sender<Event>, stop: &AtomicBool) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(length @ 1..) = reader.read(&mut bytes) {
        if output.send(Event::Output(bytes[..length].to_vec())).is_err() || stop.load(Ordering::SeqCst) {
            break;
        }
    }
    drop(reader);
    let _ = output.send(Event::Closed);
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn side(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a side")
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(side(rows), side(columns), 0)
}
