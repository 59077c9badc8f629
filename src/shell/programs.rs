//! Lends the terminal to other programs, the editor and commands, while the keyboard thread and the signal
//! thread stay out of their way. Running the programs is left to [`io::programs`](crate::io::programs).
//!
//! Floor 5, part of [`shell`](crate::shell).

use std::io::{Read, Write};

use crate::app::{Effect, Message};
use crate::io::{Runtime, programs};
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
    /// Lends the terminal to the program of an effect until it ends. Returns the message for the machine;
    /// `None` if the effect starts no program.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other effect needs no program")]
    pub(super) fn perform(
        &mut self,
        effect: Effect,
        screen: &mut Screen,
        runtime: &Runtime,
    ) -> std::io::Result<Option<Message>> {
        let source = runtime.source();
        match effect {
            Effect::Edit(path) => {
                let Some(root) = source.root() else {
                    return Ok(Some(Message::Edited(Err(Phrase::NoFileToEdit))));
                };
                let Some(words) = programs::editor_of_user(self.editor.as_deref()) else {
                    return Ok(Some(Message::Edited(Err(Phrase::NoEditor))));
                };
                let file = root.join(path.as_path());
                self.lend(screen, || programs::edit(&words, &file))
                    .map(|edited| Some(Message::Edited(edited)))
            }
            Effect::Pipe { words, library, ids } => {
                let run = || {
                    let mut printed = 0;
                    let mut result = Ok(());
                    for article in ids.iter().filter_map(|&id| library.row(id)) {
                        let input = (source, &*library, &article);
                        let (bytes, ended) = programs::pipe(&words, input, &mut std::io::stdout());
                        printed += bytes;
                        result = ended;
                        if result.is_err() {
                            break;
                        }
                    }
                    if printed > 0 {
                        wait_for_enter();
                    }
                    result
                };
                let result = self.lend(screen, run)?;
                let program = CleanText::line(words.first().map_or("", String::as_str));
                Ok(Some(Message::Piped(result.map(|()| Phrase::ProgramEnded { program }))))
            }
            _ => Ok(None),
        }
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
    let mut stdin = std::fs::File::from(match rustix::io::dup(rustix::stdio::stdin()) {
        Ok(stdin) => stdin,
        Err(_) => return,
    });
    let mut byte = [0];
    while matches!(stdin.read(&mut byte), Ok(1)) && byte != *b"\n" {}
}
