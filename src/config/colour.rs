//! Colours: as text, their contrast, the nearest one that a terminal can show; the table ROLES, what a theme can
//! colour; and [`ThemeColours`], a colour for each role. `view` decides what is drawn in which role. Floor 2, part
//! of [`config`](crate::config).

use std::fmt;

use crate::wording::Bilingual;

/// A colour of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    /// A number: 0 to 15 are the terminal's own colours, which its user chooses; 16 to 231 are a colour cube
    /// with six steps per axis; 232 to 255 are greys.
    Indexed(u8),
    Rgb(u8, u8, u8),
}

/// How many colours a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Depth {
    /// The terminal's own sixteen colours.
    Sixteen,
    Indexed,
    #[default]
    True,
}

/// The terminal's own colours, by number: their names, and what xterm shows, to which most terminals are close.
const OWN: [(&str, (u8, u8, u8)); 16] = [
    ("black", (0, 0, 0)),
    ("red", (205, 0, 0)),
    ("green", (0, 205, 0)),
    ("yellow", (205, 205, 0)),
    ("blue", (0, 0, 238)),
    ("magenta", (205, 0, 205)),
    ("cyan", (0, 205, 205)),
    ("white", (229, 229, 229)),
    ("bright-black", (127, 127, 127)),
    ("bright-red", (255, 0, 0)),
    ("bright-green", (0, 255, 0)),
    ("bright-yellow", (255, 255, 0)),
    ("bright-blue", (92, 92, 255)),
    ("bright-magenta", (255, 0, 255)),
    ("bright-cyan", (0, 255, 255)),
    ("bright-white", (255, 255, 255)),
];

/// The six steps per axis of the colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Depth {
    /// The depth of a terminal, from the values of `COLORTERM` and `TERM`.
    pub fn of_terminal(colorterm: &str, term: &str) -> Self {
        let all = ["direct", "kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"];
        if matches!(colorterm, "truecolor" | "24bit") || all.iter().any(|part| term.contains(part)) {
            Self::True
        } else if term.contains("256") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

impl Colour {
    /// Parses `#rrggbb`, `#rgb`, a number from 0 to 255, or the name of one of the terminal's own colours.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(digits) = text.strip_prefix('#') {
            let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
            let byte = |shift: u32| u8::try_from(number >> shift & 0xff).unwrap_or(u8::MAX);
            let digit = |shift: u32| u8::try_from(number >> shift & 0xf).unwrap_or(u8::MAX) * 0x11;
            return match digits.len() {
                6 => Some(Self::Rgb(byte(16), byte(8), byte(0))),
                3 => Some(Self::Rgb(digit(8), digit(4), digit(0))),
                _ => None,
            };
        }
        let own = Self::names().position(|name| name == text).and_then(|index| u8::try_from(index).ok());
        own.or_else(|| text.parse().ok()).map(Self::Indexed)
    }

    /// The names of the terminal's own colours.
    pub fn names() -> impl Iterator<Item = &'static str> {
        OWN.iter().map(|(name, _)| *name)
    }

    /// Red, green and blue. The terminal's own colours are assumed to be those of xterm.
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Rgb(red, green, blue) => (red, green, blue),
            Self::Indexed(index) => {
                if let Some((_, own)) = OWN.get(usize::from(index)) {
                    return *own;
                }
                if let Some(grey) = index.checked_sub(232) {
                    let level = 8 + grey * 10;
                    return (level, level, level);
                }
                let place = usize::from(index.saturating_sub(16));
                let step = |place: usize| STEPS.get(place % 6).copied().unwrap_or(0);
                (step(place / 36), step(place / 6), step(place))
            }
        }
    }

    /// The contrast ratio with another colour, from 1 to 21, as in the Web Content Accessibility Guidelines
    /// (WCAG 2). Text needs at least 4.5.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The relative luminance as in WCAG 2, from 0 to 1.
    fn luminance(self) -> f64 {
        let (red, green, blue) = self.rgb();
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// This colour mixed with `hundredths` percent of another, at most 100.
    #[must_use]
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let hundredths = hundredths.min(100);
        let mix = |one: u8, two: u8| {
            let sum = u16::from(one) * (100 - hundredths) + u16::from(two) * hundredths;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        let ((red, green, blue), mixed_in) = (self.rgb(), other.rgb());
        Self::Rgb(mix(red, mixed_in.0), mix(green, mixed_in.1), mix(blue, mixed_in.2))
    }

    /// The nearest colour that a terminal of this depth can show and that is `fit`; if none is fit, the
    /// nearest one. A colour that the terminal can show is returned unchanged.
    #[must_use]
    pub fn at(self, depth: Depth, fit: impl Fn(Self) -> bool) -> Self {
        let all = match (self, depth) {
            (_, Depth::True)
            | (Self::Indexed(_), Depth::Indexed)
            | (Self::Indexed(0..16), Depth::Sixteen) => {
                return self;
            }
            // Not the first sixteen: what they look like is up to the user of the terminal.
            (_, Depth::Indexed) => 16..=u8::MAX,
            (_, Depth::Sixteen) => 0..=15,
        };
        let nearest = |fit: &dyn Fn(Self) -> bool| {
            all.clone()
                .map(Self::Indexed)
                .filter(|colour| fit(*colour))
                .min_by_key(|colour| self.distance(*colour))
        };
        nearest(&fit).or_else(|| nearest(&|_| true)).unwrap_or(self)
    }

    /// How different two colours look, roughly: the eye is most sensitive to green and least to blue.
    fn distance(self, other: Self) -> u32 {
        let ((red, green, blue), against) = (self.rgb(), other.rgb());
        let square = |one: u8, two: u8| u32::from(one.abs_diff(two)).pow(2);
        3 * square(red, against.0) + 4 * square(green, against.1) + 2 * square(blue, against.2)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rgb(red, green, blue) => write!(formatter, "#{red:02x}{green:02x}{blue:02x}"),
            Self::Indexed(index) => match OWN.get(usize::from(*index)) {
                Some((name, _)) => formatter.write_str(name),
                None => write!(formatter, "{index}"),
            },
        }
    }
}

