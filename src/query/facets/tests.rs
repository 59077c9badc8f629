//! What the left pane writes into a query, and what it reads back.

use super::*;
use crate::query::{Flag, Point, When};
use crate::text::CleanText;

fn parsed(text: &str) -> Query {
    Query::parse(text).unwrap()
}

fn tag(name: &str) -> QueryValue {
    QueryValue::whole(&CleanText::line(name))
}

#[test]
fn the_left_pane_writes_conditions() {
    let mut query = parsed("stent");
    query.toggle(Field::Tag, tag("France"), FacetChoice::Included, false);
    query.toggle(Field::Tag, tag("News — Latest"), FacetChoice::Included, false);
    assert_eq!(query.to_string(), "stent tag:\"France\" tag:\"News — Latest\"");
    assert_eq!(query.choice(Field::Tag, "FRANCE"), Some(FacetChoice::Included));
    assert_eq!(query.choices(Field::Tag).get("france"), Some(&FacetChoice::Included));
    assert_eq!(query.choices(Field::Tag).len(), 2);
    query.join(Field::Tag, true);
    assert_eq!(query.to_string(), "stent tag:\"France\",\"News — Latest\"");
    query.toggle(Field::Tag, tag("France"), FacetChoice::Excluded, true);
    assert_eq!(query.to_string(), "stent tag:\"News — Latest\" -tag:\"France\"");
    query.toggle(Field::Tag, tag("France"), FacetChoice::Excluded, true);
    assert_eq!(query.choice(Field::Tag, "France"), None);
    query.only(Field::Tag, tag("France"));
    assert_eq!(query.to_string(), "stent tag:\"France\"");
    assert!(query.take_back());
    assert_eq!(query.to_string(), "stent");
}

#[test]
fn values_of_a_single_valued_field_share_one_condition() {
    let mut query = parsed("stent (tag:a OR host:b)");
    query.toggle(Field::Host, tag("news.example"), FacetChoice::Included, false);
    query.toggle(Field::Host, tag("other.example"), FacetChoice::Included, false);
    query.toggle(
        Field::Date,
        QueryValue::When(When::Exactly(Point::Year(2024))),
        FacetChoice::Included,
        false,
    );
    query.toggle(
        Field::Date,
        QueryValue::When(When::Exactly(Point::Month(2025, 3))),
        FacetChoice::Included,
        false,
    );
    query.toggle(Field::Is, QueryValue::Flag(Flag::Bad), FacetChoice::Excluded, false);
    let text = "stent (tag:a OR host:b) host:\"news.example\",\"other.example\" date:2024,2025-03 -is:bad";
    assert_eq!(query.to_string(), text);
    assert_eq!(query.choice(Field::Date, "2025-03"), Some(FacetChoice::Included));
    assert_eq!(query.choice(Field::Is, "bad"), Some(FacetChoice::Excluded));
    assert_eq!(query.choice(Field::Host, "b"), None);
    assert_eq!((query.included(Field::Host), query.wants_any(Field::Host)), (2, Some(true)));
    query.toggle(
        Field::Date,
        QueryValue::When(When::Exactly(Point::Year(2024))),
        FacetChoice::Included,
        false,
    );
    assert_eq!(query.choice(Field::Date, "2024"), None);
    assert_eq!(
        query.without_included(Field::Host).to_string(),
        "stent (tag:a OR host:b) date:2025-03 -is:bad"
    );
}

#[test]
fn an_open_range_is_not_joined() {
    let mut query = parsed("date:2024..");
    query.toggle(
        Field::Date,
        QueryValue::When(When::Exactly(Point::Year(2025))),
        FacetChoice::Included,
        true,
    );
    assert_eq!(query.to_string(), "date:2024.. date:2025");
}

#[test]
fn the_query_text_decides_whether_any_value_is_enough() {
    for (text, any) in [
        ("stent tag:\"A\" -tag:\"B\",\"C\" tag:d,e", None),
        ("tag:\"A\",\"B\"", Some(true)),
        ("tag:\"A\" tag:\"B\"", Some(false)),
        ("tag:\"A\",\"B\" tag:\"C\"", Some(false)),
    ] {
        assert_eq!(parsed(text).wants_any(Field::Tag), any, "{text}");
    }
}

#[test]
fn parts_are_removed_one_at_a_time() {
    let steps = |text: &str| {
        let mut query = parsed(text);
        let mut steps = Vec::new();
        while query.take_back() {
            steps.push(query.to_string());
        }
        steps
    };
    assert_eq!(steps("stent tag:\"A\",\"B\""), ["stent tag:\"A\"", "stent", ""]);
    assert_eq!(steps("a sort:date,-title limit:3"), ["a sort:date,-title", "a sort:date", "a", ""]);
    assert_eq!(steps("a -(b (c OR d))"), ["a -(b c)", "a -b", "a", ""]);
    assert_eq!(steps("a b OR c"), ["a b", "a", ""]);
    assert_eq!(steps("(a OR b) (c OR d)"), ["(a OR b) c", "a OR b", "a", ""]);
}

#[test]
fn every_filter_gets_room_for_more() {
    for (text, line) in [
        ("", ""),
        ("stent", "stent "),
        ("tag:", "tag: "),
        ("tag:\"A\"", "tag:\"A\" "),
        ("tag:\"A", "tag:\"A\" "),
        ("«open", "\"open\" "),
        ("x \"a \\\"", "x \"a \\\"\" "),
        ("(a", "(a "),
    ] {
        assert_eq!(Query::with_room_for_more(text), line, "{text}");
    }
}
