//! Conditions that need the text itself: it is read for those articles only that nothing else has
//! ruled out.

use regex::Regex;

use crate::library::Section;
use crate::library::bits::Bits;
use crate::library::schema::{is_known_elsewhere, key_name, known_value};
use crate::library::segment::Segment;

/// Articles between two looks at whether anybody still waits for the answer.
const ARTICLES_PER_LOOK: u32 = 256;

/// Those articles of `among` in which a text of one of the sections matches.
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

/// Those articles of `among` of which a value of a front matter key is right.
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
