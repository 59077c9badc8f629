//! Opening and copying links: only web links leave the reader.

use vigie::app::{Effect, Message, Outcome};
use vigie::model::SafeUrl;

use super::Folder;
use crate::support::Reader;

fn reader(link: &str) -> (Folder, Reader) {
    let folder = Folder::new();
    folder.add("1.md", "One", "2026-10-06", &[], &format!("permalink: \"/papers/one\"\nsourceUrl: {link}"));
    let reader = folder.reader(120, 36);
    (folder, reader)
}

#[test]
fn other_links_are_refused_with_a_reason() {
    for (link, notice) in [
        ("\"[object Object]\"", "not a web link: “[object Object]”"),
        ("t3_1h5mwq7", "not a web link: “t3_1h5mwq7”"),
        ("\"javascript:alert(1)\"", "not a web link: “javascript:"),
        ("\"file:///etc/passwd\"", "not a web link: “file:"),
        ("\"https://user:secret@example.org/\"", "not a web link"),
        ("\"\"", "this article has no source link"),
        ("\"   \"", "this article has no source link"),
        ("null", "this article has no source link"),
    ] {
        let (_folder, mut reader) = reader(link);
        for keys in ["o", "gx", "y", "Enter o"] {
            reader.press(keys);
            assert!(reader.notice().starts_with(notice), "{link}: {}", reader.notice());
            assert!(reader.screen().contains(notice.split('“').next().unwrap_or_default()), "{link}");
        }
        assert_eq!(reader.asked, [], "{link}");
    }
}

#[test]
fn o_opens_and_y_copies_the_source() {
    let (_folder, mut reader) = reader("\"https://www.example.org/a?b=é\"");
    let url = SafeUrl::parse("https://www.example.org/a?b=é").expect("a web link");
    reader.press("o y");
    assert_eq!(reader.asked, [Effect::Open(url.clone()), Effect::Copy(url.clone())]);
    assert_eq!(reader.notice(), "copied https://www.example.org/a?b=%C3%A9");
    reader.send(Message::OpenEnded { url: url.clone(), outcome: Outcome::Opened });
    assert_eq!(reader.notice(), "opened example.org in the browser");
    reader.send(Message::OpenEnded { url: url.clone(), outcome: Outcome::NoBrowser });
    assert_eq!(reader.notice(), "no browser found; copied https://www.example.org/a?b=%C3%A9");
    assert_eq!(reader.asked.last(), Some(&Effect::Copy(url)));
}

#[test]
fn capital_o_opens_the_permalink_on_the_site() {
    let (_folder, mut reader) = reader("\"https://example.org/a\"");
    reader.press("O");
    assert!(reader.notice().contains("--site-url"), "{}", reader.notice());
    assert_eq!(reader.asked, []);
    reader.set_site("https://site.example/");
    reader.press("O");
    let url = SafeUrl::parse("https://site.example/papers/one").expect("a web link");
    assert_eq!(reader.asked, [Effect::Open(url)]);
}

#[test]
fn an_article_without_permalink_cannot_be_opened_on_the_site() {
    let folder = Folder::new();
    folder.add("1.md", "One", "2026-10-06", &[], "permalink: \"\"");
    let mut reader = folder.reader(120, 36);
    reader.set_site("https://site.example/");
    reader.press("O");
    assert_eq!(reader.notice(), "this article has no permalink");
    assert_eq!(reader.asked, []);
}
