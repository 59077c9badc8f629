//! Finds the divider between the beginning of a text, which generators show in their lists, and the rest of it. The
//! forms of all generators are read, because none has another meaning. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::limits;

/// The words that make a comment a divider, in any case: of Hugo, Hexo, Jekyll and others, of Docusaurus, and of
/// Nikola, which may add the words of its link after a colon.
const WORDS: [&str; 3] = ["more", "truncate", "teaser_end"];

/// How comments begin and end: in HTML and in MDX.
const COMMENTS: [(&str, &str); 2] = [("<!--", "-->"), ("{/*", "*/}")];

/// The text before the first divider, such as `<!--more-->`, outside code; `None` if there is no divider.
pub fn beginning(body: &str) -> Option<&str> {
    if COMMENTS.iter().all(|(open, _)| !body.contains(open)) {
        return None;
    }
    let (mut fence, mut before) = (None, 0);
    for line in body.split_inclusive('\n') {
        let text = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark));
        match fence {
            Some(open) if mark == Some(open) => fence = None,
            Some(_) => {}
            None if mark.is_some() => fence = mark,
            None => {
                if let Some(at) = divider(line) {
                    return body.get(..before + at);
                }
            }
        }
        before += line.len();
    }
    None
}

/// Where a divider begins in a line outside code.
fn divider(line: &str) -> Option<usize> {
    let mut is_code = false;
    let mut from = 0;
    while let Some(rest) = line.get(from..) {
        let at = rest.find(['`', '<', '{'])?;
        let rest = rest.get(at..)?;
        if rest.starts_with('`') {
            is_code = !is_code;
        } else if !is_code && begins_with_divider(rest) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn begins_with_divider(text: &str) -> bool {
    COMMENTS.iter().any(|(open, close)| {
        let Some(inside) = text.strip_prefix(open) else { return false };
        let close = close.as_bytes();
        let near = inside.as_bytes().get(..limits::DIVIDER_BYTES).unwrap_or(inside.as_bytes());
        let end = near.windows(close.len()).position(|window| window == close);
        end.and_then(|end| inside.get(..end)).is_some_and(is_divider)
    })
}

/// Whether the text of a comment makes it a divider.
fn is_divider(comment: &str) -> bool {
    let word = comment.trim();
    let (first, rest) = word.split_once(':').unwrap_or((word, ""));
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        || !rest.is_empty() && first.eq_ignore_ascii_case("teaser_end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dividers_of_all_generators_are_found() {
        for divider in [
            "<!--more-->",
            "<!-- more -->",
            "<!--  more  -->",
            "<!--\tmore-->",
            "<!-- MORE -->",
            "<!-- More -->",
            "<!-- truncate -->",
            "<!--truncate-->",
            "<!--  truncate  -->",
            "{/* truncate */}",
            "{/*truncate*/}",
            "{/*  more  */}",
            "<!-- TEASER_END -->",
            "<!--TEASER_END-->",
            "<!-- teaser_end -->",
            "<!-- TEASER_END: Read on -->",
        ] {
            for (before, after) in [
                ("One\n\n", "\n\nTwo"),
                ("One ", " two"),
                ("", "\nTwo"),
                ("`x` <b> ", ""),
                ("```\na\n```\n", ""),
            ] {
                assert_eq!(beginning(&format!("{before}{divider}{after}")), Some(before), "{divider}");
            }
        }
    }

    #[test]
    fn other_comments_and_dividers_in_code_are_text() {
        for text in [
            "One\n\nTwo",
            "<!-- more about this -->",
            "<!-- no more -->",
            "<!-- more: -->",
            "<!-- todo -->\n{/* note */}",
            "<!-- truncated -->",
            "<!more>",
            "<!-- more",
            "<!--more- ->",
            "`<!--more-->` divides",
            "```\n<!--more-->\n```\n",
            "~~~ html\n```\n<!--more-->\n~~~\n",
            "{ /* truncate */ }",
            "{{ more }}",
            "more",
        ] {
            assert_eq!(beginning(text), None, "{text}");
        }
        assert_eq!(
            beginning("```\n<!--more-->\n```\nOne\n<!--more-->"),
            Some("```\n<!--more-->\n```\nOne\n")
        );
        assert_eq!(beginning("<!-- é -->é{é<!--more-->"), Some("<!-- é -->é{é"));
    }
}
