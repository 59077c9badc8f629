//! Themes: the table THEMES, those of the user, and which one fits a terminal.

use toml::de::DeTable;

use crate::config::Fault;
use crate::config::colour::Colour;
use crate::config::file::Notes;
use crate::config::palette::{CONTRAST, Palette, ROLES, RoleRow};
use crate::config::value::Given;
use crate::limits;
use crate::text::{CleanText, nearest};
use crate::wording::{Phrase, Words};

/// A theme of the program: one row of the table.
pub struct ThemeRow {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub help: Words,
    /// Its colours.
    pub palette: Palette,
}

/// A theme that can be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: CleanText,
    /// What it is; nothing for a theme of the user.
    pub help: Option<Words>,
    /// Its colours.
    pub palette: Palette,
}

/// The theme that fits the terminal.
pub const AUTO: &str = "auto";
/// The theme with the colours of the terminal.
pub const TERMINAL: &str = "terminal";
/// The theme without colours, which `NO_COLOR` asks for.
pub const NONE: &str = "none";

/// A colour of the terminal's own.
#[expect(clippy::unnecessary_wraps, reason = "the rows of the table are shorter for it")]
const fn own(index: u8) -> Option<Colour> {
    Some(Colour::Indexed(index))
}

/// A colour by red, green and blue in one number.
#[expect(clippy::unnecessary_wraps, reason = "the rows of the table are shorter for it")]
const fn rgb(number: u32) -> Option<Colour> {
    let [_, red, green, blue] = number.to_be_bytes();
    Some(Colour::Rgb(red, green, blue))
}

/// No colour but those of the terminal.
const BARE: Palette = Palette {
    ground: None,
    cursor: None,
    text: None,
    faint: None,
    rule: None,
    accent: None,
    found: None,
    warning: None,
    link: None,
    code: None,
};

/// The colours of the terminal with one accent. Of the sixteen that every terminal has, magenta and red
/// are the ones that can be read on dark and on light grounds alike.
const OF_TERMINAL: Palette = Palette { accent: own(5), found: own(5), warning: own(1), code: own(5), ..BARE };

