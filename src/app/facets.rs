//! Model of the left pane: facets (tags, sources, dates and so on) with their values, and the lines they are shown
//! in. Floor 3, part of [`app`](crate::app). The lines are computed and changed by `app::update`, the counts come
//! with every [`Finding`](crate::library::Finding).

use std::collections::{HashMap, HashSet};

use crate::library::{Library, NameId, TagId};
use crate::model::Precision;
use crate::query::{FacetChoice, Field, Flag, Point, QueryValue, When};
use crate::text::CleanText;
use crate::wording::ScreenText;

/// A facet: a field whose values the left pane lists, with their counts.
#[derive(Debug)]
pub struct FacetRow {
    /// The field of the query language for its values, by which the facet is known.
    pub field: Field,
    pub heading: ScreenText,
    /// Whether it is unfolded until the user folds it.
    is_open: bool,
}

/// Every facet, in the order of the pane.
pub const FACETS: &[FacetRow] = &[
    FacetRow { field: Field::Tag, heading: ScreenText::Tags, is_open: true },
    FacetRow { field: Field::Host, heading: ScreenText::Sources, is_open: true },
    FacetRow { field: Field::Collection, heading: ScreenText::Folders, is_open: false },
    FacetRow { field: Field::Date, heading: ScreenText::Dates, is_open: false },
    FacetRow { field: Field::Language, heading: ScreenText::Languages, is_open: false },
    FacetRow { field: Field::Is, heading: ScreenText::Flags, is_open: false },
];

/// The facet of a field; `None` if the left pane does not list its values.
pub fn facet_of(field: Field) -> Option<&'static FacetRow> {
    FACETS.iter().find(|row| row.field == field)
}

/// A value that articles can be filtered by. The ids are valid for one load of the library only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetValue {
    Tag(TagId),
    /// A name in a field that articles share: a host, a subfolder or a language.
    Name(Field, NameId),
    Year(i16),
    /// Year, and month from 1 to 12.
    Month(i16, i8),
    Flag(Flag),
}

impl FacetValue {
    /// The field of the query language for it, which is also its facet.
    pub fn field(self) -> Field {
        match self {
            Self::Tag(_) => Field::Tag,
            Self::Name(field, _) => field,
            Self::Year(_) | Self::Month(..) => Field::Date,
            Self::Flag(_) => Field::Is,
        }
    }

    /// The value as part of a query; `name` is its [name](Self::name).
    pub fn value(self, name: &CleanText) -> QueryValue {
        match self {
            Self::Tag(_) | Self::Name(..) => QueryValue::whole(name),
            Self::Year(year) => QueryValue::When(When::Exactly(Point::Year(year))),
            Self::Month(year, month) => QueryValue::When(When::Exactly(Point::Month(year, month))),
            Self::Flag(flag) => QueryValue::Flag(flag),
        }
    }

    /// The full name: a tag in its most frequent spelling, a time or a flag as a query prints it.
    pub fn name(self, library: &Library) -> CleanText {
        match self {
            Self::Tag(id) => library.tags().get(id).map(|tag| tag.label.clone()).unwrap_or_default(),
            Self::Name(field, id) => library.names(field).get(id).cloned().unwrap_or_default(),
            Self::Year(_) | Self::Month(..) | Self::Flag(_) => {
                CleanText::line(&self.value(&CleanText::default()).to_string())
            }
        }
    }

    /// The name shown in the left pane.
    pub fn label(self, library: &Library) -> CleanText {
        match self {
            Self::Tag(id) => library.tags().get(id).map(|tag| tag.short.clone()).unwrap_or_default(),
            Self::Month(_, month) => ScreenText::MonthName { month }.text(),
            Self::Flag(flag) => flag_phrase(flag).text(),
            Self::Name(..) | Self::Year(_) => self.name(library),
        }
    }

    /// The value of this kind that another library has under `name`; `None` if it has none.
    pub fn named(self, name: &str, library: &Library) -> Option<Self> {
        match self {
            Self::Tag(_) => library.tags().named(name).map(Self::Tag),
            Self::Name(field, _) => library.names(field).named(name).map(|id| Self::Name(field, id)),
            Self::Year(_) | Self::Month(..) | Self::Flag(_) => Some(self),
        }
    }

