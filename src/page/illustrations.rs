//! The images of an article: the one that its front matter names, and those of its text.

use crate::frontmatter::Reading;
use crate::limits;
use crate::markdown::layout::illustration::{caption_rows, kept_rows};
use crate::markdown::{Illustrations, ImageNow, ImagePlace, Picturable};
use crate::model::Article;
use crate::text::{CleanText, Row};
use crate::wording::Phrase;

/// The images of an article that can perhaps be shown, in the order in which they stand; at most
/// [`limits::IMAGES`].
#[must_use]
pub fn images(reading: &Reading) -> Vec<Picturable> {
    let mut images: Vec<Picturable> = Vec::new();
    for image in of_header(&reading.article).into_iter().chain(super::clean_document(reading).images()) {
        if images.len() < limits::IMAGES && images.iter().all(|known| known.id != image.id) {
            images.push(image);
        }
    }
    images
}

/// The image that the front matter names.
fn of_header(article: &Article) -> Option<Picturable> {
    article.image_url.as_deref().and_then(Picturable::written)
}

/// What stands under the header of an article for its image: rows of the header itself, and rows that
/// stand apart from it. `credit` says whom the image belongs to.
pub(super) fn header_image(
    article: &Article,
    credit: Option<CleanText>,
    illustrations: &Illustrations,
    columns: usize,
) -> (Vec<Row>, Vec<Row>) {
    let plain =
        |credit: Option<CleanText>| credit.map(|credit| super::faint(&credit, columns)).unwrap_or_default();
    let Some(image) = of_header(article) else { return (plain(credit), Vec::new()) };
    match illustrations.now(&image) {
        ImageNow::Drawn(rows) => {
            let mut apart: Vec<Row> = kept_rows(image.id, rows).collect();
            if let Some(credit) = credit {
                apart.extend(caption_rows(image.id, &credit, &CleanText::default(), columns));
            }
            (Vec::new(), apart)
        }
        ImageNow::Said(said) => {
            let caption = credit.unwrap_or_else(|| caption(&image));
            (caption_rows(image.id, &caption, &said, columns), Vec::new())
        }
    }
}

/// The caption of an image without a credit: where it is.
fn caption(image: &Picturable) -> CleanText {
    let alone = Phrase::ImageAlone.text();
    match &image.place {
        ImagePlace::Web(url) => CleanText::line(&format!("{} ({})", alone.as_str(), url.host())),
        ImagePlace::Library(_) | ImagePlace::Data(_) => alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter;
    use crate::model::ArticlePath;
    use crate::page;

    const TEXT: &str = "---\ntitle: T\nimageUrl: https://example.org/a.png\nimageCredit: Agency\n---\n\
        Words.\n\n![A cat](cat.png)\n\nMore ![in line](/x.png) words.\n\n![A cat](cat.png)\n";

    fn reading(text: &str) -> Reading {
        frontmatter::read(&ArticlePath::new("a.md".into()), text.as_bytes(), jiff::civil::date(2026, 11, 22))
    }

    fn shown(text: &str, illustrations: Option<&Illustrations>) -> String {
        let rows = page::illustrated(&reading(text), &CleanText::default(), 60, illustrations);
        let kept = |row: &Row| matches!(row.image, Some(crate::text::ImagePart::Line(..)));
        let line = |row: &Row| if kept(row) { "#".to_owned() } else { row.plain().trim_end().to_owned() };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_image_is_found_once_the_one_of_the_header_first() {
        let ids: Vec<_> = images(&reading(TEXT)).iter().map(|image| image.place.clone()).collect();
        let web = crate::model::SafeUrl::parse("https://example.org/a.png").unwrap();
        let path = |path: &str| ImagePlace::Library(CleanText::line(path));
        assert_eq!(ids, [ImagePlace::Web(web), path("cat.png"), path("/x.png")]);
        let many: Vec<String> =
            (0..limits::IMAGES * 2).map(|number| format!("![]({number}.png)\n\n")).collect();
        let many = many.concat();
        assert_eq!(images(&reading(&many)).len(), limits::IMAGES);
    }

    #[test]
    fn an_image_is_its_caption_until_it_is_there() {
        assert_eq!(
            shown(TEXT, None),
            "T\n\nImage: Agency\n\nWords.\n\n[image: A cat] (cat.png)\n\nMore [image: in line] (/x.png) words.\n\n\
             [image: A cat] (cat.png)"
        );
        let hint = Some(CleanText::line("press I to see it"));
        let asked = Illustrations { hint, ..Illustrations::default() };
        assert!(
            shown(TEXT, Some(&asked)).starts_with(
                "T\n\nImage: Agency · press I to see it\n\nWords.\n\n[image: A cat] (cat.png)\n"
            )
        );
        let without_credit = TEXT.replace("imageCredit: Agency\n", "");
        assert!(
            shown(&without_credit, Some(&asked))
                .starts_with("T\n\n[image] (example.org) · press I to see it\n\nWords.")
        );
        let found = images(&reading(TEXT));
        let drawn = |rows| found.iter().map(|image| (image.id, ImageNow::Drawn(rows))).collect();
        let all = Illustrations { hint: None, images: drawn(2) };
        assert_eq!(
            shown(TEXT, Some(&all)),
            "T\n\n#\n#\nImage: Agency\n\nWords.\n\n#\n#\nA cat\n\nMore [image: in line] (/x.png) words.\n#\n#\n\n\
             #\n#\nA cat"
        );
        let said = |text: &str| ImageNow::Said(CleanText::line(text));
        let failed = Illustrations {
            hint: None,
            images: found.iter().map(|image| (image.id, said("too large"))).collect(),
        };
        let text = shown(TEXT, Some(&failed));
        assert!(
            text.contains("Image: Agency · too large")
                && text.contains("[image: A cat] (cat.png) · too large"),
            "{text}"
        );
    }
}
