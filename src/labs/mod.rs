//! The labs, a folder each: component, settings, parts. They do not know one another.
//!
//! All but the first are parts of the program that are loaded when they are first opened, if it is built with the
//! feature `split`.

pub mod code;
pub mod compare;
pub mod depth;
pub mod explore;
pub mod train;

use crate::lazy::lazy;
use leptos::prelude::*;

lazy!(train, preload_train, view! { <train::Train/> }.into_any());
lazy!(depth, preload_depth, view! { <depth::Depth/> }.into_any());
lazy!(compare, preload_compare, view! { <compare::Compare/> }.into_any());
lazy!(code, preload_code, view! { <code::Code/> }.into_any());
