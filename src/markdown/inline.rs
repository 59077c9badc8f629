//! The inline content of a block: text, links, images and references to footnotes. The list is flat: a link contains
//! only text. [`layout`](super::layout) decides how content is shown, and `io::images` fetches and decodes images,
//! which are only a number and an address here. Floor 1, part of [`markdown`](crate::markdown).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::limits;
use crate::model::{ArticlePath, SafeUrl};
use crate::text::{CleanText, ImageId, Span};

/// An element of inline content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text in one role: plain, strong, emphasis, both, struck out or code.
    Text(Span),
    Break,
    Link(TextLink),
    Image(Image),
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
    pub alt: CleanText,
    pub target: LinkTarget,
    /// The whole address, if it is a `data:` address of an image and not too large.
    pub data: Option<Arc<str>>,
}

impl Image {
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

    pub(super) fn web(&self) -> Option<&SafeUrl> {
        match self {
            Self::Web(url) => Some(url),
            Self::Other(_) => None,
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

/// Where the bytes of an image come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImagePlace {
    /// The web. Fetching it reveals to a server which article is being read.
    Web(SafeUrl),
    /// A path as written; only files in the library are shown.
    Library(CleanText),
    /// A `data:` address, which contains the image. It is never shown as text.
    Data(Arc<str>),
}

/// An image of an article that might be shown: whether its file exists and can be decoded is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageReference {
    pub id: ImageId,
    pub place: ImagePlace,
}

impl ImageReference {
    /// The image at an address as written; `None` if the address cannot lead to an image.
    pub fn written(written: &str) -> Option<Self> {
        Self::of_image(&Image::new("", written))
    }

    /// The image to which inline content refers; `None` if its address cannot lead to an image.
    pub(super) fn of_image(image: &Image) -> Option<Self> {
        let (address, place) = match (&image.data, &image.target) {
            (Some(data), _) => (&**data, ImagePlace::Data(Arc::clone(data))),
            (None, LinkTarget::Web(url)) => (url.as_str(), ImagePlace::Web(url.clone())),
            (None, LinkTarget::Other(written)) => (written.as_str(), other_place(written)?),
        };
        Some(Self { id: ImageId(ArticlePath::number_of(address.as_ref())), place })
    }
}

/// The place for an address without `http:` or `https:`: the web for `//host/…`, a path, or none.
fn other_place(written: &CleanText) -> Option<ImagePlace> {
    if written.is_empty() || written.starts_with('#') {
        return None;
    }
    if written.starts_with("//") {
        return SafeUrl::parse(&format!("https:{}", written.as_str())).ok().map(ImagePlace::Web);
    }
    let before = written.split(['/', '?', '#']).next().unwrap_or_default();
    let has_scheme = before.contains(':') || written.starts_with('[');
    (!has_scheme).then(|| ImagePlace::Library(written.clone()))
}

pub(super) fn images(inlines: &[Inline]) -> impl Iterator<Item = ImageReference> {
    inlines.iter().filter_map(|inline| {
        let Inline::Image(image) = inline else { return None };
        ImageReference::of_image(image)
    })
}

/// What the page shows in the place of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageView {
    /// Its caption and a note: that the image is loading, or why it is not shown. The note may be empty.
    Note(CleanText),
    /// The image, in this number of rows.
    Drawn(u16),
}

/// What the page shows in the places of an article's images.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ImageViews {
    /// The note on web images without a state, such as the key that shows them.
    pub hint: Option<CleanText>,
    /// The states of the images that have one.
    pub images: BTreeMap<ImageId, ImageView>,
}

impl ImageViews {
    /// What to show in the place of `image`.
    pub fn now(&self, image: &ImageReference) -> ImageView {
        match (self.images.get(&image.id), &image.place) {
            (Some(now), _) => now.clone(),
            (None, ImagePlace::Web(_)) => ImageView::Note(self.hint.clone().unwrap_or_default()),
            (None, ImagePlace::Library(_) | ImagePlace::Data(_)) => ImageView::Note(CleanText::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;

    #[test]
    fn addresses_lead_to_the_web_the_library_or_their_own_data() {
        let place = |written: &str| ImageReference::written(written).map(|image| image.place);
        let web = |url: &str| Some(ImagePlace::Web(SafeUrl::parse(url).unwrap()));
        let path = |path: &str| Some(ImagePlace::Library(CleanText::line(path)));
        for (written, answer) in [
            ("https://example.org/a.png", web("https://example.org/a.png")),
            ("//example.org/a.png", web("https://example.org/a.png")),
            ("a.png", path("a.png")),
            ("../images/a b.png", path("../images/a b.png")),
            ("/images/10:30.png", path("/images/10:30.png")),
            ("", None),
            ("#top", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("[object Object]", None),
            ("data:text/html,x", None),
            ("DATA:image/png;base64,AA", Some(ImagePlace::Data("DATA:image/png;base64,AA".into()))),
        ] {
            assert_eq!(place(written), answer, "{written}");
        }
        let long = format!("data:image/png;base64,{}", "A".repeat(limits::DATA_IMAGE_BYTES));
        assert_eq!(place(&long), None);
    }

    #[test]
    fn image_ids_depend_only_on_the_address() {
        let id = |written: &str| ImageReference::written(written).unwrap().id;
        assert_eq!(id("https://EXAMPLE.org/a.png"), id(" https://example.org/a.png"));
        assert_ne!(id("https://example.org/a.png"), id("https://example.org/b.png"));
        assert_ne!(id("data:image/png;base64,AA"), id("data:image/png;base64,AB"));
    }
}
