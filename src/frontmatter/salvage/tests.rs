//! What is salvaged of broken front matter.

use super::*;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn list(items: &[&str]) -> Value {
    Value::List(items.iter().map(|item| text(item)).collect())
}

#[test]
fn a_broken_value_leaves_the_others_intact() {
    for (written, value) in [
        (r#""C:\Users\bob""#, text(r"C:\Users\bob")),
        (r#""a \d \"b\" \\ c""#, text(r#"a \d "b" \ c"#)),
        (r#""a \"b\" \u00e9\ud83d\ude00""#, text("a \"b\" é😀")),
        ("[x] y", text("[x] y")),
        ("@x", text("@x")),
        ("`x` and y", text("`x` and y")),
        ("a: b: c", text("a: b: c")),
        ("%x", text("%x")),
        ("\"a \"b\" c\"", text("a \"b\" c")),
        ("'it's'", text("it's")),
        ("'it''s'", text("it's")),
        ("\"Lamp\" wins the prize", text("\"Lamp\" wins the prize")),
        ("\"Lamp\" and \"Sea\"", text("\"Lamp\" and \"Sea\"")),
        ("'Lamp' and 'Sea'", text("'Lamp' and 'Sea'")),
        ("'Lamp', 'Sea', and 'Buoy'", text("'Lamp', 'Sea', and 'Buoy'")),
        ("The \"Lamp\"", text("The \"Lamp\"")),
        ("\"A – \"B\" (C)\"", text("A – \"B\" (C)")),
        ("\"\"Lamp\" and \"Sea\"\"", text("\"Lamp\" and \"Sea\"")),
        ("\"It was 5\" long\"", text("It was 5\" long")),
        ("\"12\" and 14\" pipes\"", text("12\" and 14\" pipes")),
        ("'The lamps' end'", text("The lamps' end")),
        ("[\"Lamp\" wins, 'Sea']", list(&["\"Lamp\" wins", "Sea"])),
        ("[a, \"b, c\", 'd, e']", list(&["a", "b, c", "d, e"])),
        ("[a, b", text("[a, b")),
        ("x # comment", text("x")),
        ("", Value::Null),
        ("~", Value::Null),
        ("\n  - x\n  - \"y, z\"", list(&["x", "y, z"])),
        ("\n- x\n- y", list(&["x", "y"])),
        ("|\n  one\n  two", text("one\ntwo")),
        ("one\n  two", text("one\ntwo")),
        ("\"one\n  two\"", text("one\ntwo")),
        ("[a,\n  b]", list(&["a", "b"])),
    ] {
        let source = format!("first: 1\nkey: {written}\nlast: 'z'\n");
        for parser in [true, false] {
            let read = salvage(&source, Syntax::Yaml, parser);
            assert_eq!(read.len(), 3, "{source} {read:?}");
            let shown = read[1].1.in_words().trim().replace('\n', " ");
            assert_eq!(shown, value.in_words().replace('\n', " "), "{source}");
            assert_eq!(read[2], ("last".to_owned(), text("z")), "{source}");
        }
    }
}

#[test]
fn nested_keys_and_tables_are_kept() {
    let read = salvage("a:\n\tb: 1\n\tc: 2\nd: @\n", Syntax::Yaml, true);
    assert_eq!(read[0].1.get("c"), Some(&text("2")), "{read:?}");
    let read = salvage("a = 'x'\nb = \n[s]\nc = \"y\"\nd = \"\"\"\ne = 1\n\"\"\"\n", Syntax::Toml, true);
    let keys: Vec<_> = read.iter().map(|(key, _)| &**key).collect();
    assert_eq!(keys, ["a", "b", "s.c", "s.d"]);
    assert_eq!(read[2].1, text("y"));
}

#[test]
fn headers_and_json_lines_are_read() {
    let read = salvage("Title: A: b\nTags: x, y\n  z\n", Syntax::Lines(LineForm::Plain), true);
    assert_eq!(read, [("Title".to_owned(), text("A: b")), ("Tags".to_owned(), text("x, y\nz"))]);
    let read = salvage("[#]: subject: \"A b\"\n", Syntax::Lines(LineForm::Definitions), true);
    assert_eq!(read, [("subject".to_owned(), text("A b"))]);
    let read =
        salvage("{\n\"title\": \"A\",\n\"tags\": [\n\"x\",\n\"y\"\n],\n\"b\": oops\n}\n", Syntax::Json, true);
    assert_eq!(read[0], ("title".to_owned(), text("A")));
    assert_eq!(read[1].1, list(&["x", "y"]));
    assert_eq!(read[2].1, text("oops"));
}
