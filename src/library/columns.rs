//! The columns of a segment: a few values per article, in memory, for lists, counts and orders.
//! [`schema`](super::schema) defines what they contain. Floor 2, part of [`library`](crate::library).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil;
use tantivy::columnar::{Cardinality, Column, StrColumn};
use tantivy::index::SegmentReader;

use crate::library::schema::{DamagedIndex, NUMBERS, NumberColumn};
use crate::library::section::NAMES;
use crate::model::{DateTrust, Precision};
use crate::query::Field;

/// Stored in place of a date, or of another value of a column, when an article has none.
pub(super) const NO_DATE: i64 = i64::MIN;

/// The value of an article in a column; `None` if the column cannot be read.
pub(super) fn value<T: Copy>(column: &[T], document: u32) -> Option<T> {
    column.get(usize::try_from(document).ok()?).copied()
}

/// A column of names: the distinct names, and which of them each article has.
#[derive(Debug, Default)]
pub(super) struct NameColumn {
    /// The distinct names, in byte order.
    pub names: Vec<String>,
    /// For each article, the position of its name in [`names`](Self::names) plus 1; 0 if it has none.
    pub ordinals: Vec<u32>,
}

impl NameColumn {
    pub(super) const NONE: &Self = &Self { names: Vec::new(), ordinals: Vec::new() };

    pub(super) fn ordinal(&self, document: u32) -> u32 {
        value(&self.ordinals, document).unwrap_or(0)
    }

    /// The id of the name of an article; `ids` has the ids of all names of this column.
    pub(super) fn id<T: Copy>(&self, document: u32, ids: &[T]) -> Option<T> {
        ids.get(Self::place(self.ordinal(document))?).copied()
    }

    /// The position in [`names`](Self::names) for an ordinal; 0 is none.
    pub(super) fn place(ordinal: u32) -> Option<usize> {
        usize::try_from(ordinal).ok()?.checked_sub(1)
    }
}

#[derive(Debug, Default)]
pub(super) struct TagColumn {
    /// The distinct spellings, in byte order.
    pub spellings: Vec<String>,
    /// Where the tags of each article begin in `ordinals`, then where the last ones end.
    starts: Vec<u32>,
    /// Positions in [`spellings`](Self::spellings), article by article, in the order of the file.
    ordinals: Vec<u32>,
}

impl TagColumn {
    /// The last tag of an article, as a position in [`spellings`](Self::spellings).
    pub(super) fn last(&self, document: u32) -> Option<usize> {
        usize::try_from(*self.of(document).last()?).ok()
    }

    /// The tags of an article, as positions in [`spellings`](Self::spellings).
    pub(super) fn of(&self, document: u32) -> &[u32] {
        let place = usize::try_from(document).unwrap_or(usize::MAX);
        let at = |index: usize| self.starts.get(index).and_then(|&start| usize::try_from(start).ok());
        let (Some(start), Some(end)) = (at(place), at(place.saturating_add(1))) else { return &[] };
        self.ordinals.get(start..end).unwrap_or_default()
    }
}

/// How often articles of a segment have a host and a last tag, among those that name no source: by the ordinal of the
/// host, and the position of the tag if there is one.
pub(super) type LastTags = HashMap<(u32, Option<usize>), u32>;

/// The columns of a segment. Those that few queries need are read when first used.
#[derive(Debug)]
pub(super) struct Columns {
    /// The date of each article in seconds since 1970, or [`NO_DATE`].
    pub instants: Vec<i64>,
    /// The first day of each date in days since 1970, times 4, plus the precision; or [`NO_DATE`].
    pub days: Vec<i64>,
    /// For each article, its [`lasting_flags`](super::document::lasting_flags).
    pub flags: Vec<u16>,
    pub tags: TagColumn,
    names: Vec<NameColumn>,
    rare: [OnceLock<Vec<i64>>; NUMBERS.len()],
    number: OnceLock<Vec<u64>>,
    /// See [`Segment::own_mark_ids`](super::segment::Segment::own_mark_ids).
    pub own_mark_ids: OnceLock<Vec<u64>>,
    /// Of all articles of the segment, also of deleted ones.
    pub last_tags: OnceLock<LastTags>,
}

impl Columns {
    /// Reads the columns of a segment, except the rare ones.
    pub(super) fn open(reader: &SegmentReader) -> Result<Self, DamagedIndex> {
        let count = reader.max_doc();
        let flags = numbers(reader, NumberColumn::Flags, count)?;
        Ok(Self {
            instants: numbers(reader, NumberColumn::Instant, count)?,
            days: numbers(reader, NumberColumn::Day, count)?,
            flags: flags.into_iter().map(|flags| u16::try_from(flags).unwrap_or(0)).collect(),
            tags: tags(reader, count)?,
            names: NAMES.iter().map(|name| names(reader, name.column, count)).collect::<Result<_, _>>()?,
            rare: Default::default(),
            number: OnceLock::new(),
            own_mark_ids: OnceLock::new(),
            last_tags: OnceLock::new(),
        })
    }

