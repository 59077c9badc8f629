//! `vigie [DIR]`: the reader.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::guide::Step;
use crate::app::images::ImagePolicy;
use crate::app::lessons::{Lesson, Taught};
use crate::app::terminal::Protocol;
use crate::app::window::Grouping;
use crate::app::{self, ReadWhen, Size, State};
use crate::cli::folder::{self, Whence};
use crate::cli::{Answer, COMMANDS, Exit, Failure, arguments, decided, looks, plain, tell};
use crate::config::Session;
use crate::config::choice::{Density, Group, Hyperlinks, ImageProtocol, Images, MarkRead};
use crate::io::{self, Memory, Places, Source, session, visit};
use crate::library::Library;
use crate::query::Sort;
use crate::shell::{self, Start};
use crate::text::{CleanText, nearest};
use crate::wording::Phrase;

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let places = Places::of_user();
    let settings = decided::settings();
    let is_fresh = arguments::flag(matches, "fresh");
    if is_fresh {
        session::forget(&places, None);
    }
    let (source, gone) = source(matches, &places)?;
    if arguments::flag(matches, "plain") {
        return plain::run(matches, source);
    }
    let root = match &source {
        Source::Folder { root, .. } => Some(root.clone()),
        Source::Sample => None,
    };
    if let Some(root) = root.as_deref().filter(|_| is_fresh) {
        session::forget(&places, Some(root));
    }
    let site = arguments::site(matches)?;
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    if dumb || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Phrase::NoTerminal.into());
    }
    let library = Arc::new(Library::empty(source.name(), arguments::today(), 0));
    let mut state = State::new(library, Size::default(), arguments::today());
    state.site = site;
    let memory = Memory { lessons: places.lessons(), theme: places.theme() };
    prepare(&mut state, matches, (&places, root.as_deref()), gone);
    shell::catch_panics();
    let keeping = arguments::keeping(matches, &source);
    // On the first visit, what comes from now on is new.
    let since = arguments::since(&source).or_else(|| Some(visit::now()));
    let visit = arguments::visit(&source);
    let (searches, images) = (places.searches(), places.images());
    let marks = places.marks(decided::state_dir().as_deref());
    let session = root.filter(|_| settings.session).map(|root| (places, root));
    shell::run(Start {
        source,
        state,
        keeping,
        searches,
        marks,
        memory,
        since,
        visit,
        images,
        session,
        pointer: settings.mouse,
        editor: settings.editor.as_ref().map(ToString::to_string),
    })?;
    Ok(Exit::Found)
}

/// The state as settings, the last session and what was said before make it.
fn prepare(
    state: &mut State,
    matches: &ArgMatches,
    (places, root): (&Places, Option<&Path>),
    gone: Option<CleanText>,
) {
    let settings = decided::settings();
    surround(state, root);
    settle(state, matches);
    let kept = root.filter(|_| settings.session);
    let before = kept.and_then(|root| session::read(places, root));
    if let Some(before) = &before {
        app::session::restore(state, before);
    }
    if let Some(sort) = arguments::text(matches, "sort").and_then(Sort::named) {
        state.sort = sort;
    }
    let lessons = places.lessons();
    let known = lessons.as_deref().map(io::lessons::read).unwrap_or_default();
    state.taught = Taught { wanted: lessons.is_some() && settings.hints, known };
    greet(state, gone, before.as_ref(), lessons.as_deref());
    let mut faults = decided::decided().faults.clone();
    state.looks = looks::looks(places, &mut faults);
    state.theme_is_set = decided::decided().origin("theme") != decided::Origin::Default;
    faults.extend(looks::highlight_faults(places));
    if let Some(phrase) = decided::in_one_line(&faults) {
        state.warn(phrase);
    }
}

/// What there is around the reader: where the articles are, where others are written to, what the terminal
/// knows.
fn surround(state: &mut State, root: Option<&Path>) {
    state.folder = root.map(Path::to_path_buf);
    state.export_folder = export_folder(root);
    state.hyperlinks = match decided::settings().hyperlinks {
        Hyperlinks::Auto => shell::terminal_knows_hyperlinks(),
        Hyperlinks::On => true,
        Hyperlinks::Off => false,
    };
}

/// Where articles are written to when nothing else is said: the current directory; the home folder where
/// that is the content directory or lies in it.
fn export_folder(root: Option<&Path>) -> &'static str {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let among = here.is_ok_and(|here| root.is_some_and(|root| here.starts_with(root)));
    if among { "~/" } else { "" }
}

