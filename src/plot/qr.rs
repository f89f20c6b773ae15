//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as SVG path data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPath {
    /// The encoded text.
    pub text: String,
    /// Modules in a row and in a column.
    pub side: i32,
    /// Path data: a horizontal line of unit width for each run of dark modules, along their upper edges.
    pub path: String,
}

impl QrPath {
    /// Encodes text; `None` if it is too long for a QR code.
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
        Some(QrPath { text: text.into(), side, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_finders_and_an_end() {
        let code = QrPath::new("https://example.org/?f=relu").unwrap();
        // The upper edge of the two upper finder patterns: seven dark modules each.
        assert!(code.path.starts_with("M0 0h7M"), "{}", code.path);
        assert_eq!(code.side, 29);
        assert_eq!(QrPath::new(&"a".repeat(3000)), None);
    }
}
