//! Faults for the tests of what must survive them.
//!
//! In a build with debug assertions, `VIGIE_FAULT=PLACE` makes the program panic at that place: `loop`,
//! `folder`, `file`, `article`, `image` or `search`. A release holds none of this: [`strike`] is empty there and
//! the variable is never read.

/// Panics if the tests asked for a fault at this place.
#[expect(clippy::panic, reason = "the fault that a test asks for")]
pub fn strike(place: &str) {
    if cfg!(debug_assertions) && std::env::var_os("VIGIE_FAULT").is_some_and(|wanted| wanted == place) {
        std::panic::panic_any("a fault that a test asked for");
    }
}