/// Minimum contrast ratio of text, from the Web Content Accessibility Guidelines (level AA).
pub const CONTRAST: f64 = 4.5;

/// One role of the table.
pub struct RoleRow {
    pub name: &'static str,
    pub help: Bilingual,
    /// Its colour in a palette; `None` for the terminal’s own.
    pub colour: fn(&ThemeColours) -> Option<Colour>,
    pub(super) set: fn(&mut ThemeColours, Option<Colour>),
}

/// One row per role: its key in theme files, and what is drawn in its colour, in each language.
macro_rules! roles {
    ($( $name:ident en $english:literal fr $french:literal; )+) => {
        /// The colour of each role; `None` is the terminal’s own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
        pub struct ThemeColours { $( #[doc = $english] pub $name: Option<Colour>, )+ }

        impl ThemeColours {
            pub(super) const BARE: Self = Self { $( $name: None, )+ };
        }

        /// Every role, in the order of the reference.
        pub const ROLES: &[RoleRow] = &[
            $( RoleRow {
                name: stringify!($name),
                help: Bilingual::new($english, $french),
                colour: |palette| palette.$name,
                set: |palette, colour| palette.$name = colour,
            }, )+
        ];
    };
}

roles! {
    ground en "Background of the whole screen" fr "Le fond de tout l’écran";
    cursor en "Background of the line under the cursor" fr "Le fond de la ligne du curseur";
    text en "Text" fr "Le texte";
    faint en "Secondary text: dates, sources, counts, hints" fr "Le texte secondaire\u{a0}: dates, sources, nombres, aides";
    rule en "Lines between the panes" fr "Les filets entre les volets";
    accent en "Name of the program, cursor, filter, included and new items" fr "Le nom du programme, le curseur, le filtre, ce qui est inclus ou nouveau";
    found en "Words that the filter found, in titles and texts" fr "Les mots trouvés par le filtre, dans les titres et les textes";
    warning en "Exclusions, mistakes and failures" fr "Les exclusions, les erreurs et les échecs";
    link en "Links" fr "Les liens";
    code en "Code" fr "Le code";
}

impl RoleRow {
    /// The role with this name in theme files.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        ROLES.iter().find(|row| row.name == name)
    }

    fn is_text(&self) -> bool {
        !matches!(self.name, "ground" | "cursor" | "rule")
    }
}

impl ThemeColours {
    /// Whether it sets no colour at all.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The lowest contrast of any text on the backgrounds that are set; `None` if no background or text is.
    pub fn least_contrast(&self) -> Option<f64> {
        let grounds = [self.ground, self.cursor];
        let texts = || ROLES.iter().filter(|row| row.is_text()).filter_map(|row| (row.colour)(self));
        let pairs =
            grounds.into_iter().flatten().flat_map(|ground| texts().map(move |text| text.contrast(ground)));
        pairs.reduce(f64::min)
    }

    /// The palette reduced to the colours of a terminal, chosen so that text stays readable.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        if depth == Depth::True {
            return *self;
        }
        let mut palette = *self;
        palette.ground = self.ground.map(|colour| colour.at(depth, |_| true));
        // None of sixteen colours is a shade of the background: the cursor line is shown in reverse instead.
        let keeps_cursor = depth == Depth::Indexed || self.ground.is_none();
        palette.cursor = self.cursor.filter(|_| keeps_cursor).map(|colour| {
            // Almost the contrast of the original, with some room left for the other text colours.
            let least = |text: Colour| (text.contrast(colour) * 0.9).max(CONTRAST + 0.5);
            let readable = |ground: Colour| self.text.is_none_or(|text| text.contrast(ground) >= least(text));
            colour.at(depth, |one| Some(one) != palette.ground && readable(one))
        });
        let grounds: Vec<Colour> = [palette.ground, palette.cursor].into_iter().flatten().collect();
        for row in ROLES.iter().filter(|row| !matches!(row.name, "ground" | "cursor")) {
            let least = if row.is_text() { CONTRAST } else { 1.2 };
            let fit = |one: Colour| grounds.iter().all(|ground| one.contrast(*ground) >= least);
            (row.set)(&mut palette, (row.colour)(self).map(|colour| colour.at(depth, fit)));
        }
        palette
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn colours_print_and_read_back() {
        for text in ["#1a2b3c", "red", "bright-black", "16", "255"] {
            assert_eq!(Colour::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Colour::parse("#fa0"), Some(Colour::Rgb(0xff, 0xaa, 0)));
        for text in ["", "#", "#12345", "#+12345", "#ggg", "256", "-1", "Red", "reddish"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_follows_the_guidelines() {
        let (black, white) = (Colour::Rgb(0, 0, 0), Colour::Rgb(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 0.01);
        // The lightest grey with enough contrast on white.
        assert!((Colour::Rgb(0x76, 0x76, 0x76).contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn the_environment_decides_the_depth() {
        for (colorterm, term, depth) in [
            ("truecolor", "xterm-256color", Depth::True),
            ("24bit", "screen", Depth::True),
            ("", "xterm-kitty", Depth::True),
            ("", "xterm-direct", Depth::True),
            ("", "tmux-256color", Depth::Indexed),
            ("yes", "linux", Depth::Sixteen),
            ("", "", Depth::Sixteen),
        ] {
            assert_eq!(Depth::of_terminal(colorterm, term), depth, "{colorterm} {term}");
        }
    }

    #[test]
    fn the_nearest_colour_of_the_terminal_is_chosen() {
        let any = |_: Colour| true;
        assert_eq!(Colour::Rgb(250, 2, 1).at(Depth::Indexed, any), Colour::Indexed(196));
        assert_eq!(Colour::Rgb(250, 2, 1).at(Depth::Sixteen, any), Colour::Indexed(9));
        assert_eq!(Colour::Indexed(200).at(Depth::Indexed, any), Colour::Indexed(200));
        assert_eq!(Colour::Indexed(231).at(Depth::Sixteen, any), Colour::Indexed(15));
        assert_eq!(Colour::Rgb(1, 2, 3).at(Depth::True, any), Colour::Rgb(1, 2, 3));
    }

    proptest! {
        #[test]
        fn every_colour_becomes_one_that_the_terminal_can_show(red: u8, green: u8, blue: u8) {
            let colour = Colour::Rgb(red, green, blue);
            prop_assert_eq!(Colour::parse(&colour.to_string()), Some(colour));
            prop_assert!(matches!(colour.at(Depth::Indexed, |_| false), Colour::Indexed(16..)));
            prop_assert!(matches!(colour.at(Depth::Sixteen, |_| true), Colour::Indexed(0..16)));
        }
    }
}
