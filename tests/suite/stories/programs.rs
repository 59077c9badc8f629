//! Copying, external commands, the editor, and exporting files.

use vigie::app::{Effect, ExportError, ExportRequest, Message, Pane};
use vigie::model::ExportFormat;
use vigie::wording::Phrase;

use super::Folder;
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.add(
        "sea/1.md",
        "One [light]",
        "2026-10-06",
        &["sea"],
        "author: A. Keeper\nsourceUrl: https://example.org/a\n\nThe first\ntext.\n\nAnd more.",
    );
    folder.add("2.md", "Two", "2026-10-05", &[], "\n\nThe second text.");
    folder
}

fn copied(reader: &mut Reader, keys: &str) -> String {
    reader.press(keys);
    match reader.asked.pop() {
        Some(Effect::CopyText(text)) => text.to_string(),
        other => panic!("{keys}: {other:?}, {}", reader.notice()),
    }
}

#[test]
fn capital_y_copies_parts_of_the_article() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press("Y");
    assert!(reader.screen().contains("c citation"), "{}", reader.screen());
    reader.press("Esc");
    assert_eq!(copied(&mut reader, "Ym"), "[One \\[light\\]](https://example.org/a)");
    assert_eq!(
        copied(&mut reader, "Yc"),
        "A. Keeper, “One [light]”, example.org, 6 October 2026, https://example.org/a"
    );
    assert_eq!(copied(&mut reader, "Yt"), "One [light]");
    assert_eq!(reader.notice(), "copied One [light]");
    let path = folder.path().canonicalize().expect("a path").join("sea/1.md");
    assert_eq!(copied(&mut reader, "Yp"), path.to_string_lossy());
    assert_eq!(copied(&mut reader, "Ya"), "The first text. And more.");
    assert_eq!(reader.notice(), "copied the text as one line: 25 characters");
    reader.press("Yu");
    assert!(matches!(reader.asked.pop(), Some(Effect::Copy(url)) if url.as_str() == "https://example.org/a"));
}

#[test]
fn the_copied_text_is_the_shown_text() {
    for (front, body, all) in [
        ("summary: They came back.\n", "", "They came back."),
        ("summary: They came back.\n", "The whales.", "They came back. The whales."),
        ("summary: The whales…\n", "The *whales* came back.", "The whales came back."),
        ("", "The whales.", "The whales."),
    ] {
        let folder = Folder::new();
        folder.add("1.md", "Whales", "2026-10-06", &[], &format!("{front}\n\n{body}"));
        assert_eq!(copied(&mut folder.reader(120, 36), "Ya"), all);
    }
}

#[test]
fn long_copies_are_cut_and_reported() {
    let folder = Folder::new();
    folder.add("1.md", "Long", "2026-10-06", &[], &format!("\n\n{}", "word ".repeat(4_000)));
    let mut reader = folder.reader(120, 36);
    assert_eq!(copied(&mut reader, "Ya").len(), 8 * 1024);
    assert_eq!(reader.notice(), "copied only the first 8 KiB; the clipboard takes no more");
}

#[test]
fn an_edited_file_is_shown_again_at_the_same_place() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press("Enter e");
    assert!(matches!(reader.asked.pop(), Some(Effect::Edit(path)) if &**path.shown() == "sea/1.md"));
    let file = folder.path().join("sea/1.md");
    let text =
        std::fs::read_to_string(&file).expect("the file is there").replace("first\ntext", "edited text");
    std::fs::write(&file, text).expect("it is written");
    reader.send(Message::Edited(Ok(())));
    assert!(reader.screen().contains("The edited text."), "{}", reader.screen());
    assert_eq!(reader.focus(), Pane::Article);
    reader.send(Message::Edited(Err(Phrase::NoEditor)));
    assert_eq!(reader.notice(), "no editor: set VISUAL or EDITOR, or editor in config.toml");
    let mut sample = Reader::sample(120, 36);
    sample.press("e");
    assert!(sample.notice().starts_with("no file to edit") && sample.asked.is_empty());
}

