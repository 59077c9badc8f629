//! Going to a date.

use super::Folder;

#[test]
fn gd_goes_to_the_typed_date_or_the_nearest() {
    let folder = Folder::of_reports(60);
    let mut reader = folder.reader(120, 30);
    reader.press("gd");
    assert!(reader.screen().contains("go to date: "), "{}", reader.screen());
    reader.type_text("2025-07").press("Enter");
    // The date under the title of the article.
    let date = |reader: &crate::support::Reader| reader.article()[2].split(" · ").next().map(str::to_owned);
    assert_eq!(date(&reader).as_deref(), Some("28 July 2025"));
    assert_eq!((reader.notice().as_str(), reader.focus()), ("", vigie::app::Pane::List));
    reader.press("gd").type_text("12 août 2025").press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("28 July 2025"));
    assert_eq!(reader.notice(), "no article from 12 août 2025; nearest date: 28 July 2025");
    reader.press("gd").type_text("1999");
    assert!(reader.screen().contains("Enter accept"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("28 December 2024"));
    reader.press("gd").type_text("2024-02-30");
    assert!(!reader.screen().contains("Enter accept"), "{}", reader.screen());
    reader.press("Enter");
    assert!(reader.prompt().starts_with("go to date: 2024-02-30"), "the prompt stays open");
    reader.press("C-u").type_text("nonsense at all").press("Enter");
    let screen = reader.screen();
    assert!(reader.prompt().starts_with("go to date: nonsense at all"), "{screen}");
    assert!(screen.contains("“nonsense at all” is not a date"), "{screen}");
    reader.press("Esc");
    assert_eq!(date(&reader).as_deref(), Some("28 December 2024"), "the cursor has not moved");
    reader.press("gd").type_text("2025-09").press("Esc");
    assert_eq!(date(&reader).as_deref(), Some("28 December 2024"), "Esc leaves the cursor where it was");
    reader.press("Sd gd").type_text("2025-09").press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("28 September 2025"));
    reader.press("St gd");
    assert!(reader.notice().contains("the list is not sorted by date"), "{}", reader.notice());
}
