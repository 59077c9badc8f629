//! The thread that reads the terminal and translates keys, pastes and the pointer for the machine. What keys
//! do is left to [`app`](crate::app). Floor 5, part of [`shell`](crate::shell).

use std::io::{PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::Message;
use crate::input::{Code, Key, Pointer, PointerAct};
use crate::shell::probe::{self, Late};
use crate::shell::signals::{self, Event, Leave, tell};
use crate::text::CleanText;

/// How long to wait for the next event of a burst before polling the terminal itself again. Must not be zero:
/// with zero, crossterm returns without looking at the bytes that it has already read.
const BATCH: Duration = Duration::from_millis(50);

/// A handle to the keyboard thread, to pause it.
pub(super) struct Keyboard {
    /// A byte in this pipe asks the thread to stop reading.
    wake: PipeWriter,
    paused: Receiver<()>,
    resumed: Sender<()>,
}

impl Keyboard {
    /// Pauses the thread; returns once it has stopped reading. Keys typed from then on go to the program that
    /// reads the terminal.
    pub(super) fn rest(&mut self) -> std::io::Result<()> {
        self.wake.write_all(b"!")?;
        // Fails if the thread has ended: then it does not read either.
        let _ = self.paused.recv();
        Ok(())
    }

    /// Lets the thread read again.
    pub(super) fn resume(&self) {
        let _ = self.resumed.send(());
    }
}

/// Longest time between the two presses of a double click; as on most desktops.
const AGAIN: Duration = Duration::from_millis(400);

/// Starts the keyboard thread. It first asks the terminal what it supports and drops `known` when it has answered
/// or the wait is over. The thread polls the terminal itself before crossterm reads it: if the terminal is gone,
/// crossterm would loop forever.
pub(super) fn listen(
    sender: Sender<Event>,
    leave: Leave,
    (with_graphics, known): (bool, Sender<()>),
) -> std::io::Result<Keyboard> {
    let (woken, wake) = std::io::pipe()?;
    let (pausing, paused) = channel();
    let (resumed, resuming) = channel();
    let mut thread = Thread { woken, pausing, resuming };
    let work = move || {
        let asked = probe::ask(with_graphics);
        let mut goes_on = tell(&sender, Message::TerminalKnown(asked.terminal));
        let mut presses = Presses::default();
        for typed in asked.typed {
            goes_on &= forward(&sender, typed, &mut presses);
        }
        drop(known);
        if goes_on {
            thread.run(&sender, &leave, (presses, asked.late));
        }
    };
    std::thread::Builder::new().name("keyboard".into()).spawn(work)?;
    Ok(Keyboard { wake, paused, resumed })
}

/// The state of the thread: the other ends of those in [`Keyboard`].
struct Thread {
    woken: PipeReader,
    pausing: Sender<()>,
    resuming: Receiver<()>,
}

impl Thread {
    fn run(&mut self, sender: &Sender<Event>, leave: &Leave, (mut presses, mut late): (Presses, Late)) {
        loop {
            if is_gone(None, Some(&self.woken)) {
                signals::terminal_lost(leave);
            }
            if self.is_asked() {
                // Disconnected once the program ends.
                if self.pause().is_none() {
                    return;
                }
                continue;
            }
            while event::poll(BATCH).unwrap_or(false) {
                let Ok(event) = event::read() else { signals::terminal_lost(leave) };
                if !late.swallows(&event, Instant::now()) && !forward(sender, event, &mut presses) {
                    return;
                }
                if self.is_asked() {
                    break;
                }
            }
        }
    }

    /// Whether another program is to read the terminal.
    fn is_asked(&self) -> bool {
        matches!(probe::is_readable(&self.woken, Duration::ZERO), Ok(true))
    }

    /// Pauses until it may read again; `None` if nobody is left to let it.
    fn pause(&mut self) -> Option<()> {
        // The byte that ended the wait.
        let _ = self.woken.read(&mut [0]);
        self.pausing.send(()).ok()?;
        self.resuming.recv().ok()
    }
}

/// Waits for input or for a byte in the pipe, at most for `time`. Returns whether the terminal is gone.
pub(super) fn is_gone(time: Option<&Timespec>, woken: Option<&PipeReader>) -> bool {
    let stdin = rustix::stdio::stdin();
    let mut descriptors = vec![PollFd::new(&stdin, PollFlags::IN)];
    descriptors.extend(woken.map(|woken| PollFd::from_borrowed_fd(woken.as_fd(), PollFlags::IN)));
    loop {
        match poll(&mut descriptors, time) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return true,
        }
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    descriptors.first().is_some_and(|terminal| terminal.revents().intersects(gone))
}

fn forward(sender: &Sender<Event>, event: event::Event, presses: &mut Presses) -> bool {
    match event {
        event::Event::Key(key) => read_key(key).is_none_or(|key| tell(sender, Message::Key(key))),
        event::Event::Paste(text) => tell(sender, Message::Pasted(CleanText::line(&text))),
        event::Event::Resize(..) => sender.send(Event::Resize).is_ok(),
        event::Event::Mouse(event) => read_pointer(event, presses, Instant::now())
            .is_none_or(|pointer| tell(sender, Message::Pointer(pointer))),
        event::Event::FocusGained | event::Event::FocusLost => true,
    }
}

/// The last press of the left button: when, column and row. `None` after a double click.
#[derive(Default)]
struct Presses(Option<(Instant, u16, u16)>);

impl Presses {
    /// Whether this press completes a double click. The third press in a row starts a new one.
    fn repeats(&mut self, now: Instant, column: u16, row: u16) -> bool {
        let repeats = self.0.is_some_and(|(when, last_column, last_row)| {
            (last_column, last_row) == (column, row) && now.saturating_duration_since(when) <= AGAIN
        });
        self.0 = (!repeats).then_some((now, column, row));
        repeats
    }
}

/// The event of the pointer for the machine; `None` if it has no use for it.
fn read_pointer(event: MouseEvent, presses: &mut Presses, now: Instant) -> Option<Pointer> {
    let (column, row) = (event.column, event.row);
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) if event.modifiers.contains(KeyModifiers::CONTROL) => {
            PointerAct::ControlPress
        }
        MouseEventKind::Down(MouseButton::Middle) => PointerAct::Middle,
        MouseEventKind::Down(MouseButton::Left) if presses.repeats(now, column, row) => {
            PointerAct::DoublePress
        }
        MouseEventKind::Down(MouseButton::Left) => PointerAct::Press,
        MouseEventKind::Down(MouseButton::Right) => PointerAct::RightPress,
        MouseEventKind::Drag(MouseButton::Left) => PointerAct::Drag,
        MouseEventKind::Up(MouseButton::Left) => PointerAct::Release,
        MouseEventKind::ScrollUp => PointerAct::WheelUp,
        MouseEventKind::ScrollDown => PointerAct::WheelDown,
        MouseEventKind::Drag(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Pointer { act, column, row })
}

