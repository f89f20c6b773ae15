//! Custom data from the columns of a table.

use super::custom_dataset::{CustomDataset, DataColumn, INPUT_LIMIT, MAX_CUSTOM_SAMPLES, NUMBERED_CLASSES};
use super::data_table::{DataTable, DataTableError};
use super::scaling::Scaling;
use super::table_code;
use super::table_columns::Roles;
use super::table_text::TableText;

/// Numbers that differ by this share of the largest are equal apart from errors of rounding.
const ROUNDING_NOISE: f64 = 1e-12;

/// Why a text cannot be used as custom data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomDatasetError {
    /// The text is not a table of samples.
    Table(DataTableError),
    /// There are more samples than [`MAX_CUSTOM_SAMPLES`].
    TooMany(usize),
    /// Different numbers of a column would become the same in an address; the column counts among those that are used.
    TooManyDigits(usize),
}

impl CustomDataset {
    /// Reads the columns of a table that `roles` name; see [`Scaling`] for what happens to them. Gives also by how much
    /// numbers were rounded at most.
    ///
    /// # Errors
    /// If they are not samples, or do not fit into an address.
    pub fn from_table(text: &TableText, roles: &Roles) -> Result<(Self, f64), CustomDatasetError> {
        let DataTable { task, names, classes, rows } =
            DataTable::new(text, roles).map_err(CustomDatasetError::Table)?;
        if rows.len() > MAX_CUSTOM_SAMPLES {
            return Err(CustomDatasetError::TooMany(rows.len()));
        }
        let inputs = names.len() - 1;
        let second = |x: &[f64]| x.get(1).copied().unwrap_or(0.0);
        let rows: Vec<[f64; 3]> = rows.iter().map(|(x, t)| [x[0], second(x), *t]).collect();
        let scaling = |column: usize| {
            let (limit, place) = if column < inputs { (INPUT_LIMIT, column) } else { (1.0, 2) };
            Scaling::of(rows.iter().map(|row| row[place]), limit)
        };
        let column =
            |(c, name): (usize, String)| DataColumn { name: table_code::short(&name), scaling: scaling(c) };
        let columns = names.into_iter().enumerate().map(column).collect();
        let classes = classes.map(table_code::short_classes);
        let classes = classes.unwrap_or_else(|| NUMBERED_CLASSES.map(str::to_owned));
        let mut data = CustomDataset { task, inputs, columns, classes, rows };
        let rounding = data.round_to_code().map_err(CustomDatasetError::TooManyDigits)?;
        Ok((data, rounding))
    }

    /// Rounds the rows to what the address holds, so that a link trains on the same bits. Gives the greatest change.
    ///
    /// # Errors
    /// With the column in which different numbers would become equal.
    pub(super) fn round_to_code(&mut self) -> Result<f64, usize> {
        let mut change = 0.0f64;
        if !self.is_on_grid() {
            let formats = table_code::formats(self);
            for (column, (place, format)) in formats.into_iter().enumerate() {
                let distinct = self.distinct(place);
                for row in &mut self.rows {
                    let nearest = format.nearest(row[place]);
                    change = change.max((nearest - row[place]).abs());
                    row[place] = nearest;
                }
                if self.distinct(place) < distinct {
                    return Err(column);
                }
            }
        }
        Ok(change)
    }

