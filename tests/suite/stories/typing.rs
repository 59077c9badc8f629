//! Typing the filter: errors, completing, recalling, and going back through the filters.

use vigie::input::Mode;

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

/// The row on which the filter is typed, and the one under it.
fn rows(reader: &Reader) -> (String, String) {
    let screen = reader.screen();
    let mut rows = screen.lines().rev();
    let below = rows.next().unwrap_or_default().to_owned();
    (rows.next().unwrap_or_default().to_owned(), below)
}

#[test]
fn an_error_stands_under_its_place_and_the_list_stays() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("fog 日本 is:truncatd");
    let (line, below) = rows(&reader);
    assert!(line.starts_with(" /fog 日本 is:truncatd"), "{line}");
    assert!(below.contains("^^^") && below.contains("did you mean truncated?"), "{below}");
    let column = |row: &str, piece: &str| vigie::text::cell_width(row.split(piece).next().unwrap());
    assert_eq!(column(&below, "^"), column(&line, "truncatd"), "{line}\n{below}");
    assert_eq!(reader.titles().len(), 0, "the list of the last query that was one");
    reader.press("C-u").type_text("fog (");
    let (_, below) = rows(&reader);
    assert!(below.contains('^') && below.contains("not closed"), "{below}");
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn enter_on_what_is_no_query_leaves_the_line_to_be_mended() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("lights").press("Enter").press("/").type_text("date:2025-13").press("Enter");
    assert_eq!(reader.state.mode(), Mode::Prompt);
    let (line, below) = rows(&reader);
    assert!(line.starts_with(" /lights date:2025-13"), "{line}");
    assert!(below.contains("there is no month 2025-13") && below.contains("Esc cancels"), "{below}");
    assert!(reader.state.notice.as_ref().is_some_and(|notice| notice.warning));
    // The next key says again where it is.
    reader.press("←");
    assert!(rows(&reader).1.contains("^^^"), "{:?}", rows(&reader));
    reader.press("Enter Esc");
    assert_eq!((reader.state.mode(), reader.state.filter.text.as_str()), (Mode::List, "lights"));
    // What is not finished is not taken for something else either.
    reader.press("/").type_text("(").press("Enter");
    assert!(rows(&reader).1.contains("not closed"), "{:?}", rows(&reader));
    reader.press("Backspace Enter");
    assert_eq!((reader.state.mode(), reader.state.filter.text.trim()), (Mode::List, "lights"));
}

#[test]
fn the_help_on_queries_comes_over_the_line_and_leaves_it_as_it_is() {
    let folder = folder();
    let mut reader = folder.reader(80, 24);
    reader.press("/").type_text("fog la").press("← F1");
    let screen = reader.screen();
    assert!(screen.contains("Putting words together") && screen.contains("a OR b"), "{screen}");
    assert_eq!(reader.state.mode(), Mode::Help);
    reader.press("/").type_text("yesterday");
    assert!(reader.screen().contains("hier"), "{}", reader.screen());
    reader.press("Esc Esc");
    assert_eq!((reader.state.mode(), reader.state.filter.text.as_str()), (Mode::Prompt, "fog la"));
    reader.type_text("x");
    assert!(rows(&reader).0.starts_with(" /fog lxa"), "the caret too: {:?}", rows(&reader));
    // The keys themselves are found by words about queries.
    reader.press("Esc ? /").type_text("capitals");
    assert!(reader.screen().contains("a OR b"), "{}", reader.screen());
}

#[test]
fn tab_is_offered_where_there_is_something_to_complete() {
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
fn times_are_completed_in_the_language_that_is_spoken() {
    vigie::wording::speak_here(vigie::wording::Language::French);
    let folder = folder();
    let mut reader = folder.reader(120, 24);
    reader.press("/").type_text("date:");
    let (_, below) = rows(&reader);
    assert!(below.contains("hier") && below.contains("semaine") && !below.contains("week"), "{below}");
    reader.type_text("we");
    assert!(rows(&reader).1.contains("week"), "{:?}", rows(&reader));
}

#[test]
fn on_a_small_screen_the_reason_takes_the_place_of_the_count() {
    let folder = folder();
    let mut reader = folder.reader(60, 12);
    reader.press("/").type_text("fog");
    assert!(reader.screen().trim_end().ends_with("2 of 4"), "{}", reader.screen());
    reader.type_text(" is:zzz");
    assert!(reader.screen().trim_end().ends_with("there is no is:zzz"), "{}", reader.screen());
}

#[test]
fn an_unknown_field_is_text_with_a_hint() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").type_text("titel:fog");
    let (_, below) = rows(&reader);
    assert!(below.contains("no field titel") && below.contains("did you mean title:"), "{below}");
    reader.press("C-u").type_text("title:fog");
    assert!(!rows(&reader).1.contains("no field"));
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn a_small_or_between_words_is_told_under_the_line() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").type_text("fog or lights ");
    let (_, below) = rows(&reader);
    assert!(below.contains("“or” is a word here; OR in capitals means either"), "{below}");
    reader.press("C-u").type_text("fog OR lights ");
    assert!(!rows(&reader).1.contains("in capitals"));
    assert_eq!(reader.titles().len(), 3);
}

