import json
from pathlib import Path

import pytest

from answerable.registers import DEMOS, AuthorityFolder, open_folder

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared" / "registers"


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def harrowmere() -> AuthorityFolder:
    return open_folder(DEMOS["harrowmere"])


@pytest.fixture(scope="session")
def eastmarsh() -> AuthorityFolder:
    return open_folder(DEMOS["eastmarsh"])
