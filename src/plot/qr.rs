//! Text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as lines to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What it encodes.
    pub text: String,
    /// Modules in a row and in a column.
    pub side: i32,
    /// SVG path data: a horizontal line of unit width for each run of dark modules, along the upper edges of the modules.
    pub path: String,
}

impl Code {
    /// The code of a text; `None` if it is too long for any code.
    pub fn new(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let side = code.size();
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
        Some(Code { text: text.into(), side, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_finders_and_an_end() {
        let code = Code::new("https://example.org/?f=relu").unwrap();
        // The upper edge of the two upper finder patterns: seven dark modules each.
        assert!(code.path.starts_with("M0 0h7M"), "{}", code.path);
        assert_eq!(code.side, 29);
        assert_eq!(Code::new(&"a".repeat(3000)), None);
    }
}
