//! Saved searches: saving, picking, replacing, deleting, and using them in queries.

use std::path::Path;

use vigie::app::Pane;

use super::Folder;
use crate::support::Reader;

fn folder() -> Folder {
    let folder = Folder::new();
    folder
        .add("1.md", "Fog over the harbour", "2026-10-05", &["Météo"], "")
        .add("2.md", "Bells in the fog", "2026-10-04", &["Harbour News — Latest"], "")
        .add("3.md", "A lighthouse", "2026-10-03", &["Harbour News — Latest"], "");
    folder
}

fn reader(folder: &Folder, file: &Path) -> Reader {
    Reader::folder_with_searches(folder.path(), file.parent().unwrap(), 120, 36)
}

#[test]
fn saved_searches_are_picked_after_a_restart_replaced_and_deleted() {
    let folder = folder();
    let config = tempfile::tempdir().unwrap();
    let file = config.path().join("vigie/searches.toml");
    let mut first = reader(&folder, &file);
    first.press("f");
    assert!(first.screen().contains("No saved searches"), "{}", first.screen());
    first.press("Esc F");
    assert_eq!((first.notice().as_str(), first.prompt().as_str()), ("no filter to save", ""));
    assert_eq!(first.focus(), Pane::List);
    first.press("/").type_text("fog tag:\"Météo\"").press("Enter F");
    assert!(first.screen().contains("save as") && first.screen().contains("saves fog"), "{}", first.screen());
    first.press("Enter");
    assert!(first.screen().contains("the search needs a name"), "{}", first.screen());
    first.type_text("Foggy weather").press("Enter");
    assert_eq!(first.notice(), "saved as “Foggy weather”; f lists your searches");
    let mut second = reader(&folder, &file);
    second.press("f").type_text("weather fog");
    let screen = second.screen();
    assert!(screen.contains("Foggy weather") && screen.contains("fog tag:\"Météo\""), "{screen}");
    second.press("Enter");
    assert_eq!(second.filter(), "fog tag:\"Météo\"");
    assert_eq!(second.titles(), ["Fog over the harbour"]);
    // Case does not matter in names.
    second.press("x /").type_text("bells").press("Enter F").type_text("foggy WEATHER");
    assert!(second.screen().contains("replaces “Foggy weather”"), "{}", second.screen());
    second.press("Enter");
    assert_eq!(second.notice(), "replaced the search “Foggy weather”");
    // The first reader reads the file again when it shows the list.
    first.press("f Enter");
    assert_eq!(first.titles(), ["Bells in the fog"]);
    first.press("f C-x");
    assert!(first.screen().contains("No saved searches"), "{}", first.screen());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "[searches]\n");
}

#[test]
fn queries_can_use_saved_searches() {
    let folder = folder();
    let config = tempfile::tempdir().unwrap();
    let file = config.path().join("searches.toml");
    std::fs::write(&file, "[searches]\nheart = \"fog\"\nloop = \"search:loop\"\n").unwrap();
    let mut reader = reader(&folder, &file);
    reader.press("/").type_text("search:he");
    assert_eq!(reader.titles().len(), 3, "the list stays while the name is typed");
    assert!(reader.screen().contains("heart"), "{}", reader.screen());
    reader.press("Tab");
    assert_eq!((reader.filter().as_str(), reader.titles().len()), ("search:heart", 2));
    reader.press("C-u").type_text("bells search:haert");
    assert_eq!(reader.titles().len(), 1, "the list of the last valid filter stays");
    let screen = reader.screen();
    assert!(screen.contains("did you mean search:heart?"), "{screen}");
    reader.press("C-u").type_text("search:loop");
    assert!(reader.screen().contains("uses itself"), "{}", reader.screen());
    reader.press("Esc f").type_text("loop").press("Enter");
    assert!(reader.notice().contains("uses itself"), "{}", reader.notice());
    // A filter cannot be saved under the name of a search that it uses.
    reader.press("/").type_text("search:heart").press("Enter F").type_text("heart").press("Enter");
    assert!(reader.screen().contains("uses itself"), "{}", reader.screen());
    assert!(reader.prompt().starts_with("save as: "), "{}", reader.prompt());
}

#[test]
fn unreadable_or_unwritable_searches_are_reported_and_left_alone() {
    let folder = folder();
    let config = tempfile::tempdir().unwrap();
    let file = config.path().join("searches.toml");
    std::fs::write(&file, "[searches]\nheart = fog\n").unwrap();
    let mut broken = reader(&folder, &file);
    assert!(broken.notice().contains("searches.toml, line 2"), "{}", broken.notice());
    broken.press("/").type_text("fog").press("Enter F x Enter");
    assert!(broken.notice().contains("searches.toml, line 2"), "{}", broken.notice());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "[searches]\nheart = fog\n");
    let mut unwritable = reader(&folder, &file.join("searches.toml"));
    unwritable.press("/").type_text("fog").press("Enter F x Enter");
    assert!(unwritable.notice().starts_with("cannot save the searches to "), "{}", unwritable.notice());
    assert_eq!(unwritable.titles().len(), 2);
}
