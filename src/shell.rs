//! The loop that connects the machine, the painter and the runtime. It decides nothing and draws nothing
//! itself: it takes events from one channel, updates the state and performs the effects. Each turn draws the
//! state, waits for an event, updates the state with it and with all others that have arrived, and performs
//! the effects, in this order: effects are performed before the frame that shows the new state, and a frame
//! waits a moment for the article under the cursor. Signals and the loss of the terminal end the program from
//! other threads, with the terminal restored, even if the loop is busy. Floor 5.

mod frame_writer;
mod hyperlinks;
mod keyboard;
mod pen;
mod pictures;
mod probe;
mod programs;
mod scroll;
mod shown;
mod signals;
mod terminal;

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::Timespec;

use crate::app::{Effect, Message, Size, State, session, update};
use crate::config::Session;
use crate::io::{Places, Runtime, RuntimeOptions, clock, fail_if_injected, places};
use crate::wording::{Phrase, translated_error};

use keyboard::Keyboard;
use programs::ExternalPrograms;
use signals::{Event, Leave, tell};
use terminal::Screen;

pub use hyperlinks::terminal_knows_hyperlinks;
pub use terminal::catch_panics;

/// What [`run`] starts the reader with.
pub struct ReaderOptions {
    pub runtime: RuntimeOptions,
    /// The state before anything is loaded.
    pub state: State,
    /// The file that remembers when the library is left; `None` to remember nothing.
    pub visit: Option<PathBuf>,
    /// The editor from the settings; `None` for `$VISUAL` or `$EDITOR`.
    pub editor: Option<String>,
    pub pointer: bool,
    /// The root of the library and the places that remember its session; `None` to remember nothing.
    pub session: Option<(Places, PathBuf)>,
}

/// How long an end by a signal waits for marks to be written.
const SHORT_WAIT: Duration = Duration::from_millis(300);

/// The session as of the last turn, for the thread that ends the program. `None` before the first event, and
/// if it is not to be remembered.
type SharedSession = Arc<Mutex<Option<Session>>>;

/// How long the first frame waits for the answers of the terminal. A local terminal answers faster, and the
/// first rows of a warm start take as long.
const FIRST_FRAME_WAIT: Duration = Duration::from_millis(20);

/// How long a frame waits for the article under the cursor, so that one frame shows both. Most articles of
/// a local disk are laid out by then; a slow disk holds no key longer.
const ARTICLE_WAIT: Duration = Duration::from_millis(1);

/// Most events that are handled before the next frame.
const EVENTS_PER_FRAME: usize = 512;

/// Runs the reader until the user quits.
/// Errors: the terminal cannot be set up or written to, or some marks could not be written.
pub fn run(start: ReaderOptions) -> Result<(), Phrase> {
    let failed = |error: std::io::Error| {
        let reason = translated_error(&error.to_string());
        Phrase::TerminalFailed { reason }
    };
    let ReaderOptions { runtime, mut state, visit, session, pointer, editor } = start;
    let (sender, receiver) = channel();
    let answers = sender.clone();
    let answer = move |message| {
        // Fails if the loop has ended.
        let _ = tell(&answers, message);
    };
    let mut runtime = Runtime::start(runtime, Arc::new(answer));
    let writer = runtime.mark_writer();
    let shared_session = SharedSession::default();
    let last_session = Arc::clone(&shared_session);
    let is_remembered = session.is_some();
    let leave = move || {
        // There is nobody left to report a failure to.
        let _ = writer.as_ref().and_then(|writer| writer.finish(SHORT_WAIT));
        let left = last_session.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (Some((places, root)), Some(left)) = (&session, left) {
            places.end_session(root, &left);
        }
        if let Some(file) = &visit {
            let now = clock::now();
            places::end_visit(file, now, now);
        }
    };
    let leave: Leave = Arc::new(leave);
    // Before the terminal is taken, so that a signal always finds somebody to restore it.
    signals::listen(sender.clone(), Arc::clone(&leave)).map_err(failed)?;
    let mut screen = Screen::enter(pointer).map_err(failed)?;
    runtime.load();
    let days = sender.clone();
    clock::listen_to_days(state.today, move |day| tell(&days, Message::NewDay(day)));
    let keyboard = meet_terminal(sender, &leave, &state).map_err(failed)?;
    let mut programs = ExternalPrograms { keyboard, editor };
    let first = resize(&mut screen, &mut state);
    let ended = first.and_then(|effects| {
        for effect in effects {
            runtime.perform(effect);
        }
        let shared_session = is_remembered.then_some(&shared_session);
        run_loop((&mut screen, &mut programs), &mut state, &mut runtime, (&receiver, shared_session))
    });
    // Drawing may fail because the terminal is gone, before SIGHUP arrives. Exit here then: on a normal
    // return ratatui would print that it cannot show the cursor, and that print would panic.
    if ended.is_err() && keyboard::is_gone(Some(&Timespec::default()), None) {
        signals::terminal_lost(&leave);
    }
    leave();
    probe::drain();
    // Errors are printed only now that the terminal is restored.
    ended.map_err(failed)?.map_or(Ok(()), Err)
}

/// Starts the keyboard thread, which first asks the terminal what it supports. Waits briefly for the answer,
/// so that the first frame looks like the later ones.
fn meet_terminal(sender: Sender<Event>, leave: &Leave, state: &State) -> std::io::Result<Keyboard> {
    let (asking, known) = channel();
    // If the protocol for images is set already, there is no need to ask.
    let with_graphics = state.images.protocol.is_none();
    let keyboard = keyboard::listen(sender, Arc::clone(leave), (with_graphics, asking))?;
    // Nothing is ever sent: the wait ends when the sender is dropped, after the answer.
    let _ = known.recv_timeout(FIRST_FRAME_WAIT);
    Ok(keyboard)
}

