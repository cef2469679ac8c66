"""Made sentences, letters and chats for benchmarks/personal.py, with the places of what is personal in them.

A word in braces is filled in and counts as personal: {a} a whole name, {a1} the given name of that person, {a2} the
surname with a title, {ai} initial and surname, {al} the given name in small letters, {au} the initials, {am} the mail
address; {b}, {c}, {d} are other people. Words without braces are never personal: they are the traps. Of each table the
first half was looked at while the finder was made; the second half was written at the same time and opened at the end.
Nobody here is a real person; the authority is Harrowmere.
"""

from __future__ import annotations

WORKED_NAMES = (
    "Jane Hallworth", "Tobias Wrenfield", "Priya Raghunathan", "Mohammed Iqbal", "Siobhan O'Rourke", "Rhiannon Prosser", "Agnieszka Kowalczyk",
    "Oluwaseun Adebayo", "Chidi Nwosu", "Fatima al-Sayed", "Callum MacAskill", "Mei-Ling Tan", "Harpreet Kaur", "Dumitru Ionescu", "Ayesha Siddiqui",
    "Gwenllian ap Rhys", "Kwame Boateng", "Yusuf Demir", "Svetlana Petrenko", "Beatriz de Souza", "Thuy Nguyen", "Samuel Featherstonehaugh",
    "Will Mayhew", "Rose Carpenter", "Mark Banks", "Grace Okonjo-Hart", "Ewa Nowak", "Imran Chaudhry", "Niamh Gallagher", "Desmond Achterberg",
)  # fmt: skip
HELD_NAMES = (
    "Peter Ollerenshaw", "Marigold Tweddle", "Anjali Deshpande", "Abdul Rahman Khan", "Aoife Ni Dhomhnaill", "Dafydd Llewellyn", "Krzysztof Wojcik",
    "Ngozi Eze", "Babajide Ogunleye", "Hassan el-Masri", "Morag Galbraith", "Wei Zhang", "Gurpreet Singh Gill", "Ioana Popescu", "Zainab Hussain",
    "Lowri Pugh-Davies", "Abena Mensah", "Elif Yilmaz", "Oksana Shevchenko", "João da Silva", "Linh Tran", "Cuthbert Arkwright",
    "Grant Fielding", "Daisy Church", "Frank Marsh", "Blessing Uche-Cole", "Tomasz Lis", "Rukhsana Begum", "Declan D'Arcy", "Ottilie van der Berg",
)  # fmt: skip

