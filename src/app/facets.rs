//! What stands in the left pane: groups of values that articles can be chosen by.

use std::collections::{HashMap, HashSet};

use tui_input::Input;

use crate::library::{Library, NameId, TagId};
use crate::model::Precision;
use crate::query::{Choice, Field, Flag, Point, Value, When};
use crate::text::{CleanText, fold};
use crate::wording::Phrase;

/// A group of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetGroup {
    /// Tags.
    Tags,
    /// Hosts of source links.
    Sources,
    /// Folders.
    Folders,
    /// Years with their months.
    Dates,
    /// Languages.
    Languages,
    /// What is true of an article or not.
    Flags,
}

impl FacetGroup {
    /// Every group, in the order of the pane.
    pub const ALL: [Self; 6] =
        [Self::Tags, Self::Sources, Self::Folders, Self::Dates, Self::Languages, Self::Flags];

    /// Whether it is unfolded before anybody chose.
    #[must_use]
    pub fn opens_itself(self) -> bool {
        matches!(self, Self::Tags | Self::Sources)
    }

    /// The field that a query names its values by.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Tags => Field::Tag,
            Self::Sources => Field::Host,
            Self::Folders => Field::Collection,
            Self::Dates => Field::Date,
            Self::Languages => Field::Language,
            Self::Flags => Field::Is,
        }
    }

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Phrase {
        match self {
            Self::Tags => Phrase::Tags,
            Self::Sources => Phrase::Sources,
            Self::Folders => Phrase::Folders,
            Self::Dates => Phrase::Dates,
            Self::Languages => Phrase::Languages,
            Self::Flags => Phrase::Flags,
        }
    }
}

/// A value that articles can be chosen by. Numbers are those of one load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// A tag.
    Tag(TagId),
    /// A host.
    Host(NameId),
    /// A folder.
    Folder(NameId),
    /// A year.
    Year(i16),
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// A language.
    Language(NameId),
    /// What is true of an article or not.
    Flag(Flag),
}

impl Facet {
    /// The group it stands in.
    #[must_use]
    pub fn group(self) -> FacetGroup {
        match self {
            Self::Tag(_) => FacetGroup::Tags,
            Self::Host(_) => FacetGroup::Sources,
            Self::Folder(_) => FacetGroup::Folders,
            Self::Year(_) | Self::Month(..) => FacetGroup::Dates,
            Self::Language(_) => FacetGroup::Languages,
            Self::Flag(_) => FacetGroup::Flags,
        }
    }

    /// The field that a query names it by.
    #[must_use]
    pub fn field(self) -> Field {
        self.group().field()
    }

    /// What a query says of it; `name` is how it is called there.
    #[must_use]
    pub fn value(self, name: &CleanText) -> Value {
        match self {
            Self::Tag(_) | Self::Host(_) | Self::Folder(_) | Self::Language(_) => Value::whole(name),
            Self::Year(year) => Value::When(When::Exactly(Point::Year(year))),
            Self::Month(year, month) => Value::When(When::Exactly(Point::Month(year, month))),
            Self::Flag(flag) => Value::Flag(flag),
        }
    }

    /// Its name in full: a tag in its most frequent spelling, a time and a flag as a query prints them.
    #[must_use]
    pub fn name(self, library: &Library) -> CleanText {
        match self {
            Self::Tag(id) => library.tags().get(id).map(|tag| tag.label.clone()).unwrap_or_default(),
            Self::Host(id) => library.hosts().get(id).cloned().unwrap_or_default(),
            Self::Folder(id) => library.folders().get(id).cloned().unwrap_or_default(),
            Self::Language(id) => library.languages().get(id).cloned().unwrap_or_default(),
            Self::Year(_) | Self::Month(..) | Self::Flag(_) => {
                CleanText::line(&self.value(&CleanText::default()).to_string())
            }
        }
    }

