//! Lists the images of an article, and lays out the one that its front matter names. Floor 2, part of
//! [`page`](crate::page). Images in the text are laid out by `markdown::layout`, loaded by `io`.

use crate::limits;
use crate::markdown::layout::{caption_rows, reserved_rows, wrap_text};
use crate::markdown::{Document, ImagePlace, ImageReference, ImageView, ImageViews};
use crate::model::Article;
use crate::text::{CleanText, Role, Row};
use crate::wording::Phrase;

/// The images of an article and its text that can possibly be shown, in order of appearance, each once; at
/// most [`limits::IMAGES`].
pub fn images(article: &Article, document: &Document) -> Vec<ImageReference> {
    let mut images: Vec<ImageReference> = Vec::new();
    for image in of_header(article).into_iter().chain(document.images()) {
        if images.len() < limits::IMAGES && images.iter().all(|known| known.id != image.id) {
            images.push(image);
        }
    }
    images
}

fn of_header(article: &Article) -> Option<ImageReference> {
    article.image_url.as_deref().and_then(ImageReference::written)
}

/// The rows for the image of the header: those that belong to the header, and those that form a block of
/// their own after it. `credit` is the image credit, as displayed.
pub(super) fn header_image(
    article: &Article,
    credit: Option<CleanText>,
    image_views: Option<&ImageViews>,
    columns: usize,
) -> (Vec<Row>, Vec<Row>) {
    let Some((image, image_views)) = of_header(article).zip(image_views) else {
        let plain = credit.map(|credit| wrap_text(&credit, Role::Fact, columns));
        return (plain.unwrap_or_default(), Vec::new());
    };
    match image_views.now(&image) {
        ImageView::Drawn(rows) => {
            let mut apart: Vec<Row> = reserved_rows(image.id, rows).collect();
            if let Some(credit) = credit {
                apart.extend(caption_rows(image.id, &credit, &CleanText::default(), columns));
            }
            (Vec::new(), apart)
        }
        ImageView::Note(note) => {
            let caption = credit.unwrap_or_else(|| caption(&image));
            let mut rows = caption_rows(image.id, &caption, &note, columns);
            rows.iter_mut().flat_map(|row| &mut row.spans).for_each(|span| span.role = Role::Fact);
            (rows, Vec::new())
        }
    }
}

/// The caption of an image without a credit: its host, if it is on the web.
fn caption(image: &ImageReference) -> CleanText {
    let alone = Phrase::ImageAlone.text();
    match &image.place {
        ImagePlace::Web(url) => CleanText::line(&format!("{} ({})", alone.as_str(), url.host())),
        ImagePlace::Library(_) | ImagePlace::Data(_) => alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frontmatter::{self, ParsedFile};
    use crate::model::ArticlePath;
    use crate::page;

    const TEXT: &str = "---\ntitle: T\nimageUrl: https://example.org/a.png\nimageCredit: Agency\n---\n\
        Words.\n\n![A cat](cat.png)\n\nMore ![in line](/x.png) words.\n\n![A cat](cat.png)\n";

    fn reading(text: &str) -> ParsedFile {
        frontmatter::read(&ArticlePath::new("a.md".into()), text.as_bytes(), jiff::civil::date(2026, 11, 22))
    }

    fn listed(text: &str) -> Vec<ImageReference> {
        let reading = reading(text);
        images(&reading.article, &page::document(&reading))
    }

    fn shown(text: &str, image_views: Option<&ImageViews>) -> String {
        let reading = reading(text);
        let document = page::document(&reading);
        let rows = page::clean_with_images(&reading, &document, &CleanText::default(), 60, image_views);
        let kept = |row: &Row| matches!(row.image, Some(crate::text::ImagePart::Line(..)));
        let line = |row: &Row| if kept(row) { "#".to_owned() } else { row.plain().trim_end().to_owned() };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn images_are_listed_once_with_the_header_image_first() {
        let ids: Vec<_> = listed(TEXT).iter().map(|image| image.place.clone()).collect();
        let web = crate::model::SafeUrl::parse("https://example.org/a.png").unwrap();
        let path = |path: &str| ImagePlace::Library(CleanText::line(path));
        assert_eq!(ids, [ImagePlace::Web(web), path("cat.png"), path("/x.png")]);
        let many: Vec<String> =
            (0..limits::IMAGES * 2).map(|number| format!("![]({number}.png)\n\n")).collect();
        let many = many.concat();
        assert_eq!(listed(&many).len(), limits::IMAGES);
    }

    #[test]
    fn an_image_is_shown_as_its_caption_until_it_is_loaded() {
        assert_eq!(
            shown(TEXT, None),
            "T\n\nImage: Agency\n\nWords.\n\n[image: A cat] (cat.png)\n\nMore [image: in line] (/x.png) words.\n\n\
             [image: A cat] (cat.png)"
        );
        let hint = Some(CleanText::line("press I to see it"));
        let asked = ImageViews { hint, ..ImageViews::default() };
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
        let found = listed(TEXT);
        let drawn = |rows| found.iter().map(|image| (image.id, ImageView::Drawn(rows))).collect();
        let all = ImageViews { hint: None, images: drawn(2) };
        assert_eq!(
            shown(TEXT, Some(&all)),
            "T\n\n#\n#\nImage: Agency\n\nWords.\n\n#\n#\nA cat\n\nMore [image: in line] (/x.png) words.\n#\n#\n\n\
             #\n#\nA cat"
        );
        let note = |text: &str| ImageView::Note(CleanText::line(text));
        let failed = ImageViews {
            hint: None,
            images: found.iter().map(|image| (image.id, note("too large"))).collect(),
        };
        let text = shown(TEXT, Some(&failed));
        assert!(
            text.contains("Image: Agency · too large")
                && text.contains("[image: A cat] (cat.png) · too large"),
            "{text}"
        );
    }
}