#[test]
fn a_paste_that_is_too_long_says_so() {
    let folder = folder();
    let mut reader = folder.reader(100, 24);
    reader.press("/").send(vigie::app::Message::Pasted(vigie::text::CleanText::line(&"fog ".repeat(20_000))));
    assert!(rows(&reader).1.contains("64 KiB"), "{:?}", rows(&reader));
    reader.type_text("fog");
    assert_eq!(reader.titles().len(), 2);
}

#[test]
fn tab_completes_names_and_tags_with_spaces() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press("/").type_text("ho").press("Tab");
    assert!(rows(&reader).0.starts_with(" /host:"), "an only candidate is taken: {:?}", rows(&reader));
    reader.press("C-u").type_text("tag:har");
    assert!(rows(&reader).1.contains("Harbour News — Latest 2"), "{:?}", rows(&reader));
    reader.press("Tab");
    assert_eq!(reader.state.filter.text, "tag:\"Harbour News — Latest\"");
    assert_eq!(reader.titles(), ["Bells in the fog", "A lighthouse"]);
    assert!(rows(&reader).1.contains(">Harbour News"), "{:?}", rows(&reader));
    reader.press("Tab");
    assert_eq!(reader.titles(), ["日本 lights"]);
    reader.press("S-Tab").type_text(" bells");
    assert_eq!(reader.titles(), ["Bells in the fog"]);
    // In the middle of the line, and of other letters.
    reader.press("C-u").type_text("fog tag: bells").press("← ← ← ← ← ←").type_text("mete").press("Tab");
    assert_eq!(reader.state.filter.text, "fog tag:\"Météo\" bells");
    // What stands right of the caret was typed for something else.
    reader.press("C-u").type_text("bells").press("Home").type_text("tag:mete").press("Tab");
    assert_eq!(reader.state.filter.text, "tag:\"Météo\" bells");
    reader.press("C-u").type_text("tag:\"harbour r").press("Tab Enter");
    assert_eq!(reader.state.filter.text, "tag:\"Harbour rules\"");
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
        let line = reader.state.prompt.as_ref().unwrap().line.value().to_owned();
        assert_eq!(line, completed, "{typed}");
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
    let line = |reader: &Reader| reader.state.prompt.as_ref().unwrap().line.value().to_owned();
    reader.press("/ C-p");
    assert_eq!(line(&reader), "fog bells", "not the filter that stands there already");
    reader.press("C-p");
    assert_eq!((line(&reader).as_str(), reader.titles().len()), ("bells", 1));
    reader.press("C-p C-n");
    assert_eq!(line(&reader), "fog bells");
    reader.press("C-n");
    assert_eq!(line(&reader), "fog ");
    reader.press("C-u").type_text("be").press("C-p");
    assert_eq!(line(&reader), "bells");
    reader.press("C-p");
    assert!(rows(&reader).1.contains("no earlier query"), "{:?}", rows(&reader));
    reader.press("C-n");
    assert_eq!(line(&reader), "be");
}

#[test]
fn filters_are_gone_through_and_the_cursor_goes_back() {
    let folder = Folder::of_reports(60);
    let mut reader = folder.reader(100, 30);
    reader.press("j j j");
    let before = reader.current_title();
    reader.press("/").type_text("report 2").press("Enter j j");
    let there = reader.current_title();
    reader.press("x /").type_text("report 5").press("Enter");
    let filters = |reader: &Reader| (reader.state.filter.text.clone(), reader.titles().len());
    reader.press("H");
    assert_eq!(filters(&reader), (String::new(), 60));
    reader.press("H");
    assert_eq!((filters(&reader).0.as_str(), reader.current_title()), ("report 2", there));
    reader.press("H");
    assert_eq!((filters(&reader).0.as_str(), reader.current_title()), ("", before));
    reader.press("H");
    assert_eq!(reader.notice(), "there was no filter before this one");
    reader.press("L L L");
    assert_eq!(filters(&reader).0, "report 5");
    reader.press("L");
    assert_eq!(reader.notice(), "this is the latest filter");
    // Typing that is taken back is no filter of its own.
    reader.press("H /").type_text("zzz").press("Esc L");
    assert_eq!(filters(&reader).0, "report 5");
}
