//! In the article: finding text, headings, link letters, full screen, and the sizes of the panes.

use vigie::app::layout::Layout;
use vigie::app::pointer::PointerTarget;
use vigie::app::{Effect, Pane};
use vigie::input::PointerAct;
use vigie::model::SafeUrl;
use vigie::text::cell_width;

use super::{Folder, article_top};
use crate::support::{Reader, write};

const TEXT: &str = "---\ntitle: A long voyage\ndate: 2026-11-20\nauthor: A. Keeper\n\
    sourceUrl: https://www.example.org/source\ntags: [sea]\n---\n\
    See [a text](https://a.example/x) and [https://bank.example](https://evil.example/x).\n\n\
    # The first Étude\n\nThe harbour light was out. FILLER\n\n\
    # The second heading\n\nOn the third day the harbour\nlight came back. FILLER\n\n\
    # At the end\n\nAn étude of [the light](https://b.example/light).\n";

fn voyage() -> Folder {
    let folder = Folder::new();
    let filler = "The bell was heard over the water and the fog did not lift until noon. ".repeat(30);
    write(folder.path(), "voyage.md", &TEXT.replace("FILLER", &filler));
    folder.add("2.md", "Short two", "2026-10-05", &[], "\n\nA few words of étude.");
    folder
}

/// How far the article is scrolled: its rows on the screen, and how much of it is above their end.
fn scroll(reader: &Reader) -> (Vec<String>, Option<u8>) {
    (reader.article(), reader.drawn().progress())
}

/// The reversed text of the screen: the current match, or the letters of links.
fn reversed(reader: &Reader) -> String {
    let buffer = reader.buffer();
    let is_reversed =
        |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED);
    buffer.content.iter().filter(is_reversed).map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn text_is_found_while_typing_and_keys_go_through_the_matches() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    reader.press("Enter /").type_text("etude");
    let first = scroll(&reader).1;
    assert_eq!(reader.prompt(), "/etude");
    assert!(reader.screen().contains("/etude") && reader.screen().contains("1/2"), "{}", reader.screen());
    assert_eq!(reversed(&reader), "Étude");
    reader.press("Enter n");
    assert_eq!(reversed(&reader), "étude");
    assert!(reader.screen().contains("/etude 2/2") && scroll(&reader).1 > first, "{}", reader.screen());
    reader.press("n");
    assert_eq!(
        (reversed(&reader).as_str(), reader.notice().as_str()),
        ("Étude", "no match below; continuing from the first")
    );
    reader.press("N");
    assert_eq!(reader.notice(), "no match above; continuing from the last");
    // The first Escape ends the search.
    let here = scroll(&reader);
    reader.press("Esc");
    assert_eq!((reader.focus(), scroll(&reader)), (Pane::Article, here));
    assert!(!reader.screen().contains("/etude") && reversed(&reader).is_empty());
    reader.press("Esc");
    assert_eq!(reader.focus(), Pane::List);
}

#[test]
fn matches_across_rows_are_found_at_any_width() {
    let folder = voyage();
    for columns in [120, 90, 60, 44, 30] {
        let mut reader = folder.reader(columns, 36);
        reader.press("Enter /").type_text("harbour light");
        assert!(reader.screen().contains("1/2"), "{columns}: {}", reader.screen());
        reader.press("Enter n");
        assert_eq!(reversed(&reader).replace(' ', ""), "harbourlight", "{columns}");
        // Resizing keeps the current match.
        reader.resize(columns + 10, 30);
        assert!(reader.drawn().status_line().contains(" 2/2 "), "{columns}: {}", reader.screen());
    }
}

#[test]
fn missing_text_is_reported_and_escape_goes_back() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    reader.press("Enter C-d C-d");
    let here = scroll(&reader);
    reader.press("/").type_text("second");
    assert!(scroll(&reader) != here || reversed(&reader) == "second");
    reader.press("Esc");
    assert_eq!(
        (scroll(&reader), reader.prompt().as_str(), reader.focus()),
        (here.clone(), "", Pane::Article)
    );
    reader.press("/").type_text("zebra");
    assert!(reader.screen().contains("not found"));
    reader.press("Enter");
    assert_eq!((reader.notice().as_str(), scroll(&reader)), ("“zebra” is not in this article", here));
    reader.press("gn");
    assert_eq!(reader.notice(), "no search yet; press / to search this article");
    // Another article ends the search.
    reader.press("/").type_text("light").press("Enter J");
    assert_eq!(reader.under_cursor(), "Short two");
    assert!(!reader.screen().contains("/light") && !reader.drawn().status_line().contains("match"));
}

