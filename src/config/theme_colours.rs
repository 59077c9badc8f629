//! The table ROLES, what a theme can colour, and [`ThemeColours`], a colour for each role.
//!
//! Floor 2, part of [`config`](crate::config). The themes are in the table THEMES; `view` decides what is
//! drawn in which role.

use crate::config::colour::{Colour, Depth};
use crate::wording::Bilingual;

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
            /// No colours: everything in the terminal’s defaults.
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
    /// Whether text has its colour, so that its contrast counts.
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