/// Every theme of the program, in the order in which they are offered.
#[rustfmt::skip]
pub const THEMES: &[ThemeRow] = &[
    ThemeRow {
        name: AUTO,
        help: Words::new("fits the terminal, be it dark or light", "s’accorde au terminal, sombre ou clair"),
        palette: OF_TERMINAL,
    },
    ThemeRow {
        name: TERMINAL,
        help: Words::new("the colours of the terminal, with one accent", "les couleurs du terminal, avec un accent"),
        palette: OF_TERMINAL,
    },
    ThemeRow {
        name: "dark",
        help: Words::new("quiet colours on dark grey", "des couleurs calmes sur gris sombre"),
        palette: Palette {
            ground: rgb(0x16_18_1d), cursor: rgb(0x26_2b_36), text: rgb(0xd7_da_e0), faint: rgb(0x9a_a1_ad),
            rule: rgb(0x3b_41_4d), accent: rgb(0x8a_b4_f8), found: rgb(0xf2_c6_6d), warning: rgb(0xff_8f_87),
            link: rgb(0x8a_b4_f8), code: rgb(0xb8_d9_9a),
        },
    },
    ThemeRow {
        name: "light",
        help: Words::new("quiet colours on the white of paper", "des couleurs calmes sur le blanc du papier"),
        palette: Palette {
            ground: rgb(0xfb_fa_f7), cursor: rgb(0xe9_e7_e0), text: rgb(0x24_26_2b), faint: rgb(0x5b_60_6a),
            rule: rgb(0xc9_c6_bd), accent: rgb(0x1a_5f_b4), found: rgb(0x8a_4b_00), warning: rgb(0xb3_26_1e),
            link: rgb(0x1a_5f_b4), code: rgb(0x3f_62_12),
        },
    },
    ThemeRow {
        name: "high-contrast",
        help: Words::new("bright on black, for eyes that need it", "clair sur noir, pour les yeux qui en ont besoin"),
        palette: Palette {
            ground: rgb(0x00_00_00), cursor: rgb(0x00_35_70), text: rgb(0xff_ff_ff), faint: rgb(0xe0_e0_e0),
            rule: rgb(0xff_ff_ff), accent: rgb(0xff_e0_66), found: rgb(0x7d_f0_ff), warning: rgb(0xff_c2_bd),
            link: rgb(0xa8_dc_ff), code: rgb(0xb4_ff_b4),
        },
    },
    ThemeRow {
        name: "solarized-dark",
        help: Words::new("after Solarized, with text that is read better", "d’après Solarized, avec un texte plus lisible"),
        palette: Palette {
            ground: rgb(0x00_2b_36), cursor: rgb(0x07_36_42), text: rgb(0xb0_bd_bd), faint: rgb(0x93_a1_a1),
            rule: rgb(0x2c_53_5d), accent: rgb(0x5f_b0_ea), found: rgb(0xd8_ab_30), warning: rgb(0xf5_8b_80),
            link: rgb(0x4c_bd_b3), code: rgb(0xa9_bb_2e),
        },
    },
    ThemeRow {
        name: "solarized-light",
        help: Words::new("the same on cream", "le même sur crème"),
        palette: Palette {
            ground: rgb(0xfd_f6_e3), cursor: rgb(0xee_e8_d5), text: rgb(0x3f_51_57), faint: rgb(0x50_64_6b),
            rule: rgb(0xcb_c8_b8), accent: rgb(0x17_61_9c), found: rgb(0x77_59_00), warning: rgb(0xb3_24_21),
            link: rgb(0x16_68_61), code: rgb(0x53_60_00),
        },
    },
    ThemeRow {
        name: "sixteen",
        help: Words::new("sixteen colours on black, for old terminals", "seize couleurs sur noir, pour les vieux terminaux"),
        palette: Palette {
            ground: own(0), cursor: None, text: own(7), faint: own(7), rule: own(8), accent: own(14),
            found: own(11), warning: own(9), link: own(14), code: own(10),
        },
    },
    ThemeRow {
        name: NONE,
        help: Words::new("no colours; taken when NO_COLOR is set", "sans couleurs\u{a0}; choisi quand NO_COLOR est défini"),
        palette: BARE,
    },
];

/// How much of the text is in the ground of the line with the cursor, in hundredths, where the ground is
/// that of the terminal.
const CURSOR_TINT: u16 = 12;

impl Default for Theme {
    /// The colours of the terminal.
    fn default() -> Self {
        Self { name: CleanText::line(TERMINAL), help: None, palette: OF_TERMINAL }
    }
}

