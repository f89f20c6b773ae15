//! The size of the first load.

use crate::Outcome;
use crate::step::output;
use std::path::Path;

/// At most this many bytes, brotli, for HTML, CSS, JavaScript and wasm together.
const BUDGET: u64 = 100_000;

/// Node's brotli at its best, for each file of the folder: name, size, compressed size.
const MEASURE: &str = "const fs=require('fs'),z=require('zlib'),d=process.argv[1];\
for(const f of fs.readdirSync(d).filter(f=>/[.](html|css|js|wasm)$/.test(f))){\
const b=fs.readFileSync(d+'/'+f),q=z.constants.BROTLI_PARAM_QUALITY;\
console.log(f,b.length,z.brotliCompressSync(b,{params:{[q]:11}}).length)}";

/// Prints the sizes and fails beyond the budget.
pub fn report(dist: &Path) -> Outcome {
    let folder = dist.to_string_lossy();
    let lines = output("node", &["-e", MEASURE, &folder]).ok_or("node cannot measure the files")?;
    let mut total = 0;
    eprintln!("{:>10} {:>10}", "bytes", "brotli");
    for line in lines.lines() {
        let mut words = line.split(' ');
        let (Some(name), Some(raw), Some(packed)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        total += packed.parse::<u64>().unwrap_or(0);
        eprintln!("{raw:>10} {packed:>10}  {name}");
    }
    let verdict = if total <= BUDGET { "within" } else { "beyond" };
    eprintln!("{:>10} {total:>10}  first load, {verdict} the {BUDGET} allowed", "");
    if total <= BUDGET {
        Ok(())
    } else {
        Err(format!("the first load has {total} bytes, {BUDGET} are allowed"))
    }
}
