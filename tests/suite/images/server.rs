//! A web server on this machine whose answers, also bad ones, are chosen by the tests.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Answers a request: takes the path and the connection.
type Answer = dyn Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + Sync;

/// A server that runs until the end of the test program.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server that answers each request with a function.
    pub fn start(
        answer: impl Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer): (_, Arc<Answer>) = (Arc::clone(&requests), Arc::new(answer));
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                std::thread::spawn(move || serve(connection, &seen, &*answer));
            }
        });
        Self { port, requests }
    }

    /// A server that answers every request with the same bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self::start(move |_, connection| respond(connection, "", &bytes))
    }

    /// The URL of a path, which starts with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests so far, with their headers.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("the requests").clone()
    }
}

fn serve(mut connection: TcpStream, seen: &Mutex<Vec<String>>, answer: &Answer) {
    let mut request = String::new();
    let mut reader = BufReader::new(connection.try_clone().expect("the same connection"));
    while reader.read_line(&mut request).is_ok_and(|length| length > 2) {}
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    seen.lock().expect("the requests").push(request);
    // An error means that the client closed the connection early, which is fine.
    let _ = answer(&path, &mut connection);
}

/// Sends a complete answer with additional headers, each ending with `\r\n`.
pub fn respond(connection: &mut TcpStream, headers: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    write!(connection, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n")?;
    connection.write_all(body)
}
