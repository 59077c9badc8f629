//! `vigie show`: the ways to name an article, and the output formats.

use crate::cli::run::{assert_plain, folder, on, run, vigie};
use crate::support::write;

#[test]
fn articles_are_found_by_id_path_permalink_or_link() {
    let folder = folder();
    let listed = on(folder.path(), &["list", "heron"]).out;
    let id = listed.split('\t').next().expect("an identifier");
    let whole = folder.path().join("b/b.md");
    for name in [
        id,
        &id[..4],
        "b/b.md",
        &whole.to_string_lossy(),
        "b",
        "/2024/heron",
        "https://example.com/heron",
        "/b.md",
    ] {
        let ran = on(folder.path(), &["show", name]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name}");
        assert!(ran.out.starts_with("A heron at the lock\n"), "{name}: {}", ran.out);
    }
}

#[test]
fn unknown_and_ambiguous_names_are_reported() {
    let folder = folder();
    for name in ["nothing", "", "b/", "zz", "../a.md"] {
        let ran = on(folder.path(), &["show", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{name}");
        assert_eq!(
            ran.err,
            format!("vigie: there is no article “{name}”; “vigie list” prints the identifiers\n")
        );
    }
    for number in 0..7 {
        write(folder.path(), &format!("many/copy-{number}.md"), "---\ntitle: Copy\npermalink: /same\n---\n");
    }
    for name in ["/same", "copy-"] {
        let ran = on(folder.path(), &["show", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{name}");
        let printed: Vec<&str> = ran.err.lines().collect();
        assert_eq!(printed[0], format!("vigie: “{name}” matches 7 articles:"));
        assert_eq!(printed.len(), 7, "{}", ran.err);
        assert_eq!(printed[6], "vigie: and 2 more; use a longer identifier");
    }
}

#[test]
fn a_pipe_gets_text_without_escape_sequences() {
    let folder = folder();
    let ran = on(folder.path(), &["show", "a.md"]);
    assert_plain(&ran.out, "show");
    for part in
        ["Whales in the bay", "1 March 2024", "example.org", "Ada", "Image: Bob", "The whales came back."]
    {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let full = on(folder.path(), &["show", "a.md", "--full"]);
    assert_plain(&full.out, "show --full");
    for part in
        ["a.md", "imageCredit: Bob", "link: https://www.example.org/whales?a=1", "The *whales* came back."]
    {
        assert!(full.out.contains(part), "{part}: {}", full.out);
    }
    let json = on(folder.path(), &["show", "--json", "a.md"]);
    let listed = on(folder.path(), &["list", "--json", "whales"]);
    assert_eq!(json.out, listed.out);
}

#[test]
fn articles_of_the_sample_can_be_shown() {
    let listed = run(vigie().args(["list", "-n1"])).out;
    let id = listed.split('\t').next().expect("an identifier");
    let ran = run(vigie().args(["show", id]));
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.starts_with("Welcome to the lookout: how to use vigie\n"), "{}", ran.out);
}
