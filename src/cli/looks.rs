//! How the reader looks when it starts: the themes that there are, and the one of the settings.

use std::path::Path;

use crate::app::Looks;
use crate::cli::decided::{Origin, decided};
use crate::config::themes::{self, NONE};
use crate::config::{Depth, Searches, Theme};
use crate::io::{self, Places, settings};
use crate::text::CleanText;
use crate::wording::Phrase;

/// What keeps highlights from being used that name saved searches. A file of searches that cannot be read says
/// so where it is read.
pub(super) fn highlight_faults(places: &Places) -> Vec<Phrase> {
    let (decided, file) = (decided(), places.searches());
    let names_searches = decided.highlights.iter().any(|rule| Searches::are_named_in(&rule.query));
    let Some((file, settings)) = file.zip(decided.file.as_deref()).filter(|_| names_searches) else {
        return Vec::new();
    };
    let Ok(searches) = io::searches::read(&file) else { return Vec::new() };
    let path = CleanText::line(&settings.to_string_lossy());
    let faults = decided.highlights.iter().filter_map(|rule| rule.fault(&searches));
    faults
        .map(|fault| Phrase::SettingFault { path: path.clone(), line: fault.line, reason: fault.reason })
        .collect()
}

/// The themes of the program and those of the user, which come before one of the same name; notes what is
/// wrong with them.
pub(super) fn known(places: &Places, faults: &mut Vec<Phrase>) -> Vec<Theme> {
    let mut known = Theme::all();
    for (name, file) in places.themes().map(|folder| settings::themes(&folder)).unwrap_or_default() {
        match settings::read(&file) {
            Ok(text) => {
                let (theme, wrong) = Theme::parse(&name, &text.unwrap_or_default());
                known.retain(|one| one.name != theme.name);
                known.push(theme);
                let path = CleanText::line(&file.to_string_lossy());
                let fault = |fault: crate::config::Fault| Phrase::SettingFault {
                    path: path.clone(),
                    line: fault.line,
                    reason: fault.reason,
                };
                faults.extend(wrong.into_iter().map(fault));
            }
            Err(phrase) => faults.push(phrase),
        }
    }
    known
}

/// How the reader looks when it starts; notes what is wrong with the themes.
pub(super) fn looks(places: &Places, faults: &mut Vec<Phrase>) -> Looks {
    let variable = |name: &str| {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let depth = Depth::of_terminal(&variable("COLORTERM"), &variable("TERM"));
    let known = known(places, faults);
    let mut looks = Looks::new(known.into(), depth, Looks::background_of(&variable("COLORFGBG")));
    let name = &decided().settings.theme;
    let origin = decided().origin("theme");
    // Who asks for a theme by an option has thought of the variable.
    let is_bare = !variable("NO_COLOR").is_empty() && !matches!(origin, Origin::Option(_));
    // Where the settings say nothing, it is the one that was chosen last, if it is still there.
    let chosen = places.theme().filter(|_| origin == Origin::Default).and_then(|file| io::theme::read(&file));
    if chosen.is_some_and(|chosen| looks.take_named(&chosen)) {
        // It is taken.
    } else if !looks.take_named(name) {
        faults.push(unknown(name, origin, &looks));
        looks.take_named(themes::AUTO);
    }
    if is_bare {
        looks.take_named(NONE);
    }
    looks
}

/// The theme of the settings is none.
fn unknown(name: &CleanText, origin: Origin, looks: &Looks) -> Phrase {
    let said = themes::unknown(name, looks.known().iter().map(|theme| theme.name.as_str()));
    match (origin, &decided().file) {
        (Origin::File(line), Some(file)) => {
            let path = CleanText::line(&Path::new(file).to_string_lossy());
            Phrase::SettingFault { path, line, reason: said.text() }
        }
        (Origin::Variable(variable), _) => Phrase::VariableFault { variable, reason: said.text() },
        (Origin::File(_) | Origin::Option(_) | Origin::Default, _) => said,
    }
}