/// Runs until the user quits. Returns the reason if some marks could not be written.
fn run_loop(
    (screen, programs): (&mut Screen, &mut ExternalPrograms),
    state: &mut State,
    runtime: &mut Runtime,
    (receiver, shared_session): (&Receiver<Event>, Option<&SharedSession>),
) -> std::io::Result<Option<Phrase>> {
    loop {
        screen.draw(state)?;
        let Ok(first) = receiver.recv() else { return Ok(None) };
        let until = Instant::now() + ARTICLE_WAIT;
        let mut next = Some(first);
        while let Some(event) = next {
            let effects = take(event, screen, state, receiver)?;
            if let Some(shared_session) = shared_session {
                // For threads that end the program.
                let session = session::session(state);
                *shared_session.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
            }
            if let ControlFlow::Break(trouble) = perform(effects, (screen, programs), state, runtime)? {
                return Ok(trouble);
            }
            next = awaited(receiver, state, until);
        }
    }
}

/// An event that the next frame waits for, until an instant at most, because the article under the cursor is
/// not there yet.
fn awaited(receiver: &Receiver<Event>, state: &State, until: Instant) -> Option<Event> {
    let wait = until.saturating_duration_since(Instant::now());
    if state.has_article() { None } else { receiver.recv_timeout(wait).ok() }
}

/// Updates the state with an event and with all others that have arrived. Returns the effects.
fn take(
    first: Event,
    screen: &mut Screen,
    state: &mut State,
    receiver: &Receiver<Event>,
) -> std::io::Result<VecDeque<Effect>> {
    let mut effects = VecDeque::new();
    for event in std::iter::once(first).chain(receiver.try_iter()).take(EVENTS_PER_FRAME) {
        match event {
            Event::Message(message) => {
                // Only its kind: what is typed and read must not be logged.
                tracing::debug!(message = <&str>::from(&*message), "message");
                if matches!(*message, Message::Key(_)) {
                    fail_if_injected("loop");
                }
                effects.extend(update(state, *message));
            }
            Event::Suspend => effects.push_back(Effect::Suspend),
            Event::Continue => {
                screen.re_enter()?;
                effects.extend(resize(screen, state)?);
            }
            Event::Resize => effects.extend(resize(screen, state)?),
        }
    }
    Ok(effects)
}

/// Performs effects in their order: of two questions of the same kind the newer one counts. Breaks if the user
/// quits, with the reason if some marks could not be written.
#[expect(clippy::wildcard_enum_match_arm, reason = "the runtime names every effect, and performs all others")]
fn perform(
    mut effects: VecDeque<Effect>,
    (screen, programs): (&mut Screen, &mut ExternalPrograms),
    state: &mut State,
    runtime: &mut Runtime,
) -> std::io::Result<ControlFlow<Option<Phrase>>> {
    while let Some(effect) = effects.pop_front() {
        match effect {
            Effect::Quit => return Ok(ControlFlow::Break(runtime.finish())),
            Effect::Copy(url) => copy(screen, state, url.as_str()),
            Effect::CopyText(text) => copy(screen, state, &text),
            Effect::Edit(path) => {
                let message = programs.edit(&path, screen, runtime.source())?;
                effects.extend(resize(screen, state)?);
                effects.extend(update(state, message));
            }
            Effect::Pipe { words, library, ids } => {
                let message = programs.pipe(&words, (&library, &ids), screen, runtime.source())?;
                effects.extend(resize(screen, state)?);
                effects.extend(update(state, message));
            }
            Effect::Redraw => screen.redraw()?,
            Effect::Suspend => effects.extend(suspend(screen, state)?),
            other => runtime.perform(other),
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Copies a text to the clipboard, or shows why that failed.
fn copy(screen: &mut Screen, state: &mut State, text: &str) {
    if let Err(error) = screen.copy(text) {
        state.warn(Phrase::NotCopied { reason: translated_error(&error.to_string()) });
    }
}

/// Stops the process group until the shell continues it. Without job control, only warns: nobody could
/// continue it, and the terminal would hang.
fn suspend(screen: &mut Screen, state: &mut State) -> std::io::Result<Vec<Effect>> {
    if !signals::has_job_control() {
        state.warn(Phrase::NoShell);
        return Ok(Vec::new());
    }
    screen.leave();
    signals::stop_process_group()?;
    screen.re_enter()?;
    resize(screen, state)
}

/// Asks the terminal for its size and passes it to the machine. Returns the effects.
fn resize(screen: &mut Screen, state: &mut State) -> std::io::Result<Vec<Effect>> {
    let (columns, rows) = crossterm::terminal::size()?;
    let size = Size::new(columns, rows);
    screen.resize(size)?;
    Ok(update(state, Message::Resized(size)))
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;
    use crate::app::state::RequestedArticle;
    use crate::library::Library;
    use crate::markdown::layout::Room;
    use crate::model::ArticlePath;

    #[test]
    fn a_frame_waits_for_the_article_and_for_nothing_else() {
        let (sender, receiver) = channel();
        let day = civil::date(2026, 11, 22);
        let mut state = State::new(Arc::new(Library::default()), Size::new(80, 24), day);
        assert!(tell(&sender, Message::Unchanged));
        let hour = Instant::now() + Duration::from_secs(3600);
        assert!(awaited(&receiver, &state, hour).is_none(), "nothing was asked");
        state.article.requested = Some(RequestedArticle {
            path: ArticlePath::new("a.md".into()),
            full: false,
            room: Room::from(40),
            images_version: 0,
        });
        assert!(awaited(&receiver, &state, hour).is_some(), "it ends with the answer");
        assert!(awaited(&receiver, &state, Instant::now()).is_none(), "a slow disk holds no frame");
    }
}
