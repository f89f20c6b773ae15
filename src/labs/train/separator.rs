//! What separates the cells of a table.

use super::table_text::{Record, is_number, modal_width};
use csv::{ReaderBuilder, StringRecord, Trim};

/// What separates the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// A tab.
    Tab,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
    /// Any number of spaces and tabs.
    Space,
    /// Any number of semicolons, spaces and tabs.
    Mixed,
}

impl Separator {
    /// All of them, those first that are preferred where several read as many numbers.
    pub const ALL: [Separator; 5] =
        [Separator::Tab, Separator::Semicolon, Separator::Comma, Separator::Space, Separator::Mixed];

    /// The separator by which most cells of lines of equal length are numbers.
    pub fn detect(text: &str) -> Self {
        let score = |separator: &Separator| {
            let records = separator.split(text);
            let width = modal_width(&records);
            let even: Vec<&Record> = records.iter().filter(|r| Some(r.cells.len()) == width).collect();
            let numbers = even.iter().flat_map(|r| &r.cells).filter(|cell| is_number(cell)).count();
            (numbers, even.len())
        };
        // The last of the greatest is taken, which in the reverse order is the preferred one.
        Separator::ALL.into_iter().rev().max_by_key(score).unwrap_or(Separator::Comma)
    }

    /// The records of a text that have cells.
    pub fn split(self, text: &str) -> Vec<Record> {
        let text = self.single(text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .delimiter(self.delimiter())
            .from_reader(text.as_bytes());
        // `records` yields no error: the text is UTF-8, and a flexible reader accepts records of any length.
        let records = reader.records().map_while(Result::ok);
        let record = |record: StringRecord| Record {
            line: line(&text, &record),
            cells: record.iter().map(|f| bare(f).to_owned()).collect(),
        };
        records.map(record).filter(|record| record.cells.iter().any(|cell| !cell.is_empty())).collect()
    }

    /// The cells of one line.
    pub fn cells(self, line: &str) -> Vec<String> {
        self.split(line).into_iter().next().map(|record| record.cells).unwrap_or_default()
    }

    fn delimiter(self) -> u8 {
        match self {
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
            Separator::Comma => b',',
            Separator::Space | Separator::Mixed => b' ',
        }
    }

    /// The text with one space in place of several separators, outside of quotes.
    fn single(self, text: &str) -> String {
        let separators: &[char] = match self {
            Separator::Space => &[' ', '\t'],
            Separator::Mixed => &[' ', '\t', ';'],
            _ => return text.to_owned(),
        };
        let single = |line: &str| {
            let (mut quoted, mut out) = (false, String::with_capacity(line.len()));
            for c in line.trim_matches(separators).chars() {
                quoted ^= c == '"';
                if quoted || !separators.contains(&c) {
                    out.push(c);
                } else if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            out
        };
        text.lines().map(|line| single(line) + "\n").collect()
    }
}

/// A cell without spaces and quotes around it: a quote after a space is not seen as one by the reader.
pub fn bare(cell: &str) -> &str {
    cell.trim_matches(|c: char| c == '"' || c.is_whitespace())
}

/// The line on which a record begins. The position of a record is the end of the one before; empty lines may follow.
fn line(text: &str, record: &StringRecord) -> usize {
    let Some(position) = record.position() else { return 1 };
    let after = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    position.line() as usize + after.iter().take_while(|byte| **byte == b'\n').count()
}
