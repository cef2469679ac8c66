"""What the tests of the house look at: the files of the project."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "answerable"
NOT_OURS = {".git", ".venv", ".hypothesis", "demo-out", "out", "LICENSE", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".lock", ".yaml", ".yml", ".jsonl", ".eml", ".html", ""}


def modules():
    """Every Python file of the package."""
    return sorted(SOURCE.rglob("*.py"))


def written():
    """Every file of ours that a person reads, but for locks, licence and caches."""
    for path in sorted(ROOT.rglob("*")):
        parts = set(path.relative_to(ROOT).parts)
        caches = any(part.endswith("_cache") or part.endswith(".egg-info") for part in parts)
        hidden = path.name.startswith(".")
        if path.is_file() and not hidden and path.suffix in TEXT and not parts & NOT_OURS and not caches:
            yield path
