//! Splits text into the cells of a table, as spreadsheets, pandas, NumPy and R write it.

use super::data_table::DataTableError;
use super::separator::Separator;
use crate::format;

/// A line of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The line of the text, from 1.
    pub line: usize,
    /// The cells; numbers have a decimal point.
    pub cells: Vec<String>,
}

/// A text as records of equal length.
#[derive(Debug, Clone, PartialEq)]
pub struct TableText {
    /// The names of the columns; empty for those without one.
    pub names: Vec<String>,
    /// Whether the names are from the text.
    pub has_header: bool,
    /// The records, without the header.
    pub records: Vec<Record>,
}

impl TableText {
    /// Reads a text. Empty lines are skipped, and so are comments, which begin with `#`.
    ///
    /// # Errors
    /// If the lines do not have the same number of columns, two at least.
    pub fn read(text: &str) -> Result<Self, DataTableError> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let (body, comment) = without_comments(&text);
        let separator = Separator::detect(&body);
        let mut records = separator.split(&body);
        let header = is_header(&records).then(|| records.remove(0));
        let Some(width) = modal_width(&records) else {
            let first = header.as_ref().or(records.first()).ok_or(DataTableError::TooFewSamples)?;
            return Err(DataTableError::ColumnCount { line: first.line, columns: first.cells.len() });
        };
        let names = match &header {
            Some(header) => {
                let line = body.lines().nth(header.line - 1).unwrap_or_default();
                let uneven = || DataTableError::UnevenColumns {
                    line: header.line,
                    columns: header.cells.len(),
                    expected: width,
                };
                Some(names_of(line, header, width).ok_or_else(uneven)?)
            }
            // NumPy writes a header as a comment.
            None => comment.and_then(|line| {
                let record = Record { line: 1, cells: separator.cells(&line) };
                names_of(&line, &record, width).filter(|names| names.iter().all(|name| !is_number(name)))
            }),
        };
        let gap = records.iter().find_map(interior_gap);
        for record in &mut records {
            // A gap explains why the lengths differ.
            fit(record, width).map_err(|error| gap.clone().unwrap_or(error))?;
        }
        replace_decimal_commas(&mut records, separator);
        let has_header = names.is_some();
        let names = names.unwrap_or_else(|| vec![String::new(); width]);
        Ok(TableText { names, has_header, records })
    }

    /// The cells of a column.
    pub fn column(&self, index: usize) -> impl Iterator<Item = &str> {
        self.records.iter().filter_map(move |record| record.cells.get(index)).map(String::as_str)
    }
}

/// The text with empty lines in place of comments and of Excel's hint `sep=;`, and the last comment before the data.
fn without_comments(text: &str) -> (String, Option<String>) {
    let (mut body, mut comment) = (String::with_capacity(text.len()), None);
    for line in text.lines() {
        let trimmed = line.trim_start();
        if let Some(rest) = trimmed.strip_prefix('#') {
            if body.trim().is_empty() {
                comment = Some(rest.to_owned());
            }
        } else if !trimmed.starts_with("sep=") {
            body += line;
        }
        body.push('\n');
    }
    (body, comment)
}

/// Whether a cell is a number, with a point or a comma.
pub fn is_number(cell: &str) -> bool {
    format::parse(cell).is_some() || with_decimal_point(cell).is_some()
}

/// Whether a cell has no value: it is empty, or one of the marks that programs write for that.
pub fn is_missing(cell: &str) -> bool {
    cell.is_empty() || ["nan", "na", "n/a", "null", "<na>"].contains(&cell.to_ascii_lowercase().as_str())
}

/// A number with a decimal comma, with a point.
fn with_decimal_point(cell: &str) -> Option<String> {
    let point = (!cell.contains('.')).then(|| cell.replacen(',', ".", 1))?;
    (point != cell && format::parse(&point).is_some()).then_some(point)
}

