//! Folding: the one function by which text and queries are compared.
//!
//! Floor 0. Case, accents, ligatures, width, quotes and dashes are made plain; everything that is
//! compared goes through here, so the index and the query can never disagree.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded text: lower case, no accents, plain ligatures, quotes and dashes.
///
/// The form is compatibility decomposition (Unicode Standard Annex 15, NFKD) without marks, and a
/// table for the letters that do not decompose.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Appends the folded form of `text`.
fn fold_into(text: &str, folded: &mut String) {
    // Runs of ASCII need no tables; they are most of French and English text.
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, after) = rest.split_at_checked(ascii).unwrap_or((rest, ""));
        let from = folded.len();
        folded.push_str(plain);
        if let Some(plain) = folded.get_mut(from..) {
            plain.make_ascii_lowercase();
        }
        let other = after.bytes().position(|byte| byte.is_ascii()).unwrap_or(after.len());
        let (marked, next) = after.split_at_checked(other).unwrap_or((after, ""));
        if marked.chars().all(|character| fold_common(character).is_some()) {
            folded.extend(marked.chars().filter_map(fold_common));
        } else {
            fold_by_tables(marked, folded);
        }
        rest = next;
    }
}

fn fold_by_tables(text: &str, folded: &mut String) {
    for character in text.nfkd().filter(|&character| !is_combining_mark(character)) {
        fold_character(character, folded);
    }
}

/// What the tables make of the characters that are most of what is not ASCII in French and English.
fn fold_common(character: char) -> Option<&'static str> {
    Some(match character {
        'à' | 'â' | 'ä' | 'À' | 'Â' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => "e",
        'î' | 'ï' | 'Î' | 'í' => "i",
        'ô' | 'ö' | 'Ô' | 'ó' => "o",
        'ù' | 'û' | 'ü' | 'Û' => "u",
        'ç' | 'Ç' => "c",
        'œ' => "oe",
        '’' | '‘' => "'",
        '“' | '”' | '«' | '»' => "\"",
        '–' | '—' => "-",
        '…' => "...",
        '\u{a0}' | '\u{202f}' => " ",
        _ => return None,
    })
}

fn fold_character(character: char, folded: &mut String) {
    let plain = match character {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'þ' | 'Þ' => "th",
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '⁄' => "/",
        other => {
            // Lower case may decompose again (`İ` is `i` and a dot).
            folded.extend(other.to_lowercase().filter(|&lower| !is_combining_mark(lower)));
            return;
        }
    };
    folded.push_str(plain);
}

/// Whether every character of this script is a word of its own for searching, because the script
/// writes no spaces.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Calls `each` with every folded token of `text`: runs of letters and digits.
pub fn for_each_token(text: &str, mut each: impl FnMut(&str)) {
    let folded = fold(text);
    let mut start = None;
    for (at, character) in folded.char_indices() {
        if character.is_ascii_alphanumeric()
            || (!character.is_ascii() && character.is_alphanumeric() && !stands_alone(character))
        {
            start.get_or_insert(at);
            continue;
        }
        if let Some(token) = start.take().and_then(|from| folded.get(from..at)) {
            each(token);
        }
        if stands_alone(character) {
            each(character.encode_utf8(&mut [0; 4]));
        }
    }
    if let Some(token) = start.and_then(|from| folded.get(from..)) {
        each(token);
    }
}

/// Calls `each` with every folded token of `text` and the bytes of `text` that it was made of, on
/// character borders: what [`for_each_token`] gives, and where.
///
/// One character may hold the end of a token and the whole of the next (`½`); both then have it.
pub fn for_each_token_at(text: &str, mut each: impl FnMut(&str, Range<usize>)) {
    let mut token = String::new();
    let mut range = 0..0;
    let mut folded = String::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        folded.clear();
        fold_into(character.encode_utf8(&mut [0; 4]), &mut folded);
        if folded.is_empty() && !token.is_empty() {
            // A mark belongs to the letter before it.
            range.end = end;
        }
        for plain in folded.chars() {
            let alone = stands_alone(plain);
            if plain.is_alphanumeric() && !alone {
                if token.is_empty() {
                    range.start = at;
                }
                range.end = end;
                token.push(plain);
                continue;
            }
            if !token.is_empty() {
                each(&token, range.clone());
                token.clear();
            }
            if alone {
                each(plain.encode_utf8(&mut [0; 4]), at..end);
            }
        }
    }
    if !token.is_empty() {
        each(&token, range);
    }
}

