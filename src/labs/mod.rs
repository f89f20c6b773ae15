//! The labs: one folder and one program each. They do not know one another.

pub mod code;
pub mod compare;
pub mod depth;
pub mod explore;
pub mod train;
