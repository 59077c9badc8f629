//! The thread that reads the terminal: keys and the pointer.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::Message;
use crate::input::{Code, Key, Pointer, PointerAct};
use crate::shell::{Event, Leave, send, signals};
use crate::text::CleanText;

/// How long to wait for the next key of a burst before the terminal itself is looked at again. It must
/// not be zero: crossterm then answers without looking at what it has read already.
const BATCH: Duration = Duration::from_millis(50);

/// How soon a press at the same cell is a second one of the same: what desktops take.
const AGAIN: Duration = Duration::from_millis(400);

/// Starts reading keys.
///
/// The terminal is polled here before crossterm reads it: when the terminal is gone, crossterm would
/// wait in a loop that never ends.
pub(super) fn listen(sender: Sender<Event>, leave: Leave) -> std::io::Result<()> {
    std::thread::Builder::new().name("keyboard".into()).spawn(move || run(&sender, &leave)).map(drop)
}

fn run(sender: &Sender<Event>, leave: &Leave) {
    let mut presses = Presses::default();
    loop {
        if is_gone(None) {
            signals::terminal_lost(leave);
        }
        while event::poll(BATCH).unwrap_or(false) {
            let Ok(event) = event::read() else { signals::terminal_lost(leave) };
            if !forward(sender, event, &mut presses) {
                return;
            }
        }
    }
}

/// Waits until there is something to read, at most for `wait`; whether the terminal is gone.
pub(super) fn is_gone(wait: Option<&Timespec>) -> bool {
    let stdin = rustix::stdio::stdin();
    let mut descriptors = [PollFd::new(&stdin, PollFlags::IN)];
    loop {
        match poll(&mut descriptors, wait) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return true,
        }
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    descriptors.iter().any(|descriptor| descriptor.revents().intersects(gone))
}

fn forward(sender: &Sender<Event>, event: event::Event, presses: &mut Presses) -> bool {
    match event {
        event::Event::Key(key) => match read_key(key) {
            Some(key) => send(sender, Event::Message(Message::Key(key))),
            None => true,
        },
        event::Event::Paste(text) => send(sender, Event::Message(Message::Pasted(CleanText::line(&text)))),
        event::Event::Resize(..) => send(sender, Event::Resize),
        event::Event::Mouse(event) => match read_pointer(event, presses, Instant::now()) {
            Some(pointer) => send(sender, Event::Message(Message::Pointer(pointer))),
            None => true,
        },
        event::Event::FocusGained | event::Event::FocusLost => true,
    }
}

/// The last press of the first button: when and where.
#[derive(Default)]
struct Presses(Option<(Instant, u16, u16)>);

impl Presses {
    /// Whether a press at a cell repeats the one before. A third one begins anew.
    fn repeats(&mut self, now: Instant, column: u16, row: u16) -> bool {
        let repeats = self.0.is_some_and(|(when, last_column, last_row)| {
            (last_column, last_row) == (column, row) && now.saturating_duration_since(when) <= AGAIN
        });
        self.0 = (!repeats).then_some((now, column, row));
        repeats
    }
}

/// What the pointer did, as the machine knows it; nothing for what it has no use for.
fn read_pointer(event: MouseEvent, presses: &mut Presses, now: Instant) -> Option<Pointer> {
    let (column, row) = (event.column, event.row);
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) if presses.repeats(now, column, row) => {
            PointerAct::PressAgain
        }
        MouseEventKind::Down(MouseButton::Left) => PointerAct::Press,
        MouseEventKind::Down(MouseButton::Right) => PointerAct::Second,
        MouseEventKind::Drag(MouseButton::Left) => PointerAct::Drag,
        MouseEventKind::Up(MouseButton::Left) => PointerAct::Release,
        MouseEventKind::ScrollUp => PointerAct::WheelUp,
        MouseEventKind::ScrollDown => PointerAct::WheelDown,
        MouseEventKind::Down(MouseButton::Middle)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Pointer { act, column, row })
}

/// A key as the machine knows it; nothing for keys that it has no name for.
fn read_key(event: KeyEvent) -> Option<Key> {
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
    fn two_presses_at_one_cell_are_one_of_two() {
        let begun = Instant::now();
        let mut presses = Presses::default();
        let repeats: Vec<bool> = [(0, 3), (100, 3), (200, 3), (300, 4), (800, 4), (1_000, 4)]
            .into_iter()
            .map(|(after, column)| presses.repeats(begun + Duration::from_millis(after), column, 1))
            .collect();
        assert_eq!(repeats, [false, true, false, false, false, true]);
    }
}
