//! The rules of the floors in `src/ARCHITECTURE.md`: a module imports only lower ones, crates are used only
//! on their floor, only some modules use files, the network, threads, the environment or the clock, and no
//! file imports one that imports it, directly or through others. The tables are here; `rules` applies them to what
//! `syntax` and `tree` read, and `planted` checks that each rule notices what breaks it.

mod imports;
mod knots;
mod planted;
mod rules;
mod syntax;
pub mod tokens;
mod tree;

use std::sync::LazyLock;

use rules::Reading;
use tree::Tree;

/// The modules from the lowest to the highest, with the crates that each row may use. Modules of one row do
/// not import one another. The single modules at the start are all on floor 0.
const FLOORS: &[(&[&str], &[&str])] = &[
    (&["limits"], &[]),
    // Below `text`, because the text of an article contains links.
    (&["link"], &["url", "serde"]),
    (
        &["text"],
        &[
            "htmlize",
            "memchr",
            "serde",
            "strsim",
            "unicode_normalization",
            "unicode_segmentation",
            "unicode_width",
        ],
    ),
    (&["model"], &["jiff", "serde"]),
    (&["wording"], &[]),
    // Below `frontmatter`, on the same floor: titles are written in Markdown.
    (&["markdown"], &["memchr", "pulldown_cmark", "textwrap", "unicode_segmentation"]),
    (
        &["frontmatter", "query", "input"],
        &["serde_yaml", "serde_json", "toml", "serde", "jiff", "memchr", "regex", "tui_input"],
    ),
    (
        &["library", "page", "config"],
        &["jiff", "memchr", "postcard", "rayon", "tantivy", "thiserror", "toml", "serde"],
    ),
    (&["app"], &["jiff", "nucleo_matcher", "shell_words", "strum", "textwrap", "tui_input"]),
    (
        &["view", "io"],
        &[
            "ratatui",
            "ratatui_image",
            "image",
            "data_url",
            "htmlize",
            "percent_encoding",
            "ureq",
            "crc32fast",
            "textwrap",
            "jiff",
            "rayon",
            "walkdir",
            "rustix",
            "include_dir",
            "open",
            "etcetera",
            "tempfile",
            "notify",
            "serde",
            "serde_json",
            "shell_words",
            "tantivy",
            "thiserror",
            "tracing",
        ],
    ),
    (&["shell"], &["crossterm", "ratatui", "rustix", "signal_hook", "tracing"]),
    (
        &["cli"],
        &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "anstream",
            "anstyle",
            "serde",
            "serde_json",
            "jiff",
            "regex",
            "rustix",
            "thiserror",
            "tracing",
            "tracing_subscriber",
        ],
    ),
    (&["main", "lib"], &[]),
];

/// The modules that may use what `WORLD` names.
const WITH_WORLD: &[&str] = &["io", "shell", "cli", "main"];

/// Files, the network, the environment, threads, processes and the clock. `*` is any name.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "std::process",
    "std::os::*::fs",
    "std::os::*::net",
    "std::os::*::process",
    "std::os::*::thread",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time::SystemTime",
    "std::time::UNIX_EPOCH",
    "std::time::Instant::now",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "jiff::tz::TimeZone::system",
    "jiff::tz::TimeZone::try_system",
];

