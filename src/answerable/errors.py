"""Every error of Answerable, in one tree.

An error means that we cannot go on; what is wrong with a letter is a finding, not an error.

    AnswerableError
    ├── LawError        LAW…  exit 10   tables, provisions, clocks, calendars, costs
    ├── RegisterError   REG…  exit 11   the authority's folder: profile, registers, positions
    ├── LetterError     LET…  exit 12   reading files, letters, wording
    ├── EvidenceError   EVD…  exit 13   the log: its events, proofs, checkpoints, witnesses, bags
    ├── AnswerError     ANS…  exit 14   finding and proposing answers
    ├── DeskError       DSK…  exit 15   what may be done with a case, by whom and when
    └── RecordError     REC…  exit 16   captured messages and documents: what a file holds, and what it does not say

Each class holds four texts with named fields in braces: what happened, where, why it matters and
what to do. A code once used is never given to anything else.
"""

from __future__ import annotations

from typing import ClassVar


class AnswerableError(Exception):
    """What every error has: a code, four texts, the fields they name and the exit number of its family."""

    code: ClassVar[str]
    exit: ClassVar[int]
    what: ClassVar[str]
    where: ClassVar[str]
    why: ClassVar[str]
    do: ClassVar[str]

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.part("what"))

    def part(self, name: str) -> str:
        """One of the four texts ("what", "where", "why", "do") with its fields filled in."""
        return str(getattr(self, name)).format(**self.fields)

    @property
    def said(self) -> str:
        """What happened and what to do: what a page says."""
        return f"{self.part('what')} {self.part('do')}"

    def as_dict(self) -> dict[str, str]:
        """The code and the four texts, for JSON."""
        return {"code": self.code, **{name: self.part(name) for name in ("what", "where", "why", "do")}}


class LawError(AnswerableError):
    """The law's tables cannot answer."""

    exit = 10


class NotAProvision(LawError):
    """Words that do not name a place in the law."""

    code = "LAW001"
    what = "“{text}” does not name one place in the law."
    where = "{where}"
    why = "A citation must be exact before its exemption, test and dates can be looked up (FOIA s.17(1)(b))."
    do = "Write the section and its parts, for example: section 31(1)(a), reg.12(4)(b), FOISA 38(1)(b)."


class RowWithoutSource(LawError):
    """A row of a table without its cite, or with neither checked nor unsettled."""

    code = "LAW002"
    what = "This row has no source of its own."
    where = "{row}"
    why = "A value without its own source cannot be checked when the Act changes."
    do = "Add cite, the exact place, and checked, the day you took it from the text; or unsettled, why it is not certain."


class RowsOverlap(LawError):
    """Two rows with one id in force on the same day."""

    code = "LAW003"
    what = "Two rows with one id are in force on the same day."
    where = "{row}; and {other}"
    why = "The law of a day has one text; which row is meant cannot be known."
    do = "End the earlier row with until, the day before the later one's from."


class NoSuchProvision(LawError):
    """A citation that contradicts the Act's own list."""

    code = "LAW004"
    what = "“{given}” is not a provision of the {act}."
    where = "{where}"
    why = "A refusal notice must specify the exemption ({duty}), and this one does not exist."
    do = "{meant}"


class RowWithoutDates(LawError):
    """A row of a table without its first day."""

    code = "LAW006"
    what = "This row does not say from when it is in force."
    where = "{row}"
    why = "The law of the letter's date applies; a row without dates would apply to every letter."
    do = "Add from, its first day, and until where it has ended; or on, for a row that is one day."


class BadRow(LawError):
    """A field of a row that is not what the table needs."""

    code = "LAW007"
    what = "The field “{field}” holds {got!r}; it must be {wanted}."
    where = "{row}"
    why = "Code depends on this field, and would read the law wrongly."
    do = "Correct the field in that row."


class UnknownPlace(LawError):
    """A cite that the Act has no such place for."""

    code = "LAW008"
    what = "The source “{cite}” is not a place in the {act} or in an instrument that its act.toml lists."
    where = "{row}"
    why = "Only legislation can be the source of a row; guidance is a reading of it."
    do = "Correct cite, or list the instrument in act.toml with its address."


class NotInForce(LawError):
    """A provision that exists, but not on the day asked for."""

    code = "LAW009"
    what = "{given} was not in force on {on}."
    where = "{where}"
    why = "The law of the letter's date applies."
    do = "Use the provision in force on that day: {meant}."


class NotAnAct(LawError):
    """An Act that has no tables here."""

    code = "LAW010"
    what = "There is no table for “{act}”."
    where = "the name of an Act or of Regulations"
    why = "Provisions are looked up Act by Act."
    do = "Use one of: {known}."


class NotAGround(LawError):
    """A provision that exists, but lets nobody withhold or refuse anything."""

    code = "LAW011"
    what = "{given} is no ground to withhold or to refuse."
    where = "{where}"
    why = "Only an exemption, an exception or a refusal ground has a test to look up."
    do = "Name the ground relied on: {meant}."


class NotADuty(LawError):
    """An id that no table of duties or guidance has."""

    code = "LAW012"
    what = "There is no duty or guidance “{id}” on {on}."
    where = "law/tables: duties.toml of the Act, or guidance.toml"
    why = "A paragraph may only claim to meet a duty that the tables hold, with its source."
    do = "Use an id of the table, for example foia.s17.1.b; or add the row with its cite."


class BadEstimate(LawError):
    """An estimate of cost that cannot be reckoned."""

    code = "LAW013"
    what = "This estimate cannot be reckoned: {fault}."
    where = "the estimate as given"
    why = "A refusal on cost needs a reasonable estimate of the work that counts ({cite})."
    do = "Give hours of 0 or more for {known}, and a limit that the law has for the authority."


class BeyondCalendar(LawError):
    """A day that the calendar of bank holidays does not reach."""

    code = "LAW020"
    what = "The calendar “{calendar}” runs from {first} to {last}; this deadline needs {on}."
    where = "law/tables/calendars/bank-holidays.toml"
    why = "A working day depends on bank holidays (FOIA s.10(6)), and some are proclaimed year by year."
    do = "Add the days of {on:%Y} to that file, move known_until or expected_until, then compute again."


class NotAClock(LawError):
    """A clock that no table has."""

    code = "LAW021"
    what = "There is no clock “{clock}”."
    where = "the name of the clock"
    why = "A deadline can only be computed from a time limit that the tables hold, with its source."
    do = "{meant}"


class ClockNotInForce(LawError):
    """A clock that exists, but not on the day asked for."""

    code = "LAW022"
    what = "The clock “{clock}” was not in force on {on}."
    where = "the day that starts the clock"
    why = "The law of the date applies; this limit begins on {first}."
    do = "Check the day. For a day before {first}, look up the law of that day by hand."


class NotAnEvent(LawError):
    """An event that a clock does not have."""

    code = "LAW023"
    what = "The clock “{clock}” has no event “{event}”."
    where = "the events of the case"
    why = "An event changes a deadline only where the law of that clock says so."
    do = "{meant}The events of this clock are: {known}."


class EventsDisagree(LawError):
    """Events of one case that cannot both be so."""

    code = "LAW024"
    what = "“{first}” on {one} and {second} on {two} cannot both be so."
    where = "the events of the case, clock {clock}"
    why = "Two events that disagree give two deadlines, and the last one named does not win."
    do = "Correct the dates, add the event that is missing between them, or leave one out."


class EventBeforeReceipt(LawError):
    """An event dated before the day that starts the clock."""

    code = "LAW025"
    what = "“{event}” on {on} comes before the receipt on {received}."
    where = "the events of the case, clock {clock}"
    why = "Nothing can pause, restart or extend time that has not begun."
    do = "Correct the day of the event or the day of receipt."


