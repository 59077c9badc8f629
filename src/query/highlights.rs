//! Highlights: the ranges of a text that match a query. Floor 1, part of [`query`](crate::query). Drawing is left
//! to the painter.

use std::ops::Range;

use regex::Regex;

use crate::query::{Field, Query, QueryValue, Scope, Test};
use crate::text::{fold, folded_end, for_each_token_at};

/// What a query highlights in texts.
#[derive(Clone, Debug, Default)]
pub struct Highlights {
    needles: Vec<HighlightNeedle>,
    patterns: Vec<(Scope, Regex)>,
}

#[derive(Clone, Debug)]
struct HighlightNeedle {
    target: Scope,
    /// The folded tokens to find in sequence. Never empty.
    tokens: Vec<String>,
    /// Whether the last token must match whole, not only its beginning.
    whole: bool,
}

impl Highlights {
    /// The highlights of a query.
    pub fn of(query: &Query) -> Self {
        let mut highlights = Self::default();
        for (test, _) in query.tests().filter(|(_, negations)| negations.is_multiple_of(2)) {
            // Values of front matter keys are not shown, so only the plain text reading can match.
            let Test { target, values, .. } = test.literal();
            for value in values {
                match value {
                    QueryValue::Text(text) => {
                        let (tokens, whole) = (text.tokens(), text.whole);
                        highlights.needles.push(HighlightNeedle { target: target.clone(), tokens, whole });
                    }
                    QueryValue::Regex(pattern) => highlights.patterns.push((target.clone(), pattern.regex)),
                    QueryValue::When(_) | QueryValue::Number(_) | QueryValue::Flag(_) => {}
                }
            }
        }
        highlights.needles.retain(|needle| !needle.tokens.is_empty());
        highlights
    }

    /// Whether nothing is ever highlighted.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty() && self.patterns.is_empty()
    }

    /// The byte ranges to highlight in a text of one part of an article: in order, not touching, on character boundaries.
    pub fn ranges(&self, part: Field, text: &str) -> Vec<Range<usize>> {
        self.ranges_across(part, &[text]).pop().unwrap_or_default()
    }

    /// The byte ranges to highlight in each of `texts`, which are the rows of one text: a phrase may continue
    /// in the next row. Regular expressions are matched row by row.
    pub fn ranges_across(&self, part: Field, texts: &[&str]) -> Vec<Vec<Range<usize>>> {
        let mut ranges = vec![Vec::new(); texts.len()];
        for (text, ranges) in texts.iter().zip(&mut ranges) {
            for (_, regex) in self.patterns.iter().filter(|(target, _)| applies_to(target, part)) {
                ranges.extend(
                    regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()),
                );
            }
        }
        let mut needles = self.needles.iter().filter(|needle| applies_to(&needle.target, part)).peekable();
        if needles.peek().is_some() {
            let tokens = TextTokens::of(texts);
            needles.for_each(|needle| tokens.highlight(needle, texts, &mut ranges));
        }
        ranges.into_iter().map(merged).collect()
    }
}

/// Whether a test with this scope can match in this part of an article.
fn applies_to(target: &Scope, part: Field) -> bool {
    match target {
        Scope::Anywhere | Scope::Key(_) => part.row().weight > 0,
        Scope::Field(field) => field.row().searches.contains(&part),
    }
}

#[derive(Default)]
struct TextTokens {
    /// All folded tokens, concatenated without separators.
    folded: String,
    places: Vec<TokenPlace>,
}

struct TokenPlace {
    folded: Range<usize>,
    /// The index of the text that contains the token.
    row: usize,
    /// The bytes of the token in that text.
    range: Range<usize>,
}

impl TextTokens {
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

