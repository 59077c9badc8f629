//! Going through unread articles, and the keys that show only some articles.

use vigie::app::Pane;

use super::marks::{marked, reports};
use super::{group, pane};

#[test]
fn space_continues_to_the_next_unread_article() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("j r gg");
    let mut seen = vec![reader.under_cursor()];
    for _ in 0..40 {
        reader.press("Space");
        if seen.last() != Some(&reader.under_cursor()) {
            seen.push(reader.under_cursor());
        }
    }
    assert_eq!(seen, ["Report 1", "Report 3", "Report 4", "Report 5"], "each unread article in turn");
    assert_eq!(reader.notice(), "that was the last article");
    assert_eq!(marked(&reader), ["r 1", "r 2", "r 3", "r 4", "r 5"]);
    reader.press("gg r j G k r gg j j j Space Space Space Space Space Space");
    assert_eq!(reader.under_cursor(), "Report 4");
    assert_eq!(reader.notice(), "no unread articles below; n continues from the top");
}

#[test]
fn keys_cycle_through_unread_articles() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("r j j r");
    for (keys, title, notice) in [
        ("n", "Report 4", ""),
        ("n n", "Report 2", "no unread articles below; continuing from the top"),
        ("N", "Report 5", "no unread articles above; continuing from the end"),
        ("N N", "Report 2", ""),
        ("gg gu", "Report 2", ""),
        ("R n", "Report 2", "no unread articles in the list"),
        ("gu", "Report 2", "no unread articles in the list"),
        ("r n", "Report 2", "no other unread article in the list"),
    ] {
        reader.press(keys);
        assert_eq!(
            (reader.under_cursor().as_str(), reader.notice().as_str()),
            (title, notice),
            "after {keys}"
        );
    }
    reader.press("u u Enter n");
    assert_eq!((reader.focus(), reader.under_cursor().as_str()), (Pane::Article, "Report 4"));
    assert_eq!(marked(&reader), ["r 1", "r 2", "r 3", "r 4", "5"]);
}

#[test]
fn articles_read_meanwhile_stay_listed_until_the_filter_is_set_again() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("j j r 2");
    assert_eq!(reader.filter(), "is:unread");
    assert_eq!(marked(&reader), ["1", "2", "4", "5"]);
    reader.press("gg Enter J Esc");
    assert_eq!(marked(&reader), ["r 1", "r 2", "4", "5"]);
    let title = reader.screen().lines().next().unwrap_or_default().to_owned();
    assert!(title.contains("2 of 5"), "the count is current: {title}");
    assert_eq!(reader.under_cursor(), "Report 2");
    // They stay listed when another article arrives.
    folder.add("6.md", "Report 6", "2025-02-01", &["Fog"], "");
    reader.press("F5");
    assert_eq!(marked(&reader), ["6", "r 1", "r 2", "4", "5"]);
    reader.press("2");
    assert_eq!(marked(&reader), ["6", "4", "5"]);
    reader.press("gg r s 3");
    assert_eq!((reader.filter().as_str(), marked(&reader)), ("is:star", vec!["rs 6".to_owned()]));
    reader.press("s");
    assert_eq!(marked(&reader), ["r 6"], "an article that lost its star stays listed");
    reader.press("1");
    assert_eq!((reader.filter().as_str(), marked(&reader).len()), ("", 6));
}

#[test]
fn the_cursor_moves_down_when_its_article_leaves_the_list() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("2 j Enter J Esc");
    assert_eq!((reader.under_cursor().as_str(), marked(&reader)[1].as_str()), ("Report 3", "r 2"));
    reader.press("2");
    assert_eq!(marked(&reader), ["1", "4", "5"]);
    assert_eq!(reader.under_cursor(), "Report 4", "no unread article was skipped");
    // At the end, the cursor goes to the last article.
    reader.press("G r 2");
    assert_eq!((marked(&reader), reader.under_cursor().as_str()), (vec!["1".into(), "4".into()], "Report 4"));
}

#[test]
fn space_at_the_end_reports_unread_articles_above() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    reader.press("G Enter G Space");
    assert_eq!(reader.notice(), "no unread articles below; n continues from the top");
    reader.press("Esc R G Enter G Space");
    assert_eq!(reader.notice(), "that was the last article");
    reader.press("Esc /").type_text("zzz").press("Enter Space");
    assert_eq!(reader.notice(), "there is no article here");
}

#[test]
fn keys_for_some_articles_keep_the_rest_of_the_filter() {
    let folder = reports();
    let mut reader = folder.reader(120, 30);
    for (keys, filter) in [
        ("é", "is:unread"),
        ("\"", "is:star"),
        ("&", ""),
        ("3", "is:star"),
        ("H", ""),
        ("L", "is:star"),
        ("4", "is:later"),
        ("'", "is:later"),
        ("5", "is:later is:new"),
        ("2", "is:new is:unread"),
        ("(", "is:unread"),
        ("5", "is:unread is:new"),
        ("1", ""),
    ] {
        reader.press(keys);
        assert_eq!(reader.filter(), filter, "after {keys}");
    }
    reader.press("/").type_text("fog is:new,read -is:star").press("Enter 2");
    assert_eq!(reader.filter(), "fog is:new is:unread");
    reader.press("x");
    assert_eq!(reader.filter(), "");
}

#[test]
fn unread_counts_are_shown_once_something_is_read() {
    let folder = reports();
    folder.add("x.md", "Of a bell", "2024-03-01", &["Bell"], "sourceUrl: https://bell.example/x");
    let mut reader = folder.reader(120, 30);
    assert!(!reader.screen().contains("5 unread"), "{}", reader.screen());
    reader.press("r j r");
    let screen = reader.screen();
    assert!(screen.contains("4 unread") && screen.contains("3/5"), "{screen}");
    assert!(screen.lines().any(|line| line.contains("Bell") && !line.contains("1/1")), "{screen}");
    reader.press("gt G o");
    assert_eq!(group(&reader, "Flags")[..2], ["Unread 4", "Read 2"], "{:?}", pane(&reader));
    assert!(reader.screen().contains("Unread"), "{}", reader.screen());
}
