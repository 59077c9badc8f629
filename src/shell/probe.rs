//! Asks the terminal what it supports: its background, the size of its cells, the ways to show images. That
//! happens once, at the start and before keys are read. Choosing the way is left to [`app`](crate::app).
//!
//! Floor 5, part of [`shell`](crate::shell). The questions are constants, without content of articles. The
//! last one is answered by every terminal and so ends the answers; a silent terminal is given a quarter of a
//! second. Keys typed meanwhile are kept. Answers that come later are not mistaken for keys: see [`Late`].

mod answers;
mod late;
mod typed;

use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use crate::app::Terminal;
use crate::shell::terminal::write_all;

pub(super) use answers::Answers;
pub(super) use late::Late;

/// Whether the terminal has not answered the last question yet.
static OWED: AtomicBool = AtomicBool::new(false);

/// How long to wait for the answers.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long to wait for late answers when the program ends.
const LAST_PATIENCE: Duration = Duration::from_millis(200);

/// Background colour (OSC 11); size of a cell and of the screen in pixels (XTWINOPS 16 and 14).
const QUESTIONS: &[u8] = b"\x1b]11;?\x1b\\\x1b[16t\x1b[14t";
/// Whether the terminal would accept a kitty image of one pixel, plain (id 31) and compressed (id 32).
const KITTY_QUESTIONS: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\
    \x1b_Gi=32,s=1,v=1,a=q,t=d,f=24,o=z;eJxjYGAAAAADAAE=\x1b\\";
/// Device attributes (DA1). Every terminal answers, so this answer is the last one.
const LAST_QUESTION: &[u8] = b"\x1b[c";

/// What the environment variables reveal about the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TerminalEnvironment {
    pub term: String,
    /// `TERM_PROGRAM`, else `LC_TERMINAL`, which SSH passes on.
    pub program: String,
    /// Whether tmux, screen or zellij is in between.
    pub multiplexed: bool,
    /// Whether `KITTY_WINDOW_ID` is set.
    pub kitty: bool,
    /// Whether `COLORTERM` promises 24-bit colour.
    pub true_colour: bool,
}

impl TerminalEnvironment {
    /// Reads the variables of this process.
    pub(super) fn of_process() -> Self {
        let text = |name: &str| std::env::var(name).unwrap_or_default();
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let term = text("TERM");
        let multiplexed = ["TMUX", "STY", "ZELLIJ"].into_iter().any(is_set)
            || term.starts_with("tmux")
            || term.starts_with("screen");
        Self {
            program: if is_set("TERM_PROGRAM") { text("TERM_PROGRAM") } else { text("LC_TERMINAL") },
            multiplexed,
            kitty: is_set("KITTY_WINDOW_ID"),
            true_colour: matches!(text("COLORTERM").as_str(), "truecolor" | "24bit"),
            term,
        }
    }
}

/// What the terminal supports, by its answers and its environment; `cell` is the size of a cell in pixels as
/// the system knows it. Kitty images need an answer and a known name, sixels an answer, iTerm2 images a name.
fn judge(answers: &Answers, around: &TerminalEnvironment, cell: Option<(u16, u16)>) -> Terminal {
    let is = |name: &str| around.program == name;
    let named = |part: &str| around.term.contains(part);
    // More terminals accept kitty images, but only these have the placeholder characters that vigie draws
    // them with. `KITTY_WINDOW_ID` may be inherited from the terminal that this one was started in.
    let is_in_kitty = around.kitty && around.program.is_empty();
    let has_placeholders = is_in_kitty || named("kitty") || named("ghostty") || is("ghostty");
    let kitty = answers.kitty && has_placeholders;
    let iterm2 =
        is("iTerm.app") || is("iTerm2") || is("WezTerm") || is("mintty") || is("rio") || named("wezterm");
    let direct = !around.multiplexed;
    Terminal {
        background: answers.background,
        kitty: direct && kitty,
        kitty_compression: direct && kitty && answers.kitty_compression,
        sixel: direct && answers.sixel,
        iterm2: direct && iterm2,
        cell_pixels: answers.cell_pixels.or(cell).filter(|&(width, height)| width > 1 && height > 1),
        true_colour: around.true_colour || kitty || iterm2 || named("direct"),
    }
}

/// The outcome of the questions.
pub(super) struct ProbeResult {
    pub terminal: Terminal,
    /// What was typed meanwhile, in order.
    pub typed: Vec<Event>,
    /// Recognises answers that are still to come.
    pub late: Late,
}

