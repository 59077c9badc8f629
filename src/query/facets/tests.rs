use super::*;
use crate::query::{Flag, Point, When};
use crate::text::CleanText;

fn parsed(text: &str) -> Query {
    Query::parse(text).unwrap()
}

fn tag(name: &str) -> Value {
    Value::whole(&CleanText::line(name))
}

#[test]
fn the_tag_pane_writes_conditions() {
    let mut query = parsed("stent");
    query.toggle(Field::Tag, tag("France"), Choice::Included, false);
    query.toggle(Field::Tag, tag("News — Latest"), Choice::Included, false);
    assert_eq!(query.to_string(), "stent tag:\"France\" tag:\"News — Latest\"");
    assert_eq!(query.choice(Field::Tag, "FRANCE"), Some(Choice::Included));
    assert_eq!(query.choices(Field::Tag).get("france"), Some(&Choice::Included));
    assert_eq!(query.choices(Field::Tag).len(), 2);
    query.join(Field::Tag, true);
    assert_eq!(query.to_string(), "stent tag:\"France\",\"News — Latest\"");
    query.toggle(Field::Tag, tag("France"), Choice::Excluded, true);
    assert_eq!(query.to_string(), "stent tag:\"News — Latest\" -tag:\"France\"");
    query.toggle(Field::Tag, tag("France"), Choice::Excluded, true);
    assert_eq!(query.choice(Field::Tag, "France"), None);
    query.only(Field::Tag, tag("France"));
    assert_eq!(query.to_string(), "stent tag:\"France\"");
    assert!(query.take_back());
    assert_eq!(query.to_string(), "stent");
}

#[test]
fn a_field_of_single_values_collects_them() {
    let mut query = parsed("stent (tag:a OR host:b)");
    query.toggle(Field::Host, tag("news.example"), Choice::Included, false);
    query.toggle(Field::Host, tag("other.example"), Choice::Included, false);
    query.toggle(Field::Date, Value::When(When::Exactly(Point::Year(2024))), Choice::Included, false);
    query.toggle(Field::Date, Value::When(When::Exactly(Point::Month(2025, 3))), Choice::Included, false);
    query.toggle(Field::Is, Value::Flag(Flag::Bad), Choice::Excluded, false);
    let text = "stent (tag:a OR host:b) host:\"news.example\",\"other.example\" date:2024,2025-03 -is:bad";
    assert_eq!(query.to_string(), text);
    assert_eq!(query.choice(Field::Date, "2025-03"), Some(Choice::Included));
    assert_eq!(query.choice(Field::Is, "bad"), Some(Choice::Excluded));
    assert_eq!(query.choice(Field::Host, "b"), None);
    assert_eq!((query.included(Field::Host), query.wants_any(Field::Host)), (2, Some(true)));
    query.toggle(Field::Date, Value::When(When::Exactly(Point::Year(2024))), Choice::Included, false);
    assert_eq!(query.choice(Field::Date, "2024"), None);
    assert_eq!(
        query.without_included(Field::Host).to_string(),
        "stent (tag:a OR host:b) date:2025-03 -is:bad"
    );
}

#[test]
fn an_open_range_is_not_joined() {
    let mut query = parsed("date:2024..");
    query.toggle(Field::Date, Value::When(When::Exactly(Point::Year(2025))), Choice::Included, true);
    assert_eq!(query.to_string(), "date:2024.. date:2025");
}

#[test]
fn the_text_says_whether_any_value_is_enough() {
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
fn one_step_back_takes_one_thing() {
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
fn one_can_go_on_typing_behind_every_filter() {
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
