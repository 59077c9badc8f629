//! `vigie open`: open the source of an article.

use std::io::Write;

use clap::ArgMatches;

use crate::app::Outcome;
use crate::cli::output::output;
use crate::cli::{Answer, Exit, select, tell};
use crate::io::open::{Surroundings, open};
use crate::model::Link;
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let (source, library) = select::library(matches)?;
    let id = select::article(matches, &source, &library)?;
    let link = library.row(id).and_then(|article| article.source_url).ok_or(Phrase::NoSourceLink)?;
    let Link { written, target } = &link;
    let url = target.as_ref().map_err(|&reason| Phrase::NotAWebLink { written: written.clone(), reason })?;
    let failure = match open(url, &Surroundings::of_process()) {
        Outcome::Opened => {
            tell(&Phrase::Opened { host: CleanText::line(url.host()) });
            return Ok(Exit::Found);
        }
        Outcome::NoBrowser => Phrase::NoBrowserToOpen,
        Outcome::Remote => Phrase::NoRemoteBrowserToOpen,
        Outcome::Failed(reason) => Phrase::BrowserDidNotStart { reason },
    };
    let mut output = output();
    writeln!(output, "{url}")?;
    output.flush()?;
    Err(failure.into())
}
