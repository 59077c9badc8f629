//! Contrast, colours and what is left without colours, in the built-in themes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use vigie::app::Area;
use vigie::config::colour::CONTRAST;
use vigie::config::{Colour, Depth, ROLES, THEMES, Theme};

use super::{Drawn, cells, role, scenes};
use crate::support::{Reader, Still, text};

/// Every scene, by its name.
static STILLS: LazyLock<Vec<(&str, Still)>> = LazyLock::new(|| {
    let played = |(name, play): &scenes::Scene| {
        let mut reader = Reader::sample(120, 40);
        play(&mut reader);
        (*name, reader.still())
    };
    scenes::SCENES.iter().map(played).collect()
});

/// The characters of lines between panes.
const LINES: &str = "─│┬┴";

/// A scene with its screen in a theme.
struct Themed {
    scene: &'static str,
    drawn: Drawn,
    /// The screens with each theme, by its name.
    screens: Vec<(String, Buffer)>,
}

/// Every scene in these themes, with as many colours as the terminal can show.
fn scenes_in(themes: &[&'static str], depth: Depth) -> Vec<Themed> {
    let in_themes = |(scene, still): &(&'static str, Still)| {
        let screens = themes.iter().map(|name| ((*name).to_owned(), still.drawn_in(name, depth).buffer));
        Themed { scene, screens: screens.collect(), drawn: Drawn::of_still(still) }
    };
    STILLS.iter().map(in_themes).collect()
}

/// The themes that set the background, and so every colour.
fn whole_themes() -> Vec<&'static str> {
    let has_rgb =
        |row: &&vigie::config::themes::ThemeRow| matches!(row.palette.ground, Some(Colour::Rgb(..)));
    THEMES.iter().filter(has_rgb).map(|row| row.name).collect()
}

/// The cells of a screen with their positions, without the second cells of wide characters, which are not
/// sent to the terminal.
fn shown(buffer: &Buffer) -> impl Iterator<Item = (Position, &Cell)> {
    let mut second = 0;
    buffer.area.positions().zip(&buffer.content).filter(move |(_, cell)| {
        let is_shown = second == 0;
        second = if is_shown { vigie::text::cell_width(cell.symbol()).saturating_sub(1) } else { second - 1 };
        is_shown
    })
}

/// An RGB colour of the screen as one of a theme.
fn of_screen(color: Color) -> Option<Colour> {
    match color {
        Color::Rgb(red, green, blue) => Some(Colour::Rgb(red, green, blue)),
        _ => None,
    }
}

#[test]
fn every_text_is_readable_on_its_background() {
    for Themed { scene, screens, .. } in scenes_in(&whole_themes(), Depth::True) {
        for (theme, buffer) in screens {
            let rule = Theme::named(&theme).unwrap().palette.rule;
            for (place, cell) in shown(&buffer) {
                let is_line = LINES.contains(cell.symbol()) && of_screen(cell.fg) == rule;
                if cell.symbol() == " " || is_line {
                    continue;
                }
                let contrast =
                    of_screen(cell.fg).zip(of_screen(cell.bg)).map(|(text, ground)| text.contrast(ground));
                assert!(
                    contrast.is_some_and(|contrast| contrast >= CONTRAST),
                    "{theme}, {scene}: {:?} at {place} has contrast {contrast:?}: {} on {}",
                    cell.symbol(),
                    cell.fg,
                    cell.bg
                );
                assert!(
                    !cell.modifier.contains(Modifier::DIM),
                    "{theme}, {scene}: {:?} at {place} is dimmed",
                    cell.symbol()
                );
            }
        }
    }
}

#[test]
fn every_colour_is_one_of_the_theme() {
    for Themed { scene, screens, .. } in scenes_in(&whole_themes(), Depth::True) {
        for (theme, buffer) in screens {
            let palette = Theme::named(&theme).unwrap().palette;
            for (place, cell) in shown(&buffer) {
                let (fore, ground) = (role(cell.fg, &palette), role(cell.bg, &palette));
                let is_of_theme = |role: &str| ROLES.iter().any(|row| row.name == role);
                let is_right = is_of_theme(&fore)
                    && !["ground", "cursor"].contains(&fore.as_str())
                    && ["ground", "cursor"].contains(&ground.as_str());
                assert!(is_right, "{theme}, {scene}: {:?} at {place} is {fore} on {ground}", cell.symbol());
            }
        }
    }
}

#[test]
fn the_theme_without_colours_has_none() {
    for Themed { scene, screens, .. } in scenes_in(&["none"], Depth::True) {
        for cell in &screens[0].1.content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{scene}: {:?}", cell.symbol());
        }
    }
}

#[test]
fn a_theme_changes_no_character() {
    let themes: Vec<&str> = THEMES.iter().map(|row| row.name).collect();
    for Themed { scene, drawn, screens } in scenes_in(&themes, Depth::Sixteen) {
        for (theme, buffer) in screens {
            assert_eq!(text(&buffer), text(&drawn.buffer), "{theme}, {scene}");
        }
    }
}

