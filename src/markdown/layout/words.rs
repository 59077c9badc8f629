//! Turns inline content into lines of spans. A link never hides where it leads: its host follows in
//! parentheses unless the label contains it, and is marked as a problem if the label names another host.
//! Floor 1, part of [`markdown`](crate::markdown).

use crate::limits;
use crate::markdown::inline::{Image, Inline, LinkTarget, TextLink};
use crate::model::SafeUrl;
use crate::text::{CleanText, Role, Span, cut_to_cells};
use crate::wording::Phrase;

use super::flow::FlowLine;

/// The lines of `inlines`, split at hard line breaks. `base` is the role of plain text.
pub(super) fn lines(inlines: &[Inline], base: Role) -> Vec<FlowLine> {
    let mut lines = Vec::new();
    let mut current = FlowLine::default();
    for inline in inlines {
        match inline {
            Inline::Text(span) => current.push(span.text.clone(), based(span.role, base)),
            Inline::Break => lines.push(std::mem::take(&mut current)),
            Inline::Link(link) => push_link(link, &mut current),
            Inline::Image(image) => current.append(caption(image)),
            Inline::Note(label) => {
                current.push(CleanText::line(&format!("[{}]", note_label(label))), Role::Faint);
            }
        }
    }
    lines.push(current);
    lines
}

/// The caption of an image: its description and its address.
pub(super) fn caption(image: &Image) -> FlowLine {
    let mut line = FlowLine::of(description(image), Role::Faint);
    match &image.target {
        LinkTarget::Web(url) => push_in_parentheses(url.host(), Role::Faint, None, &mut line),
        LinkTarget::Other(written) => push_other(written, "", &mut line),
    }
    line
}

pub(super) fn description(image: &Image) -> CleanText {
    if image.alt.is_empty() {
        Phrase::ImageAlone.text()
    } else {
        Phrase::ImageCaption { alt: image.alt.clone() }.text()
    }
}

/// The label of a footnote, cut to 12 cells.
pub(super) fn note_label(label: &str) -> String {
    cut_to_cells(label, 12)
}

/// The role of a text inside a block with the role `base`: emphasis has no effect in headings.
fn based(role: Role, base: Role) -> Role {
    let is_emphasis = matches!(role, Role::Strong | Role::Emphasis | Role::StrongEmphasis);
    if role == Role::Text || is_emphasis && matches!(base, Role::Heading | Role::Strong) {
        base
    } else {
        role
    }
}

fn push_link(link: &TextLink, shown: &mut FlowLine) {
    if let Some(url) = link.target.web().filter(|_| link.is_bare()) {
        let text = CleanText::line(url.short());
        shown.add(Span { text, role: Role::Link, link: Some(url.clone()) }, true);
        return;
    }
    for span in &link.label {
        let role = if link.target.web().is_some() { Role::Link } else { span.role };
        shown.add(Span { text: span.text.clone(), role, link: link.target.web().cloned() }, false);
    }
    let label = link.label_text();
    match &link.target {
        LinkTarget::Web(url) => {
            let other = names_other_host(&label, url);
            if other || !contains_host(&label, url.host()) {
                let role = if other { Role::Problem } else { Role::Faint };
                push_in_parentheses(url.host(), role, Some(url), shown);
            }
        }
        LinkTarget::Other(written) => push_other(written, &label, shown),
    }
}

/// Adds a target that is not a web address, unless it is a place on the same page or part of the label.
fn push_other(written: &str, label: &str, shown: &mut FlowLine) {
    let address = written.strip_prefix("mailto:").unwrap_or(written);
    if written.is_empty() || written.starts_with('#') || label.contains(address) {
        return;
    }
    push_in_parentheses(&cut_to_cells(written, usize::from(limits::MEASURE)), Role::Faint, None, shown);
}

/// Adds a text in parentheses; with `link`, it is part of that link.
fn push_in_parentheses(text: &str, role: Role, link: Option<&SafeUrl>, shown: &mut FlowLine) {
    shown.add(Span { text: CleanText::piece(" "), role: Role::Text, link: link.cloned() }, false);
    shown.add(Span { text: CleanText::line(&format!("({text})")), role, link: link.cloned() }, true);
}

/// Whether `label` contains `host` as a whole word.
fn contains_host(label: &str, host: &str) -> bool {
    let label = label.to_ascii_lowercase();
    let inside = |character: char| character.is_alphanumeric() || matches!(character, '.' | '-' | '@');
    label.match_indices(host).any(|(at, _)| {
        let before = label.get(..at).and_then(|before| before.chars().next_back());
        let after = label.get(at + host.len()..).unwrap_or_default().trim_start_matches('.').chars().next();
        let www = label.get(..at).is_some_and(|before| before.ends_with("www."));
        (www || !before.is_some_and(inside)) && !after.is_some_and(inside)
    })
}

/// Whether `label` names a host other than that of `url`, its parent domains and its subdomains.
fn names_other_host(label: &str, url: &SafeUrl) -> bool {
    let alone = !label.trim().contains(char::is_whitespace);
    label.split_whitespace().filter_map(|word| named_host(word, alone)).any(|named| {
        let below = |long: &str, short: &str| {
            long == short || long.strip_suffix(short).is_some_and(|before| before.ends_with('.'))
        };
        !below(&named, url.host()) && !below(url.host(), &named)
    })
}

/// The host that a word names: as an address, as a `www.` name, or, if it is alone, unless it is a file name.
fn named_host(word: &str, alone: bool) -> Option<String> {
    const FILES: [&str; 24] = [
        "pdf", "html", "htm", "md", "txt", "csv", "json", "js", "ts", "py", "rs", "sh", "toml", "yaml",
        "yml", "xml", "png", "jpg", "jpeg", "gif", "svg", "zip", "gz", "net",
    ];
    let word = word.trim_matches(|character: char| !character.is_alphanumeric() && character != '/');
    let (scheme, rest) = word.split_once("://").map_or((None, word), |(scheme, rest)| (Some(scheme), rest));
    let name = rest.split(['/', '?', '#', ':', '@', '\\']).next().unwrap_or_default();
    let web = scheme.is_some_and(|scheme| scheme.to_ascii_lowercase().starts_with("http"));
    let www = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    if !(web || www || alone && scheme.is_none()) {
        return None;
    }
    let (before, end) = name.rsplit_once('.')?;
    let letters = end.chars().count() >= 2 && end.chars().all(char::is_alphabetic);
    if before.is_empty() || !letters || !web && !www && FILES.contains(&end.to_ascii_lowercase().as_str()) {
        return None;
    }
    SafeUrl::parse(&format!("https://{name}")).ok().map(|url| url.host().to_owned())
}