    /// A column that few queries need, [`NO_DATE`] for articles without a value; empty if it cannot be read.
    pub(super) fn rare(&self, reader: &SegmentReader, number: NumberColumn) -> &[i64] {
        let Some(column) = self.rare.get(number as usize) else { return &[] };
        column.get_or_init(|| numbers(reader, number, reader.max_doc()).unwrap_or_default())
    }

    pub(super) fn path_numbers(&self, reader: &SegmentReader) -> &[u64] {
        self.number.get_or_init(|| {
            let column = reader.fast_fields().u64("number");
            column.map(|column| all(&column, reader.max_doc(), 0)).unwrap_or_default()
        })
    }

    /// The names of a field; none if its names are not a column.
    pub(super) fn names(&self, field: Field) -> &NameColumn {
        let mut columns = NAMES.iter().zip(&self.names);
        columns.find(|(name, _)| name.field == field).map_or(NameColumn::NONE, |(_, column)| column)
    }

    /// The first day of the date of an article, in days since 1970, and the precision of the date.
    pub(super) fn day(&self, document: u32) -> Option<(i64, Precision)> {
        let day = value(&self.days, document).filter(|&day| day != NO_DATE)?;
        let precision = match day.rem_euclid(4) {
            0 => Precision::Year,
            1 => Precision::Month,
            2 => Precision::Day,
            _ => Precision::Second,
        };
        Some((day.div_euclid(4), precision))
    }

    /// The date of an article in seconds since 1970.
    pub(super) fn instant(&self, document: u32) -> Option<i64> {
        value(&self.instants, document).filter(|&instant| instant != NO_DATE)
    }

    pub(super) fn flags(&self, document: u32) -> u16 {
        value(&self.flags, document).unwrap_or(0)
    }

    /// Whether the date of an article is plausible on the day `today`, in days since 1970.
    pub(super) fn trust(&self, document: u32, today: i64) -> DateTrust {
        let Some((day, precision)) = self.day(document) else { return DateTrust::Sound };
        // The same rules as `Date::trust`, in days: the year 1000 begins on day -354,285.
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

/// A date in days since 1970.
pub(super) fn day_number(date: civil::Date) -> i64 {
    date.since(civil::date(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()))
}

/// The date of a day that is given in days since 1970.
pub(super) fn date_of(day: i64) -> civil::Date {
    let first = civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    first.checked_add(span).unwrap_or(first)
}

fn civil_year(day: i64) -> i64 {
    i64::from(date_of(day).year())
}

/// The number that stores the first day of a date and its precision, which takes two bits.
pub(super) fn stored_day(day: civil::Date, precision: Precision) -> i64 {
    day_number(day) * 4 + precision as i64
}

fn numbers(reader: &SegmentReader, number: NumberColumn, count: u32) -> Result<Vec<i64>, DamagedIndex> {
    let column = reader.fast_fields().i64(number.column())?;
    Ok(all(&column, count, NO_DATE))
}

/// Every value of a column, `without` for articles that have none.
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

const READ_TOGETHER: usize = 1_024;

fn texts(column: &StrColumn) -> Result<Vec<String>, DamagedIndex> {
    let mut texts = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        texts.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(texts)
}

fn names(reader: &SegmentReader, column: &str, count: u32) -> Result<NameColumn, DamagedIndex> {
    let Some(column) = reader.fast_fields().str(column)? else { return Ok(NameColumn::default()) };
    let ordinals = all(column.ords(), count, u64::MAX);
    let ordinal = |ordinal: u64| u32::try_from(ordinal.wrapping_add(1)).unwrap_or(0);
    Ok(NameColumn { names: texts(&column)?, ordinals: ordinals.into_iter().map(ordinal).collect() })
}

fn tags(reader: &SegmentReader, count: u32) -> Result<TagColumn, DamagedIndex> {
    let Some(column) = reader.fast_fields().str("tag_names")? else { return Ok(TagColumn::default()) };
    let values = &column.ords().values;
    let mut ordinals = vec![0; usize::try_from(values.num_vals()).unwrap_or(0)];
    values.get_range(0, &mut ordinals);
    let ordinals = ordinals.into_iter().map(|tag| u32::try_from(tag).unwrap_or(u32::MAX)).collect();
    let mut starts = Vec::with_capacity(usize::try_from(count).unwrap_or(0).saturating_add(1));
    let mut end = 0;
    for document in 0..count {
        starts.push(end);
        // Empty, wherever it is, if there are no tags.
        end = end.max(column.ords().index.value_row_ids(document).end);
    }
    starts.push(end);
    Ok(TagColumn { spellings: texts(&column)?, starts, ordinals })
}

/// The days that a date of this precision covers, in days since 1970, the end excluded.
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
    fn date_trust_agrees_with_the_model() {
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
                    own_mark_ids: OnceLock::new(),
                    last_tags: OnceLock::new(),
                    instants: vec![0],
                    days: vec![stored_day(civil, precision)],
                    flags: vec![0],
                    tags: TagColumn::default(),
                    names: Vec::new(),
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
