//! Articles as they are printed: the text of each attribute, and articles and problems as JSON objects.
//! Writing them is left to the callers. Floor 4, part of [`io`](crate::io).

use std::path::PathBuf;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::io::Source;
use crate::library::Library;
use crate::model::{Article, Attribute, Problem};
use crate::text::CleanText;

/// An article, with what its attributes depend on. As JSON, it is an object with the attributes of `OBJECT`,
/// `null` for those without a value, and its problems. A source link that is not a web link is one of these.
pub struct PrintedArticle<'a> {
    pub source: &'a Source,
    pub library: &'a Library,
    pub article: &'a Article,
}

const OBJECT: [Attribute; 13] = [
    Attribute::Id,
    Attribute::Path,
    Attribute::Title,
    Attribute::Date,
    Attribute::Summary,
    Attribute::Tags,
    Attribute::SourceUrl,
    Attribute::Host,
    Attribute::Permalink,
    Attribute::ImageUrl,
    Attribute::ImageCredit,
    Attribute::Author,
    Attribute::Language,
];

impl PrintedArticle<'_> {
    /// The text of an attribute.
    pub fn text(&self, attribute: Attribute) -> Option<CleanText> {
        if attribute == Attribute::Path {
            // Including the folder as the user wrote it.
            Some(self.source.printed_path(&self.article.path))
        } else if attribute == Attribute::Source {
            Some(self.library.source_label(self.article))
        } else if attribute == Attribute::Language {
            self.library.language(self.article)
        } else if attribute == Attribute::Added {
            self.added()
        } else {
            attribute.of(self.article)
        }
    }

    /// The path of the file as it is on disk, including the folder as the user wrote it.
    pub fn path(&self) -> PathBuf {
        self.source.path_on_disk(&self.article.path)
    }

    /// The text of an attribute in a column of a table, where tags are separated by `|`.
    pub fn column(&self, attribute: Attribute) -> CleanText {
        if attribute == Attribute::Tags {
            CleanText::joined(&self.article.tags, "|")
        } else {
            self.text(attribute).unwrap_or_default()
        }
    }

    /// When vigie first saw the article, as RFC 3339 in UTC; `None` for the sample.
    fn added(&self) -> Option<CleanText> {
        let added = self.library.added(self.library.at(&self.article.path)?)?;
        let time = jiff::Timestamp::from_second(added.div_euclid(1_000_000_000)).ok();
        time.map(|time| CleanText::line(&time.to_string()))
    }
}

impl Serialize for PrintedArticle<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(OBJECT.len() + 1))?;
        for attribute in OBJECT {
            if attribute == Attribute::Tags {
                object.serialize_entry(attribute.name(), &self.article.tags)?;
            } else if attribute == Attribute::Path {
                object.serialize_entry(attribute.name(), &self.path().to_string_lossy())?;
            } else {
                object.serialize_entry(attribute.name(), &self.text(attribute))?;
            }
        }
        let problems: Vec<_> = self.article.problems.iter().map(ProblemObject::new).collect();
        object.serialize_entry("problems", &problems)?;
        object.end()
    }
}

/// A problem as JSON. Its code is stable, its message is in the language of the user.
#[derive(Serialize)]
pub struct ProblemObject {
    line: Option<u32>,
    code: &'static str,
    message: CleanText,
}

impl ProblemObject {
    /// The object of a problem.
    pub fn new(problem: &Problem) -> Self {
        let message = CleanText::line(&problem.kind.to_string());
        Self { line: problem.line, code: problem.kind.code(), message }
    }
}
