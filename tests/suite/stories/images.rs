//! Images in an article: shown at once, fetched on request, or replaced by a caption with the reason.

use ratatui::style::Color;

use crate::images::png;
use crate::images::server::{Server, respond};
use crate::support::Reader;

use super::Folder;

fn gallery(server: &Server) -> Folder {
    let folder = Folder::new();
    let image = server.url("/a.png");
    let text = format!("imageUrl: {image}\nimageCredit: Agency\n\n\nWords of the first.");
    folder.add("1.md", "First", "2026-10-06", &["France"], &text);
    folder.add("2.md", "Second", "2026-10-05", &["France"], "\n\nBefore.\n\n![A flag](i/flag.png)\n\nAfter.");
    std::fs::create_dir(folder.path().join("i")).expect("a folder");
    std::fs::write(folder.path().join("i/flag.png"), png(80, 40)).expect("an image");
    folder
}

fn reader(folder: &Folder, columns: u16, rows: u16) -> Reader {
    Reader::folder_with_images(folder.path(), None, columns, rows)
}

fn paragraphs() -> String {
    (0..40).map(|number| format!("Paragraph {number} of the text.\n\n")).collect::<Vec<_>>().concat()
}

/// The background colours of the cells of an image, for each row of the screen that has any.
fn colours(reader: &Reader) -> Vec<Vec<Color>> {
    let buffer = reader.buffer();
    let row = |y| {
        (0..buffer.area.width).map(|x| buffer[(x, y)].bg).filter(|colour| *colour != Color::Reset).collect()
    };
    (0..buffer.area.height).map(row).filter(|row: &Vec<Color>| !row.is_empty()).collect()
}

#[test]
fn images_in_the_folder_are_shown_at_once() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    reader.know_true_colour();
    reader.press("j");
    let rows = colours(&reader);
    assert!(rows.len() >= 5 && rows[0].len() >= 10, "{}", reader.screen());
    let (red, blue) = (Color::Rgb(255, 0, 0), Color::Rgb(0, 0, 255));
    assert_eq!((rows[0].first(), rows[0].last()), (Some(&red), Some(&blue)));
    assert!(reader.screen().contains("A flag") && !reader.screen().contains("[image"), "{}", reader.screen());
    // The image is twice as wide as high, and so is a cell half as wide as high.
    assert!(rows[0].len().abs_diff(rows.len() * 4) <= 2, "{} by {}", rows[0].len(), rows.len());
    assert_eq!(server.requests(), [] as [&str; 0]);
}

/// The screen with the cells of an image as letters: `R` for red, `B` for blue, `?` for other colours.
fn coloured(reader: &Reader) -> String {
    let buffer = reader.buffer();
    let letter = |x, y| match (buffer[(x, y)].bg, buffer[(x, y)].symbol()) {
        (Color::Reset, symbol) => symbol.to_owned(),
        (Color::Indexed(196), " ") => "R".to_owned(),
        (Color::Indexed(21), " ") => "B".to_owned(),
        (_, symbol) => symbol.replace(' ', "?"),
    };
    let row =
        |y| (0..buffer.area.width).map(|x| letter(x, y)).collect::<String>().trim_end().to_owned() + "\n";
    (0..buffer.area.height).map(row).collect()
}

#[test]
fn half_blocks_are_drawn_in_the_text() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 80, 24);
    reader.press("j Enter");
    let name = reader.library().name().to_string();
    let screen: String =
        coloured(&reader).lines().skip(1).map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    assert!(!screen.contains(&name));
    insta::assert_snapshot!("half_blocks_80x24", screen);
}