WORKED_SENTENCES = (
    "{a} complained about the noise at the depot on 3 May 2024.",
    "The caller, {a2}, left her number as {tel} and asked for a call after five.",
    "I spoke to {a} on Tuesday and he agreed to send the plans.",
    "Please pass this to {a}, our Tree Officer, before noon.",
    "The head teacher, {a}, said that the gate had been left open.",
    "Her NHS number is {nhs} and her date of birth is {dob}.",
    "Payroll shows NI number {ni} against the wrong employee.",
    "A grey van, {plate}, was parked across the dropped kerb.",
    "The cameras recorded vehicle registration {oldplate} twice that week.",
    "The tenant of {addr} reported damp in both bedrooms.",
    "Send the refund to sort code {sort}, account number {acct}.",
    "Can you ask {al} whether the skip permit went out?",
    "{a1} and {b1} were both on leave when the barrier failed.",
    "We have had three e-mails from {am} since Monday.",
    "According to {ai}, the survey had been done the year before.",
    "Council tax account {ctref} is in arrears and in the name of {a}.",
    "The keys were signed for by {a} of {faddr}.",
    "In {post} there are two households and one of them is an applicant.",
    "Witnesses: {a}, {b} and {c}.",
    "The log shows a sign-in from {ip} at 23:14 by user {user}.",
    "He paid with card {card} at the kiosk.",
    "{a}’s mother rang again about the school place.",
    "Cllr {aplain} asked why the hedge had not been cut.",
    "It was decided by {a} and {b} without the others.",
    "My neighbour {a1} saw it happen from her kitchen.",
    "Text me on {mob} or mail {am}.",
    "The claimant was born on {dob} and lives alone.",
    "Letter from {a} to {b} dated 14 March 2023, two pages.",
    "{a2} does not accept the decision and {b2} agrees with her.",
    "thanks, spoke w {al} this morning, all good",
    "Staff number {staffref} was used to open the door.",
    "As {a} told the inspector, nobody had checked the valve.",
    "{a} (Highways) will chase the contractor.",
    "The Freedom of Information Act 2000 came into force in January 2005.",
    "Grant Thornton audited the accounts of Harrowmere Borough Council.",
    "The road works on Victoria Road and Albert Street end in May.",
    "Please see FOI-2026-0142 and planning application 24/00630/FUL.",
    "There were 1,234 penalty notices in 2024/25, up from 943 in 2023/24.",
    "Microsoft Teams is approved; WhatsApp may be used in named groups.",
    "The Head of Planning wrote to the Environment Agency in March.",
    "Will the council mark the bays again in June, and may residents park there?",
    "Queen Elizabeth Hospital and St Mary's Primary School share a car park.",
    "The Chief Executive reports to the Leader of the Council at Market Hall.",
    "Our customer services line is 0300 123 1113 and opens at 9am.",
    "Under section 40(2) and Article 6(1)(f) the names were withheld.",
    "Invoice 10045578 for £12,400.00 was paid on 30 September 2024.",
    "Marks Gate, Grace Road and Rose Hill are wards of the borough.",
    "Bins on Mill Lane were missed on Monday, Wednesday and Friday.",
)
HELD_SENTENCES = (
    "We were told by {a} that the boiler had failed twice.",
    "{a} lives next door and has offered to give a statement.",
    "Please ring {a2} on {mob} about the missed collection.",
    "The complaint came from {am} late on Sunday night.",
    "Officer {a} visited and took four photographs.",
    "The applicant's date of birth was given as {dob}.",
    "Patient {a}, NHS no. {nhs}, was discharged on Friday.",
    "National Insurance number: {ni}",
    "The blue Astra {plate} belongs to the man at {addr}.",
    "It was an older car with the plate {oldplate}.",
    "Write to her at {faddr} from now on.",
    "Refund due: sort code {sort}, a/c no {acct}, payee {a}.",
    "has anyone heard from {al} today?",
    "{a1} said she would cover for {b1} until Thursday.",
    "Signed by {ai} on behalf of the landlord.",
    "The account reference is {ctref} and the sum owed is £412.60.",
    "The families at {post} were moved before Christmas.",
    "Present: {a} (chair), {b}, {c}. Apologies: {d}.",
    "The router gave {ip} to the laptop of {a}.",
    "A duplicate charge was made to card number {card}.",
    "{a}'s son was placed at another school.",
    "Councillor {aplain} and Mrs {bsur} met the residents.",
    "He is known online as {user} and posts about potholes.",
    "Thank you for meeting {a} and me last week.",
    "The social worker, {a}, has left the service.",
    "You can reach me by phone, {tel}, most mornings.",
    "She was born {dob} in another county.",
    "E-mail from {a} to {b}, cc {c}, 9 January 2024.",
    "{a2} asked {b2} to stop sending letters.",
    "pls tell {al} the meeting moved to 3",
    "Employee number {staffref} has two contracts.",
    "{a} explained how the grant had been spent.",
    "{a} – Parking Services – will reply by Friday.",
    "The driver gave his name as {a} and his address as {addr}.",
    "The Environmental Information Regulations 2004 apply to this request.",
    "Price Waterhouse and Mott MacDonald were both asked to tender.",
    "Church Street, Station Road and Chapel Lane will close on Sunday.",
    "The reference of your complaint is IR-2025-0077.",
    "In 2023/24 we spent £1,250,000 on 312 placements.",
    "Google Maps and Adobe Acrobat are on the approved list.",
    "The Director of Public Health wrote to NHS England in April.",
    "May we ask whether you will grant a licence for the May fair?",
    "King Edward School is next to St John's Church and Alexandra Park.",
    "The Monitoring Officer advises the Standards Committee.",
    "Ring the contact centre on 01632 960000 between eight and six, the number is public.",
    "The Data Protection Act 2018 defines personal data in section 3.",
    "Purchase order 4500123456 covers the years 2022 to 2025.",
    "Frankwell, Daisy Bank and Marsh End are polling districts.",
)

