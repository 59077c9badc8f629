//! The scenes for the checks that concern every screen.

use std::sync::Arc;

use vigie::app::Message;
use vigie::library::Library;

use crate::support::{Reader, write};

/// A scene: its name, and the keys that lead to it.
pub type Scene = (&'static str, fn(&mut Reader));

/// Scenes that together show everything that has a style.
pub const SCENES: &[Scene] = &[
    ("marks", marks),
    ("new articles", new_articles),
    ("filtered article", filtered_article),
    ("found in an article", found_in_article),
    ("parts of an article", parts_of_an_article),
    ("letters on links", letters_on_links),
    ("outline", outline),
    ("everything in a file", everything_in_a_file),
    ("left pane", left_pane),
    ("mistake", mistake),
    ("candidates", candidates),
    ("palette", palette),
    ("help", help),
    ("key sequence", key_sequence),
    ("notice", notice),
    ("wrong date", wrong_date),
    ("nothing matches", nothing_matches),
];

/// One article is starred, one read, one saved for later, and two are selected.
pub fn marks(reader: &mut Reader) {
    reader.press("j s j r j m v v");
}

/// A folder of two articles that are new since the last visit.
pub fn new_articles(reader: &mut Reader) {
    let article = |title| format!("---\ntitle: {title}\n---\nAt noon.\n");
    read_folder(reader, &[("1.md", article("Bells")), ("2.md", article("Nets"))], "j");
    let library = Arc::new(Library::clone(reader.library()).with_last_visit(Some(0)));
    reader.send(Message::Loaded { library, done: 2, total: 2, finished: true, arrived: 0 });
}

/// Replaces the sample by a folder with these files, and presses keys while it is there.
fn read_folder(reader: &mut Reader, files: &[(&str, String)], keys: &str) {
    let folder = tempfile::Builder::new().prefix("styles").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    let size = reader.size();
    *reader = Reader::folder(folder.path(), size.columns, size.rows);
    reader.press(keys);
}

/// An article with every kind of text.
pub fn parts_of_an_article(reader: &mut Reader) {
    let text = "---\ntitle: The title\ndate: 2026-11-02\n---\nPlain text, *stressed*, **strong**, ***both***, \
        ~~struck~~ and `coded`, with [a link](https://link.example/x).\n\n## The heading\n\n> A quote.\n\n\
        - An item\n\n> [!NOTE]\n> Noted.\n\n| Left | Right |\n|---|---|\n| 1 | 2 |\n\n```\na block\n```\n";
    read_folder(reader, &[("parts.md", text.to_owned())], "Enter");
}

/// The second article of a filter is open.
pub fn filtered_article(reader: &mut Reader) {
    reader.press("/").type_text("beaufort table").press("Enter j Enter");
}

/// The filtered article, with a search in the article.
pub fn found_in_article(reader: &mut Reader) {
    filtered_article(reader);
    reader.press("/").type_text("the").press("Enter n");
}

/// Everything in a file with a problem is shown.
pub fn everything_in_a_file(reader: &mut Reader) {
    reader.press("/").type_text("title:episode").press("Enter i");
}

/// One tag is included and one excluded; the cursor is on the latter.
pub fn left_pane(reader: &mut Reader) {
    reader.press("t j Space j j -");
}

/// A query with a mistake is typed.
pub fn mistake(reader: &mut Reader) {
    reader.press("/").type_text("phare date:2x");
}

/// The values of a field are offered, and the first one is chosen.
pub fn candidates(reader: &mut Reader) {
    reader.press("/").type_text("tag:").press("Tab");
}

/// A command is looked for.
pub fn palette(reader: &mut Reader) {
    reader.press(":").type_text("the");
}

/// The letters on the links of an article are shown.
pub fn letters_on_links(reader: &mut Reader) {
    reader.press("/").type_text("title:logbooks").press("Enter Enter ;");
}

/// The headings of an article are shown.
pub fn outline(reader: &mut Reader) {
    reader.press("Enter go");
}

/// The help on keys is open.
pub fn help(reader: &mut Reader) {
    reader.press("?");
}

/// The first key of a key sequence is pressed.
pub fn key_sequence(reader: &mut Reader) {
    reader.press("g");
}

/// The status line reports that a link was copied.
pub fn notice(reader: &mut Reader) {
    reader.press("y");
}

/// A date with a mistake is typed.
pub fn wrong_date(reader: &mut Reader) {
    reader.press("gd").type_text("2x").press("Enter");
}

/// The list is empty because of the filter.
pub fn nothing_matches(reader: &mut Reader) {
    reader.press("/").type_text("lighthose").press("Enter");
}
