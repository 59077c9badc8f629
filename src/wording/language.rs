//! The languages that the program speaks, and which one it speaks now.
//!
//! The language is chosen once, before anything is said, like the locale of a process. A thread can speak
//! another one, which is what tests do that look at both; threads that it starts are told by
//! [`in_this_language`].

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::text::CleanText;

/// A language that every sentence is there in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its code by ISO 639-1.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a locale such as `fr_FR.UTF-8`, `fr` or `C`; nothing where it is none of ours.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@', ':']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// The language of the process: a place in [`Language::ALL`].
static OF_PROCESS: AtomicU8 = AtomicU8::new(0);

thread_local! {
    /// The language of this thread, where it is not that of the process.
    static OF_THREAD: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The language that is spoken on this thread.
#[must_use]
pub fn spoken() -> Language {
    OF_THREAD.get().unwrap_or_else(|| {
        let place = usize::from(OF_PROCESS.load(Ordering::Relaxed));
        Language::ALL.get(place).copied().unwrap_or_default()
    })
}

/// Speaks a language from now on, in the whole process.
pub fn speak(language: Language) {
    let place = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
    OF_PROCESS.store(u8::try_from(place).unwrap_or_default(), Ordering::Relaxed);
}

/// Speaks a language from now on, on this thread alone.
pub fn speak_here(language: Language) {
    OF_THREAD.set(Some(language));
}

/// Work for another thread, which then speaks there as this thread does.
pub fn in_this_language<T>(work: impl FnOnce() -> T + Send) -> impl FnOnce() -> T + Send {
    let own = OF_THREAD.get();
    move || {
        if let Some(language) = own {
            speak_here(language);
        }
        work()
    }
}

/// A text of a table in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In English.
    pub english: &'static str,
    /// In French.
    pub french: &'static str,
}

impl Words {
    /// A text in every language.
    #[must_use]
    pub const fn new(english: &'static str, french: &'static str) -> Self {
        Self { english, french }
    }

    /// The text in one language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::French => self.french,
        }
    }

    /// The text in the language that is spoken.
    #[must_use]
    pub fn now(self) -> &'static str {
        self.in_language(spoken())
    }

    /// The text in the language that is spoken, as text that may be shown.
    #[must_use]
    pub fn text(self) -> CleanText {
        CleanText::line(self.now())
    }
}

impl fmt::Display for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_says_its_language() {
        for (locale, language) in [
            ("fr_FR.UTF-8", Some(Language::French)),
            ("fr", Some(Language::French)),
            ("FR-ca", Some(Language::French)),
            ("en_GB.utf8", Some(Language::English)),
            ("fr:en", Some(Language::French)),
            ("C", None),
            ("C.UTF-8", None),
            ("de_DE", None),
            ("french", None),
            ("", None),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn a_thread_can_speak_another_language_than_the_process() {
        let words = Words::new("yes", "oui");
        assert_eq!(words.to_string(), "yes");
        let there = std::thread::spawn(move || {
            speak_here(Language::French);
            (words.to_string(), spoken())
        });
        assert_eq!(there.join().unwrap(), ("oui".to_owned(), Language::French));
        assert_eq!(words.text().as_str(), "yes");
        speak_here(Language::French);
        let there = std::thread::spawn(in_this_language(spoken));
        assert_eq!(there.join().unwrap(), Language::French);
    }
}
