//! Marks in the reader: read, starred, for later; selections, undo and redo. What keys do, what the screen
//! shows, and which changes are to be saved; that these reach the disk is tested in `marks`, undo after
//! anything else that can happen in `machine::marks`, the style of the signs in `styles::list`.

use vigie::app::{Effect, Message, Pane};
use vigie::config::choice::MarkRead;
use vigie::model::{Mark, MarkChange, MarkKey, MarkSet};

use super::Folder;
use crate::support::Reader;
use crate::support::screen::ListRow;

/// The listed titles, each after its marks: `>` selected, `r` read, `s` starred, `l` for later.
pub(super) fn marked(reader: &Reader) -> Vec<String> {
    let text = |row: ListRow| format!("{} {}", row.marks, row.title.replace("Report ", "")).trim().to_owned();
    reader.listed().into_iter().map(text).collect()
}

/// The number by which marks of an article are saved.
fn number(reader: &Reader, title: &str) -> u64 {
    let library = reader.library();
    let mut articles = library.ids().filter_map(|id| library.row(id));
    let article = articles.find(|article| &*article.title == title).expect("an article");
    MarkKey::of(&article, "").number()
}

/// The saved changes of marks since the last call, in order: the mark, with a minus if it was removed, and
/// the mark key.
fn saved(reader: &mut Reader) -> Vec<String> {
    let sign = |on| if on { "" } else { "-" };
    let saved = std::mem::take(&mut reader.kept);
    // Whatever the path of the article is.
    let key =
        |key: &MarkKey| key.link().map_or(key.as_str().to_owned(), |url| format!("link {}", url.as_str()));
    let text =
        |change: &MarkChange| format!("{}{} {}", sign(change.on), change.mark.name(), key(&change.key));
    saved.iter().map(text).collect()
}

/// A report of the marks thread, which knows this number of requests of this reader.
fn report(marks: &[(u64, MarkSet)], requests: u64) -> Message {
    let marks = marks.iter().map(|&(number, marks)| (number, marks.into())).collect();
    Message::MarksRead { marks, requests }
}

/// Five reports, each long enough to scroll.
pub(super) fn reports() -> Folder {
    let folder = Folder::new();
    for index in 1..=5 {
        let text = format!("sourceUrl: https://example.org/{index}\n\n{}", "Light and fog.\n\n".repeat(30));
        let name = format!("Report {index}");
        folder.add(&format!("{index}.md"), &name, &format!("2025-01-{:02}", 20 - index), &["Fog"], &text);
    }
    folder
}

#[test]
fn keys_mark_the_article_under_the_cursor_and_undo() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    for (keys, marks, notice) in [
        ("r", ["r 1", "2", "3", "4", "5"], "marked as read"),
        ("r", ["1", "2", "3", "4", "5"], "marked as unread"),
        ("j s", ["1", "s 2", "3", "4", "5"], "starred"),
        ("m", ["1", "sl 2", "3", "4", "5"], "saved for later"),
        ("u", ["1", "s 2", "3", "4", "5"], "no longer saved for later: Report 2"),
        ("u", ["1", "2", "3", "4", "5"], "unstarred: Report 2"),
        ("u", ["r 1", "2", "3", "4", "5"], "marked as read again: Report 1"),
        ("u", ["1", "2", "3", "4", "5"], "unread again: Report 1"),
        ("u", ["1", "2", "3", "4", "5"], "no mark change to undo"),
        ("C-r U U", ["1", "s 2", "3", "4", "5"], "starred again: Report 2"),
        ("s", ["1", "2", "3", "4", "5"], "unstarred"),
        ("U", ["1", "2", "3", "4", "5"], "no mark change to redo"),
    ] {
        reader.press(keys);
        assert_eq!(marked(&reader), marks, "after {keys}");
        assert_eq!(reader.notice(), notice, "after {keys}");
    }
    let link = |number| format!("link https://example.org/{number}");
    let saved = saved(&mut reader);
    assert_eq!(
        saved[..3],
        [format!("read {}", link(1)), format!("-read {}", link(1)), format!("star {}", link(2))]
    );
    assert_eq!(saved.len(), 12);
}

