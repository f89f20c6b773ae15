//! The page around a lab.

mod header;
mod notice_bar;
mod open_lab;
mod open_whole_page;
mod print_footer;

pub use header::Header;
pub use notice_bar::NoticeBar;
pub use open_lab::OpenLab;
pub use open_whole_page::OpenWholePage;
pub use print_footer::PrintFooter;
