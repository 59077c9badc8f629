//! Takes the terminal for the reader and restores it on every way out, also after a panic. What a frame shows
//! is left to [`view`]. Floor 5, part of [`shell`](crate::shell).

use std::io::{Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::EnableBracketedPaste;
use crossterm::style::Print;
use crossterm::terminal::{EnterAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::backend::Backend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::{Size, State};
use crate::limits;
use crate::shell::frame_writer::FrameWriter;
use crate::shell::pictures::Pictures;
use crate::view;
use crate::wording::Phrase;

/// Held while bytes go to the terminal, so that restoring it never lands inside a frame.
static WRITING: Mutex<()> = Mutex::new(());
/// Whether the reader has the terminal.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Undoes everything that [`Screen::enter`] did and resets what a crash could have left: pointer reports off,
/// bracketed paste off, attributes reset, cursor shown, no frame held back, main screen.
const RESTORE: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// Resets what another program could have left when it crashed: scroll region, character set, origin mode,
/// line wrap, cursor keys, keypad, focus reports and old pointer encodings.
const RESET_MODES: &[u8] = b"\x1b[r\x1b(B\x0f\x1b[?6l\x1b[?7h\x1b[?1l\x1b>\x1b[?1004l\x1b[?1005l\x1b[?1015l";
/// Turns on reports of presses, drags and the wheel, encoded so that columns beyond 223 work (SGR). Plain
/// motion is not reported: nothing needs it, and it would wake the program all the time.
const POINTER_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// How long an end of the program waits for a frame to be written completely.
const FRAME_WAIT: Duration = Duration::from_millis(200);

/// The terminal while it shows the reader; restored when this is dropped.
pub(super) struct Screen {
    terminal: Terminal<FrameWriter<Stdout>>,
    pictures: Pictures,
    pointer: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn enter(pointer: bool) -> std::io::Result<Self> {
        if let Err(error) = take(pointer) {
            drop(restore());
            return Err(error);
        }
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 0, 0)) };
        Ok(Self {
            terminal: Terminal::with_options(FrameWriter::new(stdout()), options)?,
            pictures: Pictures::default(),
            pointer,
        })
    }

    /// Takes the terminal again, after [`Self::leave`] or after another program had it.
    pub(super) fn re_enter(&mut self) -> std::io::Result<()> {
        take(self.pointer)?;
        self.redraw()
    }

    /// Restores the terminal.
    pub(super) fn leave(&mut self) {
        // If another thread is ending the program, it holds the lock: the images go with the screen then.
        if let Ok(_guard) = WRITING.try_lock() {
            drop(self.pictures.free(&mut self.terminal.backend_mut()));
        }
        drop(restore());
    }

    /// Restores the terminal for other work, then takes it again and undoes what that work did to it.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> std::io::Result<T> {
        self.leave();
        let modes = rustix::termios::tcgetattr(rustix::stdio::stdin());
        let done = work();
        if let Ok(modes) = &modes {
            // Otherwise the modes that it left would later be restored as those of the shell.
            let now = rustix::termios::OptionalActions::Now;
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), now, modes);
        }
        write_all(RESTORE);
        write_all(RESET_MODES);
        self.re_enter()?;
        Ok(done)
    }

    /// Sets the size. It is not read from the terminal here, which could report an absurd one.
    pub(super) fn resize(&mut self, size: Size) -> std::io::Result<()> {
        let _guard = lock();
        self.pictures.forget();
        // What the terminal shows in the meantime is not known.
        self.terminal.backend_mut().clear()?;
        self.terminal.resize(Rect::new(0, 0, size.columns, size.rows))
    }

    /// Draws a frame. Does nothing if the terminal has been restored.
    pub(super) fn draw(&mut self, state: &State) -> std::io::Result<()> {
        let _guard = lock();
        if !TAKEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.pictures.send(&mut self.terminal.backend_mut(), state)?;
        let mut placements = Vec::new();
        self.terminal.draw(|frame| {
            view::draw(frame, state);
            placements = view::picture::placements(frame.buffer_mut(), state);
        })?;
        self.pictures.place(&mut self.terminal.backend_mut(), placements)
    }

    /// Draws every cell again. Setting the size makes ratatui forget what is on the screen. `Terminal::clear`
    /// would ask the terminal for the cursor position, but the answer goes to the keyboard thread or never comes.
    pub(super) fn redraw(&mut self) -> std::io::Result<()> {
        let _guard = lock();
        self.pictures.forget();
        self.terminal.backend_mut().clear()?;
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    /// Copies a link or a clean text of one line to the clipboard, through the terminal (OSC 52).
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
    // A shell may have changed the modes while the program was stopped, and crossterm does not set them if
    // it thinks that they are set.
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

/// Restores the terminal, once: further calls write nothing. Can be called from any thread at any time: it
/// bypasses the buffers of the standard library, whose lock another thread may hold. While the returned
/// guard is held, nothing is written to the terminal and it is not taken again. `None` if a frame was still
/// being written after [`FRAME_WAIT`]; the terminal is restored all the same.
pub(super) fn restore() -> Option<MutexGuard<'static, ()>> {
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
    write_all(RESTORE);
    // The terminal may be gone; then there is nothing to restore.
    let _ = disable_raw_mode();
    guard
}

/// Writes bytes, bypassing the buffers of the standard library. Returns whether the terminal took all of them.
pub(super) fn write_all(mut rest: &[u8]) -> bool {
    while !rest.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), rest) {
            Ok(written @ 1..) => rest = rest.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Ok(0) | Err(_) => return false,
        }
    }
    true
}

/// Makes a panic on this thread restore the terminal and print one sentence. Panics of workers are only
/// logged: they are caught where the workers are started.
pub fn catch_panics() {
    let own: ThreadId = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        // The text of a panic may quote an article: print only its place in the code.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        if std::thread::current().id() == own {
            drop(restore());
            let mut out = std::io::stderr();
            let _ = writeln!(out, "{} ({place})", Phrase::Crashed);
        }
    }));
}