/// What the settings say of images: when they are fetched, and how they get to the terminal where that is not
/// for the terminal to say.
fn images(images: Images, protocol: ImageProtocol) -> (ImagePolicy, Option<Protocol>) {
    let policy = match images {
        Images::Ask => ImagePolicy::Ask,
        Images::Always => ImagePolicy::Always,
        Images::Never => ImagePolicy::Never,
    };
    match protocol {
        ImageProtocol::Auto => (policy, None),
        ImageProtocol::Kitty => (policy, Some(Protocol::Kitty)),
        ImageProtocol::Iterm2 => (policy, Some(Protocol::Iterm2)),
        ImageProtocol::Sixel => (policy, Some(Protocol::Sixel)),
        ImageProtocol::Blocks => (policy, Some(Protocol::Blocks)),
        ImageProtocol::None => (ImagePolicy::Never, None),
    }
}

/// What the settings say of the state.
fn settle(state: &mut State, matches: &ArgMatches) {
    let settings = decided::settings();
    state.keymap = decided::decided().keymap.clone();
    state.sort = arguments::sort(matches);
    state.icons = settings.icons;
    state.ungrouped = settings.group == Group::None;
    state.grouping = if settings.group == Group::Days { Grouping::Day } else { Grouping::Month };
    state.shape.measure = settings.measure.0;
    state.has_summaries = settings.density == Density::Two;
    state.columns.clone_from(&settings.columns.0);
    state.highlights.clone_from(&decided::decided().highlights);
    (state.images.policy, state.images.protocol) = images(settings.images, settings.image_protocol);
    state.marking.read_when = match settings.mark_read {
        MarkRead::Opened => ReadWhen::Opened,
        MarkRead::End => ReadWhen::ScrolledToEnd,
        MarkRead::Never => ReadWhen::Never,
    };
}

/// What is said first: what is not there, where one is, or how to begin.
fn greet(state: &mut State, gone: Option<CleanText>, before: Option<&Session>, lessons: Option<&Path>) {
    let is_back = before.is_some_and(|before| !before.filter.is_empty() || !before.article.is_empty());
    let is_sample = *state.library.name() == Phrase::SampleName.text();
    if let Some(folder) = gone {
        state.warn(Phrase::LastLibraryGone { folder });
    } else if is_sample && state.taught.lacks(Lesson::Guide) {
        state.guide = Step::ALL.first().copied();
    } else if is_sample {
        state.say(Phrase::ShowingSample);
    } else if is_back && state.taught.lacks(Lesson::Session) {
        state.say(Phrase::LessonSession);
        state.taught.known.insert(Lesson::Session);
        if let Some(file) = lessons {
            io::lessons::remember(file, &[Lesson::Session]);
        }
    }
}

/// The library that is shown, and the name of the one that was left last and is not there.
fn source(matches: &ArgMatches, places: &Places) -> Result<(Source, Option<CleanText>), Failure> {
    let chosen = folder::chosen(matches, places);
    match (chosen, arguments::folder(matches)) {
        (Ok((source, Whence::Gone(folder))), _) => Ok((source, Some(folder))),
        (Ok((source, Whence::Named | Whence::Last | Whence::Nothing)), _) => Ok((source, None)),
        (Err(phrase), Some(folder)) => Err(with_hint(&phrase, &folder)),
        (Err(phrase), None) => Err(phrase.into()),
    }
}

/// A folder that is not there may be a mistyped command.
fn with_hint(phrase: &Phrase, folder: &Path) -> Failure {
    let name = folder.to_string_lossy();
    tell(phrase);
    match meant_command(&name) {
        Some(command) => Phrase::DidYouMean { command }.into(),
        None => Phrase::FolderHint.into(),
    }
}

/// The command that was probably meant.
fn meant_command(name: &str) -> Option<&'static str> {
    nearest(name, COMMANDS.iter().map(|row| row.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_commands_are_recognised() {
        for (name, meant) in [
            ("lst", Some("list")),
            ("lits", Some("list")),
            ("list", Some("list")),
            ("papers", None),
            ("chekc", Some("check")),
            ("facet", Some("facets")),
        ] {
            assert_eq!(meant_command(name), meant, "{name}");
        }
    }
}
