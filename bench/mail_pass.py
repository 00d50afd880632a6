"""The yardstick of mail: fast-mail-parser's metadata pass alone, in its own process.

The messages are cut apart by our splitter; only the parser's calls are timed.
"""

import json
import sys
from itertools import islice
from pathlib import Path
from time import process_time

from fast_mail_parser import ParseError, parse_email

from closeknit.sources.mail.mbox import cut_apart

AT_ONCE = 200


def main(path: Path) -> None:
    messages, refused, spent = 0, 0, 0.0
    start = process_time()
    with path.open("rb") as file:
        cut = cut_apart(file, lambda _: None)
        while some := [message for message, _ in islice(cut, AT_ONCE)]:
            began = process_time()
            for message in some:
                try:
                    parse_email(message, mode="metadata")
                except ParseError:
                    refused += 1
            spent += process_time() - began
            messages += len(some)
    whole = process_time() - start
    told = {"messages": messages, "refused": refused, "cpu": spent, "whole": whole}
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
