//! What one does with an article besides reading it: finding in it, choosing of its headings and links,
//! giving it to a command, writing it to a file.

use std::sync::Arc;

use tui_input::Input;

use crate::app::export::ExportFormat;
use crate::app::find::TextFind;
use crate::app::links::Hints;
use crate::app::outline::Outline;
use crate::input::Mode;
use crate::library::Library;
use crate::limits;
use crate::model::ArticleId;
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

/// What is being done with articles.
#[derive(Clone, Debug, Default)]
pub struct ReadingState {
    /// What is looked for in the article, until it is ended.
    pub find: Option<TextFind>,
    /// The headings, while one is chosen.
    pub outline: Option<Outline>,
    /// The links in view, while one is chosen.
    pub hints: Option<Hints>,
    /// The command that is given the article, while it is typed.
    pub pipe: Option<PipePrompt>,
    /// The commands of this session, the newest last.
    pub commands: Vec<String>,
    /// The file that articles are written to, while it is named and until it is written.
    pub writing: Option<Writing>,
}

/// What stands for a part of an article in a command, in braces, and other names that one may give it.
pub const PIECES: [(&str, &[&str]); 9] = [
    ("url", &["link", "lien", "source_url", "href"]),
    ("title", &["titre"]),
    ("path", &["file", "fichier", "chemin"]),
    ("tags", &["tag", "étiquettes", "etiquettes"]),
    ("date", &["day", "jour"]),
    ("host", &["site", "hôte", "hote", "domain"]),
    ("source", &["sources"]),
    ("author", &["auteur"]),
    ("id", &["identifiant", "identifier"]),
];

/// The first name in braces that stands for nothing but resembles one that does, with that one. Other braces
/// are the affair of the command: `awk '{print}'`.
#[must_use]
pub fn mistaken_piece(word: &str) -> Option<(CleanText, &'static str)> {
    word.split('{').skip(1).find_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        let is_name = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '-');
        let lower = name.to_lowercase().replace('-', "_");
        if PIECES.iter().any(|(own, _)| *own == name) || !name.chars().all(is_name) {
            return None;
        }
        let other = PIECES.iter().find(|(own, others)| *own == lower || others.contains(&lower.as_str()));
        let meant = match other {
            Some((own, _)) => own,
            None => nearest(&lower, PIECES.iter().map(|(own, _)| *own))?,
        };
        Some((CleanText::line(name), meant))
    })
}

/// A command while it is typed.
#[derive(Clone, Debug, Default)]
pub struct PipePrompt {
    /// The line.
    pub line: Input,
    /// Why it cannot be run.
    pub fault: Option<Phrase>,
    /// Which of the earlier commands stands in the line, counted from the newest.
    pub recalled: Option<usize>,
    /// What was typed before one was recalled.
    pub typed: String,
}

/// The file that articles are written to, while it is named.
#[derive(Clone, Debug)]
pub struct Writing {
    /// How they are written.
    pub format: ExportFormat,
    /// The snapshot that knows them.
    pub library: Arc<Library>,
    /// Which ones, in the order of the list.
    pub ids: Vec<ArticleId>,
    /// The path as it is typed.
    pub line: Input,
    /// What is said of it: why nothing was written, or that the file is there already.
    pub fault: Option<Phrase>,
    /// The path of a file that is there: the same once more replaces it.
    pub replaces: Option<String>,
    /// Whether it is being written.
    pub busy: bool,
}

impl ReadingState {
    /// Whether a find marks the article and is not being typed any more.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        self.find.as_ref().is_some_and(|find| !find.typing)
    }

    /// What is being typed, if anything is.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        let modes = [
            (self.writing.is_some(), Mode::FilePrompt),
            (self.pipe.is_some(), Mode::PipePrompt),
            (self.hints.is_some(), Mode::Hints),
            (self.outline.is_some(), Mode::Outline),
            (self.find.as_ref().is_some_and(|find| find.typing), Mode::FindPrompt),
        ];
        modes.into_iter().find_map(|(is_open, mode)| is_open.then_some(mode))
    }

    /// The line that is being typed.
    pub fn line(&mut self) -> Option<&mut Input> {
        if let Some(writing) = &mut self.writing {
            return Some(&mut writing.line);
        }
        if let Some(pipe) = &mut self.pipe {
            return Some(&mut pipe.line);
        }
        if let Some(outline) = &mut self.outline {
            return Some(&mut outline.line);
        }
        self.find.as_mut().filter(|find| find.typing).map(|find| &mut find.line)
    }

    /// Remembers a command, once.
    pub fn remember(&mut self, command: &str) {
        self.commands.retain(|earlier| earlier != command);
        self.commands.push(command.to_owned());
        let too_many = self.commands.len().saturating_sub(limits::EARLIER_COMMANDS);
        self.commands.drain(..too_many);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_braces_that_resembles_one_is_found() {
        for (word, found) in [
            ("{titre}", Some(("titre", "title"))),
            ("say {url} {Title}", Some(("Title", "title"))),
            ("{tilte}", Some(("tilte", "title"))),
            ("{source-url}", Some(("source-url", "url"))),
            ("{title}{url}{path}{tags}{date}{host}{source}{author}{id}", None),
            ("{print}", None),
            ("{print $1}", None),
            ("{}", None),
            ("{a,b}", None),
            ("{titre", None),
            ("}{", None),
        ] {
            let mistaken = mistaken_piece(word);
            assert_eq!(mistaken.as_ref().map(|(name, meant)| (name.as_str(), *meant)), found, "{word}");
        }
    }
}
