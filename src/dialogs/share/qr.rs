//! An address as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of silence around the code, as the standard asks.
const QUIET: i32 = 4;

/// The code as an SVG element with the class `qr`; `None` for a text too long for any code.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size();
    // A stroke of unit width for each run of dark modules in a row.
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}"));
            }
            x += run.max(1);
        }
    }
    let (from, all) = (-QUIET, side + 2 * QUIET);
    Some(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"QR code of the link\" viewBox=\"{from} {from} {all} {all}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M{from} {from}h{all}v{all}h-{all}z\"/>\
         <path transform=\"translate(0 .5)\" stroke=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_finders_and_an_end() {
        let svg = svg("https://example.org/?f=relu").unwrap();
        // The upper edge of the two upper finder patterns: seven dark modules each.
        assert!(svg.contains("M0 0h7M"), "{svg}");
        assert_eq!(super::svg(&"a".repeat(3000)), None);
    }
}
