//! The program of the page: it mounts the application where the page has a root for it.

fn main() {
    activation_lab::mount_page();
}
