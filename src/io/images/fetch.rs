//! Fetches an image from the web. The request decides whether that is allowed; caching is left to `cache`.
//! The server learns the address of this machine, the name and version of the program and which image is
//! wanted, and nothing else: no cookies, no referrer, no credentials. Only public addresses are connected to,
//! also after a redirect. Time, bytes and redirects are limited. Floor 4, part of [`io`](crate::io).

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, Instant};

use ureq::http::header::{CONTENT_LENGTH, LOCATION};
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error};

use crate::io::source::reason;
use crate::limits;
use crate::model::SafeUrl;
use crate::wording::{Phrase, translated_error};

/// The limits of a fetch.
#[derive(Clone, Copy, Debug)]
pub struct FetchLimits {
    /// How long one image may take, including redirects.
    pub time: Duration,
    /// Most bytes of a body, after decompression.
    pub bytes: u64,
    pub redirects: usize,
    /// Whether addresses that are not public may be connected to. Only for tests, whose server runs on this
    /// machine.
    pub private: bool,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            time: Duration::from_millis(limits::IMAGE_MILLISECONDS),
            bytes: limits::IMAGE_BYTES,
            redirects: limits::IMAGE_REDIRECTS,
            private: false,
        }
    }
}

/// Downloads an image. `given_up` is called before each redirect and after each chunk; if it returns `true`,
/// the fetch fails.
/// Errors: the host, the server, a redirect or a limit of `rules` prevented it; the phrase says which.
pub fn fetch(url: &SafeUrl, rules: &FetchLimits, given_up: &dyn Fn() -> bool) -> Result<Vec<u8>, Phrase> {
    let until = Instant::now() + rules.time;
    let mut url = url.clone();
    for _ in 0..=rules.redirects {
        let rest = until.saturating_duration_since(Instant::now());
        if rest.is_zero() || given_up() {
            return Err(Phrase::ImageTooSlow);
        }
        let response = agent(rules, rest).get(url.as_str()).call().map_err(|error| why(&error))?;
        let status = response.status();
        if status.is_redirection() {
            let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
            url = url.follow(location.unwrap_or_default()).map_err(|_| Phrase::ImageBadRedirect)?;
            continue;
        }
        if !status.is_success() {
            return Err(Phrase::ImageStatus { status: status.as_u16() });
        }
        return read(response, rules, given_up);
    }
    Err(Phrase::ImageRedirects)
}

fn agent(rules: &FetchLimits, rest: Duration) -> Agent {
    let config = Agent::config_builder()
        .proxy(None)
        .http_status_as_error(false)
        // Redirects are followed above, where each target is checked as a link.
        .max_redirects(0)
        .timeout_global(Some(rest))
        .max_response_header_size(limits::IMAGE_HEADER_BYTES)
        .max_idle_connections(0)
        .user_agent(concat!("vigie/", env!("CARGO_PKG_VERSION")))
        .accept("image/webp,image/png,image/jpeg,image/gif")
        .build();
    Agent::with_parts(config, DefaultConnector::new(), Guarded { private: rules.private })
}

fn read(
    response: Response<Body>,
    rules: &FetchLimits,
    given_up: &dyn Fn() -> bool,
) -> Result<Vec<u8>, Phrase> {
    let length = response.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|length| length.parse::<u64>().ok()).is_some_and(|length| length > rules.bytes) {
        return Err(Phrase::ImageTooLarge);
    }
    let mut reader = response.into_body().into_with_config().limit(rules.bytes.saturating_add(1)).reader();
    let (mut bytes, mut part) = (Vec::new(), vec![0; 1 << 14]);
    loop {
        let read = match reader.read(&mut part) {
            Ok(0) => return Ok(bytes),
            Ok(read) => read,
            Err(error) => return Err(why(&Error::from(error))),
        };
        bytes.extend_from_slice(part.get(..read).unwrap_or_default());
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > rules.bytes {
            return Err(Phrase::ImageTooLarge);
        }
        if given_up() {
            return Err(Phrase::ImageTooSlow);
        }
    }
}

/// Resolves host names, and refuses a host if any of its addresses is not public.
#[derive(Debug)]
struct Guarded {
    private: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("the address is not public")]
struct NotPublic;

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout);
        let is_unknown = matches!(found, Err(Error::Io(_)));
        let addresses = if is_unknown { Err(Error::HostNotFound) } else { found }?;
        let is_allowed = self.private || addresses.iter().all(|address| is_public(address.ip()));
        if is_allowed { Ok(addresses) } else { Err(Error::Other(Box::new(NotPublic))) }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other errors are reported in the words of the crate")]
fn why(error: &Error) -> Phrase {
    match error {
        Error::Timeout(_) | Error::BodyStalled => Phrase::ImageTooSlow,
        Error::HostNotFound => Phrase::ImageNoHost,
        Error::BodyExceedsLimit(_) => Phrase::ImageTooLarge,
        Error::Other(inner) if inner.is::<NotPublic>() => Phrase::ImagePrivate,
        Error::Io(error) => {
            // Errors while reading a body come wrapped in an I/O error.
            match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
                Some(inner) => why(inner),
                None if error.kind() == std::io::ErrorKind::TimedOut => Phrase::ImageTooSlow,
                None => Phrase::ImageNotFetched { reason: reason(error) },
            }
        }
        other => Phrase::ImageNotFetched { reason: translated_error(&other.to_string()) },
    }
}

/// IPv4 blocks that are not public: first address and prefix length in bits. They are those that the IANA
/// special-purpose registries list as not globally reachable, and those whose addresses embed another address.
const NOT_PUBLIC: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// IPv6 blocks inside global unicast (`2000::/3`) that are not public: protocol assignments including
/// Teredo, documentation, and 6to4. Blocks that map or translate IPv4 are outside `2000::/3`.
const NOT_PUBLIC_6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let inside = |(block, bits): &(Ipv4Addr, u32)| {
                (u32::from(address) ^ u32::from(*block)) >> (32 - bits) == 0
            };
            !NOT_PUBLIC.iter().any(inside)
        }
        IpAddr::V6(address) => {
            let inside = |(block, bits): &(Ipv6Addr, u32)| {
                (u128::from(address) ^ u128::from(*block)) >> (128 - bits) == 0
            };
            inside(&(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)) && !NOT_PUBLIC_6.iter().any(inside)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_globally_reachable_addresses_are_public() {
        for (address, answer) in [
            ("93.184.215.14", true),
            ("100.63.255.255", true),
            ("100.128.0.0", true),
            ("172.15.255.255", true),
            ("172.32.0.0", true),
            ("198.17.255.255", true),
            ("223.255.255.255", true),
            ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true),
            ("2001:200::1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.168.1.1", false),
            ("198.19.255.255", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::127.0.0.1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:93.184.215.14", false),
            ("64:ff9b::7f00:1", false),
            ("64:ff9b:1::1", false),
            ("100::1", false),
            ("2001::1", false),
            ("2001:db8::1", false),
            ("2002:7f00:1::1", false),
            ("3fff::1", false),
            ("fc00::1", false),
            ("fd12:3456::1", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), answer, "{address}");
        }
    }
}
