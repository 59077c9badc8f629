//! `--plain`: the list and the articles line by line, for screen readers and redirections. In a pipe, the whole list is
//! printed. In a terminal, a few articles are printed and a line of input is read, again and again; nothing is
//! overwritten. Floor 6, part of [`cli`](crate::cli).

use std::io::{BufRead, Write};
use std::sync::Arc;

use crate::cli::article::{open_source, print_text};
use crate::cli::call::Call;
use crate::cli::output::{CommandError, CommandResult, Exit, output, report, terminal_columns};
use crate::cli::select;
use crate::io::Source;
use crate::library::{Finding, Library, Question};
use crate::model::{Article, ArticleId};
use crate::page::linear;
use crate::query::{Query, Sort};
use crate::text::CleanText;
use crate::wording::CommandMessage;

const PAGE: usize = 10;

pub(super) fn run(call: &Call<'_>, source: Source) -> CommandResult {
    let (library, trouble) = select::loaded(&source, &call.storage(&source))?;
    trouble.iter().for_each(report);
    let mut dialogue = Dialogue::new(source, select::marked(call, &library), call.sort());
    let mut output = output();
    if terminal_columns().is_none() {
        dialogue.print_head(&mut output)?;
        while dialogue.printed < dialogue.finding.ids.len() {
            dialogue.print_more(&mut output)?;
        }
        output.flush()?;
        return Ok(if dialogue.finding.ids.is_empty() { Exit::Nothing } else { Exit::Found });
    }
    dialogue.restart(&mut output)?;
    let mut line = String::new();
    loop {
        write!(output, "{} ", CommandMessage::PlainQuestion)?;
        output.flush()?;
        line.clear();
        if std::io::stdin().lock().read_line(&mut line)? == 0 || !dialogue.answer(&line, &mut output)? {
            writeln!(output)?;
            output.flush()?;
            return Ok(Exit::Found);
        }
    }
}

pub(super) fn print_article(
    output: &mut impl Write,
    library: &Library,
    number: usize,
    article: &Article,
) -> std::io::Result<()> {
    writeln!(output, "{number}. {}", article.title)?;
    writeln!(output, "{}", linear::facts(article, &library.source_label(article)))?;
    if let Some(summary) = &article.summary {
        writeln!(output, "{summary}")?;
    }
    writeln!(output)
}

struct Dialogue {
    source: Source,
    library: Arc<Library>,
    sort: Sort,
    filter: String,
    finding: Finding,
    printed: usize,
    read: Option<ArticleId>,
}

impl Dialogue {
    fn new(source: Source, library: Arc<Library>, sort: Sort) -> Self {
        let finding = library.find(&Question { sort, ..Question::default() });
        Self { source, library, sort, filter: String::new(), finding, printed: 0, read: None }
    }

    fn print_head(&self, output: &mut impl Write) -> std::io::Result<()> {
        let (name, all, shown) = (self.library.name().clone(), self.library.len(), self.finding.ids.len());
        if self.filter.is_empty() {
            writeln!(output, "{}", CommandMessage::PlainHead { name, all })?;
        } else {
            let filter = CleanText::line(&self.filter);
            writeln!(output, "{}", CommandMessage::PlainFiltered { filter, shown, all })?;
        }
        writeln!(output)
    }

    fn print_more(&mut self, output: &mut impl Write) -> std::io::Result<()> {
        let until = (self.printed + PAGE).min(self.finding.ids.len());
        if self.printed == until {
            return writeln!(output, "{}", CommandMessage::PlainNoMore);
        }
        for (number, &id) in (1..).zip(self.finding.ids.iter()).take(until).skip(self.printed) {
            if let Some(article) = self.library.row(id) {
                print_article(output, &self.library, number, &article)?;
            }
        }
        self.printed = until;
        Ok(())
    }

    /// Prints the list from its beginning.
    fn restart(&mut self, output: &mut impl Write) -> std::io::Result<()> {
        self.printed = 0;
        self.print_head(output)?;
        self.print_more(output)
    }

