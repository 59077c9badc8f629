//! What has a colour of its own: the table ROLES, and a palette with a colour for each of them.

use crate::config::colour::{Colour, Depth};
use crate::wording::Words;

/// Least contrast of text, by the Web Content Accessibility Guidelines.
pub const CONTRAST: f64 = 4.5;

/// All about a role in one place.
pub struct RoleRow {
    /// Its name in the file of a theme.
    pub name: &'static str,
    /// What has its colour.
    pub help: Words,
    /// Its colour in a palette; nothing where it is that of the terminal.
    pub colour: fn(&Palette) -> Option<Colour>,
    pub(super) set: fn(&mut Palette, Option<Colour>),
}

/// One row a role: its name, and what has its colour, in each language.
macro_rules! roles {
    ($( $name:ident en $english:literal fr $french:literal; )+) => {
        /// A colour for each role; nothing is what the terminal has of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
        pub struct Palette { $( #[doc = $english] pub $name: Option<Colour>, )+ }

        /// Every role, in the order of the reference.
        pub const ROLES: &[RoleRow] = &[
            $( RoleRow {
                name: stringify!($name),
                help: Words::new($english, $french),
                colour: |palette| palette.$name,
                set: |palette, colour| palette.$name = colour,
            }, )+
        ];
    };
}

roles! {
    ground en "The ground behind everything" fr "Le fond derrière tout";
    cursor en "The ground of the line with the cursor" fr "Le fond de la ligne du curseur";
    text en "Text" fr "Le texte";
    faint en "What is secondary: dates, sources, counts, hints" fr "Le secondaire\u{a0}: dates, sources, nombres, aides";
    rule en "The rules between the panes" fr "Les filets entre les volets";
    accent en "The name, the cursor, the filter, what is included or new" fr "Le nom, le curseur, le filtre, ce qui est inclus ou nouveau";
    found en "What the filter speaks of, in titles and texts" fr "Ce dont parle le filtre, dans les titres et les textes";
    warning en "What is excluded, wrong or did not work" fr "Ce qui est exclu, faux ou n’a pas marché";
    link en "Links" fr "Les liens";
    code en "Code" fr "Le code";
}

impl Palette {
    /// The text of which the ground is known: everything that is read.
    const TEXTS: [fn(&Self) -> Option<Colour>; 7] = [
        |palette| palette.text,
        |palette| palette.faint,
        |palette| palette.accent,
        |palette| palette.found,
        |palette| palette.warning,
        |palette| palette.link,
        |palette| palette.code,
    ];

    /// Whether it names no colour at all.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The least contrast of any text on the grounds that are known; nothing where none is.
    #[must_use]
    pub fn least_contrast(&self) -> Option<f64> {
        let grounds = [self.ground, self.cursor];
        let texts = || Self::TEXTS.iter().filter_map(|text| text(self));
        let pairs =
            grounds.into_iter().flatten().flat_map(|ground| texts().map(move |text| text.contrast(ground)));
        pairs.reduce(f64::min)
    }

    /// The same palette for a terminal that shows fewer colours, in which text is still read.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        if depth == Depth::True {
            return *self;
        }
        let mut palette = *self;
        palette.ground = self.ground.map(|colour| colour.at(depth, |_| true));
        // Of sixteen colours none is a shade of the ground; that line is turned round instead.
        let keeps_cursor = depth == Depth::Indexed || self.ground.is_none();
        palette.cursor = self.cursor.filter(|_| keeps_cursor).map(|colour| {
            // Hardly less than before, and with some room for the colours that are fitted to it.
            let least = |text: Colour| (text.contrast(colour) * 0.9).max(CONTRAST + 0.5);
            let readable = |ground: Colour| self.text.is_none_or(|text| text.contrast(ground) >= least(text));
            colour.at(depth, |one| Some(one) != palette.ground && readable(one))
        });
        let grounds: Vec<Colour> = [palette.ground, palette.cursor].into_iter().flatten().collect();
        for row in ROLES.iter().filter(|row| !matches!(row.name, "ground" | "cursor")) {
            let is_text = row.name != "rule";
            let fit = |one: Colour| {
                let least = if is_text { CONTRAST } else { 1.2 };
                grounds.iter().all(|ground| one.contrast(*ground) >= least)
            };
            (row.set)(&mut palette, (row.colour)(self).map(|colour| colour.at(depth, fit)));
        }
        palette
    }
}
