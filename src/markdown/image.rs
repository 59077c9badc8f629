//! The images that a document refers to: their addresses, and what the page shows in their places.
//!
//! An image is only a number and an address here; `io::images` fetches and decodes it. Floor 1, part of
//! [`markdown`](crate::markdown).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{ArticlePath, SafeUrl};
use crate::text::{CleanText, ImageId};

use super::inline::{Image, Inline, LinkTarget};

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
    /// A number that depends only on the address.
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

/// The place for an address without `http:` or `https:`: the web for `//host/…`, else a path; `None` for an
/// empty address, a place on the page and any other scheme.
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

/// The images in `inlines` that might be shown.
pub(super) fn in_inlines(inlines: &[Inline]) -> impl Iterator<Item = ImageReference> {
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
