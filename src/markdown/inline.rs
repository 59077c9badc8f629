//! What stands inside a line of text: words, links, images, notes.
//!
//! Floor 1. Flat on purpose: a link holds words only, so that no depth of brackets makes a depth of
//! values. It does not decide how anything is shown.

use std::sync::Arc;

use crate::limits;
use crate::model::SafeUrl;
use crate::text::{CleanText, Span};

use super::picture::Picturable;

/// A part of a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words in one role: text, strong, emphasis, both, struck or code.
    Text(Span),
    /// A line break that the author asked for.
    Break,
    /// A link.
    Link(Link),
    /// An image.
    Image(Image),
    /// A reference to the footnote of this label.
    Note(CleanText),
}

/// A link in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: Vec<Span>,
    /// Where it leads.
    pub target: Target,
}

/// An image in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its description; may be empty.
    pub alt: CleanText,
    /// Where it is.
    pub target: Target,
    /// The image itself, as a `data:` address, where it stands in the text.
    pub data: Option<Arc<str>>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A web link: the only kind that may be followed.
    Web(SafeUrl),
    /// Anything else, as written; it is text and nothing more.
    Other(CleanText),
}

impl Target {
    /// The target that `written` means.
    pub(super) fn new(written: &str) -> Self {
        match SafeUrl::parse(written) {
            Ok(url) => Self::Web(url),
            Err(_) => Self::Other(CleanText::line(written).cut_to_graphemes(limits::URL_BYTES)),
        }
    }

    /// The web link, when it is one.
    pub(super) fn web(&self) -> Option<&SafeUrl> {
        match self {
            Self::Web(url) => Some(url),
            Self::Other(_) => None,
        }
    }

    /// The address as it is compared: a web link in its normal form, anything else as written.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Web(url) => url.as_str(),
            Self::Other(written) => written,
        }
    }
}

impl Link {
    /// What the link says, as one text.
    pub(super) fn label_text(&self) -> String {
        self.label.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether the link says its own address and nothing else.
    pub(super) fn is_bare(&self) -> bool {
        let label = self.label_text();
        // The normal form of an address is its own normal form.
        if self.target.web().is_some_and(|url| url.as_str() == label) {
            return true;
        }
        label.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
            && SafeUrl::parse(&label).ok().as_ref() == self.target.web()
    }
}

/// Appends the words of `inlines` as they are searched: descriptions of images, and hosts in the
/// place of addresses.
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

/// The images in `inlines` that can perhaps be shown.
pub(super) fn images(inlines: &[Inline]) -> impl Iterator<Item = Picturable> {
    inlines.iter().filter_map(|inline| match inline {
        Inline::Image(image) => Picturable::of_image(image),
        Inline::Text(_) | Inline::Break | Inline::Link(_) | Inline::Note(_) => None,
    })
}

/// The words of `inlines` as they were written, without images: what is compared with the header.
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