    /// Runs a typed line. Returns whether the dialogue goes on.
    fn answer(&mut self, line: &str, output: &mut impl Write) -> Result<bool, CommandError> {
        let line = line.trim();
        if let Some(filter) = line.strip_prefix('/') {
            self.filter(filter.trim(), output)?;
            return Ok(true);
        }
        match line {
            "" | "m" => self.print_more(output)?,
            "l" => self.restart(output)?,
            "n" => {
                let at = |read| self.finding.ids.iter().position(|&id| id == read);
                let next = self.read.and_then(at).map_or(0, |index| index + 1);
                self.print_read(self.finding.ids.get(next).copied(), output)?;
            }
            "o" => self.open(output)?,
            "?" => writeln!(output, "{}", CommandMessage::PlainHelp)?,
            "q" => return Ok(false),
            number => match number.parse::<usize>() {
                Ok(number) => {
                    let id = number.checked_sub(1).and_then(|index| self.finding.ids.get(index)).copied();
                    self.print_read(id, output)?;
                }
                Err(_) => writeln!(output, "{}", CommandMessage::PlainUnknown)?,
            },
        }
        Ok(true)
    }

    fn print_read(&mut self, id: Option<ArticleId>, output: &mut impl Write) -> Result<(), CommandError> {
        let Some((id, article)) = id.and_then(|id| Some((id, self.library.row(id)?))) else {
            writeln!(output, "{}", CommandMessage::PlainNoSuchNumber { count: self.finding.ids.len() })?;
            return Ok(());
        };
        self.read = Some(id);
        match print_text(output, &self.source, &self.library, &article) {
            // The file may have been deleted meanwhile; the dialogue goes on.
            Err(CommandError::Reader(phrase)) => writeln!(output, "{phrase}")?,
            done => done?,
        }
        Ok(())
    }

    fn open(&self, output: &mut impl Write) -> std::io::Result<()> {
        let Some(article) = self.read.and_then(|id| self.library.row(id)) else {
            return writeln!(output, "{}", CommandMessage::PlainNothingRead);
        };
        let phrase = open_source(&article, output)?.unwrap_or_else(|failure| failure);
        writeln!(output, "{phrase}")
    }

    fn filter(&mut self, text: &str, output: &mut impl Write) -> std::io::Result<()> {
        let saved = select::searches().unwrap_or_default();
        let expanded = Query::parse(text).and_then(|query| saved.expanded(&query));
        match expanded {
            Ok(query) => {
                text.clone_into(&mut self.filter);
                let sort = self.sort;
                self.finding = self.library.find(&Question { sort, ..Question::of(query) });
                self.restart(output)
            }
            Err(error) => writeln!(output, "{}", error.sentence()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::call;

    #[test]
    fn typed_lines_are_answered() {
        let library = Arc::new(Library::empty(CleanText::line("news"), call::today(), 0));
        let mut dialogue = Dialogue::new(Source::Sample, library, Sort::default());
        let (name, filter) = (CleanText::line("news"), CleanText::line("stent -graft"));
        for (line, phrase) in [
            ("\n", CommandMessage::PlainNoMore),
            (" 12 \n", CommandMessage::PlainNoSuchNumber { count: 0 }),
            ("/ stent -graft\n", CommandMessage::PlainFiltered { filter, shown: 0, all: 0 }),
            ("/", CommandMessage::PlainHead { name: name.clone(), all: 0 }),
            ("l", CommandMessage::PlainHead { name, all: 0 }),
            ("o\n", CommandMessage::PlainNothingRead),
            ("n", CommandMessage::PlainNoSuchNumber { count: 0 }),
            ("?", CommandMessage::PlainHelp),
            ("-3", CommandMessage::PlainUnknown),
            ("hello", CommandMessage::PlainUnknown),
        ] {
            let mut output = Vec::new();
            assert!(dialogue.answer(line, &mut output).unwrap(), "{line:?}");
            let printed = String::from_utf8(output).unwrap();
            assert!(printed.starts_with(&phrase.to_string()), "{line:?}: {printed}");
        }
        assert!(!dialogue.answer("q\r\n", &mut Vec::new()).unwrap());
    }
}
