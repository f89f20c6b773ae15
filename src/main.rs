//! Entry point of the page: mounts the application in the page's root element.

fn main() {
    activation_lab::mount_page();
}