impl Theme {
    /// The themes of the program.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let theme = |row: &ThemeRow| Self {
            name: CleanText::line(row.name),
            help: Some(row.help),
            palette: row.palette,
        };
        THEMES.iter().map(theme).collect()
    }

    /// A theme of the program.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|theme| *theme.name == *name)
    }

    /// The theme that fits a terminal with this ground: its own ground stays, and the other colours are
    /// those of the dark or the light theme, if they are read on it. Where the ground is not known, or none
    /// is read, they are the terminal's own.
    #[must_use]
    pub fn for_background(ground: Option<(u8, u8, u8)>) -> Self {
        let own = Self { name: CleanText::line(AUTO), ..Self::named(AUTO).unwrap_or_default() };
        let Some((red, green, blue)) = ground else { return own };
        let ground = Colour::Rgb(red, green, blue);
        let fitting = ["dark", "light"].into_iter().filter_map(Self::named).find_map(|theme| {
            let text = theme.palette.text?;
            let cursor = Some(ground.mixed(text, CURSOR_TINT));
            let on_ground = Palette { ground: Some(ground), cursor, ..theme.palette };
            let is_read = on_ground.least_contrast().is_some_and(|least| least >= CONTRAST);
            is_read.then_some(Palette { ground: None, text: None, rule: None, ..on_ground })
        });
        Self { palette: fitting.unwrap_or(own.palette), ..own }
    }

    /// The theme of this file, with what could not be used. Without `from` it begins with the colours of
    /// the terminal.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> (Self, Vec<Fault>) {
        let mut notes = Notes::of(text);
        let readable = notes.without_broken_lines();
        let (table, _) = DeTable::parse_recoverable(&readable);
        let table = table.into_inner();
        let mut theme = Self { name: CleanText::line(name), help: None, palette: OF_TERMINAL };
        if let Some(base) = table.get("from") {
            let from = base.get_ref().as_str().unwrap_or_default();
            match Self::named(from) {
                Some(base) => theme.palette = base.palette,
                None => notes.fault(base.span().start, &unknown(from, THEMES.iter().map(|row| row.name))),
            }
        }
        for (key, value) in &table {
            let at = key.span().start;
            let role = ROLES.iter().find(|row| row.name == key.get_ref());
            match (role, key.get_ref().as_ref()) {
                (Some(row), _) => match colour(&Given::of(value.get_ref())) {
                    Ok(colour) => (row.set)(&mut theme.palette, colour),
                    Err(reason) => {
                        notes.fault(at, &Phrase::SettingWrong { name: row.name, reason: reason.text() });
                    }
                },
                (None, "from") => {}
                (None, other) => notes.fault(at, &unknown_role(other)),
            }
        }
        (theme, notes.sorted())
    }
}

/// The colour that was given for a role; `default` is what the terminal has of its own.
fn colour(given: &Given) -> Result<Option<Colour>, Phrase> {
    let text = match given {
        Given::Text(text) => text.clone(),
        Given::Number(number) => number.to_string(),
        Given::Switch(_) | Given::List(_) | Given::Other => String::new(),
    };
    if text == "default" {
        return Ok(None);
    }
    Colour::parse(&text).map(Some).ok_or_else(|| {
        let given = CleanText::line(&text).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
        match nearest(&text, Colour::names().chain(["default"])) {
            Some(meant) => Phrase::SettingMeant { given, meant: CleanText::line(meant) },
            None => Phrase::NotAColour { given },
        }
    })
}

fn unknown_role(name: &str) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(name, ROLES.iter().map(|row: &RoleRow| row.name).chain(["from"])) {
        Some(meant) => Phrase::UnknownRoleMeant { name: shown, meant },
        None => Phrase::UnknownRole { name: shown },
    }
}

/// There is no theme of this name; the nearest of those that there are is named.
pub fn unknown<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Phrase {
    let shown = CleanText::line(name).cut_to_graphemes(limits::QUOTED_GRAPHEMES);
    match nearest(name, known) {
        Some(meant) => Phrase::UnknownThemeMeant { name: shown, meant: CleanText::line(meant) },
        None => Phrase::UnknownTheme { name: shown },
    }
}

