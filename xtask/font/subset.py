"""Makes src/hooks/math_font.woff2: the glyphs of STIX Two Math that formulas need, with the table by which browsers stretch
radicals and brackets.

    npm pack @fontsource/stix-two-math@5.3.0 && tar xf fontsource-stix-two-math-5.3.0.tgz
    pip install fonttools==4.68.0 brotli
    python xtask/font/subset.py package/files/stix-two-math-latin-400-normal.woff2 package/LICENSE
"""

import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

ASCII = "".join(map(chr, range(0x20, 0x7F)))
# Browsers set a name of one letter in the mathematical italics of Unicode.
ITALIC = "".join(map(chr, range(0x1D44E, 0x1D468))) + "ℎ" + "".join(map(chr, range(0x1D6FC, 0x1D71C)))
GREEK = "αβγδεθκλμπρστφψωΦΣ"
SIGNS = "−×⋅±≤≥≠∞√|′∈…"

source, license_file = map(pathlib.Path, sys.argv[1:])
root = pathlib.Path(__file__).parents[2]

options = subset.Options(layout_features=["ssty"], hinting=False, obfuscate_names=True, name_IDs=[0, 1, 2, 13, 14])
options.drop_tables += ["GDEF", "GPOS", "gasp"]
font = TTFont(source)
subsetter = subset.Subsetter(options)
subsetter.populate(text=ASCII + ITALIC + GREEK + SIGNS)
subsetter.subset(font)
font.flavor = "woff2"
font.save(root / "src/hooks/math_font.woff2")
# The licence has to go with every copy: `assets/` is part of each build.
shutil.copy(license_file, root / "assets/math-font.LICENSE.txt")