WORKED_DOCUMENTS = (
    """From: {a} <{am}>
To: FOI Team <foi@harrowmere.example>
Cc: {b}
Sent: 4 March 2025 09:12
Subject: Parking fines on Kiln Road

Dear Sir or Madam,

Please send me the number of penalty charge notices issued on Kiln Road since April 2022.
I asked {c} at the contact centre in January and she could not tell me.

My mobile is {mob} if you need to speak to me.

Yours faithfully

{a}
{addr}
""",
    """Harrowmere Borough Council
Town Hall, Market Square

Our ref: FOI-2025-0311
3 May 2025

Dear {a2}

Thank you for your request of 4 April 2025 about housing repairs. We hold the information.
The repairs at your home were ordered by {b}, Repairs Manager, and inspected by {c}.

If you are unhappy you may ask for an internal review. You can then complain to the Information
Commissioner's Office, Wycliffe House, Water Lane, Wilmslow.

Yours sincerely

{d}
Information Governance Officer
Direct line: {tel}
{dm}
""",
    """Hi {a1}

Bad news about {addr}: the tenant, {b}, says the lock was changed again. Her daughter {c1} has the
only key. Can you ring her on {mob}? Rent account is {rentref}.

Thanks
{d1}

{d}
Housing Officer | Harrowmere Borough Council
T: {tel} | E: {dm}
""",
    """[12/03/2025, 08:01:12] {a}: Morning all, gate at the depot is stuck
[12/03/2025, 08:02:40] {b}: again? who has the key
[12/03/2025, 08:03:05] {a}: {cl} had it friday
[12/03/2025, 08:03:31] {c}: not me, gave it to {d1}
[12/03/2025, 08:04:00] {b}: ok ring {mob}, that's the locksmith
[12/03/2025, 08:09:44] {a}: a {plate} is blocking the exit as well, anyone know whose
[12/03/2025, 08:10:02] {c}: that's mrs {dsurl} from finance I think
""",
    """23/03/2022, 13:31 - {a}: can someone check on the lady at {addr}
23/03/2022, 13:32 - {b}: {c}? I saw her yesterday, she's fine
23/03/2022, 13:33 - {a}: her daughter emailed, {cm}
23/03/2022, 13:35 - {b}: will do. Meeting with Highways at 2 then Civic Centre
23/03/2022, 13:36 - {tel}: who is this group?
23/03/2022, 13:37 - {a}: it's Resilience, sorry, ignore
""",
    """INCIDENT REPORT

Reported by: {a}
Date of birth: {dob}
Address: {faddr}
Telephone: {tel}
NHS number: {nhs}

What happened: {a1} slipped on the steps of Market Hall. {b} (first aider) attended. A witness,
{c}, said that the rail was loose. The Health and Safety Executive was told on Monday.
""",
    """Dear {a1} and {b1},

I write further to the meeting of the Planning Committee on 14 June. Cllr {cplain} asked me to confirm
that the application by {d} for {addr} was deferred. The agent's number is {tel}.

Kind regards,
{c1}

Sent from my iPhone
""",
    """Minutes of the Allotments Working Group, 9 September 2024

Present: {a} (Chair), {b}, {c}
Apologies: {d}

1. Water. {a} reported that the tap at Plot 14 leaks. {bi} will call Severn Water.
2. Keys. {c1} to collect the spare from the Town Hall. Action: {cu}
3. Next meeting: 7 October 2024 in the Committee Room.
""",
    """{a1}: u there?
{b1}: yep
{a1}: did {cl} say anything about the invoice
{b1}: no but {dl} from legal wants it by friday
{a1}: ok send it to {am}
{b1}: 👍
{a1}: sort code {sort} acc {acct}
""",
    """Complaint form

Name: {a}
E-mail: {am}
Tel: {tel}
Vehicle: {plate}
Postcode: {post}

Details of complaint
Your warden was rude. I think his name was {b1} and his badge said {staffref}. I told him that
I have a Blue Badge. The ticket was for Church Street. I want to be paid back: {sort} {acct}.
""",
)
HELD_DOCUMENTS = (
    """-----Original Message-----
From: {a} [mailto:{am}]
Sent: 11 November 2024 17:40
To: {b} <{bm}>; {c}
Subject: RE: Sandford Lane playground

{b1},

I have spoken to {d} of Playsafe Ltd. They can mend the swing on Thursday. The gate code has gone to {c1}.

Best wishes
{a1}

{a}
Parks Manager
Harrowmere Borough Council, Town Hall, Market Square
Mobile {mob}
""",
    """{a}
{faddr}

2 July 2023

The Data Protection Officer
Harrowmere Borough Council

Dear Data Protection Officer

Subject access request

Please send me all that you hold about me and my late husband, {b}. My date of birth is {dob}, my National Insurance
number is {ni}, and my council tax account number is {ctref}. My social worker was {c}.

Yours faithfully

{a}
""",
    """[09:14] {a}: Has the Ofsted letter gone?
[09:15] {b}: Not yet. {c} is still checking figures.
[09:15] {a}: Ask {cl} to hurry. Parents are ringing.
[09:17] {b}: One of them, {d2}, left a number: {tel}
[09:18] {a}: ok. And whose car is {plate}?
[09:20] {b}: {dl}'s I think
""",
    """3/23/25, 1:31 PM - {a}: Gritting crew update: Mill Lane done, Station Road next
3/23/25, 1:33 PM - {b}: {al} which lorry have you got
3/23/25, 1:34 PM - {a}: {plate}
3/23/25, 1:40 PM - {c}: Old lady at {addr} needs salt, name of {d}
3/23/25, 1:41 PM - {b}: on it. her number's {mob}
3/23/25, 1:44 PM - {c}: Great stuff. Tell {b1} the Civic Centre is shut
""",
    """Case note

Client: {a}
DOB: {dob}
NHS No: {nhs}
NI: {ni}

Visited at {faddr}. {a1} was with her son {b1} and a friend, {c}. GP is Dr {dsur} at Mill Road Surgery. Carer rang
from {mob}. Follow up with Adult Social Care in April.

{c}
Support Worker
""",
    """Dear {a},

Thank you for your e-mail of 12 August. I have asked {b}, the Licensing Officer, to look at it.
You said that {c2} had shouted at you outside the Red Lion. The police reference is {crimeref}.

{d} will write to you within ten working days.

Yours sincerely,

{di}
Head of Regulatory Services
Tel. {tel}
""",
    """{a}: who's on call tonight
{b}: me til 10 then {c}
{a}: k. {d1} rang in sick
{b}: ffs. ask {al} no wait thats you lol
{a}: lol. can {cl} do it
{c}: yes fine. my new number {mob}
""",
    """Notes of a call, 16 January 2025

Caller: {a}
Taken by: {b}
Call back on: {tel}

{a1} says a man in a white Transit ({plate}) has been tipping rubble behind Tannery Court. He thinks the man is
{c}, who used to live at {addr}. {bi} to pass to Environmental Health. Harrowmere Police have been told.
""",
    """Hello,

I am the executor of the late {a}, who died in March. Her bank is shut; pay me instead, {b},
sort code {sort}, account {acct}. My email is {bm}. Her tenancy reference was {rentref}.

Many thanks
{b1}
""",
    """Team meeting 4 February

In attendance: {a}, {b}, {c} and {d}

Budget: {a} presented. {ci} asked about overtime. Training: {d1} has booked Microsoft Excel for March.
Sickness: {bu} back on Monday. AOB: {a1} thanked everybody. Next: Committee Room 2, Town Hall.
""",
)
