"""A disk that loses what was not synced when the power goes: files in memory, under SQLite's own code, by its VFS.

Each file is what was synced, and the writes since. When the power goes, any of those writes may be there, whole or cut,
in any order, as on a real disk.
"""

import apsw


class PowerOff(Exception):
    """The power went."""


class Disk(apsw.VFS):
    """The files of one machine."""

    def __init__(self, name):
        self.files, self.to_go, self.left = {}, None, None
        super().__init__(name, "")

    def xOpen(self, name, flags):
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        return _File(self, self.files.setdefault(path, _Content()), flags)

    def xDelete(self, path, sync):
        self.files.pop(path, None)

    def xAccess(self, path, flags):
        return path in self.files

    def xFullPathname(self, path):
        return path

    def goes_off(self, writes, *, dice):
        """The power goes after so many writes from now."""
        self.to_go, self.dice = writes, dice

    def write(self):
        """Count a write; where the power goes, keep what a machine would find that is switched on again."""
        if self.to_go is not None:
            self.to_go -= 1
        if self.to_go == 0:
            self.left = {path: file.after_power_off(self.dice) for path, file in self.files.items()}
            raise PowerOff


class _Content:
    """What a file holds: as read, as synced, and the writes between the two."""

    def __init__(self):
        self.now, self.synced, self.since = bytearray(), b"", []

    def put(self, data, at):
        self.now.extend(bytes(max(0, at + len(data) - len(self.now))))
        self.now[at : at + len(data)] = data

    def after_power_off(self, dice):
        found = _Content()
        found.now = bytearray(self.synced)
        for data, at in dice.sample(self.since, dice.randint(0, len(self.since))):
            found.put(data[: dice.choice([len(data), dice.randint(0, len(data))])], at)
        return bytes(found.now)


class _File(apsw.VFSFile):
    def __init__(self, disk, content, flags):
        self.disk, self.content, self.flags = disk, content, flags

    def xRead(self, amount, offset):
        return bytes(self.content.now[offset : offset + amount])

    def xWrite(self, data, offset):
        self.disk.write()
        self.content.put(data, offset)
        self.content.since.append((bytes(data), offset))

    def xTruncate(self, size):
        self.disk.write()
        del self.content.now[size:]

    def xSync(self, flags):
        self.disk.write()
        self.content.synced, self.content.since = bytes(self.content.now), []

    def xFileSize(self):
        return len(self.content.now)

    def xLock(self, level): ...
    def xUnlock(self, level): ...
    def xCheckReservedLock(self):
        return False

    def xFileControl(self, operation, pointer):
        return False

    def xSectorSize(self):
        return 4096

    def xDeviceCharacteristics(self):
        return 0

    def xClose(self): ...
