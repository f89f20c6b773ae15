//! Tables as CSV.

/// Writes records as comma-separated values.
pub fn csv<R>(records: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator,
    R::Item: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in records {
        // A vector takes every byte, and a flexible writer records of any length.
        let _ = writer.write_record(record);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_field_is_quoted() {
        let records = [["x", "elu 1, 2"], ["\"a\"", "two\nlines"], ["", "−1"]];
        assert_eq!(csv(records), "x,\"elu 1, 2\"\n\"\"\"a\"\"\",\"two\nlines\"\n,−1\n");
    }

    #[test]
    fn an_empty_table_is_an_empty_text() {
        assert_eq!(csv::<[String; 0]>([]), "");
    }
}
