//! A small drawing of a function.

use engine::activation::{Instance, Order};
use leptos::prelude::*;
use std::fmt::Write;

/// f and, dashed, f′ for x from −4 to 4 and y from −2 to 2; empty without a function.
#[component]
pub fn Sparkline(
    /// The function.
    #[prop(into)]
    function: Signal<Option<Instance>>,
) -> impl IntoView {
    let path = move |order| move || function.with(|function| function.as_ref().map(|f| path(f, order)));
    view! {
        <svg class="spark" viewBox="0 0 640 320" aria-hidden="true">
            <path class="zero" d="M0 160H640M320 0V320"/>
            <path class="slope" d=path(Order::Slope)/>
            <path d=path(Order::Value)/>
        </svg>
    }
}

fn path(function: &Instance, order: Order) -> String {
    let mut path = String::new();
    let mut pen = 'M';
    for i in 0..=64 {
        // Kinks and jumps are at round numbers: the samples lie just beside them.
        let y = 160.0 - 80.0 * function.at(order, f64::from(i) / 8.0 - 4.0 + 1e-9);
        if !(-40.0..=360.0).contains(&y) {
            pen = 'M';
            continue;
        }
        // `write!` to a `String` does not fail.
        let _ = write!(path, "{pen}{} {}", i * 10, y.round() as i32);
        pen = 'L';
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activation::find;

    #[test]
    fn curves_are_cut_off_outside_of_the_drawing() {
        let path = path(&Instance::new(find("step").unwrap()), Order::Value);
        assert!(path.starts_with("M0 160L10 160") && path.ends_with("L640 80"), "{path}");
        let path = super::path(&Instance::new(find("identity").unwrap()), Order::Value);
        assert!(path.starts_with("M120 360") && path.matches('M').count() == 1, "{path}");
    }
}
