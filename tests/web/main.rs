//! What only a real browser can show: numbers through JavaScript, pixels on a canvas, the page itself.
#![allow(clippy::unwrap_used, clippy::panic)]
#![cfg(target_arch = "wasm32")]

use activation_lab::number;
use activation_lab::plot::canvas;
use activation_lab::plot::scene::{Ink, Shape};
use engine::activation::{Instance, Order, all};
use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn numbers_read_and_print_as_they_do_natively() {
    assert_eq!(number::parse(" \u{2212}1.5e-3 "), Some(-0.0015));
    for bad in ["", "abc", "0x10", "Infinity", "NaN", "1e999", "1,5", "--1", "1.2.3"] {
        assert_eq!(number::parse(bad), None, "{bad}");
    }
    assert_eq!(number::fixed(-0.00001, 2), "0.00");
    assert_eq!(number::trimmed(0.1, 2, 4), "0.10");
    assert_eq!(number::scientific(2e-7, 1), "2×10⁻⁷");
    assert_eq!(number::reading(f64::NEG_INFINITY), "\u{2212}∞");
    for value in [0.1, -1.0 / 3.0, 1e-6, 123_456.789, 1e300] {
        assert_eq!(number::parse(&number::shortest(value)), Some(value));
    }
}

#[wasm_bindgen_test]
fn no_input_traps() {
    let inputs = [
        0.0,
        -0.0,
        5e-324,
        1.0,
        -1.0,
        745.0,
        -745.0,
        1e308,
        -1e308,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    for activation in all() {
        let instance = Instance::new(activation);
        for order in Order::ALL {
            for x in inputs {
                let y = instance.at(order, x);
                assert!(y.is_nan() || !x.is_nan(), "{activation:?} {order:?} {x}");
            }
        }
    }
}

fn canvas_of(width: f64, height: f64) -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().dyn_into().unwrap();
    canvas.style().set_property("width", &format!("{width}px")).unwrap();
    canvas.style().set_property("height", &format!("{height}px")).unwrap();
    document.body().unwrap().append_child(&canvas).unwrap();
    canvas
}

fn alpha(canvas: &HtmlCanvasElement, x: f64, y: f64) -> u8 {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
    context.get_image_data(x, y, 1.0, 1.0).unwrap().data().0[3]
}

#[wasm_bindgen_test]
fn a_line_lies_between_pixels_where_it_was_put_at_every_ratio() {
    let line = |y: f64| Shape::Line {
        points: vec![(0.0, y), (40.0, y)],
        ink: Ink(RGBColor(0, 0, 0), 1.0),
        width: 1.0,
        dash: &[],
    };
    for ratio in [1.0, 2.0] {
        let canvas = canvas_of(40.0, 20.0);
        canvas::show(&canvas, (40.0, 20.0), ratio, &[line(10.25)]).unwrap();
        assert_eq!((canvas.width(), canvas.height()), ((40.0 * ratio) as u32, (20.0 * ratio) as u32));
        // From 9.75 to 10.75: a quarter of one row of CSS pixels, three quarters of the next.
        if ratio == 1.0 {
            let (above, below) = (alpha(&canvas, 20.0, 9.0), alpha(&canvas, 20.0, 10.0));
            assert!((56..=72).contains(&above) && (183..=199).contains(&below), "{above} {below}");
        } else {
            assert!(alpha(&canvas, 40.0, 20.0) > 250 && alpha(&canvas, 40.0, 24.0) == 0);
        }
    }
}

#[wasm_bindgen_test]
fn dashes_leave_gaps() {
    let canvas = canvas_of(40.0, 20.0);
    let points = vec![(0.0, 10.0), (40.0, 10.0)];
    let dashed = Shape::Line { points, ink: Ink(RGBColor(0, 0, 0), 1.0), width: 4.0, dash: &[10.0, 10.0] };
    canvas::show(&canvas, (40.0, 20.0), 1.0, &[dashed]).unwrap();
    assert!(
        alpha(&canvas, 5.0, 10.0) > 250
            && alpha(&canvas, 15.0, 10.0) == 0
            && alpha(&canvas, 25.0, 10.0) > 250
    );
}

/// The same bits as natively: `engine/tests/training.rs` has the same number.
#[wasm_bindgen_test]
fn weights_after_500_steps_have_known_bits() {
    assert_eq!(engine::nn::fingerprint(500), 6276596046277602992);
}
