"""What a forked server and its warm process begin with: everything that those import and read, imported and read before."""

import sys

from kit import content, settings

sys.modules["debugpy"] = None  # as in the warm process itself

from kit.charts import picture as _picture  # noqa: E402
from kit.kernel import born as _born  # noqa: E402, F401
from kit.kernel import page as _page  # noqa: E402, F401
from kit.pages import mirror as _mirror  # noqa: E402, F401

SOURCE = content.Source(settings.read({}).exercises)
for language in SOURCE.languages:
    content.library(SOURCE, language).read()
with _picture.sheet(1.0):
    pass  # matplotlib has looked for its fonts
