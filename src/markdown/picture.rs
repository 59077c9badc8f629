//! The images of a document: where each of them is, and what is said or shown in its place.
//!
//! Floor 1. Nothing is fetched, read or decoded here; an image is a number and an address.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::limits;
use crate::model::{ArticlePath, SafeUrl};
use crate::text::{CleanText, ImageId};

use super::inline::{Image, Target};

/// Where an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImagePlace {
    /// On the web: whoever fetches it tells a server what is being read.
    Web(SafeUrl),
    /// A path, as written: in the library, if anywhere.
    Library(CleanText),
    /// In the text itself, as a `data:` address. It is never shown as text.
    Data(Arc<str>),
}

/// An image of an article that can perhaps be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picturable {
    /// Its number.
    pub id: ImageId,
    /// Where it is.
    pub place: ImagePlace,
}

impl Picturable {
    /// The image at an address as somebody wrote it; nothing where no image can be.
    #[must_use]
    pub fn written(written: &str) -> Option<Self> {
        Self::of(&Target::new(written), data_of(written).as_ref())
    }

    /// The image of a document.
    pub(super) fn of_image(image: &Image) -> Option<Self> {
        Self::of(&image.target, image.data.as_ref())
    }

    fn of(target: &Target, data: Option<&Arc<str>>) -> Option<Self> {
        let numbered = |text: &str| ImageId(ArticlePath::number_of(text.as_ref()));
        if let Some(data) = data {
            return Some(Self { id: numbered(data), place: ImagePlace::Data(Arc::clone(data)) });
        }
        let place = match target {
            Target::Web(url) => ImagePlace::Web(url.clone()),
            Target::Other(written) => other_place(written)?,
        };
        Some(Self { id: numbered(target.as_str()), place })
    }
}

/// What an address that is no web link by itself means: the web by whatever scheme, or a path.
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

/// The `data:` address of an image, when `target` is one that is not absurdly long.
pub(super) fn data_of(target: &str) -> Option<Arc<str>> {
    let is_image = target.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    (is_image && target.len() <= limits::DATA_IMAGE_BYTES).then(|| target.into())
}

/// What stands in the place of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageNow {
    /// Its caption and a few words: that it comes, or why it does not.
    Said(CleanText),
    /// The image, in so many rows.
    Drawn(u16),
}

/// What stands in the places of the images of an article.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Illustrations {
    /// What is said of an image of the web of which nothing is known yet, such as the key that shows it.
    pub hint: Option<CleanText>,
    /// What is known.
    pub images: BTreeMap<ImageId, ImageNow>,
}

impl Illustrations {
    /// What stands in the place of an image.
    #[must_use]
    pub fn now(&self, image: &Picturable) -> ImageNow {
        match (self.images.get(&image.id), &image.place) {
            (Some(now), _) => now.clone(),
            (None, ImagePlace::Web(_)) => ImageNow::Said(self.hint.clone().unwrap_or_default()),
            (None, ImagePlace::Library(_) | ImagePlace::Data(_)) => ImageNow::Said(CleanText::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_the_image_is() {
        let place = |written: &str| Picturable::written(written).map(|image| image.place);
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
    fn the_number_of_an_image_depends_on_its_address_alone() {
        let id = |written: &str| Picturable::written(written).unwrap().id;
        assert_eq!(id("https://EXAMPLE.org/a.png"), id(" https://example.org/a.png"));
        assert_ne!(id("https://example.org/a.png"), id("https://example.org/b.png"));
        assert_ne!(id("data:image/png;base64,AA"), id("data:image/png;base64,AB"));
    }
}
