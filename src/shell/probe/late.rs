//! Answers that come after nobody waits for them any more.
//!
//! The reader of keys takes a control string for keys: `ESC ]` for `]` with Alt, then what follows letter
//! by letter. While the last answer is owed, such a string is swallowed, from its start to its end.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::Answers;

/// How long a string may pause. Whoever presses `]` with Alt loses no more than what is typed in that time.
const PAUSE: Duration = Duration::from_millis(500);

/// What may still come from the terminal.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::shell) struct Late {
    /// Whether an answer is owed.
    owed: bool,
    /// Whether a string has begun, and when its last part came.
    inside: Option<Instant>,
}

impl Late {
    /// What may still come after these answers.
    pub(super) fn after(answers: &Answers) -> Self {
        let owed = !answers.is_complete();
        Self { owed, inside: (owed && answers.is_inside()).then(Instant::now) }
    }

    /// Whether an event is part of an answer, at a time.
    pub(in crate::shell) fn swallows(&mut self, event: &Event, now: Instant) -> bool {
        if !self.owed {
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
        // Upper case comes with Shift.
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

    /// The letters of these bytes that are left, as crossterm makes events of them.
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
    fn late_answers_are_swallowed_and_keys_are_not() {
        let now = Instant::now();
        let mut late = Late::after(&Answers::default());
        assert_eq!(left(&mut late, "a\u{1b}]11;rgb:1e/1e/1e\u{1b}\\q", now), "aq");
        assert_eq!(left(&mut late, "\u{1b}_Gi=31;OK\u{1b}\\\u{1b}]11;rgb:1/1/1\u{7}j", now), "j");
        assert_eq!(left(&mut late, "\u{1b}xk", now), "xk");
        // Somebody pressed Alt-].
        assert_eq!(left(&mut late, "\u{1b}]", now), "");
        assert_eq!(left(&mut late, "q", now + PAUSE), "q");
    }

    #[test]
    fn an_answer_that_had_begun_is_swallowed_to_its_end() {
        let mut answers = Answers::default();
        answers.take(b"\x1b]11;rgb:1e");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "1e/q\u{1b}\\q", Instant::now()), "q");
    }

    #[test]
    fn where_all_was_answered_every_key_is_a_key() {
        let mut answers = Answers::default();
        answers.take(b"\x1b[?62c");
        let mut late = Late::after(&answers);
        assert_eq!(left(&mut late, "\u{1b}]a\u{1b}\\", Instant::now()), "]a\\");
    }
}
