//! What lists, counts and orders look at: a few numbers of each article of a segment, in memory.

use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil;
use tantivy::columnar::{Cardinality, Column, StrColumn};
use tantivy::index::SegmentReader;

use crate::library::schema::{Name, Number};
use crate::library::segment::Damaged;
use crate::model::{Article, DateTrust, Precision, ProblemKind};

/// What an article has no date instead of.
pub(super) const NO_DATE: i64 = i64::MIN;

/// A column of names: the names, and which one each article has.
#[derive(Debug, Default)]
pub(super) struct NameColumn {
    /// The names, in the order of their bytes.
    pub names: Vec<String>,
    /// The place of the name of each article in [`names`](Self::names), plus one; 0 for none.
    pub ordinals: Vec<u32>,
}

/// The tags of the articles of a segment.
#[derive(Debug, Default)]
pub(super) struct TagColumn {
    /// The spellings, in the order of their bytes.
    pub spellings: Vec<String>,
    /// Where the tags of each article begin in [`ordinals`](Self::ordinals); one more at the end.
    starts: Vec<u32>,
    /// Places in [`spellings`](Self::spellings), article after article, in the order of the file.
    ordinals: Vec<u32>,
}

impl TagColumn {
    /// The tags of one article, as places in [`spellings`](Self::spellings).
    pub(super) fn of(&self, document: u32) -> &[u32] {
        let place = usize::try_from(document).unwrap_or(usize::MAX);
        let at = |index: usize| self.starts.get(index).and_then(|&start| usize::try_from(start).ok());
        let (Some(start), Some(end)) = (at(place), at(place.saturating_add(1))) else { return &[] };
        self.ordinals.get(start..end).unwrap_or_default()
    }
}

/// The columns of a segment. Those that only some questions need are read when one is asked.
#[derive(Debug)]
pub(super) struct Columns {
    /// The date of each article in seconds since 1970, or [`NO_DATE`].
    pub instants: Vec<i64>,
    /// The first day of each date in days since 1970 times four plus its precision, or [`NO_DATE`].
    pub days: Vec<i64>,
    /// The flags that do not depend on the day.
    pub flags: Vec<u16>,
    /// The tags.
    pub tags: TagColumn,
    /// The hosts.
    pub hosts: NameColumn,
    /// The names of sources that the front matter gives.
    pub sources: NameColumn,
    /// The folders.
    pub folders: NameColumn,
    /// The languages.
    pub languages: NameColumn,
    rare: [OnceLock<Vec<i64>>; RARE.len()],
    number: OnceLock<Vec<u64>>,
}

/// Columns that are read when they are needed.
const RARE: [Number; 9] = [
    Number::Modified,
    Number::Added,
    Number::Size,
    Number::NameStart,
    Number::TitleStart,
    Number::TitleNext,
    Number::TitleHash,
    Number::Importance,
    Number::MarkKey,
];

impl Columns {
    /// Reads the columns of a segment.
    pub(super) fn open(reader: &SegmentReader) -> Result<Self, Damaged> {
        let count = reader.max_doc();
        let flags = numbers(reader, Number::Flags, count)?;
        Ok(Self {
            instants: numbers(reader, Number::Instant, count)?,
            days: numbers(reader, Number::Day, count)?,
            flags: flags.into_iter().map(|flags| u16::try_from(flags).unwrap_or(0)).collect(),
            tags: tags(reader, count)?,
            hosts: names(reader, Name::Host, count)?,
            sources: names(reader, Name::Source, count)?,
            folders: names(reader, Name::Folder, count)?,
            languages: names(reader, Name::Language, count)?,
            rare: Default::default(),
            number: OnceLock::new(),
        })
    }

    /// A column that only some questions need; what has no value has [`NO_DATE`].
    pub(super) fn rare(&self, reader: &SegmentReader, number: Number) -> &[i64] {
        let place = RARE.iter().position(|rare| *rare == number);
        let Some(column) = place.and_then(|place| self.rare.get(place)) else { return &[] };
        column.get_or_init(|| numbers(reader, number, reader.max_doc()).unwrap_or_default())
    }

