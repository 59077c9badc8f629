//! The command palette: the actions that are available and the commands with their values, as you type. Floor 3,
//! part of [`app`](crate::app). Typing in it and running what was chosen are left to `app::update`.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::enabled::is_enabled;
use crate::app::state::{Command, Filter, PaletteEntry, State, order_name};
use crate::config::Theme;
use crate::input::{ACTIONS, Action, ActionRow, Mode, PaletteAction};
use crate::query::{SORTS, Sort};
use crate::text::{CleanText, fold, has_word_beginning};
use crate::wording::{Bilingual, Phrase};

/// An entry with what it is matched against: its name, its descriptions in every language, its keys.
type Findable = (PaletteEntry, CleanText, Vec<String>, Vec<String>);

/// The command at the start of a line and the value typed after it; `None` until a command is followed by a
/// space.
pub fn command(line: &str) -> Option<(Command, &str)> {
    let (name, rest) = line.trim_start().split_once(' ')?;
    let command = Command::ALL.into_iter().find(|command| command.name() == name)?;
    Some((command, rest.trim()))
}

/// The entries that match a line, best first, for a palette opened in the mode `from`.
pub fn found(state: &State, from: Mode, line: &str) -> Vec<PaletteEntry> {
    match command(line) {
        Some((Command::Theme, typed)) => ranked(typed, &themes(state)),
        Some((Command::Sort, typed)) => ranked(typed, &orders()),
        Some((Command::Filter, typed)) => filter(typed),
        None => ranked(line, &commands(state, from)),
    }
}

fn commands(state: &State, from: Mode) -> Vec<Findable> {
    let opens_at = |action: Action| Command::ALL.into_iter().any(|command| command.action() == Some(action));
    let is_offered = |row: &&ActionRow| {
        let opens = row.action == Action::Palette(PaletteAction::Open) || opens_at(row.action);
        row.modes.contains(&from) && !opens && is_enabled(state, row)
    };
    let texts = |words: Bilingual| vec![fold(words.english).into_owned(), fold(words.french).into_owned()];
    let of_action = |row: &ActionRow| {
        texts(row.help)
            .into_iter()
            .chain(texts(row.hint))
            .chain([fold(row.also).into_owned()])
            .collect::<Vec<_>>()
    };
    // As the screen shows them and as `config.toml` writes them.
    let names = |row: Option<&ActionRow>| {
        let key_sequences = row.map(|row| state.settings.keymap.all_sequences(row)).unwrap_or_default();
        key_sequences
            .iter()
            .flat_map(|key_sequence| [key_sequence.label(), key_sequence.to_string()])
            .collect::<Vec<_>>()
    };
    let with_value = Command::ALL.into_iter().map(|command| {
        let keys = names(command.action().and_then(Action::row));
        (PaletteEntry::Command(command), CleanText::line(command.name()), texts(command.help()), keys)
    });
    let actions = ACTIONS.iter().filter(is_offered).map(|row| {
        let entry = PaletteEntry::Action(row);
        (entry, CleanText::line(row.name), of_action(row), names(Some(row)))
    });
    actions.chain(with_value).collect()
}

fn themes(state: &State) -> Vec<Findable> {
    let theme = |theme: &Theme| {
        let help = theme.help.map_or_else(|| Phrase::OwnTheme.text(), Bilingual::text);
        let texts = vec![fold(&help).into_owned()];
        let entry = PaletteEntry::Value { command: Command::Theme, text: theme.name.clone(), help };
        (entry, theme.name.clone(), texts, Vec::new())
    };
    state.screen.themes.known.iter().map(theme).collect()
}

fn orders() -> Vec<Findable> {
    let order = |name: &str, others: &[&str], sort: Sort| {
        let minus = if sort.descending { "-" } else { "" };
        let text = CleanText::line(&format!("{minus}{name}"));
        let help = order_name(sort, false).text();
        let mut texts: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
        texts.push(fold(&help).into_owned());
        (PaletteEntry::Value { command: Command::Sort, text: text.clone(), help }, text, texts, Vec::new())
    };
    let both = SORTS.iter().flat_map(|row| [true, false].map(|descending| (row, descending)));
    both.map(|(row, descending)| order(row.name, row.others, Sort { key: row.value, descending })).collect()
}

/// The typed query as one entry, with its mistake if it has one.
fn filter(typed: &str) -> Vec<PaletteEntry> {
    if typed.is_empty() {
        return Vec::new();
    }
    let help = match Filter::typed(typed) {
        Ok(_) => Command::Filter.help().text(),
        Err(error) => error.sentence(),
    };
    vec![PaletteEntry::Value { command: Command::Filter, text: CleanText::line(typed), help }]
}

