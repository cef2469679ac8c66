"""Letters that lack what they owe, as texts: for the tests of all the ways in which a letter is checked."""

GROUPS = """Harrowmere Borough Council
Our reference: FOI-2026-0001
{day} 2026

Dear {name},

Thank you for your request under the Freedom of Information Act 2000. You asked:
1. Is there a register of groups?
2. How many groups are there?

Question 1
We can neither confirm nor deny whether we hold this under section 31(3) of the Act.

Question 2
There are three groups.

Yours sincerely,
Information team
"""
MARKET = """Harrowmere Borough Council

{date}

Dear Ms Okonjo

You asked:
1. Please send the contract for the market hall.

We hold the contract. It is exempt under section 43(2) of the Freedom of Information Act 2000: disclosing it would
prejudice the commercial interests of the contractor, who is bidding again. The public interest in seeing how money is
spent is outweighed by that in a fair tender.

Yours sincerely
Information Governance Officer
"""
