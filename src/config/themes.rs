//! Themes: the built-in ones in the table THEMES, theme files of the user, and the choice of one that suits the
//! terminal. Floor 2, part of [`config`](crate::config). `io` reads the theme files; `view` makes styles from the
//! colours.

use toml::de::DeTable;

use crate::config::colour::{CONTRAST, Colour, ROLES, RoleRow, ThemeColours};
use crate::config::mistakes::{Mistake, Mistakes, quoted_text};
use crate::config::value::RawValue;
use crate::text::{CleanText, nearest};
use crate::wording::{Bilingual, SettingMistake};

/// A built-in theme as a row of its table.
pub struct ThemeRow {
    /// The name for `theme` and `--theme`.
    pub name: &'static str,
    pub help: Bilingual,
    pub palette: ThemeColours,
}

/// A theme that can be chosen: built-in, or from a file of the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The name for `theme` and `--theme`.
    pub name: CleanText,
    /// A short description; `None` for a theme of the user.
    pub help: Option<Bilingual>,
    pub palette: ThemeColours,
}

/// The theme that adapts to the background of the terminal.
pub const AUTO: &str = "auto";
const TERMINAL: &str = "terminal";
/// The theme without colours, used when `NO_COLOR` is set.
pub const NONE: &str = "none";

/// A colour of the terminal’s palette, by its index.
#[expect(clippy::unnecessary_wraps, reason = "the rows of the table are shorter for it")]
const fn own(index: u8) -> Option<Colour> {
    Some(Colour::Indexed(index))
}

/// A colour written as `0xrrggbb`.
#[expect(clippy::unnecessary_wraps, reason = "the rows of the table are shorter for it")]
const fn rgb(number: u32) -> Option<Colour> {
    let [_, red, green, blue] = number.to_be_bytes();
    Some(Colour::Rgb(red, green, blue))
}

/// The terminal’s own colours with one accent. Of the sixteen colours that every terminal has, only magenta
/// and red are readable on both dark and light backgrounds.
const OF_TERMINAL: ThemeColours =
    ThemeColours { accent: own(5), found: own(5), warning: own(1), code: own(5), ..ThemeColours::BARE };

/// Every built-in theme, in the order in which they are offered.
#[rustfmt::skip]
pub const THEMES: &[ThemeRow] = &[
    ThemeRow {
        name: AUTO,
        help: Bilingual::new("matches the terminal, dark or light", "s’adapte au terminal, sombre ou clair"),
        palette: OF_TERMINAL,
    },
    ThemeRow {
        name: TERMINAL,
        help: Bilingual::new("the terminal’s colours, with one accent", "les couleurs du terminal et une couleur d’accentuation"),
        palette: OF_TERMINAL,
    },
    ThemeRow {
        name: "dark",
        help: Bilingual::new("soft colours on dark grey", "des couleurs douces sur gris foncé"),
        palette: ThemeColours {
            ground: rgb(0x16_18_1d), cursor: rgb(0x26_2b_36), text: rgb(0xd7_da_e0), faint: rgb(0x9a_a1_ad),
            rule: rgb(0x3b_41_4d), accent: rgb(0x8a_b4_f8), found: rgb(0xf2_c6_6d), warning: rgb(0xff_8f_87),
            link: rgb(0x8a_b4_f8), code: rgb(0xb8_d9_9a),
        },
    },
    ThemeRow {
        name: "light",
        help: Bilingual::new("soft colours on paper white", "des couleurs douces sur blanc papier"),
        palette: ThemeColours {
            ground: rgb(0xfb_fa_f7), cursor: rgb(0xe9_e7_e0), text: rgb(0x24_26_2b), faint: rgb(0x5b_60_6a),
            rule: rgb(0xc9_c6_bd), accent: rgb(0x1a_5f_b4), found: rgb(0x8a_4b_00), warning: rgb(0xb3_26_1e),
            link: rgb(0x1a_5f_b4), code: rgb(0x3f_62_12),
        },
    },
    ThemeRow {
        name: "high-contrast",
        help: Bilingual::new("bright on black, for low vision", "clair sur noir, pour les malvoyants"),
        palette: ThemeColours {
            ground: rgb(0x00_00_00), cursor: rgb(0x00_35_70), text: rgb(0xff_ff_ff), faint: rgb(0xe0_e0_e0),
            rule: rgb(0xff_ff_ff), accent: rgb(0xff_e0_66), found: rgb(0x7d_f0_ff), warning: rgb(0xff_c2_bd),
            link: rgb(0xa8_dc_ff), code: rgb(0xb4_ff_b4),
        },
    },
    ThemeRow {
        name: "solarized-dark",
        help: Bilingual::new("Solarized with more readable text", "Solarized, avec un texte plus lisible"),
        palette: ThemeColours {
            ground: rgb(0x00_2b_36), cursor: rgb(0x07_36_42), text: rgb(0xb0_bd_bd), faint: rgb(0x93_a1_a1),
            rule: rgb(0x2c_53_5d), accent: rgb(0x5f_b0_ea), found: rgb(0xd8_ab_30), warning: rgb(0xf5_8b_80),
            link: rgb(0x4c_bd_b3), code: rgb(0xa9_bb_2e),
        },
    },
    ThemeRow {
        name: "solarized-light",
        help: Bilingual::new("Solarized on cream with more readable text", "Solarized sur crème, avec un texte plus lisible"),
        palette: ThemeColours {
            ground: rgb(0xfd_f6_e3), cursor: rgb(0xee_e8_d5), text: rgb(0x3f_51_57), faint: rgb(0x50_64_6b),
            rule: rgb(0xcb_c8_b8), accent: rgb(0x17_61_9c), found: rgb(0x77_59_00), warning: rgb(0xb3_24_21),
            link: rgb(0x16_68_61), code: rgb(0x53_60_00),
        },
    },
    ThemeRow {
        name: "sixteen",
        help: Bilingual::new("sixteen colours on black, for old terminals", "seize couleurs sur noir, pour les vieux terminaux"),
        palette: ThemeColours {
            ground: own(0), cursor: None, text: own(7), faint: own(7), rule: own(8), accent: own(14),
            found: own(11), warning: own(9), link: own(14), code: own(10),
        },
    },
    ThemeRow {
        name: NONE,
        help: Bilingual::new("no colours; used when NO_COLOR is set", "sans couleurs\u{a0}; utilisé quand NO_COLOR est défini"),
        palette: ThemeColours::BARE,
    },
];

