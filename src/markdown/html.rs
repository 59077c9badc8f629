//! Splits HTML fragments into text and tags: a scanner without a tree, which looks at every byte a bounded
//! number of times. What it does not recognise is text; comments, declarations, scripts and style sheets are
//! dropped. Entities and addresses are left to the callers. Floor 1, part of [`markdown`](crate::markdown).

/// Tags that begin a new block, besides headings.
const BLOCK_TAGS: &str = "address article aside blockquote body caption center details dialog div dl fieldset \
    figcaption figure footer form head header hgroup hr html iframe main menu nav ol p \
    picture pre search section summary table tbody tfoot thead title ul video";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with entities not yet decoded.
    Text(&'a str),
    Tag(HtmlTag<'a>),
}

/// A tag: `<a href="x">` has the name `a` and the attributes ` href="x"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HtmlTag<'a> {
    /// In lower case.
    pub name: String,
    pub closing: bool,
    /// As written, from `<` to `>`.
    pub whole: &'a str,
    attributes: &'a str,
}

/// The tokens of a fragment.
pub(super) struct HtmlTokens<'a> {
    rest: &'a str,
    /// Whether a quote was never closed: the search for its end runs to the end of the text, so it is made once.
    quotes_broken: bool,
}

pub(super) fn tokens(fragment: &str) -> HtmlTokens<'_> {
    HtmlTokens { rest: fragment, quotes_broken: false }
}

impl<'a> Iterator for HtmlTokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inner) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Text(self.take(end)));
            };
            if let Some(comment) = inner.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let name = inner.strip_prefix('/').unwrap_or(inner);
            let declaration = inner.starts_with(['!', '?']);
            if !declaration && !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
                return Some(Token::Text(self.take(1)));
            }
            let Some(end) = self.tag_end(inner) else {
                // Without a `>`, there are no more tags.
                return Some(Token::Text(std::mem::take(&mut self.rest)));
            };
            let whole = self.take(1 + end + 1);
            if declaration {
                continue;
            }
            let tag = HtmlTag::of(whole);
            if !tag.closing && hides_content(&tag.name) {
                self.skip_content(&tag.name);
            }
            return Some(Token::Tag(tag));
        }
    }
}

impl<'a> HtmlTokens<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// The position of the `>` that ends the tag; `inner` is the text after its `<`.
    fn tag_end(&mut self, inner: &str) -> Option<usize> {
        if !self.quotes_broken {
            let mut quote = None;
            for (at, byte) in inner.bytes().enumerate() {
                match (quote, byte) {
                    (None, b'>') => return Some(at),
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if open == byte => quote = None,
                    _ => {}
                }
            }
            self.quotes_broken = true;
        }
        inner.find('>')
    }

    /// Skips the content of a script or style sheet; without a closing tag, the rest of the fragment.
    fn skip_content(&mut self, name: &str) {
        let rest = self.rest;
        let close = rest.match_indices("</").find(|(at, sign)| {
            let found = rest.get(at + sign.len()..).and_then(|after| after.get(..name.len()));
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        });
        self.take(close.map_or(rest.len(), |(at, _)| at));
    }
}

impl<'a> HtmlTag<'a> {
    /// Parses a whole tag, from `<` to `>`.
    pub(super) fn of(whole: &'a str) -> Self {
        let inner = whole.strip_prefix('<').unwrap_or(whole);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let end = inner
            .find(|character: char| !character.is_ascii_alphanumeric() && character != '-')
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at_checked(end).unwrap_or((inner, ""));
        Self { name: name.to_ascii_lowercase(), closing, whole, attributes }
    }

    /// Whether it has something after its name that is no attribute with a value.
    pub(super) fn has_odd_attributes(&self) -> bool {
        let attributes = self.attributes.trim().trim_end_matches('/');
        !attributes.is_empty() && !attributes.contains('=')
    }

