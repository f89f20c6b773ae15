//! The code of a table in addresses: names, units and numbers as they were given.

use super::custom_dataset::{CustomDataset, DataColumn, MAX_CUSTOM_SAMPLES, MIN_CUSTOM_SAMPLES};
use super::custom_dataset_code::ParseDatasetError;
use super::fixed_point::{FixedPoint, MAX_DECIMALS, MAX_LETTERS};
use super::scaling::Scaling;
use super::separator::bare;
use crate::format;
use engine::nn::Task;
use std::fmt::{self, Write};

/// The most characters of a code, so that an address has less than 4,000.
const MAX_CODE: usize = 3600;
/// The most characters of the format and the scaling of a column.
const MAX_FORMAT: usize = 80;
/// The most characters of a name.
const MAX_NAME: usize = 24;

/// How the columns of numbers are written: each with its place in a row. If not all digits fit, those of the columns
/// with most letters are reduced.
pub fn formats(data: &CustomDataset) -> Vec<(usize, FixedPoint)> {
    let places: &[usize] = match (data.inputs, data.task) {
        (1, Task::Classification) => &[0],
        (1, Task::Regression) => &[0, 2],
        (_, Task::Classification) => &[0, 1],
        (_, Task::Regression) => &[0, 1, 2],
    };
    let column = |place: usize| data.rows.iter().map(|row| row[place]).collect::<Vec<f64>>();
    let columns: Vec<Vec<f64>> = places.iter().map(|place| column(*place)).collect();
    let format = |letters: &[usize]| -> Vec<FixedPoint> {
        columns.iter().zip(letters).map(|(values, letters)| FixedPoint::of(values, *letters)).collect()
    };
    let class = usize::from(data.task == Task::Classification);
    let names = data.columns.iter().map(|column| &column.name).chain(&data.classes);
    let head = names.map(|name| escaped(name).len() + 1).sum::<usize>() + 3 * MAX_FORMAT;
    let room = (MAX_CODE.saturating_sub(head) / data.rows.len().max(1)).saturating_sub(class);
    let mut letters = vec![MAX_LETTERS; places.len()];
    let mut formats = format(&letters);
    while formats.iter().map(|f| f.letters).sum::<usize>() > room.max(formats.len()) {
        let widest = (0..formats.len()).max_by_key(|i| formats[*i].letters).unwrap_or(0);
        letters[widest] = formats[widest].letters - 1;
        formats = format(&letters);
    }
    places.iter().copied().zip(formats).collect()
}

/// Writes `tc` or `tr` for the task and the number of features; format, scaling and name of every column; the names of
/// the classes; and the numbers, all after a `~`.
pub fn write(data: &CustomDataset, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let task = if data.task == Task::Classification { 'c' } else { 'r' };
    write!(f, "t{task}{}", data.inputs)?;
    let formats = formats(data);
    for ((_, format), column) in formats.iter().zip(&data.columns) {
        let FixedPoint { decimals, min, letters } = format;
        let scaling =
            |read: fn(Scaling) -> f64| column.scaling.map(read).map(format::shortest).unwrap_or_default();
        let (offset, half) = (scaling(|s| s.offset), scaling(|s| s.half));
        write!(f, "~{decimals}~{min}~{letters}~{offset}~{half}~{}", escaped(&column.name))?;
    }
    if data.task == Task::Classification {
        let [first, second] = &data.classes;
        write!(f, "~{}~{}~{}", escaped(&data.target().name), escaped(first), escaped(second))?;
    }
    f.write_char('~')?;
    let mut letters = String::new();
    for row in &data.rows {
        for (place, format) in &formats {
            format.write(row[*place], &mut letters);
        }
        if data.task == Task::Classification {
            letters.push(if row[2] > 0.0 { '1' } else { '0' });
        }
    }
    f.write_str(&letters)
}

/// Reads what [`write`] has written.
pub fn read(text: &str) -> Result<CustomDataset, ParseDatasetError> {
    read_fields(&mut text.split('~')).ok_or(ParseDatasetError)
}

fn read_fields<'a>(fields: &mut impl Iterator<Item = &'a str>) -> Option<CustomDataset> {
    let (task, inputs) = match fields.next()? {
        "tc1" => (Task::Classification, 1),
        "tc2" => (Task::Classification, 2),
        "tr1" => (Task::Regression, 1),
        "tr2" => (Task::Regression, 2),
        _ => return None,
    };
    let numbers = if task == Task::Classification { inputs } else { inputs + 1 };
    let (mut formats, mut columns) = (Vec::new(), Vec::new());
    for _ in 0..numbers {
        formats.push(read_format(fields)?);
        columns.push(read_column(fields)?);
    }
    let mut classes = ["-1", "1"].map(str::to_owned);
    if task == Task::Classification {
        columns.push(DataColumn { name: unescaped(fields.next()?)?, scaling: None });
        classes = [unescaped(fields.next()?)?, unescaped(fields.next()?)?];
    }
    let letters = fields.next()?.as_bytes();
    let class = usize::from(task == Task::Classification);
    let length = formats.iter().map(|f| f.letters).sum::<usize>() + class;
    let count = letters.len() / length;
    if letters.len() % length != 0
        || !(MIN_CUSTOM_SAMPLES..=MAX_CUSTOM_SAMPLES).contains(&count)
        || fields.next().is_some()
    {
        return None;
    }
    let rows = letters.chunks_exact(length).map(|row| read_row(row, &formats, inputs, task));
    let rows = rows.collect::<Option<Vec<[f64; 3]>>>()?;
    Some(CustomDataset { task, inputs, columns, classes, rows })
}

