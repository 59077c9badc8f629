//! The table SETTINGS: everything that stands in `config.toml` as a name and a value.

use crate::config::choice::{
    Column, Density, Group, Hyperlinks, Icons, ImageProtocol, Images, LanguageChoice, MarkRead,
};
use crate::config::value::{Cells, Given, Several, Value};
use crate::limits;
use crate::model::SafeUrl;
use crate::query::Sort;
use crate::text::{CleanText, nearest};
use crate::wording::{Phrase, Words};

/// What a setting is about, for the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// The program and the folder.
    General,
    /// How things look.
    Looks,
    /// The list.
    List,
    /// The article.
    Article,
}

impl Section {
    /// Every section, in the order of the reference.
    pub const ALL: [Self; 4] = [Self::General, Self::Looks, Self::List, Self::Article];

    /// The heading in the reference.
    #[must_use]
    pub fn heading(self) -> Words {
        match self {
            Self::General => Words::new("The program and the folder", "Le programme et le dossier"),
            Self::Looks => Words::new("Looks", "L’apparence"),
            Self::List => Words::new("The list", "La liste"),
            Self::Article => Words::new("The article", "L’article"),
        }
    }
}

/// All about a setting in one place.
pub struct SettingRow {
    /// Its name in `config.toml`.
    pub name: &'static str,
    /// What it is about.
    pub section: Section,
    /// The variable of the environment that comes before the file.
    pub variable: &'static str,
    /// What it decides.
    pub help: Words,
    /// What may be given, in words.
    pub allowed: fn() -> String,
    /// The value in some settings, as TOML.
    pub printed: fn(&Settings) -> String,
    take: fn(&mut Settings, &Given) -> Result<(), Phrase>,
}