class NeedsMoment(LawError):
    """A clock in hours without the moment that starts it."""

    code = "LAW026"
    what = "The clock “{clock}” counts hours; “{given}” does not say the moment with its offset."
    where = "the moment of becoming aware"
    why = "72 hours run through nights, weekends and the changes of the clocks (UK GDPR art.33(1))."
    do = "Write the moment with its offset from UTC, for example 2026-10-23T17:00+01:00."


class NotANation(LawError):
    """A part of the United Kingdom that is not known here."""

    code = "LAW027"
    what = "There is no nation “{nation}”."
    where = "the nation of the controller"
    why = "The last day moves off the public holidays of the controller's own part of the UK."
    do = "Use one of: {known}."


class NotAReading(LawError):
    """A reading of a clock that its table does not have."""

    code = "LAW028"
    what = "The clock “{clock}” has no reading “{reading}”."
    where = "the name of the reading"
    why = "Code may rest on someone's view of a limit only by naming it."
    do = "Use one of: {known}."


class NotACaseFile(LawError):
    """A file of clock cases that cannot be read as such."""

    code = "LAW029"
    what = "“{name}” is not a table of clock cases: {fault}."
    where = "{name}"
    why = "Each case needs its id, its regime, its inputs and the day expected."
    do = "Save it as CSV in UTF-8 with the columns case_id, regime, inputs and expected_due."


class NotACase(LawError):
    """One row of a file of clock cases that cannot be understood."""

    code = "LAW030"
    what = "Case “{case}” cannot be understood: {fault}."
    where = "{where}"
    why = "A case that is dropped would look like a case that is right."
    do = "Correct the row; the inputs of this regime are: {known}."


class RegisterError(AnswerableError):
    """The authority's folder cannot be read as it stands."""

    exit = 11

    @property
    def box(self) -> str:
        """The field that it is shown at: the one that it names, or the one it was given."""
        return str(self.fields.get("field") or self.fields.get("box") or "")


class NoAuthorityFolder(RegisterError):
    """There is no such folder, or nothing in it that Answerable reads."""

    code = "REG001"
    what = "{folder} is not an authority's folder."
    where = "{folder}"
    why = "Registers, positions and the profile are read from one folder of YAML files."
    do = "Name a folder that holds at least one of: {wanted}."


class BrokenYaml(RegisterError):
    """A file that is not YAML."""

    code = "REG002"
    what = "This is not YAML: {problem}."
    where = "{file}, line {line}"
    why = "Nothing after this line can be read."
    do = "Mend the line: look at its indentation, colons and quotes, and at the line before it."


class UnknownField(RegisterError):
    """A field that the register does not have."""

    code = "REG003"
    what = "The {register} register has no field “{field}”."
    where = "{where}"
    why = "A field with a wrong name is a fact that no answer would find."
    do = "{meant}"


class MissingField(RegisterError):
    """An entry without a field that every entry must have."""

    code = "REG004"
    what = "The entry {entry} has no “{field}”."
    where = "{where}"
    why = "Every entry of the {register} register must have it: {help}."
    do = "Add it; write null only where the register allows it."


class WrongValue(RegisterError):
    """A value that its field cannot hold."""

    code = "REG005"
    what = "“{field}” holds “{value}”; it must be {wanted}."
    where = "{where}"
    why = "Counts and deadlines are worked out from this field."
    do = "Write {wanted}."


class RepeatedEntry(RegisterError):
    """Two entries with one identifier."""

    code = "REG006"
    what = "The identifier {entry} is used twice."
    where = "{where}"
    why = "An answer names the entries that it rests on."
    do = "Give one of the two another identifier."


class UnknownReference(RegisterError):
    """An entry that points at something that is not there."""

    code = "REG007"
    what = "{entry} points at {target} in “{field}”, and no such entry is there."
    where = "{where}"
    why = "An answer would follow the pointer."
    do = "Correct it, or add {target} to {other}."


class BrokenGuard(RegisterError):
    """An entry that contradicts a guard of its register."""

    code = "REG008"
    what = "{entry}: {says}."
    where = "{where}"
    why = "{law}"
    do = "{mend}"


class NoEntries(RegisterError):
    """A file without the list that holds its entries."""

    code = "REG009"
    what = "{file} has no list “{section}”."
    where = "{file}, line 1"
    why = "The entries of the {register} register stand in that list."
    do = "Add “{section}:” with one item an entry, or an empty list: {section}: []."


class NotKept(RegisterError):
    """A register that the folder does not have."""

    code = "REG010"
    what = "This authority's folder has no {register} register."
    where = "{folder}"
    why = "Nothing can be said from a register that is not there."
    do = "Add {file}, or ask the people who keep that information."


class BrokenDefinition(RegisterError):
    """A file of the authority's own that should define a register, and does not."""

    code = "REG011"
    what = "{file} defines no register that works: {problem}."
    where = "{file}"
    why = "A register that cannot be read would be missing from the desk, from answers and from exports."
    do = "Mend the file, or take it out of the folder; the page on registers of your own shows one that works."


class StillPointedAt(RegisterError):
    """An entry that is to be removed while others point at it."""

    code = "REG012"
    what = "{entry} cannot be removed: {others} point at it."
    where = "{entry}"
    why = "An answer follows those pointers, and would find nothing."
    do = "Change those entries first."


class EntryRefused(RegisterError):
    """An entry of a register that cannot be kept as it was given; its faults stand in fields["faults"], one error each."""

    code = "REG013"
    what = "{says} {entry} is not kept."
    where = "{entry}"
    why = "Answers are given from the register, and would repeat what is wrong in it."
    do = "{do}"


class NotAnImport(RegisterError):
    """A file from which no entries of a register can be taken."""

    code = "REG014"
    what = "“{name}” cannot be imported: {fault}."
    where = "{name}"
    why = "Entries come in from CSV, XLSX, YAML or JSON, in the form in which the register is exported."
    do = "Export the register once, and bring the file into that form."


class PlanChanged(RegisterError):
    """An import that would do something else than its preview said."""

    code = "REG015"
    what = "The register was changed after the preview of this import."
    where = "{register}"
    why = "What is kept must be what somebody looked at."
    do = "Look at the preview as it is now, and keep it if it is right."


class NotADeviceFile(RegisterError):
    """A file that holds no rules for devices in a format that is read."""

    code = "REG020"
    what = "The rules of “{name}” cannot be read: {fault}."
    where = "{name}"
    why = "Rules for devices are read from AppLocker policies (XML), Apple profiles and Android Management API policies (JSON)."
    do = "Export the policy again in one of these formats, without a signature, and choose that file."


class NotAnInventory(RegisterError):
    """A file that is no table of the apps found on devices."""

    code = "REG021"
    what = "“{name}” is no table of apps found on devices: {fault}."
    where = "{name}"
    why = "What is on devices is compared by the names or identifiers of apps, a row each."
    do = "Export the found apps from Intune or Jamf as CSV, with the headings above the rows, and choose that file."


class BrokenHouseRule(RegisterError):
    """A house rule of the profile that no letter could be checked by."""

    code = "REG022"
    what = "This house rule {fault}."
    where = "{where}"
    why = "A rule that cannot be read as it is meant would be silent where it is wanted."
    do = "{mend}"


class LetterError(AnswerableError):
    """A file or a letter cannot be read or written."""

    exit = 12


class MissingFile(LetterError):
    """There is no such file."""

    code = "LET001"
    what = "There is no file {name}."
    where = "{name}"
    why = "A letter is read from a file."
    do = "Look at the name and at the folder it is in."


