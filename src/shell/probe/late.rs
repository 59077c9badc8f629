//! Recognises answers of the terminal that come after the wait for them is over. Parsing them is left out:
//! they are only swallowed.
//!
//! Floor 5, part of [`shell`](crate::shell). crossterm takes a control string for keys: `ESC ]` for Alt-],
//! then every letter. As long as the last answer is missing, such a string is swallowed as a whole.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::Answers;

/// Longest pause inside a control string. If the user really presses Alt-], keys are lost until the next
/// pause of this length.
const PAUSE: Duration = Duration::from_millis(500);

/// What may still come from the terminal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Late {
    /// Whether the last answer is missing.
    waits_for_last_answer: bool,
    /// When the last part of a string came, if one has begun.
    inside: Option<Instant>,
}

impl Late {
    /// What may still come after these answers.
    pub(super) fn after(answers: &Answers) -> Self {
        let waits_for_last_answer = !answers.is_complete();
        Self {
            waits_for_last_answer,
            inside: (waits_for_last_answer && answers.is_inside()).then(Instant::now),
        }
    }

    /// Whether an event that comes at `now` is part of an answer.
    pub fn swallows(&mut self, event: &Event, now: Instant) -> bool {
        if !self.waits_for_last_answer {
            return false;
        }
        let Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) = event else {
            return self.inside.is_some_and(|last| now.duration_since(last) < PAUSE);
        };
        let with_alt = modifiers.contains(KeyModifiers::ALT);
        if self.inside.is_some_and(|last| now.duration_since(last) < PAUSE) {
            // `ESC \` or the bell.
            let is_end =
                with_alt && *letter == '\\' || modifiers.contains(KeyModifiers::CONTROL) && *letter == 'g';
            self.inside = (!is_end).then_some(now);
            return true;
        }
        // Other modifiers may be set too: crossterm adds Shift to upper-case letters.
        let begins = with_alt && matches!(letter, ']' | 'P' | '_' | '^' | 'X');
        self.inside = begins.then_some(now);
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// The letters of these bytes that are not swallowed, with the events that crossterm makes of them.
    fn left(late: &mut Late, bytes: &str, now: Instant) -> String {
        let mut left = String::new();
        let mut escaped = false;
        for letter in bytes.chars() {
            let event = match letter {
                '\u{1b}' => {
                    escaped = true;
                    continue;
                }
                '\u{7}' => key('g', KeyModifiers::CONTROL),
                other => key(other, if escaped { KeyModifiers::ALT } else { KeyModifiers::NONE }),
            };
            escaped = false;
            if !late.swallows(&event, now) {
                left.push(letter);
            }
        }
        left
    }

    #[test]
    fn only_late_answers_are_swallowed() {
        let now = Instant::now();
        let mut late = Late::after(&Answers::default());
        assert_eq!(left(&mut late, "a\u{1b}]11;rgb:1e/1e/1e\u{1b}\\q", now), "aq");
        assert_eq!(left(&mut late, "\u{1b}_Gi=31;OK\u{1b}\\\u{1b}]11;rgb:1/1/1\u{7}j", now), "j");
        assert_eq!(left(&mut late, "\u{1b}xk", now), "xk");
        // The user really pressed Alt-].
        assert_eq!(left(&mut late, "\u{1b}]", now), "");
        assert_eq!(left(&mut late, "q", now + PAUSE), "q");
    }

    #[test]
    fn an_unfinished_answer_is_swallowed_to_its_end() {
        let mut answers = Answers::default();
        answers.take(b"\x1b]11;rgb:1e");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "1e/q\u{1b}\\q", Instant::now()), "q");
    }

    #[test]
    fn nothing_is_swallowed_after_the_last_answer() {
        let mut answers = Answers::default();
        answers.take(b"\x1b[?62c");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "\u{1b}]a\u{1b}\\", Instant::now()), "]a\\");
    }
}
