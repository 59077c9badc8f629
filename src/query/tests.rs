//! Parsing and printing whole queries.

use super::*;
use crate::limits;
use crate::text::CleanText;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::cell::Cell;

/// The parsed query, printed. For an error: `~` if the query is unfinished or `!` for a mistake, the span
/// in brackets, the reason and the suggestion.
fn read(text: &str) -> String {
    match Query::parse(text) {
        Ok(query) => query.to_string(),
        Err(error) => {
            let sign = if error.reason.is_unfinished() { '~' } else { '!' };
            let piece = text.get(error.span.clone()).unwrap();
            let suggestion = error.suggestion.map(|text| format!(" → {text}")).unwrap_or_default();
            format!("{sign}[{piece}] {}{suggestion}", error.reason)
        }
    }
}

fn check(table: &[(&str, &str)]) {
    for (text, meaning) in table {
        assert_eq!(read(text), *meaning, "{text}");
    }
}

#[test]
fn words_fields_and_quotes_are_parsed() {
    check(&[
        ("", ""),
        ("  stent   graft ", "stent graft"),
        ("drug-eluting 510(k) 510(", "drug-eluting 510(k) 510("),
        ("FDA’s", "FDA’s"),
        ("#Actualité", "tag:Actualité"),
        ("#\"Interventional News — Latest\"", "tag:\"Interventional News — Latest\""),
        ("-#a,b", "-tag:a,b"),
        ("C# # x", "C# x"),
        ("-stent", "-stent"),
        ("- stent", "stent"),
        ("a - b", "a b"),
        ("\"new stent\"", "\"new stent\""),
        ("\"new stent", "\"new stent\""),
        ("«new stent» x", "\"new stent\" x"),
        ("\u{200b}\"new stent\"", "\"new stent\""),
        ("“new stent”x", "\"new stent\" x"),
        ("title:fda", "title:fda"),
        ("Titre:FDA’s", "title:FDA’s"),
        ("tag:a,b", "tag:a,b"),
        ("tag:\"A, B\",c", "tag:\"A, B\",c"),
        ("-tag:\"Vascular News — Latest\"", "-tag:\"Vascular News — Latest\""),
        ("tag:\"say \\\"x\\\" \\\\\"", "tag:\"say \\\"x\\\" \\\\\""),
        ("résumé:x", "summary:x"),
        ("a,b", "a,b"),
        ("! ? — () x", "~[()] the parentheses are empty"),
        ("! ? — -! (!)", ""),
        ("tag:\"++\"", "tag:\"++\""),
        ("title:! x", "x"),
        ("/usr/share and/or", "usr-share and/or"),
        ("a) b)c", "a b c"),
    ]);
}

#[test]
fn a_colon_alone_does_not_make_a_field() {
    check(&[
        ("Breaking: news", "Breaking: news"),
        ("Breaking:news", "Breaking:news"),
        ("xyz:", "xyz:"),
        ("(xyz: OR a) b", "(xyz: OR a) b"),
        ("https://a.example/x 10:30 std::fs", "https://a.example/x 10:30 std::fs"),
        ("source://x", "source://x"),
        ("model:\"a b\",>3,1..5,3,/x/", "model:\"a b\",>3,1..5,3,/x/"),
        ("image_url:x", "image_url:x"),
    ]);
    let query = Query::parse("Breaking:news -(b:c OR title:x b:d)").unwrap();
    let Some(Expr::Test(test)) = query.conditions.first() else { panic!("no test") };
    assert_eq!(test.target, Scope::Key(CleanText::line("Breaking")));
    let literal = test.literal();
    assert_eq!((literal.target, literal.values.len()), (Scope::Anywhere, 1));
}

#[test]
fn operators_bind_as_documented() {
    check(&[
        ("a OR b", "a OR b"),
        ("a OU b | c", "a OR b OR c"),
        ("a or b", "a or b"),
        ("a b OR c d", "a b OR c d"),
        ("a (b OR c) d", "a (b OR c) d"),
        ("a AND b ET c", "a b c"),
        ("(a b) c", "a b c"),
        ("((a))", "a"),
        ("a OR (b OR c)", "a OR b OR c"),
        ("NOT a SAUF b", "-a -b"),
        ("--a ---b NOT -c", "a -b c"),
        ("-(a b)", "-(a b)"),
        ("-(a OR b) c", "-(a OR b) c"),
        ("-(-(a b)) c", "a b c"),
        ("-a OR b", "-a OR b"),
        ("NOT(a OR b)", "-(a OR b)"),
        ("(a OR 510( ) b", "(a OR 510( ) b"),
        ("(510(k)) x", "510(k) x"),
        ("a|b", "a|b"),
        ("a OR !", "a"),
        ("\"OR\" b", "\"OR\" b"),
        ("title:OR", "title:OR"),
    ]);
    let query = Query::parse("a b OR c").unwrap();
    let [Expr::Any(parts)] = query.conditions.as_slice() else { panic!("{query:?}") };
    assert!(matches!(parts.as_slice(), [Expr::All(_), Expr::Test(_)]));
}

