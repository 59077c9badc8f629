//! Generates articles for measuring, with the structure and statistics of a real folder but invented words.
//!
//! They have ten front matter keys, two tags on every article, four sources, a long tail of other tags,
//! summaries cut off with an entity and a trailer, and a body that repeats its header. Words follow Zipf's
//! law without an end of rare ones, so the vocabulary grows with the library according to Heaps' law. One
//! title in twenty occurs twice; a few files are broken in the ways of real ones. The same seed gives the
//! same files: an article depends only on the seed and its number, so threads can write in any order.

mod words;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{ToSpan, civil};
use words::{Tongue, Words, capitalise, slug};

/// The frequency of words by rank: the last rank of a band and its share in 100,000. Counted in a real
/// folder up to rank 2,000; beyond that, the share halves whenever the rank doubles, so that the vocabulary
/// grows with the square root of the text.
const BANDS: [(usize, usize); 28] = [
    (1, 5_080),
    (2, 3_220),
    (3, 2_210),
    (4, 1_900),
    (5, 1_700),
    (10, 6_120),
    (20, 6_800),
    (50, 9_660),
    (100, 7_730),
    (200, 8_680),
    (300, 5_960),
    (500, 7_890),
    (1_000, 9_990),
    (2_000, 8_990),
    (4_000, 7_040),
    (8_000, 3_520),
    (16_000, 1_760),
    (32_000, 880),
    (64_000, 440),
    (128_000, 220),
    (256_000, 110),
    (512_000, 55),
    (1_024_000, 23),
    (2_048_000, 12),
    (4_096_000, 6),
    (8_192_000, 2),
    (16_384_000, 1),
    (32_768_000, 1),
];
/// The names of the sources and the share of each in 1,000.
const SOURCES: [(&str, usize); 4] =
    [("Valve Weekly", 365), ("Ward Report", 318), ("Imaging Post", 298), ("La Lettre du soin", 19)];
/// The number of other tags, besides those of the sources and the two that all articles have.
const FURTHER_TAGS: usize = 400;
/// The first day, and the number of days: fifteen years.
const FIRST_DAY: civil::Date = civil::Date::constant(2011, 11, 23);
const DAYS: usize = 5_478;
/// Up to this many articles are written into one folder; more are distributed over years and months.
const FLAT: usize = 10_000;
/// How many articles a thread takes at once.
const SHARE: usize = 256;
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Pseudorandom numbers: `SplitMix64` (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014), with the constants of its reference implementation.
pub struct Numbers(u64);

impl Numbers {
    /// The numbers of the item `index`, independent of other items with the same seed.
    fn of(seed: u64, index: u64) -> Self {
        let mut numbers = Self(seed);
        numbers.0 = numbers.next() ^ index;
        numbers.0 = numbers.next();
        numbers
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    /// True with a chance of `times` in 1,000.
    fn happens(&mut self, times: usize) -> bool {
        self.below(1_000) < times
    }

    /// A random rank of a word, from 0.
    fn rank(&mut self) -> usize {
        let mut left = self.below(100_000);
        let mut first = 0;
        for (last, share) in BANDS {
            if left < share {
                return first + self.below(last - first);
            }
            left -= share;
            first = last;
        }
        first
    }
}

/// Writes prose in a language.
struct Writer<'a> {
    numbers: Numbers,
    words: &'a Words,
    tongue: Tongue,
}

impl Writer<'_> {
    fn word(&mut self) -> String {
        let mut text = String::new();
        self.words.push(&mut text, self.numbers.rank(), self.tongue);
        text
    }

    /// `count` words with punctuation, some of them from `known`.
    fn prose(&mut self, count: usize, known: &[&str]) -> String {
        let mut text = String::with_capacity(count * 7);
        let mut starts_sentence = true;
        for index in 0..count {
            if index > 0 && !text.ends_with(['-', '’']) {
                text.push(' ');
            }
            let start = text.len();
            if !known.is_empty() && self.numbers.happens(80) {
                text.push_str(known[self.numbers.below(known.len())]);
            } else if self.numbers.happens(22) {
                self.figure(&mut text);
            } else {
                self.words.push(&mut text, self.numbers.rank(), self.tongue);
            }
            if std::mem::take(&mut starts_sentence) {
                capitalise(&mut text, start);
            }
            let is_last = index + 1 == count;
            match self.numbers.below(1_000) {
                0..25 if !is_last => text.push('-'),
                25..29 => text.push_str(if matches!(self.tongue, Tongue::English) { "’s" } else { "," }),
                29..33 if !is_last => text.push_str(" d’"),
                33..77 if !is_last => text.push(','),
                77..100 if !is_last => {
                    text.push('.');
                    starts_sentence = true;
                }
                100..128 => {
                    text.insert(start, '(');
                    text.push(')');
                }
                128..134 => {
                    text.insert(start, '“');
                    text.push('”');
                }
                134..143 if !is_last => text.push_str(" –"),
                143..147 if !is_last => text.push(':'),
                _ => {}
            }
        }
        text
    }

    /// Adds a number as it occurs in prose.
    fn figure(&mut self, text: &mut String) {
        let (small, large) = (self.numbers.below(40) + 1, self.numbers.below(1_000));
        let _ = match self.numbers.below(8) {
            0 => write!(text, "{}", 2010 + small % 17),
            1 => write!(text, "{}.{}", small, large % 10),
            2 => write!(text, "{}%", large % 100),
            3 => write!(text, "{},{large:03}", small % 20 + 1),
            4 => write!(text, "{large}"),
            _ => write!(text, "{small}"),
        };
    }
}