    /// The level of a heading tag, 1 to 6.
    pub(super) fn heading_level(&self) -> Option<u8> {
        let level = self.name.strip_prefix('h')?.parse().ok()?;
        (1..=6).contains(&level).then_some(level)
    }

    /// The value of an attribute, with entities not yet decoded; `None` if it is missing or has no value.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|character: char| character.is_whitespace() || character == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|character: char| character.is_whitespace() || character == '=')
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(end)?;
            let Some(value) = after.trim_start().strip_prefix('=') else {
                rest = after;
                continue;
            };
            let value = value.trim_start();
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = value.strip_prefix(quote)?;
                    inner.split_once(quote).unwrap_or((inner, ""))
                }
                _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// Whether the content of an element is never shown; `name` is in lower case.
pub(super) fn hides_content(name: &str) -> bool {
    matches!(name, "script" | "style")
}

pub(super) fn is_block(tag: &HtmlTag<'_>) -> bool {
    tag.heading_level().is_some() || BLOCK_TAGS.split(' ').any(|name| tag.name == name)
}

/// Tags of running text, and those that are seldom written about.
const TEXT_TAGS: &str = "a abbr acronym b bdi bdo big br cite code dd del dfn dt em font i img ins kbd li mark q s samp \
    small span strike strong sub sup td th tr tt u var wbr p div ul ol blockquote";

/// Tags of HTML that are neither blocks nor tags of running text.
const OTHER_TAGS: &str = "area audio base button canvas col colgroup data datalist embed input label legend link map meta \
    meter noscript object optgroup option output param progress rp rt ruby script select slot source style svg \
    template textarea time track";

/// Whether a tag is one of HTML that a line of text may be marked with.
pub(super) fn is_text_tag(tag: &HtmlTag<'_>) -> bool {
    tag.heading_level().is_some() || TEXT_TAGS.split_ascii_whitespace().any(|name| tag.name == name)
}

/// Whether a tag is one of HTML.
pub(super) fn is_known(tag: &HtmlTag<'_>) -> bool {
    is_text_tag(tag) || is_block(tag) || OTHER_TAGS.split_ascii_whitespace().any(|name| tag.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fragment: &str) -> String {
        tokens(fragment)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Tag(tag) => format!("[{}{}]", if tag.closing { "/" } else { "" }, tag.name),
            })
            .collect()
    }

    #[test]
    fn fragments_are_split_into_text_and_tags() {
        for (fragment, tokens) in [
            ("plain", "plain"),
            ("<p>one<br/>two</p>", "[p]one[br]two[/p]"),
            ("a < b <3 <", "a < b <3 <"),
            ("x<!-- <b>no</b> -->y", "xy"),
            ("x<!-- open", "x"),
            ("<!DOCTYPE html><?php ?>z", "z"),
            ("<script>if (a</b) '</p>'</script>end", "[script][/script]end"),
            ("<STYLE>p{}</Style>end", "[style][/style]end"),
            ("<script>never", "[script]"),
            ("<a title=\"a > b\">t</a>", "[a]t[/a]"),
            ("<a title=\"open>t</a>", "[a]t[/a]"),
            ("<a and no end", "<a and no end"),
            ("é<b>é</b>", "é[b]é[/b]"),
        ] {
            assert_eq!(shown(fragment), tokens, "{fragment}");
        }
    }

    #[test]
    fn attributes_are_found() {
        for (tag, name, value) in [
            ("<a href=\"x y\">", "href", Some("x y")),
            ("<a class=q HREF='x'/>", "href", Some("x")),
            ("<img src=a.png alt>", "src", Some("a.png")),
            ("<img src=a.png alt>", "alt", None),
            ("<a data-href=x>", "href", None),
            ("<a href=\"open>", "href", Some("open")),
            ("<a = = \"'>", "href", None),
        ] {
            assert_eq!(HtmlTag::of(tag).attribute(name), value, "{tag}");
        }
    }
}
