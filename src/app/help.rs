//! Contents of the help overlay, made from the tables of actions, mouse gestures and query syntax. Floor 3, part of
//! [`app`](crate::app). Scrolling and the prompt are left to `app::update`.

use tui_input::Input;

use crate::input::{ACTIONS, ActionRow, GESTURES, GestureRow, HELP_GROUPS, KeySequence, Keymap, MOUSE, Mode};
use crate::markdown::layout::wrap_text;
use crate::query::help_sections;
use crate::text::{CleanText, Role, cell_width, fold};
use crate::wording::{Bilingual, Phrase};

/// Most cells of the left column.
const LEFT_CELLS: u16 = 16;

/// A line of the help overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    Heading(CleanText),
    /// A key or a piece of query syntax, and a row of its description. `None` continues the description of
    /// the previous line. If the description is empty, the first part takes the whole line.
    Item(Option<CleanText>, CleanText),
    Empty,
}

/// The subject of the help overlay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    #[default]
    Keys,
    Queries,
}

/// The state of the help overlay.
#[derive(Clone, Debug, Default)]
pub struct HelpState {
    pub about: About,
    /// Index of the first line in the window.
    pub scroll: usize,
    /// The typed words that lines must match.
    pub line: Input,
    pub typing: bool,
}

/// The lines for an overlay of `width` cells: the actions of each group that match the typed words by their
/// description in any language, their name, or a key that is bound to them.
pub fn lines(help: &HelpState, keymap: &Keymap, width: u16) -> Vec<HelpLine> {
    let typed = help.line.value();
    let folded = fold(typed).into_owned();
    let folded_words: Vec<&str> = folded.split_whitespace().collect();
    let mut lines = Vec::new();
    if help.about == About::Queries {
        push_queries(&mut lines, &folded_words, width);
        return lines;
    }
    let words: Vec<(&str, &str)> = folded.split_whitespace().zip(typed.split_whitespace()).collect();
    let matches = |row: &ActionRow| {
        let texts = [row.help.english, row.help.french].map(fold);
        let key_sequences = keymap.all_sequences(row);
        words.iter().all(|(folded, typed)| {
            texts.iter().any(|text| text.contains(folded))
                || row.name.contains(folded)
                || key_sequences.iter().any(|key_sequence| is_named(key_sequence, typed))
        })
    };
    // A text that is exactly a key: show only what that key does.
    let is_typed = |key_sequence: &KeySequence| {
        [key_sequence.to_string(), key_sequence.label()].iter().any(|key| key == typed.trim())
    };
    let has_key = |row: &ActionRow| keymap.all_sequences(row).iter().copied().any(is_typed);
    let asks_key = ACTIONS.iter().any(has_key);
    let matches = |row: &ActionRow| if asks_key { has_key(row) } else { matches(row) };
    for (group, heading) in HELP_GROUPS {
        let rows = ACTIONS.iter().filter(|row| row.group == group && matches(row));
        let item = |row: &ActionRow| (CleanText::line(&keymap.labels(row).join(" ")), sentence(keymap, row));
        push(&mut lines, heading.text(), rows.map(item).collect(), width);
    }
    if !asks_key {
        let matches = |row: &&GestureRow| {
            let texts = [row.done, row.help, MOUSE].map(|text| [fold(text.english), fold(text.french)]);
            folded_words.iter().all(|word| texts.iter().flatten().any(|text| text.contains(word)))
        };
        let item = |row: &GestureRow| (row.done.text(), row.help.text());
        push(&mut lines, MOUSE.text(), GESTURES.iter().filter(matches).map(item).collect(), width);
        // Unless something is typed, the help on keys shows only keys and the mouse.
        if !folded_words.is_empty() {
            push_queries(&mut lines, &folded_words, width);
        }
    }
    lines
}

/// What an action does, the panes it is limited to, and for each key that works only in some of these panes,
/// which ones.
pub fn sentence(keymap: &Keymap, row: &ActionRow) -> CleanText {
    let mut sentence = row.help.to_string();
    let panes: Vec<&str> = row.panes().into_iter().map(Bilingual::now).collect();
    if !panes.is_empty() {
        sentence = format!("{sentence} ({})", panes.join(", "));
    }
    for key_sequence in keymap.all_sequences(row) {
        let works = |mode: &Mode| keymap.key_sequences(*mode, row.action).any(|other| other == key_sequence);
        if row.modes.iter().all(works) {
            continue;
        }
        let places = row.modes.iter().filter(|mode| works(mode)).filter_map(|mode| mode.pane());
        let places: Vec<&str> = places.map(Bilingual::now).collect();
        if !places.is_empty() && places != panes {
            sentence = format!(
                "{sentence} · {}{}",
                key_sequence.label(),
                Phrase::OnlyIn { places: CleanText::line(&places.join(", ")) }
            );
        }
    }
    CleanText::line(&sentence)
}

/// Whether a word is a key sequence, as written in the configuration or as shown.
fn is_named(key_sequence: &KeySequence, word: &str) -> bool {
    key_sequence.to_string().eq_ignore_ascii_case(word) || fold(&key_sequence.label()) == fold(word)
}

/// The cells of the left column, in an overlay of `width` cells.
pub fn left_cells(width: u16) -> u16 {
    LEFT_CELLS.min(width / 3)
}

/// Adds a section: its heading and its items, or nothing if there are no items.
fn push(lines: &mut Vec<HelpLine>, heading: CleanText, items: Vec<(CleanText, CleanText)>, width: u16) {
    let room = usize::from(width.saturating_sub(left_cells(width) + 4));
    if items.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Empty);
    }
    lines.push(HelpLine::Heading(heading));
    for (left, text) in items {
        let is_wide = cell_width(&left) > usize::from(left_cells(width));
        let mut left = Some(left);
        if is_wide {
            // Too wide for the left column: it gets a line of its own.
            lines.push(HelpLine::Item(left.take(), CleanText::default()));
        }
        for row in wrap_text(&text, Role::Text, room) {
            lines.push(HelpLine::Item(left.take(), CleanText::line(&row.plain())));
        }
    }
}

/// Adds the sections on queries, with the items that match every typed word by syntax, description or heading.
fn push_queries(lines: &mut Vec<HelpLine>, typed: &[&str], width: u16) {
    for part in help_sections() {
        let heading = part.heading.text();
        let about = fold(&heading).into_owned();
        let matches = |(written, meaning): &(String, String)| {
            let texts = [fold(written), fold(meaning)];
            typed.iter().all(|word| about.contains(word) || texts.iter().any(|text| text.contains(word)))
        };
        let found = part.forms.into_iter().filter(matches);
        let clean =
            |(written, meaning): (String, String)| (CleanText::line(&written), CleanText::line(&meaning));
        push(lines, heading, found.map(clean).collect(), width);
    }
}