#[test]
fn many_articles_are_marked_as_read_and_undone_at_once() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    for (keys, marks, notice) in [
        ("j r R", ["r 1", "r 2", "r 3", "r 4", "r 5"], "4 articles marked as read; u undoes it"),
        ("R", ["r 1", "r 2", "r 3", "r 4", "r 5"], "no unread articles to mark"),
        ("u", ["1", "r 2", "3", "4", "5"], "4 articles unread again"),
        ("j Mj", ["1", "r 2", "3", "r 4", "r 5"], "2 articles marked as read; u undoes it"),
        ("Mk", ["r 1", "r 2", "3", "r 4", "r 5"], "marked as read"),
        ("u u", ["1", "r 2", "3", "4", "5"], "2 articles unread again"),
        ("gg Mk", ["1", "r 2", "3", "4", "5"], "no unread articles to mark"),
        ("G Mj", ["1", "r 2", "3", "4", "5"], "no unread articles to mark"),
    ] {
        reader.press(keys);
        assert_eq!(marked(&reader), marks, "after {keys}");
        assert_eq!(reader.notice(), notice, "after {keys}");
    }
}

#[test]
fn selected_articles_are_marked_together() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("v j v");
    assert_eq!(marked(&reader), ["> 1", "2", "> 3", "4", "5"]);
    assert_eq!(reader.under_cursor(), "Report 4");
    let screen = reader.screen();
    assert!(
        screen.contains("2 selected") && screen.contains(">19 Jan") && screen.contains(">17 Jan"),
        "{screen}"
    );
    reader.press("k");
    assert!(reader.screen().contains("►17 Jan"), "{}", reader.screen());
    reader.press("j r");
    assert_eq!(marked(&reader), ["r 1", "2", "r 3", "4", "5"], "the selection is cleared");
    assert_eq!(saved(&mut reader).len(), 2);
    // If only some have the mark, all get it.
    reader.press("V r");
    assert_eq!(marked(&reader), ["r 1", "r 2", "r 3", "r 4", "r 5"]);
    assert_eq!(saved(&mut reader).len(), 3);
    reader.press("V");
    assert_eq!(marked(&reader)[4], ">r 5");
    reader.press("V");
    assert_eq!(marked(&reader)[4], "r 5");
    reader.press("gg v v Esc");
    assert_eq!(marked(&reader)[0], "r 1");
    assert_eq!(reader.focus(), Pane::List);
}

#[test]
fn escape_clears_the_selection_before_the_filter() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("/").type_text("fog").press("Enter v");
    reader.press("Esc");
    assert_eq!((reader.selected(), reader.filter().as_str()), (0, "fog"));
    reader.press("Esc");
    assert_eq!(reader.filter(), "");
}

#[test]
fn selected_articles_are_marked_only_if_listed() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("v v /").type_text("title:\"2\"").press("Enter");
    assert_eq!(reader.selected(), 1);
    reader.press("s");
    assert_eq!(saved(&mut reader), ["star link https://example.org/2"]);
    reader.press("x");
    assert_eq!(marked(&reader), ["1", "s 2", "3", "4", "5"]);
}

#[test]
fn opened_articles_count_as_read_but_not_previewed_ones() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("j j k J K");
    assert_eq!(marked(&reader)[1], "2");
    reader.press("Enter");
    assert_eq!(marked(&reader), ["1", "r 2", "3", "4", "5"]);
    reader.press("J");
    assert_eq!(marked(&reader), ["1", "r 2", "r 3", "4", "5"]);
    // An open article that is marked as unread stays unread.
    reader.press("r j j");
    assert_eq!(marked(&reader), ["1", "r 2", "3", "4", "5"]);
    reader.press("Esc o");
    assert_eq!(marked(&reader), ["1", "r 2", "r 3", "4", "5"]);
    assert!(matches!(reader.asked.as_slice(), [Effect::Open(_)]));
    reader.press("u");
    assert_eq!(reader.notice(), "unread again: Report 3");
    reader.press("t gt l");
    assert_eq!(marked(&reader), ["1", "r 2", "3", "4", "5"]);
}

#[test]
fn articles_can_count_as_read_at_their_end_or_never() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.count_as_read(MarkRead::End);
    reader.press("Enter Space");
    assert_eq!(marked(&reader)[0], "1");
    reader.press("G");
    assert_eq!(marked(&reader)[0], "r 1");
    reader.press("r J K G");
    assert_eq!(marked(&reader)[..2], ["r 1", "2"]);
    reader.press("Esc j o");
    assert_eq!(marked(&reader)[1], "r 2");
    reader.count_as_read(MarkRead::Never);
    reader.press("j Enter G Space o r u");
    assert_eq!(marked(&reader)[2..], ["3", "4", "5"]);
}

