//! What a person does, and what the screen shows then.

use crate::support::Reader;

#[test]
fn the_newest_article_stands_first_and_is_shown() {
    let reader = Reader::sample(120, 36);
    assert!(reader.screen().contains("November 2026"), "{}", reader.screen());
    assert_eq!(reader.titles().len(), 24);
}
