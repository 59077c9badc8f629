//! Small sources that break the rules in many spellings, and harmless ones that look alike.

use super::knots;
use super::rules::{self, Reading};
use super::tree::Tree;

/// Some files, given as path and text.
fn reading(sources: &[(&str, &str)]) -> Reading {
    let has_root = sources.iter().any(|(path, _)| *path == "lib.rs");
    let root = if has_root { &[][..] } else { &[("lib.rs", "")] };
    Reading::new(Tree::new(&[root, sources].concat()))
}

/// Everything that breaks a rule in some files.
fn broken(sources: &[(&str, &str)]) -> Vec<String> {
    let reading = reading(sources);
    let rules = [
        rules::climbing,
        rules::foreign_crates,
        rules::world,
        rules::changes_in_view,
        rules::unlisted_writing,
        rules::misplaced_crates,
    ];
    rules.iter().flat_map(|rule| rule(&reading)).collect()
}

/// Asserts that a file breaks a rule, and that the message contains `expected`.
#[track_caller]
fn assert_broken(path: &str, text: &str, expected: &str) {
    let found = broken(&[(path, text)]);
    assert!(found.iter().any(|message| message.contains(expected)), "{text}\n{found:?}");
}

#[track_caller]
fn assert_harmless(path: &str, text: &str) {
    assert_eq!(broken(&[(path, text)]), Vec::<String>::new(), "{text}");
}

#[test]
fn imports_of_upper_modules_are_noticed_in_every_spelling() {
    for (path, text) in [
        ("app/state.rs", "use crate::{io, view};"),
        ("app/state.rs", "use crate::{limits, io::{self as runtime, Slot}};"),
        ("app/state.rs", "pub use crate::io::Slot;"),
        ("app/state.rs", "pub(in crate::app) use crate :: io :: Slot as _;"),
        ("app/state.rs", "use {crate::limits, super::super::{io::*}};"),
        ("app/state.rs", "use super::super as root; fn f() { root::io::load() }"),
        ("app/state.rs", "use crate as all; type Slot = all::io::Slot;"),
        ("app/state.rs", "fn f() { if true { use crate::io::Slot; } }"),
        ("app/state.rs", "mod inner { use super::super::super::io; }"),
        ("app/state.rs", "mod inner { fn f() { super::super::super::io::load() } }"),
        ("app/state.rs", "use crate::r#io::Slot;"),
        ("app/state.rs", "fn f(slot: Option<&'static crate::io::Slot>) -> u8 { 0 }"),
        ("app/state.rs", "fn f() { <crate::io::Slot>::new() }"),
        ("app/state.rs", "macro_rules! m { ($a:expr) => { $crate::io::load($a) }; }"),
        ("app/state.rs", "#[derive(Serialize)] struct S { #[serde(with = \"crate::io::slot\")] a: u8 }"),
        ("app/state.rs", "#[cfg(test)]\nmod tests;\n\nuse crate::io::Slot;"),
        ("app/state.rs", "#[cfg(test)]\nmod tests { fn t() {} }\nfn f() { crate::io::load() }"),
        ("app/state.rs", "#[cfg(any(test, unix))]\nmod system { use crate::io::Slot; }"),
        ("app/state.rs", "#[cfg(not(test))]\nmod system { use crate::io::Slot; }"),
        ("view/io.rs", "fn f() { crate::io::load() }"),
    ] {
        assert_broken(path, text, "::io");
    }
    assert_broken("query/marks.rs", "use super::super::view::draw;", "crate::view::draw");
    assert_broken("query/marks.rs", "fn f() { super::super::view::draw() }", "crate::view::draw");
    assert_broken("app/state.rs", "use crate::*;", "every module");
    assert_broken("app/state.rs", "use crate::elsewhere::Thing;", "elsewhere has no floor");
    assert_broken("elsewhere.rs", "", "elsewhere has no floor");
    assert_broken("app/state.rs", "include!(\"../io/slot.rs\");", "includes a file");
    assert_broken("app/state.rs", "#[path = \"../io/slot.rs\"] mod slot;", "includes a file");
}