#[test]
fn commands_are_split_before_placeholders_are_replaced_and_recalled() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    reader.press("!").type_text("grep -c '{title} x' {path}").press("Enter");
    match reader.asked.pop() {
        Some(Effect::Pipe { words, ids, .. }) => {
            assert_eq!(words, ["grep", "-c", "{title} x", "{path}"]);
            assert_eq!(ids.len(), 1);
        }
        other => panic!("{other:?}"),
    }
    reader.press("!").type_text("wc").press("Enter").press("!").type_text("x").press("C-p");
    assert!(reader.screen().contains("command: wc"), "{}", reader.screen());
    reader.press("C-p");
    assert!(reader.screen().contains("command: grep"));
    reader.press("C-p");
    assert_eq!(reader.notice(), "no earlier command in this session");
    reader.press("C-n C-n");
    assert!(reader.screen().contains("command: x"));
    reader.press("C-u").type_text("echo \"a").press("Enter");
    assert!(reader.screen().contains("a closing quote is missing"));
    reader.press("C-u").type_text("echo {titre}").press("Enter");
    assert!(reader.screen().contains("there is no placeholder {titre}; did you mean {title}?"));
    assert!(reader.prompt().ends_with("command: echo {titre}"), "{}", reader.prompt());
    assert_eq!(reader.asked.len(), 1);
    reader.press("Esc");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("", Pane::List));
}

#[test]
fn articles_are_exported_to_a_named_file() {
    let folder = folder();
    let mut reader = folder.reader(120, 36);
    let library = reader.library().name().to_string();
    reader.press("w");
    assert!(reader.screen().contains("m Markdown"));
    reader.press("c");
    assert!(reader.screen().contains("export 2 articles as CSV to: "), "{}", reader.screen());
    reader.press("Enter");
    let order = |reader: &mut Reader| match reader.asked.pop() {
        Some(Effect::Export(ExportRequest { ids, format, path, replaces, .. })) => {
            (ids.len(), format, path, replaces)
        }
        other => panic!("{other:?}"),
    };
    let (count, format, path, replaces) = order(&mut reader);
    assert_eq!((count, format, replaces), (2, ExportFormat::Csv, false));
    assert!(path.contains(".csv") && !path.contains('/') && !library.is_empty(), "{path}");
    // A second Enter before the answer does nothing.
    reader.press("Enter");
    assert!(reader.asked.is_empty());
    reader.send(Message::Exported(Err(ExportError::Exists)));
    assert!(reader.screen().contains("Enter replaces it"), "{}", reader.screen());
    reader.press("Enter");
    assert!(order(&mut reader).3);
    reader.send(Message::Exported(Err(ExportError::Exists)));
    // With another name, the confirmation no longer applies.
    reader.type_text("x").press("Enter");
    assert!(!order(&mut reader).3);
    reader.send(Message::Exported(Err(ExportError::Failed(Phrase::NotIntoTheFolder))));
    assert!(
        reader.screen().contains("vigie never writes into the folder of articles"),
        "{}",
        reader.screen()
    );
    reader.press("C-u Enter");
    assert!(reader.screen().contains("the file needs a name"));
    reader.press("Esc");
    assert_eq!((reader.prompt().as_str(), reader.focus()), ("", Pane::List));
    // In the article pane, only that article is exported.
    reader.press("Enter wm");
    assert!(reader.screen().contains("export 1 article as Markdown to: one-light.md"), "{}", reader.screen());
    let path = vigie::text::CleanText::line("one-light.md");
    reader.send(Message::Exported(Ok(Phrase::ArticlesWritten { count: 1, path })));
    assert_eq!(
        (reader.notice().as_str(), reader.prompt().as_str(), reader.focus()),
        ("exported 1 article to one-light.md", "", Pane::Article)
    );
}
