//! Signals, and the end of the terminal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use rustix::process::{Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::shell::{Event, Leave, send, terminal};

/// Starts the thread that takes signals.
///
/// What ends the program does so here and at once, with the terminal given back, even while the loop
/// is busy or waits for a terminal that does not answer. The exit code is 128 and the signal.
pub(super) fn listen(sender: Sender<Event>, leave: Leave) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    let work = move || {
        for signal in signals.forever() {
            let goes_on = match signal {
                // They are for the program that has the terminal, and reach it as well.
                SIGTSTP if is_lent() => stop_beside().is_ok(),
                SIGINT | SIGQUIT | SIGCONT | SIGWINCH if is_lent() => true,
                SIGTSTP => send(&sender, Event::Suspend),
                SIGCONT => send(&sender, Event::Continue),
                SIGWINCH => send(&sender, Event::Resize),
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

/// Says whether another program has the terminal from now on. Then the keys that interrupt and stop are
/// meant for it: this process lives on, and stops with it.
pub(super) fn lend(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Stops this process alone: the program that has the terminal was stopped by the same key.
fn stop_beside() -> std::io::Result<()> {
    Ok(kill_process(getpid(), Signal::STOP)?)
}

/// Ends the program because its terminal is gone: as if it had been hung up.
pub(super) fn terminal_lost(leave: &Leave) -> ! {
    end(128 + SIGHUP, leave)
}

fn end(code: i32, leave: &Leave) -> ! {
    // Kept to the end, so that the loop cannot take the terminal again.
    let _given_back = terminal::give_back();
    leave();
    signal_hook::low_level::exit(code)
}

/// Whether a shell with job control started this process: then it is in a process group of its own,
/// and somebody can continue it.
pub(super) fn has_job_control() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops this process and those started with it. Comes back when the shell continues them.
pub(super) fn stop_process_group() -> std::io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}
