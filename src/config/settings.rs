//! The table SETTINGS: every `name = value` of `config.toml`, with its type, default, variable and help. Floor 2,
//! part of [`config`](crate::config). Parsing the values is left to their types, in `value` and `choice`; reading
//! the file to `io`.

use crate::config::choice::{
    Column, Density, GeneratorChoice, GroupBy, Hyperlinks, Icons, ImagePolicy, ImageProtocol, LanguageChoice,
    MarkRead,
};
use crate::config::mistakes::quoted_text;
use crate::config::value::{Cells, RawValue, SettingValue, Several};
use crate::limits;
use crate::model::SafeUrl;
use crate::query::Sort;
use crate::text::{CleanText, nearest};
use crate::wording::{Bilingual, SettingMistake};

/// The section of the reference and of the default `config.toml` that lists a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SettingsSection {
    General,
    Appearance,
    List,
    Article,
}

/// Every section with its heading, in the order of the reference.
pub const SETTINGS_SECTIONS: [(SettingsSection, Bilingual); 4] = [
    (SettingsSection::General, Bilingual::new("General", "Général")),
    (SettingsSection::Appearance, Bilingual::new("Appearance", "Apparence")),
    (SettingsSection::List, Bilingual::new("List", "Liste")),
    (SettingsSection::Article, Bilingual::new("Reading", "Lecture")),
];

/// One setting of the table.
pub struct SettingRow {
    pub name: &'static str,
    pub section: SettingsSection,
    pub variable: &'static str,
    /// What it does, in at most 80 characters.
    pub help: Bilingual,
    pub allowed: fn() -> String,
    /// Its value in these settings, as TOML.
    pub printed: fn(&Settings) -> String,
    take: fn(&mut Settings, &RawValue) -> Result<(), SettingMistake>,
}

/// One row per setting: name, type, default, section, environment variable, and help in each language.
macro_rules! settings {
    ($( $name:ident : $kind:ty = $default:expr, $section:ident $variable:literal en $english:literal fr $french:literal; )+) => {
        /// The value of every setting: the user’s choice or the default.
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
                section: SettingsSection::$section,
                variable: $variable,
                help: Bilingual::new($english, $french),
                allowed: <$kind as SettingValue>::allowed,
                printed: |settings| settings.$name.printed(),
                take: |settings, given| {
                    settings.$name = <$kind as SettingValue>::read(given)?;
                    Ok(())
                },
            }, )+
        ];
    };
}

#[rustfmt::skip]
mod table {
    use super::{
        Cells, CleanText, Column, Density, GeneratorChoice, GroupBy, Hyperlinks, Icons, ImagePolicy, ImageProtocol, LanguageChoice,
        MarkRead, SafeUrl, SettingsSection, SettingRow, Several, Sort, SettingValue, Bilingual, limits,
    };