class NotAFile(LetterError):
    """A folder, a device or a pipe stands where a file was named."""

    code = "LET002"
    what = "{name} is {kind}, not a file."
    where = "{name}"
    why = "One letter is read from one file."
    do = "Name the files themselves, for example {name}/*.eml for a folder of mail."


class EmptyFile(LetterError):
    """A file without a word in it."""

    code = "LET003"
    what = "{name} holds no words."
    where = "{name}, {size} bytes"
    why = "Nothing can be read from it, and an empty request cannot be answered."
    do = "Save the message or document again from where it came, and look whether it opens there."


class TooLarge(LetterError):
    """A file of more bytes, pages or parts than any letter has."""

    code = "LET004"
    what = "{name} is too large to be a letter: {size}, where the limit is {limit}."
    where = "{name}"
    why = "Reading it could fill the memory of the machine or hold up every other file."
    do = "Take the letter itself out of the file and give that."


class UnknownKind(LetterError):
    """A file of a kind that is not read here."""

    code = "LET005"
    what = "{name} is {kind}, which is not read here."
    where = "{name}"
    why = "Mail (.eml), Word (.docx), PDF, HTML and plain text are read; others would only be guessed at."
    do = "{advice}"


class ProtectedFile(LetterError):
    """A file that opens only with a password."""

    code = "LET006"
    what = "{name} is protected with a password."
    where = "{name}"
    why = "Its words cannot be read without the password, and none is kept or asked for here."
    do = "Open it with the password, save a copy without one, and give that copy."


class DamagedFile(LetterError):
    """A file that stops early or does not follow its own format."""

    code = "LET007"
    what = "{name} is damaged: {fault}."
    where = "{name}"
    why = "Part of the letter would be missing without anyone noticing."
    do = "Save it again from where it came; if it does not open there either, ask the sender for it again."


class ExpandingFile(LetterError):
    """A file that unpacks to far more than its size: a mistake or an attack."""

    code = "LET008"
    what = "{name} unpacks to {size}, where the limit is {limit}."
    where = "{name}"
    why = "Files made to fill a machine's memory look like this; no letter does."
    do = "Do not open it. Ask the sender for the letter as plain text or PDF, and tell your security team."


class NotALetterLine(LetterError):
    """A line of a file of letters that holds no letter."""

    code = "LET020"
    what = "This line holds no letter."
    where = "{name}, line {line}"
    why = 'Each line is one letter: {{"id": …, "text": …, "truncated": true or false}}.'
    do = "Mend the line ({fault}), or take it out."


class NotARule(LetterError):
    """A code that no rule and no family of rules has."""

    code = "LET021"
    what = "No rule and no family of rules has the code “{given}”."
    where = "what was asked for"
    why = "A rule has two letters and two digits, as NC03; a family its two letters, as NC."
    do = "{mend}"


class WaiverNotWhole(LetterError):
    """A waiver that lacks its rule, its name or its reason, or that cannot be read."""

    code = "LET022"
    what = "This waiver {fault}."
    where = "{where}"
    why = "A waiver is a named officer's own reason for keeping a letter as it is: somebody must be able to answer for it."
    do = "{mend}"


class OnlyWord(LetterError):
    """A letter that was to be given back with comments, and is no Word file."""

    code = "LET023"
    what = "{name} is {kind}; only Word files (.docx) can be given back with comments."
    where = "{name}"
    why = "A comment stands at a place that the file's own program shows, and only Word's are written here."
    do = "Give --html FILE instead of --annotate: it shows the letter beside its findings, whatever its kind."


class CopyStands(LetterError):
    """A copy with comments that would be written over another file."""

    code = "LET024"
    what = "{name} is there already."
    where = "{name}, the copy of {of}"
    why = "It may hold what a colleague wrote in it; nothing is written over unless you say so."
    do = "Say --overwrite to replace it, or --to FOLDER to put the copies elsewhere."


class OpenQuestion(LetterError):
    """A question that nothing answers yet, in a letter that would answer it."""

    code = "LET040"
    what = "Question {question} is still open."
    where = "question {question}"
    why = "A letter that answers must answer every question, or say why it does not (FOIA s.1(1), s.17)."
    do = "Choose an outcome for it{ask}."


class AnswersDoNotMatch(LetterError):
    """A question with no answer or with two, or an answer to a question that was not asked."""

    code = "LET041"
    what = "Question {question} {fault}."
    where = "question {question}"
    why = "Each question has exactly one answer, so that nothing is left unsaid or said twice."
    do = "Give each question that was asked one answer, and correct or take out any other."


class TemplateUnusable(LetterError):
    """A council's own template that cannot carry a letter."""

    code = "LET042"
    what = "The template {name} cannot be used: {fault}."
    where = "{name}"
    why = "A letter's headings, quotes, lists and tables need a place and a style in the template."
    do = "Change the template: {do_this}."


class NoGround(LetterError):
    """A refusal that names nothing it rests on."""

    code = "LET043"
    what = "Question {question} is refused, but no {ground} is named."
    where = "question {question}"
    why = "A refusal must say which provision it relies on ({cite})."
    do = "Name the exact provision, or choose another outcome."


class NoLimb(LetterError):
    """A ground that stops short of the limb relied on."""

    code = "LET044"
    what = "{provision} does not say which limb is relied on."
    where = "question {question}"
    why = "A refusal must specify the {ground} ({cite}), and this one has several limbs."
    do = "Name one of: {limbs}."


class NoLikelihood(LetterError):
    """A prejudice test without its degree of likelihood, or with one that it does not have."""

    code = "LET045"
    what = "{provision} needs its likelihood: {wanted}."
    where = "question {question}"
    why = "The test is met only if the harm is shown to be that likely ({provision})."
    do = "Choose {wanted}, and keep evidence for it."


class NoReason(LetterError):
    """A ground without the reason that makes it apply to this information."""

    code = "LET046"
    what = "{provision} is named, but {missing} is missing."
    where = "question {question}"
    why = "A refusal must say why its ground applies to this information ({cite})."
    do = "Complete this ground: {do_this}."


class NoBalance(LetterError):
    """A qualified ground without a two-sided public interest test and its outcome."""

    code = "LET047"
    what = "{provision} needs a public interest test, and {missing} is missing."
    where = "question {question}"
    why = "Without it the information must be disclosed, or the question answered ({cite})."
    do = "Give reasons on both sides about {about}, then say in one sentence why one side weighs more."


class AsksWhy(LetterError):
    """A request for clarification that asks what the information is wanted for."""

    code = "LET048"
    what = "The answer to question {question} asks what the applicant wants the information for."
    where = "question {question}, {field}"
    why = "A request is answered whoever asks and why; only what helps to find it may be asked (s.1(3))."
    do = "Ask what would help to find the information, and offer ways to say it."


class NotAllCovered(LetterError):
    """A refusal of all of it whose grounds each cover a part."""

    code = "LET049"
    what = "Question {question} is refused as a whole, but each ground covers only a part of it."
    where = "question {question}"
    why = "What no ground covers must be given (FOIA s.1(1)(b), EIR reg.5(1), FOISA s.1(1))."
    do = "Add the ground for the rest, or say that the parts are all there is; where the rest is given, refuse a part only."


class NoAddress(LetterError):
    """A pointer without the place it points to."""

    code = "LET050"
    what = "Question {question} points elsewhere, but does not say {missing}."
    where = "question {question}"
    why = "The applicant must be able to find it without searching ({cite})."
    do = "Complete “where” in the answer: {do_this}."