#[test]
fn images_from_the_web_are_fetched_only_on_request() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    assert!(reader.screen().contains("Image: Agency · press I to see it"), "{}", reader.screen());
    reader.press("Enter j k Space b i i F5 C-l").resize(100, 30).resize(120, 36).press("Esc j k Tab Tab");
    assert_eq!(server.requests(), [] as [&str; 0], "nothing is fetched before the user asks for it");
    reader.press("ga I");
    assert_eq!(server.requests().len(), 1);
    assert!(!colours(&reader).is_empty() && !reader.screen().contains("to see it"), "{}", reader.screen());
    assert!(reader.screen().contains("Image: Agency"));
    // The image is cached: resizing or coming back does not fetch it again.
    reader.resize(100, 30).resize(120, 36).press("Esc j k");
    assert!(!colours(&reader).is_empty());
    assert_eq!(server.requests().len(), 1);
    reader.press("I");
    assert_eq!(reader.notice(), "the images of this article are already shown");
}

#[test]
fn a_press_on_a_caption_fetches_the_image() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    reader.click("Image: Agency");
    assert_eq!(server.requests().len(), 1);
    assert!(!colours(&reader).is_empty(), "{}", reader.screen());
    // A press on a shown image does nothing.
    reader.click("Image: Agency");
    assert_eq!((server.requests().len(), reader.notice().as_str()), (1, ""));
}

#[test]
fn new_image_files_are_shown_after_a_reload() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    std::fs::remove_file(folder.path().join("i/flag.png")).expect("it is gone");
    let mut reader = reader(&folder, 160, 40);
    reader.press("j");
    assert!(reader.screen().contains("· not found in this folder"), "{}", reader.screen());
    std::fs::write(folder.path().join("i/flag.png"), png(80, 40)).expect("an image");
    reader.press("F5");
    assert!(!colours(&reader).is_empty(), "{}", reader.screen());
}

#[test]
fn another_width_or_view_and_an_image_that_arrives_read_no_file() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    std::fs::remove_file(folder.path().join("1.md")).expect("it is gone");
    for size in [(100, 30), (160, 40)] {
        reader.resize(size.0, size.1);
        assert!(reader.screen().contains("Words of the first."), "{}", reader.screen());
    }
    reader.press("i");
    assert!(reader.screen().contains("imageCredit: Agency"), "{}", reader.screen());
    reader.press("i I");
    assert!(!colours(&reader).is_empty() && reader.screen().contains("Words of the first."));
    // A snapshot without the article, or after a reload, is another matter.
    reader.press("F5");
    assert_eq!(reader.titles(), ["Second"]);
}

#[test]
fn captions_are_in_french() {
    vigie::wording::set_thread_language(vigie::wording::Language::French);
    let server = Server::start(|_, connection| respond(connection, "", b"\x89PNG\r\n\x1a\nbroken"));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 160, 36);
    assert!(reader.screen().contains("Agency · I pour l’afficher"), "{}", reader.screen());
    reader.press("I");
    assert!(reader.screen().contains("Agency · image endommagée"), "{}", reader.screen());
}

#[test]
fn fetched_images_are_cached_on_disk() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let cache = tempfile::tempdir().expect("a folder");
    let place = cache.path().join("images");
    Reader::folder_with_images(folder.path(), Some(cache.path()), 120, 36).press("I");
    let mut reader = Reader::folder_with_images(folder.path(), Some(cache.path()), 120, 36);
    reader.press("j k");
    assert!(!colours(&reader).is_empty(), "{}", reader.screen());
    for file in std::fs::read_dir(&place).expect("the folder").flatten() {
        std::fs::write(file.path(), "vigie-image-1 damaged").expect("a file");
    }
    let mut reader = Reader::folder_with_images(folder.path(), Some(cache.path()), 120, 36);
    reader.press("j k");
    assert!(reader.screen().contains("press I to see it"), "{}", reader.screen());
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn leaving_an_article_cancels_its_images() {
    let server = Server::start(|path, connection| {
        // The images of the first article never arrive.
        if path.starts_with("/hang") {
            std::thread::park_timeout(std::time::Duration::from_secs(30));
        }
        respond(connection, "", &png(80, 40))
    });
    let folder = Folder::new();
    let hanging: Vec<String> =
        (0..5).map(|number| format!("![]({})\n\n", server.url(&format!("/hang{number}")))).collect();
    folder.add("1.md", "First", "2026-10-06", &["France"], &format!("\n\n{}", hanging.concat()));
    folder.add("2.md", "Second", "2026-10-05", &["France"], &format!("\n\n![]({})", server.url("/a.png")));
    let mut reader = reader(&folder, 120, 36);
    // `press` would wait for the images, up to ten seconds.
    reader.post(vigie::app::Message::Key(vigie::input::Key::plain('I')));
    assert!(reader.screen().contains("loading…"), "{}", reader.screen());
    let begun = std::time::Instant::now();
    reader.press("j I");
    assert!(!colours(&reader).is_empty(), "{}", reader.screen());
    assert!(begun.elapsed() < std::time::Duration::from_secs(8), "{:?}", begun.elapsed());
}