/// The key for the machine; `None` on release and for keys that it does not know.
pub(super) fn read_key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "a terminal has more keys than the machine")]
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::F(number) => Code::Function(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Escape,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key {
        code,
        control: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_control_are_distinguished() {
        let now = Instant::now();
        for (button, modifiers, act) in [
            (MouseButton::Left, KeyModifiers::NONE, PointerAct::Press),
            (MouseButton::Left, KeyModifiers::CONTROL, PointerAct::ControlPress),
            (MouseButton::Left, KeyModifiers::ALT, PointerAct::Press),
            (MouseButton::Middle, KeyModifiers::NONE, PointerAct::Middle),
            (MouseButton::Right, KeyModifiers::NONE, PointerAct::RightPress),
        ] {
            let event = MouseEvent { kind: MouseEventKind::Down(button), column: 3, row: 1, modifiers };
            let read = read_pointer(event, &mut Presses::default(), now);
            assert_eq!(read, Some(Pointer { act, column: 3, row: 1 }), "{button:?} {modifiers:?}");
        }
    }

    #[test]
    fn two_quick_presses_on_a_cell_are_a_double_press() {
        let begun = Instant::now();
        let mut presses = Presses::default();
        let repeats: Vec<bool> = [(0, 3), (100, 3), (200, 3), (300, 4), (800, 4), (1_000, 4)]
            .into_iter()
            .map(|(after, column)| presses.repeats(begun + Duration::from_millis(after), column, 1))
            .collect();
        assert_eq!(repeats, [false, true, false, false, false, true]);
    }
}
