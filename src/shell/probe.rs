//! Asks the terminal what it supports: its background, the size of its cells, the ways to show images. That
//! happens once, at the start and before keys are read. Choosing the way is left to [`app`](crate::app). The
//! questions are constants, without content of articles. The last one is answered by every terminal and so
//! ends the answers; a silent terminal is given a quarter of a second. Keys typed meanwhile are kept. Answers
//! that come later are not mistaken for keys: see [`Late`]. Floor 5, part of [`shell`](crate::shell).

mod answers;
mod typed;

use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use crate::app::Terminal;
use crate::shell::terminal::write_all;

pub(super) use answers::Answers;

/// Whether the terminal has not answered the last question yet.
static OWED: AtomicBool = AtomicBool::new(false);

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

/// What the terminal supports, by its answers and the environment; `cell` is the size of a cell in pixels as the
/// system knows it. Kitty images need an answer and a known name, sixels an answer, iTerm2 images a name.
fn judge(answers: &Answers, variable: impl Fn(&str) -> Option<String>, cell: Option<(u16, u16)>) -> Terminal {
    let value = |name: &str| variable(name).filter(|value| !value.is_empty());
    let term = value("TERM").unwrap_or_default();
    // SSH passes `LC_TERMINAL` on.
    let program = value("TERM_PROGRAM").or_else(|| value("LC_TERMINAL")).unwrap_or_default();
    let is = |name: &str| program == name;
    let named = |part: &str| term.contains(part);
    // tmux, screen and zellij do not pass images on.
    let direct = ["TMUX", "STY", "ZELLIJ"].iter().all(|name| value(name).is_none())
        && !term.starts_with("tmux")
        && !term.starts_with("screen");
    // More terminals accept kitty images, but only these have the placeholder characters that vigie draws
    // them with. `KITTY_WINDOW_ID` may be inherited from the terminal that this one was started in.
    let is_in_kitty = value("KITTY_WINDOW_ID").is_some() && program.is_empty();
    let has_placeholders = is_in_kitty || named("kitty") || named("ghostty") || is("ghostty");
    let kitty = answers.kitty && has_placeholders;
    let iterm2 =
        is("iTerm.app") || is("iTerm2") || is("WezTerm") || is("mintty") || is("rio") || named("wezterm");
    let promises_colour = matches!(value("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    Terminal {
        background: answers.background,
        kitty: direct && kitty,
        kitty_compression: direct && kitty && answers.kitty_compression,
        sixel: direct && answers.sixel,
        iterm2: direct && iterm2,
        cell_pixels: answers.cell_pixels.or(cell).filter(|&(width, height)| width > 1 && height > 1),
        true_colour: promises_colour || kitty || iterm2 || named("direct"),
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
    let terminal = judge(&answers, |name| std::env::var(name).ok(), cell_by_system());
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

/// Longest pause inside a control string. If the user really presses Alt-], keys are lost until the next
/// pause of this length.
const PAUSE: Duration = Duration::from_millis(500);

/// Recognises answers of the terminal that come after the wait for them is over. crossterm takes a control string
/// for keys: `ESC ]` for Alt-], then every letter. As long as the last answer is missing, such a string is
/// swallowed as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Late {
    /// Whether the last answer is missing.
    waits_for_last_answer: bool,
    /// When the last part of a string came, if one has begun.
    inside: Option<Instant>,
}

impl Late {
    /// What may still come after these answers.
    pub(super) fn after(answers: &Answers) -> Self {
        let waits_for_last_answer = !answers.is_complete();
        Self {
            waits_for_last_answer,
            inside: (waits_for_last_answer && answers.is_inside()).then(Instant::now),
        }
    }

    /// Whether an event that comes at `now` is part of an answer.
    pub fn swallows(&mut self, event: &Event, now: Instant) -> bool {
        if !self.waits_for_last_answer {
            return false;
        }
        let Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) = event else {
            return self.inside.is_some_and(|last| now.duration_since(last) < PAUSE);
        };
        let with_alt = modifiers.contains(KeyModifiers::ALT);
        if self.inside.is_some_and(|last| now.duration_since(last) < PAUSE) {
            // `ESC \` or the bell.
            let is_end =
                with_alt && *letter == '\\' || modifiers.contains(KeyModifiers::CONTROL) && *letter == 'g';
            self.inside = (!is_end).then_some(now);
            return true;
        }
        // Other modifiers may be set too: crossterm adds Shift to upper-case letters.
        let begins = with_alt && matches!(letter, ']' | 'P' | '_' | '^' | 'X');
        self.inside = begins.then_some(now);
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_environment_decide_what_is_supported() {
        let mut answers = Answers::default();
        answers.take(b"\x1b_Gi=31;OK\x1b\\\x1b_Gi=32;OK\x1b\\\x1b[6;20;10t\x1b[?62;4c");
        let judged = |answers: &Answers, variables: &[(&str, &str)], cell: Option<(u16, u16)>| {
            let find = |name: &str| variables.iter().find(|(other, _)| *other == name);
            judge(answers, |name| find(name).map(|(_, value)| (*value).to_owned()), cell)
        };
        for (variables, expected) in [
            (&[("TERM", "xterm-kitty")][..], (true, false, true)),
            (&[("TERM", "xterm-ghostty"), ("TERM_PROGRAM", "ghostty")], (true, false, true)),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], (false, true, true)),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], (false, true, true)),
            (&[("TERM", "xterm-256color")], (false, false, true)),
            (&[("TERM", "xterm-256color"), ("LC_TERMINAL", "iTerm2")], (false, true, true)),
            (&[("KITTY_WINDOW_ID", "1"), ("TERM_PROGRAM", "WezTerm")], (false, true, true)),
            (&[("KITTY_WINDOW_ID", "1"), ("TERM", "xterm-256color")], (true, false, true)),
            (&[("TERM", "xterm-kitty"), ("TERM_PROGRAM", "WezTerm"), ("TMUX", "x")], (false, false, false)),
            (&[("TERM", "screen.xterm-kitty")], (false, false, false)),
        ] {
            let terminal = judged(&answers, variables, None);
            assert_eq!((terminal.kitty, terminal.iterm2, terminal.sixel), expected, "{variables:?}");
            assert_eq!(terminal.cell_pixels, Some((10, 20)));
        }
        let kitty = judged(&answers, &[("TERM", "xterm-kitty")], None);
        assert!(kitty.kitty_compression && kitty.true_colour);
        assert!(judged(&Answers::default(), &[("COLORTERM", "24bit")], None).true_colour);
        let silent = judged(&Answers::default(), &[("TERM", "xterm-kitty")], Some((9, 18)));
        assert_eq!((silent.kitty, silent.sixel, silent.cell_pixels), (false, false, Some((9, 18))));
        assert_eq!(judged(&Answers::default(), &[], Some((0, 0))).cell_pixels, None);
    }

    #[test]
    fn the_questions_are_printable_escape_sequences() {
        for questions in [QUESTIONS, KITTY_QUESTIONS, LAST_QUESTION] {
            assert!(questions.starts_with(b"\x1b"));
            assert!(questions.iter().all(|byte| *byte == 0x1b || (0x20..0x7f).contains(byte)));
        }
        assert!(LAST_QUESTION.ends_with(b"c"));
    }

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// The letters of these bytes that are not swallowed, with the events that crossterm makes of them.
    fn left(late: &mut Late, bytes: &str, now: Instant) -> String {
        let mut left = String::new();
        let mut escaped = false;
        for letter in bytes.chars() {
            let event = match letter {
                '\u{1b}' => {
                    escaped = true;
                    continue;
                }
                '\u{7}' => key('g', KeyModifiers::CONTROL),
                other => key(other, if escaped { KeyModifiers::ALT } else { KeyModifiers::NONE }),
            };
            escaped = false;
            if !late.swallows(&event, now) {
                left.push(letter);
            }
        }
        left
    }

    #[test]
    fn only_late_answers_are_swallowed() {
        let now = Instant::now();
        let mut late = Late::after(&Answers::default());
        assert_eq!(left(&mut late, "a\u{1b}]11;rgb:1e/1e/1e\u{1b}\\q", now), "aq");
        assert_eq!(left(&mut late, "\u{1b}_Gi=31;OK\u{1b}\\\u{1b}]11;rgb:1/1/1\u{7}j", now), "j");
        assert_eq!(left(&mut late, "\u{1b}xk", now), "xk");
        // The user really pressed Alt-].
        assert_eq!(left(&mut late, "\u{1b}]", now), "");
        assert_eq!(left(&mut late, "q", now + PAUSE), "q");
    }

    #[test]
    fn an_unfinished_answer_is_swallowed_to_its_end() {
        let mut answers = Answers::default();
        answers.take(b"\x1b]11;rgb:1e");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "1e/q\u{1b}\\q", Instant::now()), "q");
    }

    #[test]
    fn nothing_is_swallowed_after_the_last_answer() {
        let mut answers = Answers::default();
        answers.take(b"\x1b[?62c");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "\u{1b}]a\u{1b}\\", Instant::now()), "]a\\");
    }
}
