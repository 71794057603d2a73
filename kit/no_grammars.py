"""jsonschema builds the grammars of RFC 3987, seconds of every start, where it finds them; no schema here names such an address.

It looks for them in a `try`: told that there are none, it checks every other format as before.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
