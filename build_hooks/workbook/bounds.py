"""How much of a stranger's workbook is read: well above an honest one, and nothing that fills a machine."""

MAX_BYTES = 200 * 2**20  # of the file: a thousand rows with a photo each
MAX_UNPACKED = 300 * 2**20  # bytes that come out of its zip, photos aside counted one by one
MAX_PART = 60 * 2**20  # bytes of one part: a sheet of 5,000 rows is about 20 MB
MAX_PARTS = 5_000  # files in its zip
MAX_SHEETS = 30
MAX_ROWS = 5_000  # rows with something in them, of one sheet
MAX_COLUMNS = 400  # the template has about ninety
MAX_ROW = 2**20  # what Excel itself can number
MAX_ELEMENTS = 3_000_000  # of all parts: five thousand full rows of the template are a million
MAX_STRINGS = 500_000  # texts that cells share
MAX_LETTERS = 60_000_000  # of all cells together: one text that every cell shares is small only in the file
MAX_MERGED = 5_000  # merged ranges of one sheet
MAX_PICTURES = 2_000
MAX_TEXT = 32_767  # characters of one cell, as in Excel
MAX_DEPTH = 40  # elements inside of each other in a paragraph
MAX_TABLES = 300  # in one text
MAX_LINES = 30  # between two tables of a text
MAX_PAGES = 60  # of a PDF: the longest annex that was met has about forty
PDF_SECONDS = 10
MAX_SEGMENTS = 20_000  # lines drawn on one page
MAX_SIGNS = 60_000  # letters on one page
HEADER_WITHIN = 30  # rows from the top in which a header may stand
