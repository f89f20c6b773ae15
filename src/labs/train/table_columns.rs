//! The columns of a table: which are features, and which is the target.

use super::table_text::{TableText, counts_up, is_missing, is_number};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// There is no cell with a value.
    Empty,
    /// Numbers of the lines.
    Index,
    /// Words only.
    Words,
    /// Numbers, though some cells may be none.
    Numbers,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name; empty if it has none.
    pub name: String,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// The columns that are learned from and the one that is learned, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// One or two columns.
    pub features: Vec<usize>,
    /// Another column.
    pub target: usize,
}

/// Names of targets, in lower case.
const TARGET_NAMES: [&str; 11] = [
    "target",
    "label",
    "labels",
    "class",
    "classes",
    "species",
    "diagnosis",
    "outcome",
    "category",
    "output",
    "t",
];
/// Names of indices, in lower case.
const INDEX_NAMES: [&str; 6] = ["", "unnamed: 0", "index", "id", "row", "no."];

impl TableText {
    /// The columns.
    pub fn columns(&self) -> Vec<Column> {
        let column = |(index, name): (usize, &String)| Column {
            // A header of numbers could not be told from data in the text that is made of the table.
            name: if is_number(name) { format!("column {name}") } else { name.clone() },
            kind: self.kind(index, name),
        };
        self.names.iter().enumerate().map(column).collect()
    }

    fn kind(&self, index: usize, name: &str) -> ColumnKind {
        let is_index_name = self.has_header && INDEX_NAMES.contains(&name.to_lowercase().as_str());
        if self.column(index).all(is_missing) {
            ColumnKind::Empty
        } else if is_index_name && counts_up(self.column(index)) {
            ColumnKind::Index
        } else if self.column(index).any(is_number) {
            ColumnKind::Numbers
        } else {
            ColumnKind::Words
        }
    }

    /// The roles that names and cells suggest.
    pub fn suggested_roles(&self) -> Roles {
        let columns = self.columns();
        let target = self.suggested_target(&columns);
        let of = |kind: ColumnKind| {
            (0..columns.len()).filter(|c| *c != target && columns[*c].kind == kind).take(2).collect()
        };
        // An empty column is a feature if there is no other: its first cell is then named as what is missing.
        let kinds = [ColumnKind::Numbers, ColumnKind::Index, ColumnKind::Words, ColumnKind::Empty];
        let features = kinds.into_iter().map(of).find(|found: &Vec<usize>| !found.is_empty());
        Roles { features: features.unwrap_or_default(), target }
    }

    fn suggested_target(&self, columns: &[Column]) -> usize {
        let usable = |c: &usize| columns[*c].kind != ColumnKind::Empty;
        let named = |name: &&str| {
            (0..columns.len()).filter(usable).find(|c| columns[*c].name.to_lowercase() == **name)
        };
        let first =
            (0..columns.len()).find(|c| !matches!(columns[*c].kind, ColumnKind::Empty | ColumnKind::Index));
        let last = (0..columns.len()).rev().find(usable).unwrap_or(0);
        let words =
            (0..columns.len()).rev().find(|c| columns[*c].kind == ColumnKind::Words && self.repeats(*c));
        let leading = first.filter(|c| {
            *c != last && (columns[*c].name.eq_ignore_ascii_case("y") || self.has_classes_first(*c, last))
        });
        TARGET_NAMES.iter().find_map(named).or(words).or(leading).unwrap_or(last)
    }

    /// Whether words can be classes: dates and names of samples hardly repeat.
    fn repeats(&self, column: usize) -> bool {
        let distinct = self.distinct(column);
        distinct == 2 || 2 * distinct <= self.records.len()
    }

    fn distinct(&self, column: usize) -> usize {
        let mut cells: Vec<&str> = self.column(column).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }

    /// Whether the first column has two classes, 0 and 1 or −1 and 1, and the last one does not.
    fn has_classes_first(&self, first: usize, last: usize) -> bool {
        let is_class = |cell: &str| crate::format::parse(cell).is_some_and(|v| v == 0.0 || v.abs() == 1.0);
        self.records.len() >= 4
            && self.column(first).all(is_class)
            && self.distinct(first) == 2
            && self.distinct(last) > 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_cells_suggest_the_roles() {
        let roles = |text: &str| {
            let Roles { mut features, target } = TableText::read(text).unwrap().suggested_roles();
            features.push(target);
            features
        };
        assert_eq!(roles("1,2,0\n3,4,1"), [0, 1, 2]);
        assert_eq!(roles(",x,y,label\n0,5,6,1\n1,7,8,0"), [1, 2, 3], "pandas with its index");
        assert_eq!(roles("Unnamed: 0;x;y\n0;5;6\n1;7;8"), [1, 2]);
        assert_eq!(roles("label,x,y\n0,1,2\n1,3,4"), [1, 2, 0]);
        assert_eq!(roles("day,x,price\n2024-01-01,1,5\n2024-01-02,2,6\n2024-01-03,4,7"), [1, 2], "dates");
        assert_eq!(roles("name,x,ok\nAnna,1,True\nBen,2,False\nCem,3,True"), [1, 2]);
        assert_eq!(roles("y,x\n5,1\n6,2"), [1, 0]);
        assert_eq!(roles("x,y\n5,1\n6,2"), [0, 1]);
        assert_eq!(roles("yes 1.5 2\nno 2.5 3"), [1, 2, 0]);
        assert_eq!(roles("1 1.5 2\n0 2.5 3\n1 4.5 5\n0 6 7"), [1, 2, 0]);
        assert_eq!(roles("0 1\n1 2\n2 4"), [0, 1], "numbers that count up without a name are a feature");
        assert_eq!(roles("x,,t,\n1,,2,\n3,,4,"), [0, 2], "empty columns are left out");
        assert_eq!(roles("a,b,c,d,species\n1,2,3,4,u\n5,6,7,8,v"), [0, 1, 4]);
    }
}