/// Asks the terminal on standard input and output, which must be in raw mode. `with_graphics` also asks for
/// kitty images.
pub(super) fn ask(with_graphics: bool) -> ProbeResult {
    let mut answers = Answers::default();
    let questions: &[&[u8]] = if with_graphics {
        &[QUESTIONS, KITTY_QUESTIONS, LAST_QUESTION]
    } else {
        &[QUESTIONS, LAST_QUESTION]
    };
    OWED.store(true, Ordering::SeqCst);
    if write_all(&questions.concat()) {
        listen(&mut answers, PATIENCE);
    }
    OWED.store(!answers.is_complete(), Ordering::SeqCst);
    let terminal = judge(&answers, &TerminalEnvironment::of_process(), cell_by_system());
    let late = Late::after(&answers);
    ProbeResult { terminal, typed: typed::read(&answers.finish()), late }
}

/// Reads until the last answer has come or `patience` is over.
fn listen(answers: &mut Answers, patience: Duration) {
    let until = Instant::now() + patience;
    let input = rustix::stdio::stdin();
    let mut bytes = [0; 4096];
    while !answers.is_complete() {
        let rest = until.saturating_duration_since(Instant::now());
        match is_readable(&input, rest) {
            Err(rustix::io::Errno::INTR) => continue,
            Ok(true) => {}
            Ok(false) | Err(_) => return,
        }
        match rustix::io::read(input, &mut bytes) {
            Ok(0) => return,
            Ok(length) => answers.take(bytes.get(..length).unwrap_or_default()),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => return,
        }
    }
}

/// Waits for input. Returns `false` if none arrives in time or the other end is gone.
pub(super) fn is_readable(input: &impl AsFd, wait: Duration) -> Result<bool, rustix::io::Errno> {
    let mut descriptors = [PollFd::new(input, PollFlags::IN)];
    let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
    poll(&mut descriptors, Some(&Timespec { tv_sec: seconds, tv_nsec: wait.subsec_nanos().into() }))?;
    Ok(descriptors.iter().any(|descriptor| descriptor.revents() == PollFlags::IN))
}

/// The size of a cell in pixels as the system knows it; many terminals do not report it.
fn cell_by_system() -> Option<(u16, u16)> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    let width = size.ws_xpixel.checked_div(size.ws_col)?;
    let height = size.ws_ypixel.checked_div(size.ws_row)?;
    Some((width, height))
}

/// At the end of the program, reads and drops late answers, so that the shell does not take them for input.
pub(super) fn drain() {
    if !OWED.load(Ordering::SeqCst) {
        return;
    }
    let mut rest = Answers::default();
    listen(&mut rest, LAST_PATIENCE);
    // Also what the system has received since.
    let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(term: &str, program: &str) -> TerminalEnvironment {
        TerminalEnvironment { term: term.into(), program: program.into(), ..TerminalEnvironment::default() }
    }

    #[test]
    fn answers_and_environment_decide_what_is_supported() {
        let mut answers = Answers::default();
        answers.take(b"\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1b[6;20;10t\x1b[?62;4c");
        let judged = |term: &str, program: &str| judge(&answers, &around(term, program), None);
        let shown = |term: &str, program: &str| {
            let terminal = judged(term, program);
            (terminal.kitty, terminal.iterm2, terminal.sixel)
        };
        assert_eq!(shown("xterm-kitty", ""), (true, false, true));
        assert_eq!(shown("xterm-ghostty", "ghostty"), (true, false, true));
        assert_eq!(shown("xterm-256color", "WezTerm"), (false, true, true));
        assert_eq!(shown("xterm-256color", "iTerm.app"), (false, true, true));
        assert_eq!(shown("xterm-256color", ""), (false, false, true));
        assert_eq!(shown("xterm-256color", "iTerm2"), (false, true, true));
        let started_in_kitty = TerminalEnvironment { kitty: true, ..around("xterm-256color", "WezTerm") };
        assert!(!judge(&answers, &started_in_kitty, None).kitty);
        assert!(
            judge(&answers, &TerminalEnvironment { kitty: true, ..around("xterm-256color", "") }, None).kitty
        );
        assert!(judged("xterm-kitty", "").kitty_compression && judged("xterm-kitty", "").true_colour);
        let through = TerminalEnvironment { multiplexed: true, ..around("xterm-kitty", "WezTerm") };
        let terminal = judge(&answers, &through, None);
        assert_eq!((terminal.kitty, terminal.iterm2, terminal.sixel), (false, false, false));
        assert_eq!(terminal.cell_pixels, Some((10, 20)));
        let silent = judge(&Answers::default(), &around("xterm-kitty", ""), Some((9, 18)));
        assert_eq!((silent.kitty, silent.sixel, silent.cell_pixels), (false, false, Some((9, 18))));
        assert_eq!(judge(&Answers::default(), &around("", ""), Some((0, 0))).cell_pixels, None);
    }

    #[test]
    fn the_questions_are_printable_escape_sequences() {
        for questions in [QUESTIONS, KITTY_QUESTIONS, LAST_QUESTION] {
            assert!(questions.starts_with(b"\x1b"));
            assert!(questions.iter().all(|byte| *byte == 0x1b || (0x20..0x7f).contains(byte)));
        }
        assert!(LAST_QUESTION.ends_with(b"c"));
    }
}
