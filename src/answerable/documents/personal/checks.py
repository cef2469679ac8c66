"""Check digits and ranges: what makes a row of digits one kind of number and no other."""

from __future__ import annotations


def digits_of(words: str) -> list[int]:
    """The digits, in order."""
    return [int(letter) for letter in words if letter.isdecimal()]


def is_nhs_number(words: str) -> bool:
    """True where ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = digits_of(words)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    *number, check = digits
    remainder = 11 - sum(digit * weight for digit, weight in zip(number, range(10, 1, -1), strict=True)) % 11
    return remainder != 10 and remainder % 11 == check


def is_card_number(words: str) -> bool:
    """True where 13 to 19 digits carry the check digit of a payment card (Luhn)."""
    digits = digits_of(words)[::-1]
    doubled = (digit * 2 - 9 * (digit > 4) if place % 2 else digit for place, digit in enumerate(digits))
    return 13 <= len(digits) <= 19 and sum(doubled) % 10 == 0


def is_iban(words: str) -> bool:
    """True where an account number carries the check digits of an IBAN (modulus 97)."""
    plain = "".join(words.split()).upper()
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1


def is_telephone(words: str) -> bool:
    """True where a number beginning 0 or +44 has a length and range in use here, and is no line of an organisation.

    Numbers beginning 03, 08 and 09 are lines of bodies and services, never of one person.
    """
    digits = "".join(letter for letter in words if letter.isdecimal())
    for code in ("0044", "44"):
        if digits.startswith(code) and (words.lstrip("(").startswith(("+", "00"))):
            digits = "0" + digits[len(code) :].removeprefix("0")
    return len(digits) in (10, 11) and digits[0] == "0" and digits[1] in "1257"


def is_network_address(words: str) -> bool:
    """True for four numbers of a byte each."""
    return all(int(part) < 256 for part in words.split("."))
