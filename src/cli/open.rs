//! `vigie open`: opens the source of an article in the browser, or prints its link if there is none. How the
//! browser is found is in [`io::open`](crate::io::open). Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use crate::app::Outcome;
use crate::cli::call::Call;
use crate::cli::output::{CommandResult, Exit, output, report};
use crate::cli::select;
use crate::io::open::{BrowserEnvironment, open};
use crate::model::Link;
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn run(call: &Call<'_>) -> CommandResult {
    let (source, library) = select::library(call)?;
    let id = select::article(call, &source, &library)?;
    let link = library.row(id).and_then(|article| article.source_url).ok_or(Phrase::NoSourceLink)?;
    let Link { written, target } = &link;
    let url = target.as_ref().map_err(|&reason| Phrase::NotAWebLink { written: written.clone(), reason })?;
    let failure = match open(url, &BrowserEnvironment::of_process()) {
        Outcome::Opened => {
            report(&Phrase::Opened { host: CleanText::line(url.host()) });
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
