//! The command palette: finding and running commands, and trying themes.

use vigie::app::Pane;
use vigie::input::{Action, FilterAction, HelpAction, Keymap, Mode, PaneAction};
use vigie::model::SortKey;

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

/// The names of the commands on the screen, which are the best of those found.
fn found(reader: &Reader) -> Vec<String> {
    let name = |row: &String| {
        let mut columns = row.split("  ").map(str::trim).filter(|column| !column.is_empty());
        columns.nth(1).unwrap_or_default().to_owned()
    };
    reader.drawn().palette().iter().map(name).collect()
}

/// The row of the palette with the cursor, from 0.
fn chosen(reader: &Reader) -> Option<usize> {
    reader.drawn().palette().iter().position(|row| row.starts_with('▌'))
}

#[test]
fn a_command_runs_in_the_pane_it_was_opened_from() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":");
    assert_eq!(reader.prompt(), ":");
    reader.type_text("article focus");
    assert_eq!(found(&reader)[0], "focus-article");
    let screen = reader.screen();
    assert!(screen.contains("Go to the article") && screen.contains("ga"), "{screen}");
    reader.press("Enter");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("", Pane::Article));
    // The article has other commands, and Escape goes back to it.
    reader.press(":").type_text("read-article");
    assert!(!found(&reader).contains(&"read-article".to_owned()));
    reader.press("Esc");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("", Pane::Article));
    // An unknown command cannot be run.
    reader.press(":").type_text("qqqq").press("Enter");
    assert_eq!(reader.notice(), "there is no command “qqqq” here");
    assert!(reader.screen().contains("No such command."), "{}", reader.screen());
    reader.press("C-u Backspace");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("", Pane::Article));
}

#[test]
fn only_available_commands_are_listed_with_the_keys_of_the_user() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let has = |reader: &mut Reader, name: &str| {
        reader.press(":").type_text(name);
        let has = found(reader).iter().any(|found| found == name);
        reader.press("Esc");
        has
    };
    assert!(!has(&mut reader, "clear-filter"), "there is no filter to clear");
    assert!(has(&mut reader, "open-source"));
    reader.press("j");
    assert!(!has(&mut reader, "open-source"), "the second article has no link");
    let usual = Keymap::default();
    let renamed = |(mode, key_sequence, action): &(Mode, vigie::input::KeySequence, Action)| {
        let key_sequence = match action {
            Action::Reload => vigie::input::KeySequence::parse("C-x r").expect("a key_sequence"),
            _ => key_sequence.clone(),
        };
        (*mode, key_sequence, *action)
    };
    reader.set_keymap(Keymap::of(usual.bindings().map(renamed)));
    reader.press(":").type_text("reload");
    assert!(reader.screen().contains("C-x r"), "{}", reader.screen());
    // The help finds it by the new key, and the prefix shows the next keys.
    reader.press("Esc ? /").type_text("C-x").press("Enter Esc C-x");
    assert!(reader.screen().contains("C-x…") && reader.screen().contains("r reload"), "{}", reader.screen());
}

#[test]
fn an_empty_list_offers_only_what_works_without_articles() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let of_article =
        ["copy-citation", "copy-title", "write-json", "toggle-star", "select-all", "next-unread"];
    let offers = |reader: &mut Reader, name: &str| {
        reader.press(":").type_text(name);
        let is_offered = found(reader).contains(&name.to_owned());
        reader.press("Esc");
        is_offered
    };
    for name in of_article {
        assert!(offers(&mut reader, name), "{name}");
    }
    reader.press("/").type_text("zebra").press("Enter");
    for name in of_article {
        assert!(!offers(&mut reader, name), "{name}");
    }
    for name in ["clear-filter", "save-search", "show-all", "earlier-filter"] {
        assert!(offers(&mut reader, name), "{name}");
    }
}

#[test]
fn tab_completes_and_arrows_choose() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press(":").type_text("sort-by-t").press("Tab");
    assert_eq!(reader.prompt(), ":sort-by-title");
    reader.press("Enter");
    assert_eq!(reader.titles(), ["Anchors in the fog", "Bells", "Coast"]);
    reader.press(":").type_text("go to").press("Tab");
    let first = reader.prompt();
    reader.press("Tab");
    assert_ne!(reader.prompt(), first);
    reader.press("S-Tab");
    assert_eq!(reader.prompt(), first);
    reader.press("↓ ↓ ↑");
    assert_eq!(chosen(&reader), Some(1));
}

