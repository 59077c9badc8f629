//! What must be true of the styles of a screen, in words: "text bold on cursor". The screens are drawn with
//! [`inks`], a theme in which each role has a colour of its own, so that a colour names its role; contrast
//! and what is left without colours are checked in the built-in themes. No test asks `view` for the style
//! that it expects.

mod article;
mod drawings;
mod list;
mod panes;
mod prompts;
mod scenes;
mod sizes;
mod themes;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use vigie::app::{Area, Panes};
use vigie::config::{Colour, ROLES, Theme, ThemeColours};
use vigie::text::CleanText;

use crate::support::screen::Screen;
use crate::support::{Reader, Still, text};

/// The words for modifiers.
const MODIFIERS: [(Modifier, &str); 6] = [
    (Modifier::BOLD, "bold"),
    (Modifier::DIM, "dim"),
    (Modifier::ITALIC, "italic"),
    (Modifier::UNDERLINED, "underlined"),
    (Modifier::REVERSED, "reversed"),
    (Modifier::CROSSED_OUT, "struck"),
];

/// A theme whose colours are all different.
fn inks() -> Theme {
    let ink = |number| Some(Colour::Indexed(number));
    let palette = ThemeColours {
        ground: ink(100),
        cursor: ink(101),
        text: ink(102),
        faint: ink(103),
        rule: ink(104),
        accent: ink(105),
        found: ink(106),
        warning: ink(107),
        link: ink(108),
        code: ink(109),
    };
    Theme { name: CleanText::line("inks"), help: None, palette }
}

/// The screen of a scene, of 120 columns and 40 rows.
fn scene(play: fn(&mut Reader)) -> Drawn {
    let mut reader = Reader::sample(120, 40);
    play(&mut reader);
    Drawn::of(&reader)
}

/// A screen, drawn with [`inks`].
struct Drawn {
    buffer: Buffer,
    panes: Panes,
}

impl Drawn {
    /// The screen of 120 columns and 40 rows after these keys.
    fn after(keys: &str) -> Self {
        let mut reader = Reader::sample(120, 40);
        reader.press(keys);
        Self::of(&reader)
    }

    /// The screen of a reader.
    fn of(reader: &Reader) -> Self {
        Self::of_still(&reader.still())
    }

    fn of_still(still: &Still) -> Self {
        let Screen { buffer, panes, .. } = still.drawn_with(inks());
        Self { buffer, panes }
    }

    fn title_bar(&self) -> Area {
        self.panes.title.expect("a title bar")
    }

    fn left(&self) -> Area {
        self.panes.tags.expect("a left pane")
    }

    fn list(&self) -> Area {
        self.panes.list.expect("a list")
    }

    fn article(&self) -> Area {
        self.panes.text.expect("an article")
    }

    fn status_line(&self) -> Area {
        self.panes.bar.expect("a status line")
    }

    /// The row above the status line, where prompts are.
    fn prompt(&self) -> Area {
        self.panes.bottom_rule.expect("a rule above the status line")
    }

    fn whole(&self) -> Area {
        let area = self.buffer.area;
        Area { x: area.x, y: area.y, width: area.width, height: area.height }
    }

    /// The cells of the first occurrence of a text in an area.
    fn find(&self, area: Area, wanted: &str) -> Area {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                let mut rest = wanted;
                let cells = (x..area.x + area.width).take_while(|x| {
                    let is_next = !rest.is_empty();
                    rest.strip_prefix(self.buffer[(*x, y)].symbol()).is_some_and(|left| {
                        rest = left;
                        is_next
                    })
                });
                let width = u16::try_from(cells.count()).unwrap();
                if rest.is_empty() {
                    return Area { x, y, width, height: 1 };
                }
            }
        }
        panic!("no {wanted:?} in {area:?}:\n{}", text(&self.buffer));
    }

    /// The part of the row of `area` in another area.
    fn row(area: Area, place: Area) -> Area {
        Area { y: place.y, height: 1, ..area }
    }

    /// The different looks of the text in an area.
    fn looks(&self, area: Area) -> Vec<String> {
        let mut looks: Vec<String> = Vec::new();
        for cell in cells(&self.buffer, area).filter(|cell| cell.symbol() != " ") {
            let look = look(cell, &inks().palette);
            if !looks.contains(&look) {
                looks.push(look);
            }
        }
        looks
    }

    /// Fails unless the first occurrence of a text in an area has this look, and no other.
    #[track_caller]
    fn expect(&self, area: Area, wanted: &str, look: &str) {
        let place = self.find(area, wanted);
        self.expect_area(place, wanted, look);
    }

    /// Fails unless the text in an area, called `name`, has this look, and no other.
    #[track_caller]
    fn expect_area(&self, area: Area, name: &str, look: &str) {
        let looks = self.looks(area).join(", ");
        assert!(looks == look, "{name:?} should be “{look}” and is “{looks}”:\n{}", text(&self.buffer));
    }

    /// The parts of an area whose look passes a test, as texts from top to bottom.
    fn texts(&self, area: Area, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut found = vec![String::new()];
        for y in area.y..area.y + area.height {
            for cell in cells(&self.buffer, Area { y, height: 1, ..area }) {
                match found.last_mut() {
                    Some(last) if is_wanted(&look(cell, &inks().palette)) => last.push_str(cell.symbol()),
                    Some(last) if last.is_empty() => {}
                    _ => found.push(String::new()),
                }
            }
            found.push(String::new());
        }
        found.retain(|text| !text.trim().is_empty());
        found
    }
}

/// The cells of an area.
fn cells(buffer: &Buffer, area: Area) -> impl Iterator<Item = &Cell> {
    let rows = area.y..area.y + area.height;
    rows.flat_map(move |y| (area.x..area.x + area.width).map(move |x| &buffer[(x, y)]))
}

/// The name of the role that has this colour in a palette; the colour itself if none has.
fn role(colour: Color, palette: &ThemeColours) -> String {
    let is_role = |row: &&vigie::config::colour::RoleRow| {
        let of_role = (row.colour)(palette).map(screen_colour);
        of_role.is_some_and(|of_role| of_role == colour)
    };
    ROLES.iter().find(is_role).map_or_else(|| colour.to_string(), |row| row.name.to_owned())
}

/// A colour in the type of the screen. Only for colours that are not one of the terminal's own sixteen.
fn screen_colour(colour: Colour) -> Color {
    match colour {
        Colour::Indexed(index) => Color::Indexed(index),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

/// The look of a cell in words: the role of its colour, its modifiers, and its background if that is not the
/// usual one.
fn look(cell: &Cell, palette: &ThemeColours) -> String {
    let mut look = role(cell.fg, palette);
    for (modifier, word) in MODIFIERS {
        if cell.modifier.contains(modifier) {
            look = format!("{look} {word}");
        }
    }
    let ground = role(cell.bg, palette);
    if ground == "ground" { look } else { format!("{look} on {ground}") }
}
