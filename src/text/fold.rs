//! Folding: text without differences of case, accents, ligatures, width, quotes and dashes, and its tokens.
//! Every comparison uses it, so the index and the query always agree. Matching is left to `library`. Floor 0,
//! part of [`text`](crate::text).

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded text: lower case, no accents, plain ligatures, quotes and dashes. Compatibility decomposition (NFKD)
/// without combining marks, and a table for letters that do not decompose.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let has_capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if has_capitals { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Appends the folded form of `text`.
fn fold_into(text: &str, folded: &mut String) {
    // Runs of ASCII need no tables; French and English text is mostly ASCII.
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

/// A shortcut: the folded form of the most frequent non-ASCII characters of French and English.
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

fn fold_by_tables(text: &str, folded: &mut String) {
    for character in text.nfkd().filter(|&character| !is_combining_mark(character)) {
        folded.push_str(match character {
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
                // Lower case may decompose again (`İ` becomes `i` and a dot).
                folded.extend(other.to_lowercase().filter(|&lower| !is_combining_mark(lower)));
                continue;
            }
        });
    }
}

/// Whether this script is written without spaces: each of its characters is indexed as a word.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Calls `each` with every folded token of `text`: runs of letters and digits.
pub fn for_each_token(text: &str, mut each: impl FnMut(&str)) {
    let folded = fold(text);
    let mut rest = &*folded;
    while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
        let (_, from) = rest.split_at_checked(start).unwrap_or(("", ""));
        let (token, after) = from.split_at_checked(token_end(from)).unwrap_or((from, ""));
        rest = after;
        if !token.is_empty() {
            each(token);
            continue;
        }
        // A character that is no part of a token, or is one of its own.
        let mut characters = after.chars();
        if let Some(alone) = characters.next().filter(|&character| is_unspaced(character)) {
            each(alone.encode_utf8(&mut [0; 4]));
        }
        rest = characters.as_str();
    }
}

/// The end of the token at the beginning of a folded text, in bytes; 0 if there is none.
fn token_end(text: &str) -> usize {
    let mut rest = text;
    loop {
        // Most letters are ASCII, and need no tables.
        let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (_, from) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        rest = from;
        let is_part = |&next: &char| !next.is_ascii() && next.is_alphanumeric() && !is_unspaced(next);
        match from.chars().next().filter(is_part) {
            Some(letter) => rest = from.get(letter.len_utf8()..).unwrap_or_default(),
            None => return text.len() - rest.len(),
        }
    }
}

/// Calls `each` with every token that [`for_each_token`] finds, and its byte range in `text`. If one character has
/// the end of a token and the whole of the next (`½`), both ranges include it.
pub fn for_each_token_at(text: &str, mut each: impl FnMut(&str, Range<usize>)) {
    let mut token = String::new();
    let mut range = 0..0;
    let mut folded = String::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        folded.clear();
        fold_into(character.encode_utf8(&mut [0; 4]), &mut folded);
        if folded.is_empty() && !token.is_empty() {
            // A combining mark belongs to the letter before it.
            range.end = end;
        }
        for plain in folded.chars() {
            let alone = is_unspaced(plain);
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

/// The byte in `text` at which the first `length` bytes of its folded form end, combining marks included. A
/// character that folds to more bytes than are left is included whole.
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

/// The folded tokens of `text`, separated by single spaces.
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
    fn case_accents_ligatures_and_quotes_are_folded() {
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
    fn common_characters_fold_as_in_the_tables() {
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
    fn tokens_have_ranges_in_the_text() {
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
        fn tokens_are_the_same_with_and_without_ranges(text in ".{0,40}|[aéœﬁ½\u{301}東’ -]{0,20}") {
            let mut tokens = Vec::new();
            for_each_token_at(&text, |token, range| {
                assert!(text.get(range).is_some_and(|bytes| !bytes.is_empty()));
                tokens.push(token.to_owned());
            });
            prop_assert_eq!(tokens, fold_tokens(&text));
        }

        #[test]
        fn folding_is_idempotent(text in ".{0,40}") {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }
    }
}
