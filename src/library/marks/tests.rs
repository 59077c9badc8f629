//! Searching and counting by marks, after single and many changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil;
use proptest::prelude::*;

use super::*;
use crate::frontmatter;
use crate::library::{Facets, Finding, NewArticle, Question};
use crate::model::ArticlePath;
use crate::query::{Field, Query};
use crate::text::CleanText;

const TODAY: civil::Date = civil::Date::constant(2026, 11, 22);

/// An article by number: every fifth has the same link as the previous one.
fn entry(index: usize) -> NewArticle {
    let path = ArticlePath::new(format!("{}/{index}.md", index % 2).into());
    let link = if index % 5 == 4 { index - 1 } else { index };
    let text = format!(
        "---\ntitle: Fog {index}\ntags: [T{}, All]\nlang: {}\ndate: 202{}-0{}-01\n\
         sourceUrl: https://h{}.example/{link}\n---\n",
        index % 3,
        ["fr", "en"][index % 2],
        index % 4,
        index % 7 + 1,
        link % 4,
    );
    NewArticle::new(frontmatter::read(&path, text.as_bytes(), TODAY).article, "bells")
}

fn library(segments: &[usize]) -> Library {
    let mut library = Library::empty(CleanText::line("papers"), TODAY, 1);
    let mut first = 0;
    for &count in segments {
        let entries: Vec<NewArticle> = (first..first + count).map(entry).collect();
        library = library.with(&entries).unwrap();
        first += count;
    }
    library
}

fn set(marks: &[Mark]) -> MarkSet {
    marks.iter().fold(MarkSet::default(), |set, &mark| set.with(mark, true))
}

/// The own mark id of an article.
fn number(index: usize) -> u64 {
    MarkKey::of(&entry(index).article, "papers").number()
}

/// Some marks and no others, decided first of all.
fn record(marks: &[Mark]) -> MarkRecord {
    set(marks).into()
}

fn found(library: &Library, question: &Question) -> Finding {
    Arc::new(library.clone()).find(question)
}

fn question(text: &str) -> Question {
    Question::of(Query::parse(text).unwrap())
}

