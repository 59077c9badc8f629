//! What a pointer does: presses, drags and wheels, each at a cell; and the table of what that means.

use crate::wording::Words;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointerAct {
    /// The first button was pressed.
    Press,
    /// The first button was pressed once more at the same place, soon after.
    PressAgain,
    /// The first button was pressed with Control held.
    PressToo,
    /// The middle button was pressed.
    Middle,
    /// The second button was pressed.
    Second,
    /// The pointer was moved with the first button held.
    Drag,
    /// The first button was let go.
    Release,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// What was done, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// What.
    pub act: PointerAct,
    /// The column of the cell, from 0.
    pub column: u16,
    /// The row of the cell, from 0.
    pub row: u16,
}

/// Something that one does with a pointer, for the help.
#[derive(Clone, Copy, Debug)]
pub struct GestureRow {
    /// What is done.
    pub done: Words,
    /// What it changes.
    pub help: Words,
}

/// What a pointer is called.
pub const MOUSE: Words = Words::new("The mouse", "La souris");

/// What one does with a pointer.
pub const GESTURES: &[GestureRow] = &[
    row(
        ("wheel", "Scroll what is under the pointer, whatever has the keyboard"),
        ("molette", "Faire défiler ce qui est sous le pointeur, quel que soit le volet actif"),
    ),
    row(
        (
            "click",
            "Select an article, choose a tag or a date, follow a link, show an image, press a key that is named at the bottom",
        ),
        (
            "clic",
            "Sélectionner un article, choisir une étiquette ou une date, suivre un lien, montrer une image, actionner une touche nommée en bas",
        ),
    ),
    row(("double click", "Go into the article"), ("double clic", "Entrer dans l’article")),
    row(
        ("middle click", "Open the article, or the link, in the browser"),
        ("clic du milieu", "Ouvrir l’article, ou le lien, dans le navigateur"),
    ),
    row(
        ("right click", "One step back: close, leave the pane, take the last condition out of the filter"),
        (
            "clic droit",
            "Un pas en arrière\u{a0}: fermer, quitter le volet, retirer la dernière condition du filtre",
        ),
    ),
    row(
        ("Ctrl click", "Add the article to those selected, or take it out"),
        ("Ctrl clic", "Ajouter l’article à la sélection, ou l’en retirer"),
    ),
    row(("drag", "Move the border between two panes"), ("glisser", "Déplacer la bordure entre deux volets")),
    row(
        ("click at the top", "Type the filter, show unread or new articles, choose an order"),
        ("clic en haut", "Saisir le filtre, montrer les articles non lus ou nouveaux, choisir un ordre"),
    ),
    row(
        ("Shift drag", "Select text, as the terminal does"),
        ("Maj glisser", "Sélectionner du texte, comme le fait le terminal"),
    ),
];

/// A row of the table, in both languages.
const fn row(english: (&'static str, &'static str), french: (&'static str, &'static str)) -> GestureRow {
    GestureRow { done: Words::new(english.0, french.0), help: Words::new(english.1, french.1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn every_gesture_is_said_in_both_languages() {
        typography::check(MOUSE, "the mouse");
        for row in GESTURES {
            typography::check(row.done, row.done.english);
            typography::check(row.help, row.done.english);
        }
    }
}
