//! Lends the terminal to other programs, the editor and commands, while the keyboard thread and the signal
//! thread stay out of their way. Running the programs is left to [`io::programs`](crate::io::programs).
//! Floor 5, part of [`shell`](crate::shell).

use std::io::{Read, Write};

use crate::app::Message;
use crate::io::{Source, programs};
use crate::library::Library;
use crate::model::{ArticleId, ArticlePath};
use crate::shell::keyboard::Keyboard;
use crate::shell::signals;
use crate::shell::terminal::Screen;
use crate::text::CleanText;
use crate::wording::Phrase;

/// What is needed to lend the terminal to another program.
pub(super) struct ExternalPrograms {
    /// The keyboard thread, which pauses meanwhile.
    pub(super) keyboard: Keyboard,
    /// The editor from the settings; `None` for that of the environment.
    pub(super) editor: Option<String>,
}

impl ExternalPrograms {
    /// Lends the terminal to the editor until it ends. Returns the message for the machine.
    pub(super) fn edit(
        &mut self,
        path: &ArticlePath,
        screen: &mut Screen,
        source: &Source,
    ) -> std::io::Result<Message> {
        let Some(root) = source.root() else { return Ok(Message::Edited(Err(Phrase::NoFileToEdit))) };
        let Some(words) = programs::editor_of_user(self.editor.as_deref()) else {
            return Ok(Message::Edited(Err(Phrase::NoEditor)));
        };
        let file = root.join(path.as_path());
        self.lend(screen, || programs::edit(&words, &file)).map(Message::Edited)
    }

    /// Lends the terminal to a command that reads articles, one after another until one fails. Returns the
    /// message for the machine.
    pub(super) fn pipe(
        &mut self,
        words: &[String],
        (library, ids): (&Library, &[ArticleId]),
        screen: &mut Screen,
        source: &Source,
    ) -> std::io::Result<Message> {
        let result = self.lend(screen, || {
            let mut printed = 0;
            let result = ids.iter().filter_map(|&id| library.row(id)).try_for_each(|article| {
                let input = (source, library, &article);
                let (bytes, ended) = programs::pipe(words, input, &mut std::io::stdout());
                printed += bytes;
                ended
            });
            if printed > 0 {
                wait_for_enter();
            }
            result
        })?;
        let program = CleanText::line(words.first().map_or("", String::as_str));
        Ok(Message::Piped(result.map(|()| Phrase::ProgramEnded { program })))
    }

    fn lend<T>(&mut self, screen: &mut Screen, work: impl FnOnce() -> T) -> std::io::Result<T> {
        self.keyboard.rest()?;
        signals::lend(true);
        let done = screen.lend(work);
        signals::lend(false);
        self.keyboard.resume();
        done
    }
}

/// Waits for Enter, so that the user can read what was printed.
fn wait_for_enter() {
    let mut out = std::io::stdout();
    let _ = write!(out, "\n{}", Phrase::PressEnter).and_then(|()| out.flush());
    let Ok(stdin) = rustix::io::dup(rustix::stdio::stdin()) else { return };
    let mut stdin = std::fs::File::from(stdin);
    let mut byte = [0];
    while matches!(stdin.read(&mut byte), Ok(1)) && byte != *b"\n" {}
}
