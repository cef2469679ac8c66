from pathlib import Path

import pytest

from answerable.registers import DEMOS, AuthorityFolder, open_folder

SHARED = Path(__file__).resolve().parents[3] / "shared" / "registers"


@pytest.fixture(scope="session")
def harrowmere() -> AuthorityFolder:
    return open_folder(DEMOS["harrowmere"])


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("no shared registers beside the checkout")
    return SHARED
