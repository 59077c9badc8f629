//! The rows of the table of phrases about settings, themes and keys.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_looks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// A file of settings cannot be used as it is.
    SettingFault { path: CleanText, line: usize, reason: CleanText } en ["{path}, line {line}: {reason}"] fr ["{path}, ligne {line}\u{a0}: {reason}"]
    } } };
}

pub(super) use with_looks;
