//! The labs: views only. What they show is computed by `engine`; what two need is in [`crate::ui`].

pub mod compare;
pub mod depth;
pub mod explore;
pub mod train;