class NoEstimate(LetterError):
    """A cost refusal without its estimate, without help, or without saying whether anything is held."""

    code = "LET051"
    what = "Question {question} is refused for its cost, but {missing} is missing."
    where = "question {question}"
    why = "A refusal for cost says what is held and helps the applicant to ask for what the limit allows ({cite})."
    do = "Write {missing}: {do_this}."


class WrongDenial(LetterError):
    """Neither confirming nor denying under a provision that does not allow it, or the reverse."""

    code = "LET052"
    what = "{provision} cannot be used for question {question}: {fault}."
    where = "question {question}"
    why = "Withholding and neither confirming nor denying are two decisions, with a provision each ({cite})."
    do = "Change the ground or the outcome: {do_this}."


class NotOpen(LetterError):
    """A provision that this authority, this law or this day does not allow."""

    code = "LET053"
    what = "{provision} is not open here: {fault}."
    where = "{where}"
    why = "A refusal that rests on a provision that does not apply is no refusal ({cite})."
    do = "Change the case file: {do_this}."


class StarterText(LetterError):
    """Words of a draft that were meant to be replaced."""

    code = "LET054"
    what = "Text to be replaced, of the kind “{pattern}”, still stands in {place}."
    where = "{where}"
    why = "It reads as unfinished, and may say what nobody decided."
    do = "Replace it with what is meant, or take it out."


class NoDetail(LetterError):
    """A detail that this kind of letter cannot do without."""

    code = "LET055"
    what = "{missing} is missing from this {kind} letter."
    where = "the case file, {field}"
    why = "Without it this letter is not complete: {because}."
    do = "Write {field} in the case file: {do_this}."


class NoExtension(LetterError):
    """More time for a reason that the law does not allow."""

    code = "LET056"
    what = "More time cannot be taken for this: {fault}."
    where = "{where}"
    why = "The law gives more time for few reasons, and this is none of them: {because}."
    do = "Answer now, or change the case file: {do_this}."


class NoWords(LetterError):
    """An answer that gives information, or asks something, without any words."""

    code = "LET057"
    what = "The answer to question {question} has no words of its own."
    where = "question {question}"
    why = "Its outcome is “{outcome}”, so the applicant must be told something."
    do = "Complete the answer: {do_this}."


class LeftOutWithoutGround(LetterError):
    """An answer that gives something and says that a part is left out, and names nothing it rests on."""

    code = "LET060"
    what = (
        "The answer to question {question} says that something is left out, but no {ground} is named for it: “{said}”"
    )
    where = "question {question}"
    why = "What is left out of what was asked for is refused, and a refusal must say which provision it relies on ({cite})."
    do = "Choose “Give part of it” and name the ground for what is left out. If it was not asked for, or nobody knows it, say so in that sentence."


class ReviewRequired(LetterError):
    """An authority without a review procedure, under a law that gives the applicant a review."""

    code = "LET059"
    what = "The profile says that there is no review, but this letter is written under the {law}."
    where = "the authority's profile, has_review"
    why = "Only FOIA s.17(7)(a) lets an authority have no review procedure; here the review is a right ({cite})."
    do = "Take has_review out of the profile, and say in review_contact who is written to for a review."


class BadCaseFile(LetterError):
    """A case file that cannot be read back."""

    code = "LET058"
    what = "This case file cannot be read: {fault}."
    where = "{place}"
    why = "A letter written from half a case file would be wrong without anyone noticing."
    do = "Correct that place, or write the case file again from the request."


class EvidenceError(AnswerableError):
    """Something of the evidence log does not hold, or cannot be made to."""

    exit = 13


class NotCanonical(EvidenceError):
    """An event that the log has no one form for."""

    code = "EVD001"
    what = "This cannot stand in the log: {fault}."
    where = "the body of an event"
    why = "An event is hashed as it is stored; two ways to write it would be two events."
    do = "Use text, whole numbers, true, false, nothing, lists and mappings with keys of a-z, 0-9 and _."


class NotProven(EvidenceError):
    """A proof about the log's tree that does not hold."""

    code = "EVD002"
    what = "The proof does not hold: {fault}."
    where = "the log's tree"
    why = "Only a proof shows that an event is in the log, or that nothing was taken out of it since."
    do = "Ask for the proof again; if it fails again, keep both copies and tell who audits the log."


class BadNote(EvidenceError):
    """Words that are no signed checkpoint."""

    code = "EVD003"
    what = "This is no checkpoint: {fault}."
    where = "{where}"
    why = "A checkpoint says in one exact form which log, how many events and which root; nothing else can be signed."
    do = "Take the checkpoint again from where it was kept, byte for byte."


class NotSigned(EvidenceError):
    """A checkpoint without a good signature by a key that counts."""

    code = "EVD004"
    what = "The checkpoint of {origin} at {size} events is not signed: {fault}."
    where = "the signatures of that checkpoint"
    why = "Whoever can write the database can write a checkpoint; only the key makes it the authority's."
    do = "Compare the key with the one that the authority publishes; do not rely on this log until they agree."


class BadKey(EvidenceError):
    """A key that cannot be read, or that others could read."""

    code = "EVD005"
    what = "This key cannot be used: {fault}."
    where = "{where}"
    why = (
        "The key signs for the authority; a damaged one signs nothing, and one that others can read signs for them too."
    )
    do = "Give the key that was made for this log; its file is open to its owner alone (mode 0600)."


class BadEvent(EvidenceError):
    """Bytes in one form that do not say what every event says."""

    code = "EVD006"
    what = "This is no event of a log: {fault}."
    where = "the body of an event"
    why = "Each event says what was done and when, and has a salt, so that its hash gives nothing away."
    do = "Take the event again from the log that it belongs to."


class OtherLog(EvidenceError):
    """A checkpoint brought to the witness of another log."""

    code = "EVD007"
    what = "This checkpoint is of the log {other}; this witness keeps those of {origin}."
    where = "{path}"
    why = "A witness that takes two logs for one could be shown either."
    do = "Keep a file for each log, and give this checkpoint to the other one."


class WentBack(EvidenceError):
    """A log that is smaller than it was."""

    code = "EVD008"
    what = "The log of {origin} has gone back: it has {size} events now, and had {kept} when it was last seen."
    where = "{path}"
    why = "A log only grows. Events were taken away, or an old copy of the database was put in its place."
    do = "Keep this file as it is, keep the database as it is, and tell who audits the log."


class Forked(EvidenceError):
    """A log that does not begin with the events that were seen before."""

    code = "EVD009"
    what = "The log of {origin} was rewritten: its {size} events do not begin with the {kept} that were seen before."
    where = "{path}"
    why = "What was recorded is never changed. An event was edited, put in or taken out, or this is another log."
    do = "Keep this file as it is, keep the database as it is, and tell who audits the log."


class OtherStart(EvidenceError):
    """An update made for a witness that holds another checkpoint."""

    code = "EVD010"
    what = "This update starts from {old} events, but the last checkpoint kept here is at {kept}."
    where = "{path}"
    why = "A proof of growth holds between two sizes only; here it says nothing about what was seen."
    do = "Make the update again from {kept} events."


class BadReceipt(EvidenceError):
    """Words that are no receipt, or no update for a witness."""

    code = "EVD011"
    what = "This is no {kind}: {fault}."
    where = "{where}"
    why = "It is read in one exact form, so that nobody can be shown one thing and the program another."
    do = "Take the file again from where it came, byte for byte."


class NoTimestamp(EvidenceError):
    """A timestamp that does not vouch for this checkpoint."""

    code = "EVD012"
    what = "The timestamp does not vouch for this checkpoint: {fault}."
    where = "the timestamp of {origin} at {size} events"
    why = "It shows when the checkpoint was there at the latest; a wrong one shows nothing."
    do = "Give the token that was made for this very checkpoint, and the certificates of the authority that made it."


