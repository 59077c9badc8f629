//! Finds headers without a fence: lines of one form at the top of a file, in a comment there, or below its first
//! heading. Whether they are a header or text is decided by what they hold, in [`frontmatter`](crate::frontmatter).
//! Floor 1, part of it.

use std::borrow::Cow;

use crate::frontmatter::aliases::{fold_key, named};
use crate::frontmatter::carriers::{self, Carrier, Trust};
use crate::frontmatter::lines::{LineForm, SourceLine, is_dashes, lines_from};
use crate::frontmatter::parse::Syntax;
use crate::frontmatter::parts::Parts;
use crate::limits;
use crate::text::fold;

/// Headings above a list of properties, folded.
const PROPERTY_HEADINGS: [&str; 6] =
    ["metadata", "metadonnees", "metadaten", "properties", "proprietes", "page properties"];

/// The header that begins with this line, which is not blank.
pub fn find<'a>(text: &'a str, first: SourceLine<'_>) -> Option<Parts<'a>> {
    let forms =
        [LineForm::Definitions, LineForm::Franklin, LineForm::Nikola, LineForm::Logseq, LineForm::Plain];
    let is_indented = first.text.starts_with([' ', '\t']);
    if let Some(form) =
        forms.into_iter().filter(|_| !is_indented).find(|form| form.key_and_value(first.text).is_some())
    {
        let row = carriers::of_lines(form)?;
        let is_plain = form == LineForm::Plain;
        return if is_plain { plain(text, first, row) } else { run(text, first, form, row) };
    }
    match first.text.bytes().next()? {
        b'"' => bare_json(text, first),
        b'%' => title_block(text, first),
        b'#' => below_heading(text, first),
        _ => None,
    }
}

/// Lines of one form, up to the first other one. A value may go on below, indented.
fn run<'a>(text: &'a str, first: SourceLine<'_>, form: LineForm, row: &Carrier) -> Option<Parts<'a>> {
    let (mut end, mut keys) = (first.start, 0);
    // Where the text in triple quotes ends that a definition of Franklin has opened, and whether there may be another.
    let (mut open, mut is_closable) = (0, form == LineForm::Franklin);
    for line in lines_from(text, first.start) {
        if line.start < open {
            end = line.next;
            continue;
        }
        if is_closable && line.text.matches("\"\"\"").count() == 1 {
            let rest = text.get(line.next..).unwrap_or_default();
            let close = rest.find("\"\"\"");
            is_closable = close.is_some();
            open = close.map_or(0, |at| line.next + at + 1);
        }
        let continues = line.text.starts_with([' ', '\t']) && !line.text.trim().is_empty();
        let is_key = form.key_and_value(line.text).is_some();
        // Franklin allows blank lines between definitions.
        let is_gap = form == LineForm::Franklin && line.text.trim().is_empty();
        if !(is_key || continues && form != LineForm::Definitions || is_gap) {
            break;
        }
        keys += usize::from(is_key);
        if keys > limits::FRONT_MATTER_KEYS {
            return None;
        }
        end = if is_gap { end } else { line.next };
    }
    if form == LineForm::Logseq
        && let Some((end, body)) = yaml_below(text, end)
    {
        return Some(Parts::of(text, row.language, Trust::KnownKey, first.start, end, body));
    }
    Some(Parts::of(text, row.language, row.trust, first.start, end, end))
}

/// The YAML between fences right below other header lines: where it ends, without its closing fence, and where the
/// body begins.
fn yaml_below(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut lines = lines_from(text, from).skip_while(|line| line.text.trim().is_empty());
    lines.next().filter(|line| line.text.trim_end() == "---")?;
    let close = lines.find(|line| matches!(line.text.trim_end(), "---" | "..."))?;
    Some((close.start, close.next))
}

/// `Key: value` lines up to a blank line or to a row of dashes.
fn plain<'a>(text: &'a str, first: SourceLine<'_>, row: &Carrier) -> Option<Parts<'a>> {
    let (mut end, mut body, mut keys) = (text.len(), text.len(), 0);
    let mut opens_list = false;
    for line in lines_from(text, first.start) {
        let trimmed = line.text.trim();
        if trimmed.is_empty() || is_dashes(trimmed) || trimmed == ";;;" {
            (end, body) = (line.start, line.next);
            break;
        }
        if let Some((_, value)) = LineForm::Plain.key_and_value(line.text) {
            keys += 1;
            opens_list = value.is_empty();
            if keys > limits::FRONT_MATTER_KEYS {
                return None;
            }
        } else if !(line.text.starts_with(char::is_whitespace) || opens_list && line.text.starts_with("- ")) {
            return None;
        }
    }
    Some(Parts::of(text, row.language, row.trust, first.start, end, body))
}

/// JSON without braces and without an opening line, up to a line `;;;`.
fn bare_json<'a>(text: &'a str, first: SourceLine<'_>) -> Option<Parts<'a>> {
    let mut lines = lines_from(text, first.start).take_while(|line| !line.text.trim().is_empty());
    let end = lines.find(|line| line.text.trim() == ";;;")?;
    Some(Parts::of(text, Syntax::Json, Trust::TitleOrDate, first.start, end.start, end.next))
}

