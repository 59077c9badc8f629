//! The rows of the table of phrases about reading an article.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_reading {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// How far an article was read.
    Progress { percent: usize } en ["{percent} %"] fr ["{percent}\u{a0}%"]
    } } };
}

pub(super) use with_reading;
