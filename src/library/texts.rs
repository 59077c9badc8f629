//! Conditions that need the stored texts, such as regular expressions.
//!
//! Texts are read only for the articles that other conditions have not excluded. Floor 2, part of
//! [`library`](crate::library).

use regex::Regex;

use crate::library::bits::Bits;
use crate::library::keys::{is_known_elsewhere, key_name, known_value};
use crate::library::section::Section;
use crate::library::segment::Segment;

/// How many articles are read between two checks whether the answer is still wanted.
const ARTICLES_PER_LOOK: u32 = 256;

/// The articles of `among` in which any text of the sections matches.
pub(super) fn matching(
    segment: &Segment,
    (regex, sections): (&Regex, &[Section]),
    among: &Bits,
    given_up: &(dyn Fn() -> bool + Sync),
) -> Bits {
    let mut found = Bits::none(segment.bound());
    for (count, document) in (0_u32..).zip(among.iter()) {
        if count.is_multiple_of(ARTICLES_PER_LOOK) && given_up() {
            return found;
        }
        let Some((article, body)) = segment.article_and_text(document) else { continue };
        let matches = sections.iter().any(|section| {
            let mut matches = false;
            section.for_each_text(&article, &body, |text| matches |= regex.is_match(text));
            matches
        });
        if matches {
            found.insert(document);
        }
    }
    found
}

/// The articles of `among` of which a value of a front matter key passes the test `is_right`. `name` is in
/// the form of [`key_name`].
pub(super) fn with_key(
    segment: &Segment,
    name: &str,
    (among, given_up): (&Bits, &(dyn Fn() -> bool + Sync)),
    is_right: impl Fn(&str) -> bool,
) -> Bits {
    let mut found = Bits::none(segment.bound());
    for (count, document) in (0_u32..).zip(among.iter()) {
        if count.is_multiple_of(ARTICLES_PER_LOOK) && given_up() {
            return found;
        }
        let Some((article, keys)) = segment.article_and_keys(document) else { continue };
        let known = known_value(&article, name).filter(|_| is_known_elsewhere(name));
        let kept = keys.iter().filter(|(key, _)| key_name(key) == name);
        if known.is_some_and(|value| is_right(&value)) || kept.into_iter().any(|(_, value)| is_right(value)) {
            found.insert(document);
        }
    }
    found
}