fn read_format<'a>(fields: &mut impl Iterator<Item = &'a str>) -> Option<FixedPoint> {
    let decimals = fields.next()?.parse().ok().filter(|d| (-6..=MAX_DECIMALS).contains(d))?;
    let min = format::parse(fields.next()?).filter(|min| min.fract() == 0.0 && min.abs() < 1e16)?;
    let letters = fields.next()?.parse().ok().filter(|letters| (1..=MAX_LETTERS).contains(letters))?;
    Some(FixedPoint { decimals, min, letters })
}

fn read_column<'a>(fields: &mut impl Iterator<Item = &'a str>) -> Option<DataColumn> {
    let scaling = match (fields.next()?, fields.next()?) {
        ("", "") => None,
        (offset, half) => Some(Scaling {
            offset: format::parse(offset)?,
            half: format::parse(half).filter(|half| *half > 0.0)?,
        }),
    };
    Some(DataColumn { name: unescaped(fields.next()?)?, scaling })
}

fn read_row(letters: &[u8], formats: &[FixedPoint], inputs: usize, task: Task) -> Option<[f64; 3]> {
    let (mut row, mut rest) = ([0.0; 3], letters);
    for (column, format) in formats.iter().enumerate() {
        let (number, after) = rest.split_at_checked(format.letters)?;
        row[if column < inputs { column } else { 2 }] = format.read(number).filter(|v| v.is_finite())?;
        rest = after;
    }
    if task == Task::Classification {
        row[2] = match rest {
            b"0" => -1.0,
            b"1" => 1.0,
            _ => return None,
        };
    }
    Some(row)
}

/// A name of which the code holds all characters, and a table, too.
pub fn short(name: &str) -> String {
    bare(&name.chars().take(MAX_NAME).collect::<String>()).to_owned()
}

/// The names of two classes, numbered if they are equal as far as the code holds them.
pub fn short_classes(classes: [String; 2]) -> [String; 2] {
    let [first, second] = classes.map(|name| short(&name));
    if first == second { ["class 0", "class 1"].map(str::to_owned) } else { [first, second] }
}

/// A name in characters that addresses need not escape; others are hexadecimal numbers between asterisks.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            out.push(c);
        } else {
            out += &format!("*{:x}*", u32::from(c));
        }
    }
    out
}

fn unescaped(text: &str) -> Option<String> {
    let mut name = String::new();
    for (i, part) in text.split('*').enumerate() {
        if i % 2 == 0 {
            name += part;
        } else {
            name.push(u32::from_str_radix(part, 16).ok().and_then(char::from_u32)?);
        }
    }
    (name.chars().count() <= MAX_NAME && text.matches('*').count().is_multiple_of(2)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_needs_no_escapes() {
        let code = "tc2~0~0~1~~~x1~0~0~1~~~L*e4*nge~label~no~yes~00001110111010";
        assert_eq!(read(code), Err(ParseDatasetError), "the last sample is cut");
        let code = "tc2~0~0~1~~~x1~0~0~1~~~L*e4*nge~label~no~yes~000011101110";
        let data: CustomDataset = code.parse().unwrap();
        assert_eq!(data.to_string(), code);
        assert_eq!(data.to_csv(), "x1,Länge,label\n0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n");
    }

    #[test]
    fn faulty_codes_are_refused() {
        let code = "tr1~0~0~1~~~x~1~-5~2~3~1.5~y~0000aa0";
        assert!(read(code).is_err(), "seven letters");
        let good = "tr1~0~0~1~~~x~1~-5~2~3~1.5~y~00110a";
        assert!(read(good).is_ok());
        for (from, to) in [
            ("tr1", "tx1"),
            ("tr1", "tr3"),
            ("~1~-5", "~99~-5"),
            ("-5", "-5.5"),
            ("-5", "nan"),
            ("~2~3", "~9~3"),
            ("~2~3", "~0~3"),
            ("1.5", "0"),
            ("1.5", "-1"),
            ("1.5", ""),
            ("~y", "~*zz*"),
            ("~y", "~a*"),
            ("0a", "0é"),
            ("00110a", "001"),
            ("00110a", "00110a~"),
        ] {
            assert!(read(&good.replacen(from, to, 1)).is_err(), "{from} → {to}");
        }
    }
}