    /// Parses a year or a month as a query prints it.
    pub fn of_date(text: &str) -> Option<Self> {
        let date = crate::model::Date::parse(text)?;
        match date.precision() {
            Precision::Year => Some(Self::Year(date.year())),
            Precision::Month => Some(Self::Month(date.year(), date.month())),
            Precision::Day | Precision::Second => None,
        }
    }
}

/// The name of a flag in the left pane.
fn flag_phrase(flag: Flag) -> ScreenText {
    match flag {
        Flag::Unread => ScreenText::FlagUnread,
        Flag::Read => ScreenText::FlagRead,
        Flag::Star => ScreenText::FlagStar,
        Flag::Later => ScreenText::FlagLater,
        Flag::New => ScreenText::FlagNew,
        Flag::Duplicate => ScreenText::FlagDuplicate,
        Flag::Truncated => ScreenText::FlagTruncated,
        Flag::NoImage => ScreenText::FlagNoImage,
        Flag::Future => ScreenText::FlagFuture,
        Flag::Bad => ScreenText::FlagBad,
        Flag::Untagged => ScreenText::FlagUntagged,
        Flag::Draft => ScreenText::FlagDraft,
        Flag::Undated => ScreenText::FlagUndated,
    }
}

/// A line with a value in the left pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetItem {
    pub facet: FacetValue,
    /// How many listed articles have it.
    pub count: usize,
    /// How many of them are unread; `None` if none of the listed articles is read.
    pub unread: Option<usize>,
    /// Whether the filter includes or excludes it; `None` if it does neither.
    pub choice: Option<FacetChoice>,
    /// Whether it is a tag that all listed articles have.
    pub shared: bool,
    /// Whether its months are shown; `None` unless it is a year with months.
    pub open: Option<bool>,
}

/// A line of the left pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetLine {
    /// The heading of a facet.
    Group {
        group: Field,
        /// Whether its values are shown.
        open: bool,
        /// Whether the filter uses one of its values.
        chosen: bool,
    },
    /// One value of the facet above it.
    Value(FacetItem),
    /// The header above tags that all listed articles have.
    SharedHeader,
    /// How many values of the facet are not shown.
    More(usize),
    /// An empty line between two facets.
    Gap,
}

impl FacetLine {
    /// Whether its values or months are shown; `None` if it has none.
    pub fn open(self) -> Option<bool> {
        match self {
            Self::Group { open, .. } => Some(open),
            Self::Value(item) => item.open,
            Self::SharedHeader | Self::More(_) | Self::Gap => None,
        }
    }
}

/// Identifies a heading or value while lines come and go, so that the cursor can stay on it, and so that a
/// heading or year stays folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetPosition {
    Group(Field),
    Value(FacetValue),
}

impl FacetPosition {
    /// The position of a line; `None` if the cursor cannot be on it.
    pub fn of(line: FacetLine) -> Option<Self> {
        match line {
            FacetLine::Group { group, .. } => Some(Self::Group(group)),
            FacetLine::Value(item) => Some(Self::Value(item.facet)),
            FacetLine::SharedHeader | FacetLine::More(_) | FacetLine::Gap => None,
        }
    }

    /// The value; `None` for a heading.
    pub fn value(self) -> Option<FacetValue> {
        match self {
            Self::Value(facet) => Some(facet),
            Self::Group(_) => None,
        }
    }

    /// The year of a month, or else the heading of a value; `None` for a heading.
    pub fn around(self) -> Option<Self> {
        self.value().map(|facet| match facet {
            FacetValue::Month(year, _) => Self::Value(FacetValue::Year(year)),
            FacetValue::Tag(_) | FacetValue::Name(..) | FacetValue::Year(_) | FacetValue::Flag(_) => {
                Self::Group(facet.field())
            }
        })
    }
}