/// The methods of `Path` that look at the disk.
const READS_OF_DISK: &[&str] = &[
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "metadata",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

/// The methods of `Instant` and `SystemTime` that look at the clock.
const READS_OF_CLOCK: &[&str] = &["elapsed"];

/// What could be changed through a `&State`, or kept by the painter.
const CHANGEABLE: &[&str] = &[
    "std::cell",
    "std::sync::atomic",
    "std::sync::mpsc",
    "std::sync::mpmc",
    "std::sync::nonpoison",
    "std::sync::poison",
    "std::sync::Barrier",
    "std::sync::Condvar",
    "std::sync::LazyLock",
    "std::sync::Mutex",
    "std::sync::Once",
    "std::sync::OnceLock",
    "std::sync::ReentrantLock",
    "std::sync::RwLock",
    "std::thread_local",
];

/// Crates that are named in one file only, so that they can be replaced.
const NAMED_ONCE: &[(&str, &str)] = &[
    ("serde_yaml", "frontmatter/parse.rs"),
    ("pulldown_cmark", "markdown/parse.rs"),
    // The only file that can use the network.
    ("ureq", "io/images/fetch.rs"),
    ("ratatui_image", "io/images/convert.rs"),
    ("tempfile", "io/whole_file.rs"),
    ("data_url", "io/images.rs"),
    ("percent_encoding", "io/images.rs"),
];

/// The only files of the code that write or delete files, and which ones. None of these files is in the
/// folder of the articles.
const WRITERS: &[(&str, &str)] = &[
    ("cli/call.rs", "the log, if the user asks for one"),
    ("io/images/cache.rs", "fetched images"),
    ("io/index.rs", "the folder of an index"),
    ("io/indexer/renew.rs", "a damaged index, to replace it"),
    ("io/marks/disk.rs", "the logs of marks, in the state folder or the folder of the settings"),
    ("io/settings.rs", "the saved searches"),
    (
        "io/whole_file.rs",
        "files that are replaced as a whole: sessions, visits, saved searches, the name of this device, and \
         exported articles, to a place outside the folder of the articles",
    ),
];

/// What writes or deletes files.
const WRITES: &[&str] = &[
    "std::fs::copy",
    "std::fs::create_dir",
    "std::fs::create_dir_all",
    "std::fs::hard_link",
    "std::fs::remove_dir",
    "std::fs::remove_dir_all",
    "std::fs::remove_file",
    "std::fs::rename",
    "std::fs::set_permissions",
    "std::fs::set_permissions_nofollow",
    "std::fs::set_times",
    "std::fs::set_times_nofollow",
    "std::fs::soft_link",
    "std::fs::write",
    "std::fs::DirBuilder",
    "std::fs::File::create",
    "std::fs::File::create_buffered",
    "std::fs::File::create_new",
    "std::fs::File::options",
    "std::fs::OpenOptions",
    "std::os::*::fs::chown",
    "std::os::*::fs::fchown",
    "std::os::*::fs::lchown",
    "std::os::*::fs::mkfifo",
    "std::os::*::fs::symlink",
    "std::os::*::fs::symlink_dir",
    "std::os::*::fs::symlink_file",
    "std::os::*::fs::DirBuilderExt",
    "std::os::*::fs::OpenOptionsExt",
    "rustix::fs::OFlags::APPEND",
    "rustix::fs::OFlags::CREATE",
    "rustix::fs::OFlags::RDWR",
    "rustix::fs::OFlags::TMPFILE",
    "rustix::fs::OFlags::TRUNC",
    "rustix::fs::OFlags::WRONLY",
    "rustix::fs::chmod",
    "rustix::fs::chmodat",
    "rustix::fs::ftruncate",
    "rustix::fs::link",
    "rustix::fs::linkat",
    "rustix::fs::mkdir",
    "rustix::fs::mkdirat",
    "rustix::fs::rename",
    "rustix::fs::renameat",
    "rustix::fs::rmdir",
    "rustix::fs::symlink",
    "rustix::fs::symlinkat",
    "rustix::fs::unlink",
    "rustix::fs::unlinkat",
    "tantivy::Index::create_in_dir",
    "tantivy::directory::MmapDirectory",
    "tempfile",
];

/// The methods of an open file that change it, other than by writing to it.
const WRITES_OF_FILES: &[&str] = &["set_len", "set_modified", "set_permissions", "set_times"];

/// The code of vigie, read once for all tests.
static READING: LazyLock<Reading> = LazyLock::new(|| Reading::new(Tree::of_src()));

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn imports_go_down_only() {
    assert_none(&rules::climbing(&READING));
}

#[test]
fn crates_stay_on_their_floor() {
    assert_none(&rules::foreign_crates(&READING));
    assert_none(&rules::unused_crates(&READING));
}

#[test]
fn only_the_upper_floors_use_files_network_threads_and_clock() {
    assert_none(&rules::world(&READING));
}

#[test]
fn the_painter_has_nothing_to_change() {
    assert_none(&rules::changes_in_view(&READING));
}

#[test]
fn only_listed_files_write_files() {
    assert_none(&rules::unlisted_writing(&READING));
    let writing = rules::writing(&READING);
    for (path, what) in WRITERS {
        assert!(writing.iter().any(|(file, _)| file == path), "{path} no longer writes {what}");
    }
}

#[test]
fn replaceable_crates_are_named_in_one_file() {
    assert_none(&rules::misplaced_crates(&READING));
}

#[test]
fn files_stay_small() {
    for file in &READING.tree.files {
        assert!(file.lines <= 410, "{} has {} lines", file.path, file.lines);
    }
}

/// What each part of `app` may not import: the state is below the layout, and both below what changes them.
const APP: &[(&str, &[&str])] = &[
    ("app/state", &["app/layout", "app/update"]),
    ("app/layout", &["app/update"]),
    ("app/message", &["app/layout", "app/update"]),
    ("view", &["app/update"]),
];

#[test]
fn state_layout_and_update_import_one_another_in_one_direction() {
    assert_none(&rules::backwards(&READING, APP));
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let imports = knots::imports(&READING);
    let path = |file: usize| READING.tree.files[file].path.as_str();
    for knot in knots::knots(&imports) {
        let inside = |file: &usize| {
            let others = imports[*file].iter().filter(|other| knot.contains(other));
            format!(
                "{} imports {}",
                path(*file),
                others.map(|other| path(*other)).collect::<Vec<_>>().join(", ")
            )
        };
        assert_none(&knot.iter().map(inside).collect::<Vec<_>>());
    }
}
