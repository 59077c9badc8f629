//! Injects panics, for tests of how the program survives them. It never panics by itself: the tests set
//! `VIGIE_FAULT` to a place, one of `loop`, `folder`, `file`, `article`, `image` and `search`.
//!
//! Floor 4, part of [`io`](crate::io). Only in builds with debug assertions: in a release
//! [`panic_if_injected`] is empty and the variable is never read.

/// Panics if `VIGIE_FAULT` names this place.
#[expect(clippy::panic, reason = "the fault that a test asks for")]
pub fn panic_if_injected(place: &str) {
    if cfg!(debug_assertions) && std::env::var_os("VIGIE_FAULT").is_some_and(|wanted| wanted == place) {
        std::panic::panic_any("a fault that a test asked for");
    }
}