class NoTimestampPart(EvidenceError):
    """A timestamp asked for where the optional library for it is not there."""

    code = "EVD013"
    what = "Timestamps need the library {library}, which is not installed."
    where = "this installation"
    why = "It is optional, as most authorities use a witness instead."
    do = "Install it: pip install 'answerable[timestamps]'."


class NotABag(EvidenceError):
    """A path with nothing at it that could be checked."""

    code = "EVD014"
    what = "{path} is no bag, no zip of one and no receipt."
    where = "{path}"
    why = "Evidence is checked as a bag (a folder with bagit.txt, or a zip of it) or as a receipt."
    do = "Name the folder that holds bagit.txt, the zip, or the receipt's file."


class CannotBeBagged(EvidenceError):
    """Something that a bag has no place for."""

    code = "EVD015"
    what = "This cannot go into the bag: {fault}."
    where = "{where}"
    why = "A bag is opened on any system for many years; what one of them would read otherwise is left out."
    do = "Give it another name, or leave it out."


class AnswerError(AnswerableError):
    """An answer cannot be found or proposed."""

    exit = 14


class NothingAsked(AnswerError):
    """A question without words."""

    code = "ANS001"
    what = "There is no question here."
    where = "{where}"
    why = "A request must describe the information that is wanted (FOIA s.8(1)(c))."
    do = "Give the words of the question."


class BadQuestionLine(AnswerError):
    """A line of a JSON Lines file that is not a question."""

    code = "ANS002"
    what = "This line is not a question: {problem}."
    where = "{file}, line {line}"
    why = "Each line must be an object with an id and a question."
    do = 'Write it as {{"id": "Q1", "question": "…"}}.'


class BeforeReceipt(AnswerError):
    """A letter would bear a day before its request."""

    code = "ANS010"
    what = "The letter would be dated {on}, before the request arrived on {received}."
    where = "{file}"
    why = "The date of the letter proves that it was in time (FOIA s.10(1)); it cannot come before the request."
    do = "Correct --on or --received."


class CaseThere(AnswerError):
    """A case would be written over."""

    code = "ANS011"
    what = "There is a case {reference} already."
    where = "{folder}"
    why = "Its letter may have been worked on; what is stored is never lost in silence."
    do = "Give another --reference or --out; or --replace, to write over it."


class NotAPairLine(AnswerError):
    """A line of a file of pairs that holds no earlier and present answer."""

    code = "ANS020"
    what = "This line holds no pair of answers."
    where = "{name}, line {line}"
    why = 'Each line is one pair: {{"id": …, "earlier": {{"question", "answer", "outcome", "date"}}, "now": {{"question", "answer", "outcome"}}}}.'
    do = "Mend the line ({fault}), or take it out."


class NotARequestLine(AnswerError):
    """A line of a file of requests that holds no request."""

    code = "ANS021"
    what = "This line holds no request."
    where = "{name}, line {line}"
    why = 'Each line is one request: {{"id": …, "query": …}}; or one object holds them all: {{"queries": [ … ]}}.'
    do = "Mend the line ({fault}), or take it out."


class NoSuchColumn(AnswerError):
    """A heading, or a role for one, that there is not."""

    code = "ANS030"
    what = "There is no “{given}” to be had for the columns of {name}."
    where = "{name}, what was said of its columns"
    why = "A column that is taken for another thing than it is would put answers beside the wrong questions."
    do = "Use one of: {known}."


class DeskError(AnswerableError):
    """An act at the desk cannot be done."""

    exit = 15


class WrongStage(DeskError):
    """An act that the stage of the case does not allow."""

    code = "DSK001"
    what = "“{act}” cannot be done while the case is at the stage “{stage}”."
    where = "the case"
    why = "A case moves through its stages in order, so that nothing leaves that was not approved."
    do = "Do one of these first, or instead: {allowed}."


class NotAllowed(DeskError):
    """A person who may not do this to this case."""

    code = "DSK002"
    what = "{who} may not {act} here."
    where = "{where}"
    why = "{because}"
    do = "{instead}"


class ChangedMeanwhile(DeskError):
    """Someone else saved the same thing after this page was opened."""

    code = "DSK003"
    what = "{thing} was changed by {who} at {at} while you were editing it."
    where = "{thing}"
    why = "Saving now would undo their change."
    do = "Read their version, put yours together with it, and save again. Nothing that you typed is lost."


class NotComplete(DeskError):
    """Something that the statute needs is not there yet."""

    code = "DSK004"
    what = "{thing} is not complete: {missing}."
    where = "{where}"
    why = "{why}"
    do = "{do}"


class NoSuchThing(DeskError):
    """An address or reference that leads nowhere, or nowhere this person may go."""

    code = "DSK005"
    what = "There is no {thing} here."
    where = "{where}"
    why = "It does not exist, or it is not open to you."
    do = "Look at the address, or search for it from the desk."


class NotApproved(DeskError):
    """A letter that no one else has agreed to, or that changed after it was agreed to."""

    code = "DSK006"
    what = "This letter is not approved as it stands."
    where = "{where}"
    why = "{because}"
    do = "Send it for approval, and send it to the applicant when it has been approved."


class ReferenceTaken(DeskError):
    """A reference that another case has."""

    code = "DSK007"
    what = "There is a case {reference} already."
    where = "{reference}"
    why = "A reference names one request for ever: letters and links carry it."
    do = "Look at that case; if this is another request, give it another reference, or none."


class NotAPlace(DeskError):
    """A place to split at that leaves nothing on one side of it."""

    code = "DSK008"
    what = "The question cannot be split there: one of the two would have no words."
    where = "{where}"
    why = "Each question must ask something, so that it can be answered by itself."
    do = "Choose a place inside the question, of 1 to {length} characters."


class BadNumbers(DeskError):
    """Numbers that do not name each question of a case once."""

    code = "DSK009"
    what = "These numbers cannot be used: {fault}."
    where = "{where}"
    why = "The letter answers question by question, and each is found by its number."
    do = "Give each question one number of its own, such as 1, 2a or 3.1."


class LinkEnded(DeskError):
    """A link to a question that leads nowhere any more, or never did."""

    code = "DSK010"
    what = "This link no longer works."
    where = "the link"
    why = "A link opens one question for one person, for as long as its answer is wanted."
    do = "If you still have something to say, write to the officer who asked you; they can send you a new link."


class NotWaiting(DeskError):
    """An act on something that nobody waits for any more."""

    code = "DSK011"
    what = "Nobody waits for this any more: {because}."
    where = "{where}"
    why = "Doing it now would only confuse whoever it reaches."
    do = "Look at the case again; it has changed since this page was opened."


class BadDay(DeskError):
    """A day that cannot be meant."""

    code = "DSK012"
    what = "{day} cannot be used: {fault}."
    where = "{where}"
    why = "{why}"
    do = "{do}"


class AddressTaken(DeskError):
    """A second account for one address."""

    code = "DSK030"
    what = "There is already an account for this address."
    where = "{where}"
    why = "People sign in with their address, so each has one of their own."
    do = "Change the account that is there, or use another address."


class StillUsed(DeskError):
    """Something that others still belong to."""

    code = "DSK031"
    what = "{thing} cannot be removed: {because}."
    where = "{thing}"
    why = "What belongs to it would belong to nothing."
    do = "{do}"


class MailNotSent(DeskError):
    """A message that must go at once, and that no mail server took."""

    code = "DSK032"
    what = "The message could not be sent: {reason}."
    where = "the mail server in the desk’s settings"
    why = "What was asked for is done, but the person does not know it."
    do = "Have the mail settings looked at and send the link again, or run on the desk’s machine “answerable person link {address}”."


