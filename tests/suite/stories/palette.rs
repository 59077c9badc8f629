//! Commands found by typing, and themes tried before they are taken.

use vigie::app::Pane;
use vigie::input::{Action, Keymap, Mode};

use super::Folder;
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::new();
    folder
        .add("1.md", "Bells", "2026-10-05", &["Sea"], "sourceUrl: https://example.org/1")
        .add("2.md", "Anchors in the fog", "2026-10-04", &["Sea"], "")
        .add("3.md", "Coast", "2026-10-03", &["Land"], "");
    folder
}

fn found(reader: &Reader) -> Vec<String> {
    let palette = reader.state.palette.as_ref().expect("the palette is open");
    palette.found.iter().map(|entry| entry.name().to_string()).collect()
}

fn theme(reader: &Reader) -> String {
    reader.state.looks.theme().name.to_string()
}

#[test]
fn a_command_is_found_and_run_where_one_was() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":");
    assert_eq!(reader.state.mode(), Mode::Palette);
    reader.type_text("article focus");
    assert_eq!(found(&reader)[0], "focus-article");
    let screen = reader.screen();
    assert!(screen.contains("Go to the article") && screen.contains("ga"), "{screen}");
    reader.press("Enter");
    assert_eq!((reader.state.mode(), reader.state.focus), (Mode::Article, Pane::Article));
    // In the article there is another choice, and Escape goes back to it.
    reader.press(":").type_text("read-article");
    assert!(!found(&reader).contains(&"read-article".to_owned()));
    reader.press("Esc");
    assert_eq!(reader.state.mode(), Mode::Article);
    // What is not there cannot be run.
    reader.press(":").type_text("qqqq").press("Enter");
    assert_eq!(reader.notice(), "there is no command “qqqq” here");
    assert!(reader.screen().contains("Nothing like this can be done here."), "{}", reader.screen());
    reader.press("C-u Backspace");
    assert_eq!(reader.state.mode(), Mode::Article);
}

#[test]
fn what_cannot_be_done_is_not_offered_and_keys_are_those_of_the_user() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":");
    assert!(!found(&reader).contains(&"clear-filter".to_owned()), "there is no filter to clear");
    assert!(found(&reader).contains(&"open-source".to_owned()));
    reader.press("Esc j :");
    assert!(!found(&reader).contains(&"open-source".to_owned()), "the second article has no link");
    reader.press("Esc");
    let usual = Keymap::default();
    let renamed = |(mode, chord, action): &(Mode, vigie::input::Chord, Action)| {
        let chord = match action {
            Action::Reload => vigie::input::Chord::parse("C-x r").expect("a chord"),
            _ => chord.clone(),
        };
        (*mode, chord, *action)
    };
    reader.state.keymap = Keymap::of(usual.bindings().map(renamed));
    reader.press(":").type_text("reload");
    assert!(reader.screen().contains("C-x r"), "{}", reader.screen());
    // The help finds it by that key, and a prefix shows what follows.
    reader.press("Esc ? /").type_text("C-x").press("Enter Esc C-x");
    assert!(reader.screen().contains("C-x…") && reader.screen().contains("r reload"), "{}", reader.screen());
}

#[test]
fn tab_completes_and_goes_on_and_arrows_choose() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press(":").type_text("sort-by-t").press("Tab");
    let line = |reader: &Reader| reader.state.palette.as_ref().unwrap().line.value().to_owned();
    assert_eq!(line(&reader), "sort-by-title");
    reader.press("Enter");
    assert_eq!(reader.titles(), ["Anchors in the fog", "Bells", "Coast"]);
    reader.press(":").type_text("go to").press("Tab");
    let first = line(&reader);
    reader.press("Tab");
    assert_ne!(line(&reader), first);
    reader.press("S-Tab");
    assert_eq!(line(&reader), first);
    reader.press("↓ ↓ ↑");
    assert_eq!(reader.state.palette.as_ref().unwrap().cursor, 1);
}

#[test]
fn a_command_takes_what_stands_behind_it() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":").type_text("sort").press("Esc :").type_text("sort -ti").press("Enter");
    assert_eq!(reader.titles(), ["Coast", "Bells", "Anchors in the fog"]);
    reader.press(":").type_text("filter fog tag:sea").press("Enter");
    assert_eq!(reader.titles(), ["Anchors in the fog"]);
    reader.press(":").type_text("filter (fog").press("Enter");
    assert_eq!(reader.state.mode(), Mode::Palette, "what is wrong can be mended");
    assert!(reader.screen().contains("parenthesis"), "{}", reader.screen());
    reader.press("Esc");
    assert_eq!(reader.titles(), ["Anchors in the fog"]);
}

