"""Takes the addresses out of an npm lock: where a package is fetched and who asks for money for it.

npm needs neither; the integrity stays.
"""

import json
import sys
from pathlib import Path

path = Path(sys.argv[1])
lock = json.loads(path.read_text())
for entry in lock["packages"].values():
    entry.pop("funding", None)
    entry.pop("resolved", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
