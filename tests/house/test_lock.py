"""The lock files hold every dependency by its hash, and say nothing of where packages come from."""

import re
import tomllib

import pytest

from house.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = [need for extra in PROJECT["project"]["optional-dependencies"].values() for need in extra]
RUNS = PROJECT["project"]["dependencies"] + EXTRAS
NEEDED = {
    "requirements.lock": RUNS + GROUPS["build"],
    "requirements-dev.lock": RUNS + [need for group in GROUPS.values() for need in group],
}


@pytest.mark.parametrize("name", NEEDED)
def test_every_dependency_is_locked(name):
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text("utf-8"), re.M))
    needed = {re.match(r"[\w.-]+", need)[0].lower() for need in NEEDED[name]}
    assert needed - locked == set()  # work the locks out with: ./run lock


@pytest.mark.parametrize("name", NEEDED)
def test_a_lock_has_a_hash_for_each_package_and_no_address(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