/// Percent of the text colour in the background of the cursor line, on the terminal’s own background.
const CURSOR_TINT: u16 = 12;

impl Default for Theme {
    fn default() -> Self {
        Self { name: CleanText::line(TERMINAL), help: None, palette: OF_TERMINAL }
    }
}

impl Theme {
    /// The built-in themes, in the order of their table.
    pub fn all() -> Vec<Self> {
        let theme = |row: &ThemeRow| Self {
            name: CleanText::line(row.name),
            help: Some(row.help),
            palette: row.palette,
        };
        THEMES.iter().map(theme).collect()
    }

    /// The built-in theme with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|theme| *theme.name == *name)
    }

    /// The theme `auto` for a terminal with this background. The background is kept; the other colours come
    /// from the dark or the light theme, whichever is readable on it. If neither is, or the background is
    /// unknown, the terminal’s own colours are used.
    pub fn for_background(ground: Option<(u8, u8, u8)>) -> Self {
        let own = Self { name: CleanText::line(AUTO), ..Self::named(AUTO).unwrap_or_default() };
        let Some((red, green, blue)) = ground else { return own };
        let ground = Colour::Rgb(red, green, blue);
        let fitting = ["dark", "light"].into_iter().filter_map(Self::named).find_map(|theme| {
            let text = theme.palette.text?;
            let cursor = Some(ground.mixed(text, CURSOR_TINT));
            let on_ground = ThemeColours { ground: Some(ground), cursor, ..theme.palette };
            let is_read = on_ground.least_contrast().is_some_and(|least| least >= CONTRAST);
            is_read.then_some(ThemeColours { ground: None, text: None, rule: None, ..on_ground })
        });
        Self { palette: fitting.unwrap_or(own.palette), ..own }
    }

    /// The theme in this file, and its mistakes. Without `from` it starts from the theme `terminal`.
    pub fn parse(name: &str, text: &str) -> (Self, Vec<Mistake>) {
        let mut notes = Mistakes::of(text);
        let readable = notes.without_broken_lines();
        let (table, _) = DeTable::parse_recoverable(&readable);
        let table = table.into_inner();
        let mut theme = Self { name: CleanText::line(name), ..Self::default() };
        if let Some(base) = table.get("from") {
            let from = base.get_ref().as_str().unwrap_or_default();
            match Self::named(from) {
                Some(base) => theme.palette = base.palette,
                None => notes.fault(base.span().start, &unknown(from, THEMES.iter().map(|row| row.name))),
            }
        }
        for (key, value) in &table {
            let at = key.span().start;
            match (RoleRow::named(key.get_ref()), key.get_ref().as_ref()) {
                (Some(row), _) => match colour(&RawValue::of(value.get_ref())) {
                    Ok(colour) => (row.set)(&mut theme.palette, colour),
                    Err(reason) => {
                        notes.fault(at, &SettingMistake::About { name: row.name, reason: reason.text() });
                    }
                },
                (None, "from") => {}
                (None, other) => {
                    let known = ROLES.iter().map(|row| row.name).chain(["from"]);
                    let mistake = SettingMistake::UnknownRole { name: quoted_text(other) };
                    notes.fault(at, &mistake.suggesting_or_listed(nearest(other, known), "themes"));
                }
            }
        }
        (theme, notes.sorted())
    }
}

