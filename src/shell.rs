//! The loop that joins machine, painter and hand.
//!
//! Floor 5. One channel carries everything that happens; the loop drains it, changes the state,
//! draws once, and performs the effects. Signals and the loss of the terminal end the program with a
//! whole terminal, whatever the loop is doing.

mod hyperlinks;
mod keyboard;
mod outside;
mod pictures;
mod probe;
mod signals;
mod terminal;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::event::Timespec;

use crate::app::{Effect, Message, Size, State, session, update};
use crate::config::Session;
use crate::io::images::Rules;
use crate::io::{self, Hand, Keeping, Memory, Places, Source, fault, marks, visit};
use crate::wording::{Phrase, foreign};

use keyboard::Keyboard;
use outside::Outside;
use terminal::Screen;

pub use hyperlinks::terminal_knows_hyperlinks;
pub use terminal::catch_panics;

/// What the reader is started with.
pub struct Start {
    /// Where the articles are.
    pub source: Source,
    /// The state before anything is loaded.
    pub state: State,
    /// Where the index is kept.
    pub keeping: Keeping,
    /// The file of saved searches.
    pub searches: Option<PathBuf>,
    /// Where marks are kept.
    pub marks: Option<marks::Place>,
    /// Where small things are remembered.
    pub memory: Memory,
    /// When the library was last left, in nanoseconds since 1970.
    pub since: Option<i64>,
    /// The file that remembers when it is left.
    pub visit: Option<PathBuf>,
    /// The editor, where it is not that of `$VISUAL` or `$EDITOR`.
    pub editor: Option<String>,
    /// The folder of the images that were fetched.
    pub images: Option<PathBuf>,
    /// Whether the pointer is used.
    pub pointer: bool,
    /// Where it is remembered how the library at this root was left; nothing where it is not to be.
    pub session: Option<(Places, PathBuf)>,
}

/// Something that reaches the loop.
enum Event {
    /// For the machine.
    Message(Box<Message>),
    /// The process was asked to stop until it is continued.
    Suspend,
    /// The process was continued.
    Continue,
    /// The screen has another size.
    Resize,
}

/// How long an end that cannot wait waits for marks to be written.
const SHORT_WAIT: Duration = Duration::from_millis(300);

/// Where the library stands, for whoever ends the program; nothing where it is not to be remembered.
type Standing = Arc<Mutex<Option<Session>>>;

/// Remembers that the library is left now, and gives marks the time to be written.
type Leave = Arc<dyn Fn() + Send + Sync>;

/// How long the first frame waits for what the terminal is like: a terminal of this machine answers in less,
/// and a warm start needs as long for its first rows.
const FIRST_FRAME_WAIT: Duration = Duration::from_millis(20);

/// Most events that are taken before the screen is drawn again.
const EVENTS_PER_FRAME: usize = 512;

/// Runs the reader until it is quit.
///
/// # Errors
/// The terminal cannot be set up or written to.
pub fn run(start: Start) -> Result<(), Phrase> {
    let failed = |error: std::io::Error| Phrase::TerminalFailed { reason: foreign(&error.to_string()) };
    let Start {
        source,
        mut state,
        keeping,
        searches,
        marks,
        memory,
        since,
        visit,
        images,
        session,
        pointer,
        editor,
    } = start;
    let (sender, receiver) = channel();
    let answers = sender.clone();
    let answer = Arc::new(move |message| drop(answers.send(Event::Message(Box::new(message)))));
    let mut hand = Hand::answering(Arc::new(source), state.today, answer)
        .keeping(keeping, since)
        .saving(searches)
        .picturing(images, Rules::default())
        .remembering(memory)
        .marking(marks, marks::Timing::default());
    let keeper = hand.mark_keeper();
    let standing = Standing::default();
    let stood = Arc::clone(&standing);
    let is_remembered = session.is_some();
    let leave = move || {
        // Nobody is there any more who could be told.
        let _ = keeper.as_ref().and_then(|keeper| keeper.finish(SHORT_WAIT));
        let stood = stood.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (Some((places, root)), Some(stood)) = (&session, stood) {
            io::session::leave(places, root, &stood);
        }
        if let Some(file) = &visit {
            let now = visit::now();
            visit::leave(file, now, now);
        }
    };
    let leave: Leave = Arc::new(leave);
    // Whoever is to give the terminal back is there before it is taken.
    signals::listen(sender.clone(), Arc::clone(&leave)).map_err(failed)?;
    let mut screen = Screen::enter(pointer).map_err(failed)?;
    hand.load();
    listen_to_days(sender.clone(), &state);
    let keyboard = meet_terminal(sender, &leave, &state).map_err(failed)?;
    let mut outside = Outside { keyboard, editor };
    let first = resize(&mut screen, &mut state);
    let ended = first.and_then(|effects| {
        for effect in effects {
            hand.perform(effect);
        }
        let standing = is_remembered.then_some(&standing);
        run_loop((&mut screen, &mut outside), &mut state, &mut hand, (&receiver, standing))
    });
    // A frame may meet the end of the terminal before its signal does. It must not go on to the end of
    // this function: what ratatui says when it cannot show the cursor would be a panic.
    if ended.is_err() && keyboard::is_gone(Some(&Timespec::default())) {
        signals::terminal_lost(&leave);
    }
    leave();
    probe::drain();
    // It is said when the terminal is whole again.
    ended.map_err(failed)?.map_or(Ok(()), Err)
}