#[test]
fn times_flags_and_numbers_are_parsed() {
    check(&[
        ("date:2024..2025", "date:2024..2025"),
        ("d:..2022-12 ajout:7j..", "date:..2022-12 added:7d.."),
        ("date:\"26 octobre 2022\",hier", "date:2022-10-26,yesterday"),
        ("date:>=oct-2022", "date:>=2022-10"),
        ("is:nouveau,Extrait -est:cassé", "is:new,truncated -is:bad"),
        ("importance:>3,high importance:1..5", "importance:>3,high importance:1..5"),
        ("importance:3", "importance:3"),
        ("has:author a:\"x y\"", "meta:author meta:\"x y\""),
        ("dossier:x langue:fr auteur:y fichier:z col:w", "in:x lang:fr author:y file:z in:w"),
        ("vue:coeur", "search:coeur"),
    ]);
}

#[test]
fn a_time_may_have_several_words() {
    check(&[
        ("date:avril 2026 x", "date:2026-04 x"),
        ("x date:5 juillet 2024", "x date:2024-07-05"),
        ("date:mars 2024..mai 2024 x", "date:2024-03..2024-05 x"),
        ("date:>oct 2024", "date:>2024-10"),
        ("date:last week stent", "date:1w stent"),
        ("(date:il y a 3 jours OR a)", "date:3d OR a"),
        ("date:2023,avril 2026,hier", "date:2023,2026-04,yesterday"),
        ("added:3 days ago b", "added:3d b"),
        ("date:3 mois ago", "date:3m"),
        // A month by itself, or followed by a word that is not a year.
        ("date:april", "date:\"april\""),
        ("date:avril stent", "date:\"april\" stent"),
        ("date:april (2026)", "date:\"april\" 2026"),
        ("date:>mars", "date:\">march\""),
        ("date:2024 mars", "date:2024 mars"),
        ("date:\"avril\" 2026", "date:\"april\" 2026"),
        ("date:last we", "~[last we] the date is incomplete"),
        ("date:last stent", "![last] “last” is not a date; try 2024-07, april, 7d or yesterday"),
        ("date:demain", "![demain] “demain” is not a date; try 2024-07, april, 7d or yesterday"),
    ]);
}

#[test]
fn regular_expressions_are_parsed() {
    check(&[
        ("/a b/i title:/x,y/,z", "/a b/i title:/x,y/,z"),
        ("/a\\/b\\d/", "/a\\/b\\d/"),
        ("(/a/) b", "/a/ b"),
        ("a / b", "a b"),
        ("/abc def", "~[/abc def] the regular expression has no closing /"),
        ("/", "~[/] the regular expression has no closing /"),
        ("/ x", "x"),
        ("date:/x/", "![/x/] “/x/” is not a date; try 2024-07, april, 7d or yesterday"),
    ]);
    assert!(read("/(/").starts_with("![/(/] the regular expression is not valid: unclosed group"));
    assert!(
        read("/\\w{1000}{1000}/").starts_with("![/\\w{1000}{1000}/] the regular expression is not valid")
    );
    let many = "/a/ ".repeat(limits::QUERY_PATTERNS + 1);
    assert_eq!(Query::parse(&many).unwrap_err().reason, Reason::TooManyPatterns);
    let query = Query::parse("/é\\/x/i").unwrap();
    let Some(Expr::Test(test)) = query.conditions.first() else { panic!("no test") };
    let [QueryValue::Regex(pattern)] = test.values.as_slice() else { panic!("no pattern") };
    assert!(pattern.regex.is_match("CAFÉ/X"));
}