    /// The number of the path of each article.
    pub(super) fn path_numbers(&self, reader: &SegmentReader) -> &[u64] {
        self.number.get_or_init(|| {
            let column = reader.fast_fields().u64("number");
            column.map(|column| all(&column, reader.max_doc(), 0)).unwrap_or_default()
        })
    }

    /// The day on which the date of an article begins, in days since 1970, and its precision.
    pub(super) fn day(&self, document: u32) -> Option<(i64, Precision)> {
        let place = usize::try_from(document).ok()?;
        let day = self.days.get(place).copied().filter(|&day| day != NO_DATE)?;
        Some((day.div_euclid(4), precision(day.rem_euclid(4))))
    }

    /// The date of an article in seconds since 1970.
    pub(super) fn instant(&self, document: u32) -> Option<i64> {
        let place = usize::try_from(document).ok()?;
        self.instants.get(place).copied().filter(|&instant| instant != NO_DATE)
    }

    /// The flags of an article that do not depend on the day.
    pub(super) fn flags(&self, document: u32) -> u16 {
        usize::try_from(document).ok().and_then(|place| self.flags.get(place).copied()).unwrap_or(0)
    }

    /// Whether the date of an article can be believed on a day, given in days since 1970.
    pub(super) fn trust(&self, document: u32, today: i64) -> DateTrust {
        let Some((day, precision)) = self.day(document) else { return DateTrust::Sound };
        // As `Date::trust` has it, in days: the year 1000 begins on day -354,285.
        if day < -354_285 {
            DateTrust::Absurd
        } else if day <= today + 1 || precision < Precision::Day && day <= today {
            DateTrust::Sound
        } else if civil_year(day) > civil_year(today) + 50 {
            DateTrust::Absurd
        } else {
            DateTrust::Future
        }
    }
}

/// Days since 1970.
pub(super) fn day_number(date: civil::Date) -> i64 {
    date.since(civil::date(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()))
}

/// The date of a day since 1970.
pub(super) fn date_of(day: i64) -> civil::Date {
    let first = civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    first.checked_add(span).unwrap_or(first)
}

fn civil_year(day: i64) -> i64 {
    i64::from(date_of(day).year())
}

/// A precision as a number of two bits.
pub(super) fn precision_number(precision: Precision) -> i64 {
    match precision {
        Precision::Year => 0,
        Precision::Month => 1,
        Precision::Day => 2,
        Precision::Second => 3,
    }
}

fn precision(number: i64) -> Precision {
    match number {
        0 => Precision::Year,
        1 => Precision::Month,
        2 => Precision::Day,
        _ => Precision::Second,
    }
}

/// The summary is cut off.
pub(super) const TRUNCATED: u16 = 1;
/// There is no image.
pub(super) const NO_IMAGE: u16 = 2;
/// Something is wrong that a reader should see, whatever the day.
pub(super) const BROKEN: u16 = 4;
/// There is no tag.
pub(super) const UNTAGGED: u16 = 8;
/// It is not published.
pub(super) const DRAFT: u16 = 16;

/// The flags of an article that do not depend on the day.
pub(super) fn lasting_flags(article: &Article) -> u16 {
    let broken = article
        .problems
        .iter()
        .any(|problem| problem.kind.is_serious() && !matches!(problem.kind, ProblemKind::FutureDate { .. }));
    let flag = |holds: bool, flag: u16| if holds { flag } else { 0 };
    flag(article.truncated, TRUNCATED)
        | flag(article.image_url.is_none(), NO_IMAGE)
        | flag(broken, BROKEN)
        | flag(article.tags.is_empty(), UNTAGGED)
        | flag(article.draft, DRAFT)
}

fn numbers(reader: &SegmentReader, number: Number, count: u32) -> Result<Vec<i64>, Damaged> {
    let column = reader.fast_fields().i64(number.column())?;
    Ok(all(&column, count, NO_DATE))
}

