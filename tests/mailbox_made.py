"""A mailbox as libpff shows one, made from values: what no sample holds can be tried with it."""

from __future__ import annotations

from types import SimpleNamespace


class Entry:
    def __init__(self, number: int, value: object) -> None:
        self.entry_type = number
        if isinstance(value, int):
            self.value_type, self._data = (
                (0x40, _ticks(value)) if number in (0x0039, 0x0E06, 0x3007) else (3, value.to_bytes(4, "little"))
            )
        else:
            self.value_type, self._data = (
                (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
            )

    @property
    def data(self):
        if self._data is None:
            raise OSError("no data")
        return self._data


def _ticks(seconds: int) -> bytes:
    return ((seconds + 11_644_473_600) * 10_000_000).to_bytes(8, "little")


class Item:
    def __init__(self, values: dict[int, object] | None = None, number: int = 1) -> None:
        self.identifier = number
        entries = [Entry(each, value) for each, value in (values or {}).items()]
        self.record_sets = [SimpleNamespace(number_of_entries=len(entries), get_entry=entries.__getitem__)]
        self.inside: list[Item] = []

    @property
    def number_of_sub_items(self) -> int:
        return len(self.inside)

    def get_sub_item(self, number: int) -> Item:
        return self.inside[number]


class Attached(Item):
    def __init__(self, name: str, content: bytes = b"", *, mail: Item | None = None, is_broken: bool = False) -> None:
        super().__init__({0x3707: name})
        self.content, self.at, self.is_broken = content, 0, is_broken
        self.inside = [mail] if mail else []

    def get_size(self) -> int:
        return len(self.content)

    def seek_offset(self, at: int, whence: int) -> None:
        self.at = at

    def read_buffer(self, size: int) -> bytes:
        if self.is_broken:
            raise OSError("it does not read")
        found = self.content[self.at : self.at + size]
        self.at += len(found)
        return found


class message(Item):
    def __init__(
        self,
        values: dict[int, object],
        number: int = 1,
        *,
        people: tuple[Item, ...] = (),
        files: tuple[Attached, ...] = (),
    ) -> None:
        super().__init__(values, number)
        self.recipients = SimpleNamespace(record_sets=[each.record_sets[0] for each in people])
        self.files = files

    @property
    def number_of_attachments(self) -> int:
        return len(self.files)

    def get_attachment(self, number: int) -> Attached:
        return self.files[number]


class Folder(Item):
    def __init__(self, name: str | None, number: int, *, messages=(), folders=(), says: int | None = None) -> None:
        super().__init__({} if says is None else {0x3602: says}, number)
        self.name, self.messages, self.folders = name, list(messages), list(folders)
        self.inside = [*self.messages, *self.folders]

    @property
    def number_of_sub_messages(self) -> int:
        return len(self.messages)

    @property
    def number_of_sub_folders(self) -> int:
        return len(self.folders)

    def get_sub_message(self, number: int) -> Item:
        found = self.messages[number]
        if found is None:
            raise OSError("it does not read")
        return found

    def get_sub_folder(self, number: int) -> Folder:
        return self.folders[number]


def library(root: Folder) -> SimpleNamespace:
    """Stands for the module pypff: whatever file is opened, this is in it."""
    opened = SimpleNamespace(open_file_object=lambda file: None, get_root_folder=lambda: root, close=lambda: None)
    return SimpleNamespace(file=lambda: opened, message=message)
