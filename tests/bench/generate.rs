//! Articles for measuring: the form and the proportions of a real folder, with words of their own.
//!
//! Ten keys, three tags of which every article has the same two, summaries cut off with an entity
//! and a trailer, a body that repeats its header. The same seed gives the same files.

use std::path::Path;
use std::{fmt::Write, fs};

/// Words, the frequent ones first.
const WORDS: [&str; 96] = [
    "the",
    "of",
    "a",
    "in",
    "with",
    "for",
    "and",
    "to",
    "new",
    "study",
    "patients",
    "care",
    "device",
    "results",
    "trial",
    "treatment",
    "hospital",
    "clinical",
    "announces",
    "system",
    "first",
    "data",
    "imaging",
    "therapy",
    "le",
    "la",
    "des",
    "les",
    "pour",
    "étude",
    "santé",
    "traitement",
    "médecins",
    "hôpital",
    "résultats",
    "cœur",
    "valve",
    "heart",
    "catheter",
    "surgery",
    "market",
    "approval",
    "robot",
    "sensor",
    "glucose",
    "implant",
    "laser",
    "vessel",
    "aortic",
    "ultrasound",
    "kidney",
    "bleeding",
    "remote",
    "monitoring",
    "platform",
    "algorithm",
    "startup",
    "funding",
    "safety",
    "recall",
    "guideline",
    "nurse",
    "insurance",
    "registry",
    "outcome",
    "follow-up",
    "months",
    "years",
    "risk",
    "therapeutic",
    "needle",
    "artery",
    "venous",
    "stent",
    "graft",
    "embolisation",
    "ablation",
    "tumour",
    "radiation",
    "dose",
    "scanner",
    "oxygen",
    "lung",
    "brain",
    "stroke",
    "thrombus",
    "pump",
    "electrode",
    "battery",
    "software",
    "update",
    "congress",
    "keynote",
    "abstract",
    "poster",
    "prize",
];
/// Names of sources, of which each article has one as its last tag.
const SOURCES: [&str; 12] = [
    "Valve Weekly",
    "Device Courier",
    "La Lettre du soin",
    "Open Theatre",
    "Imaging Post",
    "Cardio Gazette",
    "Le Fil médical",
    "Ward Report",
    "Vessel Today",
    "Clinic Journal",
    "Pulse Review",
    "Registry News",
];
const SIGNS: [&str; 8] = [".", ".", ".", ",", ",", "’s", " –", "?"];

/// Numbers that look random: `SplitMix64` (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014), with the constants of its reference implementation.
pub struct Numbers(u64);

impl Numbers {
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

    /// One of these, the first ones more often.
    fn word(&mut self) -> &'static str {
        let (one, other) = (self.below(WORDS.len()), self.below(WORDS.len()));
        WORDS[one.min(other)]
    }

    /// Words with the punctuation of prose.
    fn prose(&mut self, words: usize) -> String {
        let mut text = String::new();
        for index in 0..words {
            if index > 0 {
                text.push(' ');
            }
            text.push_str(self.word());
            if self.below(9) == 0 {
                text.push_str(SIGNS[self.below(SIGNS.len())]);
            }
        }
        text
    }
}

/// Writes `count` articles into `folder`.
pub fn articles(folder: &Path, count: usize, seed: u64) {
    let mut numbers = Numbers(seed);
    for index in 0..count {
        let (name, text) = article(&mut numbers, index);
        fs::write(folder.join(name), text).unwrap();
    }
}

/// The name and the text of one article.
fn article(numbers: &mut Numbers, index: usize) -> (String, String) {
    let day =
        format!("{}-{:02}-{:02}", 2012 + numbers.below(13), 1 + numbers.below(12), 1 + numbers.below(28));
    let words = 6 + numbers.below(9);
    let title = format!("{} {index}", numbers.prose(words));
    let slug: String = title
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    let source = SOURCES[numbers.below(SOURCES.len())];
    let host = source.to_lowercase().replace([' ', 'é'], "-");
    let link = format!("https://www.{host}.example/{slug}/");
    let words = 45 + numbers.below(20);
    let mut summary = numbers.prose(words);
    if numbers.below(3) > 0 {
        let _ = write!(summary, " [&#8230;] The post {title} appeared first on {source} .");
    }
    let credit = format!("Image de l’article — droits réservés — {link}");
    let image = format!("https://www.{host}.example/images/{slug}.jpg");
    let text = format!(
        "---\ntitle: \"{title}\"\ndate: \"{day}T{:02}:{:02}:00.000Z\"\npublishedDate: \"{day}\"\n\
         summary: \"{summary}\"\nimportance: \"\"\nsourceUrl: \"{link}\"\n\
         tags: [\"Monde\", \"Nouvelles\", \"{source} — Latest\"]\npermalink: \"/articles/{day}-{slug}\"\n\
         imageUrl: \"{image}\"\nimageCredit: \"{credit}\"\n---\n\n![{title}]({image})\n\n\
         *Crédit image : {credit}*\n\n## L’essentiel\n\n{summary}\n\n## Lien source\n\n{link}\n",
        numbers.below(24),
        numbers.below(60),
    );
    (format!("{day}-{slug}.md"), text)
}

/// An article of about `bytes` bytes: headings, paragraphs, lists, quotes, links.
pub fn long_article(bytes: usize, seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let mut text = String::from("---\ntitle: \"A long article\"\ndate: \"2024-07-05\"\n---\n\n");
    while text.len() < bytes {
        let _ = match numbers.below(8) {
            0 => write!(text, "## {}\n\n", numbers.prose(5)),
            1 => write!(text, "- {}\n- **{}** {}\n\n", numbers.prose(9), numbers.word(), numbers.prose(14)),
            2 => write!(text, "> {}\n\n", numbers.prose(30)),
            3 => write!(
                text,
                "{} [{}](https://example.org/{}) {}\n\n",
                numbers.prose(20),
                numbers.prose(2),
                numbers.word(),
                numbers.prose(20)
            ),
            _ => write!(text, "{}\n\n", numbers.prose(80)),
        };
    }
    text
}
