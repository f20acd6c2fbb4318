"""How much of a stranger's file is read. Generous for an honest submission, and nothing that fills a machine."""

MAX_SOURCE = 200 * 2**20  # bytes of one file that is handed in: forty submissions of five photos that a form made small
MAX_UNPACKED = 400 * 2**20  # bytes that come out of one zip, counted while they come
MAX_RUN = 600 * 2**20  # bytes that one run keeps of all that is handed in, whatever number of zips brings them
MAX_FILES = 2_000  # files in one zip or folder; forty submissions hold at most a thousand
MAX_SUBMISSIONS = 500  # in one zip or folder
MAX_TEXT = 256 * 2**10  # bytes of a record, as `ocop check` takes them
MAX_PHOTO = 60 * 2**20  # bytes, as `ocop check` takes them
MAX_EVIDENCE = 20 * 2**20  # bytes of one paper
MAX_EVIDENCES = 10
