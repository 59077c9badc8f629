//! Other programs that are given the terminal for a while: the editor, and commands.

use std::io::{Read, Write};

use crate::app::{Effect, Message};
use crate::io::{Hand, programs};
use crate::shell::keyboard::Keyboard;
use crate::shell::signals;
use crate::shell::terminal::Screen;
use crate::text::CleanText;
use crate::wording::Phrase;

/// What it takes to give the terminal to another program.
pub(super) struct Outside {
    /// The thread that reads keys: it rests meanwhile.
    pub(super) keyboard: Keyboard,
    /// The editor, where it is not that of the environment.
    pub(super) editor: Option<String>,
}

impl Outside {
    /// Gives the terminal to the program that an effect asks for, until it ends; gives what to tell the
    /// machine.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other effect needs no program")]
    pub(super) fn perform(
        &mut self,
        effect: Effect,
        screen: &mut Screen,
        hand: &Hand,
    ) -> std::io::Result<Option<Message>> {
        let source = hand.source();
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
                        let given = (source, &*library, &article);
                        let (bytes, ended) = programs::pipe(&words, given, &mut std::io::stdout());
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
        self.keyboard.go_on();
        done
    }
}

/// Waits for the end of a line, so that what was printed can be read.
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
