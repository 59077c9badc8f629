//! `vigie facets`: every kind of value, its order, and the output formats.

use crate::cli::run::{folder, on};
use crate::support::write;

#[test]
fn the_values_of_every_kind_are_counted() {
    let folder = folder();
    write(folder.path(), "b/year.md", "---\ntitle: A year\ndate: '2023'\nlang: fr-FR\n---\n");
    for (words, printed) in [
        (&["tag"][..], "2\tNews\n2\tSea\n1\tRiver\n"),
        (&["host"], "1\texample.com\n1\texample.net\n1\texample.org\n"),
        (&["folder"], "2\t.\n2\tb\n"),
        (&["in"], "2\t.\n2\tb\n"),
        (&["year"], "2\t2024\n1\t2023\n"),
        (&["month"], "1\t2024-03\n1\t2024-02\n1\t2023\n"),
        (&["language"], "1\ten\n1\tfr\n"),
        (&["flag"], "4\tunread\n3\tnoimage\n1\tundated\n1\tuntagged\n"),
        (&["flag", "tag:sea"], "2\tunread\n1\tnoimage\n1\tundated\n"),
        (&["month", "whales", "limit:1"], "1\t2024-03\n"),
        (&["tag", "-whales", "--limit", "1"], "1\tNews\n"),
        (&["tag", "nothing-like-this"], ""),
        (&["language", "tag:river"], ""),
    ] {
        let ran = on(folder.path(), &[&["facets"], words].concat());
        assert_eq!((ran.out.as_str(), ran.err.as_str()), (printed, ""), "{words:?}");
        assert_eq!(ran.code, Some(i32::from(printed.is_empty())), "{words:?}");
    }
    let ran = on(folder.path(), &["facets", "year", "--json"]);
    assert_eq!(ran.out, "{\"value\":\"2024\",\"count\":2}\n{\"value\":\"2023\",\"count\":1}\n");
}

#[test]
fn an_unknown_kind_is_refused_with_a_list_of_the_kinds() {
    let folder = folder();
    let ran = on(folder.path(), &["facets", "colour"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    for kind in ["tag", "host", "folder", "year", "month", "language", "flag"] {
        assert!(ran.err.contains(kind), "{}", ran.err);
    }
}
