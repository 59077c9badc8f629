//! Tags in the left pane, and the filters that they write.

use super::{Folder, find_tag, pane, tag_here, tags};
use crate::support::Reader;

fn gazette() -> Folder {
    let folder = Folder::new();
    folder
        .add("1.md", "One", "2026-10-06", &["France", "Météo", "Harbour — Latest"], "")
        .add("2.md", "Two", "2026-10-05", &["France", "meteo", "Signal — Latest"], "")
        .add("3.md", "Three", "2026-10-04", &["France", "CleareconDL", "Harbour — Latest"], "")
        .add("4.md", "Four", "2026-10-03", &["France", "clearecondl", "Says \"no\", twice"], "")
        .add("5.md", "Five", "2026-10-02", &["France", "CleareconDL"], "");
    folder
}

#[test]
fn tags_have_counts_and_shared_ones_come_last() {
    let folder = gazette();
    let reader = folder.reader(120, 36);
    assert_eq!(
        tags(&reader),
        [
            "CleareconDL 3",
            "Harbour 2",
            "Météo 2",
            "Says \"no\", twice 1",
            "Signal 1",
            "= on every article",
            "France 5"
        ]
    );
    let screen = reader.screen();
    assert!(screen.contains("= on every article") && screen.contains("Harbour "), "{screen}");
}

#[test]
fn counts_follow_the_filter() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:harbour").press("Enter");
    assert_eq!(tags(&reader), ["+Harbour 2", "CleareconDL 1", "Météo 1", "= on every article", "France 2"]);
}

#[test]
fn space_includes_minus_excludes_enter_filters_by_one_x_clears() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    find_tag(&mut reader, "clear").press("Space");
    assert_eq!(reader.titles(), ["Three", "Four", "Five"]);
    assert_eq!(reader.filter(), "tag:\"CleareconDL\"");
    find_tag(&mut reader, "harbour").press("-");
    assert_eq!(reader.titles(), ["Four", "Five"]);
    assert_eq!(
        tags(&reader),
        ["+CleareconDL 2", "Says \"no\", twice 1", "-Harbour 0", "= on every article", "France 2"]
    );
    reader.press("Space");
    assert_eq!(reader.titles(), ["Three"], "excluded becomes included");
    reader.press("Space");
    assert_eq!(reader.titles(), ["Three", "Four", "Five"], "and is removed again");
    find_tag(&mut reader, "meteo").press("Enter");
    assert_eq!(reader.titles(), ["One", "Two"]);
    assert_eq!(reader.filter(), "tag:\"Météo\"");
    assert_eq!(reader.focus(), vigie::app::Pane::List);
    reader.press("gt x");
    assert_eq!((reader.titles().len(), reader.filter().as_str()), (5, ""));
}

#[test]
fn a_key_switches_between_all_and_any_included_tags() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    find_tag(&mut reader, "meteo").press("Space");
    find_tag(&mut reader, "signal").press("Space");
    assert_eq!(reader.titles(), ["Two"]);
    reader.press("a");
    assert_eq!(reader.titles(), ["One", "Two"]);
    assert_eq!(reader.notice(), "articles with any of the included tags");
    assert!(reader.screen().contains("any of"));
    // The counts show how many articles each tag has, regardless of the other included ones.
    assert_eq!(
        tags(&reader),
        [
            "CleareconDL 3",
            "Harbour 2",
            "+Météo 2",
            "Says \"no\", twice 1",
            "+Signal 1",
            "= on every article",
            "France 5"
        ]
    );
    reader.press("a");
    assert_eq!(reader.titles(), ["Two"]);
    reader.press("a Esc Esc");
    assert_eq!(reader.titles(), ["One", "Two"], "one Escape removes one tag");
}

#[test]
fn the_typed_filter_decides_between_all_and_any() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:\"meteo\",\"harbour - latest\"").press("Enter");
    let is_any = |reader: &Reader| pane(reader)[0] == "v Tags match any";
    assert_eq!((reader.titles().len(), is_any(&reader)), (3, true));
    find_tag(&mut reader, "signal").press("Space");
    assert_eq!(reader.titles().len(), 3, "it was added to the alternatives");
    reader.press("gl / C-u").type_text("tag:\"meteo\" tag:\"harbour - latest\"").press("Enter");
    assert_eq!((reader.titles(), is_any(&reader)), (vec!["One".to_owned()], false));
}

#[test]
fn tags_are_found_while_typing() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    reader.press("gt /").type_text("MÉTÉ");
    assert_eq!(tags(&reader), ["Météo 2"]);
    reader.press("C-u").type_text("late har");
    assert_eq!(tags(&reader), ["Harbour 2"]);
    reader.press("Enter");
    assert_eq!((tag_here(&reader).as_str(), tags(&reader).len()), ("Harbour", 7));
    reader.press("/").type_text("zzz");
    assert!(reader.screen().contains("No match"));
    reader.press("Esc");
    assert_eq!(tags(&reader).len(), 7);
}

#[test]
fn a_found_tag_stays_under_the_cursor_even_with_zero() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("tag:meteo").press("Enter");
    assert!(!tags(&reader).iter().any(|tag| tag.contains("Clearecon")));
    find_tag(&mut reader, "clear");
    assert_eq!(tag_here(&reader), "CleareconDL");
    reader.press("Space");
    assert_eq!(reader.filter(), "tag:meteo tag:\"CleareconDL\"");
    assert_eq!(reader.titles().len(), 0);
    assert!(tags(&reader).contains(&"+CleareconDL 0".into()), "selected tags stay visible");
    reader.press("Space");
    assert_eq!((tag_here(&reader).as_str(), reader.titles().len()), ("CleareconDL", 2));
}