#[test]
fn an_open_article_shows_its_marks() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("s m Enter");
    assert!(
        reader.screen().contains("* starred") && reader.screen().contains("+ for later"),
        "{}",
        reader.screen()
    );
    let row =
        reader.screen().lines().find(|line| line.contains("19 Jan")).map(str::to_owned).unwrap_or_default();
    assert!(row.contains("19 Jan *+ Report 1"), "{row}");
}

#[test]
fn marks_from_disk_and_other_readers_are_shown() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    let numbers: Vec<u64> = (1..=5).map(|place| number(&reader, &format!("Report {place}"))).collect();
    let read = MarkSet::default().with(Mark::Read, true);
    reader.press("2");
    // Marks that are read from the disk after the list was shown apply as if they had been there.
    reader.send(report(&[(numbers[0], read), (7, read)], 0));
    assert_eq!(marked(&reader), ["2", "3", "4", "5"]);
    reader.send(report(&[(numbers[1], read.with(Mark::Star, true)), (7, read)], 0));
    assert_eq!(marked(&reader), ["rs 2", "3", "4", "5"], "an article read in another reader stays listed");
    reader.send(report(&[(numbers[1], MarkSet::default())], 0));
    assert_eq!(marked(&reader), ["2", "3", "4", "5"]);
    assert_eq!(saved(&mut reader), [""; 0]);
    // Undoing a change that another reader has already undone changes and saves nothing.
    reader.press("gg r");
    assert_eq!(saved(&mut reader).len(), 1);
    reader.send(report(&[(numbers[1], MarkSet::default())], 1));
    reader.press("u");
    assert_eq!((saved(&mut reader).len(), marked(&reader)[0].as_str()), (0, "2"));
}

#[test]
fn late_reports_of_marks_undo_nothing() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    let number = number(&reader, &reader.under_cursor());
    let read = MarkSet::default().with(Mark::Read, true);
    reader.press("r u");
    assert_eq!(saved(&mut reader).len(), 2);
    // The marks thread knows the first of the two changes, and reports the marks after it.
    reader.send(report(&[(number, read)], 1));
    reader.press("C-r");
    assert_eq!(saved(&mut reader).len(), 1, "it is marked as read again, and that is saved");
    // After the second change, it is unread for the marks thread, but not here.
    reader.send(report(&[(number, MarkSet::default())], 2));
    assert_eq!(marked(&reader)[0], "r 1");
    // A report after all changes counts.
    reader.send(report(&[(number, MarkSet::default())], 3));
    assert_eq!(marked(&reader)[0], "1");
}

#[test]
fn late_reports_show_what_others_changed() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    let number = number(&reader, &reader.under_cursor());
    reader.press("r");
    // Another reader has starred the article, and the marks thread does not know yet that it is read here.
    reader.send(report(&[(number, MarkSet::default().with(Mark::Star, true))], 0));
    assert_eq!(marked(&reader)[0], "rs 1");
    // The thread confirms the change, and reports nothing that was reported before.
    reader.send(report(&[], 1));
    assert_eq!(marked(&reader)[0], "rs 1");
    reader.press("u");
    assert_eq!(marked(&reader)[0], "s 1");
}

#[test]
fn a_selection_outlives_a_change_of_the_folder() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("j v v");
    folder.add("0.md", "Report 0", "2025-03-01", &[], "");
    std::fs::remove_file(folder.path().join("3.md")).expect("it was there");
    reader.press("F5");
    assert_eq!(marked(&reader), ["0", "1", "> 2", "4", "5"]);
    assert_eq!(reader.selected(), 1);
}

#[test]
fn a_renamed_file_keeps_its_marks() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("r j s gg");
    assert_eq!(marked(&reader)[..2], ["r 1", "s 2"]);
    for name in ["1", "2"] {
        let path = |end: &str| folder.path().join(format!("{name}{end}.md"));
        std::fs::rename(path(""), path("-moved")).expect("it is there");
    }
    reader.press("F5");
    assert_eq!(marked(&reader)[..2], ["r 1", "s 2"], "the link identifies the article");
}
