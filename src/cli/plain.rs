//! `--plain`: the list and the articles as lines, for screen readers and pipes.
//!
//! In a pipe everything is printed. In a terminal it is a conversation: some articles, a question, an answer
//! a line; nothing is drawn over and the terminal keeps all that was said.

use std::io::{BufRead, Write};
use std::sync::Arc;

use clap::ArgMatches;

use crate::app::Outcome;
use crate::cli::output::{Output, output, terminal_columns};
use crate::cli::{Answer, Exit, arguments, select};
use crate::io::open::{Surroundings, open};
use crate::io::{Source, load};
use crate::library::{Finding, Library, Question};
use crate::model::{Article, ArticleId, Link};
use crate::page::linear;
use crate::query::{Query, Sort};
use crate::text::CleanText;
use crate::wording::Phrase;

/// Articles that are told of before the next question.
const PAGE: usize = 10;

/// `vigie --plain [DIR]`.
pub(super) fn run(matches: &ArgMatches, source: Source) -> Answer {
    let keeping = arguments::keeping(matches, &source);
    let (library, trouble) = select::loaded(&source, &keeping)?;
    if let Some(trouble) = trouble {
        super::tell(&trouble);
    }
    let mut talk = Talk::new(source, select::marked(&library), arguments::sort(matches));
    let mut output = output();
    if terminal_columns().is_none() {
        talk.print_all(&mut output)?;
        output.flush()?;
        return Ok(if talk.finding.ids.is_empty() { Exit::Nothing } else { Exit::Found });
    }
    talk.print_head(&mut output)?;
    talk.print_more(&mut output)?;
    let mut line = String::new();
    loop {
        write!(output, "{} ", Phrase::PlainQuestion)?;
        output.flush()?;
        line.clear();
        if std::io::stdin().lock().read_line(&mut line)? == 0 || !talk.answer(&line, &mut output)? {
            writeln!(output)?;
            output.flush()?;
            return Ok(Exit::Found);
        }
    }
}

/// Prints an article of a list.
pub(super) fn print_article(
    output: &mut impl Write,
    library: &Library,
    number: usize,
    article: &Article,
) -> std::io::Result<()> {
    writeln!(output, "{}", Phrase::PlainItem { number, title: article.title.clone() })?;
    writeln!(output, "{}", linear::facts(article, &library.source_label(article)))?;
    if let Some(summary) = &article.summary {
        writeln!(output, "{summary}")?;
    }
    writeln!(output)
}

