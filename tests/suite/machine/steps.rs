//! Random steps for the machine, and the articles of its made-up library.

use proptest::prelude::*;
use vigie::input::{ACTIONS, Key, KeySequence, Pointer, PointerAct};
use vigie::library::NewArticle;
use vigie::model::ArticlePath;
use vigie::{frontmatter, page};

use crate::support::TODAY;

/// One event, or an answer of the runtime.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Press(Vec<Key>),
    Type(String),
    Paste(String),
    Point(Pointer),
    Resize(u16, u16),
    /// More articles of the current load, or with `another`, the first ones of a new load.
    Load {
        articles: usize,
        another: bool,
        finished: bool,
    },
    LoadFailed,
    /// The answer to one of the open effects; the others stay open.
    Answer(usize),
    /// The answers to all open effects, newest first.
    AnswerAll,
    /// An answer with a wrong ticket.
    Stale(usize),
    /// An open effect that is never answered.
    Forget(usize),
    OpenEnded(usize),
    WorkerFailed,
    /// The date changes by this many days, also back, as when the clock is set.
    NewDay(i8),
    /// Another reader changes the marks of some articles, chosen by the bits.
    OthersMark(u64),
    /// The folder goes missing, comes back, is unchanged, or cannot be read.
    FolderNews(usize),
}

/// An article of the made-up library: with and without a date, tags in several spellings, a tag on every
/// article, good and bad links.
pub(super) fn entry(index: usize, load: u64) -> NewArticle {
    let date = match index % 9 {
        7 => String::new(),
        8 => "date: 2325-01-01\n".into(),
        other => format!("date: 202{}-{:02}-{:02}\n", other % 5, index % 12 + 1, index % 28 + 1),
    };
    let tag =
        ["Harbour News — Latest", "harbour news — latest", "Météo", "meteo", "C++", "Bell \"Ringer\", old"]
            [(index + usize::try_from(load).unwrap_or(0)) % 6];
    let tag = tag.replace('"', "\\\"");
    // Each good link is that of one article, so that no article takes over the marks of one that is gone.
    let good = format!("https://example.org/{index}");
    let link = [&good, "[object Object]", "javascript:alert(1)", "", "file:///etc/passwd"][index % 5];
    let text = format!(
        "---\ntitle: \"Étude no {index} of the harbour\"\n{date}tags: [\"France\", \"{tag}\"]\n\
         sourceUrl: \"{link}\"\npermalink: \"/papers/{index}\"\nsummary: \"Light and fog […]\"\n---\n\
         A text about bells and fog.\n"
    );
    let path = ArticlePath::new(format!("{index}.md").into());
    let parsed = frontmatter::read(&path, text.as_bytes(), TODAY);
    let text = page::searched_text(&parsed);
    NewArticle::new(parsed.article, &text)
}

/// Texts to type.
const TEXTS: &[&str] = &[
    "/",
    "fog ",
    "gd2022-05",
    "date:2022 ",
    "sort:title",
    "-is:bad",
    "tag:meteo",
    "-tag:\"C++\"",
    "\"fog bell",
    "zzz",
    "tag:",
    "no",
    " ",
    "m",
    "ét",
    "is:",
    "is:unread ",
    "-is:star ",
    "date:",
    "search:",
    "(",
    "xyz:a",
    "日本 is:x",
];

/// A pointer event, mostly on the screen.
fn pointer() -> impl Strategy<Value = Pointer> {
    use PointerAct::{
        ControlPress, DoublePress, Drag, Middle, Press, Release, RightPress, WheelDown, WheelUp,
    };
    let act = prop::sample::select(vec![
        Press,
        Press,
        Press,
        DoublePress,
        ControlPress,
        Middle,
        RightPress,
        Drag,
        Drag,
        Release,
        WheelUp,
        WheelDown,
    ]);
    let cell = prop_oneof![4 => (0..120_u16, 0..40_u16), 1 => any::<(u16, u16)>()];
    (act, cell).prop_map(|(act, (column, row))| Pointer { act, column, row })
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key_sequences: Vec<Vec<Key>> = ACTIONS
        .iter()
        .flat_map(|row| row.key_sequences.iter().filter_map(|key_sequence| KeySequence::parse(key_sequence)))
        .map(|key_sequence| key_sequence.0)
        .collect();
    let step = prop_oneof![
        16 => prop::sample::select(key_sequences).prop_map(Step::Press),
        2 => any::<char>().prop_map(|character| Step::Press(vec![Key::plain(character)])),
        1 => any::<char>().prop_map(|character| Step::Press(vec![Key::control(character)])),
        5 => prop::sample::select(TEXTS).prop_map(|text| Step::Type(text.into())),
        1 => "[a-z\"é:\\-\t\n]{0,12}|[a-z ]{3000}".prop_map(Step::Paste),
        6 => pointer().prop_map(Step::Point),
        2 => (0..=200_u16, 0..=60_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => (0..=24_u16, 0..=8_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        2 => (0..30_usize, prop::bool::weighted(0.3), any::<bool>())
            .prop_map(|(articles, another, finished)| Step::Load { articles, another, finished }),
        2 => Just(Step::Press(vec![Key::plain('I')])),
        1 => Just(Step::LoadFailed),
        6 => any::<usize>().prop_map(Step::Answer),
        6 => Just(Step::AnswerAll),
        1 => any::<usize>().prop_map(Step::Stale),
        1 => any::<usize>().prop_map(Step::Forget),
        1 => any::<usize>().prop_map(Step::OpenEnded),
        1 => any::<u64>().prop_map(Step::OthersMark),
        1 => Just(Step::WorkerFailed),
        1 => any::<i8>().prop_map(Step::NewDay),
        1 => any::<usize>().prop_map(Step::FolderNews),
    ];
    prop::collection::vec(step, 1..60)
}
