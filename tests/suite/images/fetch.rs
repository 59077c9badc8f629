//! Fetching images from servers that send endless data, lie about sizes, or redirect to forbidden addresses.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use vigie::io::images::{FetchLimits, fetch};
use vigie::model::SafeUrl;
use vigie::wording::Phrase;

use super::deflated_zeros;
use super::server::{Server, respond};

/// Limits that allow a server on this machine, and are tight to keep the tests fast.
fn rules() -> FetchLimits {
    FetchLimits { time: Duration::from_millis(400), bytes: 1 << 20, redirects: 3, private: true }
}

fn fetched(url: &str, rules: &FetchLimits) -> Result<Vec<u8>, Phrase> {
    fetch(&SafeUrl::parse(url).expect("a web link"), rules, &|| false)
}

fn redirect(connection: &mut TcpStream, location: &str) -> std::io::Result<()> {
    write!(
        connection,
        "HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
}

#[test]
fn requests_tell_the_server_only_the_program_and_version() {
    let server = Server::of(b"bytes".to_vec());
    assert_eq!(fetched(&server.url("/a.png"), &rules()), Ok(b"bytes".to_vec()));
    let request = server.requests().join("").to_ascii_lowercase();
    assert!(request.starts_with("get /a.png http/1.1"), "{request}");
    assert!(request.contains(&format!("user-agent: vigie/{}\r\n", env!("CARGO_PKG_VERSION"))), "{request}");
    for header in ["cookie", "referer", "authorization", "origin", "accept-language"] {
        assert!(!request.contains(header), "{request}");
    }
}

#[test]
fn responses_are_limited_in_size_and_time() {
    let endless = Server::start(|path, connection| match path {
        "/gzip" => {
            let (first, more) = deflated_zeros();
            let gzip = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &first].concat();
            write!(connection, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")?;
            connection.write_all(&gzip)?;
            // A gibibyte when unpacked.
            for _ in 0..520_000 / 64 {
                connection.write_all(&more.repeat(64))?;
            }
            Ok(())
        }
        "/endless" => {
            write!(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                connection.write_all(&[b'x'; 4096])?;
            }
        }
        "/promise" => write!(connection, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"),
        "/drip" => {
            write!(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")?;
            loop {
                connection.write_all(b"x")?;
                std::thread::park_timeout(Duration::from_millis(20));
            }
        }
        "/headers" => {
            write!(connection, "HTTP/1.1 200 OK\r\n")?;
            loop {
                write!(connection, "X-More: {}\r\n", "x".repeat(1000))?;
            }
        }
        // Sends nothing until the client has left.
        _ => {
            std::thread::park_timeout(Duration::from_secs(30));
            Ok(())
        }
    });
    for (path, answer) in [
        ("/gzip", Phrase::ImageTooLarge),
        ("/endless", Phrase::ImageTooLarge),
        ("/promise", Phrase::ImageTooLarge),
        ("/drip", Phrase::ImageTooSlow),
        ("/hang", Phrase::ImageTooSlow),
    ] {
        let begun = Instant::now();
        assert_eq!(fetched(&endless.url(path), &rules()), Err(answer), "{path}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{path}: {:?}", begun.elapsed());
    }
    let headers = fetched(&endless.url("/headers"), &rules());
    assert!(matches!(headers, Err(Phrase::ImageNotFetched { .. })), "{headers:?}");
}

#[test]
fn redirects_are_limited_and_each_is_checked() {
    let server = Server::start(|path, connection| match path {
        "/loop" => redirect(connection, "/loop"),
        "/three" => redirect(connection, "/two"),
        "/two" => redirect(connection, "/one"),
        "/one" => redirect(connection, "/image"),
        "/four" => redirect(connection, "/three"),
        "/file" => redirect(connection, "file:///etc/passwd"),
        "/nowhere" => redirect(connection, ""),
        "/gone" => {
            write!(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        _ => respond(connection, "", b"image"),
    });
    for (path, answer) in [
        ("/three", Ok(b"image".to_vec())),
        ("/four", Err(Phrase::ImageRedirects)),
        ("/loop", Err(Phrase::ImageRedirects)),
        ("/file", Err(Phrase::ImageBadRedirect)),
        ("/nowhere", Err(Phrase::ImageBadRedirect)),
        ("/gone", Err(Phrase::ImageStatus { status: 404 })),
    ] {
        assert_eq!(fetched(&server.url(path), &rules()), answer, "{path}");
    }
}

#[test]
fn private_addresses_are_refused_in_every_spelling() {
    let server = Server::of(b"secret".to_vec());
    let port = server.url("").rsplit(':').next().expect("a port").to_owned();
    let rules = FetchLimits { private: false, ..rules() };
    for host in [
        "127.0.0.1",
        "localhost",
        "127.1",
        "127.0.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "0",
        "0.0.0.0",
        "127.255.255.254",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::1]",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "100.64.0.1",
    ] {
        let answer = fetched(&format!("http://{host}:{port}/"), &rules);
        assert_eq!(answer, Err(Phrase::ImagePrivate), "{host}");
    }
    assert_eq!(server.requests(), [] as [&str; 0]);
}

#[test]
fn a_fetch_can_be_cancelled() {
    let server = Server::start(|_, connection| {
        write!(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
        loop {
            connection.write_all(&[b'x'; 100])?;
            std::thread::park_timeout(Duration::from_millis(5));
        }
    });
    let begun = Instant::now();
    let url = SafeUrl::parse(&server.url("/")).expect("a web link");
    let rules = FetchLimits { time: Duration::from_secs(20), ..rules() };
    let answer = fetch(&url, &rules, &|| begun.elapsed() > Duration::from_millis(50));
    assert!(answer.is_err() && begun.elapsed() < Duration::from_secs(10), "{answer:?}");
}
