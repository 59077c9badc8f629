//! The rows of the table of phrases about images.

/// Calls the next macro with the given rows and those of this file.
macro_rules! with_images {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    /// An image that is on its way, in the place where it will be.
    ImageComing en ["the image is being fetched…"] fr ["image en cours de chargement…"]
    } } };
}

pub(super) use with_images;
