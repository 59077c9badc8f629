//! The table of the attributes of an article: their names, and their texts. Whatever prints articles chooses
//! from it. Names are stable, because scripts use them.
//!
//! What depends on the folder or the library, such as the printed path, is added by those who know them.
//! Floor 0, part of [`model`](crate::model).

use crate::link::SafeUrl;
use crate::model::Article;
use crate::text::CleanText;

/// One row per attribute: its name, and its text as far as the article itself holds it.
macro_rules! attributes {
    ($( $attribute:ident $name:literal |$article:tt| $text:expr; )+) => {
        /// Something that is known of an article.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Attribute { $( $attribute ),+ }

        impl Attribute {
            /// Every attribute, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$( Self::$attribute ),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$attribute => $name ),+ }
            }

            /// Its text, as far as the article itself holds it.
            pub fn of(self, article: &Article) -> Option<CleanText> {
                let text: fn(&Article) -> Option<CleanText> = match self {
                    $( Self::$attribute => |$article| $text ),+
                };
                text(article)
            }
        }
    };
}

attributes! {
    Id "id" |article| Some(CleanText::line(&article.path.id()));
    Path "path" |article| Some(article.path.shown().clone());
    Title "title" |article| Some(article.title.clone());
    Date "date" |article| article.date.map(|date| CleanText::line(&date.to_string()));
    Summary "summary" |article| article.summary.clone();
    Tags "tags" |article| Some(CleanText::joined(&article.tags, ", "));
    Source "source" |article| article.source_name.clone();
    Host "host" |article| article.host();
    SourceUrl "source_url" |article| article.source().map(SafeUrl::as_str).map(CleanText::line);
    Permalink "permalink" |article| article.permalink.clone();
    ImageUrl "image_url" |article| article.image_url.clone();
    ImageCredit "image_credit" |article| article.image_credit.clone();
    Author "author" |article| article.author.clone();
    Language "language" |article| article.language.clone();
    Importance "importance" |article| article.importance.clone();
    Published "published" |article| article.published.clone();
    Added "added" |_| None;
}
