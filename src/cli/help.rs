//! `vigie help [TOPIC]`: prints the page of a topic or of a command, or the list of topics.
//!
//! What the pages hold is in [`pages`] (the program and its commands) and [`topics`]; how they are printed in
//! [`layout`]. Floor 6, part of [`cli`](crate::cli).

pub(super) mod layout;
pub(super) mod pages;
mod topics;

use std::io::Write;

use clap::ValueEnum;

use crate::cli::call::Call;
use crate::cli::commands::{CommandGroup, CommandRow};
use crate::cli::effective_settings::EffectiveSettings;
use crate::cli::help::layout::PageLine;
use crate::cli::option_values::HelpTopic;
use crate::cli::options::TOPIC;
use crate::cli::output::{CommandResult, Exit, output};
use crate::wording::Phrase;

pub(super) fn run(call: &Call<'_>) -> CommandResult {
    let name = TOPIC.of(call.matches).map_or("", |subject| &subject.0);
    let topic = HelpTopic::from_str(name, false).ok();
    let lines = match (topic, CommandRow::named(name)) {
        (Some(topic), _) => page(topic, call.settings),
        (None, Some(row)) => pages::of_command(row),
        (None, None) => overview(),
    };
    let mut output = output();
    layout::print(&mut output, &lines, layout::columns())?;
    output.flush()?;
    Ok(Exit::Found)
}

/// The page of a topic, in the current language.
fn page(topic: HelpTopic, settings: &EffectiveSettings) -> Vec<PageLine> {
    match topic {
        HelpTopic::Keys => topics::keys(&settings.keymap),
        HelpTopic::Query => topics::query(),
        HelpTopic::Settings => topics::settings(),
        HelpTopic::Themes => topics::themes(),
        HelpTopic::Files => topics::files(settings.file.clone()),
        HelpTopic::Commands => topics::commands(),
    }
}

/// `vigie help`: the topics, and the names of the commands.
fn overview() -> Vec<PageLine> {
    let usage = PageLine::Text(Phrase::HelpUsage.to_string());
    let topics = HelpTopic::value_variants()
        .iter()
        .map(|topic| PageLine::Item(topic.name(), topic.about().to_string()));
    let commands = PageLine::Heading(Phrase::CommandsHeading.to_string());
    let groups = CommandGroup::ALL.into_iter();
    let groups = groups.map(|group| PageLine::Item(group.heading().to_string(), pages::names(group)));
    let end = PageLine::Text(Phrase::HelpElsewhere.to_string());
    std::iter::once(usage).chain(topics).chain([commands]).chain(groups).chain([end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Language, set_thread_language, typography};

    #[test]
    fn every_topic_has_a_page_in_every_language() {
        for language in Language::ALL {
            set_thread_language(language);
            for &topic in HelpTopic::value_variants() {
                typography::check(topic.about(), &topic.name());
                let lines = page(topic, &EffectiveSettings::default());
                assert!(lines.len() > 5, "{topic:?}");
                assert!(lines.iter().any(|line| matches!(line, PageLine::Item(..))), "{topic:?}");
                assert!(CommandRow::named(&topic.name()).is_none(), "{topic:?}");
            }
        }
    }
}