#[test]
fn imports_are_followed_through_other_files() {
    let lib = ("lib.rs", "pub mod io; pub use io::Slot; mod app;");
    let io = ("io.rs", "pub struct Slot;");
    let found = broken(&[lib, io, ("app.rs", "use crate::Slot;")]);
    assert!(
        found.iter().any(|message| message.starts_with("app.rs:1: app uses crate::io::Slot")),
        "{found:?}"
    );

    let clock = ("model.rs", "pub use std::time as clock; pub use std::io::stdin as ask;");
    let found = broken(&[clock, ("app.rs", "fn f() { crate::model::clock::SystemTime::now() }")]);
    assert!(found.iter().any(|message| message.starts_with("app.rs:1: uses std::time::System")), "{found:?}");

    let parent = ("app.rs", "use std::time::Instant; mod state;");
    let found = broken(&[parent, ("app/state.rs", "use super::*; fn f() { Instant::now() }")]);
    assert!(found.iter().any(|message| message.starts_with("app/state.rs:1: uses std::time")), "{found:?}");
}

#[test]
fn the_world_is_noticed_in_every_spelling() {
    for text in [
        "use std::{fs, thread};",
        "use std::{io::{self, Read}, time::{Duration, SystemTime}};",
        "use std::fs as f; fn g() { f::read(\"a\") }",
        "use std as s; fn g() { s::fs::read(\"a\") }",
        "extern crate std as s; fn g() { s::env::var(\"a\") }",
        "use ::std::process::Command;",
        "fn g() -> ::std::fs::File { todo!() }",
        "use core::net::IpAddr;",
        "use std::time::Instant as Clock; fn g() { Clock::now() }",
        "type Clock = std::time::Instant; fn g() { Clock::now() }",
        "fn g() { <std::time::Instant>::now() }",
        "fn g() { let now = std::time::Instant::now; now() }",
        "use std::time::*;",
        "use std::*;",
        "fn g() { std :: /* a comment */ thread :: spawn(h) }",
        "fn g(path: &std::path::Path) -> bool { path.exists() }",
        "fn g(entry: &Entry) { entry.path().read_dir() }",
        "use std::path::Path; fn g(p: &[&Path]) { p.iter().filter(|p| Path::is_file(p)) }",
        "use std::path::*; fn g(p: Vec<PathBuf>) { p.iter().map(PathBuf::canonicalize) }",
        "use std::path::Path; fn g(p: &Path) { <Path>::metadata(p) }",
        "use std::path::Path; impl S { fn exists(&self) {} } fn g(p: &Path) { p.exists() }",
        "fn g(since: std::time::Instant) -> bool { since.elapsed() > LIMIT }",
        "use jiff::Zoned; fn g() { Zoned::now() }",
        "use std::os::unix::{fs::symlink};",
        "fn g() { format!(\"{}\", std::env::args().count()) }",
    ] {
        for path in ["app/state.rs", "query.rs", "view/list.rs"] {
            let found = broken(&[(path, text)]);
            assert!(found.iter().any(|what| what.contains(": uses ") || what.contains(": calls ")), "{text}");
        }
        assert!(rules::world(&reading(&[("io/load.rs", text)])).is_empty(), "{text}");
    }
}

#[test]
fn changes_in_the_painter_are_noticed_in_every_spelling() {
    for text in [
        "use std::sync::atomic::AtomicU64;",
        "use std::sync::{Arc, OnceLock};",
        "use std::{cell, rc::Rc}; struct S { a: Rc<cell::Cell<u8>> }",
        "use std::cell::*;",
        "use core::cell::OnceCell as Kept;",
        "use std::sync as s; static A: s::Mutex<u8> = s::Mutex::new(0);",
        "static A: std::sync::LazyLock<u8> = std::sync::LazyLock::new(f);",
        "struct S { a: std::sync::RwLock<u8> }",
        "thread_local! { static A: u8 = 0; }",
        "std::thread_local!(static A: u8 = 0);",
        "static mut COUNT: u8 = 0;",
        "use crate::app::State; fn f(state: &mut State) {}",
        "use crate::app::State as S; fn f<'a>(state: &'a mut S) {}",
        "fn f(state: &mut crate::app::state::State) {}",
    ] {
        let found = rules::changes_in_view(&reading(&[("view/list.rs", text)]));
        assert!(!found.is_empty(), "{text}");
    }
}

