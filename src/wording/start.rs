//! The rows of the table of phrases about starting: sessions, the first run, plain output.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_start {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// Something else than vigie was expected to be told only once.
    SessionNotKept { reason: CleanText } en ["the session is not remembered: {reason}"] fr ["la session ne sera pas retenue : {reason}"]
    } } };
}

pub(super) use with_start;