/// The state of the left pane.
#[derive(Clone, Debug, Default)]
pub struct FacetsState {
    /// All lines, derived from the finding, the filter, the folds and the typed text.
    pub lines: Vec<FacetLine>,
    pub cursor: usize,
    /// Index of the first line in the window.
    pub top: usize,
    /// Whether articles need only one of the included tags.
    pub any: bool,
    /// Whether the pane had the keyboard before. From then on the cursor stays on its line; until then it is
    /// on the first value, whatever is loaded.
    pub visited: bool,
    /// The headings and years that the user folded (`false`) or unfolded (`true`).
    pub folds: HashMap<FacetPosition, bool>,
    /// The headings and years with a value that the filter uses: they unfold when it begins to use it.
    pub chosen: HashSet<FacetPosition>,
}

impl FacetsState {
    /// The line with the cursor.
    pub fn line(&self) -> Option<FacetLine> {
        self.lines.get(self.cursor).copied()
    }

    /// The heading or value with the cursor.
    pub fn here(&self) -> Option<FacetPosition> {
        self.line().and_then(FacetPosition::of)
    }

    /// Whether the values of a heading, or the months of a year, are shown.
    pub fn is_open(&self, position: FacetPosition) -> bool {
        let begins_open = match position {
            FacetPosition::Group(field) => facet_of(field).is_some_and(|row| row.is_open),
            FacetPosition::Value(_) => false,
        };
        self.folds.get(&position).copied().unwrap_or(begins_open || self.chosen.contains(&position))
    }

    /// Moves a cursor that is on neither a heading nor a value to the nearest line that is: in the direction
    /// of the move, else back.
    pub fn snap_cursor(&mut self, direction: isize) {
        let cursor = self.cursor.min(self.lines.len().saturating_sub(1));
        let takes = |&at: &usize| self.lines.get(at).is_some_and(|line| FacetPosition::of(*line).is_some());
        let up = || (0..=cursor).rev().find(takes);
        let down = || (cursor..self.lines.len()).find(takes);
        let found = if direction < 0 { up().or_else(down) } else { down().or_else(up) };
        self.cursor = found.unwrap_or(0);
    }

    /// Moves the cursor to a heading or value, if it is listed.
    pub fn go_to(&mut self, position: FacetPosition) {
        let found = self.lines.iter().position(|line| FacetPosition::of(*line) == Some(position));
        self.cursor = found.unwrap_or(self.cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{FLAGS, Query};

    #[test]
    fn values_survive_printing_and_parsing_a_query() {
        let library = Library::default();
        let flags = FLAGS.iter().map(|row| FacetValue::Flag(row.value));
        for facet in [FacetValue::Year(2024), FacetValue::Month(2024, 7), FacetValue::Year(999)]
            .into_iter()
            .chain(flags)
        {
            let name = facet.name(&library);
            let mut query = Query::default();
            query.toggle(facet.field(), facet.value(&name), FacetChoice::Included, false);
            let read = Query::parse(&query.to_string()).unwrap();
            assert_eq!(read, query);
            assert_eq!(read.choice(facet.field(), &name), Some(FacetChoice::Included), "{name}");
            assert!(!facet.label(&library).is_empty());
        }
    }

    #[test]
    fn years_and_months_are_parsed_and_other_dates_are_not() {
        for (text, facet) in [
            ("2024", Some(FacetValue::Year(2024))),
            ("2024-07", Some(FacetValue::Month(2024, 7))),
            ("2024-07-05", None),
            ("7d", None),
            ("2024..2025", None),
        ] {
            assert_eq!(FacetValue::of_date(text), facet, "{text}");
        }
    }

    #[test]
    fn chosen_values_unfold_unless_the_user_folds_them() {
        let mut tags = FacetsState::default();
        let dates = FacetPosition::Group(Field::Date);
        assert!(tags.is_open(FacetPosition::Group(Field::Tag)) && !tags.is_open(dates));
        tags.chosen.insert(dates);
        assert!(tags.is_open(dates));
        tags.folds.insert(dates, false);
        assert!(!tags.is_open(dates));
    }
}
