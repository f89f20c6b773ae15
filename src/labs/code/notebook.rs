//! A program as a Jupyter notebook: a plain file.

/// A notebook of format 4.5 with the Python program as its one cell, as JSON.
pub fn notebook(program: &str) -> String {
    format!(
        "{{\"cells\":[{{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"program\",\"metadata\":{{}},\
         \"outputs\":[],\"source\":{}}}],\"metadata\":{{\"kernelspec\":{{\"display_name\":\"Python 3\",\
         \"language\":\"python\",\"name\":\"python3\"}}}},\"nbformat\":4,\"nbformat_minor\":5}}\n",
        string(program)
    )
}

/// A text as JSON.
fn string(text: &str) -> String {
    let mut json = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            other if other.is_control() => json.push_str(&format!("\\u{:04x}", u32::from(other))),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_json() {
        assert_eq!(string("a \"b\"\\\n\tβ"), "\"a \\\"b\\\"\\\\\\n\\u0009β\"");
        assert!(notebook("print(1)\n").contains("\"source\":\"print(1)\\n\"}"));
    }
}
