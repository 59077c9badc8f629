//! What the threads of the shell send to the loop, and the thread for signals. Stopping, continuing and
//! resizing are passed on to the loop; signals that end the program do so here, as does the loss of the
//! terminal. Floor 5, part of [`shell`](crate::shell).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use rustix::process::{Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::app::Message;
use crate::shell::terminal;

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

/// Starts the signal thread. A signal that ends the program does so on this thread, at once and with the terminal
/// restored, even if the loop is busy or blocked by the terminal. The exit code is 128 plus the signal.
pub(super) fn listen(sender: Sender<Event>, leave: Leave) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    let work = move || {
        for signal in signals.forever() {
            let is_lent = LENT.load(Ordering::SeqCst);
            let goes_on = match signal {
                // The program that has the terminal gets these signals as well: stop this process only.
                SIGTSTP if is_lent => kill_process(getpid(), Signal::STOP).is_ok(),
                SIGINT | SIGQUIT | SIGCONT | SIGWINCH if is_lent => true,
                SIGTSTP => sender.send(Event::Suspend).is_ok(),
                SIGCONT => sender.send(Event::Continue).is_ok(),
                SIGWINCH => sender.send(Event::Resize).is_ok(),
                ending => end(128 + ending, &leave),
            };
            if !goes_on {
                return;
            }
        }
    };
    std::thread::Builder::new().name("signals".into()).spawn(work).map(drop)
}

/// Whether another program has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

/// Sets whether another program has the terminal. Meanwhile Ctrl-C and Ctrl-Z are meant for that program:
/// this process ignores the first and stops together with it on the second.
pub(super) fn lend(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

/// Ends the program as SIGHUP would, because the terminal is gone.
pub(super) fn terminal_lost(leave: &Leave) -> ! {
    end(128 + SIGHUP, leave)
}

fn end(code: i32, leave: &Leave) -> ! {
    // Held until the exit, so that the loop cannot take the terminal again.
    let _given_back = terminal::restore();
    leave();
    signal_hook::low_level::exit(code)
}

/// Whether a shell with job control started this process. Then the process is in a process group of its
/// own, and the shell can continue it.
pub(super) fn has_job_control() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops this process and those started with it. Returns when the shell continues them.
pub(super) fn stop_process_group() -> std::io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}
