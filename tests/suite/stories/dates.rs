//! Going to a date.

use super::Folder;

#[test]
fn gd_goes_to_the_typed_date_or_the_nearest() {
    let folder = Folder::of_reports(60);
    let mut reader = folder.reader(120, 30);
    reader.press("gd");
    assert!(reader.screen().contains("go to date: "), "{}", reader.screen());
    reader.type_text("2025-07").press("Enter");
    let date = |reader: &crate::support::Reader| {
        reader.state.current().and_then(|article| article.date).map(|date| date.to_string())
    };
    assert_eq!(date(&reader).as_deref(), Some("2025-07-28"));
    assert_eq!((reader.notice().as_str(), reader.state.focus), ("", vigie::app::Pane::List));
    reader.press("gd").type_text("12 août 2025").press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("2025-07-28"));
    assert_eq!(reader.notice(), "no article from 12 août 2025; nearest date: 28 July 2025");
    reader.press("gd").type_text("1999");
    assert!(reader.screen().contains("Enter accept"), "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("2024-12-28"));
    reader.press("gd").type_text("2024-02-30");
    assert!(!reader.screen().contains("Enter accept"), "{}", reader.screen());
    reader.press("Enter");
    assert!(matches!(reader.state.prompt, Some(vigie::app::Prompt::Date(_))), "the prompt stays open");
    reader.press("C-u").type_text("nonsense at all").press("Enter");
    let screen = reader.screen();
    assert!(
        matches!(reader.state.prompt, Some(vigie::app::Prompt::Date(_)))
            && screen.contains("“nonsense at all” is not a date"),
        "{screen}"
    );
    reader.press("Esc");
    assert_eq!(date(&reader).as_deref(), Some("2024-12-28"), "the cursor has not moved");
    reader.press("gd").type_text("2025-09").press("Esc");
    assert_eq!(date(&reader).as_deref(), Some("2024-12-28"), "Esc leaves the cursor where it was");
    reader.press("Sd gd").type_text("2025-09").press("Enter");
    assert_eq!(date(&reader).as_deref(), Some("2025-09-28"));
    reader.press("St gd");
    assert!(reader.notice().contains("the list is not sorted by date"), "{}", reader.notice());
}