/// Prints a whole article.
pub(super) fn print_text(
    output: &mut Output,
    source: &Source,
    library: &Library,
    article: &Article,
) -> Result<(), crate::cli::Failure> {
    let reading = load::read_article(source, &article.path, arguments::today())
        .map_err(|problem| Phrase::FileGone { reason: load::why(&problem) })?;
    for line in linear::lines(&reading, &library.source_label(article)) {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// A conversation about a library.
struct Talk {
    source: Source,
    library: Arc<Library>,
    sort: Sort,
    filter: String,
    finding: Finding,
    /// How many of the finding were told of.
    told: usize,
    /// The article that was read last.
    read: Option<ArticleId>,
}

/// What an answer asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wish<'a> {
    More,
    Again,
    Read(usize),
    Next,
    Open,
    Filter(&'a str),
    Help,
    Quit,
    Unknown,
}

impl<'a> Wish<'a> {
    fn of(line: &'a str) -> Self {
        let line = line.trim();
        if let Some(filter) = line.strip_prefix('/') {
            return Self::Filter(filter.trim());
        }
        match line {
            "" | "m" => Self::More,
            "l" => Self::Again,
            "n" => Self::Next,
            "o" => Self::Open,
            "?" => Self::Help,
            "q" => Self::Quit,
            number => number.parse().map_or(Self::Unknown, Self::Read),
        }
    }
}

impl Talk {
    fn new(source: Source, library: Arc<Library>, sort: Sort) -> Self {
        let finding = library.find(&Question { sort, ..Question::default() });
        Self { source, library, sort, filter: String::new(), finding, told: 0, read: None }
    }

    fn print_head(&self, output: &mut impl Write) -> std::io::Result<()> {
        let (name, all, shown) = (self.library.name().clone(), self.library.len(), self.finding.ids.len());
        if self.filter.is_empty() {
            writeln!(output, "{}", Phrase::PlainHead { name, all })?;
        } else {
            let filter = CleanText::line(&self.filter);
            writeln!(output, "{}", Phrase::PlainFiltered { filter, shown, all })?;
        }
        writeln!(output)
    }

    /// Tells of the next articles.
    fn print_more(&mut self, output: &mut impl Write) -> std::io::Result<()> {
        let until = (self.told + PAGE).min(self.finding.ids.len());
        if self.told == until {
            return writeln!(output, "{}", Phrase::PlainNoMore);
        }
        for (number, &id) in (1..).zip(self.finding.ids.iter()).take(until).skip(self.told) {
            if let Some(article) = self.library.row(id) {
                print_article(output, &self.library, number, &article)?;
            }
        }
        self.told = until;
        Ok(())
    }

    fn print_all(&mut self, output: &mut impl Write) -> std::io::Result<()> {
        self.print_head(output)?;
        while self.told < self.finding.ids.len() {
            self.print_more(output)?;
        }
        Ok(())
    }

    /// Does what an answer asks for; whether the conversation goes on.
    fn answer(&mut self, line: &str, output: &mut Output) -> Result<bool, crate::cli::Failure> {
        match Wish::of(line) {
            Wish::More => self.print_more(output)?,
            Wish::Again => {
                self.told = 0;
                self.print_head(output)?;
                self.print_more(output)?;
            }
            Wish::Read(number) => {
                let id = number.checked_sub(1).and_then(|index| self.finding.ids.get(index)).copied();
                self.print_read(id, output)?;
            }
            Wish::Next => {
                let at = |read| self.finding.ids.iter().position(|&id| id == read);
                let next = self.read.and_then(at).map_or(0, |index| index + 1);
                self.print_read(self.finding.ids.get(next).copied(), output)?;
            }
            Wish::Open => self.open(output)?,
            Wish::Filter(text) => self.filter(text, output)?,
            Wish::Help => writeln!(output, "{}", Phrase::PlainHelp)?,
            Wish::Unknown => writeln!(output, "{}", Phrase::PlainUnknown)?,
            Wish::Quit => return Ok(false),
        }
        Ok(true)
    }

    fn print_read(&mut self, id: Option<ArticleId>, output: &mut Output) -> Result<(), crate::cli::Failure> {
        let Some((id, article)) = id.and_then(|id| Some((id, self.library.row(id)?))) else {
            writeln!(output, "{}", Phrase::PlainNoSuchNumber { count: self.finding.ids.len() })?;
            return Ok(());
        };
        self.read = Some(id);
        match print_text(output, &self.source, &self.library, &article) {
            // It may be gone since; the conversation goes on.
            Err(crate::cli::Failure::Told(phrase)) => writeln!(output, "{phrase}")?,
            done => done?,
        }
        Ok(())
    }

    fn open(&self, output: &mut Output) -> std::io::Result<()> {
        let article = self.read.and_then(|id| self.library.row(id));
        let phrase = match article.map(|article| article.source_url) {
            None => Phrase::PlainNothingRead,
            Some(None) => Phrase::NoSourceLink,
            Some(Some(Link { written, target: Err(reason) })) => Phrase::NotAWebLink { written, reason },
            Some(Some(Link { target: Ok(url), .. })) => {
                let failure = match open(&url, &Surroundings::of_process()) {
                    Outcome::Opened => {
                        return writeln!(output, "{}", Phrase::Opened { host: CleanText::line(url.host()) });
                    }
                    Outcome::NoBrowser => Phrase::NoBrowserToOpen,
                    Outcome::Remote => Phrase::NoRemoteBrowserToOpen,
                    Outcome::Failed(reason) => Phrase::BrowserDidNotStart { reason },
                };
                writeln!(output, "{url}")?;
                failure
            }
        };
        writeln!(output, "{phrase}")
    }

    fn filter(&mut self, text: &str, output: &mut Output) -> std::io::Result<()> {
        let read = Query::parse(text);
        let expanded = match read {
            Ok(query) => match super::searches::of_user() {
                Ok(searches) => searches.expanded(&query),
                Err(_) => Ok(query),
            },
            Err(error) => Err(error),
        };
        match expanded {
            Ok(query) => {
                text.clone_into(&mut self.filter);
                let sort = self.sort;
                self.finding = self.library.find(&Question { sort, ..Question::of(query) });
                self.told = 0;
                self.print_head(output)?;
                self.print_more(output)
            }
            Err(error) => writeln!(output, "{}", error.sentence()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood() {
        for (line, wish) in [
            ("\n", Wish::More),
            (" 12 \n", Wish::Read(12)),
            ("/ stent -graft\n", Wish::Filter("stent -graft")),
            ("/", Wish::Filter("")),
            ("o\n", Wish::Open),
            ("n", Wish::Next),
            ("q\r\n", Wish::Quit),
            ("-3", Wish::Unknown),
            ("hello", Wish::Unknown),
        ] {
            assert_eq!(Wish::of(line), wish, "{line:?}");
        }
    }
}