#[test]
fn commands_take_arguments() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":").type_text("sort").press("Esc :").type_text("sort -ti").press("Enter");
    assert_eq!(reader.titles(), ["Coast", "Bells", "Anchors in the fog"]);
    reader.press(":").type_text("filter fog tag:sea").press("Enter");
    assert_eq!(reader.titles(), ["Anchors in the fog"]);
    reader.press(":").type_text("filter (fog").press("Enter");
    assert_eq!(reader.prompt(), ":filter (fog", "a mistake can be corrected");
    assert!(reader.screen().contains("parenthesis"), "{}", reader.screen());
    reader.press("Esc");
    assert_eq!(reader.titles(), ["Anchors in the fog"]);
}

#[test]
fn a_theme_is_tried_and_kept_or_left() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    assert_eq!(reader.theme(), "terminal");
    let before = reader.buffer();
    reader.press("C-t").type_text("solarized-l");
    assert_eq!(reader.theme(), "solarized-light");
    assert_ne!(reader.buffer()[(0, 0)].bg, before[(0, 0)].bg, "it is shown at once");
    assert!(reader.screen().contains("Anchors in the fog"), "the list is still there\n{}", reader.screen());
    reader.press("Esc");
    assert_eq!((reader.theme(), reader.buffer() == before), ("terminal".to_owned(), true));
    reader.press("C-t ↓");
    assert_eq!(reader.theme(), "dark");
    reader.press("Enter");
    assert_eq!(reader.theme(), "dark");
    assert_eq!(reader.notice(), "theme “dark” saved");
    let dark = vigie::text::CleanText::line("dark");
    assert_eq!(reader.asked.last(), Some(&vigie::app::Effect::RememberTheme(dark)));
    // A theme in the settings is not overridden for good.
    reader.fix_theme();
    reader.press("C-t ↑ ↓ Enter");
    assert_eq!(reader.notice(), "this session only; to keep it, put theme = \"dark\" in config.toml");
    // A name without a match changes nothing.
    reader.press("C-t").type_text("light").type_text("zzz");
    assert_eq!(reader.theme(), "dark");
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
        assert_eq!(reader.theme(), "terminal");
    }
}

#[test]
fn messages_show_the_bound_keys_or_leave_them_out() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let usual = Keymap::default();
    let taken = [
        Action::Sort(SortKey::Date),
        Action::Help(HelpAction::Toggle),
        Action::Back,
        Action::Filter(FilterAction::Clear),
        Action::Pane(PaneAction::TogglePreview),
    ];
    let another = |(mode, key_sequence, action): &(Mode, vigie::input::KeySequence, Action)| {
        let key_sequence = match taken.iter().position(|other| other == action) {
            Some(at) => vigie::input::KeySequence::parse(&format!("F{}", at + 2)).expect("a key_sequence"),
            None => key_sequence.clone(),
        };
        (*mode, key_sequence, *action)
    };
    reader.set_keymap(Keymap::of(usual.bindings().map(another)));
    reader.press("Z");
    assert_eq!(reader.notice(), "Z does nothing here; F3 shows the keys");
    reader.press("/").type_text("sort:title").press("Enter g d");
    assert_eq!(reader.notice(), "the list is not sorted by date; F2 sorts it");
    reader.press("F5 /").type_text("zzz").press("Enter");
    // The hint takes two rows of the list.
    let hint = ["│ F4 removes the last condition, F5 clears the ", "│ filter. "];
    assert!(hint.iter().all(|row| reader.screen().contains(row)), "{}", reader.screen());
    reader.press("p");
    assert_eq!(reader.notice(), "p does nothing here; F3 shows the keys");
    reader.press("F6");
    assert_eq!(reader.notice(), "preview hidden; F6 shows it again");
    // Messages leave out actions without a key.
    let kept = usual.bindings().filter(|(_, _, action)| !taken.contains(action));
    reader.set_keymap(Keymap::of(kept.cloned()));
    assert!(reader.press("Z").notice().ends_with("Z does nothing here"), "{}", reader.notice());
    assert!(!reader.screen().contains("removes the last condition"), "{}", reader.screen());
}

#[test]
fn commands_match_by_words_first_and_letters_last() {
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
        ("garder plus tard", "toggle-later"),
        ("lire plus tard", "toggle-later"),
        ("order", "sort-by-date"),
        ("favori", "toggle-star"),
        ("cpylnk", "copy-link"),
        ("plein écran", "toggle-zen"),
    ] {
        assert!(names(typed).iter().any(|found| found == name), "{typed}: {:?}", names(typed));
    }
}

#[test]
fn tab_after_a_command_completes_its_arguments() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press(":").type_text("theme").press("Tab");
    assert_eq!(reader.prompt(), ":theme ");
    reader.press("Tab");
    assert_eq!(reader.prompt(), ":theme auto");
    reader.press("Esc :").type_text("sort zz").press("Enter");
    assert_eq!(reader.notice(), "there is no sort order “zz”");
    reader.press("Esc :").type_text("sort titel").press("Enter");
    assert_eq!(reader.notice(), "there is no sort order “titel”; did you mean title?");
}