/// Whether the first record names the columns.
fn is_header(records: &[Record]) -> bool {
    let Some((first, rest)) = records.split_first() else { return false };
    let count = |is: fn(&str) -> bool| first.cells.iter().filter(|cell| is(cell)).count();
    let (numbers, empty) = (count(is_number), count(str::is_empty));
    if count(is_missing) > empty {
        return false;
    }
    let words = first.cells.len() - numbers - empty;
    if numbers == 0 {
        return words > 0 && (rest.is_empty() || rest.iter().any(|r| r.cells.iter().any(|c| is_number(c))));
    }
    let numeric = |column: usize| {
        let mut cells = rest.iter().filter_map(|record| record.cells.get(column)).peekable();
        cells.peek().is_some() && cells.all(|cell| is_number(cell))
    };
    let names_numbers = (0..first.cells.len()).any(|c| !is_number(&first.cells[c]) && numeric(c));
    // pandas names the columns 0, 1, 2 … if they have no names, and not its index.
    let is_of_pandas = first.cells[0].is_empty() && words == 0 && counts_up(rest.iter().map(first_cell));
    is_of_pandas || (names_numbers && 2 * words > first.cells.len())
}

fn first_cell(record: &Record) -> &str {
    record.cells.first().map_or("", String::as_str)
}

/// Whether cells are consecutive integers from 0 or 1.
pub fn counts_up<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let numbers: Option<Vec<f64>> = cells.map(format::parse).collect();
    let Some(numbers) = numbers else { return false };
    let start = numbers.first().copied().unwrap_or(-1.0);
    (start == 0.0 || start == 1.0) && numbers.iter().enumerate().all(|(i, v)| *v == start + i as f64)
}

/// The most frequent number of columns, two at least; the first of several.
pub fn modal_width(records: &[Record]) -> Option<usize> {
    let count = |width: usize| records.iter().filter(|record| record.cells.len() == width).count();
    let widths: Vec<usize> = records.iter().map(|record| record.cells.len()).filter(|w| *w >= 2).collect();
    let mut distinct: Vec<usize> = Vec::new();
    for width in widths {
        if !distinct.contains(&width) {
            distinct.push(width);
        }
    }
    distinct.into_iter().rev().max_by_key(|width| count(*width))
}

/// The names in a header, which may have other separators than the data, or, as R writes it, none for the index.
fn names_of(line: &str, header: &Record, width: usize) -> Option<Vec<String>> {
    let others = Separator::ALL.into_iter().map(|separator| separator.cells(line));
    std::iter::once(header.cells.clone()).chain(others).find_map(|cells| {
        let mut fitted = Record { line: header.line, cells };
        if fitted.cells.len() + 1 == width && width > 2 {
            fitted.cells.insert(0, String::new());
        }
        fit(&mut fitted, width).is_ok().then_some(fitted.cells)
    })
}

/// Drops empty cells at the ends of a record that is too long.
fn fit(record: &mut Record, width: usize) -> Result<(), DataTableError> {
    let cells = &mut record.cells;
    while cells.len() > width && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    while cells.len() > width && cells.first().is_some_and(String::is_empty) {
        cells.remove(0);
    }
    if cells.len() == width {
        return Ok(());
    }
    Err(DataTableError::UnevenColumns { line: record.line, columns: cells.len(), expected: width })
}

/// An empty cell between others.
fn interior_gap(record: &Record) -> Option<DataTableError> {
    let inner = record.cells.get(1..record.cells.len().saturating_sub(1))?;
    let index = inner.iter().position(String::is_empty)?;
    Some(DataTableError::EmptyCell { line: record.line, column: index + 2 })
}

