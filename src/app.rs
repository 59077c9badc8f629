//! The machine: what every key and every answer changes.
//!
//! Floor 3. [`update()`] is a pure function: the same state and message give the same state and
//! effects. There is no clock, no file and no thread here. The articles are in the [`Library`]
//! snapshot that the state points to; only the hand replaces it.
//!
//! [`Library`]: crate::library::Library

pub mod article;
pub mod bar;
pub mod beneath;
pub mod candidates;
pub mod citation;
pub mod dates;
pub mod export;
pub mod facets;
pub mod find;
pub mod geometry;
pub mod guide;
pub mod help;
pub mod highlight;
pub mod history;
pub mod images;
pub mod lessons;
pub mod links;
pub mod looks;
pub mod marks;
pub mod message;
pub mod orders;
pub mod outline;
pub mod palette;
pub mod picture;
pub mod pointer;
pub mod possible;
pub mod reading;
pub mod session;
pub mod state;
pub mod terminal;
pub mod title;
pub mod typing;
pub mod update;
pub mod window;

pub use geometry::{Area, Pane, Panes, Shape, Size};
pub use looks::Looks;
pub use marks::ReadWhen;
pub use message::{Effect, Message, NotWritten, Outcome, Ticket};
pub use picture::Picture;
pub use state::{Loading, Notice, OpenArticle, State};
pub use terminal::{Protocol, Terminal};
pub use update::update;