#[test]
fn order_and_limit_apply_to_the_whole_query() {
    check(&[
        ("sort:-date,title stent limit:5", "stent sort:-date,title limit:5"),
        ("a OR b tri:titre", "a OR b sort:title"),
        ("sort:date,-date sort:title", "sort:date,title"),
        ("sort:pertinence", "sort:relevance"),
        ("limit:5 limit:6", "limit:6"),
        ("(a sort:date)", "![sort:date] sort: must be outside parentheses"),
        ("-sort:date", "![-sort:date] sort: cannot be negated → sort:-date"),
        ("sort:tilte x", "![tilte] there is no sort order “tilte” → title"),
        ("limit:0", "![0] limit: takes a number from 1 to 999,999,999"),
        ("limit:9999999999", "![9999999999] limit: takes a number from 1 to 999,999,999"),
        ("limit:x", "![x] limit: takes a number from 1 to 999,999,999"),
    ]);
    assert!(Query::parse("sort:date").is_ok_and(|query| !query.is_empty()));
}

#[test]
fn unfinished_queries_are_not_mistakes() {
    for text in [
        "(stent",
        "stent OR",
        "stent OR ",
        "-",
        "stent -",
        "tag:",
        "tag: x",
        "NOT",
        "a NOT",
        "a AND ",
        "date:20",
        "date:2024-",
        "date:..",
        "date:>",
        "is:tr",
        "is:",
        "sort:",
        "sort:-",
        "sort:da",
        "limit:",
        "/abc",
        "\"",
        "«",
        "tag:\"",
        "()",
        "( )",
        "#",
        "search:",
        "tag:\"\"",
        "(a OR )",
        "-(",
        "((a)",
    ] {
        let error = Query::parse(text).unwrap_err();
        assert!(error.reason.is_unfinished(), "{text}: {error}");
        assert!(text.get(error.span).is_some(), "{text}");
    }
}

#[test]
fn mistakes_have_a_span_and_a_suggestion() {
    check(&[
        ("OR a", "![OR] nothing precedes OR → \"OR\""),
        ("a OR OU b", "![OU] nothing precedes OU → \"OU\""),
        ("a AND ET b", "![ET] nothing precedes ET → \"ET\""),
        ("| a", "![|] nothing precedes |"),
        ("é is:trunctaed b", "![trunctaed] there is no flag “trunctaed” → truncated"),
        ("is:unseen", "![unseen] there is no flag “unseen”"),
        ("date:2024-02-30", "![2024-02-30] the day 2024-02-30 does not exist → 2024-02-29"),
        ("date:2025..2024 x", "![2025..2024] the range ends before it begins → 2024..2025"),
        ("importance:5..1", "![5..1] the range ends before it begins → 1..5"),
        ("importance:>=x", "![>=x] “>=x” is not a number or a range; try 3, >=3 or 1..5"),
        ("importance:low..high", "![low..high] “low..high” is not a number or a range; try 3, >=3 or 1..5"),
        ("date:20 x", "![20] “20” is not a date; try 2024-07, april, 7d or yesterday"),
        ("\u{200b} a   date:x", "![x] “x” is not a date; try 2024-07, april, 7d or yesterday"),
        (
            "title:(a b)",
            "![(a] title: takes a word, a quoted text or a comma-separated list, not parentheses",
        ),
        ("title: stent", "~[title: stent] title: needs a value → title:stent"),
        ("d: x", "~[d: x] date: needs a value → d:x"),
    ]);
}

#[test]
fn long_and_deep_input_is_parsed_or_refused() {
    let deep = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(read(&deep(limits::QUERY_DEPTH)), "a");
    for text in [deep(10_000), "(".repeat(10_000), "-(a ".repeat(10_000), "(a OR ".repeat(10_000)] {
        assert_eq!(Query::parse(&text).unwrap_err().reason, Reason::TooDeep);
    }
    let alternating = format!("{}x{}", "(a OR -(b ".repeat(31), "))".repeat(31));
    let query = Query::parse(&alternating).unwrap();
    assert_eq!(Query::parse(&query.to_string()).as_ref(), Ok(&query));
    let long = "é".repeat(limits::QUERY_BYTES / 2);
    assert_eq!(read(&long), long);
    for text in [
        "-".repeat(60_000),
        "NOT ".repeat(15_000),
        ")".repeat(60_000),
        "/".repeat(60_000),
        "\"".repeat(60_000),
        "a:".repeat(30_000),
        "\\".repeat(60_000),
        "(".repeat(64),
        "/a/b ".repeat(12_000),
        ",".repeat(60_000),
        "tag:".repeat(15_000),
        "date:..".repeat(8_000),
        "!".repeat(60_000),
        "1".repeat(60_000),
        "! ".repeat(30_000),
    ] {
        let _ = Query::parse(&text).map(|query| query.to_string());
    }
    let Reason::NotADate { text } = Query::parse(&format!("date:{}", "x".repeat(900))).unwrap_err().reason
    else {
        panic!("a date")
    };
    assert_eq!(text.chars().count(), limits::QUOTED_GRAPHEMES);
    let error = Query::parse(&format!("a{}", "é".repeat(40_000))).unwrap_err();
    assert_eq!((error.span, error.reason), (limits::QUERY_BYTES - 1..80_001, Reason::TooLong));
    for text in ["a ".repeat(400), format!("tag:{}", "a,".repeat(400))] {
        assert_eq!(Query::parse(&text).unwrap_err().reason, Reason::TooManyTerms);
    }
}

