//! Draws the screens in the README, dark and light, as SVG files. `UPDATE=1 cargo test docs` rewrites them.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::docs::check_file;
use crate::support::Reader;

/// The width and height of a cell, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
/// The space around the screen, in pixels.
const MARGIN: f32 = 14.0;

/// The SVG colour of a colour of a theme, which must be an RGB colour.
fn color(color: Color) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("{other} is not an RGB colour"),
    }
}

/// The style of a cell as SVG attributes.
fn attributes(cell: &Cell) -> String {
    let mut attributes = String::new();
    write!(attributes, r#" fill="{}""#, color(cell.fg)).unwrap();
    if cell.modifier.contains(Modifier::BOLD) {
        attributes.push_str(r#" font-weight="bold""#);
    }
    if cell.modifier.contains(Modifier::ITALIC) {
        attributes.push_str(r#" font-style="italic""#);
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        attributes.push_str(r#" text-decoration="underline""#);
    }
    attributes
}

/// Draws a run of line and block characters as shapes, so that they join in every font. `false` if the run
/// has other characters.
fn draw_lines(svg: &mut String, run: &str, (start, y): (u16, u16), fill: &str) -> bool {
    if !run.chars().all(|symbol| " │─━┬┴▌".contains(symbol)) {
        return false;
    }
    for (x, symbol) in (start..).zip(run.chars()).filter(|(_, symbol)| *symbol != ' ') {
        let (left, top) = (MARGIN + f32::from(x) * CELL.0, MARGIN + f32::from(y) * CELL.1);
        let (middle, center) = (left + CELL.0 / 2.0, top + CELL.1 / 2.0);
        let mut rect = |x: f32, y: f32, width: f32, height: f32| {
            writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>").unwrap();
        };
        match symbol {
            '│' => rect(middle, top, 1.0, CELL.1),
            '┬' => rect(middle, center, 1.0, CELL.1 / 2.0),
            '┴' => rect(middle, top, 1.0, CELL.1 / 2.0),
            '▌' => rect(left, top, CELL.0 / 2.0, CELL.1),
            _ => {}
        }
        if matches!(symbol, '─' | '┬' | '┴') {
            rect(left, center, CELL.0, 1.0);
        }
    }
    true
}

/// Draws the background of a row where it differs from the background of the screen.
fn draw_background(svg: &mut String, buffer: &Buffer, y: u16) {
    let screen = buffer[(0, 0)].bg;
    let mut x = 0;
    while x < buffer.area.width {
        let (start, background) = (x, buffer[(x, y)].bg);
        while x < buffer.area.width && buffer[(x, y)].bg == background {
            x += 1;
        }
        if background != screen {
            let (left, top) = (MARGIN + f32::from(start) * CELL.0, MARGIN + f32::from(y) * CELL.1);
            let width = f32::from(x - start) * CELL.0;
            writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
                CELL.1,
                color(background)
            )
            .unwrap();
        }
    }
}

/// The cells of a screen as an SVG; each run with one style is a text stretched to the width of its cells.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let width = f32::from(columns) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(rows) * CELL.1 + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
        color(buffer[(0, 0)].bg)
    );
    for y in 0..rows {
        draw_background(&mut svg, buffer, y);
        let mut x = 0;
        while x < columns {
            let start = x;
            let fill = color(buffer[(x, y)].fg);
            let style = attributes(&buffer[(x, y)]);
            let mut run = String::new();
            while x < columns && attributes(&buffer[(x, y)]) == style {
                let symbol = buffer[(x, y)].symbol();
                run.push_str(symbol);
                x += u16::try_from(vigie::text::cell_width(symbol).max(1)).unwrap();
            }
            if run.trim().is_empty() || draw_lines(&mut svg, &run, (start, y), &fill) {
                continue;
            }
            let left = MARGIN + f32::from(start) * CELL.0;
            let base = MARGIN + f32::from(y) * CELL.1 + 13.5;
            let cells = x - start;
            let escaped = run.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            writeln!(
                svg,
                "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\"{style}>{escaped}</text>",
                f32::from(cells) * CELL.0
            )
            .unwrap();
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

#[test]
fn docs_pictures_are_current() {
    let mut reader = Reader::sample(128, 32);
    // Some articles are read, one is starred and one is saved for later.
    reader.press("gt Space gl gg r j r j s j r j r j m G");
    while !reader.under_cursor().starts_with("Three keepers") {
        reader.press("k");
    }
    for theme in ["dark", "light"] {
        reader.take_theme(theme);
        check_file(&format!("assets/reader-{theme}.svg"), &svg(&reader.buffer()));
    }
}
