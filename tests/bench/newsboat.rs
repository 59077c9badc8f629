//! Measures newsboat with the same articles for comparison, if it is installed.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::civil;
use portable_pty::CommandBuilder;

use crate::reader::{Home, LONG_PATIENCE, Reader};
use crate::{Numbers, milliseconds, percentile, searches};

/// With more articles than this, newsboat is not measured.
const MOST: usize = 100_000;
/// The name of the feed.
const FEED: &str = "Articles for measuring";

/// The numbers of each run; `None` if newsboat is not installed or there are too many articles.
pub fn measure(folder: &Path, runs: usize) -> Option<Vec<Numbers>> {
    Command::new("newsboat").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let files = searches::files(folder);
    if files.len() > MOST {
        return None;
    }
    let home = Home::new();
    let feed = home.path("feed.xml");
    fs::write(&feed, rss(files.iter().filter_map(|file| fs::read_to_string(file).ok()))).unwrap();
    fs::write(home.path("urls"), format!("file://{}\n", feed.display())).unwrap();
    fs::write(home.path("config.txt"), "auto-reload no\nmax-items 0\nreload-only-visible-feeds no\n")
        .unwrap();
    let options = [("-u", "urls"), ("-c", "cache.db"), ("-C", "config.txt")];
    let options = options.map(|(option, name)| [option.into(), home.path(name).into_os_string()]);
    let mut reload = Command::new("newsboat");
    reload.args(options.iter().flatten()).args(["-x", "reload"]).env("HOME", home.path(""));
    reload.stdout(Stdio::null()).status().ok()?;
    let run = || {
        let mut command = CommandBuilder::new("newsboat");
        command.args(options.iter().flatten());
        let mut reader = Reader::spawn(command, &home);
        let mut numbers = Numbers::new();
        let rows = reader.wait(LONG_PATIENCE, |screen| screen.contains(FEED)).unwrap();
        numbers.insert("newsboat: start to first rows", milliseconds(rows - reader.started));
        reader.until_quiet();
        let (before, changes) = reader.answer("\r");
        let opened = changes.output.map_or(Duration::ZERO, |at| at - before);
        assert!(reader.contents().contains("Articles in feed"), "no list:\n{}", reader.contents());
        numbers.insert("newsboat: list opened", milliseconds(opened));
        let keys: Vec<_> = (0..30).map(|_| reader.key("j")).collect();
        numbers.insert("newsboat: key to settled frame, p99", percentile(&keys, 99));
        numbers.insert("newsboat: resident memory, file-backed pages apart", reader.memory());
        reader.quit();
        numbers
    };
    Some((0..runs).map(|_| run()).collect())
}

/// The articles as an RSS feed.
fn rss(articles: impl Iterator<Item = String>) -> String {
    let mut feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{FEED}</title>");
    feed.push_str("<link>https://example.org/</link><description>.</description>\n");
    for (number, article) in articles.enumerate() {
        let value = |key: &str| {
            let value = article.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
            escaped(value.unwrap_or_default().trim_matches('"'))
        };
        let day: Option<civil::Date> = value("date").get(..10).and_then(|day| day.parse().ok());
        let day = day.unwrap_or(civil::Date::constant(2026, 11, 22)).strftime("%d %b %Y 00:00:00 +0000");
        let _ = writeln!(
            feed,
            "<item><title>{}</title><guid>{number}</guid><link>https://example.org/{number}</link>\
             <pubDate>{day}</pubDate><description>{}</description></item>",
            value("title"),
            value("summary"),
        );
    }
    feed.push_str("</channel></rss>\n");
    feed
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
