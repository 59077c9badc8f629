//! The groups of the left pane, and the filters that they write.

use super::{Folder, find_tag, group, pane, tag_here};

fn port() -> Folder {
    let folder = Folder::new();
    folder
        .add("a/1.md", "One", "2026-07-06", &["France"], "sourceUrl: https://harbour.example/1\nlang: fr")
        .add("a/2.md", "Two", "2026-07-05", &["France"], "sourceUrl: https://signal.example/2\nlang: en")
        .add("a/3.md", "Three", "2026-03-04", &[], "sourceUrl: https://harbour.example/3\nlang: en")
        .add("b/4.md", "Four", "2025-03-03", &["France"], "sourceUrl: https://harbour.example/4\ndraft: true")
        .add("b/5.md", "Five", "", &["France"], "sourceUrl: https://fog.example/5");
    folder
}

#[test]
fn every_group_has_its_values_and_counts() {
    let folder = port();
    let mut reader = folder.reader(120, 40);
    assert_eq!(
        pane(&reader),
        [
            "v Tags",
            "France 4",
            "",
            "v Sources",
            "harbour.example 3",
            "fog.example 1",
            "signal.example 1",
            "",
            "> Folders",
            "> Dates",
            "> Languages",
            "> Flags"
        ]
    );
    reader.press("gt K J J Space");
    assert_eq!(group(&reader, "Folders"), ["a 3", "b 2"]);
    reader.press("J Enter J l J o");
    assert_eq!(group(&reader, "Dates"), ["> 2026 3", "> 2025 1"]);
    assert_eq!(group(&reader, "Languages"), ["en 2", "fr 1"]);
    assert_eq!(group(&reader, "Flags"), ["Unread 5", "No image 5", "No tags 1", "Draft 1", "No date 1"]);
    assert!(reader.screen().contains("No image"), "{}", reader.screen());
}

#[test]
fn years_unfold_to_months_and_fold_again() {
    let folder = port();
    let mut reader = folder.reader(120, 40);
    reader.press("gt G k k l j");
    assert_eq!((tag_here(&reader).as_str(), group(&reader, "Dates").len()), ("2026", 2));
    reader.press("l");
    assert_eq!(group(&reader, "Dates"), ["v 2026 3", "July 2", "March 1", "> 2025 1"]);
    reader.press("j o");
    assert_eq!((tag_here(&reader).as_str(), group(&reader, "Dates").len()), ("2026", 2));
    reader.press("l j h");
    assert_eq!(tag_here(&reader), "2026");
    reader.press("h h h");
    assert_eq!((tag_here(&reader).as_str(), group(&reader, "Dates").len()), ("", 0));
    assert!(pane(&reader).contains(&"> Dates".to_owned()));
    // On an open heading, the key goes to the list.
    reader.press("l l");
    assert_eq!(reader.focus(), vigie::app::Pane::List);
}

#[test]
fn values_of_every_group_are_written_into_the_filter() {
    let folder = port();
    for (typed, name, included, excluded) in [
        ("france", "France", "tag:\"France\"", "-tag:\"France\""),
        ("harbour", "harbour.example", "host:\"harbour.example\"", "-host:\"harbour.example\""),
        ("b", "b", "in:\"b\"", "-in:\"b\""),
        ("2025", "2025", "date:2025", "-date:2025"),
        ("march 2025", "March", "date:2025-03", "-date:2025-03"),
        ("fr", "fr", "lang:\"fr\"", "-lang:\"fr\""),
        ("date no", "No date", "is:undated", "-is:undated"),
    ] {
        let mut reader = folder.reader(120, 60);
        reader.press("gt /").type_text(typed);
        while tag_here(&reader) != name {
            let before = tag_here(&reader);
            reader.press("↓");
            assert_ne!(before, tag_here(&reader), "{typed}: {:?}", pane(&reader));
        }
        reader.press("Enter");
        reader.press("Space");
        assert_eq!(reader.filter(), included);
        assert!(!reader.titles().is_empty());
        reader.press("-");
        assert_eq!(reader.filter(), excluded);
        reader.press("-");
        assert_eq!((reader.filter().as_str(), reader.titles().len()), ("", 5));
        reader.press("Enter");
        assert_eq!(reader.filter(), included);
        assert_eq!(reader.focus(), vigie::app::Pane::List);
        reader.press("t");
        assert!(reader.screen().contains("+ "), "{}", reader.screen());
    }
}

#[test]
fn sources_are_alternatives() {
    let folder = port();
    let mut reader = folder.reader(120, 40);
    find_tag(&mut reader, "signal").press("Space");
    assert_eq!(reader.titles(), ["Two"]);
    // The counts show how many articles each source would add.
    assert_eq!(group(&reader, "Sources"), ["harbour.example 3", "fog.example 1", "+signal.example 1"]);
    find_tag(&mut reader, "fog").press("Space");
    assert_eq!(reader.filter(), "host:\"signal.example\",\"fog.example\"");
    assert_eq!(reader.titles(), ["Two", "Five"]);
}

#[test]
fn a_month_and_its_year_replace_each_other() {
    let folder = port();
    let mut reader = folder.reader(120, 40);
    find_tag(&mut reader, "2026").press("Space l j");
    assert_eq!(reader.filter(), "date:2026");
    find_tag(&mut reader, "july").press("Space");
    assert_eq!(reader.filter(), "date:2026-07");
    find_tag(&mut reader, "2026").press("Space");
    assert_eq!((reader.filter().as_str(), reader.titles().len()), ("date:2026", 3));
}

#[test]
fn values_in_the_filter_are_unfolded_and_kept_with_zero() {
    let folder = port();
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("date:2025-03 lang:fr is:future").press("Enter");
    assert_eq!(reader.titles().len(), 0);
    assert_eq!(group(&reader, "Dates"), ["v 2025 0", "+March 0"]);
    assert_eq!(group(&reader, "Languages"), ["+fr 0"]);
    assert_eq!(group(&reader, "Flags"), ["+Future date 0"]);
    reader.press("gl x");
    assert_eq!(group(&reader, "Dates"), [""; 0]);
}

#[test]
fn a_long_group_is_cut_but_searched_completely() {
    let folder = Folder::new();
    let names: Vec<String> = (0..60).map(|index| format!("Tag {index:03}")).collect();
    for file in 0..5 {
        let tags: Vec<String> = names.iter().map(|name| format!("{name}-{file}")).collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        folder.add(&format!("{file}.md"), "News", "2026-01-01", &tags, "");
    }
    let mut reader = folder.reader(120, 40);
    let tags = super::tags(&reader);
    assert_eq!((tags.len(), tags.last().map(String::as_str)), (201, Some("… 100 more, / to find")));
    find_tag(&mut reader, "059-4");
    assert_eq!(tag_here(&reader), "Tag 059-4");
    reader.press("Space");
    assert_eq!(reader.filter(), "tag:\"Tag 059-4\"");
}