/// One row a setting: its name, its type and what it is without a word of the user; its section, its
/// variable, and what it decides in each language.
macro_rules! settings {
    ($( $name:ident : $kind:ty = $default:expr, $section:ident $variable:literal en $english:literal fr $french:literal; )+) => {
        /// What the user decided, and for everything else what is good without a word.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Settings {
            $( #[doc = $english] pub $name: $kind, )+
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $( $name: $default, )+ }
            }
        }

        /// Every setting, in the order of the reference.
        pub const SETTINGS: &[SettingRow] = &[
            $( SettingRow {
                name: stringify!($name),
                section: Section::$section,
                variable: $variable,
                help: Words::new($english, $french),
                allowed: <$kind as Value>::allowed,
                printed: |settings| settings.$name.printed(),
                take: |settings, given| {
                    settings.$name = <$kind as Value>::read(given)?;
                    Ok(())
                },
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    use super::{
        Cells, CleanText, Column, Density, Group, Hyperlinks, Icons, ImageProtocol, Images, LanguageChoice,
        MarkRead, SafeUrl, Section, SettingRow, Several, Sort, Value, Words, limits,
    };

    settings! {
        language: LanguageChoice = LanguageChoice::Auto, General "VIGIE_LANG"
            en "The language of the program; auto is that of the locale"
            fr "La langue du programme\u{a0}; auto suit la locale";
        library: Option<CleanText> = None, General "VIGIE_DIR"
            en "The folder that is read when none is named; without one, the sample"
            fr "Le dossier lu quand aucun n’est nommé\u{a0}; sans lui, l’exemple";
        site_url: Option<SafeUrl> = None, General "VIGIE_SITE_URL"
            en "The site of the folder, to which the permalinks are added"
            fr "Le site du dossier, auquel s’ajoutent les permaliens";
        state_dir: Option<CleanText> = None, General "VIGIE_STATE_DIR"
            en "The folder for marks and sessions; without one, the state folder of the user"
            fr "Le dossier des marques et des sessions\u{a0}; à défaut, celui de l’utilisateur";
        editor: Option<CleanText> = None, General "VIGIE_EDITOR"
            en "The command that opens a file; without one, $VISUAL or $EDITOR"
            fr "La commande qui ouvre un fichier\u{a0}; à défaut, $VISUAL ou $EDITOR";
        session: bool = true, General "VIGIE_SESSION"
            en "Whether the reader comes back as it was left"
            fr "Retrouver le lecteur tel qu’on l’a quitté";
        hints: bool = true, General "VIGIE_HINTS"
            en "Whether a key is explained when it may help for the first time"
            fr "Expliquer une touche la première fois qu’elle peut servir";

        theme: CleanText = CleanText::line("auto"), Looks "VIGIE_THEME"
            en "The theme, one of “vigie help themes” or a file themes/NAME.toml"
            fr "Le thème\u{a0}: un de ceux de «\u{a0}vigie help themes\u{a0}» ou un fichier themes/NOM.toml";
        icons: Icons = Icons::Ascii, Looks "VIGIE_ICONS"
            en "The signs in lists: of every font, of Unicode or of a Nerd Font"
            fr "Les signes des listes\u{a0}: de toute police, d’Unicode ou d’une Nerd Font";
        measure: Cells = Cells(limits::MEASURE), Looks "VIGIE_MEASURE"
            en "The widest text, in columns"
            fr "La largeur maximale du texte, en colonnes";
        mouse: bool = true, Looks "VIGIE_MOUSE"
            en "Whether the mouse is used; with Shift, the terminal still selects text"
            fr "Utiliser la souris\u{a0}; avec Maj, le terminal sélectionne encore du texte";
        hyperlinks: Hyperlinks = Hyperlinks::Auto, Looks "VIGIE_HYPERLINKS"
            en "Whether links are written so that the terminal can open them"
            fr "Écrire les liens de sorte que le terminal puisse les ouvrir";

        sort: Sort = Sort::default(), List "VIGIE_SORT"
            en "The order of the list; a minus turns it round"
            fr "L’ordre de la liste\u{a0}; un moins l’inverse";
        group: Group = Group::Months, List "VIGIE_GROUP"
            en "What the headers of the list stand over"
            fr "Ce que les titres de la liste regroupent";
        density: Density = Density::One, List "VIGIE_DENSITY"
            en "Lines of an article in the list; two have the summary"
            fr "Lignes d’un article dans la liste\u{a0}; deux montrent le résumé";
        columns: Several<Column> = Several(vec![Column::Date, Column::Title, Column::Source]), List "VIGIE_COLUMNS"
            en "The columns of the list"
            fr "Les colonnes de la liste";

        mark_read: MarkRead = MarkRead::Opened, Article "VIGIE_MARK_READ"
            en "When an article is read: once opened, at its end, or when one says so"
            fr "Quand un article est lu\u{a0}: une fois ouvert, à sa fin, ou sur demande";
        images: Images = Images::Ask, Article "VIGIE_IMAGES"
            en "Whether images are fetched from other machines, which tells them who reads"
            fr "Aller chercher les images d’autres machines, qui sauront alors qui lit";
        image_protocol: ImageProtocol = ImageProtocol::Auto, Article "VIGIE_IMAGE_PROTOCOL"
            en "How images get to the terminal"
            fr "Comment les images parviennent au terminal";
    }
}

pub use table::{SETTINGS, Settings};

impl SettingRow {
    /// The setting with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|row| row.name == name)
    }

    /// Takes what was given into some settings.
    ///
    /// # Errors
    /// It cannot be the value: says why, with the name.
    pub fn take(&self, settings: &mut Settings, given: &Given) -> Result<(), Phrase> {
        let named = |reason: Phrase| Phrase::SettingWrong { name: self.name, reason: reason.text() };
        (self.take)(settings, given).map_err(named)
    }
}

/// Shortest beginning of the name of a setting that is taken for it, in bytes.
const SHORTEST_BEGINNING: usize = 3;

/// The name of a setting or of a table of the file that was probably meant.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace('-', "_");
    let names = || SETTINGS.iter().map(|row| row.name).chain(["keys", "highlight"]);
    // Options and variables have some shorter names, which are the beginnings of these.
    let begun = || names().find(|own| name.len() >= SHORTEST_BEGINNING && own.starts_with(&name));
    nearest(&name, names()).or_else(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_complete() {
        let mut names = std::collections::BTreeSet::new();
        for row in SETTINGS {
            assert!(names.insert(row.name) && names.insert(row.variable), "{} stands twice", row.name);
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", row.name);
            assert!(row.variable.starts_with("VIGIE_"), "{}", row.name);
            crate::wording::typography::check(row.help, row.name);
            for help in [row.help.english, row.help.french] {
                assert!(help.starts_with(char::is_uppercase) && !help.ends_with('.'), "{}", row.name);
                assert!(help.chars().count() <= 80, "{}", row.name);
            }
            assert!(!(row.allowed)().is_empty());
        }
    }

    /// A value of each setting that is not the usual one, as it is printed.
    const OTHERS: &[(&str, &str)] = &[
        ("language", "\"fr\""),
        ("library", "\"~/Articles \\\"à\\\" lire\""),
        ("site_url", "\"https://example.org/papers\""),
        ("state_dir", "\"/sync/vigie\""),
        ("editor", "\"code --wait\""),
        ("session", "false"),
        ("hints", "false"),
        ("theme", "\"solarized-light\""),
        ("icons", "\"nerd\""),
        ("measure", "66"),
        ("mouse", "false"),
        ("hyperlinks", "\"off\""),
        ("sort", "\"-importance\""),
        ("group", "\"none\""),
        ("density", "\"two\""),
        ("columns", "[\"source\", \"title\", \"tags\"]"),
        ("mark_read", "\"end\""),
        ("images", "\"never\""),
        ("image_protocol", "\"sixel\""),
    ];

    #[test]
    fn every_value_prints_and_reads_back() {
        assert_eq!(OTHERS.len(), SETTINGS.len());
        for (row, (name, written)) in SETTINGS.iter().zip(OTHERS) {
            assert_eq!(row.name, *name);
            let config = crate::config::Config::parse(&format!("{name} = {written}\n"));
            assert_eq!(config.faults, [], "{name}");
            assert_ne!(config.settings, Settings::default(), "{name}");
            assert_eq!((row.printed)(&config.settings), *written);
        }
    }

    #[test]
    fn a_variable_is_read_like_a_value() {
        let mut settings = Settings::default();
        for (name, text, printed) in [
            ("mouse", "off", "false"),
            ("session", "1", "true"),
            ("columns", "title, date", "[\"title\", \"date\"]"),
            ("measure", "60", "60"),
            ("hyperlinks", "on", "\"on\""),
            ("sort", "-title", "\"-title\""),
            ("library", "", "\"\""),
        ] {
            let row = SettingRow::named(name).unwrap();
            row.take(&mut settings, &Given::Text(text.into())).unwrap();
            assert_eq!((row.printed)(&settings), printed, "{name}");
        }
    }
}