    /// The number of different values of a column, apart from errors of rounding.
    fn distinct(&self, place: usize) -> usize {
        let mut values: Vec<f64> = self.rows.iter().map(|row| row[place]).collect();
        let noise = ROUNDING_NOISE * values.iter().fold(0.0, |largest: f64, v| largest.max(v.abs()));
        values.sort_by(f64::total_cmp);
        values.dedup_by(|value, before| *value - *before <= noise);
        values.len()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use engine::nn::Task;
    use engine::nn::data::INPUT_BOUND;

    /// The data of a text, in the columns that are suggested.
    pub fn parse(text: &str) -> Result<CustomDataset, CustomDatasetError> {
        let text = TableText::read(text).map_err(CustomDatasetError::Table)?;
        CustomDataset::from_table(&text, &text.suggested_roles()).map(|(data, _)| data)
    }

    #[test]
    fn tables_are_scaled_to_the_field() {
        let own = parse("a,b,class\n10,100,0\n20,300,1\n30,500,1").unwrap();
        assert_eq!((own.task, own.inputs, own.count()), (Task::Classification, 2, 3));
        let data = own.data(0.5, 1).dataset();
        let all = [&data.train, &data.test];
        let extremes =
            all.iter().flat_map(|s| s.feature(1)).fold((0.0f64, 0.0f64), |(l, h), v| (l.min(*v), h.max(*v)));
        assert!(
            (extremes.0 + INPUT_BOUND).abs() < 1e-3 && (extremes.1 - INPUT_BOUND).abs() < 1e-3,
            "{extremes:?}"
        );
        assert_eq!(
            parse("1"),
            Err(CustomDatasetError::Table(DataTableError::ColumnCount { line: 1, columns: 1 }))
        );
        assert_eq!(parse(&"1,2\n2,3\n".repeat(200)), Err(CustomDatasetError::TooMany(400)));
        let again = parse(&own.to_csv()).unwrap();
        assert_eq!(again.to_string(), own.to_string());
    }

    #[test]
    fn the_text_keeps_units_names_and_classes() {
        for text in [
            "width,kind\n5.1,setosa\n7,virginica\n6.3,virginica\n",
            "\"a, in cm\",b,label\n0,1000,no\n0.0001,0,yes\n0.0002,3,no\n",
            "0,0,0\n0,1,1\n1,0,1\n1,1,0\n",
            "0.1,12.5\n0.123456789,7.25\n1000,0\n",
        ] {
            let own = parse(text).unwrap();
            assert_eq!(own.to_csv(), text);
            let reread: CustomDataset = own.to_string().parse().unwrap();
            assert_eq!((reread.to_csv(), &reread), (own.to_csv(), &own), "{own}");
        }
    }

    #[test]
    fn names_keep_their_form_when_they_are_cut() {
        for name in [format!("{}\"b", "a".repeat(23)), format!("{} b", "a".repeat(23)), "a\" \"".into()] {
            let own = parse(&format!("\"{}\",t\n1,2\n3,4\n5,7\n", name.replace('"', "\"\""))).unwrap();
            assert_eq!(parse(&own.to_csv()).unwrap(), own, "{name}");
        }
    }

    #[test]
    fn rounding_is_reported() {
        let rounding = |text: &str| {
            let text = TableText::read(text).unwrap();
            CustomDataset::from_table(&text, &text.suggested_roles()).unwrap().1
        };
        assert_eq!(rounding("0.1,12.5\n0.3,7.25\n1000,0\n"), 0.0);
        let small = rounding("0.1,12.5\n0.30000000000000004,7.25\n1000,0\n");
        assert!(small > 0.0 && small < 1e-15, "{small}");
    }

    #[test]
    fn of_wide_tables_two_features_are_taken() {
        let own = parse("a,b,c,species\n1,2,3,u\n4,5,6,v").unwrap();
        assert_eq!((own.inputs, own.to_csv().as_str()), (2, "a,b,species\n1,2,u\n4,5,v\n"));
    }

    #[test]
    fn near_points_stay_apart_beside_an_outlier() {
        let rows: String = (0..299).map(|i| format!("{},{},{}\n", f64::from(i) / 1e4, i, i % 2)).collect();
        let own = parse(&(rows + "1000,5,1\n")).unwrap();
        let reread: CustomDataset = own.to_string().parse().unwrap();
        assert_eq!((reread.distinct(0), reread.rows[7][0], reread.rows[0][0]), (300, 0.0007, 0.0));
        let mut x = reread.data(0.0, 1).dataset().train.feature(0).to_vec();
        x.sort_by(f64::total_cmp);
        x.dedup();
        assert_eq!(x.len(), 300);
    }

    #[test]
    fn digits_that_do_not_fit_are_refused_only_if_numbers_become_equal() {
        let table = |step: f64| -> String {
            (0..300)
                .map(|i| format!("{},{},{}\n", 0.1 + step * f64::from(i), i, f64::from(i).sqrt()))
                .collect()
        };
        assert!(parse(&table(1.0 / 7.0)).is_ok());
        assert!(parse(&table(1e-9)).is_ok());
        let outlier = table(1e-8).replacen("0.1,", "1000,", 1);
        assert_eq!(parse(&outlier), Err(CustomDatasetError::TooManyDigits(0)));
    }

    #[test]
    fn the_longest_code_leaves_room_for_an_address() {
        let name = "\u{1f600}".repeat(40);
        let rows = (0..300).map(|i| {
            let x = f64::from(i) / 7.0;
            format!("{};{};{}\n", 1e6 - x, x * x, x / 13.0)
        });
        let own = parse(&(format!("{name}1;{name}2;{name}3\n") + &rows.collect::<String>())).unwrap();
        assert!(own.to_string().len() < 3700, "{}", own.to_string().len());
        assert_eq!(own.to_string().parse(), Ok(own));
    }
}
