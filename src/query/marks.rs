//! What of a text a query speaks of: the ranges that are highlighted.
//!
//! Ranges are bytes of the text as it is shown, accents, ligatures and all. What is negated marks
//! nothing.

use std::ops::Range;

use regex::Regex;

use crate::query::{Expr, Field, Query, Target, Test, Value};
use crate::text::{fold, folded_end, for_each_token_at};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A title.
    Title,
    /// A summary.
    Summary,
    /// The text of an article.
    Body,
    /// A tag, or several.
    Tags,
    /// The name of a source.
    Source,
    /// The host of a source.
    Host,
    /// An author.
    Author,
    /// A folder.
    Collection,
    /// A path.
    File,
}

/// What a query highlights.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    needles: Vec<Needle>,
    patterns: Vec<(Target, Regex)>,
}

#[derive(Clone, Debug)]
struct Needle {
    target: Target,
    /// The tokens, in a row; never empty.
    tokens: Vec<String>,
    /// Whether the last token may not go on.
    whole: bool,
}

impl Marks {
    /// What this query highlights.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        let mut marks = Self::default();
        for condition in &query.conditions {
            marks.add(condition, true);
        }
        marks
    }

    /// Whether it highlights nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty() && self.patterns.is_empty()
    }

    /// The bytes of a text that are highlighted: in order, apart, and on character borders.
    #[must_use]
    pub fn ranges(&self, place: Place, text: &str) -> Vec<Range<usize>> {
        self.ranges_across(place, &[text]).pop().unwrap_or_default()
    }

    /// The bytes of each of these texts that are highlighted, when they are the rows of one: a phrase
    /// may go on in the next row. A regular expression sees one row at a time.
    #[must_use]
    pub fn ranges_across(&self, place: Place, texts: &[&str]) -> Vec<Vec<Range<usize>>> {
        let mut ranges = vec![Vec::new(); texts.len()];
        for (text, ranges) in texts.iter().zip(&mut ranges) {
            for (_, regex) in self.patterns.iter().filter(|(target, _)| looks_at(target, place)) {
                ranges.extend(
                    regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()),
                );
            }
        }
        let needles: Vec<&Needle> =
            self.needles.iter().filter(|needle| looks_at(&needle.target, place)).collect();
        if !needles.is_empty() {
            let tokens = Tokens::of(texts);
            for needle in needles {
                tokens.mark(needle, texts, &mut ranges);
            }
        }
        ranges.into_iter().map(merged).collect()
    }

    fn add(&mut self, expr: &Expr, positive: bool) {
        match expr {
            Expr::Test(test) if positive => self.add_test(test),
            Expr::Test(_) => {}
            Expr::Not(inner) => self.add(inner, !positive),
            Expr::All(parts) | Expr::Any(parts) => {
                for part in parts {
                    self.add(part, positive);
                }
            }
        }
    }

    fn add_test(&mut self, test: &Test) {
        // What is no key of any article is text, and no key is shown.
        let shown = test.literal();
        for value in shown.values {
            match value {
                Value::Text(words) => {
                    let tokens = words.tokens();
                    if !tokens.is_empty() {
                        self.needles.push(Needle {
                            target: shown.target.clone(),
                            tokens,
                            whole: words.whole,
                        });
                    }
                }
                Value::Regex(pattern) => self.patterns.push((shown.target.clone(), pattern.regex().clone())),
                Value::When(_) | Value::Number(_) | Value::Flag(_) => {}
            }
        }
    }
}

/// Whether what is looked for there is seen at this place.
fn looks_at(target: &Target, place: Place) -> bool {
    match target {
        Target::Anywhere | Target::Key(_) => {
            !matches!(place, Place::Author | Place::Collection | Place::File)
        }
        Target::Field(field) => match place {
            Place::Title => *field == Field::Title,
            Place::Summary => *field == Field::Summary,
            Place::Body => *field == Field::Body,
            Place::Tags => *field == Field::Tag,
            Place::Source => *field == Field::Source,
            Place::Host => matches!(field, Field::Host | Field::Source),
            Place::Author => *field == Field::Author,
            Place::Collection => *field == Field::Collection,
            Place::File => *field == Field::File,
        },
    }
}

/// The tokens of texts, one after another.
#[derive(Default)]
struct Tokens {
    /// All tokens without anything between them.
    folded: String,
    places: Vec<TokenPlace>,
}

struct TokenPlace {
    /// Its bytes in the folded text.
    folded: Range<usize>,
    /// The number of its text.
    row: usize,
    /// Its bytes in that text.
    range: Range<usize>,
}

impl Tokens {
    fn of(texts: &[&str]) -> Self {
        let mut tokens = Self::default();
        for (row, text) in texts.iter().enumerate() {
            for_each_token_at(text, |token, range| {
                let start = tokens.folded.len();
                tokens.folded.push_str(token);
                tokens.places.push(TokenPlace { folded: start..tokens.folded.len(), row, range });
            });
        }
        tokens
    }