/// The entries that match every typed word, best first. If no entry does, the letters of each word only need
/// to occur in the name in that order.
fn ranked(typed: &str, entries: &[Findable]) -> Vec<PaletteEntry> {
    let words: Vec<TypedWord> = typed.split_whitespace().map(TypedWord::new).collect();
    let exact = |entry: &Findable| words.iter().try_fold(0, |sum, word| Some(sum + word.score(entry)?));
    let mut scored: Vec<(u32, &Findable)> =
        entries.iter().filter_map(|entry| Some((exact(entry)?, entry))).collect();
    if scored.is_empty() {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let fuzzy = |entry: &Findable, matcher: &mut Matcher| {
            words.iter().try_fold(0, |sum, word| Some(sum + word.fuzzy_score(entry, matcher)?))
        };
        let found = |entry| Some((fuzzy(entry, &mut matcher)?, entry));
        scored = entries.iter().filter_map(found).collect();
    }
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().map(|(_, entry)| entry.0.clone()).collect()
}

/// A typed word in the forms that it is compared in.
struct TypedWord {
    typed: String,
    folded: String,
    fuzzy: Atom,
}

impl TypedWord {
    fn new(typed: &str) -> Self {
        let folded = fold(typed).into_owned();
        let fuzzy = Atom::new(&folded, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy, false);
        Self { typed: typed.to_owned(), folded, fuzzy }
    }

    /// The score of an entry, higher for a better match; `None` if the word does not match. From best to
    /// worst: a key, a whole word of the name, the start of the name, the start of a word of the name, the
    /// start of a word of a description, any part of the name.
    fn score(&self, (_, name, texts, keys): &Findable) -> Option<u32> {
        const KEY: u32 = 1_000;
        const WHOLE_WORD_OF_NAME: u32 = 350;
        const NAME: u32 = 300;
        const WORD_OF_NAME: u32 = 250;
        const WORD_OF_TEXT: u32 = 200;
        const PART_OF_NAME: u32 = 100;
        let name = fold(name);
        if keys.contains(&self.typed) {
            Some(KEY)
        } else if name.split('-').any(|word| word == self.folded) {
            Some(WHOLE_WORD_OF_NAME)
        } else if name.starts_with(&self.folded) {
            Some(NAME)
        } else if has_word_beginning(&name, &self.folded) {
            Some(WORD_OF_NAME)
        } else if texts.iter().any(|text| has_word_beginning(text, &self.folded)) {
            Some(WORD_OF_TEXT)
        } else {
            name.contains(&self.folded).then_some(PART_OF_NAME)
        }
    }

    /// The score of a fuzzy match, for names that contain the letters of the word in order.
    fn fuzzy_score(&self, (_, name, ..): &Findable, matcher: &mut Matcher) -> Option<u32> {
        let mut characters = Vec::new();
        let name = fold(name);
        self.fuzzy.score(Utf32Str::new(&name, &mut characters), matcher).map(u32::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str) -> Vec<String> {
        let entries = ACTIONS.iter().map(|row| {
            let texts = [row.help.english, row.help.french].map(|text| fold(text).into_owned());
            let keys = row.key_sequences.iter().map(|key_sequence| (*key_sequence).to_owned()).collect();
            (PaletteEntry::Action(row), CleanText::line(row.name), texts.to_vec(), keys)
        });
        ranked(typed, &entries.collect::<Vec<_>>())
            .iter()
            .take(3)
            .map(|entry| entry.name().to_string())
            .collect()
    }

    #[test]
    fn actions_are_found_by_name_help_in_either_language_and_key() {
        for (typed, name) in [
            ("reload", "reload"),
            ("rld", "reload"),
            ("cpylnk", "copy-link"),
            ("F5", "reload"),
            ("gd", "go-to-date"),
            ("reload the folder", "reload"),
            ("recharger dossier", "reload"),
            ("étiquettes", "show-tags"),
            ("etiquettes", "show-tags"),
        ] {
            assert!(best(typed).iter().any(|found| found == name), "{typed}: {:?}", best(typed));
        }
        assert_eq!(best("quit")[0], "quit");
        assert_eq!(best("x")[0], "clear-filter");
        assert!(best("zzzzqq").is_empty());
    }

    #[test]
    fn a_value_is_separated_from_its_command() {
        for (line, meaning) in [
            ("theme", None),
            ("theme ", Some((Command::Theme, ""))),
            (" theme  solar", Some((Command::Theme, "solar"))),
            ("sort -ti", Some((Command::Sort, "-ti"))),
            ("filter a b", Some((Command::Filter, "a b"))),
            ("go to", None),
        ] {
            assert_eq!(command(line), meaning, "{line}");
        }
        for command in Command::ALL {
            crate::wording::typography::check_order(command.help(), command.name());
            crate::wording::typography::check(command.value(), command.name());
            assert!(ACTIONS.iter().all(|action| action.name != command.name()), "{}", command.name());
        }
    }

    #[test]
    fn orders_are_found_by_name_and_by_meaning() {
        let found = |typed: &str| {
            ranked(typed, &orders()).iter().map(|entry| entry.name().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("-ti")[0], "-title");
        assert_eq!(found("newest")[0], "-date");
        assert_eq!(found("").len(), SORTS.len() * 2);
    }
}
