//! State of what you can do with an article besides reading: searching it, choosing headings and links,
//! running a command on it, exporting it.
//!
//! Floor 3, part of [`app`](crate::app). Each state is changed by its own module of `app::update`.

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

/// The prompts and overlays of the open article; several can be in use at once.
#[derive(Clone, Debug, Default)]
pub struct ArticlePrompts {
    /// The search in the article, from `/` until it is ended.
    pub find: Option<TextFind>,
    /// The outline, while a heading is chosen.
    pub outline: Option<Outline>,
    /// The hints of the links in the window, while one is chosen.
    pub hints: Option<Hints>,
    /// The prompt for a command.
    pub pipe: Option<PipePrompt>,
    /// The commands run in this session, the newest last.
    pub commands: Vec<String>,
    /// The prompt for an export, until the file is written.
    pub writing: Option<ExportPrompt>,
}

/// Placeholders in a command, which are written in braces, each with other names that a user may try.
pub const PLACEHOLDERS: [(&str, &[&str]); 9] = [
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

/// The first unknown name in braces that resembles a placeholder, with that placeholder. Other braces are
/// left to the command, as in `awk '{print}'`.
#[must_use]
pub fn misspelled_placeholder(word: &str) -> Option<(CleanText, &'static str)> {
    word.split('{').skip(1).find_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        let is_name = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '-');
        let lower = name.to_lowercase().replace('-', "_");
        if PLACEHOLDERS.iter().any(|(own, _)| *own == name) || !name.chars().all(is_name) {
            return None;
        }
        let other =
            PLACEHOLDERS.iter().find(|(own, others)| *own == lower || others.contains(&lower.as_str()));
        let meant = match other {
            Some((own, _)) => own,
            None => nearest(&lower, PLACEHOLDERS.iter().map(|(own, _)| *own))?,
        };
        Some((CleanText::line(name), meant))
    })
}

/// The prompt for a command that gets the article.
#[derive(Clone, Debug, Default)]
pub struct PipePrompt {
    /// The typed line.
    pub line: Input,
    /// Why the command cannot be run.
    pub fault: Option<Phrase>,
    /// Which earlier command is in the line, counted from the newest; `None` if it was typed.
    pub recalled: Option<usize>,
    /// The line before an earlier command was recalled.
    pub typed: String,
}

/// The prompt for the file name of an export.
#[derive(Clone, Debug)]
pub struct ExportPrompt {
    /// The file format.
    pub format: ExportFormat,
    /// The snapshot that the ids belong to.
    pub library: Arc<Library>,
    /// The articles to export, in the order of the list.
    pub ids: Vec<ArticleId>,
    /// The typed path.
    pub line: Input,
    /// Why nothing was written, or that the file exists.
    pub fault: Option<Phrase>,
    /// The path of an existing file: confirming the same path again replaces it.
    pub replaces: Option<String>,
    /// Whether the file is being written.
    pub busy: bool,
}

impl ArticlePrompts {
    /// Whether matches are shown in the article and the prompt is closed.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        self.find.as_ref().is_some_and(|find| !find.typing)
    }

    /// The mode of the open prompt, the innermost first; `None` if none is open.
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

    /// The line of the open prompt.
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

    /// Adds a command as the newest, without repetition; at most [`limits::EARLIER_COMMANDS`] are kept.
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
    fn misspelled_placeholders_are_recognized() {
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
            let mistaken = misspelled_placeholder(word);
            assert_eq!(mistaken.as_ref().map(|(name, meant)| (name.as_str(), *meant)), found, "{word}");
        }
    }
}