/// The ground that the variable `COLORFGBG` says: the last of its numbers.
#[must_use]
pub fn background_of(colorfgbg: &str) -> Option<(u8, u8, u8)> {
    let number: u8 = colorfgbg.rsplit(';').next()?.parse().ok()?;
    (number < 16).then(|| Colour::Indexed(number).rgb())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::colour::Depth;
    use proptest::prelude::*;

    #[test]
    fn names_are_unique_and_every_theme_says_what_it_is() {
        for row in ROLES {
            crate::wording::typography::check(row.help, row.name);
        }
        let names: std::collections::BTreeSet<_> = THEMES.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), THEMES.len());
        for row in THEMES {
            crate::wording::typography::check(row.help, row.name);
        }
    }

    #[test]
    fn text_is_read_on_every_ground_at_every_depth() {
        for row in THEMES {
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
                let palette = row.palette.at(depth);
                let Some(least) = palette.least_contrast() else { continue };
                let wanted =
                    if row.name == "high-contrast" && depth != Depth::Sixteen { 7.0 } else { CONTRAST };
                assert!(least >= wanted, "{} {depth:?}: {least:.2} {palette:?}", row.name);
            }
            assert_eq!(row.palette.ground.is_some(), row.palette.text.is_some(), "{}", row.name);
        }
    }

    #[test]
    fn dark_and_light_terminals_get_what_fits_them() {
        let accent = |ground| Theme::for_background(ground).palette.accent;
        let of = |name: &str| Theme::named(name).unwrap().palette.accent;
        assert_eq!(accent(Some((0, 0, 0))), of("dark"));
        assert_eq!(accent(Some((0x1e, 0x1e, 0x2e))), of("dark"));
        assert_eq!(accent(Some((255, 255, 255))), of("light"));
        assert_eq!(accent(None), of(TERMINAL));
        // Nothing is read on a middle grey but what its user chose.
        assert_eq!(accent(Some((127, 127, 127))), of(TERMINAL));
        for (variable, ground) in [
            ("15;0", Some((0, 0, 0))),
            ("0;default;15", Some((255, 255, 255))),
            ("0;default", None),
            ("", None),
            ("1;99", None),
        ] {
            assert_eq!(background_of(variable), ground, "{variable}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_ground_text_is_read_on_it(red: u8, green: u8, blue: u8) {
            let theme = Theme::for_background(Some((red, green, blue)));
            let ground = Some(Colour::Rgb(red, green, blue));
            prop_assert_eq!(theme.palette.ground, None, "the terminal keeps its own");
            if theme.palette != OF_TERMINAL {
                let least = Palette { ground, ..theme.palette }.least_contrast();
                prop_assert!(least.is_some_and(|least| least >= CONTRAST));
            }
        }

        #[test]
        fn every_text_is_a_theme(text in "((from|text|acent|ground) ?= ?[\"#0-9a-f']{0,9}\n|\\PC{0,9}\n){0,5}") {
            let (theme, faults) = Theme::parse("mine", &text);
            prop_assert_eq!(&*theme.name, "mine");
            prop_assert!(faults.len() <= limits::CONFIG_FAULTS);
        }
    }

    #[test]
    fn a_file_of_the_user_begins_with_another_theme() {
        let (theme, faults) =
            Theme::parse("mine", "from = \"dark\"\naccent = \"#ff8800\"\nfaint = 245\nlink = \"default\"\n");
        assert_eq!(faults, []);
        let dark = Theme::named("dark").unwrap().palette;
        let wanted = Palette { accent: rgb(0x00ff_8800), faint: own(245), link: None, ..dark };
        assert_eq!(theme.palette, wanted);
        assert_eq!(Theme::parse("mine", "").0.palette, OF_TERMINAL);
    }

    #[test]
    fn faults_of_a_theme_say_line_and_name() {
        for (text, line, reason) in [
            ("from = \"drak\"", 1, "there is no theme “drak”; did you mean dark?"),
            ("\nacent = \"red\"", 2, "there is no colour “acent”; did you mean accent?"),
            ("borders = \"red\"", 1, "there is no colour “borders”; “vigie help themes” lists them"),
            ("text = \"bleu\"", 1, "text: “bleu” is not one of its values; did you mean blue?"),
            (
                "text = \"#12\"",
                1,
                "text: “#12” is no colour: #rrggbb, a number to 255, a name such as bright-red, or default",
            ),
            (
                "text = true",
                1,
                "text: “” is no colour: #rrggbb, a number to 255, a name such as bright-red, or default",
            ),
        ] {
            let faults = Theme::parse("mine", text).1;
            let said: Vec<_> = faults.iter().map(|fault| (fault.line, fault.reason.as_str())).collect();
            assert_eq!(said, [(line, reason)], "{text}");
        }
    }
}
