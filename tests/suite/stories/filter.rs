//! The typed filter: what it finds, and going back step by step.

use vigie::app::{Effect, Pane};

use super::{Folder, tags};
use crate::support::Reader;

/// The titles of the articles of [`harbour`], the newest first.
const TITLES: [&str; 6] = [
    "L’étude du cœur",
    "A “new” drug-eluting stent",
    "Drug stents, eluting slowly",
    "Rule 510(k) explained",
    "Five",
    "Six",
];

fn harbour() -> Folder {
    let folder = Folder::new();
    folder
        .add("1.md", TITLES[0], "2026-10-05", &["Santé — Dernières", "France"], "")
        .add("2.md", TITLES[1], "2026-10-04", &["Devices", "France"], "")
        .add("3.md", TITLES[2], "2026-10-03", &["Devices", "France"], "")
        .add("4.md", TITLES[3], "2026-10-02", &["FDA’s corner"], "\n\nBody about a lighthouse.")
        .add(
            "5.md",
            TITLES[4],
            "2026-10-01",
            &["clearecondl"],
            "summary: \"Fibrillation again\"\nsourceUrl: \"https://www.news.example.org/x\"",
        )
        .add("6.md", TITLES[5], "2026-09-30", &["CleareconDL"], "");
    folder
}

#[test]
fn words_match_the_start_of_words_without_case_and_accents() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    for (typed, found) in [
        ("ETUDE", &[1][..]),
        ("étu", &[1]),
        ("tude", &[]),
        ("coeur", &[1]),
        ("cœu", &[1]),
        ("l'étude", &[1]),
        ("stent", &[2, 3]),
        ("stent dru", &[2, 3]),
        ("drug-eluting", &[2]),
        ("\"stent\"", &[2]),
        ("“drug eluting”", &[2]),
        ("«new»", &[2]),
        ("510(k)", &[4]),
        ("510", &[4]),
        ("lighth", &[4]),
        ("ﬁbril", &[5]),
        ("news.example", &[5]),
        ("host:example", &[5]),
        ("source:news", &[5]),
        ("title:five", &[5]),
        ("title:fibrillation", &[]),
        ("summary:fibrillation", &[5]),
        ("tag:sante", &[1]),
        ("tag:SANTÉ", &[1]),
        ("tag:\"sante - dernieres\"", &[1]),
        ("tag:fda", &[4]),
        ("tag:\"FDA's corner\"", &[4]),
        ("tag:clearecondl", &[5, 6]),
        ("tag:\"CLEARECONDL\"", &[5, 6]),
        ("-tag:devices", &[1, 4, 5, 6]),
        ("-tag:\"Devices\" -fibrillation", &[1, 4, 6]),
        ("stent -new", &[3]),
        ("title:five,six", &[5, 6]),
    ] {
        reader.press("/").type_text(typed);
        let expected: Vec<&str> = found.iter().map(|number| TITLES[number - 1]).collect();
        assert_eq!(reader.titles(), expected, "{typed}");
        reader.press("Esc");
        assert_eq!(reader.titles().len(), 6);
    }
}

#[test]
fn typing_filters_at_once_and_enter_keeps_the_filter() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("sten");
    assert_eq!((reader.titles().len(), reader.prompt().as_str()), (2, "/sten"));
    assert!(reader.screen().contains("2 of 6"), "{}", reader.screen());
    reader.press("↓ Enter");
    assert_eq!(
        (reader.under_cursor().as_str(), reader.prompt().as_str(), reader.focus()),
        ("Drug stents, eluting slowly", "", Pane::List)
    );
    reader.press("/").type_text("new");
    assert_eq!(reader.filter(), "sten new");
    assert_eq!(reader.titles().len(), 1);
    reader.press("C-w");
    assert_eq!(reader.titles().len(), 2);
    reader.press("C-u");
    assert_eq!(reader.titles().len(), 6);
}

#[test]
fn cancelling_restores_the_filter_the_cursor_and_the_window() {
    let folder = Folder::of_reports(100);
    let mut reader = folder.reader(100, 30);
    reader.press("G k k k k k");
    let place = |reader: &Reader| (reader.under_cursor(), reader.drawn().list_rows());
    let before = place(&reader);
    // The article under the cursor is among the matches or not.
    for typed in ["report 3", "report", "zzz"] {
        reader.press("/").type_text(typed).press("Esc");
        assert_eq!(place(&reader), before, "{typed}");
        assert_eq!(reader.titles().len(), 100);
    }
    reader.press("/").type_text("report").press("C-u Esc");
    assert_eq!(place(&reader), before, "typed and deleted again");
}

