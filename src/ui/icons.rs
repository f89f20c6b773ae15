//! Icons as the content of a button, drawn by strokes on a grid of 16.

/// An arrow back.
pub const UNDO: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 3.5 3 6.5l3 3M3.5 6.5H9a3.5 3.5 0 0 1 0 7H6.5"/></svg>"#;
/// An arrow forth.
pub const REDO: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m10 3.5 3 3-3 3M12.5 6.5H7a3.5 3.5 0 0 0 0 7h2.5"/></svg>"#;
/// A circular arrow.
pub const RESET: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 8a4.8 4.8 0 1 0 1.6-3.6M3 2.6v2.6h2.6"/></svg>"#;
/// A frame with an arrow out of it.
pub const SHARE: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 10V2.5M5 5.2l3-2.9 3 2.9M4.5 7.5H3v6h10v-6h-1.5"/></svg>"#;
/// An arrow into a tray.
pub const SAVE: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5V10M5 7.3l3 2.9 3-2.9M3 10.5v3h10v-3"/></svg>"#;
/// A cross.
pub const CLOSE: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8"/></svg>"#;
/// An eye, which the style sheet strikes out while its button is not pressed.
pub const EYE: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="1.9"/><path class="slash" d="M3 13 13 3"/></svg>"#;
/// The mark of the page.
pub const MARK: &str = r#"<svg viewBox="0 0 26 26" aria-hidden="true"><path d="M3 18H12L22 6"/></svg><span>Activation Lab</span>"#;
