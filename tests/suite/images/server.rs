//! A web server on this machine that answers as no good server would.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What is answered: gets the path and the connection.
type Answer = dyn Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + Sync;

/// A server, for as long as the test runs.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server that answers each request by a function.
    pub fn start(
        answer: impl Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (heard, answer): (_, Arc<Answer>) = (Arc::clone(&requests), Arc::new(answer));
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (heard, answer) = (Arc::clone(&heard), Arc::clone(&answer));
                std::thread::spawn(move || serve(connection, &heard, &*answer));
            }
        });
        Self { port, requests }
    }

    /// A server that gives the same bytes to everybody.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self::start(move |_, connection| respond(connection, "", &bytes))
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests so far, their headers with them.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("the requests").clone()
    }
}

fn serve(mut connection: TcpStream, heard: &Mutex<Vec<String>>, answer: &Answer) {
    let mut request = String::new();
    let mut reader = BufReader::new(connection.try_clone().expect("the same connection"));
    while reader.read_line(&mut request).is_ok_and(|length| length > 2) {}
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    heard.lock().expect("the requests").push(request);
    // Whoever hangs up early has heard enough.
    let _ = answer(&path, &mut connection);
}

/// A whole answer with further headers.
pub fn respond(connection: &mut TcpStream, headers: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    write!(connection, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n")?;
    connection.write_all(body)
}
