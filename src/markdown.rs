//! Parses Markdown into a [`Document`] and lays documents out as rows. HTML is reduced to its text; depth and size
//! are bounded. Nothing is fetched or run here: `io` loads images, `page` adds the header of the article. Floor 1.

mod address;
mod clean;
mod document;
mod draft;
mod html;
mod inline;
pub mod layout;
mod parse;
pub mod plain;
pub mod write;

pub use document::Document;
pub use inline::{ImagePlace, ImageReference, ImageView, ImageViews};
pub use parse::parse;

#[cfg(test)]
mod tests;