/// The colour given for a role; `None` for `default`, the terminal’s own.
fn colour(given: &RawValue) -> Result<Option<Colour>, SettingMistake> {
    let text = match given {
        RawValue::Text(text) => text.clone(),
        RawValue::Number(number) => number.to_string(),
        RawValue::Switch(_) | RawValue::List(_) | RawValue::Other => String::new(),
    };
    if text == "default" {
        return Ok(None);
    }
    Colour::parse(&text).map(Some).ok_or_else(|| {
        let given = quoted_text(&text);
        match nearest(&text, Colour::names().chain(["default"])) {
            Some(meant) => SettingMistake::NotAllowedMeant { given, meant: CleanText::line(meant) },
            None => SettingMistake::NotAColour { given },
        }
    })
}

/// The message for an unknown theme, with the nearest name of `known`.
pub fn unknown<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> SettingMistake {
    SettingMistake::UnknownTheme { name: quoted_text(name) }
        .suggesting_or_listed(nearest(name, known), "themes")
}

/// The background colour that the variable `COLORFGBG` gives: the last of its numbers.
pub fn background_of(colorfgbg: &str) -> Option<(u8, u8, u8)> {
    let number: u8 = colorfgbg.rsplit(';').next()?.parse().ok()?;
    (number < 16).then(|| Colour::Indexed(number).rgb())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::colour::Depth;
    use crate::limits;
    use proptest::prelude::*;

    #[test]
    fn names_are_unique_and_texts_are_in_both_languages() {
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
    fn text_is_readable_in_every_theme_at_every_depth() {
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
    fn auto_follows_the_background_of_the_terminal() {
        let accent = |ground| Theme::for_background(ground).palette.accent;
        let of = |name: &str| Theme::named(name).unwrap().palette.accent;
        assert_eq!(accent(Some((0, 0, 0))), of("dark"));
        assert_eq!(accent(Some((0x1e, 0x1e, 0x2e))), of("dark"));
        assert_eq!(accent(Some((255, 255, 255))), of("light"));
        assert_eq!(accent(None), of(TERMINAL));
        // On a middle grey neither theme is readable.
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
        fn auto_is_readable_on_any_background(red: u8, green: u8, blue: u8) {
            let theme = Theme::for_background(Some((red, green, blue)));
            let ground = Some(Colour::Rgb(red, green, blue));
            prop_assert_eq!(theme.palette.ground, None, "the terminal keeps its own background");
            if theme.palette != OF_TERMINAL {
                let least = ThemeColours { ground, ..theme.palette }.least_contrast();
                prop_assert!(least.is_some_and(|least| least >= CONTRAST));
            }
        }

        #[test]
        fn any_text_parses_as_a_theme(text in "((from|text|acent|ground) ?= ?[\"#0-9a-f']{0,9}\n|\\PC{0,9}\n){0,5}") {
            let (theme, mistakes) = Theme::parse("mine", &text);
            prop_assert_eq!(&*theme.name, "mine");
            prop_assert!(mistakes.len() <= limits::CONFIG_MISTAKES);
        }
    }

    #[test]
    fn a_theme_file_starts_from_another_theme() {
        let (theme, mistakes) =
            Theme::parse("mine", "from = \"dark\"\naccent = \"#ff8800\"\nfaint = 245\nlink = \"default\"\n");
        assert_eq!(mistakes, []);
        let dark = Theme::named("dark").unwrap().palette;
        let wanted = ThemeColours { accent: rgb(0x00ff_8800), faint: own(245), link: None, ..dark };
        assert_eq!(theme.palette, wanted);
        assert_eq!(Theme::parse("mine", "").0.palette, OF_TERMINAL);
    }

    #[test]
    fn mistakes_in_a_theme_have_line_and_suggestion() {
        for (text, line, reason) in [
            ("from = \"drak\"", 1, "there is no theme “drak”; did you mean dark?"),
            ("\nacent = \"red\"", 2, "there is no colour “acent”; did you mean accent?"),
            ("borders = \"red\"", 1, "there is no colour “borders”; “vigie help themes” lists them"),
            ("text = \"bleu\"", 1, "text: invalid value “bleu”; did you mean blue?"),
            (
                "text = \"#12\"",
                1,
                "text: “#12” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default",
            ),
            (
                "text = true",
                1,
                "text: “” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default",
            ),
        ] {
            let mistakes = Theme::parse("mine", text).1;
            let found: Vec<_> = mistakes.iter().map(|fault| (fault.line, fault.reason.as_str())).collect();
            assert_eq!(found, [(line, reason)], "{text}");
        }
    }
}
