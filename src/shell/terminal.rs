//! The terminal: taken on entering, given back whole on every way out.

use std::io::{BufWriter, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::EnableBracketedPaste;
use crossterm::style::Print;
use crossterm::terminal::{EnterAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::{Size, State};
use crate::limits;
use crate::shell::pictures::Pictures;
use crate::view;
use crate::wording::Phrase;

/// Held while bytes go to the terminal, so that giving it back never lands inside a frame.
static WRITING: Mutex<()> = Mutex::new(());
/// Whether the terminal is ours.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Undoes everything that [`Screen::enter`] did, and what a crash could have left: mouse reports
/// off, pasting plain, attributes reset, cursor shown, main screen.
const GIVE_BACK: &[u8] =
    b"\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// What a program that had the terminal and crashed may have left besides: a part of the screen that
/// scrolls alone, other letters, other keys, lines that are cut.
const MAKE_WHOLE: &[u8] = b"\x1b[r\x1b(B\x0f\x1b[?6l\x1b[?7h\x1b[?1l\x1b>\x1b[?1004l\x1b[?1005l\x1b[?1015l";
/// Asks for presses, drags and wheels, with cells beyond column 223. What is only moved over is not told:
/// nobody asks for it, and it would wake the program all the time.
const POINTER_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// How long a dying program waits for a frame to be written.
const FRAME_WAIT: Duration = Duration::from_millis(200);

/// The terminal while it shows the reader.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    pictures: Pictures,
    /// Whether the pointer is used.
    pointer: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter(pointer: bool) -> std::io::Result<Self> {
        if let Err(error) = take(pointer) {
            drop(give_back());
            return Err(error);
        }
        // Whether there are colours is for the theme to say: under NO_COLOR it has none, until another one is
        // picked by hand.
        crossterm::style::force_color_output(true);
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout()));
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 0, 0)) };
        Ok(Self {
            terminal: Terminal::with_options(backend, options)?,
            pictures: Pictures::default(),
            pointer,
        })
    }

    /// Takes the terminal again after [`Self::leave`], or after another program had it.
    pub(super) fn re_enter(&mut self) -> std::io::Result<()> {
        take(self.pointer)?;
        self.redraw()
    }

    /// Gives the terminal back.
    pub(super) fn leave(&mut self) {
        // A dying program keeps the lock; then the images go with the screen.
        if let Ok(_guard) = WRITING.try_lock() {
            drop(self.pictures.free(self.terminal.backend_mut()));
        }
        drop(give_back());
    }

    /// Gives the terminal to other work, and takes it again as it was: whatever that did to it is undone.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> std::io::Result<T> {
        self.leave();
        let modes = rustix::termios::tcgetattr(rustix::stdio::stdin());
        let done = work();
        if let Ok(modes) = &modes {
            // What it is now would else be taken for what the shell wants.
            let now = rustix::termios::OptionalActions::Now;
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), now, modes);
        }
        write_all(GIVE_BACK);
        write_all(MAKE_WHOLE);
        self.re_enter()?;
        Ok(done)
    }

    /// Sets the size; nothing is asked of the terminal itself, whose size may be absurd.
    pub(super) fn resize(&mut self, size: Size) -> std::io::Result<()> {
        let _guard = lock();
        self.pictures.forget();
        self.terminal.resize(Rect::new(0, 0, size.columns, size.rows))
    }

    /// Draws a frame.
    pub(super) fn draw(&mut self, state: &State) -> std::io::Result<()> {
        let _guard = lock();
        if !TAKEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.pictures.send(self.terminal.backend_mut(), state)?;
        let mut placements = Vec::new();
        self.terminal.draw(|frame| {
            view::draw(frame, state);
            placements = view::picture::placements(frame.buffer_mut(), state);
        })?;
        self.pictures.place(self.terminal.backend_mut(), placements)
    }

    /// Draws every cell anew.
    ///
    /// The size is set again because that forgets what is on the screen; `Terminal::clear` would ask
    /// the terminal for the cursor, and the answer is read on another thread, or never comes.
    pub(super) fn redraw(&mut self) -> std::io::Result<()> {
        let _guard = lock();
        self.pictures.forget();
        self.terminal.backend_mut().clear_region(ClearType::All)?;
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    /// Puts a link or a clean text of one line on the clipboard of the terminal, wherever that is (OSC 52).
    pub(super) fn copy(&mut self, text: &str) -> std::io::Result<()> {
        let _guard = lock();
        if text.len() > limits::CLIPBOARD_BYTES {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

fn lock() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take(pointer: bool) -> std::io::Result<()> {
    let _guard = lock();
    // A shell may have changed the modes while the program was stopped, and crossterm does not set
    // them when it believes that they are set.
    disable_raw_mode()?;
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = stdout();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
    if pointer {
        queue!(out, Print(POINTER_ON))?;
    }
    out.flush()
}

/// Gives the terminal back, once. Safe to call from any thread and at any time: it writes past the
/// buffers of the standard library, whose lock a dying thread may hold. Nothing is written to the
/// terminal while the answer is kept, nor is it taken again.
pub(super) fn give_back() -> Option<MutexGuard<'static, ()>> {
    let until = Instant::now() + FRAME_WAIT;
    let guard = loop {
        match WRITING.try_lock() {
            Ok(guard) => break Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => break Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() < until => std::thread::yield_now(),
            Err(TryLockError::WouldBlock) => break None,
        }
    };
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return guard;
    }
    write_all(GIVE_BACK);
    // The terminal may be gone; then there is nothing to restore.
    let _ = disable_raw_mode();
    guard
}

/// Writes past the buffers of the standard library; what the terminal does not take is lost.
fn write_all(mut rest: &[u8]) {
    while let Ok(written @ 1..) = rustix::io::write(rustix::stdio::stdout(), rest) {
        rest = rest.get(written..).unwrap_or_default();
    }
}

/// Makes a panic on this thread give the terminal back and say so in one sentence; panics of workers
/// are caught where they are started and say nothing here.
pub fn catch_panics() {
    let own: ThreadId = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        // The text of a panic may quote an article; only its place is safe to repeat.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        if std::thread::current().id() == own {
            drop(give_back());
            let mut out = std::io::stderr();
            let _ = writeln!(out, "{} ({place})", Phrase::Crashed);
        }
    }));
}