    /// Its name as the pane shows it.
    #[must_use]
    pub fn label(self, library: &Library) -> CleanText {
        match self {
            Self::Tag(id) => library.tags().get(id).map(|tag| tag.short.clone()).unwrap_or_default(),
            Self::Month(_, month) => Phrase::MonthName { month }.text(),
            Self::Flag(flag) => flag_phrase(flag).text(),
            Self::Host(_) | Self::Folder(_) | Self::Language(_) | Self::Year(_) => self.name(library),
        }
    }

    /// The same value in another library, by its name there.
    #[must_use]
    pub fn named(self, name: &str, library: &Library) -> Option<Self> {
        match self {
            Self::Tag(_) => library.tags().named(name).map(Self::Tag),
            Self::Host(_) => library.hosts().named(name).map(Self::Host),
            Self::Folder(_) => library.folders().named(name).map(Self::Folder),
            Self::Language(_) => library.languages().named(name).map(Self::Language),
            Self::Year(_) | Self::Month(..) | Self::Flag(_) => Some(self),
        }
    }

    /// The year or month that a query names, when it is one.
    #[must_use]
    pub fn of_date(text: &str) -> Option<Self> {
        let date = crate::model::Date::parse(text)?;
        match date.precision() {
            Precision::Year => Some(Self::Year(date.year())),
            Precision::Month => Some(Self::Month(date.year(), date.month())),
            Precision::Day | Precision::Second => None,
        }
    }
}

/// What a flag means, in plain words.
fn flag_phrase(flag: Flag) -> Phrase {
    match flag {
        Flag::Unread => Phrase::FlagUnread,
        Flag::Read => Phrase::FlagRead,
        Flag::Star => Phrase::FlagStar,
        Flag::Later => Phrase::FlagLater,
        Flag::New => Phrase::FlagNew,
        Flag::Duplicate => Phrase::FlagDuplicate,
        Flag::Truncated => Phrase::FlagTruncated,
        Flag::NoImage => Phrase::FlagNoImage,
        Flag::Future => Phrase::FlagFuture,
        Flag::Bad => Phrase::FlagBad,
        Flag::Untagged => Phrase::FlagUntagged,
        Flag::Draft => Phrase::FlagDraft,
        Flag::Undated => Phrase::FlagUndated,
    }
}

/// Something whose lines can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// A group.
    Group(FacetGroup),
    /// The months of a year.
    Year(i16),
}

/// A value with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetItem {
    /// The value.
    pub facet: Facet,
    /// How many of the listed articles have it.
    pub count: usize,
    /// How many of these are unread; nothing where none was read.
    pub unread: Option<usize>,
    /// What the filter says of it.
    pub choice: Option<Choice>,
    /// Whether all listed articles have it, of a tag.
    pub shared: bool,
    /// Whether its months are shown, of a year that has any.
    pub open: Option<bool>,
}

/// A line of the left pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetLine {
    /// The heading of a group.
    Group {
        /// Which one.
        group: FacetGroup,
        /// Whether its values are shown.
        open: bool,
        /// Whether the filter names one of its values.
        chosen: bool,
    },
    /// A value.
    Value(FacetItem),
    /// The header over the tags that all listed articles carry.
    SharedHeader,
    /// So many values of the group are not listed.
    More(usize),
    /// Nothing, between two groups.
    Gap,
}

impl FacetLine {
    /// Whether the cursor can stand on it.
    #[must_use]
    pub fn takes_cursor(self) -> bool {
        matches!(self, Self::Group { .. } | Self::Value(_))
    }

    /// Whether it is the same heading or value, whatever is known of it.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        let spot = Spot::of(self);
        spot.is_some() && spot == Spot::of(other)
    }

    /// What it can fold.
    #[must_use]
    pub fn fold(self) -> Option<(Fold, bool)> {
        match self {
            Self::Group { group, open, .. } => Some((Fold::Group(group), open)),
            Self::Value(FacetItem { facet: Facet::Year(year), open: Some(open), .. }) => {
                Some((Fold::Year(year), open))
            }
            Self::Value(_) | Self::SharedHeader | Self::More(_) | Self::Gap => None,
        }
    }
}

