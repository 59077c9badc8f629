//! What the threads of the shell send to the loop, and how they end the program.
//!
//! Floor 5, part of [`shell`](crate::shell). Handling events is left to the loop.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::app::Message;

/// Something that happens to the loop.
pub(super) enum Event {
    Message(Box<Message>),
    /// SIGTSTP: the process is asked to stop.
    Suspend,
    /// SIGCONT: the process was continued.
    Continue,
    Resize,
}

/// Waits briefly for marks to be written, remembers the session and the visit. Called on quit and on signals.
pub(super) type Leave = Arc<dyn Fn() + Send + Sync>;

/// Sends a message to the machine. Returns `false` if the loop has ended.
pub(super) fn tell(sender: &Sender<Event>, message: Message) -> bool {
    sender.send(Event::Message(Box::new(message))).is_ok()
}
