//! `--plain`: one line for each thing, for screen readers and pipes.

use crate::cli::run::{assert_plain, folder, lines, on, run, vigie};

#[test]
fn a_pipe_gets_the_list_line_by_line() {
    let folder = folder();
    let ran = run(vigie().arg("--plain").arg(folder.path()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_plain(&ran.out, "the list");
    let printed = lines(&ran);
    assert!(printed[0].ends_with("3 articles, newest first."), "{}", printed[0]);
    assert_eq!(
        printed[2..5],
        ["1. Whales in the bay", "1 March 2024. example.org. Tags: Sea, News. By Ada.", "They came back."]
    );
    assert!(printed.contains(&"3. Étude sans date"));
    assert!(!ran.out.contains(['│', '─', '…', '\t']));
}

#[test]
fn lists_and_articles_can_be_printed_plainly() {
    let folder = folder();
    let list = on(folder.path(), &["list", "--plain", "heron"]);
    assert!(list.out.starts_with("1. A heron at the lock\n1 February 2024."), "{}", list.out);
    let article = on(folder.path(), &["show", "--plain", "a.md"]);
    assert!(
        article.out.contains("\nThe whales came back.\n") && article.out.contains("\nImage: Bob\n"),
        "{}",
        article.out
    );
    for line in [&["list", "--plain", "--json"][..], &["show", "--plain", "--full", "a.md"]] {
        assert_eq!(on(folder.path(), line).code, Some(2), "{line:?}");
    }
    let nothing = on(folder.path(), &["list", "--plain", "zebra"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(1), ""));
}
