//! Embedding in a frame of another page: messages between the page and its host.

mod messages;
mod parent;

pub use messages::{Answer, Request, answer};
pub use parent::connect_to_parent;
