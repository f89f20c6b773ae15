//! Measuring the page in a browser.

use crate::error::Result;
use crate::project::Project;

/// Measures the release page.
pub fn perform(_project: &Project, _against: Option<&str>) -> Result<()> {
    Ok(())
}