/// Two states of one kind of thing, in a scene: each with its pane and a text in it.
type Pair =
    (&'static str, &'static str, (fn(&Drawn) -> Area, &'static str), (fn(&Drawn) -> Area, &'static str));

/// States whose texts differ in a modifier, whatever the theme.
const PAIRS: &[Pair] = &[
    ("an unread and a read title", "marks", (Drawn::list, "Welcome"), (Drawn::list, "The harbour")),
    ("the unread and all articles of a value", "marks", (Drawn::left, "14"), (Drawn::left, "/15")),
    (
        "a match and other text",
        "filtered article",
        (Drawn::article, "Beaufort"),
        (Drawn::article, "You do not"),
    ),
    (
        "a match and the rest of a title",
        "filtered article",
        (Drawn::list, "Beaufort"),
        (Drawn::list, "scale"),
    ),
    (
        "the current and another match",
        "found in an article",
        (Drawn::article, "the"),
        (Drawn::article, "The"),
    ),
    (
        "another match and other text",
        "found in an article",
        (Drawn::article, "The"),
        (Drawn::article, "You do not"),
    ),
    (
        "a letter on a link and the link",
        "letters on links",
        (Drawn::article, "f"),
        (Drawn::article, "olmsund"),
    ),
    ("a heading and text", "parts of an article", (Drawn::article, "The heading"), (Drawn::article, "Plain")),
    ("a link and text", "parts of an article", (Drawn::article, "a link"), (Drawn::article, "Plain")),
    ("stress and text", "parts of an article", (Drawn::article, "stressed"), (Drawn::article, "Plain")),
    ("strong stress and text", "parts of an article", (Drawn::article, "strong"), (Drawn::article, "Plain")),
    ("struck and other text", "parts of an article", (Drawn::article, "struck"), (Drawn::article, "Plain")),
    ("a quote and text", "parts of an article", (Drawn::article, "A quote"), (Drawn::article, "Plain")),
    ("an included and an excluded value", "left pane", (Drawn::left, "France"), (Drawn::left, "Météo")),
    ("an included and another value", "left pane", (Drawn::left, "France"), (Drawn::left, "Patrimoine")),
    ("an excluded and another value", "left pane", (Drawn::left, "Météo"), (Drawn::left, "Patrimoine")),
    ("a heading and a value", "left pane", (Drawn::left, "Tags"), (Drawn::left, "Patrimoine")),
    ("a key and its words", "notice", (Drawn::status_line, "Enter"), (Drawn::status_line, "read")),
    ("a mistake and a typed text", "mistake", (Drawn::status_line, "^^"), (Drawn::prompt, "phare")),
    (
        "the chosen and another candidate",
        "candidates",
        (Drawn::status_line, "Actualité"),
        (Drawn::status_line, "Europe"),
    ),
    (
        "the filter and the library",
        "filtered article",
        (Drawn::title_bar, "beaufort"),
        (Drawn::title_bar, "sample"),
    ),
];

/// The modifiers of a text, without dimming, which a colour may replace.
fn modifiers(buffer: &Buffer, place: Area) -> BTreeSet<u16> {
    let of_cell = |cell: &Cell| cell.modifier.difference(Modifier::DIM).bits();
    cells(buffer, place).filter(|cell| cell.symbol() != " ").map(of_cell).collect()
}

#[test]
fn states_differ_in_a_modifier_in_every_theme() {
    let themes: Vec<&str> = THEMES.iter().map(|row| row.name).collect();
    for depth in [Depth::True, Depth::Sixteen] {
        let all = scenes_in(&themes, depth);
        for (pair, name, (one_pane, one), (other_pane, other)) in PAIRS {
            let scene = all.iter().find(|scene| scene.scene == *name).expect(name);
            let places = [(one_pane, one), (other_pane, other)]
                .map(|(pane, text)| scene.drawn.find(pane(&scene.drawn), text));
            for (theme, buffer) in &scene.screens {
                let [one, other] = places.map(|place| modifiers(buffer, place));
                assert!(one.is_disjoint(&other), "{theme} {depth:?}: {pair} differ by colour alone");
            }
        }
    }
}

#[test]
fn states_without_a_modifier_of_their_own_have_a_character() {
    for (keys, row) in [
        ("j", " 15 Nov  Welcome"),
        ("gg", "▌15 Nov  Welcome"),
        ("t", "▏15 Nov  Welcome"),
        ("v", ">15 Nov  Welcome"),
        ("v k", "►15 Nov  Welcome"),
        ("s", "15 Nov * Welcome"),
        ("m", "15 Nov + Welcome"),
        ("j s k m", "15 Nov  + Welcome"),
        ("Enter", "┃ Welcome"),
        ("j j j", "│ Carnet"),
    ] {
        let drawn = Drawn::after(keys);
        drawn.find(drawn.whole(), row);
    }
}
