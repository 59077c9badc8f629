//! The themes that exist, and which of them the reader starts with. Also checks the queries of highlights.
//! What a theme consists of is in [`config::themes`](crate::config::themes).
//! Floor 6, part of [`cli`](crate::cli).

use crate::app::ThemeChoice;
use crate::cli::effective_settings::{EffectiveSettings, Origin, in_file};
use crate::config::themes::{self, NONE};
use crate::config::{Depth, Mistake, Searches, Theme};
use crate::io::{self, Places, settings};
use crate::wording::Phrase;

/// Mistakes in highlights that use saved searches. Returns none if the file of searches cannot be read,
/// which is reported elsewhere.
pub(super) fn highlight_faults(settings: &EffectiveSettings, places: &Places) -> Vec<Phrase> {
    let names_searches = settings.highlights.iter().any(|rule| Searches::are_named_in(&rule.query));
    let files = places.searches().zip(settings.file.as_deref()).filter(|_| names_searches);
    let Some((searches, file)) = files else { return Vec::new() };
    let Ok(searches) = io::searches::read(&searches) else { return Vec::new() };
    let mistakes = settings.highlights.iter().filter_map(|rule| rule.fault(&searches));
    mistakes.map(|mistake| in_file(file, mistake)).collect()
}

/// The built-in themes and those of the user; a theme of the user replaces a built-in one with the same
/// name. Adds the mistakes in theme files to `faults`.
pub(super) fn known(places: &Places, mistakes: &mut Vec<Phrase>) -> Vec<Theme> {
    let mut known = Theme::all();
    for (name, file) in places.themes().map(|folder| settings::themes(&folder)).unwrap_or_default() {
        match settings::read(&file) {
            Ok(text) => {
                let (theme, wrong) = Theme::parse(&name, &text.unwrap_or_default());
                known.retain(|one| one.name != theme.name);
                known.push(theme);
                mistakes.extend(wrong.into_iter().map(|mistake| in_file(&file, mistake)));
            }
            Err(phrase) => mistakes.push(phrase),
        }
    }
    known
}

/// The themes, and the one that the reader starts with. Adds mistakes in theme files, and an unknown theme,
/// to `faults`.
pub(super) fn choice(
    settings: &EffectiveSettings,
    places: &Places,
    mistakes: &mut Vec<Phrase>,
) -> ThemeChoice {
    let variable = |name: &str| {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let depth = Depth::of_terminal(&variable("COLORTERM"), &variable("TERM"));
    let known = known(places, mistakes);
    let mut themes =
        ThemeChoice::new(known.into(), depth, ThemeChoice::background_of(&variable("COLORFGBG")));
    let (name, origin) = (&settings.values.theme, settings.origin("theme"));
    // --theme overrides NO_COLOR.
    let is_bare = !variable("NO_COLOR").is_empty() && !matches!(origin, Origin::Option(_));
    // Without a setting: the theme last chosen in the reader, if it still exists.
    let chosen =
        places.theme().filter(|_| origin == Origin::Default).and_then(|file| io::remembered::theme(&file));
    if chosen.is_some_and(|chosen| themes.take_named(&chosen)) {
        // The choice succeeded.
    } else if !themes.take_named(name) {
        mistakes.push(unknown(settings, &themes));
        themes.take_named(themes::AUTO);
    }
    if is_bare {
        themes.take_named(NONE);
    }
    themes
}

/// The error for a setting, variable or option that names an unknown theme.
fn unknown(settings: &EffectiveSettings, themes: &ThemeChoice) -> Phrase {
    let mistake =
        themes::unknown(&settings.values.theme, themes.known().iter().map(|theme| theme.name.as_str()));
    match (settings.origin("theme"), &settings.file) {
        (Origin::File(line), Some(file)) => in_file(file, Mistake { line, reason: mistake.text() }),
        (Origin::Variable(variable), _) => Phrase::VariableFault { variable, reason: mistake.text() },
        (Origin::File(_) | Origin::Option(_) | Origin::Default, _) => Phrase::SettingWrong { mistake },
    }
}
