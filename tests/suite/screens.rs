//! Snapshots of the text of screens, at common sizes. `INSTA_UPDATE=always cargo test screens` rewrites them;
//! read each change before you keep it.

use insta::assert_snapshot;

use vigie::wording::{Language, set_thread_language};

use crate::support::{Reader, write};

/// The sizes of every scene: columns and rows.
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

/// Takes a snapshot of a scene of the sample at every size; `play` presses the keys.
fn scene(name: &str, play: impl Fn(&mut Reader)) {
    for (columns, rows) in SIZES {
        let mut reader = Reader::sample(columns, rows);
        play(&mut reader);
        assert_snapshot!(format!("{name}_{columns}x{rows}"), reader.screen());
    }
}

/// The same in French. The language is set for the thread, and every test has its own.
fn french_scene(name: &str, play: impl Fn(&mut Reader)) {
    set_thread_language(Language::French);
    scene(&format!("french_{name}"), play);
}

#[test]
fn screens_list() {
    scene("list", |reader| {
        reader.press("j j");
    });
}

#[test]
fn screens_with_summaries() {
    scene("two_lines", |reader| {
        reader.press("Sl j j j");
    });
}

#[test]
fn screens_in_french_with_summaries() {
    french_scene("two_lines", |reader| {
        reader.press("Sl j j j");
    });
}

#[test]
fn screens_of_many_columns() {
    use vigie::config::choice::Column;
    scene("columns", |reader| {
        let columns = [Column::Source, Column::Date, Column::Title, Column::Tags, Column::Language];
        reader.set_columns(&columns);
        reader.press("j");
    });
}

#[test]
fn screens_article() {
    scene("article", |reader| {
        reader.press("/").type_text("beaufort table").press("Enter Enter C-d");
    });
}

#[test]
fn screens_everything_in_a_file() {
    scene("info", |reader| {
        reader.press("/").type_text("keeper log").press("Enter i");
    });
}

#[test]
fn screens_tags() {
    scene("tags", |reader| {
        reader.press("t j Space j j -");
    });
}

#[test]
fn screens_finding_a_tag() {
    scene("tag_prompt", |reader| {
        reader.press("t /").type_text("mete");
    });
}

#[test]
fn screens_typing_a_filter() {
    scene("prompt", |reader| {
        reader.press("/").type_text("phare -tag:meteo");
    });
}

#[test]
fn screens_nothing_matches() {
    scene("nothing", |reader| {
        reader.press("/").type_text("lighthose").press("Enter");
    });
}

#[test]
fn screens_marks() {
    scene("marks", |reader| {
        reader.press("s Enter Esc j m r j j v v k");
    });
}

#[test]
fn screens_unread() {
    scene("unread", |reader| {
        reader.press("j Enter Esc 2 j j Enter Esc s t G o");
    });
}

#[test]
fn screens_help_on_keys() {
    scene("help", |reader| {
        reader.press("?");
    });
}

#[test]
fn screens_finding_a_command() {
    scene("palette", |reader| {
        reader.press(":").type_text("sort");
    });
}

#[test]
fn screens_trying_a_theme() {
    scene("themes", |reader| {
        reader.press("C-t ↓");
    });
}

#[test]
fn screens_a_prefix_and_its_continuations() {
    scene("prefix", |reader| {
        reader.press("g");
    });
}

#[test]
fn screens_a_notice() {
    scene("notice", |reader| {
        reader.press("y");
    });
}

#[test]
fn screens_in_french_marks() {
    french_scene("marks", |reader| {
        reader.press("s Enter Esc j m r j j v v k");
    });
}

#[test]
fn screens_in_french_list() {
    french_scene("list", |reader| {
        reader.press("j j");
    });
}

#[test]
fn screens_in_french_article() {
    french_scene("article", |reader| {
        reader.press("/").type_text("beaufort table").press("Enter Enter C-d");
    });
}

#[test]
fn screens_in_french_everything_in_a_file() {
    french_scene("info", |reader| {
        reader.press("/").type_text("keeper log").press("Enter i");
    });
}

#[test]
fn screens_in_french_tags() {
    french_scene("tags", |reader| {
        reader.press("t j Space j j -");
    });
}

#[test]
fn screens_in_french_typing_a_filter() {
    french_scene("prompt", |reader| {
        reader.press("/").type_text("phare date:2024-02-31");
    });
}

#[test]
fn screens_in_french_nothing_matches() {
    french_scene("nothing", |reader| {
        reader.press("/").type_text("lighthose").press("Enter");
    });
}

#[test]
fn screens_in_french_without_headers() {
    french_scene("relevance", |reader| {
        reader.press("/").type_text("phare sort:relevance").press("Enter");
    });
}

#[test]
fn screens_in_french_help_on_keys() {
    french_scene("help", |reader| {
        reader.press("?");
    });
}

#[test]
fn screens_in_french_a_prefix_and_its_continuations() {
    french_scene("prefix", |reader| {
        reader.press("g");
    });
}

#[test]
fn screens_in_french_a_notice() {
    french_scene("notice", |reader| {
        reader.press("y");
    });
}

#[test]
fn screens_in_french_of_an_empty_folder() {
    let folder = tempfile::Builder::new()
        .prefix("vide")
        .rand_bytes(0)
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .unwrap();
    set_thread_language(Language::French);
    for (columns, rows) in SIZES {
        let reader = Reader::folder(folder.path(), columns, rows);
        assert_snapshot!(format!("french_empty_folder_{columns}x{rows}"), reader.screen());
    }
}

#[test]
fn screens_of_an_empty_folder() {
    let folder = tempfile::Builder::new()
        .prefix("empty")
        .rand_bytes(0)
        .tempdir_in(env!("CARGO_TARGET_TMPDIR"))
        .unwrap();
    for (columns, rows) in SIZES {
        let reader = Reader::folder(folder.path(), columns, rows);
        assert_snapshot!(format!("empty_folder_{columns}x{rows}"), reader.screen());
    }
}

#[test]
fn screens_of_wide_letters_and_odd_dates() {
    let folder =
        tempfile::Builder::new().prefix("odd").rand_bytes(0).tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    for (name, text) in [
        (
            "a.md",
            "---\ntitle: 灯台の光が九夜ぶりに戻る：岬の塔からの報告と写真\ndate: 2026-11-02\ntags: [日本]\n---\n本文。\n",
        ),
        (
            "b.md",
            "---\ntitle: \"🌊 waves 👩\u{200d}🚀 and e\u{301}te\u{301}\"\ndate: 2026-11-01\nsourceUrl: https://example.org/w\n---\nText.\n",
        ),
        ("c.md", "---\ntitle: From the year 2325\ndate: 2325-01-01\n---\nText.\n"),
        ("d.md", "---\ntitle: Without a date\n---\nText.\n"),
        ("e.md", "---\ntitle: Only a year\ndate: '2014'\n---\nText.\n"),
        ("f.md", "---\ntitle: [x] y\ndate: 2026-10-30\n---\nText.\n"),
    ] {
        write(folder.path(), name, text);
    }
    for (columns, rows) in [(80, 24), (40, 12), (20, 5)] {
        let reader = Reader::folder(folder.path(), columns, rows);
        assert_snapshot!(format!("odd_{columns}x{rows}"), reader.screen());
    }
}
