//! Shapes on a canvas, pixel by pixel.

use activation_lab::plot::canvas;
use activation_lab::plot::scene::{Ink, Shape};
use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

const BLACK: Ink = Ink(RGBColor(0, 0, 0), 1.0);

fn new_canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().dyn_into().unwrap()
}

fn alpha(canvas: &HtmlCanvasElement, x: f64, y: f64) -> u8 {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
    context.get_image_data(x, y, 1.0, 1.0).unwrap().data().0[3]
}

#[wasm_bindgen_test]
fn a_line_is_drawn_at_sub_pixel_positions_at_every_pixel_ratio() {
    let line = Shape::Line { points: vec![(0.0, 10.25), (40.0, 10.25)], ink: BLACK, width: 1.0, dash: &[] };
    for ratio in [1.0, 2.0] {
        let canvas = new_canvas();
        canvas::draw(&canvas, (40.0, 20.0), ratio, std::slice::from_ref(&line)).unwrap();
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
fn dashes_leave_gaps_and_do_not_carry_over_to_the_next_line() {
    let canvas = new_canvas();
    let line = |y, dash| Shape::Line { points: vec![(0.0, y), (40.0, y)], ink: BLACK, width: 4.0, dash };
    canvas::draw(&canvas, (40.0, 20.0), 1.0, &[line(5.0, &[10.0, 10.0]), line(15.0, &[])]).unwrap();
    let row = |y| [5.0, 15.0, 25.0].map(|x| alpha(&canvas, x, y) > 250);
    assert_eq!((row(5.0), row(15.0)), ([true, false, true], [true; 3]));
}

#[wasm_bindgen_test]
fn a_new_drawing_replaces_the_previous_one() {
    let canvas = new_canvas();
    let square = |x| Shape::Box { from: (x, 0.0), to: (x + 10.0, 10.0), ink: BLACK };
    canvas::draw(&canvas, (40.0, 20.0), 1.0, &[square(0.0)]).unwrap();
    canvas::draw(&canvas, (40.0, 20.0), 1.0, &[square(20.0)]).unwrap();
    canvas::draw_over(&canvas, &[square(30.0)]).unwrap();
    assert_eq!([5.0, 25.0, 35.0].map(|x| alpha(&canvas, x, 5.0)), [0, 255, 255]);
}