#[test]
fn queries_with_mark_flags_depend_on_marks() {
    for (text, asks) in [
        ("", false),
        ("is:new", false),
        ("is:nonlu", true),
        ("fog -is:star", true),
        ("fog OR (bell is:new,later)", true),
        ("title:unread", false),
    ] {
        assert_eq!(Query::parse(text).unwrap().depends_on_marks(), asks, "{text}");
    }
}

/// Pieces of the grammar, separated by middle dots.
const PIECES: &str = "a·b-c·510(k)·510(·(·)· · · ·-·OR·OU·|·AND·NOT·NOT ·SAUF·\"·«x y»·\"p q\"·tag:·#·title:·xyz:·\
    date:·2024·..·>=·7d·is:·new·sort:·-title·date·limit:·3·,·/x y/·/·/i·\\·importance:·1..5·:·é·\u{a0}·!·search:n·\
    has:k·april·2026·last week·3 days·ago·œ·½·'·“·”·\u{200d}·\u{301}";

/// Random concatenations of [`PIECES`].
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.split('·').collect::<Vec<_>>());
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Conditions of every kind, separated by middle dots.
const CONDITIONS: &str = "a·b-c·510(k)·C#·é·½·/x/y·l'été·\"p q\"·«x y»·\"say \\\"x\\\"\"·#tag·#\"p q\"·tag:é,\"p q\",c·title:a·\
    summary:x,y·text:\"p q\"·date:2024·date:2024-02..2025·date:..2023·date:>=2024-02-29·date:7d·date:today·\
    date:april·is:new·is:unread,star·lang:fr·in:x·host:a.example·importance:1..5·importance:>3·search:n·\
    (a OR b-c)·(title:é -x)·(a (b OR c d) OR -e)·NOT x·NOT (a b)·a OR b·a | tag:c·sort:-title·limit:3";

/// Random queries of up to six conditions, most of which are valid.
fn queries() -> impl Strategy<Value = String> {
    let condition = prop::sample::select(CONDITIONS.split('·').collect::<Vec<_>>());
    let sign = prop::sample::select(vec!["", "", "", "-"]);
    let signed = (sign, condition).prop_map(|(sign, condition)| format!("{sign}{condition}"));
    prop::collection::vec(signed, 1..6).prop_map(|conditions| conditions.join(" "))
}

#[test]
fn printed_queries_parse_back() {
    const CASES: u32 = 4_000;
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let parsed = Cell::new(0);
    let text = prop_oneof![9 => queries(), 1 => pieces()];
    let result = TestRunner::new_with_rng(config, random).run(&text, |text| {
        if let Ok(query) = Query::parse(&text) {
            parsed.set(parsed.get() + 1);
            let printed = query.to_string();
            let again = Query::parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&query), "{}", printed);
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(parsed.get() > CASES * 4 / 5, "only {} of {CASES} texts are queries", parsed.get());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_parsed_or_refused_with_a_valid_span(text in "[-\"«»“”,:a-zé\\\\ ()#/|]{0,30}|.{0,40}|\\PC{0,30}") {
        match Query::parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                let again = Query::parse(&printed);
                prop_assert_eq!(again.as_ref(), Ok(&query), "{}", printed);
            }
            Err(error) => prop_assert!(text.get(error.span).is_some()),
        }
    }

    #[test]
    fn spans_of_mistakes_are_valid(text in pieces()) {
        if let Err(error) = Query::parse(&text) {
            prop_assert!(text.get(error.span).is_some());
            prop_assert!(!error.reason.to_string().is_empty());
        }
    }

    #[test]
    fn removing_the_last_part_ends_and_leaves_a_query(text in pieces()) {
        if let Ok(mut query) = Query::parse(&text) {
            let mut steps = 0;
            while query.take_back() {
                steps += 1;
                prop_assert!(steps < 200);
                let printed = query.to_string();
                let again = Query::parse(&printed);
                prop_assert_eq!(again.as_ref(), Ok(&query), "{}", printed);
            }
        }
    }
}
