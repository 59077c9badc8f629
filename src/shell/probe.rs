//! What the terminal is like: asked once, when the reader starts, before its keys are read.
//!
//! The questions are constants; nothing of an article is ever near them. The answers end with the one to
//! the last question, which every terminal knows; one that says nothing is waited for a quarter of a second
//! and then taken as it is. What is typed meanwhile is kept and comes first. An answer that comes later
//! is not taken for keys: see [`Late`].

mod answers;
mod late;
mod typed;

use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use crate::app::Terminal;

pub(super) use answers::Answers;
pub(super) use late::Late;
pub(super) use typed::Typed;

/// Whether the terminal owes an answer.
static OWED: AtomicBool = AtomicBool::new(false);

/// How long the answers are waited for.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long answers on their way are waited for when the program ends.
const LAST_PATIENCE: Duration = Duration::from_millis(200);

/// The colour of the ground (OSC 11), the size of a cell and of the screen in pixels (XTWINOPS 16 and 14).
const QUESTIONS: &[u8] = b"\x1b]11;?\x1b\\\x1b[16t\x1b[14t";
/// Whether one pixel would be taken by the protocol of kitty, and whether it would be taken compressed.
const KITTY_QUESTIONS: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\
    \x1b_Gi=32,s=1,v=1,a=q,t=d,f=24,o=z;eJxjYGAAAAADAAE=\x1b\\";
/// Who are you (DA1): known to every terminal, and so the end of the answers.
const LAST_QUESTION: &[u8] = b"\x1b[c";

/// What the surroundings tell of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// `TERM`.
    pub term: String,
    /// `TERM_PROGRAM`, or `LC_TERMINAL`, which goes through SSH.
    pub program: String,
    /// Whether a multiplexer stands between: tmux, screen or zellij.
    pub multiplexed: bool,
    /// Whether it is kitty, by `KITTY_WINDOW_ID`.
    pub kitty: bool,
    /// Whether it says that it has every colour, by `COLORTERM`.
    pub true_colour: bool,
}

impl Surroundings {
    /// Those of this process.
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

/// The terminal, by its answers and by its surroundings. What only one of the two says is believed only
/// where nothing goes wrong if it is not so.
pub(super) fn judge(answers: &Answers, around: &Surroundings, cell: Option<(u16, u16)>) -> Terminal {
    let is = |name: &str| around.program == name;
    let named = |part: &str| around.term.contains(part);
    // Of the terminals that answer the question of kitty, these have the characters that stand for images.
    // A variable of kitty may be left over from the terminal that another one was started in.
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

/// The answers of a terminal and what was typed meanwhile.
pub(super) struct Asked {
    /// The terminal.
    pub terminal: Terminal,
    /// What was typed, in order.
    pub typed: Vec<Typed>,
    /// What may still come.
    pub late: Late,
}

/// Asks the terminal on the standard streams, which must be in raw mode. `with_graphics` says whether it
/// matters how images are shown.
pub(super) fn ask(with_graphics: bool) -> Asked {
    let mut answers = Answers::default();
    let questions: &[&[u8]] = if with_graphics {
        &[QUESTIONS, KITTY_QUESTIONS, LAST_QUESTION]
    } else {
        &[QUESTIONS, LAST_QUESTION]
    };
    OWED.store(true, Ordering::SeqCst);
    if write(&questions.concat()) {
        listen(&mut answers, PATIENCE);
    }
    OWED.store(!answers.is_complete(), Ordering::SeqCst);
    let terminal = judge(&answers, &Surroundings::of_process(), cell_by_system());
    let late = Late::after(&answers);
    Asked { terminal, typed: typed::read(&answers.finish()), late }
}

/// Reads until the last answer is there, or the time is over.
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

/// Waits until there is something to read, and nothing but that: the end of the terminal is nothing.
fn is_readable(input: &impl AsFd, wait: Duration) -> Result<bool, rustix::io::Errno> {
    let mut descriptors = [PollFd::new(input, PollFlags::IN)];
    let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
    poll(&mut descriptors, Some(&Timespec { tv_sec: seconds, tv_nsec: wait.subsec_nanos().into() }))?;
    Ok(descriptors.iter().any(|descriptor| descriptor.revents() == PollFlags::IN))
}

/// Writes past the buffers of the standard library, like [`give_back`](super::terminal::give_back).
fn write(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), rest) {
            Ok(written) => rest = rest.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
    true
}

/// The size of a cell in pixels as the system has it; many terminals tell it nothing.
fn cell_by_system() -> Option<(u16, u16)> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    let width = size.ws_xpixel.checked_div(size.ws_col)?;
    let height = size.ws_ypixel.checked_div(size.ws_row)?;
    Some((width, height))
}

/// Waits for answers that are still on their way, so that the shell does not take them for a command.
pub(super) fn drain() {
    if !OWED.load(Ordering::SeqCst) {
        return;
    }
    let mut rest = Answers::default();
    listen(&mut rest, LAST_PATIENCE);
    // What came while nobody read, as far as the system has it.
    let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(term: &str, program: &str) -> Surroundings {
        Surroundings { term: term.into(), program: program.into(), ..Surroundings::default() }
    }

    #[test]
    fn a_terminal_is_what_it_answers_and_where_it_stands() {
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
        let started_in_kitty = Surroundings { kitty: true, ..around("xterm-256color", "WezTerm") };
        assert!(!judge(&answers, &started_in_kitty, None).kitty);
        assert!(judge(&answers, &Surroundings { kitty: true, ..around("xterm-256color", "") }, None).kitty);
        assert!(judged("xterm-kitty", "").kitty_compression && judged("xterm-kitty", "").true_colour);
        let through = Surroundings { multiplexed: true, ..around("xterm-kitty", "WezTerm") };
        let terminal = judge(&answers, &through, None);
        assert_eq!((terminal.kitty, terminal.iterm2, terminal.sixel), (false, false, false));
        assert_eq!(terminal.cell_pixels, Some((10, 20)));
        let silent = judge(&Answers::default(), &around("xterm-kitty", ""), Some((9, 18)));
        assert_eq!((silent.kitty, silent.sixel, silent.cell_pixels), (false, false, Some((9, 18))));
        assert_eq!(judge(&Answers::default(), &around("", ""), Some((0, 0))).cell_pixels, None);
    }

    #[test]
    fn the_questions_hold_nothing_but_questions() {
        for questions in [QUESTIONS, KITTY_QUESTIONS, LAST_QUESTION] {
            assert!(questions.starts_with(b"\x1b"));
            assert!(questions.iter().all(|byte| *byte == 0x1b || (0x20..0x7f).contains(byte)));
        }
        assert!(LAST_QUESTION.ends_with(b"c"));
    }
}