    /// Adds the ranges of every place where the tokens of a needle occur in sequence.
    fn highlight(&self, needle: &HighlightNeedle, texts: &[&str], ranges: &mut [Vec<Range<usize>>]) {
        for places in self.places.windows(needle.tokens.len()) {
            let matches = places.iter().zip(&needle.tokens).enumerate().all(|(index, (place, wanted))| {
                let token = self.folded.get(place.folded.clone()).unwrap_or_default();
                let may_go_on = !needle.whole && index + 1 == needle.tokens.len();
                if may_go_on { token.starts_with(wanted.as_str()) } else { token == wanted }
            });
            if !matches {
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
                // The text between two tokens in the same row is highlighted too.
                let goes_on =
                    index > 0 && places.get(index - 1).is_some_and(|before| before.row == place.row);
                match ranges.last_mut() {
                    Some(last) if goes_on => last.end = last.end.max(range.end),
                    _ => ranges.push(range),
                }
            }
        }
    }

    /// The byte of the text at which the first `wanted` bytes of a folded token end.
    fn matched_end(&self, place: &TokenPlace, text: &str, wanted: usize) -> usize {
        let token = self.folded.get(place.folded.clone()).unwrap_or_default();
        let written = text.get(place.range.clone()).unwrap_or_default();
        // A character may fold to more than this token (`½`); it is then highlighted as a whole.
        if token.len() == wanted || fold(written) != token {
            return place.range.end;
        }
        place.range.start + folded_end(written, wanted)
    }
}

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

    fn highlighted(query: &str, part: Field, rows: &[&str]) -> String {
        let highlights = Highlights::of(&Query::parse(query).unwrap());
        let ranges = highlights.ranges_across(part, rows);
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
    fn matches_are_highlighted() {
        for (query, part, text, shown) in [
            ("stent", Field::Title, "Stents and stent grafts", "[Stent]s and [stent] grafts"),
            ("\"stent\"", Field::Title, "Stents and stent grafts", "Stents and [stent] grafts"),
            ("etud", Field::Summary, "L’Étude élargie", "L’[Étud]e élargie"),
            ("e", Field::Body, "e\u{301}lan", "[e\u{301}]lan"),
            ("o", Field::Body, "Œdème", "[Œ]dème"),
            ("drug-elut", Field::Title, "A Drug – eluting stent", "A [Drug – elut]ing stent"),
            ("510(k)", Field::Title, "Rule 510(k) of 5100", "Rule [510(k]) of 5100"),
            ("title:stent", Field::Summary, "stent", "stent"),
            ("-stent graft", Field::Title, "stent graft", "stent [graft]"),
            ("-(a OR -b)", Field::Title, "a b", "a [b]"),
            ("st sten", Field::Title, "stent", "[sten]t"),
            ("/[0-9]+ pat/ 12", Field::Body, "12 patients", "[12 pat]ients"),
            ("tag:act", Field::Tag, "Actualité", "[Act]ualité"),
            ("Breaking:news", Field::Title, "Breaking: newsroom", "[Breaking: news]room"),
            ("date:2024 is:bad", Field::Title, "2024 bad", "2024 bad"),
            ("½", Field::Title, "1½ x", "1½ x"),
            ("2", Field::Title, "½ x", "[½] x"),
        ] {
            assert_eq!(highlighted(query, part, &[text]), shown, "{query}");
        }
    }

    #[test]
    fn a_phrase_may_continue_in_the_next_row() {
        let rows = ["a new", "stent graft is", "new"];
        assert_eq!(highlighted("\"new stent graft\"", Field::Body, &rows), "a [new]/[stent graft] is/new");
        assert_eq!(highlighted("ab-ab", Field::Body, &["ab ab ab"]), "[ab ab ab]");
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_and_on_character_boundaries(query in "[a-eé\"]{1,3}( -?[a-eéœ/]{1,3}){0,3}", text in "[a-eéœﬁ½\u{301} -]{0,30}|.{0,20}") {
            if let Ok(query) = Query::parse(&query) {
                let mut last = None;
                for range in Highlights::of(&query).ranges(Field::Title, &text) {
                    prop_assert!(text.get(range.clone()).is_some_and(|bytes| !bytes.is_empty()));
                    prop_assert!(last.is_none_or(|last| last < range.start));
                    last = Some(range.end);
                }
            }
        }
    }
}
