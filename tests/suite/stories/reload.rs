//! Reloading the folder, and the change of the day.

use super::{Folder, article_top, find_tag, tag_here, tags};

#[test]
fn new_changed_and_deleted_articles_are_picked_up() {
    let folder = Folder::of_reports(20);
    let mut reader = folder.reader(120, 36);
    reader.press("j j j j j");
    assert_eq!(reader.under_cursor(), "Report 6");
    folder.add("new.md", "Brand new", "2026-11-20", &["France", "Fresh"], "");
    folder.add("006.md", "Report 6, corrected", "2025-11-01", &["France"], "\n\nOther words.");
    std::fs::remove_file(folder.path().join("002.md")).expect("the file is there");
    reader.press("F5");
    assert_eq!(reader.titles().len(), 20);
    assert_eq!(reader.titles()[0], "Brand new");
    assert!(!reader.titles().contains(&"Report 2".to_owned()));
    assert_eq!(reader.under_cursor(), "Report 6, corrected");
    assert!(reader.screen().contains("Other words."), "{}", reader.screen());
    assert!(tags(&reader).contains(&"Fresh 1".into()));
}

#[test]
fn the_open_article_stays_when_a_newer_one_arrives() {
    let folder = Folder::of_reports(5);
    let mut reader = folder.reader(120, 36);
    reader.press("Enter");
    folder.add("new.md", "Brand new", "2026-11-20", &["France"], "");
    reader.press("F5");
    assert_eq!((reader.under_cursor().as_str(), article_top(&reader).as_str()), ("Report 1", "Report 1"));
}

#[test]
fn a_changed_open_article_is_shown_again() {
    let folder = Folder::new();
    folder.add("1.md", "One", "2026-10-02", &["Old Gazette"], "\n\nOld words.");
    let mut reader = folder.reader(120, 36);
    reader.press("Enter");
    assert!(reader.screen().contains("Old Gazette") && reader.screen().contains("Old words."));
    folder.add("1.md", "One", "2026-10-02", &["New Gazette"], "\n\nNew words.");
    reader.press("F5");
    let screen = reader.screen();
    assert!(screen.contains("New words.") && !screen.contains("Old"), "{screen}");
}

#[test]
fn the_cursor_stays_in_place_when_its_article_is_deleted() {
    let folder = Folder::of_reports(10);
    let mut reader = folder.reader(120, 36);
    reader.press("j j j");
    std::fs::remove_file(folder.path().join("004.md")).expect("the file is there");
    reader.press("F5");
    assert_eq!(reader.under_cursor(), "Report 5");
}

#[test]
fn reloading_keeps_the_filter_and_the_cursor_of_the_left_pane() {
    let folder = Folder::new();
    folder.add("b.md", "One", "2026-10-02", &["Beta"], "").add(
        "c.md",
        "Two",
        "2026-10-01",
        &["Gamma", "Delta"],
        "",
    );
    let mut reader = folder.reader(120, 36);
    find_tag(&mut reader, "gamma");
    // The new file is read first, so that the ids of all tags change.
    folder.add("a.md", "Three", "2026-10-03", &["Alpha", "Aleph"], "");
    reader.press("F5");
    assert_eq!(tag_here(&reader), "Gamma");
    reader.press("Space F5");
    assert_eq!((reader.titles(), tag_here(&reader)), (vec!["Two".to_owned()], "Gamma".to_owned()));
}

#[test]
fn a_missing_folder_keeps_the_list() {
    let folder = Folder::of_reports(5);
    let mut reader = folder.reader(120, 36);
    reader.press("j");
    std::fs::remove_dir_all(folder.path()).expect("the file is there");
    reader.press("F5");
    assert!(reader.notice().contains("there is no folder"), "{}", reader.notice());
    assert_eq!((reader.titles().len(), reader.under_cursor().as_str()), (5, "Report 2"));
    folder.add("1.md", "Back again", "2026-10-01", &[], "");
    reader.press("F5");
    assert_eq!(reader.titles(), ["Back again"]);
}

#[test]
fn an_empty_folder_is_explained() {
    let folder = Folder::new();
    let mut reader = folder.reader(120, 36);
    let screen = reader.screen();
    assert!(screen.contains("There are no articles in") && screen.contains("F5"), "{screen}");
    // Every key is harmless, says why it does nothing, and leaves the explanation where it is.
    let expected = [
        ("j", ""),
        ("G", ""),
        ("Space", "there is no article here"),
        ("Enter", "there is no article here"),
        ("o", "there is no article here"),
        ("y", "there is no article here"),
        ("i", "there is no article here"),
        ("x", "no filter to clear"),
        ("t", ""),
        ("Space", "nothing to choose on this line"),
        ("Tab", ""),
        ("/", ""),
        ("a", ""),
        ("Esc", ""),
        ("Esc", "nothing to go back to; q quits"),
    ];
    let press = |(keys, _): &(&'static str, &str)| {
        reader.press(keys);
        assert!(reader.screen().contains("There are no articles in"), "{keys}\n{}", reader.screen());
        assert!(reader.asked.is_empty(), "{keys}: {:?}", reader.asked);
        (*keys, reader.notice())
    };
    let seen: Vec<_> = expected.iter().map(press).collect();
    assert_eq!(seen, expected.map(|(keys, notice)| (keys, notice.to_owned())));
    folder.add("1.md", "First", "2026-10-01", &[], "");
    reader.press("F5");
    assert_eq!(reader.titles(), ["First"]);
    std::fs::remove_file(folder.path().join("1.md")).expect("the file is there");
    reader.press("Enter F5");
    assert_eq!((reader.titles().len(), reader.focus()), (0, vigie::app::Pane::List));
    assert!(reader.screen().contains("There are no articles in"), "{}", reader.screen());
}

#[test]
fn reloading_keeps_the_typed_filter() {
    let folder = Folder::of_reports(30);
    let mut reader = folder.reader(120, 36);
    reader.press("G F5 /").type_text("report 2");
    let library = std::sync::Arc::new(vigie::library::Library::clone(reader.library()));
    reader.send(vigie::app::Message::Loaded { library, done: 30, total: 30, finished: true, arrived: 0 });
    assert_eq!(reader.filter(), "report 2");
    assert_eq!(reader.titles().len(), 11);
    reader.press("Esc");
    assert_eq!(reader.under_cursor(), "Report 30");
}

#[test]
fn a_new_day_applies_to_the_list_and_to_queries() {
    let folder = Folder::new();
    folder.add("1.md", "Of today", "2026-11-22", &[], "");
    folder.add("2.md", "Of tomorrow", "2026-11-23", &[], "");
    folder.add("3.md", "Of next week", "2026-11-29", &[], "");
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("date:today").press("Enter");
    assert_eq!(reader.titles(), ["Of today"]);
    reader.send(vigie::app::Message::NewDay(jiff::civil::date(2026, 11, 23)));
    assert_eq!(reader.titles(), ["Of tomorrow"]);
    reader.press("x");
    // Articles with a date in the future are last.
    assert_eq!(reader.titles(), ["Of tomorrow", "Of today", "Of next week"]);
    assert!(!reader.screen().contains("2026-11-29"), "{}", reader.screen());
    reader.send(vigie::app::Message::NewDay(jiff::civil::date(2026, 11, 29)));
    assert_eq!(reader.titles(), ["Of next week", "Of tomorrow", "Of today"]);
    reader.press("gd").type_text("yesterday").press("Enter");
    assert_eq!(reader.under_cursor(), "Of tomorrow", "{}", reader.screen());
}