#[test]
fn esc_goes_back_step_by_step_and_never_quits() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:devices stent -new").press("Enter i Enter");
    for (text, found) in [
        ("tag:devices stent -new", 1),
        ("tag:devices stent -new", 1),
        ("tag:devices stent", 2),
        ("tag:devices", 2),
        ("", 6),
        ("", 6),
        ("", 6),
    ] {
        reader.press("Esc");
        assert_eq!((reader.filter().as_str(), reader.titles().len()), (text, found));
    }
    assert!(reader.notice().contains("nothing to go back to"), "{}", reader.notice());
    assert!(!reader.asked.contains(&Effect::Quit));
}

#[test]
fn going_back_keeps_the_cursor_on_its_article() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("rule").press("Enter");
    assert_eq!(reader.under_cursor(), "Rule 510(k) explained");
    reader.press("Esc");
    assert_eq!((reader.under_cursor().as_str(), reader.titles().len()), ("Rule 510(k) explained", 6));
    reader.press("/").type_text("five").press("Enter x");
    assert_eq!((reader.under_cursor().as_str(), reader.titles().len()), ("Five", 6));
}

#[test]
fn an_open_quote_is_closed_before_new_text() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:\"devices").press("Enter");
    assert_eq!(reader.titles().len(), 2);
    reader.press("/").type_text("new");
    assert_eq!(reader.titles(), ["A “new” drug-eluting stent"]);
}

#[test]
fn deleting_everything_leaves_no_filter() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("s").press("Enter / C-u Backspace");
    assert_eq!((reader.prompt().as_str(), reader.focus(), reader.titles().len()), ("", Pane::List, 6));
}

#[test]
fn typed_text_and_chosen_tags_are_one_filter() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:\"devices\"").press("Enter");
    assert!(tags(&reader).contains(&"+Devices 2".into()), "{:?}", tags(&reader));
    super::find_tag(&mut reader, "devices").press("-");
    assert_eq!((reader.filter().as_str(), reader.titles().len()), ("-tag:\"Devices\"", 4));
    reader.press("gl /").type_text("five");
    assert_eq!(reader.titles(), ["Five"]);
    reader.press("Enter Esc Esc");
    assert_eq!(reader.titles().len(), 6);
}

#[test]
fn an_empty_list_shows_the_keys_that_help() {
    let folder = harbour();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("zzz").press("Enter");
    let screen = reader.screen();
    assert!(screen.contains("Nothing matches zzz"), "{screen}");
    // The hint takes two rows of the list.
    let hint = ["│ Esc removes the last condition, x clears the ", "│ filter. "];
    assert!(hint.iter().all(|row| screen.contains(row)), "{screen}");
    reader.press("o");
    assert_eq!(reader.notice(), "there is no article here");
    reader.press("Enter");
    assert_eq!(reader.focus(), Pane::List);
    reader.press("x x");
    assert_eq!(reader.titles().len(), 6);
    assert_eq!(reader.notice(), "no filter to clear");
}

#[test]
fn the_last_list_stays_while_a_filter_is_incomplete() {
    let folder = harbour();
    for typed in ["-", "\"", "tag:", "(", "is:tr", "date:20", "/"] {
        let mut reader = folder.reader(120, 36);
        reader.press("/").type_text("stent ");
        let before = reader.titles();
        reader.send(vigie::app::Message::Pasted(vigie::text::CleanText::line(typed)));
        assert_eq!(reader.titles(), before, "{typed}");
    }
}

#[test]
fn very_long_filters_are_handled() {
    let folder = harbour();
    let mut reader = folder.reader(40, 10);
    let long = vigie::text::CleanText::line(&"fog ".repeat(20_000));
    reader.press("/").send(vigie::app::Message::Pasted(long));
    assert_eq!(reader.titles().len(), 6, "a text that is too long for the prompt is refused");
    let long = vigie::text::CleanText::line(&"fog é ".repeat(100));
    reader.send(vigie::app::Message::Pasted(long));
    assert_eq!(reader.titles().len(), 0);
    assert!(reader.screen().contains("fog é"), "{}", reader.screen());
    reader.press("Home Delete End Esc");
    assert_eq!(reader.titles().len(), 6);
}
