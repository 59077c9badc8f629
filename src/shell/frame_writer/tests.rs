use proptest::prelude::*;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::*;

const SIZE: (u16, u16) = (24, 3);

/// The bytes that take a terminal from frame to frame, by crossterm and by this backend.
fn written(frames: &[Buffer]) -> [Vec<u8>; 2] {
    let area = frames.first().map_or(Rect::new(0, 0, SIZE.0, SIZE.1), |frame| frame.area);
    let mut before = Buffer::empty(area);
    let mut bytes = [Vec::new(), Vec::new()];
    let [plain, short] = &mut bytes;
    let mut plain = CrosstermBackend::new(plain);
    let mut writer = FrameWriter::new(short);
    for frame in frames {
        plain.draw(before.diff_iter(frame)).unwrap();
        writer.draw(before.diff_iter(frame)).unwrap();
        std::io::Write::flush(&mut writer).unwrap();
        before = frame.clone();
    }
    bytes
}

/// The cells of a terminal after these bytes, with their style.
fn shown(bytes: &[u8]) -> Vec<String> {
    shown_on(SIZE, bytes)
}

fn shown_on(size: (u16, u16), bytes: &[u8]) -> Vec<String> {
    let cells = |cells| std::num::NonZero::new(cells).unwrap();
    let mut terminal = vt100::Parser::new(cells(size.1), cells(size.0), 0);
    terminal.process(bytes);
    let cell = |place| {
        let cell = terminal.screen().cell(place / size.0, place % size.0).unwrap();
        let seen = (cell.bgcolor(), cell.inverse(), cell.underline());
        // What a blank does not show may differ.
        let blank = !cell.has_contents() || cell.contents() == " ";
        let letter = (cell.contents(), cell.fgcolor(), cell.bold(), cell.dim(), cell.italic());
        format!("{seen:?} {:?}", (!blank).then_some(letter))
    };
    (0..size.0 * size.1).map(cell).collect()
}

fn frame(rows: &[(u16, u16, &str, Style)]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for (x, y, text, style) in rows {
        buffer.set_stringn(*x, *y, text, usize::from(SIZE.0 - x), *style);
    }
    buffer
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{1b}', "^")
}

#[test]
fn a_short_gap_is_written_and_a_long_one_is_not() {
    let style = Style::new();
    let first = frame(&[(0, 0, "carotid stent, Paris", style)]);
    let [_, bytes] = written(&[first.clone(), frame(&[(0, 0, "carotid stint, paris", style)])]);
    assert!(text(&bytes).ends_with("^[1;11Hint, p"), "one move: {}", text(&bytes));
    let [_, bytes] = written(&[first, frame(&[(0, 0, "Carotid stent, PariS", style)])]);
    assert!(text(&bytes).ends_with("^[1;1HC^[20GS"), "moving is shorter: {}", text(&bytes));
}

#[test]
fn blanks_are_erased_where_that_is_shorter() {
    let style = Style::new();
    let long = frame(&[(0, 0, "twenty-four cells of it.", style), (0, 1, "the next", style)]);
    for (row, wanted) in [
        ("twenty-four", "^[1;13H^[K"),
        ("twenty-four cells", "^[1;19H^[K"),
        ("twenty-four cells of it", "^[1;24H "),
        ("t                    it.", "^[1;2H^[19X"),
        ("twenty-four cells    it.", "^[1;19H  "),
    ] {
        let [_, bytes] = written(&[long.clone(), frame(&[(0, 0, row, style), (0, 1, "the next", style)])]);
        assert!(text(&bytes).ends_with(wanted), "{row}: {}", text(&bytes));
    }
    let on_red = |text| frame(&[(0, 0, text, style.bg(Color::Red))]);
    let [_, bytes] = written(&[on_red("red and long"), on_red("red         ")]);
    assert!(!text(&bytes).contains("^[K"), "erasing would lose the background: {}", text(&bytes));
}

#[test]
fn a_style_is_changed_only_for_what_shows_it() {
    let (style, bold) = (Style::new(), Style::new().bold());
    let [_, bytes] = written(&[frame(&[(0, 0, "a   b", style)]), frame(&[(0, 0, "c   d", bold)])]);
    assert!(text(&bytes).ends_with("^[1mc   d^[m"), "{}", text(&bytes));
    let [_, bytes] = written(&[frame(&[(0, 0, "a  b", style)]), frame(&[(1, 0, "  ", bold)])]);
    assert!(!text(&bytes).contains("^[1m"), "{}", text(&bytes));
    let under = Style::new().underlined();
    let [_, bytes] = written(&[frame(&[(0, 0, "a  b", style)]), frame(&[(0, 0, "a  b", under)])]);
    assert!(text(&bytes).ends_with("^[4ma  b^[m"), "underlines are seen: {}", text(&bytes));
}

