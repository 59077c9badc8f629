//! Searches for the benchmark: words of the measured folder, from the most common to the rarest.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many files are read to find the words.
const SAMPLE: usize = 2_000;

/// A text to type into the prompt.
pub struct Search {
    /// How common its words are, as shown in the table.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// The searches for a folder, always the same for the same folder.
pub fn of(folder: &Path) -> Vec<Search> {
    let files = files(folder);
    let step = files.len().div_ceil(SAMPLE).max(1);
    let mut articles = BTreeMap::<String, usize>::new();
    let mut sampled = 0;
    for file in files.iter().step_by(step) {
        let Ok(text) = fs::read_to_string(file) else { continue };
        sampled += 1;
        let mut words = words(&text);
        words.sort_unstable();
        words.dedup();
        for word in words {
            *articles.entry(word).or_default() += 1;
        }
    }
    let nearest = |share: usize, wanted: fn(&str) -> bool| {
        let aim = (sampled * share / 1_000).max(1);
        let words = articles.iter().filter(|(word, _)| wanted(word));
        words.min_by_key(|(_, count)| count.abs_diff(aim)).map_or_else(String::new, |(word, _)| word.clone())
    };
    let plain = |word: &str| word.is_ascii() && (5..9).contains(&word.len());
    let common = nearest(100, plain);
    let rare = nearest(5, plain);
    let once: Vec<&String> =
        articles.iter().filter(|(word, count)| **count == 1 && plain(word)).map(|(word, _)| word).collect();
    let unique = once.get(once.len() / 2).map_or_else(String::new, ToString::to_string);
    let searches = [
        ("very common", nearest(1_000, |_| true)),
        ("common", common.clone()),
        ("rare", rare.clone()),
        ("once in 2,000", unique),
        ("two common", format!("{common} {}", nearest(50, plain))),
        ("common and rare", format!("{common} {rare}")),
        ("rare and not common", format!("{rare} -{common}")),
        ("accents", nearest(10, |word| !word.is_ascii())),
    ];
    searches
        .into_iter()
        .map(|(kind, text)| Search { kind, text })
        .filter(|search| !search.text.is_empty())
        .collect()
}

/// The articles of a folder, sorted by path.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

/// The words of title and summary, in lower case.
fn words(text: &str) -> Vec<String> {
    let lines =
        text.lines().filter_map(|line| line.strip_prefix("title:").or_else(|| line.strip_prefix("summary:")));
    let words = lines.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
    words
        .filter(|word| word.len() >= 3 && word.chars().all(char::is_alphabetic))
        .map(str::to_lowercase)
        .collect()
}