    settings! {
        language: LanguageChoice = LanguageChoice::Auto, General "VIGIE_LANG"
            en "Language of the interface; auto follows the locale"
            fr "Langue de l’interface\u{a0}; auto suit la langue du système";
        library: Option<CleanText> = None, General "VIGIE_DIR"
            en "Folder to open if none is given; empty: the last one opened, or the sample"
            fr "Dossier à ouvrir si aucun n’est indiqué\u{a0}; vide\u{a0}: le dernier ouvert, ou l’exemple";
        site_url: Option<SafeUrl> = None, General "VIGIE_SITE_URL"
            en "Website of the folder; permalinks are appended to it"
            fr "Site web du dossier, auquel s’ajoutent les permaliens";
        state_dir: Option<CleanText> = None, General "VIGIE_STATE_DIR"
            en "Keep the marks in “marks” in this folder; empty: in your state folder"
            fr "Dossier où garder «\u{a0}marks\u{a0}», vos marques\u{a0}; vide\u{a0}: le dossier d’état";
        generator: GeneratorChoice = GeneratorChoice::Auto, General "VIGIE_GENERATOR"
            en "Site generator whose rules apply to the folder; auto: by its files"
            fr "Générateur de site dont les règles valent\u{a0}; auto\u{a0}: d’après ses fichiers";
        editor: Option<CleanText> = None, General "VIGIE_EDITOR"
            en "Command that opens a file; empty: $VISUAL, then $EDITOR"
            fr "Commande qui ouvre un fichier\u{a0}; vide\u{a0}: $VISUAL, puis $EDITOR";
        session: bool = true, General "VIGIE_SESSION"
            en "Restore the last session at startup"
            fr "Rétablir la dernière session au démarrage";
        hints: bool = true, General "VIGIE_HINTS"
            en "Show a tip the first time a key may be useful"
            fr "Afficher une astuce la première fois qu’une touche peut servir";

        theme: CleanText = CleanText::line("auto"), Appearance "VIGIE_THEME"
            en "Theme: one listed by “vigie help themes”, or your own themes/NAME.toml"
            fr "Thème\u{a0}: un de ceux de «\u{a0}vigie help themes\u{a0}», ou votre themes/NOM.toml";
        icons: Icons = Icons::Ascii, Appearance "VIGIE_ICONS"
            en "Symbols in lists: ASCII, Unicode or a Nerd Font"
            fr "Symboles des listes\u{a0}: ASCII, Unicode ou Nerd Font";
        measure: Cells = Cells(limits::MEASURE), Appearance "VIGIE_MEASURE"
            en "Maximum width of the text, in columns"
            fr "Largeur maximale du texte, en colonnes";
        mouse: bool = true, Appearance "VIGIE_MOUSE"
            en "Use the mouse; hold Shift to select text in the terminal"
            fr "Utiliser la souris\u{a0}; maintenir Maj pour sélectionner du texte dans le terminal";
        hyperlinks: Hyperlinks = Hyperlinks::Auto, Appearance "VIGIE_HYPERLINKS"
            en "Write links that the terminal can open (OSC 8)"
            fr "Écrire des liens que le terminal peut ouvrir (OSC 8)";

        sort: Sort = Sort::default(), List "VIGIE_SORT"
            en "How the list is sorted; a minus reverses"
            fr "Tri de la liste\u{a0}; un signe moins l’inverse";
        group: GroupBy = GroupBy::Months, List "VIGIE_GROUP"
            en "How the list is grouped"
            fr "Regroupement de la liste";
        density: Density = Density::One, List "VIGIE_DENSITY"
            en "Lines per article in the list; with two, the summary is shown"
            fr "Lignes par article dans la liste\u{a0}; à deux, le résumé s’affiche";
        columns: Several<Column> = Several(vec![Column::Date, Column::Title, Column::Source]), List "VIGIE_COLUMNS"
            en "Columns of the list"
            fr "Colonnes de la liste";

        mark_read: MarkRead = MarkRead::Opened, Article "VIGIE_MARK_READ"
            en "When an article counts as read: once opened, at its end, or only when marked"
            fr "Quand un article compte comme lu\u{a0}: ouvert, lu jusqu’au bout, ou marqué par vous";
        images: ImagePolicy = ImagePolicy::Ask, Article "VIGIE_IMAGES"
            en "When to fetch images from the web; their servers then see what you read"
            fr "Quand télécharger les images du Web\u{a0}; leurs serveurs voient ce que vous lisez";
        image_protocol: ImageProtocol = ImageProtocol::Auto, Article "VIGIE_IMAGE_PROTOCOL"
            en "How images are sent to the terminal"
            fr "Protocole d’envoi des images au terminal";
    }
}

pub use table::{SETTINGS, Settings};

impl SettingRow {
    /// The setting with this name in `config.toml`.
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|row| row.name == name)
    }

    /// Sets the value in `settings`.
    /// Errors: the value is not allowed; the message names the setting and the reason.
    pub fn take(&self, settings: &mut Settings, given: &RawValue) -> Result<(), SettingMistake> {
        let named = |reason: SettingMistake| SettingMistake::About { name: self.name, reason: reason.text() };
        (self.take)(settings, given).map_err(named)
    }
}

pub(super) fn unknown(name: &str, meant: Option<&str>) -> SettingMistake {
    SettingMistake::UnknownSetting { name: quoted_text(name) }.suggesting_or_listed(meant, "settings")
}

/// Shortest prefix of a name that is enough to suggest the name, in bytes.
const SHORTEST_BEGINNING: usize = 3;

/// The name of a setting or table nearest to a mistyped one.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace('-', "_");
    let names = || SETTINGS.iter().map(|row| row.name).chain(["keys", "highlight"]);
    // Some options and variables are prefixes of these names.
    let begun = || names().find(|own| name.len() >= SHORTEST_BEGINNING && own.starts_with(&name));
    nearest(&name, names()).or_else(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_texts_fit() {
        let mut names = std::collections::BTreeSet::new();
        for row in SETTINGS {
            assert!(names.insert(row.name) && names.insert(row.variable), "{} is there twice", row.name);
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

    /// A value of each setting that differs from the default, as printed.
    const OTHERS: &[(&str, &str)] = &[
        ("language", "\"fr\""),
        ("library", "\"~/Articles \\\"à\\\" lire\""),
        ("site_url", "\"https://example.org/papers\""),
        ("state_dir", "\"/sync/vigie\""),
        ("generator", "\"hexo\""),
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
    fn every_setting_prints_and_parses_back() {
        assert_eq!(OTHERS.len(), SETTINGS.len());
        for (row, (name, written)) in SETTINGS.iter().zip(OTHERS) {
            assert_eq!(row.name, *name);
            let config = crate::config::Config::parse(&format!("{name} = {written}\n"));
            assert_eq!(config.mistakes, [], "{name}");
            assert_ne!(config.settings, Settings::default(), "{name}");
            assert_eq!((row.printed)(&config.settings), *written);
        }
    }

    #[test]
    fn variables_take_the_same_values_as_the_file() {
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
            row.take(&mut settings, &RawValue::Text(text.into())).unwrap();
            assert_eq!((row.printed)(&settings), printed, "{name}");
        }
    }
}