#[test]
fn captions_give_the_reason_of_a_failure() {
    let server = Server::start(|path, connection| match path {
        "/page.png" => respond(connection, "", b"<html>Sign in</html>"),
        _ => respond(connection, "", b"\x89PNG\r\n\x1a\nbroken"),
    });
    let folder = Folder::new();
    let (page, broken) = (server.url("/page.png"), server.url("/broken.png"));
    let data = "data:image/png;base64,AAAA";
    let text = format!(
        "\n\n![one]({page})\n\n![two]({broken})\n\n![three](gone.png)\n\n![four]({data})\n\n![five](../../etc/passwd)\n\n\
         ![six](http://10.0.0.1/x.png)"
    );
    folder.add("1.md", "First", "2026-10-06", &["France"], &text);
    std::fs::write(folder.path().join("three.png"), "x").expect("a file");
    let mut reader = reader(&folder, 160, 50);
    let screen = reader.screen();
    assert!(screen.contains("(gone.png) · not found in this folder"), "{screen}");
    assert!(screen.contains("[image: four] · not a PNG, JPEG, GIF or WebP image"), "{screen}");
    reader.press("ga I");
    let screen = reader.screen();
    assert_eq!(screen.matches("not a PNG, JPEG, GIF or WebP image").count(), 2, "{screen}");
    assert!(screen.contains("damaged image"), "{screen}");
    assert_eq!(screen.matches("not found in this folder").count(), 2, "{screen}");
}

#[test]
fn a_small_screen_shows_captions() {
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 40, 12);
    reader.press("j Enter");
    assert!(reader.screen().contains("[image: A flag]"), "{}", reader.screen());
    assert!(colours(&reader).is_empty());
    reader.press("I");
    assert_eq!(reader.notice(), "the screen is too small for images");
    reader.resize(120, 36);
    assert!(!colours(&reader).is_empty(), "{}", reader.screen());
    reader.resize(40, 12);
    assert!(colours(&reader).is_empty() && reader.screen().contains("[image: A flag]"));
    assert_eq!(server.requests(), [] as [&str; 0]);
}

#[test]
fn loading_an_image_keeps_the_visible_text_in_place() {
    let server = Server::of(png(80, 80));
    let folder = Folder::new();
    let paragraphs = paragraphs();
    let text =
        format!("imageUrl: {}\n\n\n![]({})\n\n{paragraphs}", server.url("/a.png"), server.url("/b.png"));
    folder.add("1.md", "First", "2026-10-06", &["France"], &text);
    let mut reader = reader(&folder, 120, 36);
    reader.press("Enter");
    for _ in 0..30 {
        reader.press("j");
    }
    while super::article_top(&reader).is_empty() {
        reader.press("j");
    }
    let top = super::article_top(&reader);
    // How often the article can be scrolled up, row by row.
    let rows_above = |reader: &mut Reader| {
        let (mut count, mut last) = (0, String::new());
        while reader.screen() != last {
            (count, last) = (count + 1, reader.screen());
            reader.press("k");
        }
        count
    };
    let before = rows_above(&mut reader);
    while super::article_top(&reader) != top {
        reader.press("j");
    }
    reader.press("I");
    assert_eq!(super::article_top(&reader), top);
    assert!(rows_above(&mut reader) > before + 8, "rows were inserted above");
    reader.press("gg");
    assert!(!colours(&reader).is_empty());
    // The image is partly scrolled out, then covered by an overlay.
    let whole = colours(&reader).len();
    for _ in 0..8 {
        reader.press("j");
    }
    let rest = colours(&reader).len();
    assert!(rest > 0 && rest < whole, "{rest} of {whole}");
    reader.press("?");
    assert!(colours(&reader).is_empty(), "{}", reader.screen());
    reader.press("?");
    assert_eq!(colours(&reader).len(), rest);
}

