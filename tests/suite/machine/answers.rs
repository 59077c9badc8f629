//! The answers of the runtime to queries and layouts, computed at once.

use vigie::app::{Effect, LayoutRequest, Message, SearchRequest};
use vigie::markdown::layout::{caption_rows, reserved_rows, wrap_text};
use vigie::markdown::{ImagePlace, ImageReference, ImageView};
use vigie::model::SafeUrl;
use vigie::text::{CleanText, ImageId, Role, Row, Span};

/// The answer of the runtime to a query or layout.
pub(super) fn answer(effect: Effect) -> Message {
    match effect {
        Effect::Find(SearchRequest { ticket, library, question }) => {
            Message::Found { ticket, finding: library.find(&question) }
        }
        Effect::LayOut(LayoutRequest { ticket, library, id, room, full, image_views }) => {
            let title = library.row(id).map(|article| article.title.clone()).unwrap_or_default();
            let words = "bells and fog over the harbour ".repeat(if full { 9 } else { 40 });
            let mut rows = wrap_text(&title, Role::Title, room.columns);
            rows.push(Row::empty());
            rows.extend(wrap_text(&CleanText::line("A heading"), Role::Heading, room.columns));
            rows.push(Row::empty());
            let ids: Vec<ImageId> = (0..u64::from(id.0) % 7).map(ImageId).collect();
            for image in &ids {
                match image_views.as_ref().and_then(|known| known.images.get(image)) {
                    Some(ImageView::Drawn(height)) => rows.extend(reserved_rows(*image, *height)),
                    _ => rows.extend(caption_rows(*image, &title, &CleanText::default(), room.columns)),
                }
            }
            rows.extend(wrap_text(&CleanText::line(&words), Role::Text, room.columns));
            let url = SafeUrl::parse("https://example.org/b").expect("a web link");
            rows.push(Row::empty());
            if let Some(row) = rows.last_mut() {
                row.push_span(Span { text: CleanText::line("link"), role: Role::Text, link: Some(url) });
            }
            let place = ImagePlace::Library(CleanText::line("a.png"));
            let images = ids.iter().map(|&id| ImageReference { id, place: place.clone() }).collect();
            Message::LaidOut { ticket, rows: rows.into(), images }
        }
        other => panic!("no answer to {other:?}"),
    }
}