/// What two articles about the same event have in common.
struct Occasion {
    day: civil::Date,
    title: String,
    tongue: Tongue,
    is_repeated: bool,
}

impl Occasion {
    /// The occasion of an article; one in twenty has the title of a recent article.
    fn of(words: &Words, seed: u64, index: usize) -> Self {
        let mut origin = index;
        let mut lag = 0;
        let mut choice = Numbers::of(seed ^ 1, origin as u64);
        while origin > 0 && choice.happens(50) {
            origin -= 1 + choice.below(origin.min(200));
            lag += choice.below(3);
            choice = Numbers::of(seed ^ 1, origin as u64);
        }
        let mut numbers = Numbers::of(seed ^ 2, origin as u64);
        // Later years have more articles than early ones.
        let (one, other) = (numbers.below(DAYS), numbers.below(DAYS));
        let days = if numbers.happens(500) { one } else { one.max(other) } + lag;
        let day = FIRST_DAY.saturating_add(i64::try_from(days.min(DAYS - 1)).unwrap().days());
        let tongue = if numbers.happens(120) { Tongue::French } else { Tongue::English };
        let length = 4 + numbers.below(6) + numbers.below(5) + numbers.below(6);
        let title = Writer { numbers, words, tongue }.prose(length, &[]);
        Self { day, title, tongue, is_repeated: origin != index }
    }

    /// The file name without its extension; with the number of the article if it may not be unique.
    fn name(&self, index: usize) -> String {
        let slug = slug(&self.title);
        if self.is_repeated || slug.len() < 30 {
            format!("{}-{slug}-{index}", self.day)
        } else {
            format!("{}-{slug}", self.day)
        }
    }
}

