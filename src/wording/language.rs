//! The languages of vigie, and the current one: `cli` sets it for the process before anything is printed, and a thread
//! can override it for itself, so that tests check both languages; [`in_this_language`] passes that on to a new thread.
//! Floor 0, part of [`wording`](crate::wording).

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::text::CleanText;

/// A language that every text is available in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    English,
    French,
}

impl Language {
    /// Every language that messages are written in.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a locale such as `fr_FR.UTF-8` or `fr`; `None` if vigie does not have it, as for `C`.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@', ':']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// The language of the process, as an index into [`Language::ALL`].
static OF_PROCESS: AtomicU8 = AtomicU8::new(0);

thread_local! {
    /// Overrides the language of the process on this thread.
    static OF_THREAD: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The current language of this thread.
pub fn current_language() -> Language {
    OF_THREAD.get().unwrap_or_else(|| {
        let index = usize::from(OF_PROCESS.load(Ordering::Relaxed));
        Language::ALL.get(index).copied().unwrap_or_default()
    })
}

/// Sets the language of the process.
pub fn set_language(language: Language) {
    let index = Language::ALL.iter().position(|other| *other == language).unwrap_or_default();
    OF_PROCESS.store(u8::try_from(index).unwrap_or_default(), Ordering::Relaxed);
}

/// Sets the language of this thread only.
pub fn set_thread_language(language: Language) {
    OF_THREAD.set(Some(language));
}

/// Wraps work for another thread, so that it runs with the language of this one.
pub fn in_this_language<T>(work: impl FnOnce() -> T + Send) -> impl FnOnce() -> T + Send {
    let own = OF_THREAD.get();
    move || {
        if let Some(language) = own {
            set_thread_language(language);
        }
        work()
    }
}

/// A text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    pub english: &'static str,
    pub french: &'static str,
}

impl Bilingual {
    /// Pairs the two texts.
    pub const fn new(english: &'static str, french: &'static str) -> Self {
        Self { english, french }
    }

    /// The text in the given language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::French => self.french,
        }
    }

    /// The text in the current language.
    pub fn now(self) -> &'static str {
        self.in_language(current_language())
    }

    /// The text in the current language, as [`CleanText`].
    pub fn text(self) -> CleanText {
        CleanText::line(self.now())
    }
}

impl fmt::Display for Bilingual {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
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
    fn a_thread_can_override_the_language_of_the_process() {
        let words = Bilingual::new("yes", "oui");
        assert_eq!(words.to_string(), "yes");
        let there = std::thread::spawn(move || {
            set_thread_language(Language::French);
            (words.to_string(), current_language())
        });
        assert_eq!(there.join().unwrap(), ("oui".to_owned(), Language::French));
        assert_eq!(words.text().as_str(), "yes");
        set_thread_language(Language::French);
        let there = std::thread::spawn(in_this_language(current_language));
        assert_eq!(there.join().unwrap(), Language::French);
    }
}