fn ids(library: &Library, text: &str) -> Vec<u32> {
    let mut ids: Vec<u32> = found(library, &question(text)).ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn marks_are_found_by_flags_and_belong_to_one_article() {
    let library = library(&[6, 3]).with_marks([
        (number(3), set(&[Mark::Read])),
        (number(6), set(&[Mark::Star, Mark::Later])),
        (17, set(&[Mark::Read])),
    ]);
    // The second segment starts at the next multiple of 64.
    for (query, ids_found) in [
        ("is:read", &[3][..]),
        ("is:unread", &[0, 1, 2, 4, 5, 64, 65, 66]),
        ("-is:read is:star", &[64]),
        ("is:later,lu", &[3, 64]),
        ("is:star is:read", &[]),
        ("bells -is:nonlu", &[3]),
    ] {
        assert_eq!(ids(&library, query), ids_found, "{query}");
    }
    assert_eq!(library.marks(ArticleId(3)), set(&[Mark::Read]));
    assert_eq!(library.marks(ArticleId(4)), set(&[]), "it has the same link");
    assert_eq!(library.mark_id(ArticleId(4)), Some(number(4)));
    assert_eq!(library.mark_id(ArticleId(64)), Some(number(6)));
    assert!(library.has_read());
    assert!(!library.marking(&[(number(3), record(&[]))]).has_read(), "no article has mark id 17");
    assert!(!library.with_marks::<MarkSet>([]).has_read());
}

#[test]
fn marks_are_kept_in_later_snapshots() {
    let marked = library(&[4, 4]).with_marks([(number(1), set(&[Mark::Read]))]);
    // Query once, so that the bit sets exist.
    assert_eq!(ids(&marked, "is:read"), [1]);
    let star = |library: Library| library.marking(&[(number(8), record(&[Mark::Star]))]);
    let more = star(marked).with(&[entry(8), entry(9)]).unwrap();
    assert_eq!((ids(&more, "is:read"), ids(&more, "is:star")), (vec![1], vec![128]));
    let gone = [entry(1).article.path.number()].into();
    let changed = more.changed(&[entry(0)], &gone, 2).unwrap();
    assert_eq!((ids(&changed, "is:read"), ids(&changed, "is:star")), (vec![], vec![128]));
    assert!(!changed.has_read());
    let other = library(&[10]).with_mark_table(changed.mark_table());
    assert_eq!((ids(&other, "is:read"), ids(&other, "is:star")), (vec![1], vec![8]));
}

#[test]
fn matches_by_earlier_marks_are_listed_but_not_counted() {
    let before = library(&[5, 4]);
    let now = before.marking(&[(number(0), record(&[Mark::Read])), (number(6), record(&[Mark::Star]))]);
    let asked = |text: &str| Question { before: Some(before.mark_table().clone()), ..question(text) };
    let unread = found(&now, &asked("is:unread"));
    assert_eq!((unread.ids.len(), unread.matching, unread.facets.counted), (9, 8, 8));
    let star = found(&now, &asked("is:star"));
    assert_eq!((star.ids.len(), star.matching), (1, 1));
    let first = found(&now, &asked("is:unread sort:title limit:2"));
    assert_eq!((first.ids.len(), first.matching, first.facets.counted), (2, 1, 1));
    // A query without a condition on marks ignores the earlier marks.
    let all = found(&now, &asked("fog"));
    assert_eq!((all.ids.len(), all.matching), (9, 9));
    let counted = all.facets.unread.as_deref().unwrap();
    assert_eq!((counted.counted, counted.flags.of(Flag::Unread)), (8, 0));
}

#[test]
fn mark_ids_give_every_key_once() {
    let library = library(&[10, 10]);
    let mut numbers: Vec<u64> = (0..20).map(number).chain([17]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let (keys, gone) = library.mark_keys(&numbers);
    let named: BTreeSet<u64> = keys.iter().map(MarkKey::number).collect();
    assert_eq!((named, gone), ((0..20).map(number).collect(), vec![17]));
    assert_eq!(keys.len(), 20);
    let copies = keys.iter().filter(|key| key.as_str().starts_with("copy ")).count();
    assert_eq!(copies, 8, "every fifth article has the link of another");
}

#[test]
fn articles_are_carried_into_another_load() {
    let before = library(&[300, 40]);
    let gone = [entry(7).article.path.number()].into();
    let after = before.changed(&[entry(3)], &gone, 2).unwrap();
    for count in [3_u32, 300] {
        let mut chosen = Bits::none(before.bound());
        (0..count).map(|number| number + 3).for_each(|id| chosen.insert(id));
        let articles_at_same_paths = after.articles_at_same_paths(&chosen, &before);
        let paths = |library: &Library, bits: &Bits| {
            let row = |id| library.row(ArticleId(id)).map(|article| article.path);
            bits.iter().filter_map(row).collect::<BTreeSet<_>>()
        };
        let mut wanted = paths(&before, &chosen);
        wanted.remove(&entry(7).article.path);
        assert_eq!(paths(&after, &articles_at_same_paths), wanted, "{count}");
    }
}

/// Counts taken by walking through the articles of a finding.
fn counted(finding: &Finding, is_meant: impl Fn(MarkSet) -> bool) -> BTreeMap<String, usize> {
    let library = &finding.library;
    let mut counts = BTreeMap::new();
    for &id in finding.ids.iter().filter(|&&id| is_meant(library.marks(id))) {
        let article = library.row(id).unwrap();
        let date = article.date.unwrap();
        let mut names: Vec<String> = article.tags.iter().map(|tag| format!("tag {tag}")).collect();
        names.push(format!("host {}", article.host().unwrap()));
        names.push(format!("folder {}", article.path.folder()));
        names.push(format!("lang {}", article.language.unwrap()));
        names.push(format!("month {} {}", date.year(), date.month()));
        for name in names {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts
}

/// The same counts, from its facets.
fn of_facets(finding: &Finding, facets: &Facets) -> BTreeMap<String, usize> {
    let library = &finding.library;
    let mut counts = BTreeMap::new();
    let mut add = |name: String, count: u32| {
        if count > 0 {
            counts.insert(name, usize::try_from(count).unwrap());
        }
    };
    let tags = library.tags().iter().zip(&*facets.tags);
    tags.for_each(|((_, tag), &count)| add(format!("tag {}", tag.label), count));
    for (kind, names, numbers) in [
        ("host", library.names(Field::Host), facets.names(Field::Host)),
        ("folder", library.names(Field::Collection), facets.names(Field::Collection)),
        ("lang", library.names(Field::Language), facets.names(Field::Language)),
    ] {
        names.iter().zip(numbers).for_each(|((_, name), &count)| add(format!("{kind} {name}"), count));
    }
    facets.months.iter().for_each(|(year, month, count)| add(format!("month {year} {month}"), *count));
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_last_change_of_a_mark_wins_and_counts_agree(
        batches in prop::collection::vec((prop::collection::vec((0..24_usize, 0..8_u8), 0..9), any::<bool>()), 1..8),
        typed in prop::sample::select(vec!["", "tag:t1", "is:unread", "host:h2 OR is:star", "sort:title limit:9"]),
    ) {
        let mut library = library(&[10, 6]);
        let mut model: BTreeMap<u64, MarkSet> = BTreeMap::new();
        for (batch, asks) in batches {
            let marks = |bits: u8| {
                let all = (0..).zip(Mark::ALL);
                all.fold(MarkSet::default(), |set, (bit, &mark)| set.with(mark, bits >> bit & 1 == 1))
            };
            let changes: Vec<(u64, MarkSet)> =
                batch.iter().map(|&(index, bits)| (number(index), marks(bits))).collect();
            model.extend(changes.iter().copied());
            let records: Vec<_> = changes.iter().map(|&(number, marks)| (number, marks.into())).collect();
            library = library.marking(&records);
            if asks {
                ids(&library, "is:read");
            }
            if library.len() < 24 {
                library = library.with(&[entry(library.len())]).unwrap();
            }
            for id in library.ids() {
                let wanted = model.get(&library.mark_id(id).unwrap()).copied().unwrap_or_default();
                prop_assert_eq!(library.marks(id), wanted);
            }
            let is_read = |id| library.marks(id).has(Mark::Read);
            prop_assert!(library.has_read() || !library.ids().any(is_read));
            ids(&library, "is:unread");
            prop_assert_eq!(library.has_read(), library.ids().any(is_read));
        }
        let finding = found(&library, &question(typed));
        let count = |flag| usize::try_from(finding.facets.flags.of(flag)).unwrap();
        for &(flag, mark, on) in
            &[(Flag::Unread, Mark::Read, false), (Flag::Star, Mark::Star, true), (Flag::Later, Mark::Later, true)]
        {
            let with = finding.ids.iter().filter(|&&id| finding.library.marks(id).has(mark) == on).count();
            prop_assert_eq!(count(flag), with);
        }
        prop_assert_eq!(count(Flag::Unread) + count(Flag::Read), finding.ids.len());
        let unread = finding.facets.unread.as_deref().unwrap_or(&finding.facets);
        prop_assert_eq!(of_facets(&finding, unread), counted(&finding, |marks| !marks.has(Mark::Read)));
        prop_assert_eq!(of_facets(&finding, &finding.facets), counted(&finding, |_| true));
    }
}
