//! The inline content of a block: text, links, images and references to footnotes.
//!
//! The list is flat: a link contains only text, so nested brackets do not become nested values.
//! [`layout`](super::layout) decides how content is shown. Floor 1, part of [`markdown`](crate::markdown).

use std::sync::Arc;

use crate::limits;
use crate::model::SafeUrl;
use crate::text::{CleanText, Span};

/// An element of inline content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text in one role: plain, strong, emphasis, both, struck out or code.
    Text(Span),
    Break,
    Link(TextLink),
    Image(Image),
    /// A reference to the footnote with this label.
    Note(CleanText),
}

/// A link with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLink {
    /// The text of the link; never blank.
    pub label: Vec<Span>,
    pub target: LinkTarget,
}

/// An image that the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The description; may be empty.
    pub alt: CleanText,
    pub target: LinkTarget,
    /// The whole address if it is a `data:` address of an image, which contains the image itself, and not
    /// larger than [`DATA_IMAGE_BYTES`](limits::DATA_IMAGE_BYTES).
    pub data: Option<Arc<str>>,
}

impl Image {
    /// The image with a description, at an address as written.
    pub(super) fn new(alt: &str, target: &str) -> Self {
        let is_data = target.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
        let data = (is_data && target.len() <= limits::DATA_IMAGE_BYTES).then(|| target.into());
        Self { alt: CleanText::line(alt), target: LinkTarget::new(target), data }
    }
}

/// The address of a link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A web address: the only kind that can be followed.
    Web(SafeUrl),
    /// Anything else, as written; it is only shown as text.
    Other(CleanText),
}

impl LinkTarget {
    /// The target for an address as written, shortened if it is not a web address.
    pub(super) fn new(written: &str) -> Self {
        match SafeUrl::parse(written) {
            Ok(url) => Self::Web(url),
            Err(_) => Self::Other(CleanText::line(written).cut_to_graphemes(limits::URL_BYTES)),
        }
    }

    /// The web address; `None` for other targets.
    pub(super) fn web(&self) -> Option<&SafeUrl> {
        match self {
            Self::Web(url) => Some(url),
            Self::Other(_) => None,
        }
    }

    /// The address for comparing: a web address in its normal form, anything else as written.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Web(url) => url.as_str(),
            Self::Other(written) => written,
        }
    }
}

impl Inline {
    /// Whether it is a line break or nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Break => true,
            Self::Text(span) => span.text.trim().is_empty(),
            Self::Link(_) | Self::Image(_) | Self::Note(_) => false,
        }
    }
}

impl TextLink {
    /// The label without its roles.
    pub(super) fn label_text(&self) -> String {
        self.label.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether the label is the address of the link.
    pub(super) fn is_bare(&self) -> bool {
        let label = self.label_text();
        // Skip parsing for the usual case; a label in normal form would parse to itself.
        if self.target.web().is_some_and(|url| url.as_str() == label) {
            return true;
        }
        label.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
            && SafeUrl::parse(&label).ok().as_ref() == self.target.web()
    }
}

/// Appends `inlines` to `text` for the index: descriptions for images, and hosts instead of addresses.
pub(super) fn write_searched(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(span) => text.push_str(&span.text),
            Inline::Break => text.push(' '),
            Inline::Link(link) if link.is_bare() => {
                text.push_str(link.target.web().map_or("", SafeUrl::host));
            }
            Inline::Link(link) => {
                text.push_str(&link.label_text());
                if let Some(url) = link.target.web() {
                    text.push(' ');
                    text.push_str(url.host());
                }
            }
            Inline::Image(image) => text.push_str(&image.alt),
            Inline::Note(_) => {}
        }
    }
}

/// The text of `inlines` without images and references, for comparing with the header.
pub(super) fn written(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(span) => text.push_str(&span.text),
            Inline::Break => text.push(' '),
            Inline::Link(link) => text.push_str(&link.label_text()),
            Inline::Image(_) | Inline::Note(_) => {}
        }
    }
    text
}
