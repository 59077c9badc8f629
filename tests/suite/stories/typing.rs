//! The filter prompt: mistakes, completion, earlier queries, and going back through filters.

use super::Folder;
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::new();
    let news = "Harbour News — Latest";
    folder
        .add("1.md", "Fog over the harbour", "2026-10-05", &["Météo", "France"], "")
        .add("2.md", "Bells in the fog", "2026-10-04", &[news, "France"], "")
        .add("3.md", "A lighthouse", "2026-10-03", &[news, "France"], "")
        .add("4.md", "日本 lights", "2025-10-02", &["Harbour rules", "France"], "");
    folder
}

/// The row of the prompt, and the row below it.
fn rows(reader: &Reader) -> (String, String) {
    reader.drawn().prompt_rows()
}

#[test]
fn mistakes_are_marked_under_their_place_and_the_list_stays() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("fog 日本 is:truncatd");
    let (line, below) = rows(&reader);
    assert!(line.starts_with(" /fog 日本 is:truncatd"), "{line}");
    assert!(below.contains("^^^") && below.contains("did you mean truncated?"), "{below}");
    let column = |row: &str, piece: &str| vigie::text::cell_width(row.split(piece).next().unwrap());
    assert_eq!(column(&below, "^"), column(&line, "truncatd"), "{line}\n{below}");
    assert_eq!(reader.titles().len(), 0, "the list of the last valid query");
    reader.press("C-u").type_text("fog (");
    let (_, below) = rows(&reader);
    assert!(below.contains('^') && below.contains("not closed"), "{below}");
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn enter_on_an_invalid_query_keeps_the_prompt_open() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("lights").press("Enter").press("/").type_text("date:2025-13").press("Enter");
    let (line, below) = rows(&reader);
    assert!(line.starts_with(" /lights date:2025-13"), "{line}");
    assert!(below.contains("the month 2025-13 does not exist") && below.contains("Esc cancels"), "{below}");
    assert!(reader.warning().contains("the month 2025-13"), "{}", reader.screen());
    // The next key shows the place of the mistake again.
    reader.press("←");
    assert!(rows(&reader).1.contains("^^^"), "{:?}", rows(&reader));
    reader.press("Enter Esc");
    assert_eq!((reader.prompt().as_str(), reader.filter().as_str()), ("", "lights"));
    // An incomplete query is not applied either.
    reader.press("/").type_text("(").press("Enter");
    assert!(rows(&reader).1.contains("not closed"), "{:?}", rows(&reader));
    reader.press("Backspace Enter");
    assert_eq!((reader.prompt().as_str(), reader.filter().as_str()), ("", "lights"));
}

#[test]
fn the_help_on_queries_keeps_the_typed_text() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("fog la").press("← F1");
    let screen = reader.screen();
    assert!(screen.contains("Combining words") && screen.contains("a OR b"), "{screen}");
    assert_eq!(reader.prompt(), "", "the help covers the prompt");
    reader.press("/").type_text("yesterday");
    assert!(reader.screen().contains("hier"), "{}", reader.screen());
    reader.press("Esc Esc");
    assert_eq!((reader.prompt().as_str(), reader.filter().as_str()), ("/fog la", "fog la"));
    reader.type_text("x");
    assert!(rows(&reader).0.starts_with(" /fog lxa"), "the caret too: {:?}", rows(&reader));
    // The help on keys finds the help on queries, too.
    reader.press("Esc ? /").type_text("capitals");
    assert!(reader.screen().contains("a OR b"), "{}", reader.screen());
}

#[test]
fn tab_is_shown_only_if_there_is_something_to_complete() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    for (typed, is_offered) in [("", true), ("fog ", true), ("fog", false), ("zz", false), ("\"fog ", false)]
    {
        reader.press("/").type_text(typed);
        assert_eq!(rows(&reader).1.contains("complete"), is_offered, "{typed}: {:?}", rows(&reader));
        reader.press("Esc");
    }
}

#[test]
fn times_are_completed_in_the_current_language() {
    vigie::wording::set_thread_language(vigie::wording::Language::French);
    let folder = folder();
    let mut reader = folder.reader(120, 24);
    reader.press("/").type_text("date:");
    let (_, below) = rows(&reader);
    assert!(below.contains("hier") && below.contains("semaine") && !below.contains("week"), "{below}");
    reader.type_text("we");
    assert!(rows(&reader).1.contains("week"), "{:?}", rows(&reader));
}

#[test]
fn small_screens_show_the_mistake_instead_of_the_count() {
    let folder = folder();
    let mut reader = folder.reader(60, 12);
    reader.press("/").type_text("fog");
    assert!(reader.screen().trim_end().ends_with("2 of 4"), "{}", reader.screen());
    reader.type_text(" is:zzz");
    assert!(reader.screen().trim_end().ends_with("there is no flag “zzz”"), "{}", reader.screen());
}

