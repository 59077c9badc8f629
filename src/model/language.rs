//! The codes of languages, as they are written in front matter, in file names and in the names of folders. Floor 0,
//! part of [`model`](crate::model).

/// The languages of ISO 639-1, and some of ISO 639-3 that sites are written in.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
    ast ckb fil gsw haw hsb kab yue";

/// Codes that are also the endings of source files and of hosts: `Socket.io`, `Program.cs`.
const ENDINGS: &str = "as cs el io mk ml pl ps so tk ts vi";
/// Of these, the ones that are more often endings than languages.
const USUAL_ENDINGS: &str = "as io ps so tk ts";

/// Codes that are also words or subjects of folders: computers, staff, literature.
const SUBJECTS: &str = "am an as be cs hr id io is it la li me ml my no or ps sc so st tk to ts tt tv vi";

/// Whether a text is the code of a language, with or without a script and a region: `fr`, `pt-BR`, `zh_hans`, `es-419`.
pub fn is_language_code(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let is_language = parts.next().is_some_and(|code| has(LANGUAGES, code));
    let is_addition = |part: &str| match part.len() {
        2 | 4 => part.bytes().all(|byte| byte.is_ascii_alphabetic()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    is_language && text.len() <= 12 && parts.all(is_addition)
}

/// Whether the name of a folder is a code that means nothing else.
pub fn is_surely_language(name: &str) -> bool {
    is_language_code(name) && !has(SUBJECTS, name)
}

/// Splits the code of a language off the end of a file name without its extension: `lamp.fr` is `lamp` in `fr`.
/// `Node.js`, `Version 2.0` and `Program.cs` have none.
pub fn split_language(stem: &str) -> Option<(&str, &str)> {
    let (name, code) =
        stem.rsplit_once('.').filter(|(name, code)| !name.is_empty() && is_language_code(code))?;
    let is_index = matches!(name, "index" | "_index" | "README" | "readme");
    let is_title = name.starts_with(char::is_uppercase);
    let is_ending = has(ENDINGS, code) && is_title || has(USUAL_ENDINGS, code);
    (is_index || !is_ending).then_some((name, code))
}

/// The code of a language in the form in which codes are compared: `pt-br` for `pt_BR.UTF-8`.
pub fn language_code(written: &str) -> String {
    let end = written.find(['.', '@']).unwrap_or(written.len());
    written.get(..end).unwrap_or_default().trim().replace('_', "-").to_lowercase()
}

/// A code without its script and region, in the form of [`language_code`]: `fr` for `fr_FR`.
pub fn language_alone(written: &str) -> String {
    let mut code = language_code(written);
    code.truncate(code.find('-').unwrap_or(code.len()));
    code
}

/// Whether a language is one of those that a code stands for, both in the form of [`language_code`]: `zh-hans-cn` is
/// in `zh`, `zh-cn` and `zh-hans`, not in `zh-tw`.
pub fn is_in_language(code: &str, wanted: &str) -> bool {
    let mut parts = wanted.split('-');
    let mut own = code.split('-');
    parts.next() == own.next() && parts.all(|part| own.clone().any(|own| own == part))
}

fn has(codes: &str, code: &str) -> bool {
    codes.split_ascii_whitespace().any(|known| known == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_before_the_ending_are_languages() {
        for (stem, split) in [
            ("index.fr", Some(("index", "fr"))),
            ("2024-01-07-lamp.fr", Some(("2024-01-07-lamp", "fr"))),
            ("Notes on lamps.pt-BR", Some(("Notes on lamps", "pt-BR"))),
            ("x.zh_cn", Some(("x", "zh_cn"))),
            ("x.zh-Hant-TW", Some(("x", "zh-Hant-TW"))),
            ("x.es-419", Some(("x", "es-419"))),
            ("_index.io", Some(("_index", "io"))),
            ("lamp.cs", Some(("lamp", "cs"))),
            ("Node.js", None),
            ("Version 2.0", None),
            ("a.b.c", None),
            ("Program.cs", None),
            ("socket.io", None),
            ("Dr. No", None),
            ("x.FR", None),
            ("x.fr-fr-fr-fr-fr", None),
            (".fr", None),
            ("fr", None),
            ("lamp.fry", None),
        ] {
            assert_eq!(split_language(stem), split, "{stem}");
        }
    }

    #[test]
    fn a_code_stands_for_all_its_regions() {
        for (code, wanted, is_in) in [
            ("zh_cn", "zh", true),
            ("zh_cn", "ZH-CN", true),
            ("zh_tw", "zh_cn", false),
            ("zh-Hans-CN", "zh_CN", true),
            ("zh-Hans-CN", "zh-hans", true),
            ("zh", "zh-cn", false),
            ("fr_FR.UTF-8", "fr-fr", true),
            ("fry", "fr", false),
        ] {
            assert_eq!(
                is_in_language(&language_code(code), &language_code(wanted)),
                is_in,
                "{code} {wanted}"
            );
        }
        assert_eq!(language_alone("pt_BR"), "pt");
    }
}
