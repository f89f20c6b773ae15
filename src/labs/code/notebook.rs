//! A program as a Jupyter notebook.

use serde::Serialize;

/// A notebook of format 4.5.
#[derive(Serialize)]
struct Notebook<'a> {
    cells: [CodeCell<'a>; 1],
    metadata: NotebookMetadata,
    nbformat: u8,
    nbformat_minor: u8,
}

/// A cell that has not been run.
#[derive(Serialize)]
struct CodeCell<'a> {
    cell_type: &'static str,
    execution_count: Option<u32>,
    id: &'static str,
    metadata: CellMetadata,
    outputs: [(); 0],
    source: &'a str,
}

/// The required metadata of a cell, empty.
#[derive(Serialize)]
struct CellMetadata {}

#[derive(Serialize)]
struct NotebookMetadata {
    kernelspec: KernelSpec,
}

#[derive(Serialize)]
struct KernelSpec {
    display_name: &'static str,
    language: &'static str,
    name: &'static str,
}

/// A notebook with a Python program as its one cell.
///
/// # Errors
/// Those of the serializer; none occurs for these types.
pub fn notebook(program: &str) -> serde_json::Result<String> {
    let cell = CodeCell {
        cell_type: "code",
        execution_count: None,
        id: "program",
        metadata: CellMetadata {},
        outputs: [],
        source: program,
    };
    let kernelspec = KernelSpec { display_name: "Python 3", language: "python", name: "python3" };
    let notebook =
        Notebook { cells: [cell], metadata: NotebookMetadata { kernelspec }, nbformat: 4, nbformat_minor: 5 };
    serde_json::to_string(&notebook)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notebook_has_the_program_as_its_one_cell() {
        let expected = "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"program\",\
                        \"metadata\":{},\"outputs\":[],\"source\":\"print(\\\"β\\\")\\n\"}],\
                        \"metadata\":{\"kernelspec\":{\"display_name\":\"Python 3\",\"language\":\"python\",\
                        \"name\":\"python3\"}},\"nbformat\":4,\"nbformat_minor\":5}";
        assert_eq!(notebook("print(\"β\")\n").unwrap(), expected);
    }
}
