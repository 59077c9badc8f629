//! What is said once, and the guided start.

use vigie::app::Effect;
use vigie::app::guide::Step;
use vigie::app::lessons::{LESSONS, Lesson};
use vigie::wording::{Language, speak_here};

use super::Folder;
use crate::support::Reader;

fn beginner() -> Reader {
    let mut reader = Reader::sample(80, 24);
    reader.state.taught.wanted = true;
    reader
}

/// The bar at the bottom.
fn bar(reader: &Reader) -> String {
    reader.screen().lines().last().unwrap_or_default().trim().to_owned()
}

fn learned(reader: &Reader) -> Vec<&Effect> {
    reader.asked.iter().filter(|effect| matches!(effect, Effect::RememberLessons(_))).collect()
}

#[test]
fn the_guided_start_goes_on_when_a_step_was_done() {
    let mut reader = beginner();
    reader.state.guide = Some(Step::Read);
    assert_eq!(bar(&reader), "1/7  welcome: j and k move, Enter reads the article");
    reader.press("j j");
    assert!(bar(&reader).starts_with("1/7"));
    reader.press("Enter");
    assert_eq!(bar(&reader), "2/7  Space reads on, page by page; Esc goes back to the list");
    reader.press("Space Esc");
    assert_eq!(bar(&reader), "3/7  / filters as you type: try “light”, then Enter");
    reader.press("/").type_text("light");
    assert!(!reader.titles().is_empty(), "what is proposed finds something");
    reader.press("Enter");
    assert_eq!(bar(&reader), "4/7  x clears the filter");
    reader.press("x");
    assert_eq!(bar(&reader), "5/7  t goes to tags, sources and dates");
    reader.press("t");
    assert!(bar(&reader).starts_with("6/7  Space filters by"));
    reader.press("Space");
    assert_eq!(bar(&reader), "7/7  that is all: ? shows every key, vigie DIR opens your folder");
    assert!(learned(&reader).is_empty());
    reader.press("?");
    assert_eq!(learned(&reader), [&Effect::RememberLessons(vec![Lesson::Guide])]);
    reader.press("?");
    assert!(!bar(&reader).contains("/7"));
}

#[test]
fn the_guided_start_can_be_pressed_through() {
    let mut reader = beginner();
    reader.state.guide = Some(Step::Read);
    for step in [Step::Back, Step::Filter] {
        reader.click("/7");
        assert_eq!(reader.state.guide, Some(step), "{}", reader.screen());
    }
    reader.click("/7");
    reader.type_text("light").click("Enter keep");
    for step in [Step::Tags, Step::Choose, Step::End] {
        reader.click("/7");
        assert_eq!(reader.state.guide, Some(step), "{}", reader.screen());
    }
    reader.click("/7");
    assert_eq!(reader.state.guide, None);
}

#[test]
fn escape_ends_the_guided_start() {
    let mut reader = beginner();
    reader.state.guide = Some(Step::Read);
    reader.press("Esc");
    assert_eq!((reader.state.guide, learned(&reader).len()), (None, 1));
    assert_eq!(reader.notice(), "the short tour is over; ? shows every key");
}

#[test]
fn a_lesson_is_given_once() {
    let folder = Folder::of_reports(9);
    let mut reader = folder.reader(120, 40);
    reader.state.taught.wanted = true;
    reader.press("/").type_text("report").press("Enter");
    assert!(reader.notice().starts_with("x clears the filter"), "{}", reader.notice());
    reader.press("x /").type_text("report").press("Enter");
    assert_eq!(reader.notice(), "");
    assert_eq!(learned(&reader), [&Effect::RememberLessons(vec![Lesson::Filter])]);
    // Who does not want lessons gets none.
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("report").press("Enter");
    assert_eq!((reader.notice(), learned(&reader).len()), (String::new(), 0));
}

#[test]
fn coming_back_from_the_first_article_teaches_what_is_read() {
    let folder = Folder::of_reports(9);
    let mut reader = folder.reader(120, 40);
    reader.state.taught.wanted = true;
    reader.press("Enter");
    assert!(reader.notice().starts_with("Space reads on"), "{}", reader.notice());
    reader.press("j Esc");
    assert_eq!(reader.notice(), "what you open counts as read; r makes it unread, 2 lists the unread ones");
    reader.press("Enter Esc");
    assert_eq!(reader.notice(), "");
    assert_eq!(learned(&reader).len(), 2);
}

#[test]
fn everything_that_is_taught_fits_into_the_bar() {
    let reader = beginner();
    for language in Language::ALL {
        speak_here(language);
        let lessons = LESSONS.iter().filter_map(|(lesson, _)| lesson.phrase(&reader.state));
        for phrase in lessons.chain(Step::ALL.into_iter().filter_map(|step| step.phrase(&reader.state))) {
            let cells = vigie::text::cell_width(&phrase.text());
            assert!(cells <= 74, "{cells} cells: {phrase}");
        }
    }
}
