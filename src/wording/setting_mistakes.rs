//! The messages for mistakes in the files of the user: settings, keys, themes, highlights, saved searches.
//! Finding mistakes is left to [`config`](crate::config). Floor 0, part of [`wording`](crate::wording).

use crate::limits;
use crate::text::CleanText;
use crate::wording::numbers::grouped;

sentences! {
    /// What is wrong in a file of the user, or in the value of a setting.
    enum SettingMistake {
        // The file of saved searches.
        SearchesNoTable en ["searches is not a table of names and queries"] fr ["searches n’est pas une table de noms et de requêtes"]
        SearchNoText { name: CleanText } en ["the query of “{name}” must be in quotes"] fr ["la requête de «\u{a0}{name}\u{a0}» doit être entre guillemets"]
        TooManySearches en ["there are already {} searches, the maximum", grouped(limits::SEARCHES)] fr ["il y a déjà {} recherches, le maximum", grouped(limits::SEARCHES)]
        /// An edit would lose something in the file.
        SearchesNotEditable en ["vigie cannot safely edit a file written this way"] fr ["vigie ne peut pas modifier sans risque un fichier écrit ainsi"]

        // Mistakes in settings.
        NotToml { reason: CleanText } en ["not valid TOML: {reason}"] fr ["TOML invalide\u{a0}: {reason}"]
        About { name: &'static str, reason: CleanText } en ["{name}: {reason}"] fr ["{name}\u{a0}: {reason}"]
        NotAllowed { given: CleanText, allowed: CleanText } en ["invalid value “{given}”; expected {allowed}"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; valeurs possibles\u{a0}: {allowed}"]
        NotAllowedMeant { given: CleanText, meant: CleanText } en ["invalid value “{given}”; did you mean {meant}?"] fr ["valeur «\u{a0}{given}\u{a0}» incorrecte\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        NotALink { given: CleanText, reason: CleanText } en ["“{given}” is not a web link: {reason}"] fr ["«\u{a0}{given}\u{a0}» n’est pas un lien web\u{a0}: {reason}"]
        TooLong en ["the text is longer than {} bytes or contains characters that cannot be displayed", grouped(limits::SETTING_BYTES)] fr ["le texte dépasse {} octets ou contient des caractères impossibles à afficher", grouped(limits::SETTING_BYTES)]
        /// A mistake, and the name that was probably meant.
        Suggested { problem: CleanText, instead: CleanText } en ["{problem}; did you mean {instead}?"] fr ["{problem}\u{a0}; vouliez-vous dire {instead}\u{a0}?"]
        /// A mistake, and the page of the help that lists the valid names.
        ListedInHelp { problem: CleanText, topic: &'static str } en ["{problem}; “vigie help {topic}” lists them"] fr ["{problem}\u{a0}; «\u{a0}vigie help {topic}\u{a0}» en donne la liste"]
        UnknownSetting { name: CleanText } en ["there is no setting “{name}”"] fr ["il n’y a pas de réglage «\u{a0}{name}\u{a0}»"]

        // Mistakes in themes, and choosing one.
        UnknownTheme { name: CleanText } en ["there is no theme “{name}”"] fr ["il n’y a pas de thème «\u{a0}{name}\u{a0}»"]
        UnknownRole { name: CleanText } en ["there is no colour “{name}”"] fr ["il n’y a pas de couleur «\u{a0}{name}\u{a0}»"]
        NotAColour { given: CleanText } en ["“{given}” is not a colour; use #rrggbb, a number up to 255, a name such as bright-red, or default"] fr ["«\u{a0}{given}\u{a0}» n’est pas une couleur\u{a0}; écrivez #rrggbb, un nombre jusqu’à 255, un nom comme bright-red, ou default"]

        // Mistakes in keys.
        UnknownAction { name: CleanText } en ["there is no action “{name}”"] fr ["il n’y a pas d’action «\u{a0}{name}\u{a0}»"]
        UnknownMode { name: CleanText } en ["[keys.{name}]: there is no such place"] fr ["[keys.{name}]\u{a0}: ce contexte n’existe pas"]
        SettingUnderKeys { name: &'static str } en ["{name} is a setting; put it above [keys]"] fr ["{name} est un réglage\u{a0}; placez-le au-dessus de [keys]"]
        NoKeys { action: &'static str } en ["{action}: write a key, a list of keys, or false for none"] fr ["{action}\u{a0}: écrivez une touche, une liste de touches, ou false pour aucune"]
        NotAKey { action: &'static str, given: CleanText } en ["{action}: “{given}” is not a key; keys are written like j, C-d, A-x, F5, Enter, gg or C-x k"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; écrivez par exemple j, C-d, A-x, F5, Enter, gg ou C-x k"]
        NotAKeyMeant { action: &'static str, given: CleanText, meant: CleanText } en ["{action}: “{given}” is not a key; did you mean {meant}?"] fr ["{action}\u{a0}: «\u{a0}{given}\u{a0}» n’est pas une touche\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
        ActionNotAvailable { action: &'static str, mode: &'static str } en ["{action} is not available in {mode}; “vigie help keys” shows where it is"] fr ["l’action {action} n’est pas disponible dans le contexte {mode}\u{a0}; voir «\u{a0}vigie help keys\u{a0}»"]
        /// A letter for an action of a prompt, where letters are typed.
        KeyIsTyped { key_sequence: CleanText, action: &'static str } en ["{action}: {key_sequence} is typed as text there; choose another key"] fr ["{action}\u{a0}: {key_sequence} sert ici à écrire une lettre\u{a0}; choisissez une autre touche"]
        /// Two lines use the same keys, or one begins with the other; the earlier line wins.
        KeyTwice { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str, line: usize } en ["{key_sequence} ({action}) conflicts with {other_sequence} ({other}, line {line}); keeping {other}"] fr ["{key_sequence} ({action}) est en conflit avec {other_sequence} ({other}, ligne {line})\u{a0}; {other} est conservé"]
        /// A line uses the default keys of another action, which loses them.
        KeyTwiceByDefault { key_sequence: CleanText, action: &'static str, other_sequence: CleanText, other: &'static str } en ["{key_sequence} ({action}) overrides the default {other_sequence} ({other}); give {other} another key, or false for none"] fr ["{key_sequence} ({action}) remplace la touche par défaut {other_sequence} ({other})\u{a0}; donnez une autre touche à {other}, ou false pour aucune"]
        /// The keys would make it impossible to leave a mode, so one of them is kept.
        NoWayBack { action: &'static str, mode: &'static str, key_sequence: CleanText } en ["{mode} cannot be left without {action}; keeping {key_sequence}"] fr ["sans {action}, impossible de quitter le contexte {mode}\u{a0}; {key_sequence} est conservé"]

        // Mistakes in highlights.
        HighlightNoTable en ["write highlights as [[highlight]] tables"] fr ["écrivez les surlignages sous la forme [[highlight]]"]
        HighlightIncomplete en ["a highlight needs a query or a search, and a style"] fr ["un surlignage a besoin d’une requête (query) ou d’une recherche (search), et d’un style"]
        HighlightQuery { reason: CleanText } en ["query ignored: {reason}"] fr ["requête ignorée\u{a0}: {reason}"]
        HighlightOrders en ["sort: and limit: have no effect in a highlight; remove them"] fr ["sort: et limit: n’ont pas d’effet dans un surlignage\u{a0}; retirez-les"]
        NotAStyle { given: CleanText } en ["“{given}” is not a style; use bold, italic, underline, a colour, or a name from “vigie help themes”"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; écrivez bold, italic, underline, une couleur ou un nom de «\u{a0}vigie help themes\u{a0}»"]
        NotAStyleMeant { given: CleanText, meant: CleanText } en ["“{given}” is not a style; did you mean {meant}?"] fr ["«\u{a0}{given}\u{a0}» n’est pas un style\u{a0}; vouliez-vous dire {meant}\u{a0}?"]
    }
}

impl SettingMistake {
    /// The message about an unknown name, followed by the name that was probably meant, or else by the page of the
    /// help that lists the valid ones.
    #[must_use]
    pub fn suggesting_or_listed(self, instead: Option<&str>, topic: &'static str) -> Self {
        let problem = self.text();
        match instead {
            Some(instead) => Self::Suggested { problem, instead: CleanText::line(instead) },
            None => Self::ListedInHelp { problem, topic },
        }
    }
}