/// A line that the cursor can keep to while lines come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A heading.
    Group(FacetGroup),
    /// A value.
    Value(Facet),
}

impl Spot {
    /// The spot that a line is.
    #[must_use]
    pub fn of(line: FacetLine) -> Option<Self> {
        match line {
            FacetLine::Group { group, .. } => Some(Self::Group(group)),
            FacetLine::Value(item) => Some(Self::Value(item.facet)),
            FacetLine::SharedHeader | FacetLine::More(_) | FacetLine::Gap => None,
        }
    }
}

/// The left pane.
#[derive(Clone, Debug, Default)]
pub struct TagsState {
    /// Its lines, derived from the finding, the filter, the folds and what is typed.
    pub lines: Vec<FacetLine>,
    /// The line with the cursor.
    pub cursor: usize,
    /// The first line in the window.
    pub top: usize,
    /// What is typed to find a value.
    pub prompt: Option<Input>,
    /// Whether any of the included tags is enough.
    pub any: bool,
    /// Whether the keyboard was here: from then on the cursor keeps to its line, before that it stands
    /// on the first value, whatever arrives.
    pub visited: bool,
    /// What was folded or unfolded by hand.
    pub folds: HashMap<Fold, bool>,
    /// What holds a value that the filter names: it unfolds when that begins.
    pub chosen: HashSet<Fold>,
}

impl TagsState {
    /// Whether the lines of a fold are shown.
    #[must_use]
    pub fn is_open(&self, fold: Fold) -> bool {
        let by_itself = match fold {
            Fold::Group(group) => group.opens_itself() || self.chosen.contains(&fold),
            Fold::Year(_) => self.chosen.contains(&fold),
        };
        self.folds.get(&fold).copied().unwrap_or(by_itself)
    }

    /// The words that are typed to find a value, folded.
    #[must_use]
    pub fn typed_words(&self) -> Vec<String> {
        let typed = self.prompt.as_ref().map(|line| fold(line.value()).into_owned()).unwrap_or_default();
        typed.split_whitespace().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{FLAGS, Query};

    #[test]
    fn what_a_value_writes_is_read_as_the_same_value() {
        let library = Library::default();
        let flags = FLAGS.iter().map(|row| Facet::Flag(row.flag));
        for facet in [Facet::Year(2024), Facet::Month(2024, 7), Facet::Year(999)].into_iter().chain(flags) {
            let name = facet.name(&library);
            let mut query = Query::default();
            query.toggle(facet.field(), facet.value(&name), Choice::Included, false);
            let read = Query::parse(&query.to_string()).unwrap();
            assert_eq!(read, query);
            assert_eq!(read.choice(facet.field(), &name), Some(Choice::Included), "{name}");
            assert!(!facet.label(&library).is_empty());
        }
    }

    #[test]
    fn years_and_months_are_known_by_their_text() {
        for (text, facet) in [
            ("2024", Some(Facet::Year(2024))),
            ("2024-07", Some(Facet::Month(2024, 7))),
            ("2024-07-05", None),
            ("7d", None),
            ("2024..2025", None),
        ] {
            assert_eq!(Facet::of_date(text), facet, "{text}");
        }
    }

    #[test]
    fn what_is_chosen_is_open_and_the_hand_wins() {
        let mut tags = TagsState::default();
        let dates = Fold::Group(FacetGroup::Dates);
        assert!(tags.is_open(Fold::Group(FacetGroup::Tags)) && !tags.is_open(dates));
        tags.chosen.insert(dates);
        assert!(tags.is_open(dates));
        tags.folds.insert(dates, false);
        assert!(!tags.is_open(dates));
    }
}