class NotASetting(DeskError):
    """A value that a preference cannot have."""

    code = "DSK033"
    what = "“{label}” cannot be {value}: {because}."
    where = "the settings of the desk"
    why = "The desk depends on this value."
    do = "Choose another value."


class NotAToken(DeskError):
    """A key for programs that cannot be made as asked for."""

    code = "DSK034"
    what = "This key cannot be made: {because}."
    where = "your keys"
    why = "A key opens the desk to whoever holds it, so what it may do and until when must be said."
    do = "{do}"


class NotAMailbox(DeskError):
    """An address in ANSWERABLE_MAIL_IN that names no mailbox."""

    code = "DSK042"
    what = "“{address}” names no mailbox."
    where = "ANSWERABLE_MAIL_IN"
    why = "Mail is collected from imaps://, imap+starttls://, maildir: and mbox: addresses; imap:// without TLS is for this machine only."
    do = "Write it as imaps://name:password@mail.example/INBOX, or as maildir:/var/mail/foi."


class AlreadyPlaced(DeskError):
    """A message that is filed on a case."""

    code = "DSK044"
    what = "This message is filed on a case already."
    where = "mail that came in"
    why = "A message belongs to one case, so that nothing is answered twice."
    do = "Open that case, and note there what else the message concerns."


class MailboxUnreachable(DeskError):
    """A mailbox that gives nothing."""

    code = "DSK043"
    what = "Mail cannot be collected from {mailbox}: {reason}."
    where = "{mailbox}"
    why = "Requests may be lying there, and their time runs from the day they arrived."
    do = "Look whether the server answers, whether the password or token still holds, and whether the folder is there."


class LetterStopped(DeskError):
    """A letter that may not go on. Its field stops lists everything that keeps it, each with what to do about it."""

    code = "DSK040"
    what = "This letter cannot go on yet: {reasons}."
    where = "{where}"
    why = "A letter goes to somebody else only when every question is answered and no sure breach of the law is left in it."
    do = "Put each of these right. A finding that you have good reason to keep can be waived, with your name and the reason."


class AuthorityHasNoReview(DeskError):
    """An internal review asked of an authority that has no procedure for one."""

    code = "DSK041"
    what = "{authority} has no internal review."
    where = "{where}"
    why = "FOIA s.17(7)(a) lets an authority say so in its letters, and ours do."
    do = "Tell the applicant that they may complain to the Commissioner straight away."


class NoMailAddress(DeskError):
    """An address that no mail can go to."""

    code = "DSK060"
    what = "This is not an address that mail can be sent to."
    where = "the address"
    why = "An address for mail has a name, an @ sign and a domain, such as name@example.org, without accents before the @."
    do = "Correct the address."


class PersonalDataOpen(DeskError):
    """Words that may be personal data, about which nobody has decided."""

    code = "DSK070"
    what = "{count} in the public copy may be personal data, and nobody has decided about them."
    where = "{where}"
    why = "What is published is disclosed to the world; personal data may go only where the law allows it (UK GDPR Art 5, FOIA s.40)."
    do = "Take each of them out, or keep it and say why."


class AlreadyPublished(DeskError):
    """An answer that is in the disclosure log already."""

    code = "DSK071"
    what = "{reference} is in the disclosure log already."
    where = "{where}"
    why = "An answer has one address, which stays the same."
    do = "Change what is published there, or take it down."


class NoReasonGiven(DeskError):
    """An act that must say why, without a reason."""

    code = "DSK072"
    what = "There is no reason for {act}."
    where = "{where}"
    why = "The page stays at its address and tells whoever comes there why."
    do = "Write the reason in a sentence that anyone may read."


class HidesSomething(DeskError):
    """A file that is about to leave and holds what its reader does not see, or that nobody can look into. Its field looked lists it."""

    code = "DSK073"
    what = "A file holds what its reader does not see. {reasons}."
    where = "{where}"
    why = "Whoever gets the file can open it further than its pages: a hidden sheet in an answer exposed ten thousand people."
    do = "Take it out and attach the file again in its place, or have somebody who may approve this say why it may go as it is."


class BeingLookedAt(DeskError):
    """A file that is about to leave and has not been looked through yet."""

    code = "DSK074"
    what = "Not looked through for hidden data yet: {names}."
    where = "{where}"
    why = (
        "No file leaves before it is known what it holds besides what its reader sees. A large one takes some minutes."
    )
    do = "Wait some minutes and do it again. If it stays so, ask an administrator whether the work in the queue is being done."


class NotASheet(DeskError):
    """A spreadsheet that cannot be read."""

    code = "DSK080"
    what = "“{name}” cannot be imported: {fault}."
    where = "the file"
    why = "A list comes in from CSV or XLSX, with headings above the rows."
    do = "Open it in your spreadsheet program, save it as CSV (UTF-8) or XLSX without a password, and choose it again."


class ImportElsewhere(DeskError):
    """An act on an import that is at another step."""

    code = "DSK081"
    what = "This cannot be done now: the import is at the step “{step}”."
    where = "import {number}"
    why = "An import goes one step at a time; somebody else may have gone on with it."
    do = "Look at the page of the import, and go on from there."


class LogElsewhere(DeskError):
    """An act on the log of another authority that is at another step."""

    code = "DSK107"
    what = "This cannot be done now: the log is at the step “{step}”."
    where = "log {number}"
    why = "A log is read, looked at, and then kept or removed; somebody else may have gone on with it."
    do = "Look at the page of the log, and go on from there."


class ImportTouched(DeskError):
    """An import that cannot be taken back, because people have worked on its cases."""

    code = "DSK082"
    what = "This import cannot be taken back: something has been done to {count} of its cases, {reference} among them."
    where = "import {number}"
    why = "Taking it back would take what people did with it."
    do = "Correct those cases one by one."


class StepOutOfTurn(DeskError):
    """An act on a breach that does not follow from where the breach stands."""

    code = "DSK170"
    what = "“{act}” cannot be done with {entry}: {because}."
    where = "{entry}"
    why = "The register shows how each decision was reached, one step after another (UK GDPR art. 33(5))."
    do = "{do}"


class NotNow(DeskError):
    """An act on evidence that does not fit how the evidence stands."""

    code = "DSK140"
    what = "“{act}” cannot be done with {thing}: {because}."
    where = "{thing}"
    why = "Evidence has one holder at a time, and what happens to it is written down in the order in which it happens."
    do = "{do}"


class FormUsed(DeskError):
    """A form of the chain of evidence that was used for another entry."""

    code = "DSK141"
    what = "This form was used for another entry."
    where = "{where}"
    why = "A form that is sent twice makes one entry, so each entry needs a form of its own."
    do = "Open the page again, and fill in the new form."


class EvidenceReferenceTaken(DeskError):
    """A reference of an investigation that names something else, or differs from another by noughts alone."""

    code = "DSK142"
    what = "The reference {reference} is not free: {written} names {names}."
    where = "{reference}"
    why = "A reference names one body of evidence for ever, and two that differ by noughts alone are taken for one another, in a court too."
    do = "If it is that evidence, write the reference just so and choose its breach; if not, leave the reference empty to get the next."


class HeldByRule(DeskError):
    """A person who lifts the hold of a request."""

    code = "DSK160"
    what = "Hold {number} cannot be lifted by hand: it came with {case}."
    where = "hold {number}"
    why = "What is asked for is kept until every appeal has had its time; destroying it to prevent its disclosure is an offence (FOIA s.77)."
    do = "Wait: the desk lifts it by itself, and the page of the hold shows the day and how it is worked out."