/// Every value of a column, `without` for what has none.
fn all<T: Copy + PartialOrd + std::fmt::Debug + Send + Sync + Default + 'static>(
    column: &Column<T>,
    count: u32,
    without: T,
) -> Vec<T> {
    let length = usize::try_from(count).unwrap_or(0);
    if column.get_cardinality() == Cardinality::Full {
        let mut values = vec![without; length];
        column.values.get_range(0, &mut values);
        return values;
    }
    let documents: Vec<u32> = (0..count).collect();
    let mut values = Vec::with_capacity(length);
    let mut first = [None; READ_TOGETHER];
    for documents in documents.chunks(READ_TOGETHER) {
        let Some(first) = first.get_mut(..documents.len()) else { break };
        first.fill(None);
        column.first_vals(documents, first);
        values.extend(first.iter().map(|value| value.unwrap_or(without)));
    }
    values
}

/// Values of a column that are read together.
const READ_TOGETHER: usize = 1_024;

fn texts(column: &StrColumn) -> Result<Vec<String>, Damaged> {
    let mut texts = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        texts.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(texts)
}

fn names(reader: &SegmentReader, name: Name, count: u32) -> Result<NameColumn, Damaged> {
    let Some(column) = reader.fast_fields().str(name.column())? else {
        return Ok(NameColumn { names: Vec::new(), ordinals: vec![0; usize::try_from(count).unwrap_or(0)] });
    };
    let ordinals = all(column.ords(), count, u64::MAX);
    let ordinal = |ordinal: u64| u32::try_from(ordinal.wrapping_add(1)).unwrap_or(0);
    Ok(NameColumn { names: texts(&column)?, ordinals: ordinals.into_iter().map(ordinal).collect() })
}

fn tags(reader: &SegmentReader, count: u32) -> Result<TagColumn, Damaged> {
    let none = || TagColumn {
        starts: vec![0; usize::try_from(count).unwrap_or(0).saturating_add(1)],
        ..TagColumn::default()
    };
    let Some(column) = reader.fast_fields().str("tag_names")? else { return Ok(none()) };
    let mut starts = Vec::with_capacity(usize::try_from(count).unwrap_or(0).saturating_add(1));
    let mut ordinals: Vec<u32> = Vec::new();
    for document in 0..count {
        starts.push(u32::try_from(ordinals.len()).unwrap_or(u32::MAX));
        ordinals
            .extend(column.ords().values_for_doc(document).map(|tag| u32::try_from(tag).unwrap_or(u32::MAX)));
    }
    starts.push(u32::try_from(ordinals.len()).unwrap_or(u32::MAX));
    Ok(TagColumn { spellings: texts(&column)?, starts, ordinals })
}

/// The days of a range that an article lies in as a whole: the first one, and the one behind the last.
pub(super) fn days_of((day, precision): (i64, Precision)) -> Range<i64> {
    let date = date_of(day);
    let span = match precision {
        Precision::Year => jiff::Span::new().years(1),
        Precision::Month => jiff::Span::new().months(1),
        Precision::Day | Precision::Second => return day..day + 1,
    };
    day..date.checked_add(span).map_or(day + 1, day_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn dates_are_believed_as_they_are_elsewhere() {
        let today = civil::date(2026, 11, 22);
        for date in [
            (999, 12, 31),
            (1000, 1, 1),
            (2026, 11, 22),
            (2026, 11, 23),
            (2026, 11, 24),
            (2027, 1, 1),
            (2076, 12, 31),
            (2077, 1, 1),
            (9999, 12, 31),
        ] {
            for precision in [Precision::Year, Precision::Month, Precision::Day, Precision::Second] {
                let civil = civil::date(date.0, date.1, date.2);
                let wanted = Date::new(civil.at(0, 0, 0, 0), precision, None).trust(today);
                let columns = Columns {
                    instants: vec![0],
                    days: vec![day_number(civil) * 4 + precision_number(precision)],
                    flags: vec![0],
                    tags: TagColumn::default(),
                    hosts: NameColumn::default(),
                    sources: NameColumn::default(),
                    folders: NameColumn::default(),
                    languages: NameColumn::default(),
                    rare: Default::default(),
                    number: OnceLock::new(),
                };
                assert_eq!(columns.trust(0, day_number(today)), wanted, "{date:?} {precision:?}");
                assert_eq!(columns.day(0), Some((day_number(civil), precision)));
                assert_eq!(date_of(day_number(civil)), civil);
            }
        }
    }
}
