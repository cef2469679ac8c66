"""The authority's folder: its profile, its registers and positions, and its earlier letters, as files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from answerable.casefile import Authority
from answerable.errors import AnswerableError, NoAuthorityFolder, NotKept, UnknownReference
from answerable.registers.load import compose, read_open, read_register
from answerable.registers.own import definitions
from answerable.registers.profile import read_profile
from answerable.registers.register import Register
from answerable.registers.values import Entry, Kept

DEMOS = {"harrowmere": Path(__file__).parent / "harrowmere", "eastmarsh": Path(__file__).parent / "eastmarsh"}


@dataclass(frozen=True)
class AuthorityFolder:
    """A folder of YAML files that says what an authority knows of itself. Registers are read when first asked."""

    path: Path
    _read: dict[str, Kept] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def definitions(self) -> Mapping[str, Register]:
        """Every register that may be kept here, by name: those of Answerable, and the authority's own."""
        return definitions(self.path)

    @cached_property
    def _profile(self) -> tuple[Authority, dict[str, str]]:
        path = self.path / "authority.yaml"
        return read_profile(path) if path.is_file() else (Authority(name=self._name_in_registers()), {})

    def _name_in_registers(self) -> str:
        """Where there is no profile: the name that a register gives."""
        for register in self.definitions.values():
            path = self.file(register)
            if path is not None:
                head = read_open(path)
                part = head.get("register") or head.get("schedule")
                name = str(part.get("authority", "")) if isinstance(part, dict) else ""
                if name:
                    return name.split(" (")[0]
        return "the authority"

    @property
    def profile(self) -> Authority:
        """Who answers, and the wording of its own."""
        return self._profile[0]

    @property
    def name(self) -> str:
        """The authority's name, as sentences use it."""
        return self.profile.name

    def asks(self, topic: str) -> str:
        """Who is asked about a topic: by its own name, or who is asked about everything else."""
        people = self._profile[1]
        return people.get(topic) or people.get("other") or "the officer who keeps that information"

    def file(self, register: Register) -> Path | None:
        """The file that holds the register, or None."""
        for name in register.files:
            path = self.path / name
            if path.is_file() and (name == register.files[0] or _has_section(path, register.sections[0].name)):
                return path
        return None

    def keeps(self, register: str) -> bool:
        """True where the folder has that register."""
        definition = self.definitions.get(register)
        return register in self._read or (definition is not None and self.file(definition) is not None)

    def kept(self, register: str) -> Kept:
        """The register of that name, read once. Refuses one that the folder does not have (NotKept)."""
        if register not in self._read:
            definition = self.definitions[register]
            path = self.file(definition)
            if path is None:
                raise NotKept(register=definition.title, folder=self.path.name, file=definition.files[0])
            self._read[register] = read_register(path, definition)
        return self._read[register]

    @property
    def registers(self) -> tuple[str, ...]:
        """The names of the registers that the folder has."""
        return tuple(name for name in self.definitions if self.keeps(name))

    @property
    def letters(self) -> tuple[Path, ...]:
        """The authority's earlier letters, in the folder letters."""
        return tuple(sorted((self.path / "letters").glob("*.txt")))


def open_folder(path: Path) -> AuthorityFolder:
    """The authority's folder. Refuses a path that is no such folder (NoAuthorityFolder)."""
    folder = AuthorityFolder(path)
    if not path.is_dir() or not (folder.registers or (path / "authority.yaml").is_file()):
        wanted = ["authority.yaml", *(register.files[0] for register in folder.definitions.values())]
        raise NoAuthorityFolder(folder=str(path), wanted=", ".join(wanted))
    return folder


def check_folder(folder: AuthorityFolder) -> tuple[AnswerableError, ...]:
    """Every fault of the folder: one for each register that cannot be read, and each pointer to nothing."""
    faults: list[AnswerableError] = []
    try:
        _ = folder.profile
    except AnswerableError as fault:
        faults.append(fault)
    for name in folder.registers:
        try:
            folder.kept(name)
        except AnswerableError as fault:
            faults.append(fault)
    return (*faults, *(fault for name in folder.registers for fault in _lost_pointers(folder, name, faults)))


def _lost_pointers(folder: AuthorityFolder, name: str, faults: list[AnswerableError]) -> Iterator[AnswerableError]:
    if faults:  # a register that is not read would make every pointer to it look lost
        return
    kept = folder.kept(name)
    for entry in kept.entries:
        yield from lost_pointers(entry, folder=folder, where=f"{kept.file}, line {entry.line}")


def lost_pointers(
    entry: Entry, *, folder: AuthorityFolder, where: str = "", also: Collection[str] = ()
) -> Iterator[UnknownReference]:
    """A fault for each pointer of the entry to one that is not there. also: entries of its own register yet to come."""
    for item in folder.definitions[entry.register].sections[0].fields:
        if not item.refers_to or not folder.keeps(item.refers_to):
            continue
        other = folder.kept(item.refers_to)
        for target in entry.names(item.name) or filter(None, (entry.text(item.name),)):
            is_own = item.refers_to == entry.register and target in (entry.id, *also)
            if other.find(target) is None and not is_own:
                place = where or f"{entry.id}, {item.name}"
                yield UnknownReference(entry=entry.id, target=target, field=item.name, where=place, other=other.title)


def _has_section(path: Path, section: str) -> bool:
    node, _ = compose(path.read_bytes(), name=path.name)
    return any(str(key.value) == section for key, _ in node.value)
