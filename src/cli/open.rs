//! `vigie open`: opens the source of an article in the browser, or prints its link if there is none. How the
//! browser is found is in [`io::open`](crate::io::open). Floor 6, part of [`cli`](crate::cli).

use std::io::Write;

use crate::app::Outcome;
use crate::cli::call::Call;
use crate::cli::output::{CommandResult, Exit, Output, report};
use crate::cli::select;
use crate::io::open::open;
use crate::model::Article;
use crate::text::CleanText;
use crate::wording::Phrase;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (source, library) = select::library(call)?;
    let id = select::article(call, &source, &library)?;
    let article = library.row(id).ok_or(Phrase::NoSourceLink)?;
    report(&open_source(&article, output)??);
    Ok(Exit::Found)
}

/// Opens the source of an article in the browser, and prints its link if that fails. Returns the message that
/// reports it, as an error if the source was not opened.
pub(super) fn open_source(
    article: &Article,
    output: &mut impl Write,
) -> std::io::Result<Result<Phrase, Phrase>> {
    let Some(link) = &article.source_url else { return Ok(Err(Phrase::NoSourceLink)) };
    let url = match &link.target {
        Ok(url) => url,
        Err(reason) => {
            return Ok(Err(Phrase::NotAWebLink { written: link.written.clone(), reason: *reason }));
        }
    };
    let failure = match open(url) {
        Outcome::Opened => return Ok(Ok(Phrase::Opened { host: CleanText::line(url.host()) })),
        Outcome::NoBrowser => Phrase::NoBrowserToOpen,
        Outcome::Remote => Phrase::NoRemoteBrowserToOpen,
        Outcome::Failed(reason) => Phrase::BrowserDidNotStart { reason },
    };
    writeln!(output, "{url}")?;
    Ok(Err(failure))
}
