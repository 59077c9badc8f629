//! The style that the terminal writes with, and the shortest sequence to another one (ECMA-48, “select graphic
//! rendition”). What is written is left to [`frame_writer`](super::frame_writer). Floor 5, part of
//! [`shell`](crate::shell).

use crossterm::style::Colored;
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The colours and modifiers of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    front: Color,
    back: Color,
    underline: Color,
    modifier: Modifier,
}

/// The modifiers, each with the codes that turn it on and off. Bold and faint are turned off together, and so are
/// both kinds of blinking.
const MODIFIERS: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// The modifiers that are seen on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

impl Pen {
    /// The pen of a terminal that was reset.
    pub(super) const PLAIN: Self = Self {
        front: Color::Reset,
        back: Color::Reset,
        underline: Color::Reset,
        modifier: Modifier::empty(),
    };

    pub(super) fn of(cell: &Cell) -> Self {
        Self { front: cell.fg, back: cell.bg, underline: cell.underline_color, modifier: cell.modifier }
    }

    /// Whether a blank written with either pen looks the same.
    pub(super) fn leaves_same_blank(self, other: Self) -> bool {
        self.back == other.back && !(self.modifier | other.modifier).intersects(SEEN_ON_BLANKS)
    }

    /// Writes the shortest sequence that changes this pen into another one: the differences, or a reset and
    /// everything that the other one has.
    pub(super) fn change_to(self, other: Self, bytes: &mut Vec<u8>) {
        if self == other {
            return;
        }
        let (changes, all) = (self.changes_to(other), Self::PLAIN.changes_to(other));
        // One `;` or `m` follows each code; without any code everything is reset.
        let shorter = if all.is_empty() {
            String::new()
        } else if changes.len() <= all.len() + "0;".len() {
            changes
        } else {
            format!("0;{all}")
        };
        bytes.extend_from_slice(b"\x1b[");
        bytes.extend_from_slice(shorter.trim_end_matches(';').as_bytes());
        bytes.push(b'm');
    }

    /// The codes of all differences, with a `;` after each.
    fn changes_to(self, other: Self) -> String {
        let mut codes = String::new();
        let mut kept = self.modifier & other.modifier;
        let removed = self.modifier - other.modifier;
        for (modifier, _, off) in MODIFIERS {
            if removed.contains(modifier) {
                for (same, _, _) in MODIFIERS.iter().filter(|(_, _, other)| *other == off) {
                    kept.remove(*same);
                }
                if !codes.split(';').any(|code| code == off) {
                    codes.extend([off, ";"]);
                }
            }
        }
        for (_, on, _) in
            MODIFIERS.iter().filter(|(modifier, ..)| (other.modifier - kept).contains(*modifier))
        {
            codes.extend([on, ";"]);
        }
        let colors: [(_, _, fn(_) -> _); 3] = [
            (self.front, other.front, Colored::ForegroundColor),
            (self.back, other.back, Colored::BackgroundColor),
            (self.underline, other.underline, Colored::UnderlineColor),
        ];
        for (_, color, colored) in colors.into_iter().filter(|(from, to, _)| from != to) {
            codes.extend([colored(color.into_crossterm()).to_string().as_str(), ";"]);
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn a_change_takes_the_shortest_sequence() {
        let pen = |style: Style| {
            let mut cell = Cell::default();
            cell.set_style(style);
            Pen::of(&cell)
        };
        let plain = Style::new();
        for (from, to, wanted) in [
            (plain, plain.bold(), "\u{1b}[1m"),
            (plain.bold(), plain, "\u{1b}[m"),
            (plain.bold().red(), plain.red(), "\u{1b}[22m"),
            (plain.bold().red(), plain.dim().red(), "\u{1b}[22;2m"),
            (plain.bold(), plain.dim(), "\u{1b}[0;2m"),
            (plain.red(), plain.red().on_blue().italic(), "\u{1b}[3;48;5;4m"),
            (plain.fg(Color::Rgb(1, 2, 3)).reversed(), plain.fg(Color::Indexed(77)), "\u{1b}[0;38;5;77m"),
            (plain.underlined().underline_color(Color::Red).bold(), plain.bold(), "\u{1b}[0;1m"),
            (plain.red(), plain.red(), ""),
        ] {
            let mut bytes = Vec::new();
            pen(from).change_to(pen(to), &mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), wanted, "{from:?} {to:?}");
        }
    }
}