#[test]
fn the_outline_goes_to_a_heading() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    reader.press("go");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("/", Pane::Article));
    assert!(reader.article()[0].starts_with("▌The first Étude"), "{}", reader.screen());
    assert!(reader.screen().contains("The first Étude") && reader.screen().contains("At the end"));
    reader.press("↓ Enter");
    assert_eq!(article_top(&reader), "The second heading");
    reader.press("go").type_text("etude").press("Enter");
    assert_eq!(article_top(&reader), "The first Étude");
    reader.press("go").type_text("zzz");
    assert!(reader.screen().contains("No such heading"));
    reader.press("Enter Esc");
    assert_eq!((reader.prompt().as_str(), article_top(&reader).as_str()), ("", "The first Étude"));
    assert_eq!(reader.focus(), Pane::Article);
    reader.press("J go");
    assert_eq!(
        (reader.notice().as_str(), reader.prompt().as_str(), reader.focus()),
        ("this article has no headings", "", Pane::Article)
    );
}

#[test]
fn full_screen_limits_the_text_width() {
    let folder = voyage();
    let mut reader = folder.reader(120, 30);
    reader.press("z");
    let screen = reader.screen();
    assert!(!screen.contains("Short two") && !screen.contains("vigie  "), "{screen}");
    assert!(screen.starts_with(&format!("{}A long voyage", " ".repeat(24))), "{screen}");
    assert!(screen.lines().last().is_some_and(|line| line.trim() == "0%"), "{screen}");
    let widest =
        |reader: &Reader| reader.article().iter().map(|row| cell_width(row)).max().unwrap_or_default();
    assert!((66..=72).contains(&widest(&reader)), "{}", reader.screen());
    reader.press("> >");
    assert!((74..=80).contains(&widest(&reader)), "{}", reader.screen());
    for _ in 0..40 {
        reader.press("<");
    }
    assert_eq!(reader.notice(), "this pane cannot get any smaller");
    assert!(widest(&reader) <= 32, "{}", reader.screen());
    // The first Escape leaves full screen, the next one the article.
    reader.press("Esc");
    assert!(reader.focus() == Pane::Article && reader.screen().contains("Short two"));
    reader.press("z q");
    assert!(reader.focus() == Pane::Article && reader.screen().contains("Short two"));
    reader.press("z h");
    assert!(reader.focus() == Pane::List && reader.screen().contains("Short two"));
}

#[test]
fn panes_are_resized_and_the_preview_is_toggled() {
    let folder = voyage();
    for (columns, rows) in [(120, 36), (100, 16), (100, 36)] {
        let mut reader = folder.reader(columns, rows);
        let size = |reader: &Reader| reader.drawn().panes.article.map(|area| (area.width, area.height));
        let before = size(&reader);
        reader.press(">");
        let wider = size(&reader);
        assert!(wider > before, "{columns}x{rows}");
        reader.press("< <");
        assert!(size(&reader) < before);
        reader.press(">");
        assert_eq!(size(&reader), before);
        for _ in 0..60 {
            reader.press(">");
        }
        assert_eq!(reader.notice(), "this pane cannot get any larger");
        let list = reader.drawn().panes.list.expect("a list");
        assert!(list.width >= 24 && list.height >= 4);
        // Keys that had no effect need not be undone.
        reader.press("<");
        assert!(size(&reader) < Some((columns, rows)) && reader.notice().is_empty());
        reader.press("p");
        assert_eq!(size(&reader), None);
        reader.press("<");
        assert_eq!(reader.notice(), "the preview is hidden; p shows it");
        reader.press("Enter");
        assert!(reader.screen().contains("A long voyage"));
        reader.press("Esc p");
        assert!(size(&reader).is_some());
    }
    let mut narrow = folder.reader(60, 20);
    narrow.press(">");
    assert!(narrow.notice().starts_with("only one pane is shown"));
}