/// Where the first `length` bytes of the folded form of `text` end in `text`, marks included. A
/// character that holds more than is asked for counts whole.
#[must_use]
pub fn folded_end(text: &str, length: usize) -> usize {
    let mut folded = String::new();
    let mut end = 0;
    for (at, character) in text.char_indices() {
        let before = folded.len();
        fold_into(character.encode_utf8(&mut [0; 4]), &mut folded);
        if before >= length && folded.len() > before {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// The folded tokens of `text` with one space between them.
#[must_use]
pub fn fold_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for_each_token(text, |token| {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(token);
    });
    words
}

/// The folded tokens of `text`.
#[must_use]
pub fn fold_tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for_each_token(text, |token| tokens.push(token.to_owned()));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_alike_folds_alike() {
        for (text, folded) in [
            ("Étude ÉLARGIE", "etude elargie"),
            ("e\u{301}tude", "etude"),
            ("cœur Œuvre", "coeur oeuvre"),
            ("ﬁbrillation", "fibrillation"),
            ("FDA’s “new” – rule", "fda's \"new\" - rule"),
            ("Straße Łódź Ørsted", "strasse lodz orsted"),
            ("ＦＵＬＬ", "full"),
            ("İstanbul", "istanbul"),
            ("5\u{a0}%", "5 %"),
            ("東京", "東京"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn the_common_way_is_that_of_the_tables() {
        let mut common = 0;
        for character in '\0'..='\u{ffff}' {
            let Some(folded) = fold_common(character) else { continue };
            let mut by_tables = String::new();
            fold_by_tables(&character.to_string(), &mut by_tables);
            assert_eq!(folded, by_tables, "{character}");
            common += 1;
        }
        assert!(common > 30);
    }

    #[test]
    fn tokens_are_runs_of_letters_and_digits() {
        for (text, tokens) in [
            ("drug-eluting 510(k)", vec!["drug", "eluting", "510", "k"]),
            ("FDA’s", vec!["fda", "s"]),
            ("l’étude d'Épinal", vec!["l", "etude", "d", "epinal"]),
            ("東京の news", vec!["東", "京", "の", "news"]),
            ("", vec![]),
            ("— ! —", vec![]),
        ] {
            assert_eq!(fold_tokens(text), tokens, "{text}");
        }
    }

    #[test]
    fn tokens_know_where_they_stand() {
        let places = |text: &str| {
            let mut places = Vec::new();
            for_each_token_at(text, |token, range| {
                places.push(format!("{token}={}", text.get(range).unwrap()));
            });
            places.join(" ")
        };
        for (text, tokens) in [
            ("L’étude", "l=L etude=étude"),
            ("e\u{301}lan vital", "elan=e\u{301}lan vital=vital"),
            ("Œdème ﬁn", "oedeme=Œdème fin=ﬁn"),
            ("1½ x", "11=1½ 2=½ x=x"),
            ("東京 a", "東=東 京=京 a=a"),
            ("— !", ""),
        ] {
            assert_eq!(places(text), tokens, "{text}");
        }
        for (text, length, beginning) in [
            ("Étude", 1, "É"),
            ("e\u{301}tude", 1, "e\u{301}"),
            ("Œdème", 1, "Œ"),
            ("Œdème", 2, "Œ"),
            ("Œdème", 3, "Œd"),
            ("abc", 9, "abc"),
        ] {
            assert_eq!(text.get(..folded_end(text, length)), Some(beginning), "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_with_places_are_the_tokens(text in ".{0,40}|[aéœﬁ½\u{301}東’ -]{0,20}") {
            let mut tokens = Vec::new();
            for_each_token_at(&text, |token, range| {
                assert!(text.get(range).is_some_and(|bytes| !bytes.is_empty()));
                tokens.push(token.to_owned());
            });
            prop_assert_eq!(tokens, fold_tokens(&text));
        }

        #[test]
        fn folding_twice_is_folding_once(text in ".{0,40}") {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }
    }
}
