//! The entry point of the page.

fn main() {
    activation_lab::app::start();
}