/// Writes `count` articles into `folder`.
pub fn articles(folder: &Path, count: usize, seed: u64) {
    let words = Words::new();
    let by_month = count > FLAT;
    if by_month {
        for month in 0..=15 * 12 {
            let day = FIRST_DAY.saturating_add(month.months());
            fs::create_dir_all(folder.join(format!("{}/{:02}", day.year(), day.month()))).unwrap();
        }
    }
    let next = AtomicUsize::new(0);
    let work = || loop {
        let first = next.fetch_add(SHARE, Ordering::Relaxed);
        if first >= count {
            return;
        }
        for index in first..(first + SHARE).min(count) {
            let occasion = Occasion::of(&words, seed, index);
            let name = occasion.name(index);
            let text = article(&words, seed, index, &occasion, &name);
            let path = if by_month {
                format!("{}/{:02}/{name}.md", occasion.day.year(), occasion.day.month())
            } else {
                format!("{name}.md")
            };
            fs::write(folder.join(path), text).unwrap();
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
}

/// The text of one article.
fn article(words: &Words, seed: u64, index: usize, occasion: &Occasion, name: &str) -> String {
    let Occasion { day, title, tongue, .. } = occasion;
    let mut writer = Writer { numbers: Numbers::of(seed ^ 3, index as u64), words, tongue: *tongue };
    let source = source(&mut writer.numbers);
    let host = slug(source).replace('-', "");
    let slug = slug(title);
    let link = format!("https://{host}.example/{slug}/");
    let summary = summary(&mut writer, title, source);
    let tags = tags(&mut writer, source);
    let credit = format!("Image de l’article — droits peut-être réservés — {link}");
    let numbers = &mut writer.numbers;
    let named = slug.get(..slug.len().min(28)).unwrap_or_default();
    let image =
        format!("https://{host}.example/media/images/{}/{:02}/{named}-main.jpg", day.year(), day.month());
    let time = format!("{:02}:{:02}:{:02}", 6 + numbers.below(16), numbers.below(60), numbers.below(60));
    let published =
        format!("{} {} {}", day.day(), MONTHS[usize::from(day.month().unsigned_abs()) - 1], day.year());
    let mut text = format!(
        "---\ntitle: \"{title}\"\ndate: \"{day}T{time}.000Z\"\npublishedDate: \"{published}\"\n\
         summary: \"{summary}\"\nimportance: \"\"\nsourceUrl: \"{link}\"\ntags: [{tags}]\n\
         permalink: \"/articles/{name}\"\nimageUrl: \"{image}\"\nimageCredit: \"{credit}\"\n---\n\n\
         ![{title}]({image})\n\n*Crédit image : {credit}*\n\n## L’essentiel\n\n{summary}\n\n",
    );
    if writer.numbers.happens(10) {
        for _ in 0..2 + writer.numbers.below(6) {
            let _ = write!(text, "{}.\n\n", writer.prose(60, &[]));
        }
    }
    let _ = write!(text, "## Lien source\n\n{link}\n");
    break_some(&mut writer.numbers, text, title, &link, &image)
}

/// Breaks two files in a thousand, each in one of the ways of real ones.
fn break_some(numbers: &mut Numbers, text: String, title: &str, link: &str, image: &str) -> String {
    if !numbers.happens(2) {
        return text;
    }
    let quoted = format!("sourceUrl: \"{link}\"");
    match numbers.below(6) {
        0 => text.replacen(title, &format!("C:\\Users {title}"), 1),
        1 => text.replacen(&quoted, "sourceUrl: \"[object Object]\"", 1),
        2 => text.replacen(&quoted, &format!("sourceUrl: [\"{link}\", \"{link}\"]"), 1),
        3 => text.replacen("date: \"20", "date: \"23", 1),
        4 => text.replace(image, ""),
        _ => text.replacen("\n---\n", "\n", 1),
    }
}

fn source(numbers: &mut Numbers) -> &'static str {
    let mut left = numbers.below(1_000);
    for (name, share) in SOURCES {
        if left < share {
            return name;
        }
        left -= share;
    }
    SOURCES[0].0
}

/// Two in three summaries are cut off after about 55 words and end with a trailer.
fn summary(writer: &mut Writer<'_>, title: &str, source: &str) -> String {
    let known: Vec<&str> = title.split(' ').filter(|word| word.len() > 3).collect();
    let is_cut = writer.numbers.happens(630);
    let count = if is_cut { 53 + writer.numbers.below(5) } else { 22 + writer.numbers.below(38) };
    let mut summary = writer.prose(count, &known);
    if writer.numbers.happens(100) {
        summary = summary.replace('’', "&#8217;");
    }
    if writer.numbers.happens(40) {
        summary = summary.replace('“', "&#8220;").replace('”', "&#8221;");
    }
    if writer.numbers.happens(40) {
        summary = summary.replacen(", ", " &#38; ", 1);
    }
    if is_cut {
        summary.push_str(" [&#8230;]");
    } else {
        summary.push('.');
    }
    if is_cut || writer.numbers.happens(60) {
        let _ = write!(summary, " The post {title} appeared first on {source} .");
    }
    summary
}

/// The two tags of all articles, the tag of the source, and for half of the articles one to three others.
fn tags(writer: &mut Writer<'_>, source: &str) -> String {
    let mut tags = format!("\"Monde\", \"Nouvelles\", \"{source} — Latest\"");
    let further = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3][writer.numbers.below(10)];
    for _ in 0..further {
        // The smallest of three, so that the first tags are frequent and the last ones rare.
        let tag = (0..3).map(|_| writer.numbers.below(FURTHER_TAGS)).min().unwrap_or_default();
        let mut name = String::new();
        writer.words.push(&mut name, 300 + 3 * tag, Tongue::English);
        if tag % 3 == 0 {
            name.push(' ');
            writer.words.push(&mut name, 60 + tag / 3, Tongue::English);
        }
        capitalise(&mut name, 0);
        let _ = write!(tags, ", \"{name}\"");
    }
    tags
}

/// An article of about `bytes` bytes, with headings, paragraphs, lists, quotes and links.
pub fn long_article(bytes: usize, seed: u64) -> String {
    let words = Words::new();
    let mut writer = Writer { numbers: Numbers(seed), words: &words, tongue: Tongue::English };
    let mut text = String::from("---\ntitle: \"A long article\"\ndate: \"2024-07-05\"\n---\n\n");
    while text.len() < bytes {
        let (few, many) = (writer.prose(5, &[]), writer.prose(20, &[]));
        let _ = match writer.numbers.below(8) {
            0 => write!(text, "## {few}\n\n"),
            1 => write!(text, "- {few}\n- **{}** {many}\n\n", writer.word()),
            2 => write!(text, "> {many}\n\n"),
            3 => write!(text, "{many} [{few}](https://example.org/{}) {many}\n\n", writer.word()),
            _ => write!(text, "{}\n\n", writer.prose(80, &[])),
        };
    }
    text
}