/// Replaces decimal commas by points, unless the numbers have points. A comma between commas has to be more than a
/// separator of thousands in some number.
fn replace_decimal_commas(records: &mut [Record], separator: Separator) {
    let cells = || records.iter().flat_map(|record| &record.cells);
    let has_points = cells().any(|cell| cell.contains('.') && format::parse(cell).is_some());
    let is_decimal = |cell: &String| {
        cell.split_once(',').is_some_and(|(_, digits)| digits.len() != 3)
            && with_decimal_point(cell).is_some()
    };
    if has_points || (separator == Separator::Comma && !cells().any(is_decimal)) {
        return;
    }
    for cell in records.iter_mut().flat_map(|record| &mut record.cells) {
        if let Some(point) = with_decimal_point(cell) {
            *cell = point;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> TableText {
        TableText::read(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).records.into_iter().map(|record| record.cells).collect()
    }

    #[test]
    fn what_programs_write_is_split_alike() {
        let same = cells("x,y,label\n1.5,-2,0\n3,4e-1,1\n");
        for text in [
            "\u{feff}x;y;label\r\n1,5;-2;0\r\n3;4e-1;1\r\n",
            "x\ty\tlabel\n1,5\t-2\t0\n3\t4e-1\t1",
            "sep=;\r\nx;y;label\r\n1,5;-2;0\r\n3;4e-1;1\r\n",
            "# x y label\n1.5 -2 0\n3 4e-1 1",
            "x y label\r1.5 -2 0\r3 4e-1 1\r",
            "1,5 -2 0\n3 4e-1 1",
            "\"x\", \"y\", \"label\"\n\"1.5\", \"-2\", \"0\"\n3, 4e-1, 1",
            "\"1,5\",-2,0\n3,4e-1,1",
            "x,y,label,\n1.5,-2,0,\n3,4e-1,1,",
        ] {
            let found: Vec<Vec<String>> = cells(text)
                .into_iter()
                .map(|row| row.into_iter().filter(|c| !c.is_empty()).collect())
                .collect();
            assert_eq!(found, same, "{text:?}");
        }
    }

    #[test]
    fn headers_are_found_and_data_is_not_taken_for_one() {
        let names = |text: &str| read(text).names.join("|");
        assert_eq!(names(",0,1,2\n0,5.1,3.5,1\n1,4.9,3,0"), "|0|1|2", "pandas without names");
        assert_eq!(names("\"x\" \"y\"\n\"1\" 5 1\n\"2\" 4 0"), "|x|y", "R's write.table");
        assert_eq!(names("# from a lab\n# x y\n1 2\n3 4"), "x|y");
        assert_eq!(names("# 10 samples\n1 2 0\n3 4 1"), "||");
        assert_eq!(names("#,x,y\n1,5,1\n2,4,0"), "|x|y");
        assert_eq!(names("length in cm;kind\n5,1;Iris setosa\n4,9;Iris setosa"), "length in cm|kind");
        assert_eq!(read("1,2,no\n3,4,yes").records.len(), 2);
        assert_eq!(read("nan,nan,no\n3,4,yes").records.len(), 2, "missing values are not names");
        assert_eq!(read("0,0,0\n0,1,1").records.len(), 2);
    }

    #[test]
    fn spaces_signs_and_empty_rows_do_not_matter() {
        let same = cells("1,-2,no\n3,4,yes");
        for text in [
            "1, -2, no\n3, 4, yes",
            "\u{a0}1;-2\u{a0};no\n;;\n3;4;yes\n;;\n",
            "  1   -2 no\n\n# half\n  3    4 yes\n",
            "1\t-2\tno\r\n\t\t\r\n3\t4\tyes",
            "sep=,\n1,-2,no\n3,4,yes",
        ] {
            assert_eq!(cells(text), same, "{text:?}");
        }
        let savetxt = "1.000000000000000000e+00, -2.000000000000000000e+00\n3.0e+00, 4.0e+00\n";
        assert_eq!(cells(savetxt)[1], ["3.0e+00", "4.0e+00"]);
    }

    #[test]
    fn thousands_are_not_taken_for_decimals() {
        assert_eq!(cells("\"1,234\",2\n\"5,678\",3")[0][0], "1,234");
        assert_eq!(cells("1,234;2.5\n5,678;3.5")[0][0], "1,234");
    }

    #[test]
    fn the_exponent_format_of_numpy_is_read() {
        let text = "0.000000000000000000e+00 1.000000000000000056e-01\n1.000000000000000000e+00 2.5e+00\n";
        assert_eq!(cells(text)[0][1], "1.000000000000000056e-01");
    }
    #[test]
    fn a_long_table_is_read_in_one_pass_over_its_lines() {
        // Quadratic work would take minutes.
        let text = "0.123456789,0.987654321,yes\n".repeat(20_000) + "\"a\nb\",1,no\n\n1,2,no\n";
        let records = read(&text).records;
        assert_eq!(records.len(), 20_002);
        assert_eq!(
            records.iter().rev().take(3).map(|r| r.line).collect::<Vec<_>>(),
            [20_004, 20_001, 20_000]
        );
    }
}
