//! What the index keeps of an article by field: the texts that are searched, and the names that articles share.
//! A change of its tables is a change of the schema. Floor 2, part of [`library`](crate::library).

use crate::limits;
use crate::model::Article;
use crate::model::language::language_code;
use crate::query::Field;
use crate::text::{CleanText, for_each_token};

/// Calls a function with every text of a section of an article, given its text without Markdown.
type Texts = fn(&Article, &str, &mut dyn FnMut(&str));

/// A part of an article that is searched on its own.
pub(super) struct Section {
    /// The field that searches it alone.
    pub field: Field,
    pub name: &'static str,
    /// Whether the index keeps the positions of its tokens.
    pub has_positions: bool,
    texts: Texts,
}

pub(super) static SECTIONS: [Section; 8] = [
    Section::new(Field::Title, "title", |article, _, each| each(&article.title)),
    Section::new(Field::Summary, "summary", |article, _, each| some(article.summary.as_ref(), each)),
    Section::new(Field::Tag, "tags", |article, _, each| article.tags.iter().for_each(|tag| each(tag))),
    Section::new(Field::Source, "source", |article, _, each| some(article.source_name.as_ref(), each)),
    Section::new(Field::Host, "host", |article, _, each| some(article.host().as_ref(), each)),
    Section::new(Field::Body, "body", |_, body, each| body.lines().for_each(each)),
    Section::new(Field::Author, "author", authors),
    // Paths are long and rarely searched: phrases in them are checked by reading.
    Section {
        has_positions: false,
        ..Section::new(Field::File, "file", |article, _, each| each(article.path.shown()))
    },
];

fn some(text: Option<&CleanText>, each: &mut dyn FnMut(&str)) {
    if let Some(text) = text {
        each(text);
    }
}

/// All authors as one text, and each of several as a text of its own, so that each is a whole name.
fn authors(article: &Article, _: &str, each: &mut dyn FnMut(&str)) {
    some(article.author.as_ref(), each);
    if article.authors().nth(1).is_some() {
        article.authors().for_each(each);
    }
}

impl Section {
    const fn new(field: Field, name: &'static str, texts: Texts) -> Self {
        Self { field, name, has_positions: true, texts }
    }

    /// Whether a text of this section passes a test; `body` is the text of the article.
    pub(super) fn has_text(&self, article: &Article, body: &str, is_right: impl Fn(&str) -> bool) -> bool {
        let mut found = false;
        (self.texts)(article, body, &mut |text| found = found || is_right(text));
        found
    }

    /// The folded tokens of this section: a space before each, a line break after each text.
    pub(super) fn tokens(&self, article: &Article, body: &str) -> String {
        let mut length = 0;
        (self.texts)(article, body, &mut |text| length += text.len());
        // A little longer than the texts, for the spaces: growing the string would cost more than the rest.
        let mut tokens = String::with_capacity(length + length / 8 + 32);
        (self.texts)(article, body, &mut |text| {
            for_each_token(text, |token| {
                if token.len() <= limits::TOKEN_BYTES {
                    tokens.push(' ');
                    tokens.push_str(token);
                }
            });
            tokens.push('\n');
        });
        tokens
    }
}

/// A column of names that articles share.
pub(super) struct SharedName {
    pub field: Field,
    pub column: &'static str,
    pub of: fn(&Article) -> Option<String>,
}

pub(super) static NAMES: [SharedName; 4] = [
    SharedName {
        field: Field::Host,
        column: "host_name",
        of: |article| article.host().map(|host| host.to_string()),
    },
    SharedName {
        field: Field::Source,
        column: "source_name",
        of: |article| article.source_name.as_ref().map(ToString::to_string),
    },
    // Relative to the root; empty for the root.
    SharedName {
        field: Field::Collection,
        column: "folder_name",
        of: |article| Some(article.path.folder().to_string()),
    },
    SharedName {
        field: Field::Language,
        column: "language_name",
        of: |article| article.language.as_ref().map(|language| language_code(language)),
    },
];

/// The fields of [`NAMES`] whose names are counted, as facets.
pub(super) const COUNTED: [Field; 3] = [Field::Host, Field::Collection, Field::Language];