class FileDestroyed(DeskError):
    """An act on a request whose file was destroyed under the retention schedule."""

    code = "DSK161"
    what = "The file of {reference} was destroyed in disposal {disposal}; only its record stays."
    where = "{reference}"
    why = "The retention schedule keeps reference, dates and outcome for statistics, and nothing about the person who asked."
    do = "Look at the record of disposal. If there is something new, make a new request of it."


class DisposalElsewhere(DeskError):
    """An act on a disposal that is at another step."""

    code = "DSK162"
    what = "This cannot be done now: the disposal is at the step “{step}”."
    where = "disposal {number}"
    why = "A disposal goes one step at a time; somebody else may have gone on with it."
    do = "Look at the page of the disposal, and go on from there."


class NothingDue(DeskError):
    """A disposal of nothing."""

    code = "DSK163"
    what = "There is nothing in it that may be destroyed."
    where = "{where}"
    why = "A record goes only when its period is over, and while no hold covers it."
    do = "Look at the list of what is due; each line says why it stays."


class VirusFound(DeskError):
    """A file that the scanner knows as harmful."""

    code = "DSK180"
    what = "{name} is not taken in: {scanner} knows it as {virus}."
    where = "{name}"
    why = "Whoever opens the capture, or a file in it, would run it."
    do = "Have whoever runs the council's computers look at the phone or account it came from. Nothing of the file was kept."


class NotScanned(DeskError):
    """A file that the scanner was to look at, and did not."""

    code = "DSK181"
    what = "{name} could not be looked at for viruses: {reason}."
    where = "{name}"
    why = "This desk takes in no capture that the scanner has not looked at."
    do = "Ask an administrator whether the scanner runs and takes files of this size (StreamMaxLength), and bring the file in again."


class CapturedAlready(DeskError):
    """A file that was captured before."""

    code = "DSK182"
    what = "This very file was captured already: it is capture {number} of {title}, of {day}."
    where = "{name}"
    why = "The same file again shows nothing new, and would count as a capture that was never made."
    do = "Look at that capture. For a new capture export the chat again: a new export has new bytes."


class CaptureElsewhere(DeskError):
    """An act on a capture that is at another step."""

    code = "DSK183"
    what = "This cannot be done now: the capture is at the step “{step}”."
    where = "capture {number}"
    why = "A capture goes one step at a time; somebody else may have gone on with it."
    do = "Look at the page of the capture, and go on from there."


class NotAChat(DeskError):
    """A capture that does not say of which chat it is."""

    code = "DSK184"
    what = "It is not clear which chat this is a capture of: {reason}."
    where = "{where}"
    why = "Messages that stand under the wrong group are found by the wrong searches and destroyed on the wrong day."
    do = "Name a group of the register of groups, or the person whose account it is."


class NoFileAccess(AnswerableError):
    """The machine refuses a file or folder."""

    code = "SYS001"
    exit = 3
    what = "A file or folder cannot be used: {reason}."
    where = "{path}"
    why = "What is named must be there, and must be readable or writable by you."
    do = "Check the path and its permissions, then run the command again."


class DeskNotInstalled(AnswerableError):
    """A command of the desk without the packages that it needs."""

    code = "SYS002"
    exit = 3
    what = "The desk is not installed here: there is no {module}."
    where = "this Python"
    why = "The command line works alone; the desk needs further packages."
    do = "Install them with: pip install 'answerable[desk]' (for PostgreSQL: 'answerable[desk,postgres]')."


class PortTaken(AnswerableError):
    """A port that cannot be opened."""

    code = "SYS003"
    exit = 3
    what = "The desk cannot listen on {host}, port {port}: {reason}."
    where = "--host and --port"
    why = "Another program may be listening there; or the port is below 1024, or the address is not this machine's."
    do = "End the other program, or choose another port: answerable serve --port 8001"


class NotADemo(AnswerableError):
    """A data folder that holds something other than a demonstration."""

    code = "SYS004"
    exit = 3
    what = "This data folder is not one of a demonstration."
    where = "{folder}"
    why = "The demonstration would write invented people and requests into it."
    do = "Leave ANSWERABLE_DATA unset, or name an empty folder."


class NoKey(DeskError):
    """A call of the API without a key that works."""

    code = "DSK090"
    what = "This call has no key that works."
    where = "the header Authorization"
    why = "A program acts in the name of whoever made its key, and within what that key allows."
    do = "Send “Authorization: Bearer” and a key from “Keys for programs” in your account; look whether it has ended."


class NotWhatTheKeyIsFor(DeskError):
    """A call that the key was not made for."""

    code = "DSK091"
    what = "This key may not be used for this: it lacks “{scope}”."
    where = "the header Authorization"
    why = "A key is good only for what was chosen when it was made."
    do = "Make a key that allows “{scope}”, if your role does."


class TooManyCalls(DeskError):
    """More calls in a minute than a key may make."""

    code = "DSK092"
    what = "This key has made more than {most} calls in a minute."
    where = "the key"
    why = "The desk is shared with the people who work on it."
    do = "Wait {seconds} seconds, then go on more slowly."


class CallDiffers(DeskError):
    """An Idempotency-Key that was used for another call."""

    code = "DSK093"
    what = "This Idempotency-Key was used for another call."
    where = "the header Idempotency-Key"
    why = "A call that is made again must be the same call, or nobody knows which of the two was meant."
    do = "Use a new key for a new call. For the same call, send exactly the same body."


class NotUnderstood(DeskError):
    """A call with fields that are missing, unknown or not what they should be."""

    code = "DSK094"
    what = "{count} of this call cannot be used."
    where = "{where}"
    why = "Nothing was done: half of what was meant is worse than none of it."
    do = "Put right what stands under “fields”, and call again."


class NotTheMethod(DeskError):
    """A method that an address does not know."""

    code = "DSK095"
    what = "{method} does nothing at this address."
    where = "the method of the call"
    why = "Each address answers to the methods that the document of the API lists."
    do = "Use one of: {allowed}."


class NotReadable(DeskError):
    """A body that is not JSON, or not the form that the address takes."""

    code = "DSK096"
    what = "The body of this call cannot be read."
    where = "the body"
    why = "What was meant cannot be known from it."
    do = "Send JSON in UTF-8 with “Content-Type: application/json”; a file goes as multipart/form-data."


class FileTooLarge(DeskError):
    """A file larger than one may be."""

    code = "DSK100"
    what = "“{name}” is larger than {most} MB."
    where = "the file"
    why = "A file of any size would fill the disk on which every request is kept."
    do = "Choose a file of {most} MB or less, or send it in parts."


class NotAsKept(DeskError):
    """Stored bytes that are gone, or are others than were kept."""

    code = "DSK101"
    what = "File {key} is not as it was kept."
    where = "file {key} in the store of files"
    why = "What is not byte for byte what came or went proves nothing, so it is not given out."
    do = "Ask whoever runs the desk to bring this file back from a backup: {sha256}."


class TooMuchAtOnce(DeskError):
    """A body larger than it may be here."""

    code = "DSK097"
    what = "The body of this call is too large."
    where = "the body"
    why = "A call in JSON is read whole into memory; a form is not."
    do = "Send the file as multipart/form-data to the address that ends in /upload."


class NotToBeTold(DeskError):
    """An address that a webhook may not have."""

    code = "DSK098"
    what = "“{address}” cannot be told anything: {fault}."
    where = "the address of the webhook"
    why = "The desk stands inside the authority's network, and must not be used to reach what is there."
    do = "Use an https address that anyone can reach; a machine inside the network needs ANSWERABLE_WEBHOOKS_INSIDE."


