//! The help of the program and of each command, built from the tables: `--help`, `-h` and `vigie help COMMAND`. A
//! page begins with examples; operands and options follow in the order of the tables, details come last. Printing
//! is in [`layout`](crate::cli::help::layout). Floor 6, part of [`cli`](crate::cli).

use crate::cli::commands::{COMMAND_GROUPS, CommandRow, EXAMPLES, ExampleRow};
use crate::cli::help::layout::PageLine;
use crate::cli::options::{self, OPTIONS, OptionGroup, OptionRow, READER_OPTIONS};
use crate::text::CleanText;
use crate::wording::HelpText;

/// Output options of a command that get a heading of their own.
const MANY_OUTPUT_OPTIONS: usize = 4;
/// Longest list of values, in bytes, that is printed next to its option; a longer one gets a paragraph.
const INLINE_VALUES: usize = 60;

/// The help of the program, as `vigie --help` prints it.
pub(in crate::cli) fn of_program() -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(HelpText::About.to_string())];
    lines.push(PageLine::Usage(HelpText::Usage.to_string()));
    lines.extend(examples(EXAMPLES));
    lines.extend(commands(PageLine::Subheading));
    lines.push(PageLine::Heading(HelpText::OptionsHeading.to_string()));
    lines.extend(rows(READER_OPTIONS).filter(|row| row.group != OptionGroup::Operand).map(item));
    lines.push(PageLine::Item("-h, --help".to_owned(), HelpText::HelpAndVersionHelp.to_string()));
    lines
}

/// The help of a command, as `vigie COMMAND --help` prints it.
pub(in crate::cli) fn of_command(row: &CommandRow) -> Vec<PageLine> {
    let mut lines = vec![PageLine::Text(row.about.to_string()), PageLine::Usage(row.usage())];
    lines.extend(examples(row.examples));
    for (heading, options) in sections(row) {
        lines.push(PageLine::Heading(heading.to_string()));
        lines.extend(options.into_iter().map(item));
    }
    lines.push(PageLine::Item("-h, --help".to_owned(), HelpText::HelpHelp.to_string()));
    for option in rows(row.options).filter(|option| is_folded(option)) {
        let value = option.value.map(|value| value.to_string()).unwrap_or_default();
        let (value, values) = (CleanText::line(&value), CleanText::line(&option.values().join(", ")));
        lines.push(PageLine::Text(HelpText::ValuesOf { value, values }.to_string()));
    }
    lines.extend(row.more.now().split("\n\n").map(|part| PageLine::Text(part.to_owned())));
    lines
}

/// The commands by group, with one line each; `heading` makes the heading of a group.
pub(super) fn commands(heading: fn(String) -> PageLine) -> impl Iterator<Item = PageLine> {
    COMMAND_GROUPS.into_iter().enumerate().flat_map(move |(place, (group, name))| {
        // A subheading has no empty line above it; the first one needs that.
        let title = if place == 0 { PageLine::Heading } else { heading };
        let items =
            CommandRow::of_group(group).map(|row| PageLine::Item(row.name.to_owned(), row.about.to_string()));
        std::iter::once(title(name.to_string())).chain(items)
    })
}

pub(super) fn item(row: &OptionRow) -> PageLine {
    let help = if is_folded(row) { row.help.to_string() } else { row.full_help() };
    PageLine::Item(row.usage(), help)
}

/// These rows, in the order of [`OPTIONS`].
pub(in crate::cli) fn rows(of: &[&OptionRow]) -> impl Iterator<Item = &'static OptionRow> {
    OPTIONS.iter().copied().filter(|row| of.iter().any(|own| own.name == row.name))
}

fn examples(examples: &[ExampleRow]) -> impl Iterator<Item = PageLine> {
    let heading = (!examples.is_empty()).then(|| PageLine::Heading(HelpText::ExamplesHeading.to_string()));
    let lines = examples.iter().map(|row| PageLine::Example(row.line.to_owned(), row.about.to_string()));
    heading.into_iter().chain(lines)
}

/// What a command takes, under headings. A few output options are listed with the others.
fn sections(row: &CommandRow) -> Vec<(HelpText, Vec<&'static OptionRow>)> {
    let of_group = |group| rows(row.options).filter(|option| option.group == group).collect::<Vec<_>>();
    let mut own = of_group(OptionGroup::Own);
    let mut output = of_group(OptionGroup::Output);
    if output.len() < MANY_OUTPUT_OPTIONS {
        own.append(&mut output);
    }
    // Every command accepts these, but only where there is a folder do they change anything.
    let need_folder = [options::DIR.row.name, options::NO_INDEX.row.name];
    let is_useful = |option: &&OptionRow| row.takes(&options::DIR.row) || !need_folder.contains(&option.name);
    let general =
        OPTIONS.iter().copied().filter(|option| option.group == OptionGroup::General).filter(is_useful);
    let mut sections = vec![
        (HelpText::ArgumentsHeading, of_group(OptionGroup::Operand)),
        (HelpText::OptionsHeading, own),
        (HelpText::OutputHeading, output),
        (HelpText::GeneralHeading, general.collect()),
    ];
    sections.retain(|(_, options)| !options.is_empty());
    sections
}

fn is_folded(row: &OptionRow) -> bool {
    row.values().join(", ").len() > INLINE_VALUES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::commands::COMMANDS;
    use crate::cli::help::layout::print;
    use crate::text::cell_width;
    use crate::wording::{Language, set_thread_language};

    /// The lines of a page at 80 columns.
    fn printed(lines: &[PageLine]) -> Vec<String> {
        let mut page = Vec::new();
        print(&mut page, lines, 80).unwrap();
        let page = anstream::adapter::strip_bytes(&page).into_vec();
        String::from_utf8(page).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_help_fits_a_screen() {
        for language in Language::ALL {
            set_thread_language(language);
            let lines = printed(&of_program());
            assert!(lines.len() <= 40, "{language:?}: {} lines", lines.len());
            for row in COMMANDS {
                let lines = printed(&of_command(row));
                assert!(lines.len() <= 52, "{language:?}, {}: {} lines", row.name, lines.len());
                assert!(lines.iter().all(|line| cell_width(line) <= 80), "{language:?}, {}", row.name);
            }
        }
    }

    #[test]
    fn every_option_and_example_takes_one_line() {
        for language in Language::ALL {
            set_thread_language(language);
            for page in std::iter::once(of_program()).chain(COMMANDS.iter().map(of_command)) {
                let lines = printed(&page);
                for line in &page {
                    let (PageLine::Item(term, help) | PageLine::Example(term, help)) = line else { continue };
                    // The longest examples have their explanation below them.
                    let fits = |line: &String| line.contains(term.as_str()) && line.ends_with(help.as_str());
                    let is_long = cell_width(term) > 50;
                    assert!(is_long || lines.iter().any(fits), "{language:?}: {term}  {help}");
                }
            }
        }
    }
}