#[test]
fn unknown_fields_are_searched_as_text_with_a_hint() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").type_text("titel:fog");
    let (_, below) = rows(&reader);
    assert!(
        below.contains("no field “titel”: searched as text") && below.contains("did you mean title:"),
        "{below}"
    );
    reader.press("C-u").type_text("title:fog");
    assert!(!rows(&reader).1.contains("no field"));
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn a_lowercase_or_gets_a_hint() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").type_text("fog or lights ");
    let (_, below) = rows(&reader);
    assert!(below.contains("“or” is searched as a word; write OR for either"), "{below}");
    reader.press("C-u").type_text("fog OR lights ");
    assert!(!rows(&reader).1.contains("searched as a word"));
    assert_eq!(reader.titles().len(), 3);
}

#[test]
fn too_long_pastes_are_reported() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").send(vigie::app::Message::Pasted(vigie::text::CleanText::line(&"fog ".repeat(20_000))));
    assert!(rows(&reader).1.contains("64 KiB"), "{:?}", rows(&reader));
    reader.type_text("fog");
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn tab_completes_fields_and_tags_with_spaces() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("ho").press("Tab");
    assert!(rows(&reader).0.starts_with(" /host:"), "the only suggestion is inserted: {:?}", rows(&reader));
    reader.press("C-u").type_text("tag:har");
    assert!(rows(&reader).1.contains("Harbour News — Latest 2"), "{:?}", rows(&reader));
    reader.press("Tab");
    assert_eq!(reader.filter(), "tag:\"Harbour News — Latest\"");
    assert_eq!(reader.titles(), ["Bells in the fog", "A lighthouse"]);
    assert!(rows(&reader).1.contains(">Harbour News"), "{:?}", rows(&reader));
    reader.press("Tab");
    assert_eq!(reader.titles(), ["日本 lights"]);
    reader.press("S-Tab").type_text(" bells");
    assert_eq!(reader.titles(), ["Bells in the fog"]);
    // In the middle of the line, and with other accents.
    reader.press("C-u").type_text("fog tag: bells").press("← ← ← ← ← ←").type_text("mete").press("Tab");
    assert_eq!(reader.filter(), "fog tag:\"Météo\" bells");
    // Text to the right of the caret is kept.
    reader.press("C-u").type_text("bells").press("Home").type_text("tag:mete").press("Tab");
    assert_eq!(reader.filter(), "tag:\"Météo\" bells");
    reader.press("C-u").type_text("tag:\"harbour r").press("Tab Enter");
    assert_eq!(reader.filter(), "tag:\"Harbour rules\"");
}

#[test]
fn tab_completes_times_flags_and_orders() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    for (typed, completed) in [
        ("date:202", "date:2026"),
        ("date:2026-", "date:2026-10"),
        ("date:2025..20", "date:2025..2026"),
        ("d:hi", "d:hier"),
        ("est:undat", "est:undated"),
        ("sort:-ti", "sort:-title"),
        ("tri:date,-imp", "tri:date,-importance"),
        ("", "title:"),
        ("fog (", "fog (title:"),
        ("résu", "resume:"),
    ] {
        reader.press("/").type_text(typed).press("Tab");
        assert_eq!(reader.prompt(), format!("/{completed}"), "{typed}");
        reader.press("Esc");
    }
    reader.press("/").type_text("\"a b").press("Tab");
    assert!(rows(&reader).1.contains("nothing to complete"), "{:?}", rows(&reader));
}

#[test]
fn earlier_queries_are_recalled() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    for query in ["fog", "bells", "fog bells", "fog"] {
        reader.press("/ C-u").type_text(query).press("Enter");
    }
    reader.press("/ C-p");
    assert_eq!(reader.prompt(), "/fog bells", "not the current filter");
    reader.press("C-p");
    assert_eq!((reader.prompt().as_str(), reader.titles().len()), ("/bells", 1));
    reader.press("C-p C-n");
    assert_eq!(reader.prompt(), "/fog bells");
    reader.press("C-n");
    assert_eq!(reader.prompt(), "/fog ");
    reader.press("C-u").type_text("be").press("C-p");
    assert_eq!(reader.prompt(), "/bells");
    reader.press("C-p");
    assert!(rows(&reader).1.contains("no earlier query"), "{:?}", rows(&reader));
    reader.press("C-n");
    assert_eq!(reader.prompt(), "/be");
}

#[test]
fn keys_go_through_earlier_filters_and_restore_the_cursor() {
    let folder = Folder::of_reports(60);
    let mut reader = folder.reader(100, 30);
    reader.press("j j j");
    let before = reader.under_cursor();
    reader.press("/").type_text("report 2").press("Enter j j");
    let there = reader.under_cursor();
    reader.press("x /").type_text("report 5").press("Enter");
    let filters = |reader: &Reader| (reader.filter(), reader.titles().len());
    reader.press("H");
    assert_eq!(filters(&reader), (String::new(), 60));
    reader.press("H");
    assert_eq!((filters(&reader).0.as_str(), reader.under_cursor()), ("report 2", there));
    reader.press("H");
    assert_eq!((filters(&reader).0.as_str(), reader.under_cursor()), ("", before));
    reader.press("H");
    assert_eq!(reader.notice(), "no earlier filter");
    reader.press("L L L");
    assert_eq!(filters(&reader).0, "report 5");
    reader.press("L");
    assert_eq!(reader.notice(), "no later filter");
    // A filter that was discarded while typing is not remembered.
    reader.press("H /").type_text("zzz").press("Esc L");
    assert_eq!(filters(&reader).0, "report 5");
}