#[test]
fn images_drawn_by_the_terminal_are_complete_or_captions() {
    use vigie::app::Protocol;
    use vigie::view::picture::placements;
    let folder = Folder::new();
    let paragraphs = paragraphs();
    folder.add("1.md", "First", "2026-10-06", &["France"], &format!("\n\n![](flag.png)\n\n{paragraphs}"));
    std::fs::write(folder.path().join("flag.png"), png(400, 200)).expect("an image");
    for protocol in [Protocol::Sixel, Protocol::Iterm2] {
        let mut reader = reader(&folder, 120, 36);
        reader.draw_images_by(protocol);
        reader.press("Enter");
        let placed = |reader: &Reader| placements(&reader.buffer(), reader.state());
        let [placement] = &placed(&reader)[..] else { panic!("{:?}", placed(&reader)) };
        assert_eq!((placement.picture.columns, placement.picture.rows), (40, 10), "{protocol:?}");
        let top = placement.y;
        reader.press("j");
        assert_eq!(placed(&reader)[0].y, top - 1, "it scrolls with the text");
        // An overlay covers it.
        reader.press("?");
        assert_eq!(placed(&reader), []);
        assert!(
            !reader
                .buffer()
                .content
                .iter()
                .any(|cell| cell.modifier.contains(ratatui::style::Modifier::HIDDEN))
        );
        reader.press("?");
        assert_eq!(placed(&reader).len(), 1);
        for _ in 0..8 {
            reader.press("j");
        }
        assert_eq!(placed(&reader), []);
        assert!(reader.screen().contains("[image]"), "{}", reader.screen());
    }
}

#[test]
fn disabled_images_are_never_loaded() {
    use vigie::config::choice::ImagePolicy;
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    reader.show_images(ImagePolicy::Never);
    reader.press("j k I");
    assert_eq!(reader.notice(), "images are turned off in the settings");
    assert!(colours(&reader).is_empty() && !reader.screen().contains("to see it"), "{}", reader.screen());
    assert_eq!(server.requests(), [] as [&str; 0]);
    reader.show_images(ImagePolicy::Always);
    reader.press("j k");
    assert_eq!(server.requests().len(), 1);
    assert!(!colours(&reader).is_empty());
    reader.take_theme("none");
    reader.press("j k I");
    assert_eq!(reader.notice(), "images need a theme with colours");
    assert!(colours(&reader).is_empty());
}

#[test]
fn one_press_requests_an_image_once() {
    use vigie::app::Effect;
    let server = Server::of(png(80, 40));
    let folder = gallery(&server);
    let mut reader = reader(&folder, 120, 36);
    let (column, row) = reader.cell_of("Image: Agency", 0);
    let pointer = vigie::input::Pointer { act: vigie::input::PointerAct::Press, column, row };
    let effects = reader.change(vigie::app::Message::Pointer(pointer));
    let asked =
        effects.iter().filter(|effect| matches!(effect, Effect::LoadImages(request) if request.fetch));
    assert_eq!(asked.count(), 1, "{effects:?}");
}
