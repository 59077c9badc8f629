//! Mistakes in the text of a file: where they are, and the lines that are not TOML. Floor 2, part of
//! [`config`](crate::config). What is wrong is decided by the modules that parse the parts of a file; they report
//! it here.

use toml::de::DeTable;

use crate::limits;
use crate::text::CleanText;
use crate::wording::{SettingMistake, translated_error};

/// A mistake in the text of a file, or the reason why the text cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong, as a message for the user.
    pub reason: CleanText,
}

/// A name or value of the file as messages quote it.
pub(super) fn quoted_text(text: &str) -> CleanText {
    CleanText::line(text).cut_to_graphemes(limits::QUOTED_GRAPHEMES)
}

/// The line, from 1, that contains a byte of a text.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    before.split(|byte| *byte == b'\n').count()
}

/// The mistakes found so far while a text is parsed.
pub(super) struct Mistakes<'a> {
    text: &'a str,
    found: Vec<Mistake>,
    /// What was reported with [`Mistakes::fault_about`]: the line and the subject.
    reported: Vec<(usize, CleanText)>,
}

impl<'a> Mistakes<'a> {
    /// An empty list of mistakes for `text`.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, found: Vec::new(), reported: Vec::new() }
    }

    /// The line, from 1, that contains a byte.
    pub(super) fn line(&self, byte: usize) -> usize {
        line_of(self.text, byte)
    }

    /// Reports a mistake in the line that contains a byte.
    pub(super) fn fault(&mut self, byte: usize, reason: &SettingMistake) {
        self.fault_in(self.line(byte), reason);
    }

    /// Reports a mistake in a line, unless there are too many already.
    pub(super) fn fault_in(&mut self, line: usize, reason: &SettingMistake) {
        if self.found.len() < limits::CONFIG_MISTAKES {
            self.found.push(Mistake { line, reason: reason.text() });
        }
    }

    /// Reports a mistake in a line, unless one about the same subject, such as a key, was reported there.
    pub(super) fn fault_about(&mut self, line: usize, about: CleanText, reason: &SettingMistake) {
        let subject = (line, about);
        if !self.reported.contains(&subject) {
            self.reported.push(subject);
            self.fault_in(line, reason);
        }
    }

    /// The text with broken lines reported and replaced by spaces, so that other bytes keep their positions.
    pub(super) fn without_broken_lines(&mut self) -> String {
        let mut readable = self.text.to_owned();
        while self.found.len() < limits::CONFIG_MISTAKES {
            let Err(error) = DeTable::parse(&readable) else { break };
            // An error at the very end of the text is about the last line that is not blank.
            let at = error.span().unwrap_or_default().start.min(readable.trim_end().len().saturating_sub(1));
            let start = readable.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
            let length = readable.get(start..).and_then(|rest| rest.find('\n'));
            let end = length.map_or(readable.len(), |length| start + length);
            self.fault(start, &SettingMistake::NotToml { reason: translated_error(error.message()) });
            if readable.get(start..end).is_none_or(|line| line.trim().is_empty()) {
                // Blanking the line would change nothing, and the loop would not end.
                break;
            }
            readable.replace_range(start..end, &" ".repeat(end - start));
        }
        readable
    }

    /// All mistakes, ordered by line.
    pub(super) fn sorted(mut self) -> Vec<Mistake> {
        self.found.sort_by_key(|fault| fault.line);
        self.found
    }
}