#[test]
fn links_are_opened_or_copied_by_letters() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    let url = |text: &str| SafeUrl::parse(text).expect("a web link");
    reader.press("Enter ;");
    assert_eq!(reversed(&reader), "fjd", "the source, and two in the text: {}", reader.screen());
    reader.press("j");
    assert_eq!(reader.asked.pop(), Some(Effect::Open(url("https://a.example/x"))));
    assert_eq!(reader.notice(), "opening a.example…");
    reader.press("; y f ; F");
    let source = Effect::Copy(url("https://www.example.org/source"));
    assert_eq!(std::mem::take(&mut reader.asked), [source.clone(), source]);
    reader.press("; z");
    assert_eq!((reader.notice().as_str(), reversed(&reader).as_str()), ("no link is labelled z", ""));
    assert_eq!(reader.focus(), Pane::Article);
    // A link whose text names another host is followed only after a question.
    reader.press("; d");
    assert_eq!(reader.asked, []);
    assert!(
        reader.screen().contains("Esc cancels; Enter opens evil.example, not “https://bank.example”"),
        "{}",
        reader.screen()
    );
    reader.press("Esc");
    assert_eq!((reader.asked.len(), reversed(&reader).as_str(), reader.focus()), (0, "", Pane::Article));
    reader.press("; d Enter");
    assert_eq!(reader.asked.pop(), Some(Effect::Open(url("https://evil.example/x"))));
    // At the end of the article, the source is not visible, but has a letter all the same.
    reader.press("G ;");
    assert!(reader.screen().contains("j example.org"), "{}", reader.screen());
    reader.press("Backspace");
    assert!(!reader.screen().contains("j example.org"), "{}", reader.screen());
    assert_eq!(reader.focus(), Pane::Article);
    reader.press("; j");
    assert_eq!(reader.asked.pop(), Some(Effect::Open(url("https://www.example.org/source"))));
}

#[test]
fn link_letters_work_in_the_list_and_need_a_link() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    reader.press("; j");
    assert!(matches!(reader.asked.pop(), Some(Effect::Open(url)) if url.host() == "a.example"));
    reader.resize(60, 20).press(";");
    assert!(reader.screen().contains("f example.org"), "{}", reader.screen());
    reader.press("Esc j ;");
    assert_eq!(reader.notice(), "no links on the screen");
    // The letters disappear when the layout changes.
    reader.resize(120, 36).press("k ;");
    assert_eq!(reversed(&reader), "fjd");
    reader.resize(100, 30);
    assert_eq!((reversed(&reader).as_str(), reader.focus()), ("", Pane::List));
}

#[test]
fn links_are_found_by_cell_and_written_as_hyperlinks() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    let screen = reader.screen();
    let (row, line) =
        screen.lines().enumerate().find(|(_, line)| line.contains("a text (a.example)")).expect("a line");
    let column = line.chars().position(|c| c == 'S').expect("See") + 4;
    let cell = |value: usize| u16::try_from(value).expect("a cell");
    let at = |reader: &Reader, column: usize| match Layout::of(reader.state()).at(cell(column), cell(row)) {
        PointerTarget::Text(row, Some(cell)) => {
            reader.laid_out()[row].link_at(cell).map(|url| url.host().to_owned())
        }
        _ => None,
    };
    assert_eq!(at(&reader, column), Some("a.example".to_owned()));
    assert_eq!(at(&reader, column + "a text (a.ex".len()), Some("a.example".to_owned()));
    assert_eq!(at(&reader, column - 2), None);
    assert_eq!(at(&reader, 0), None);
    assert!(!reader.buffer().content.iter().any(|cell| cell.symbol().contains('\u{1b}')));
    reader.write_hyperlinks();
    let symbols: String = reader.buffer().content.iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(symbols.contains(";https://evil.example/x\u{1b}\\bank.example\u{1b}]8;;\u{1b}\\"), "{symbols:?}");
    assert_eq!(symbols.matches("\u{1b}]8;id=").count(), symbols.matches("\u{1b}]8;;\u{1b}\\").count());
    // An overlay covers the hyperlinks.
    reader.press("?");
    assert!(!reader.buffer().content.iter().any(|cell| cell.symbol().contains('\u{1b}')));
}

#[test]
fn a_press_follows_links_and_goes_to_headings() {
    let folder = voyage();
    let mut reader = folder.reader(120, 36);
    let link = reader.cell_of("a text (a", 78);
    reader.point(PointerAct::Press, link);
    assert!(matches!(reader.asked.pop(), Some(Effect::Open(url)) if url.host() == "a.example"));
    assert_eq!(reader.focus(), Pane::List, "a press on a link leaves the focus");
    let misleading = reader.cell_of("(evil.example", 78);
    reader.point(PointerAct::Press, misleading);
    assert!(
        reader.asked.is_empty()
            && reader.screen().contains("Enter opens evil.example, not “https://bank.example”"),
        "{}",
        reader.screen()
    );
    reader.press("Enter");
    assert!(matches!(reader.asked.pop(), Some(Effect::Open(url)) if url.host() == "evil.example"));
    reader.press("go");
    let heading = reader.cell_of("The second heading", 58);
    reader.point(PointerAct::Press, heading);
    assert_eq!((article_top(&reader).as_str(), reader.prompt().as_str()), ("The second heading", ""));
    assert_eq!(reader.focus(), Pane::Article);
    // A press outside the outline closes it and does not follow the link under the pointer.
    reader.press("gg go").point(PointerAct::Press, link);
    assert_eq!((reader.prompt().as_str(), reader.focus(), reader.asked.len()), ("", Pane::Article, 0));
}