class NotText(DeskError):
    """A form or an address that holds U+0000, which no text has and PostgreSQL refuses."""

    code = "DSK099"
    what = "This holds a character that cannot be kept (U+0000)."
    where = "the form or the address"
    why = "No text has this character: it comes from a damaged file or a program, and it would cut the words off."
    do = "Go back, take the character out by typing the words again, and save. Nothing was changed."


class LogDamaged(DeskError):
    """The log's rows are not what was recorded."""

    code = "DSK102"
    what = "The log cannot be sealed: its bytes are not those that were recorded."
    where = "{place}"
    why = "A signature over changed bytes would make a forgery the authority's own; nothing was signed."
    do = "Keep the database as it is, run answerable manage verifylog, and tell who audits the log."


class NotProvedYet(DeskError):
    """Something of the log that no proof can be given for."""

    code = "DSK104"
    what = "There is no proof of {thing}: {fault}."
    where = "{thing}"
    why = "A proof leads from an entry's bytes to a signed checkpoint; without both there is nothing to show."
    do = "Wait for the next checkpoint, a few minutes at most. What a disposal took is proved by the entry of the disposal."


class NoOutsideClock(DeskError):
    """A time-stamping authority that gave no timestamp."""

    code = "DSK105"
    what = "The time-stamping authority gave no timestamp: {fault}."
    where = "the address in ANSWERABLE_TIMESTAMPS"
    why = "An outside clock shows when a checkpoint was there at the latest; the log is sealed without it all the same."
    do = "Nothing, at first: the desk asks again by itself. Where it goes on, look at the address and at the network."


class SearchNameTaken(DeskError):
    """A second search of one person under a name."""

    code = "DSK106"
    what = "You have a search called “{name}” already."
    where = "your saved searches"
    why = "Searches are found again by their names."
    do = "Choose another name, or remove the one that has it."


class NoSigningKey(DeskError):
    """The key that signs the log is not there, or is another one."""

    code = "DSK103"
    what = "The log cannot be sealed: {fault}."
    where = "{path}"
    why = "Checkpoints are signed with one key until it is changed on record; readers would refuse another."
    do = "Put the key back from its copy, or point ANSWERABLE_LOG_KEY at it. If it is lost, the log must be begun anew."


class RecordError(AnswerableError):
    """A captured file cannot be read whole, or does not say what a record must."""

    exit = 16


class NotACapture(RecordError):
    """A file of no format that we read."""

    code = "REC001"
    what = "This file is of no format of messages that can be read here."
    where = "{name}"
    why = "A file that is read as what it is not loses or makes up messages, and a search over it would be wrong."
    do = "Export the chat again with the program's own export, or keep the file as a document. Read are: {formats}."


class DatesToSettle(RecordError):
    """The order of day and month cannot be told from the file."""

    code = "REC002"
    what = "This export does not say whether {printed} is {readings}."
    where = "{name}: {evidence}"
    why = "A wrong month puts messages outside the period that a search covers (FOIA s.1(1), DPA 2018 s.45)."
    do = "Ask whose phone it was, then read it again with {choices}, and record how you know."


class NothingInIt(RecordError):
    """A file in which no message begins."""

    code = "REC003"
    what = "No line of this file begins a message."
    where = "{name}"
    why = "A capture without messages proves nothing about what was said."
    do = "Look at the file: was it exported whole, and is it the chat and not one of its attachments?"


class UnsafeArchive(RecordError):
    """A zip that is not opened, with the reason."""

    code = "REC004"
    what = "This zip is not opened: {reason}."
    where = "{name}, {member}"
    why = "A zip can be made to fill the disk, to write outside its folder or to hide what it holds."
    do = "Export the chat again from the phone. If this is how it left the phone, keep it sealed and ask for help."


class NotRebuilt(RecordError):
    """The records and the gaps between them do not give the file back."""

    code = "REC005"
    what = "The records and the gaps between them do not give this file back byte for byte."
    where = "{name}, at byte {byte}"
    why = "A record that cannot be shown in the file it came from is no evidence."
    do = "Nothing was kept of this import. Check that the file was not changed while it was read, and read it again."


class TooLongARecord(RecordError):
    """One message that is longer than a message can be."""

    code = "REC006"
    what = "A message of this file is longer than {limit} MB."
    where = "{name}, at byte {byte}"
    why = "No program of messages writes one so long: what follows is not messages of this form."
    do = "Look at the file at that place: two files may have been joined, or an attachment copied into the chat."


class Damaged(RecordError):
    """A file whose form is broken where it matters."""

    code = "REC007"
    what = "This file is damaged: {reason}."
    where = "{name}, {place}"
    why = "What stands after that place could be lost without anybody knowing."
    do = "Export or copy it again. If no better copy exists, keep it as it is and say in the search that it is damaged."


class NotAZone(RecordError):
    """Words that name no time zone."""

    code = "REC008"
    what = "“{zone}” is not the name of a time zone."
    where = "{where}"
    why = "The moment of a message is worked out from the printed time and the zone of the phone."
    do = "Write it as in the tz database, for example Europe/London or Europe/Paris."


class CalendarNotRead(RecordError):
    """Dates of a calendar that cannot be turned into the common one without a table of its months."""

    code = "REC009"
    what = "The dates of this export are of a calendar that is not read here: its years are like {year}."
    where = "the head of each message"
    why = "A date turned by a rule of thumb can be a day or two wrong, and then messages stand on the wrong day."
    do = "Set the phone's calendar to Gregorian and export the chat again; the messages stay the same."


class NoReaderForPst(RecordError):
    """A data file of Outlook, where the library that reads it is not installed."""

    code = "REC010"
    what = "Outlook's data files cannot be read on this machine."
    where = "{name}"
    why = "They are read by libpff, which is not installed with the rest."
    do = "Install it with pip install 'answerable[pst]', or export the folders from Outlook as .msg or .eml files."


class FormNotRead(RecordError):
    """A file that holds messages in a form which is known, and not read."""

    code = "REC011"
    what = "This is {kind}, and messages in that form are not read here."
    where = "{name}"
    why = "A form that is read in part loses messages, and a search over it would be wrong."
    do = "{advice}"


class NotReleasable(RecordError):
    """A file of a kind that no released copy can be made of."""

    code = "REC030"
    what = "No released copy can be made of {kind}."
    where = "{name}"
    why = "A copy is made anew from what is kept of a file, and that needs a file that can be read whole."
    do = "{advice}"


class NoSuchPlace(RecordError):
    """A place that is to be withheld or kept, and that the file does not have."""

    code = "REC031"
    what = "The place “{place}” cannot be marked: {fault}."
    where = "{name}"
    why = "A mark that fits nothing would withhold nothing, and nobody would see it."
    do = "List the places of the file with answerable release --parts, and mark one of those."


class StandsElsewhere(RecordError):
    """Words that are withheld at one place and stand at another. Its field standing holds the places."""

    code = "REC032"
    what = "What is withheld still stands at {places}."
    where = "{name}"
    why = "Words that are taken out of one place and left in another are not withheld."
    do = "Withhold them there too, or keep each of those places expressly and say why."


class CopyNotProven(RecordError):
    """A released copy in which something withheld was found, or in which it could not be looked for."""

    code = "REC033"
    what = "The released copy did not pass its checks, and is not given out: {failed}."
    where = "{name}"
    why = "A copy leaves only when what was withheld is found nowhere in it."
    do = "Withhold the whole page, sheet or part, or save the file in another format and release that."


class NotAPlan(RecordError):
    """A plan of what is withheld that cannot be read as one."""

    code = "REC034"
    what = "This is no plan of what is withheld: {fault}."
    where = "{name}"
    why = "What is withheld must be exactly what somebody wrote down, with its provision and its reason."
    do = "Write it in JSON as docs/records-released.md shows."
