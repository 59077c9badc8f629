//! The state machine: what every key and every answer changes, as a pure function of state and message. Floor 3. No
//! clock, file or thread is used here: the runtime in `io` performs the effects and answers with messages, and
//! `view` paints the state. Articles are in the library snapshot that the state points to.

pub mod candidates;
pub mod citation;
pub mod dates;
pub mod enabled;
pub mod facets;
pub mod find;
pub mod geometry;
pub mod help;
pub mod images;
pub mod layout;
pub mod links;
pub mod marks;
pub mod message;
pub mod outline;
pub mod palette;
pub mod picture;
pub mod placeholders;
pub mod pointer;
pub mod session;
pub mod state;
pub mod theme_choice;
pub mod tips;
pub mod update;
pub mod window;

pub use geometry::{Area, Pane, Panes, Shape, Size};
pub use message::{
    Effect, ExportError, ExportRequest, ImageRequest, LayoutRequest, Message, Outcome, SearchRequest, Ticket,
};
pub use picture::{Picture, Protocol, Terminal};
pub use state::{Loading, Notice, OpenArticle, Prompt, State};
pub use theme_choice::ThemeChoice;
pub use update::update;
