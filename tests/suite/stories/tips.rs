//! Tips, which are shown once, and the tour of the sample.

use vigie::app::Effect;
use vigie::app::tips::{Tip, TourStep};
use vigie::wording::{Language, set_thread_language};

use super::Folder;
use crate::support::Reader;

fn beginner() -> Reader {
    let mut reader = Reader::sample(80, 24);
    reader.show_tips();
    reader
}

/// The status line.
fn bar(reader: &Reader) -> String {
    reader.drawn().status_line().trim().to_owned()
}

fn learned(reader: &Reader) -> Vec<&Effect> {
    reader.asked.iter().filter(|effect| matches!(effect, Effect::RememberTips(_))).collect()
}

#[test]
fn the_tour_advances_when_a_step_is_done() {
    let mut reader = beginner();
    reader.start_tour();
    assert_eq!(bar(&reader), "1/7  welcome: j and k move, Enter opens the article");
    reader.press("j j");
    assert!(bar(&reader).starts_with("1/7"));
    reader.press("Enter");
    assert_eq!(bar(&reader), "2/7  Space shows the next page; Esc goes back to the list");
    reader.press("Space Esc");
    assert_eq!(bar(&reader), "3/7  / filters as you type: try “light”, then Enter");
    reader.press("/").type_text("light");
    assert!(!reader.titles().is_empty(), "the suggested filter finds something");
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
    assert_eq!(learned(&reader), [&Effect::RememberTips(vec![Tip::Tour])]);
    reader.press("?");
    assert!(!bar(&reader).contains("/7"));
}

#[test]
fn the_tour_can_be_done_with_the_mouse() {
    let mut reader = beginner();
    reader.start_tour();
    for step in ["2/7", "3/7"] {
        reader.click("/7");
        assert!(bar(&reader).starts_with(step), "{}", reader.screen());
    }
    reader.click("/7");
    reader.type_text("light").click("Enter accept");
    for step in ["5/7", "6/7", "7/7"] {
        reader.click("/7");
        assert!(bar(&reader).starts_with(step), "{}", reader.screen());
    }
    reader.click("/7");
    assert!(!reader.screen().contains("/7"), "{}", reader.screen());
}

#[test]
fn escape_ends_the_tour() {
    let mut reader = beginner();
    reader.start_tour();
    reader.press("Esc");
    assert_eq!((reader.screen().contains("/7"), learned(&reader).len()), (false, 1));
    assert_eq!(reader.notice(), "the tour is over; ? shows every key");
}

#[test]
fn a_tip_is_shown_once() {
    let folder = Folder::of_reports(9);
    let mut reader = folder.reader(120, 40);
    reader.show_tips();
    reader.press("/").type_text("report").press("Enter");
    assert!(reader.notice().starts_with("x clears the filter"), "{}", reader.notice());
    reader.press("x /").type_text("report").press("Enter");
    assert_eq!(reader.notice(), "");
    assert_eq!(learned(&reader), [&Effect::RememberTips(vec![Tip::Filter])]);
    // Tips can be turned off.
    let mut reader = folder.reader(120, 40);
    reader.press("/").type_text("report").press("Enter");
    assert_eq!((reader.notice(), learned(&reader).len()), (String::new(), 0));
}

#[test]
fn returning_from_the_first_article_explains_what_counts_as_read() {
    let folder = Folder::of_reports(9);
    let mut reader = folder.reader(120, 40);
    reader.show_tips();
    reader.press("Enter");
    assert!(reader.notice().starts_with("Space shows the next page"), "{}", reader.notice());
    reader.press("j Esc");
    assert_eq!(reader.notice(), "opened articles count as read; r marks one unread, 2 shows only unread");
    reader.press("Enter Esc");
    assert_eq!(reader.notice(), "");
    assert_eq!(learned(&reader).len(), 2);
}

#[test]
fn tips_and_tour_fit_into_the_status_line() {
    let reader = beginner();
    for language in Language::ALL {
        set_thread_language(language);
        let tips = [Tip::Filter, Tip::Reading, Tip::Marks, Tip::Arrived, Tip::Session];
        let tips = tips.into_iter().filter_map(|tip| tip.phrase(reader.keymap()));
        for phrase in tips.chain(TourStep::ALL.into_iter().filter_map(|step| step.phrase(reader.keymap()))) {
            let cells = vigie::text::cell_width(&phrase.text());
            assert!(cells <= 74, "{cells} cells: {phrase}");
        }
    }
}
