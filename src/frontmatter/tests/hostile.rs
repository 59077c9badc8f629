//! Front matter made to break the parser, and random front matter.

use super::*;
use proptest::prelude::*;

/// Runs `work` on a thread with the stack size of a worker thread.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let builder = std::thread::Builder::new().stack_size(limits::WORKER_STACK_BYTES);
    builder.spawn(work).unwrap().join().unwrap();
}

/// The concatenated texts of the numbers from 0 to `count` − 1.
fn numbered(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}

#[test]
fn bombs_are_defused() {
    let maps = |levels| numbered(levels, |level| format!("{}a:\n", " ".repeat(level)));
    let aliases = format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(8_000), "*a,".repeat(8_000));
    let text_aliases = format!("a: &a {}\nb: [{}]\n", "x".repeat(30_000), "*a,".repeat(8_000));
    let doubling: String = std::iter::once("a0: &a0 [x, x]\n".to_owned())
        .chain((1..40).map(|n| format!("a{n}: &a{n} [*a{m}, *a{m}]\n", m = n - 1)))
        .collect();
    let bombs = vec![
        "[".repeat(20_000),
        "{a: ".repeat(40_000),
        "a: [".repeat(990),
        format!("a: {}", "[".repeat(1_000)),
        format!("a: {}", "{b: ".repeat(127)),
        "? ".repeat(20_000),
        "- ".repeat(20_000),
        "a: &a [*a]".to_owned(),
        "&a [*a]: b".to_owned(),
        maps(300),
        maps(1_400),
        aliases,
        text_aliases,
        doubling,
        "a: \"".repeat(10_000),
        "a:\n".repeat(20_000),
        "- a\n".repeat(15_000),
        format!("a: |\n{}", "  x\n".repeat(15_000)),
        "'".repeat(60_000),
        "![".repeat(100_000),
        "[](".repeat(100_000),
        "<a".repeat(100_000),
        "# ![](<".repeat(20_000),
        "!".repeat(60_000),
        "&a ".repeat(20_000),
        format!("title: {}", "&amp;".repeat(12_000)),
        format!("title: {}", "&".repeat(60_000)),
        format!("tags: [{}]", numbered(12_000, |n| format!("{n},"))),
        format!("summary: {}", "The post appeared first on ".repeat(2_000)),
    ];
    on_small_stack(move || {
        for bomb in &bombs {
            for wrapped in [
                format!("---\ntitle: T\n{bomb}\n---\nBody"),
                format!("+++\ntitle = 'T'\na = {bomb}\n+++\nBody"),
                format!("{{\"title\": \"T\", \"a\": {bomb}}}\nBody"),
                format!("Title: T\n{bomb}\n\nBody"),
                bomb.clone(),
                format!("{}\n", bomb.replace(' ', "\n")),
            ] {
                let file = read_text(&wrapped);
                assert!(!file.article.title.is_empty());
            }
        }
        let deep = format!("{{\"a\":{}1{}}}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
        assert!(!read_text(&deep).article.title.is_empty());
    });
}

#[test]
fn large_and_nested_front_matter_is_salvaged() {
    let large = read_text(&format!("---\ntitle: T\nx: {}\n---\nBody", "y".repeat(70_000)));
    assert_eq!(&*large.article.title, "T");
    assert_eq!(found(&large.article), [(Some(1), "large-front-matter")]);
    assert_eq!(&*large.body, "Body");
    let nested = read_text(&format!("---\ntitle: T\nx: {}\n---\nBody", "[".repeat(2_000)));
    assert_eq!(&*nested.article.title, "T");
    assert_eq!(found(&nested.article), [(Some(1), "nested-front-matter")]);
    let many = numbered(2_000, |number| format!("k{number}: x\n"));
    assert_eq!(read_text(&format!("---\n{many}---\n")).keys().len(), limits::FRONT_MATTER_KEYS);
}

proptest! {
    #[test]
    fn any_bytes_give_a_clean_article_with_a_title(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let file = read_at("x.md", &bytes);
        prop_assert!(is_clean(&file));
        prop_assert!(!file.article.title.is_empty());
    }

    #[test]
    fn any_front_matter_gives_a_clean_article_with_a_title(
        fence in "(---|\\+\\+\\+|\\{|```yaml|\\[#\\]:| ---|)",
        middle in "((title|date|tags|url|source|image|a\\.b|\"x\")?[ \\t]{0,2}[:=]?[ \\t]{0,2}[\\[\\]{}\"'|>@&*!%#a-c\\\\\u{1b}\u{9b}\u{202e}é0-9:,.;/ -]{0,12}\\n){0,8}",
        close in "(---|\\.\\.\\.|\\+\\+\\+|\\}|```|)",
        body in "[#=\\-*\\[\\]()!<>a-c`_&;:{} \\n\\\\\u{1b}é]{0,60}",
    ) {
        let file = read_at("x.md", format!("{fence}\n{middle}{close}\n{body}"));
        prop_assert!(is_clean(&file));
        prop_assert!(!file.article.title.is_empty());
        let lines = file.article.problems.iter().map(|problem| problem.line.unwrap_or(u32::MAX));
        prop_assert!(lines.is_sorted());
    }

    #[test]
    fn a_truncated_or_damaged_file_gives_a_clean_article(at in 0usize..200, with in "[\"'\\[\\]{}:\\n\\t\\\\&*-]{0,3}") {
        let whole = "---\ntitle: \"A b\"\ndate: 2024-07-05\ntags: [x, \"y\"]\nsummary: >\n  One\n  two\nsource: {url: 'https://e.org/'}\n---\n\n# Body\n\nvia: https://e.org/\n";
        let (before, after) = whole.split_at(at.min(whole.len()));
        let file = read_text(&format!("{before}{with}{after}"));
        prop_assert!(is_clean(&file));
        let cut = read_text(before);
        prop_assert!(is_clean(&cut));
    }
}