#[test]
fn a_theme_is_tried_and_taken_or_left() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    assert_eq!(theme(&reader), "terminal");
    let before = reader.buffer();
    reader.press("C-t").type_text("solarized-l");
    assert_eq!(theme(&reader), "solarized-light");
    assert_ne!(reader.buffer()[(0, 0)].bg, before[(0, 0)].bg, "it is seen at once");
    assert!(reader.screen().contains("Anchors in the fog"), "the list is still there\n{}", reader.screen());
    reader.press("Esc");
    assert_eq!((theme(&reader), reader.buffer() == before), ("terminal".to_owned(), true));
    reader.press("C-t ↓");
    assert_eq!(theme(&reader), "dark");
    reader.press("Enter");
    assert_eq!(theme(&reader), "dark");
    assert_eq!(reader.notice(), "theme “dark”, from now on");
    let dark = vigie::text::CleanText::line("dark");
    assert_eq!(reader.asked.last(), Some(&vigie::app::Effect::RememberTheme(dark)));
    // Where the settings name one, they are not overruled.
    reader.state.theme_is_set = true;
    reader.press("C-t ↑ ↓ Enter");
    assert_eq!(reader.notice(), "to keep it: theme = \"dark\" in config.toml");
    // What is typed and finds nothing tries nothing.
    reader.press("C-t").type_text("light").type_text("zzz");
    assert_eq!(theme(&reader), "dark");
    reader.press("C-c");
    assert!(reader.asked.contains(&vigie::app::Effect::Quit));
}

#[test]
fn the_palette_is_drawn_at_any_size() {
    let folder = folder();
    for (columns, rows) in [(40, 12), (20, 5), (8, 2), (200, 60)] {
        let mut reader = folder.reader(columns, rows);
        reader.press(":").type_text("theme ").press("↓ ↓");
        assert!(rows < 5 || reader.screen().contains("dark"), "{}", reader.screen());
        reader.press("Esc");
        assert_eq!(theme(&reader), "terminal");
    }
}

#[test]
fn sentences_name_the_keys_as_they_are_bound_or_none() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let usual = Keymap::default();
    let taken =
        [Action::SortByDate, Action::ToggleHelp, Action::Back, Action::ClearFilter, Action::TogglePreview];
    let another = |(mode, chord, action): &(Mode, vigie::input::Chord, Action)| {
        let chord = match taken.iter().position(|other| other == action) {
            Some(at) => vigie::input::Chord::parse(&format!("F{}", at + 2)).expect("a chord"),
            None => chord.clone(),
        };
        (*mode, chord, *action)
    };
    reader.state.keymap = Keymap::of(usual.bindings().map(another));
    reader.press("Z");
    assert_eq!(reader.notice(), "Z does nothing here; F3 shows the keys");
    reader.press("/").type_text("sort:title").press("Enter g d");
    assert_eq!(reader.notice(), "the list is not in the order of dates; F2 puts it there");
    reader.press("F5 /").type_text("zzz").press("Enter");
    assert!(reader.screen().contains("F4 takes back the last word, F5 clears all."), "{}", reader.screen());
    reader.press("p");
    assert_eq!(reader.notice(), "p does nothing here; F3 shows the keys");
    reader.press("F6");
    assert_eq!(reader.notice(), "the list has the room; F6 brings the preview back");
    // Nothing is said of a key that is bound to nothing.
    let kept = usual.bindings().filter(|(_, _, action)| !taken.contains(action));
    reader.state.keymap = Keymap::of(kept.cloned());
    assert!(reader.press("Z").notice().ends_with("Z does nothing here"), "{}", reader.notice());
    assert!(!reader.screen().contains("takes back the last word"), "{}", reader.screen());
}

#[test]
fn words_are_found_as_they_are_typed_and_letters_only_where_no_word_is() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let mut names = |typed: &str| {
        reader.press("Esc :").type_text(typed);
        let found = found(&reader);
        reader.press("Esc");
        found
    };
    assert_eq!(names("theme"), ["theme NAME"]);
    assert_eq!(names("star"), ["toggle-star", "start-filter", "show-starred"]);
    for (typed, name) in [
        ("export", "write-csv"),
        ("exporter", "write-html"),
        ("lire plus tard", "toggle-later"),
        ("favori", "toggle-star"),
        ("cpylnk", "copy-link"),
        ("plein écran", "toggle-zen"),
    ] {
        assert!(names(typed).iter().any(|found| found == name), "{typed}: {:?}", names(typed));
    }
}

#[test]
fn tab_behind_a_command_goes_through_what_it_takes() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":").type_text("theme").press("Tab");
    let line = |reader: &Reader| reader.state.palette.as_ref().unwrap().line.value().to_owned();
    assert_eq!(line(&reader), "theme ");
    reader.press("Tab");
    assert_eq!(line(&reader), "theme auto");
    reader.press("Esc :").type_text("sort zz").press("Enter");
    assert_eq!(reader.notice(), "there is no order “zz”");
    reader.press("Esc :").type_text("sort titel").press("Enter");
    assert_eq!(reader.notice(), "there is no order “titel”; did you mean title?");
}