#[test]
fn crates_that_the_table_does_not_know_are_refused() {
    for text in [
        "use tempfile::TempDir;",
        "use {regex::Regex, tempfile};",
        "extern crate tempfile as t;",
        "fn f() { tempfile::tempdir() }",
        "fn f() { ::tempfile::tempdir() }",
        "pub use tempfile as folders;",
        "#[derive(tempfile::Kept)] struct S;",
        "fn tempfile() {} fn f() { tempfile::tempdir() }",
    ] {
        assert_broken("library/segment.rs", text, "library uses the crate");
    }
    assert_broken("app/open.rs", "fn open() {} fn f() { open::that(\"a\") }", "the crate open");
    assert_broken("app.rs", "use crate::text::open; fn f() { open::that(\"a\") }", "the crate open");
    assert_broken("model.rs", "use regex;", "model uses the crate regex");
    assert_broken("io/load.rs", "use ureq as net; fn f() { net::get() }", "names ureq");
}

#[test]
fn writing_is_noticed_in_every_spelling() {
    for text in [
        "fn f() { std::fs::copy(a, b) }",
        "use std::fs; fn f() { fs::hard_link(a, b) }",
        "use std::os::unix::fs::symlink as link;",
        "use std::fs::{self as disk}; fn f() { disk::create_dir_all(a) }",
        "use std::fs::{rename as moved, read};",
        "use std::fs::*;",
        "use std::fs::File as F; fn f() { F::options() }",
        "use std::fs::File; fn f() { names.map(File::create) }",
        "fn f() { <std::fs::File>::create_new(a) }",
        "use std::fs::OpenOptions;",
        "fn f(how: &mut Options) { how.read(true).append(true).open(a) }",
        "fn f(file: &F) { file.set_len(0) }",
        "fn f() { std::fs::set_permissions(a, b) }",
        "use rustix::fs::OFlags as O; const HOW: O = O::WRONLY;",
        "use rustix::fs; fn f() { fs::unlinkat(a, b, c) }",
    ] {
        let found = rules::unlisted_writing(&reading(&[("io/load.rs", text)]));
        assert!(!found.is_empty(), "{text}");
        assert_harmless("io/whole_file.rs", text);
    }
}

#[test]
fn what_only_looks_alike_is_harmless() {
    for text in [
        "// use crate::io;\n/* std::fs /* nested */ crate::view */\n/// [`crate::io::Runtime`]\nfn f() {}",
        "const A: &str = \"use crate::io; // std::fs\";\nconst B: &str = r#\"\"std::thread\" crate::io::x\"#;",
        "const A: &[u8] = b\"std::fs\"; const B: char = '\"'; const C: char = '\\''; // std::fs",
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n    use crate::io::Runtime;\n}",
        "#[cfg(all(test, unix))]\nmod tests { use std::fs; }",
        "fn f<'fs>(a: &'fs str) -> impl Iterator<Item = u8> + use<'fs> { a.bytes() }",
        "mod fs { pub fn read() {} } fn f() { fs::read(); self::fs::read() }",
        "use crate::text::env; fn f() { env() }",
        "struct S; impl S { fn exists(&self) -> bool { true } } fn f(s: &S) -> bool { s.exists() }",
        "fn f(s: &S) { s.metadata(Kind::All); s.read_dir; s.elapsed }",
        "fn f(at: std::time::Instant, long: std::time::Duration) -> std::time::Instant { at + long }",
        "use std::path::{Path, PathBuf}; fn f(a: &Path) -> PathBuf { a.join(\"b\").with_extension(\"md\") }",
        "use std::sync::Arc; use core::fmt; use alloc::rc::Rc; fn f() { u8::from(true); str::len(\"\") }",
        "#[allow(clippy::pedantic)] #[rustfmt::skip] fn f() {}",
        "enum Kind { A } use Kind::*; fn f(kind: Kind) { Kind::A; Self::b(); T::c() }",
        "use jiff::Zoned; fn f(now: &Zoned) -> bool { now.year() > 0 }",
        "fn f(text: &mut String, io: u8) { let fs = &mut io; text.write(2); }",
    ] {
        assert_harmless("app/state.rs", text);
    }
    assert_harmless(
        "view.rs",
        "use ratatui::buffer::Cell; fn f(cell: &mut Cell, set: &mut S) -> &Cell { cell }",
    );
    assert_harmless("cli.rs", "mod open; fn f() { open::run() }");
}