#[test]
fn odd_tag_names_are_quoted_in_the_filter() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    find_tag(&mut reader, "twice").press("Space");
    assert_eq!(reader.titles(), ["Four"]);
    assert_eq!(reader.filter(), "tag:\"Says \\\"no\\\", twice\"");
    reader.press("gl /").type_text("four").press("Enter");
    assert_eq!(reader.titles(), ["Four"]);
    assert!(tags(&reader).contains(&"+Says \"no\", twice 1".into()), "{:?}", tags(&reader));
}

#[test]
fn the_cursor_returns_when_a_tag_is_removed() {
    let folder = gazette();
    let mut reader = folder.reader(120, 36);
    reader.press("j j j");
    assert_eq!(reader.under_cursor(), "Four");
    find_tag(&mut reader, "meteo").press("Space");
    assert_eq!(reader.titles(), ["One", "Two"]);
    reader.press("Space");
    assert_eq!(reader.under_cursor(), "Four");
    find_tag(&mut reader, "clear").press("Space");
    assert_eq!(reader.under_cursor(), "Four", "it is listed, so the cursor stays on it");
    find_tag(&mut reader, "signal").press("Space Space");
    assert_eq!(reader.under_cursor(), "Four", "the list was empty in between");
}

#[test]
fn the_cursor_of_the_left_pane_is_visible_on_small_screens() {
    let folder = Folder::new();
    for index in 0..40 {
        folder.add(&format!("{index}.md"), "News", "2026-01-01", &[&format!("Tag {index:02}"), "All"], "");
    }
    let mut reader = folder.reader(40, 6);
    reader.press("t G k k");
    assert!(reader.screen().contains("All"), "{}", reader.screen());
    assert_eq!(tag_here(&reader), "All");
    reader.press("k");
    assert_eq!(tag_here(&reader), "Tag 39");
    for size in [(20, 5), (40, 3), (40, 2), (120, 36), (30, 4)] {
        reader.resize(size.0, size.1);
        assert!(reader.screen().contains("Tag 39"), "{size:?}\n{}", reader.screen());
    }
    reader.press("gg");
    assert!(reader.screen().contains("Tag 00"), "{}", reader.screen());
}

#[test]
fn a_heading_above_the_first_value_scrolls_back() {
    let folder = Folder::new();
    let names: Vec<String> = (0..30).map(|index| format!("Tag {index:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    folder.add("1.md", "News", "2026-01-01", &names, "");
    let mut reader = folder.reader(40, 10);
    reader.press("t G gg");
    assert!(reader.screen().contains("= on every article"), "{}", reader.screen());
}

#[test]
fn a_typed_tag_is_shown_as_included() {
    let mut reader = Reader::sample(120, 36);
    reader.press("/").type_text("tag:france").press("Enter t");
    assert!(reader.screen().contains("+ France"), "{}", reader.screen());
    while tag_here(&reader) != "France" {
        reader.press("j");
    }
    reader.press("Space");
    assert_eq!(reader.filter(), "");
}

#[test]
fn sources_are_found_by_their_displayed_name() {
    let folder = tempfile::tempdir().expect("a folder");
    // Three articles show that a host names its source by its last tag.
    for (name, tag) in [("a", "Port News — Latest"), ("b", "Sea News — Latest"), ("c", "Other")] {
        for number in 1..=3 {
            let file = format!("{name}{number}.md");
            let text = format!(
                "---\ntitle: {file}\ntags: [All, {tag}]\nsourceUrl: https://{name}.example/{file}\n---\n"
            );
            crate::support::write(folder.path(), &file, &text);
        }
    }
    for (typed, titles) in [
        ("tag:\"Port News\"", &["a1.md"][..]),
        ("-tag:\"Port News\"", &["b1.md", "c1.md"]),
        ("source:\"Port News\"", &["a1.md"]),
        ("source:news", &["a1.md", "b1.md"]),
        ("-source:news", &["c1.md"]),
        ("source:other", &["c1.md"]),
        ("source:all", &[]),
    ] {
        let mut reader = Reader::folder(folder.path(), 120, 36);
        reader.press("/").type_text(typed);
        let found: Vec<_> = reader.titles().into_iter().filter(|title| title.ends_with("1.md")).collect();
        assert_eq!(found, titles, "{typed}");
    }
    let mut reader = Reader::folder(folder.path(), 120, 36);
    reader.press("/").type_text("tag:\"Port News\"").press("Enter t");
    assert!(reader.screen().contains("+ Port News"), "{}", reader.screen());
    reader.press("Home j Space");
    assert_eq!(reader.filter(), "");
}

#[test]
fn the_left_pane_opens_on_the_first_tag_and_finds_prefixes_first() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, tags) in
        [("a.md", "Cardiovascular, Tag 15"), ("b.md", "Cardiovascular"), ("c.md", "Vascular, Tag 5")]
    {
        crate::support::write(folder.path(), name, &format!("---\ntitle: {name}\ntags: [{tags}]\n---\n"));
    }
    let label = |reader: &Reader| Some(tag_here(reader)).filter(|name| !name.is_empty());
    let mut reader = Reader::folder(folder.path(), 120, 36);
    reader.press("t");
    assert_eq!(label(&reader).as_deref(), Some("Cardiovascular"));
    reader.press("/").type_text("vas").press("Enter");
    assert_eq!(label(&reader).as_deref(), Some("Vascular"));
    reader.press("/").type_text("tag 5").press("Enter");
    assert_eq!(label(&reader).as_deref(), Some("Tag 5"));
}
