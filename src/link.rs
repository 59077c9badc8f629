//! Web links that vigie may open, copy or print. [`SafeUrl`] is the only form in which a link leaves the
//! program; whether the page exists is not checked here. Floor 0.

use std::fmt;
use std::sync::Arc;

use url::Url;

use crate::limits;

/// An absolute web link: `http` or `https`, with a host, without user name and password, at most
/// [`limits::URL_BYTES`] bytes of printable ASCII. Cloning is cheap, because every piece of a link on the
/// screen carries one.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeUrl {
    text: Arc<str>,
    host: Arc<str>,
}

/// Why a text is not a link that may be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum LinkError {
    Empty,
    NotAnAddress,
    /// It is an address, but not on the web (`file:`, `javascript:`, `mailto:` …).
    NotWeb,
    /// It contains a user name or a password.
    UserInformation,
    TooLong,
}

impl SafeUrl {
    /// Parses a web link. `https:host` without slashes, which a browser would accept, is refused, because nobody
    /// writes it on purpose.
    /// Errors: fails if the text is not a link that may be followed; the error is the reason.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(LinkError::Empty);
        }
        if text.len() > limits::URL_BYTES {
            return Err(LinkError::TooLong);
        }
        let url = Url::parse(text).map_err(|_| LinkError::NotAnAddress)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(LinkError::NotWeb);
        }
        let slashes = text.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
        let host = url.host_str().filter(|host| !host.is_empty() && slashes);
        let host = host.ok_or(LinkError::NotAnAddress)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(LinkError::UserInformation);
        }
        if url.as_str().len() > limits::URL_BYTES {
            return Err(LinkError::TooLong);
        }
        if !url.as_str().bytes().all(|byte| matches!(byte, b'!'..=b'~')) {
            return Err(LinkError::NotAnAddress);
        }
        let host = host.strip_prefix("www.").unwrap_or(host).into();
        Ok(Self { text: url.as_str().into(), host })
    }

    /// The link as passed to the browser.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host in ASCII form, without `www.`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// This link without its scheme, `www.` and a trailing slash, for display in little space.
    pub fn short(&self) -> &str {
        let text = &*self.text;
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        let text = text.strip_prefix("www.").unwrap_or(text);
        text.strip_suffix('/').unwrap_or(text)
    }

    /// The target of a redirect from this link: an absolute address, or a path relative to this one.
    /// Errors: fails if the target is not a web link.
    pub fn follow(&self, location: &str) -> Result<Self, LinkError> {
        if location.trim().is_empty() {
            return Err(LinkError::Empty);
        }
        let base = Url::parse(&self.text).map_err(|_| LinkError::NotAnAddress)?;
        let joined = base.join(location.trim()).map_err(|_| LinkError::NotAnAddress)?;
        Self::parse(joined.as_str())
    }

    /// The address of `path` on the site whose root is this link. `path` may also be a whole address on the same
    /// host. Errors: fails if the result is not a web link on the same host.
    pub fn join(&self, path: &str) -> Result<Self, LinkError> {
        let path = path.trim();
        if path.is_empty() {
            return Err(LinkError::Empty);
        }
        // Some sites write the whole address.
        if let Ok(whole) = Self::parse(path) {
            return if whole.host == self.host { Ok(whole) } else { Err(LinkError::NotAnAddress) };
        }
        let root = self.text.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let joined = Self::parse(&format!("{root}/{}", path.trim_start_matches('/')))?;
        if joined.host == self.host { Ok(joined) } else { Err(LinkError::NotAnAddress) }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl fmt::Debug for SafeUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_web_links_pass() {
        for (text, answer) in [
            ("https://example.org/a", Ok("https://example.org/a")),
            ("  http://example.org  ", Ok("http://example.org/")),
            ("HTTPS://EXAMPLE.org/É", Ok("https://example.org/%C3%89")),
            ("https://аpple.com", Ok("https://xn--pple-43d.com/")),
            ("https://e.org/\u{1b}]52;c;x", Ok("https://e.org/%1B]52;c;x")),
            ("", Err(LinkError::Empty)),
            ("   ", Err(LinkError::Empty)),
            ("[object Object]", Err(LinkError::NotAnAddress)),
            ("t3_1h5mwq7", Err(LinkError::NotAnAddress)),
            ("-h", Err(LinkError::NotAnAddress)),
            ("/papers/x", Err(LinkError::NotAnAddress)),
            ("../../x.desktop", Err(LinkError::NotAnAddress)),
            ("https:evil.org", Err(LinkError::NotAnAddress)),
            ("https://", Err(LinkError::NotAnAddress)),
            ("javascript:alert(1)", Err(LinkError::NotWeb)),
            ("file:///etc/passwd", Err(LinkError::NotWeb)),
            ("data:text/html,<script>", Err(LinkError::NotWeb)),
            ("ssh://-oProxyCommand=id/x", Err(LinkError::NotWeb)),
            ("mailto:a@example.org", Err(LinkError::NotWeb)),
            ("https://user@example.org/", Err(LinkError::UserInformation)),
            ("https://user:pw@example.org/", Err(LinkError::UserInformation)),
        ] {
            let parsed = SafeUrl::parse(text);
            assert_eq!(parsed.as_ref().map(SafeUrl::as_str).map_err(|error| *error), answer, "{text}");
        }
        let long = format!("https://example.org/{}", "a".repeat(limits::URL_BYTES));
        assert_eq!(SafeUrl::parse(&long), Err(LinkError::TooLong));
    }

    #[test]
    fn hosts_and_short_forms_omit_www() {
        let link = SafeUrl::parse("https://www.example.org/a/b/").unwrap();
        assert_eq!(link.host(), "example.org");
        assert_eq!(link.short(), "example.org/a/b");
    }

    #[test]
    fn permalinks_stay_on_the_site() {
        let site = SafeUrl::parse("https://site.example/news/").unwrap();
        for (path, answer) in [
            ("/papers/x", Ok("https://site.example/news/papers/x")),
            ("papers/é", Ok("https://site.example/news/papers/%C3%A9")),
            ("//evil.example/x", Ok("https://site.example/news/evil.example/x")),
            ("", Err(LinkError::Empty)),
            ("https://site.example/news/papers/x", Ok("https://site.example/news/papers/x")),
            ("https://evil.example/x", Err(LinkError::NotAnAddress)),
        ] {
            let joined = site.join(path);
            assert_eq!(joined.as_ref().map(SafeUrl::as_str).map_err(|error| *error), answer, "{path}");
        }
    }

    #[test]
    fn redirects_lead_only_to_web_links() {
        let here = SafeUrl::parse("https://a.example/x/y.png?q#f").unwrap();
        for (location, answer) in [
            ("/z.png", Ok("https://a.example/z.png")),
            ("z.png", Ok("https://a.example/x/z.png")),
            ("//b.example/z", Ok("https://b.example/z")),
            ("http://b.example/z", Ok("http://b.example/z")),
            ("", Err(LinkError::Empty)),
            ("file:///etc/passwd", Err(LinkError::NotWeb)),
            ("https://user@b.example/", Err(LinkError::UserInformation)),
        ] {
            let followed = here.follow(location);
            assert_eq!(followed.as_ref().map(SafeUrl::as_str).map_err(|error| *error), answer, "{location}");
        }
    }

    proptest! {
        #[test]
        fn accepted_links_are_printable_web_links(text in "(https?:)?(//)?[a-z.@:/%\\x00-\\x{ff}\u{202e}]{0,40}|.{0,40}") {
            if let Ok(link) = SafeUrl::parse(&text) {
                prop_assert!(link.as_str().starts_with("http://") || link.as_str().starts_with("https://"));
                prop_assert!(link.as_str().bytes().all(|byte| matches!(byte, b'!'..=b'~')));
                prop_assert!(!link.host().is_empty());
                prop_assert_eq!(SafeUrl::parse(link.as_str()), Ok(link.clone()));
            }
        }
    }
}
