//! The types of the domain: articles, their paths, links, dates, marks and problems. Reading files is left to
//! `frontmatter` and `io`, wording and drawing to `wording` and `view`. Floor 0.

pub mod article;
pub mod choice;
pub mod date;
pub mod language;
pub mod mark;
pub mod mark_key;
pub mod problem;

pub use crate::link::{LinkError, SafeUrl};
pub use article::{Article, ArticleId, ArticlePath, Link, TitleOrigin, fnv_1a, matches_name, split_suffix};
pub use choice::{Attribute, ExportFormat, SortKey};
pub use date::{Date, DateTrust, DayOrder, Precision};
pub use mark::{Mark, MarkChange, MarkChanges, MarkRecord, MarkSet};
pub use mark_key::{LibraryNumbers, MarkIds, MarkKey, StoredIdentity};
pub use problem::{Problem, ProblemKind};
