//! The thread that reads the terminal.

use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::Message;
use crate::input::{Code, Key};
use crate::shell::{Event, Leave, send, signals};
use crate::text::CleanText;

/// How long to wait for the next key of a burst before the terminal itself is looked at again. It must
/// not be zero: crossterm then answers without looking at what it has read already.
const BATCH: Duration = Duration::from_millis(50);

/// Starts reading keys.
///
/// The terminal is polled here before crossterm reads it: when the terminal is gone, crossterm would
/// wait in a loop that never ends.
pub(super) fn listen(sender: Sender<Event>, leave: Leave) -> std::io::Result<()> {
    std::thread::Builder::new().name("keyboard".into()).spawn(move || run(&sender, &leave)).map(drop)
}

fn run(sender: &Sender<Event>, leave: &Leave) {
    loop {
        if is_gone(None) {
            signals::terminal_lost(leave);
        }
        while event::poll(BATCH).unwrap_or(false) {
            let Ok(event) = event::read() else { signals::terminal_lost(leave) };
            if !forward(sender, event) {
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

fn forward(sender: &Sender<Event>, event: event::Event) -> bool {
    match event {
        event::Event::Key(key) => match read_key(key) {
            Some(key) => send(sender, Event::Message(Message::Key(key))),
            None => true,
        },
        event::Event::Paste(text) => send(sender, Event::Message(Message::Pasted(CleanText::line(&text)))),
        event::Event::Resize(..) => send(sender, Event::Resize),
        event::Event::FocusGained | event::Event::FocusLost | event::Event::Mouse(_) => true,
    }
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
