//! Lists where an image file of an article may be: next to the article, under the root, or in the folder
//! that a static site generator serves. Looking there is left to the caller.
//!
//! Floor 4, part of [`io`](crate::io).

use std::borrow::Cow;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// Folders that site generators serve as the root of the site (Hugo, Next, Astro, Jekyll, Gatsby).
const SERVED: [&str; 4] = ["static", "public", "assets", "source"];

/// The possible paths of an image, relative to the root, likeliest first. None of them leads outside it.
/// `written` is the address as the article has it.
pub fn places(article: &Path, written: &str) -> Vec<PathBuf> {
    let mut places = Vec::new();
    // `?`, `#` and `%` may be part of a file name, but mostly they belong to the address: try that first.
    let address = written.split(['?', '#']).next().unwrap_or_default();
    let decoded = Cow::from(percent_decode_str(address));
    for text in [&*decoded, written.as_bytes()] {
        let path = Path::new(OsStr::from_bytes(text));
        let bare = path.strip_prefix("/").unwrap_or(path);
        if !path.is_absolute() {
            let folder = article.parent().unwrap_or(Path::new(""));
            add(&mut places, &folder.join(path));
        }
        add(&mut places, bare);
        for folder in SERVED {
            add(&mut places, &Path::new(folder).join(bare));
        }
    }
    places
}

/// Normalizes a path and adds it, unless it leads outside the root or is listed already.
fn add(places: &mut Vec<PathBuf>, path: &Path) {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => plain.push(name),
            Component::CurDir => {}
            Component::ParentDir if plain.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return,
        }
    }
    let is_name = !plain.as_os_str().is_empty() && !plain.as_os_str().as_bytes().contains(&0);
    if is_name && !places.contains(&plain) {
        places.push(plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn images_are_looked_for_in_the_usual_places() {
        let first = |article: &str, written: &str, count: usize| -> Vec<String> {
            let places = places(Path::new(article), written);
            places.iter().take(count).map(|path| path.to_string_lossy().into_owned()).collect()
        };
        assert_eq!(first("2024/x.md", "a.png", 3), ["2024/a.png", "a.png", "static/a.png"]);
        assert_eq!(first("2024/x.md", "./i/a.png", 1), ["2024/i/a.png"]);
        assert_eq!(first("2024/x.md", "../i/a.png", 1), ["i/a.png"]);
        assert_eq!(first("x.md", "/i/a.png", 3), ["i/a.png", "static/i/a.png", "public/i/a.png"]);
        assert_eq!(first("x.md", "a%20b.png?w=2#top", 1), ["a b.png"]);
        assert!(first("x.md", "a#1.png", 99).contains(&"a#1.png".to_owned()));
        assert_eq!(first("x.md", "../../etc/passwd", 99), [] as [&str; 0]);
        assert_eq!(first("x.md", "", 99), ["static", "public", "assets", "source"]);
    }

    proptest! {
        #[test]
        fn no_place_is_outside_the_root(article in "[a-z/.]{0,12}", written in "[a-z/.%2eE\\\\?#]{0,24}") {
            for place in places(Path::new(&article), &written) {
                prop_assert!(place.components().all(|part| matches!(part, Component::Normal(_))), "{place:?}");
            }
        }
    }
}
