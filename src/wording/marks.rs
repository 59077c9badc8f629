//! The rows of the table of phrases about what was read.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_marks {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Marks that could not be kept.
    MarksNotSaved { reason: CleanText } en ["not saved: {reason}"] fr ["non enregistré\u{a0}: {reason}"]
    } } };
}

pub(super) use with_marks;