    /// Adds the ranges of every place where the tokens of a needle stand in a row.
    fn mark(&self, needle: &Needle, texts: &[&str], ranges: &mut [Vec<Range<usize>>]) {
        for places in self.places.windows(needle.tokens.len()) {
            let stands = places.iter().zip(&needle.tokens).enumerate().all(|(index, (place, wanted))| {
                let token = self.folded.get(place.folded.clone()).unwrap_or_default();
                let may_go_on = !needle.whole && index + 1 == needle.tokens.len();
                if may_go_on { token.starts_with(wanted.as_str()) } else { token == wanted }
            });
            if !stands {
                continue;
            }
            for (index, place) in places.iter().enumerate() {
                let mut range = place.range.clone();
                if index + 1 == places.len() {
                    let wanted = needle.tokens.last().map_or(0, String::len);
                    let text = texts.get(place.row).copied().unwrap_or_default();
                    range.end = self.matched_end(place, text, wanted);
                }
                let Some(ranges) = ranges.get_mut(place.row) else { continue };
                // What stands between two tokens of a row belongs to it.
                let goes_on =
                    index > 0 && places.get(index - 1).is_some_and(|before| before.row == place.row);
                match ranges.last_mut() {
                    Some(last) if goes_on => last.end = last.end.max(range.end),
                    _ => ranges.push(range),
                }
            }
        }
    }

    /// Where the first `wanted` bytes of a folded token end in its text.
    fn matched_end(&self, place: &TokenPlace, text: &str, wanted: usize) -> usize {
        let token = self.folded.get(place.folded.clone()).unwrap_or_default();
        let written = text.get(place.range.clone()).unwrap_or_default();
        // A character may hold more than this token (`½`); it is then marked whole.
        if token.len() == wanted || fold(written) != token {
            return place.range.end;
        }
        place.range.start + folded_end(written, wanted)
    }
}

/// Ranges in order, those that touch made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(query: &str, place: Place, rows: &[&str]) -> String {
        let marks = Marks::of(&Query::parse(query).unwrap());
        let ranges = marks.ranges_across(place, rows);
        let mut shown = Vec::new();
        for (row, ranges) in rows.iter().zip(ranges) {
            let mut text = (*row).to_owned();
            for range in ranges.into_iter().rev() {
                text.insert(range.end, ']');
                text.insert(range.start, '[');
            }
            shown.push(text);
        }
        shown.join("/")
    }

    #[test]
    fn what_is_looked_for_is_marked() {
        for (query, place, text, shown) in [
            ("stent", Place::Title, "Stents and stent grafts", "[Stent]s and [stent] grafts"),
            ("\"stent\"", Place::Title, "Stents and stent grafts", "Stents and [stent] grafts"),
            ("etud", Place::Summary, "L’Étude élargie", "L’[Étud]e élargie"),
            ("e", Place::Body, "e\u{301}lan", "[e\u{301}]lan"),
            ("o", Place::Body, "Œdème", "[Œ]dème"),
            ("drug-elut", Place::Title, "A Drug – eluting stent", "A [Drug – elut]ing stent"),
            ("510(k)", Place::Title, "Rule 510(k) of 5100", "Rule [510(k]) of 5100"),
            ("title:stent", Place::Summary, "stent", "stent"),
            ("-stent graft", Place::Title, "stent graft", "stent [graft]"),
            ("-(a OR -b)", Place::Title, "a b", "a [b]"),
            ("st sten", Place::Title, "stent", "[sten]t"),
            ("/[0-9]+ pat/ 12", Place::Body, "12 patients", "[12 pat]ients"),
            ("tag:act", Place::Tags, "Actualité", "[Act]ualité"),
            ("Breaking:news", Place::Title, "Breaking: newsroom", "[Breaking: news]room"),
            ("date:2024 is:bad", Place::Title, "2024 bad", "2024 bad"),
            ("½", Place::Title, "1½ x", "1½ x"),
            ("2", Place::Title, "½ x", "[½] x"),
        ] {
            assert_eq!(marked(query, place, &[text]), shown, "{query}");
        }
    }

    #[test]
    fn a_phrase_goes_on_in_the_next_row() {
        let rows = ["a new", "stent graft is", "new"];
        assert_eq!(marked("\"new stent graft\"", Place::Body, &rows), "a [new]/[stent graft] is/new");
        assert_eq!(marked("ab-ab", Place::Body, &["ab ab ab"]), "[ab ab ab]");
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_and_on_borders(query in "[a-eé\"]{1,3}( -?[a-eéœ/]{1,3}){0,3}", text in "[a-eéœﬁ½\u{301} -]{0,30}|.{0,20}") {
            if let Ok(query) = Query::parse(&query) {
                let mut last = None;
                for range in Marks::of(&query).ranges(Place::Title, &text) {
                    prop_assert!(text.get(range.clone()).is_some_and(|bytes| !bytes.is_empty()));
                    prop_assert!(last.is_none_or(|last| last < range.start));
                    last = Some(range.end);
                }
            }
        }
    }
}
