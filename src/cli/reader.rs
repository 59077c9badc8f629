//! `vigie [DIR]`: builds the state of the reader from arguments, settings and the last session, and starts
//! it. The loop that runs it is in [`shell`]. Floor 6, part of [`cli`](crate::cli).

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use crate::app::tips::{ShownTips, Tip, TourStep};
use crate::app::{self, Size, State};
use crate::cli::call::{self, Call};
use crate::cli::commands::COMMANDS;
use crate::cli::effective_settings::{EffectiveSettings, Origin, in_one_line};
use crate::cli::options::{FRESH, PLAIN, SORT};
use crate::cli::output::{CommandError, CommandResult, Exit, report};
use crate::cli::plain;
use crate::cli::select::{self, FolderOrigin};
use crate::config::Session;
use crate::config::choice::{Density, Hyperlinks, ImagePolicy, ImageProtocol};
use crate::io::{Places, RuntimeOptions, Source, clock};
use crate::library::Library;
use crate::shell::{self, ReaderOptions};
use crate::text::{CleanText, nearest};
use crate::wording::{CommandMessage, Phrase, ScreenText};

pub(super) fn run(call: &Call<'_>) -> CommandResult {
    let places = Places::of_user();
    let settings = &call.settings.values;
    let is_fresh = FRESH.is_given(call.matches);
    if is_fresh {
        places.forget_session(None);
    }
    let (source, missing) = source(call, &places)?;
    if PLAIN.is_given(call.matches) {
        return plain::run(call, source);
    }
    let root = if let Source::Folder { root, .. } = &source { Some(root.clone()) } else { None };
    if let Some(root) = root.as_deref().filter(|_| is_fresh) {
        places.forget_session(Some(root));
    }
    let site = call.site()?;
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    if dumb || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(CommandMessage::NoTerminal.into());
    }
    let library = Arc::new(Library::empty(source.name(), call::today(), 0));
    let mut state = State::new(library, Size::default(), call::today());
    state.settings.site = site;
    prepare(&mut state, call, (&places, root.as_deref()), missing);
    shell::catch_panics();
    let visit = call::visit(&source);
    let runtime = RuntimeOptions {
        storage: call.storage(&source),
        // On the first visit, articles count as new if they are added from now on.
        since: call::since(&source).or_else(|| Some(clock::now())),
        places: places.clone(),
        marks: call.marks(),
        ..RuntimeOptions::of(source, call::today())
    };
    let session = root.filter(|_| settings.session).map(|root| (places, root));
    shell::run(ReaderOptions {
        runtime,
        state,
        visit,
        session,
        pointer: settings.mouse,
        editor: settings.editor.as_ref().map(ToString::to_string),
    })?;
    Ok(Exit::Found)
}

/// Applies the settings, the last session and the arguments to the state, and sets its first message.
fn prepare(
    state: &mut State,
    call: &Call<'_>,
    (places, root): (&Places, Option<&Path>),
    missing: Option<CleanText>,
) {
    let settings = &call.settings.values;
    state.settings.folder = root.map(Path::to_path_buf);
    state.settings.export_folder = export_folder(root);
    settle(state, call);
    let kept = root.filter(|_| settings.session);
    let before = kept.and_then(|root| places.session(root));
    if let Some(before) = &before {
        app::session::restore(state, before);
    }
    if let Some(&sort) = SORT.of(call.matches) {
        state.display.sort = sort;
    }
    let wanted = places.state.is_some() && settings.hints;
    state.status.tips = ShownTips { wanted, known: places.tips() };
    greet(state, missing, before.as_ref(), places);
    let mut mistakes = call.settings.mistakes.clone();
    state.screen.themes = call.settings.themes(places, &mut mistakes);
    state.settings.theme_is_set = call.settings.origin("theme") != Origin::Default;
    mistakes.extend(call.settings.highlight_faults(places));
    if let Some(phrase) = in_one_line(&mistakes) {
        state.warn(phrase);
    }
}

/// Where an export goes by default: never into the folder of articles.
fn export_folder(root: Option<&Path>) -> &'static str {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let among = here.is_ok_and(|here| root.is_some_and(|root| here.starts_with(root)));
    if among { "~/" } else { "" }
}

fn settle(state: &mut State, call: &Call<'_>) {
    let EffectiveSettings { values: settings, keymap, highlights, .. } = call.settings;
    state.screen.hyperlinks = match settings.hyperlinks {
        Hyperlinks::Auto => shell::terminal_knows_hyperlinks(),
        Hyperlinks::On => true,
        Hyperlinks::Off => false,
    };
    state.settings.keymap = keymap.clone();
    state.display.sort = call.sort();
    state.screen.icons = settings.icons;
    state.display.grouping = settings.group;
    state.shape.measure = settings.measure.0;
    state.display.has_summaries = settings.density == Density::Two;
    state.display.columns.clone_from(&settings.columns.0);
    state.display.highlight_rules.clone_from(highlights);
    (state.images.policy, state.images.protocol) = match settings.image_protocol {
        ImageProtocol::Auto => (settings.images, None),
        ImageProtocol::By(protocol) => (settings.images, Some(protocol)),
        ImageProtocol::None => (ImagePolicy::Never, None),
    };
    state.marking.read_when = settings.mark_read;
}

/// Sets the first message: the last folder is missing, the tour, the sample, or a tip about the session.
fn greet(state: &mut State, missing: Option<CleanText>, before: Option<&Session>, places: &Places) {
    let is_back = before.is_some_and(|before| !before.filter.is_empty() || !before.article.is_empty());
    let is_sample = *state.library.name() == ScreenText::SampleName.text();
    if let Some(folder) = missing {
        state.warn(Phrase::LastFolderMissing { folder });
    } else if is_sample && state.status.tips.is_due(Tip::Tour) {
        state.status.tour = TourStep::ALL.first().copied();
    } else if is_sample {
        state.notify(Phrase::ShowingSample);
    } else if is_back && state.status.tips.is_due(Tip::Session) {
        state.notify(Phrase::TipSession);
        state.status.tips.known.insert(Tip::Session);
        places.add_tips(&[Tip::Session]);
    }
}

/// The folder to read, and the path of the last folder if that is missing.
fn source(call: &Call<'_>, places: &Places) -> Result<(Source, Option<CleanText>), CommandError> {
    match (select::chosen(call, places), call.folder()) {
        (Ok((source, origin)), _) => {
            Ok((source, if let FolderOrigin::Missing(folder) = origin { Some(folder) } else { None }))
        }
        (Err(phrase), Some(folder)) => {
            report(&phrase);
            let meant = meant_command(&folder.to_string_lossy());
            let did_you_mean = |command| CommandMessage::DidYouMean { command };
            Err(meant.map_or(CommandMessage::FolderHint, did_you_mean).into())
        }
        (Err(phrase), None) => Err(phrase.into()),
    }
}

/// The command with nearly this name: a folder that does not exist may be a mistyped command.
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