#[test]
fn a_long_frame_is_announced() {
    let mut writer = FrameWriter::new(Vec::new());
    writer.write_all(b"short").unwrap();
    std::io::Write::flush(&mut writer).unwrap();
    writer.write_all(&[b'x'; LONG_FRAME_BYTES + 1]).unwrap();
    std::io::Write::flush(&mut writer).unwrap();
    let sent = text(&writer.terminal);
    assert!(sent.starts_with("short^[?2026hxx") && sent.ends_with("xx^[?2026l"));
}

/// A screen with a list between two panes, from a row of the list on.
fn list_at(top: usize, rows: &[String], right: &str) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 70, 24));
    buffer.set_string(0, 0, "A title over everything", Style::new().bold());
    for y in 0..22_u16 {
        buffer.set_stringn(0, y + 1, format!("pane {}", y % 7), 10, Style::new());
        if let Some(row) = rows.get(top + usize::from(y)) {
            buffer.set_stringn(10, y + 1, row, 44, Style::new());
        }
        buffer.set_stringn(56, y + 1, format!("{right}{y}"), 14, Style::new().dim());
    }
    buffer
}

#[test]
fn rows_that_move_are_scrolled() {
    let rows: Vec<String> = (0..60_u32)
        .map(|row| format!("{} {}", row.wrapping_mul(2_654_435_761), "stent ".repeat(4)))
        .collect();
    for (from, to, sequence) in [(3, 4, "^[2;23r^[23H\n^[r"), (9, 8, "^[2;23r^[2H^M^[r")] {
        let frames = [list_at(from, &rows, "a"), list_at(to, &rows, "b")];
        let [_, first] = written(&frames[..1]);
        let [_, bytes] = written(&frames);
        let second = text(bytes.get(first.len()..).unwrap());
        assert!(second.starts_with(sequence), "{second}");
        assert!(!second.contains("stent stent stent stent ^["), "only the row that came in: {second}");
    }
    let frames = [list_at(3, &rows, "a"), list_at(30, &rows, "a")];
    assert!(!text(&written(&frames)[1]).contains("r^["), "nothing moved");
}

proptest! {
    #[test]
    fn the_terminal_shows_the_same_as_with_crossterm(
        frames in prop::collection::vec(
            prop::collection::vec((0..SIZE.0, 0..SIZE.1, "[a-c é日😀]{0,12}| {0,20}", 0..6_u8), 0..8),
            1..6,
        )
    ) {
        let style = |number: u8| match number {
            0 => Style::new(),
            1 => Style::new().bold(),
            2 => Style::new().fg(Color::Red),
            3 => Style::new().bg(Color::Rgb(1, 2, 3)),
            4 => Style::new().underlined().italic(),
            _ => Style::new().reversed(),
        };
        let drawn: Vec<Buffer> = frames
            .iter()
            .map(|rows| {
                let rows: Vec<_> =
                    rows.iter().map(|(x, y, text, look)| (*x, *y, text.as_str(), style(*look))).collect();
                frame(&rows)
            })
            .collect();
        let [plain, short] = written(&drawn);
        prop_assert_eq!(shown(&short), shown(&plain));
    }

    #[test]
    fn a_terminal_that_scrolls_shows_the_same(
        rows in prop::collection::vec("[a-z é日😀]{0,40}", 30..50),
        steps in prop::collection::vec((0_usize..26, "[ab ]{0,12}"), 1..3),
        moves in prop::collection::vec((-2_isize..3, "[abc ]{0,12}"), 1..6),
    ) {
        let mut top = steps.last().unwrap().0;
        let mut frames: Vec<Buffer> = steps.iter().map(|(top, right)| list_at(*top, &rows, right)).collect();
        for (by, right) in &moves {
            top = top.saturating_add_signed(*by);
            frames.push(list_at(top, &rows, right));
        }
        let [plain, short] = written(&frames);
        prop_assert_eq!(shown_on((70, 24), &short), shown_on((70, 24), &plain));
    }
}
