//! The rows of the table of phrases about starting: sessions, the first run, plain output.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_start {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// The library of the last time is not there.
    LastLibraryGone { folder: CleanText } en ["{folder}, where you were last, is not there; this is the sample library"] fr ["{folder}, ouvert la dernière fois, n’existe plus\u{a0}; voici la bibliothèque d’exemple"]
    } } };
}

pub(super) use with_start;
