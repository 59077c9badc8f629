//! Mouse input, each event at a cell, and the table GESTURES, which describes the mouse in the help. Floor 1, part
//! of [`input`](crate::input). Reading the mouse is left to `shell`.

use crate::wording::Bilingual;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointerAct {
    Press,
    /// The left button was pressed again at the same cell, soon after: the second half of a double click.
    DoublePress,
    /// The left button was pressed while Control was held.
    ControlPress,
    Middle,
    RightPress,
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

/// A mouse event and its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pointer {
    pub act: PointerAct,
    pub column: u16,
    pub row: u16,
}

/// A mouse gesture, for the help.
#[derive(Clone, Copy, Debug)]
pub struct GestureRow {
    /// The gesture, such as “middle click”.
    pub done: Bilingual,
    pub help: Bilingual,
}

/// The heading of the gestures in the help.
pub const MOUSE: Bilingual = Bilingual::new("Mouse", "Souris");

/// Every gesture, in the order of the help.
pub const GESTURES: &[GestureRow] = &[
    row(
        ("wheel", "Scroll the pane under the pointer, even if another one is active"),
        ("molette", "Faire défiler le volet sous le pointeur, même si un autre est actif"),
    ),
    row(
        (
            "click",
            "Go to an article, filter by a tag or date, open a link, load an image, press a key shown in the status line",
        ),
        (
            "clic",
            "Aller à un article, filtrer par étiquette ou par date, ouvrir un lien, charger une image, actionner une touche de la ligne d’état",
        ),
    ),
    row(("double click", "Read the article"), ("double clic", "Lire l’article")),
    row(
        ("middle click", "Open the source of the article, or the link, in the browser"),
        ("clic du milieu", "Ouvrir la source de l’article, ou le lien, dans le navigateur"),
    ),
    row(
        ("right click", "Go back one step: close, leave the pane, remove the last condition of the filter"),
        (
            "clic droit",
            "Revenir en arrière\u{a0}: fermer, quitter le volet, retirer la dernière condition du filtre",
        ),
    ),
    row(
        ("Ctrl+click", "Select or deselect an article; exclude a tag or date"),
        ("Ctrl+clic", "Sélectionner ou désélectionner un article\u{a0}; exclure une étiquette ou une date"),
    ),
    row(
        ("drag", "Move the border between two panes"),
        ("glisser", "Déplacer la séparation entre deux volets"),
    ),
    row(
        ("click at the top", "Type a filter, show only unread or new articles, choose how to sort"),
        ("clic en haut", "Saisir un filtre, n’afficher que les non lus ou les nouveaux, choisir le tri"),
    ),
    row(
        ("Shift+drag", "Select text in the terminal"),
        ("Maj+glisser", "Sélectionner du texte dans le terminal"),
    ),
];

const fn row(english: (&'static str, &'static str), french: (&'static str, &'static str)) -> GestureRow {
    GestureRow { done: Bilingual::new(english.0, french.0), help: Bilingual::new(english.1, french.1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn gestures_are_in_both_languages() {
        typography::check(MOUSE, "the mouse");
        for row in GESTURES {
            typography::check(row.done, row.done.english);
            typography::check(row.help, row.done.english);
        }
    }
}