/// The title block of Pandoc: up to three fields that begin with `%`, and the indented lines that continue them.
fn title_block<'a>(text: &'a str, first: SourceLine<'_>) -> Option<Parts<'a>> {
    let row = carriers::of_lines(LineForm::Pandoc)?;
    let (mut end, mut body, mut fields) = (text.len(), text.len(), 0);
    for line in lines_from(text, first.start) {
        let begins =
            |line: &str| line.strip_prefix('%').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if line.text.trim().is_empty() {
            (end, body) = (line.start, line.next);
            break;
        }
        if begins(line.text) {
            fields += 1;
        } else if !line.text.starts_with(' ') {
            return None;
        }
    }
    (1..=3).contains(&fields).then(|| Parts::of(text, row.language, row.trust, first.start, end, body))
}

/// Properties below the first heading: lines right below it, or a list below a second heading “Metadata”. Of lines
/// right below it, those that no field takes stay in the text.
fn below_heading<'a>(text: &'a str, heading: SourceLine<'_>) -> Option<Parts<'a>> {
    let is_list_heading = is_property_heading(heading.text);
    heading.text.strip_prefix('#').filter(|rest| is_list_heading || rest.starts_with([' ', '\t']))?;
    let is_above = |line: &SourceLine<'_>| line.text.trim().is_empty() || line.text.starts_with("![");
    let next = lines_from(text, heading.next).find(|line| !is_above(line))?;
    let (removed, first) = if is_list_heading {
        (heading.start, next)
    } else if is_property_heading(next.text) {
        (next.start, lines_from(text, next.next).find(|line| !line.text.trim().is_empty())?)
    } else {
        (next.start, next)
    };
    let in_list = first.start != removed;
    LineForm::Properties.key_and_value(first.text).filter(|_| in_list || is_key_in_text(first.text))?;
    let mut kept = String::new();
    let (mut end, mut keys) = (text.len(), 0);
    for line in lines_from(text, first.start) {
        let property = LineForm::Properties.key_and_value(line.text);
        let continues = keys > 0 && line.text.starts_with([' ', '\t']) && !line.text.trim().is_empty();
        keys += 1;
        if keys > limits::FRONT_MATTER_KEYS {
            return None;
        }
        match property {
            Some(_) if !in_list && !is_key_in_text(line.text) => return None,
            Some((key, _)) if !in_list && named(&fold_key(key)).next().is_none() => {
                kept.extend([line.text, "\n"]);
            }
            Some(_) => {}
            None if continues => {}
            // A list ends where something else begins; lines of text are properties only if all of them are.
            None if in_list || line.text.trim().is_empty() => {
                end = line.start;
                break;
            }
            None => return None,
        }
    }
    let row = carriers::of_lines(LineForm::Properties)?;
    let found = Parts::of(text, row.language, row.trust, first.start, end, end);
    let body = format!("{}{kept}{}", text.get(..removed).unwrap_or_default(), found.body);
    Some(Parts { body: Cow::Owned(body), ..found })
}

/// Whether a line is a heading above a list of properties.
fn is_property_heading(line: &str) -> bool {
    line.starts_with('#') && line.len() <= 40 && {
        let words = fold(line.trim_matches(['#', ' ', '\t', ':'])).into_owned();
        PROPERTY_HEADINGS.contains(&&*words)
    }
}

/// Whether a line has its key at its beginning, as a property of Notion has; items of a list are text.
fn is_key_in_text(line: &str) -> bool {
    line.starts_with(char::is_alphabetic)
}

/// The header in an HTML comment at the beginning of a text: lines of Nikola, or `Key: value` lines.
pub fn in_comment(text: &str) -> Option<Parts<'_>> {
    let mut from = text.len() - text.trim_start().len();
    loop {
        let comment = text.get(from..)?.strip_prefix("<!--")?;
        let (inside, _) = comment.split_once("-->")?;
        let start = from + "<!--".len();
        let end = start + inside.len();
        let after = text.get(end + "-->".len()..)?;
        let forms = [LineForm::Nikola, LineForm::Plain];
        let is_all = |form: &LineForm| {
            let mut lines = inside.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
            lines.peek().is_some() && lines.all(|line| form.key_and_value(line).is_some())
        };
        if let Some(form) = forms.into_iter().find(is_all)
            && (form == LineForm::Nikola || says_title(inside))
        {
            let body = text.len() - after.strip_prefix('\n').unwrap_or(after).len();
            let source = start + (inside.len() - inside.trim_start().len());
            return Some(Parts::of(text, Syntax::Lines(form), Trust::Certain, source, end, body));
        }
        from = text.len() - after.trim_start().len();
    }
}

/// Whether `Key: value` lines hold a title.
fn says_title(lines: &str) -> bool {
    use crate::frontmatter::aliases::ArticleField;
    let mut keys = lines.lines().filter_map(|line| LineForm::Plain.key_and_value(line.trim()));
    keys.any(|(key, value)| {
        !value.is_empty() && named(&fold_key(key)).any(|name| name.field == ArticleField::Title)
    })
}
