//! `vigie help [TOPIC]`: prints the page of a topic or of a command, or the list of topics. What the pages hold is
//! in [`pages`] (the program and its commands) and [`topics`]; how they are printed in [`layout`]. Floor 6, part of
//! [`cli`](crate::cli).

pub(super) mod layout;
pub(super) mod pages;
pub(super) mod topics;

use crate::cli::call::Call;
use crate::cli::commands::{CommandGroup, CommandRow};
use crate::cli::effective_settings::EffectiveSettings;
use crate::cli::help::layout::PageLine;
use crate::cli::option_values::TOPICS;
use crate::cli::options::TOPIC;
use crate::cli::output::{CommandResult, Exit, Output};
use crate::wording::HelpText;

pub(super) fn run(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let lines = page(TOPIC.of(call.matches).map_or("", String::as_str), call.settings);
    layout::print(output, &lines, layout::columns())?;
    Ok(Exit::Found)
}

/// The page of a topic or a command, in the current language; for no name, the list of topics.
fn page(name: &str, settings: &EffectiveSettings) -> Vec<PageLine> {
    match name {
        "keys" => topics::keys(&settings.keymap),
        "query" => topics::query(),
        "settings" => topics::settings(),
        "themes" => topics::themes(),
        "files" => topics::files(settings.file.clone()),
        "commands" => topics::commands(),
        _ => CommandRow::named(name).map_or_else(overview, pages::of_command),
    }
}

/// `vigie help`: the topics, and the names of the commands.
fn overview() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(HelpText::HelpUsage.to_string())];
    lines.extend(TOPICS.iter().map(|(name, about)| PageLine::Item((*name).to_owned(), about.to_string())));
    lines.push(PageLine::Heading(HelpText::CommandsHeading.to_string()));
    let groups = CommandGroup::ALL.into_iter();
    lines.extend(groups.map(|group| PageLine::Item(group.heading().to_string(), pages::names(group))));
    lines.push(PageLine::Text(HelpText::HelpElsewhere.to_string()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, set_thread_language, typography};

    #[test]
    fn every_topic_has_a_page_in_every_language() {
        for language in Language::ALL {
            set_thread_language(language);
            let contents = overview();
            for (topic, about) in TOPICS {
                typography::check(about, topic);
                let lines = page(topic, &EffectiveSettings::default());
                assert!(lines.len() > 5 && lines != contents, "{topic}");
                assert!(lines.iter().any(|line| matches!(line, PageLine::Item(..))), "{topic}");
                assert!(CommandRow::named(topic).is_none(), "{topic}");
            }
        }
    }
}
