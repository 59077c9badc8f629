//! Parses Markdown into a [`Document`] and lays documents out as rows.
//!
//! Every text in a document is [`CleanText`](crate::text::CleanText), every link that can be followed a [`SafeUrl`](crate::model::SafeUrl); HTML is reduced
//! to its text. Depth and size are bounded by [`MARKDOWN_LEVELS`](crate::limits::MARKDOWN_LEVELS) and
//! [`MARKDOWN_EVENTS`](crate::limits::MARKDOWN_EVENTS). Nothing is fetched or run here: `io` loads images,
//! `page` adds the header of the article. Floor 1.

mod address;
mod clean;
mod document;
mod draft;
mod html;
mod image;
mod inline;
pub mod layout;
mod parse;
pub mod write;

pub use clean::HeaderTexts;
pub use document::Document;
pub use image::{ImagePlace, ImageReference, ImageView, ImageViews};
pub use parse::parse;

#[cfg(test)]
mod tests;