/// Has every day told that begins from now on.
fn listen_to_days(sender: Sender<Event>, state: &State) {
    let tell = move |day| sender.send(Event::Message(Box::new(Message::NewDay(day)))).is_ok();
    io::days::listen(state.today, tell);
}

/// Starts asking the terminal what it is like, and then reading its keys. Waits a moment for the answer, so
/// that the first frame is as the others are.
fn meet_terminal(sender: Sender<Event>, leave: &Leave, state: &State) -> std::io::Result<Keyboard> {
    let (asking, known) = channel();
    // Where the protocol of images is decided already, nothing of it is asked.
    let with_graphics = state.images.protocol.is_none();
    let keyboard = keyboard::listen(sender, Arc::clone(leave), (with_graphics, asking))?;
    // Nothing is ever sent; the wait ends when the terminal has answered.
    let _ = known.recv_timeout(FIRST_FRAME_WAIT);
    Ok(keyboard)
}

/// Runs until the reader is quit; gives what there is to say of what could not be kept.
fn run_loop(
    (screen, outside): (&mut Screen, &mut Outside),
    state: &mut State,
    hand: &mut Hand,
    (receiver, standing): (&Receiver<Event>, Option<&Standing>),
) -> std::io::Result<Option<Phrase>> {
    loop {
        screen.draw(state)?;
        let Ok(first) = receiver.recv() else { return Ok(None) };
        let mut effects = Vec::new();
        let mut next = Some(first);
        let mut taken = 0;
        while let Some(event) = next {
            match event {
                Event::Message(message) => {
                    tracing::debug!(message = kind(&message), "message");
                    if matches!(*message, Message::Key(_)) {
                        fault::strike("loop");
                    }
                    effects.extend(update(state, *message));
                }
                Event::Suspend => effects.push(Effect::Suspend),
                Event::Continue => {
                    screen.re_enter()?;
                    effects.extend(resize(screen, state)?);
                }
                Event::Resize => effects.extend(resize(screen, state)?),
            }
            taken += 1;
            next = if taken < EVENTS_PER_FRAME { receiver.try_recv().ok() } else { None };
        }
        if let Some(standing) = standing {
            // Whatever ends the program finds it here.
            *standing.lock().unwrap_or_else(PoisonError::into_inner) = Some(session::session(state));
        }
        // In the order in which they were asked for: of two questions of a kind the newer one counts.
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit => return Ok(hand.finish()),
                Effect::Copy(url) => copy(screen, state, url.as_str()),
                Effect::CopyText(text) => copy(screen, state, &text),
                Effect::Edit(_) | Effect::Pipe { .. } => {
                    let message = outside.perform(effect, screen, hand)?;
                    effects.extend(resize(screen, state)?);
                    effects.extend(message.map(|message| update(state, message)).unwrap_or_default());
                }
                Effect::Redraw => screen.redraw()?,
                Effect::Suspend => effects.extend(suspend(screen, state)?),
                Effect::Find { .. }
                | Effect::LayOut { .. }
                | Effect::LoadImages { .. }
                | Effect::DropImages
                | Effect::ReadSearches
                | Effect::SaveSearch { .. }
                | Effect::SaveMarks(_)
                | Effect::RememberLessons(_)
                | Effect::RememberTheme(_)
                | Effect::SaveManyMarks(_)
                | Effect::Open(_)
                | Effect::Write { .. }
                | Effect::NewDay(_)
                | Effect::Reload => {
                    hand.perform(effect);
                }
            }
        }
    }
}

/// Puts a text on the clipboard, or says why not.
fn copy(screen: &mut Screen, state: &mut State, text: &str) {
    if let Err(error) = screen.copy(text) {
        state.warn(Phrase::NotCopied { reason: foreign(&error.to_string()) });
    }
}

/// Stops the process group until the shell continues it. Without a shell that could, nothing
/// happens: the terminal would be stuck.
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

/// Asks the terminal for its size; gives what the machine asks for in it.
fn resize(screen: &mut Screen, state: &mut State) -> std::io::Result<Vec<Effect>> {
    let (columns, rows) = crossterm::terminal::size()?;
    let size = Size::new(columns, rows);
    screen.resize(size)?;
    Ok(update(state, Message::Resized(size)))
}

/// The kind of a message, for the log: what is typed and read stays out of it.
fn kind(message: &Message) -> &'static str {
    match message {
        Message::Key(_) => "key",
        Message::Pointer(_) => "pointer",
        Message::Pasted(_) => "pasted",
        Message::Resized(_) => "resized",
        Message::Loaded { .. } => "loaded",
        Message::LoadFailed(_) => "load failed",
        Message::Looked => "looked",
        Message::FolderMissing(_) => "folder missing",
        Message::Trouble(_) => "trouble",
        Message::Found { .. } => "found",
        Message::LaidOut { .. } => "laid out",
        Message::ImageLoaded { .. } => "image loaded",
        Message::TerminalKnown(_) => "terminal known",
        Message::SearchesRead(_) => "searches read",
        Message::SearchSaved(_) => "search saved",
        Message::MarksRead(_) => "marks read",
        Message::MarksKept(_) => "marks kept",
        Message::MarksSaved(_) => "marks saved",
        Message::NewDay(_) => "new day",
        Message::OpenEnded { .. } => "open ended",
        Message::Edited(_) => "edited",
        Message::Piped(_) => "piped",
        Message::Written(_) => "written",
        Message::WorkerFailed(_) => "worker failed",
    }
}

/// Sends an event; when nobody listens any more the program is ending.
fn send(sender: &Sender<Event>, event: Event) -> bool {
    sender.send(event).is_ok()
}