#[test]
fn files_of_test_modules_are_not_looked_at_but_others_called_tests_are() {
    let parent = ("app.rs", "#[cfg(test)]\nmod checks;\nmod tests;");
    let text = "use crate::io::Runtime;";
    let found =
        broken(&[parent, ("app/checks.rs", text), ("app/checks/more.rs", text), ("app/tests.rs", text)]);
    assert!(found.len() == 1 && found[0].starts_with("app/tests.rs"), "{found:?}");
}

#[test]
fn methods_of_own_types_in_other_files_are_harmless() {
    let page = ("page.rs", "pub struct Page; impl Page { pub fn exists(&self) -> bool { true } }");
    assert_eq!(broken(&[page, ("app.rs", "use crate::page::Page; fn f(p: &Page) { p.exists() }")]), [""; 0]);
    assert_eq!(broken(&[page, ("app.rs", "fn f(p: &P) { p.exists() }")]).len(), 1);
}

/// The knots of some files, as paths.
fn knots_of(sources: &[(&str, &str)]) -> Vec<Vec<String>> {
    let reading = reading(sources);
    let path = |file: &usize| reading.tree.files[*file].path.clone();
    knots::knots(&knots::imports(&reading)).iter().map(|knot| knot.iter().map(path).collect()).collect()
}

#[test]
fn circles_are_found_where_the_item_is_defined() {
    let app = ("app.rs", "mod a; mod b; mod c; pub use b::B;");
    let b = ("app/b.rs", "pub struct B; fn f() { super::c::f() }");
    let c = ("app/c.rs", "pub fn f() {}");
    assert_eq!(knots_of(&[app, ("app/a.rs", "use super::B;"), b, c]), Vec::<Vec<String>>::new());
    let visible = ("app.rs", "mod a; pub fn f() { a::f() }");
    let seen = ("app/a.rs", "pub(in crate::app) fn f() {}");
    assert_eq!(knots_of(&[visible, seen]), Vec::<Vec<String>>::new(), "a visibility is no import");
    let c = ("app/c.rs", "pub fn f(b: &crate::app::B) {}");
    assert_eq!(knots_of(&[app, ("app/a.rs", "use super::B;"), b, c]), [["app/b.rs", "app/c.rs"]]);
    let circle =
        [("a.rs", "use crate::b::B;"), ("b.rs", "use crate::c::*;"), ("c.rs", "fn f() { crate::a::g() }")];
    assert_eq!(knots_of(&circle), [["a.rs", "b.rs", "c.rs"]]);
    assert_eq!(knots_of(&circle[..2]), Vec::<Vec<String>>::new());
}

#[test]
fn imports_against_the_direction_of_app_are_noticed() {
    let app = ("app.rs", "pub mod state; pub mod layout; pub use layout::Layout;");
    let layout = ("app/layout.rs", "pub struct Layout;");
    let backwards = |text: &str| {
        let reading = reading(&[app, layout, ("app/state/list.rs", text), ("app/stated.rs", text)]);
        rules::backwards(&reading, &[("app/state", &["app/layout"])])
    };
    for text in
        ["use crate::app::layout::Layout;", "use crate::app::{Layout};", "fn f(l: &crate::app::Layout) {}"]
    {
        assert_eq!(backwards(text), ["app/state/list.rs:1: uses app/layout"], "{text}");
    }
    assert_eq!(backwards("// crate::app::Layout\nuse crate::app::State;"), [""; 0]);
}
