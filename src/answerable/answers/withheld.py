"""What is withheld, recognised by what is asked for: a thing, and what somebody wants to know of it.

The two stand in one sentence, in any order and at any distance. A new way of asking then needs no phrase of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.registers import compiled

_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[a-z)\d\"'])\.\s+|\n+")
_DATA_PROTECTION = re.compile(r"\bdata protection\b|\bprotection of (?:personal )?data\b", re.I)

ESTATE = (
    "details|used|type_of|kind_of|do_not_have|not_have|lack*|server*|network*|router*|firewall*|switches|firmware|infrastructure|endpoint*|workstation*|desktop*|laptop*|computer*|pc|pcs|"
    "handset*|smartphone*|phone|phones|mobiles|tablet*|device|devices|machine|machines|estate|application|applications|software|website*|"
    "active_directory|domain*|tenant|tenancy|cloud|system|systems|database*|mailbox*|credentials|accounts|operating_system*|data_centre*|wifi|ict"
)
SECURITY = (
    "antivirus*|anti-virus*|anti_virus|anti-malware|anti-ransomware|antimalware|firewall*|mfa|2fa|multi_factor*|multifactor*|two_factor*|two_step|"
    "single_sign_on|sso|vpn*|edr|xdr|mdr|siem|soc|mdm|dlp|nac|waf|ids|ips|encryption|bitlocker|patch*|backup*|back-up*|back_ups|back_up|backed_up|intrusion*|vulnerabilit*|"
    "penetration|pentest*|pen_test*|pen-test*|spam|phishing_filter*|email_filter*|mail_filter*|web_filter*|content_filter*|email_gateway*|web_proxy|proxy|"
    "endpoint*|network_monitoring|security_monitoring|security_software|security_tool*|security_product*|security_system*|device_management|identity_management|password_manager*|privileged_access|remote_wip*|wipe|wiping|honeypot*|sandbox*|"
    "virus_protection|virus_scanner*|malware_protection|ransomware_protection|threat_detection|security_operation*|disaster_recovery|zero_trust|zero-trust|sign-in|"
    "authenticat*|allowlist*|blocklist*|hardening|segmentation|air_gap*|air-gap*|immutable"
)
BROAD = "cyber|cybersecurity|cyber-security|ict_security|it_security|network_security|online_security|digital_security"
MAKER = (
    "supplier*|supplies|supplied|vendor*|provider*|provided_by|brand*|product|products|make|model|manufacturer*|which_company|which_firm|which_contractor|what_company|"
    "by_whom|which_software|what_software|which_tool*|what_tool*|which_system*|what_system*|which_solution*|which_platform*|what_platform*|name_of|names_of|named|version*|"
    "licence*|license*|reseller*|incumbent|outsourc*|contractor*|managed_by|run_by|looks_after|partner|who_provides|who_supplies|who_runs|who_manages|who_hosts|who_does|"
    "which_one|what_kind|which_type|deployed|in_use|technology|technologies|stack"
)
STATE = (
    "how_often|how_frequently|how_long|how_quickly|how_soon|where|when|last|latest|schedule|frequency|rules|settings|configur*|threshold*|exempt*|exception*|excluded|excludes|"
    "not_covered|uncovered|without|proportion|percentage|per_cent|share|how_many|number_of|coverage|gap|gaps|weak*|fail*|outstanding|unresolved|findings|results|recommend*|"
    "score|rating|critical|immutable|offline|tested|restored|scope|expire*|renew*|end_date|who|mandatory|enforced|optional|rolled_out|levels|architecture|disabled|switched_off|"
    "turned_off|bypass*|standard|strength|algorithm*|key_length|policy_settings|blocks|quarantin*|refuse*|reject*|let_through"
)
WEAK = (
    "no_longer_support*|unsupported|out_of_support|not_supported|end_of_life|end-of-life|end_of_support|extended_support|obsolete|legacy|out_of_date|out-of-date|outdated|unpatched|"
    "not_patched|not_been_patched|not_updated|not_been_updated|never_updated|awaiting_update*|missing_patch*|missing_update*|behind_on_update*|old_version*|older_version*|vulnerable|"
    "misconfigur*|open_port*|exposed_to_the_internet|internet-facing|internet_facing|default_password*|shared_password*|weak_password*|jailbroken|rooted|unmanaged|unenrolled|"
    "non-compliant|not_compliant|unencrypted|without_encryption|security_hole*|loophole*|single_point*_of_failure|past_support|windows_7|windows_8|windows_10|server_2008|server_2012"
)
MEANS = (
    "technical*|mechanism*|mechanic*|configur*|settings|setting|exactly|by_what_means|what_means|in_what_way|method*|actually_work*|behind_the_scenes|physically|what_happens|"
    "how_is|how_are|how_do|how_does|how_did|how_would|explain_how|describe_how|what_stops|what_prevents|what_software|which_product|profile*|rule|rules|enforce*|list_of_blocked"
)
BARRED = "block*|prevent*|stop*|bar|barred|bars|disabl*|restrict*|enforc*|detect*|forbid*|lock*|remov*|wipe*|control*|refus*|reject*|intercept*"
ON_DEVICES = (
    "install*|download*|sideload*|app_store|play_store|usb*|memory_stick*|plug*|removable|bluetooth|device*|phone|phones|handset*|laptop*|tablet*|mobile|mobiles|"
    "computer*|browser*"
)
FOUND = "found|detected|discovered|identified|turned_up|showed_up|flagged|present|caught|at_the_last_check|last_check|audit*|scan*"
STRAY_APPS = (
    "prohibited|banned|blocked|unapproved|unauthorised|forbidden|disallowed|not_allowed|not_approved|unlicensed|shadow"
)

RESPONDERS = "incident_response|incident_team|response_team|csirt|cert_team|major_incident_team|playbook*|runbook*"
TESTED = "tested|test|tests|testing|tester*|assess*|audit*|examin*|probed|hired|commissioned|external_company|consultan*|review_of"
CLICKED = "click*|tapped|opened|followed|fell_for|fallen_for|taken_in|tricked|duped|conned|fooled|entered|typed|handed_over|gave_away|given_away"
LURE = "link|links|attachment|attachments|login_page|log-in_page|web_page|website|password|passwords|credentials|scam*|impersonat*|email_from|spoof*|qr_code*"
DODGY = "dodgy|bogus|fake|false|fraudulent|suspicious|malicious|scam*|infected|rogue|harmful|dangerous|impersonat*|spoof*|tricked|duped|conned|fooled|bad"
INTO = "let|lets|letting|allowed|allowing|gave|give|giving|got|gain*|get"
SOMEBODY = "somebody|someone|stranger*|outsider*|third_part*|criminal*|thief|thieves|unknown_person*|person_outside|people_outside|unauthorised_person*|unauthorised_part*"
INSIDE = "into|access_to|inside|log_in|login"
ACCOUNT = "mailbox*|inbox*|account|accounts|email|emails|system*|network*|computer*|server*|files|teams|outlook"
TAKEN = "compromis*|hijack*|taken_over|took_over|broken_into|infiltrat*|breached_by|stolen|intercepted|encrypted_by|locked_by|locked_up|frozen|crippled|hostage|knocked_out|knocked_offline|knocked_over"
ONLINE = "website*|online_service*|web_service*|online|portal|server*|network*|systems|phone_lines"
DOWN_ONLINE = "taken_down|brought_down|down|offline|knocked|unavailable|crash*|out_of_action|overwhelmed|traffic"
ELSE = "someone_else|somebody_else|anyone_else|anybody_else|another_person|outsider*|stranger*|third_part*|unknown_person*|unauthorised_person*|people_outside|person_outside|somebody_outside|someone_outside|intruder*"
VICTIMS = (
    "hackney|redcar|copeland|gloucester_city|british_library|wannacry|notpetya|moveit|capita|synnovis|solarwinds|log4j|western_isles|comhairle|"
    "leicester_city|marks_and_spencer|m&s|jaguar|lockbit|conti|akira|inc_ransom|qilin|blackcat"
)
HAPPENED = "happen*|affect*|hit|suffer*|similar|same|like|victim*|experienc*|fate|impact*|caught_up|involved|here|us"

PERSON = (
    "officer*|employee*|worker*|member_of_staff|members_of_staff|staff_member*|staff|manager*|councillor*|person|people|individual*|culprit*|colleague*|adviser*|social_worker*|"
    "teacher*|librarian*|caseworker*|case_worker*|whoever|perpetrator*|wrongdoer*|whistleblower*|complainant*|resident*|tenant*|victim*|recipient*|customer*|claimant*|client*|families|"
    "family|parents|child|children|pupil*|neighbour*|solicitor|witness*|suspect*|subscriber*|volunteer*|him|her|them|he|she|those"
)
PARTICULARS = (
    "identity|identities|identify|identified|job_title*|post_held|position_held|rank|grade|pay_band|salary_band|gender|sex|age|ages|ethnicity|"
    "length_of_service|how_long_had|where_are_they_now|still_work*|still_employed|still_in_post|still_at|still_with|employment_history|home_addresses|addresses_of|phone_numbers|telephone_numbers|"
    "email_addresses|contact_details|date_of_birth|dates_of_birth|line_manager|personnel|hr_file*|hr_record*|disciplinary_file*|disciplinary_record*|staff_file*|"
    "disciplinary_hearing*|settlement_agreement*|photograph*|social_media_profile*|initials|first_name|surname*|exact_post|exact_role|whereabouts|street|street_names|"
    "which_school|current_employer|reference_given"
)
WORKER = "officer*|employee*|worker*|member_of_staff|staff|manager*|witness*|person|individual*|councillor*|social_worker*|colleague*"
STATEMENT = "statement|statements|testimony|account_given|interview*|transcript*|explanation_given|admission"
EVENT = (
    "breach*|incident*|sent|lost|losing|left|leak*|snoop*|looked_up|looked_at|newsletter|misus*|wrongly|mistake*|misdirect*|disclos*|disciplin*|sacked|dismiss*|fired|responsible|behind|"
    "screenshot*|group_claim|affected|caused|to_blame|at_fault|spied|pried|nosed|passed_on|published|uploaded|forgot|failed_to|told_the_press|tipped_off|went_to_the_press|alerted_the_press|whistle*|emailed|posted|data_was|details_were|data_were"
)
INQUIRY = (
    "examin*|inspected|turned_up|come_to_light|concluded|conclusion*|established|leak_investigation|leak_inquiry|interview*|statement*|findings|suspect*|line_of_inquiry|lines_of_inquiry|lines_of_enquiry|evidence|draft_report|interim|provisional|emerging|so_far|to_date|progress|update|"
    "culprit|source_of|forensic*|phones_examined|handsets_examined|terms_of_reference|"
    "correspondence|emails|minutes|notes|witness*|questioned|under_suspicion|identified|admitted|owned_up"
)
OPEN_STORY = "leak*|screenshot*|newspaper|press|journalist*|reporter*"
IN_GROUP = "member*|those_in|those_on|everyone_in|everybody_in|participants|belong*|admins|administrators|people_in|who_is_in|who_are_in|who_was_in|who_were_in|in_the_group|on_the_group|in_it|take_part|joined|added|phone_numbers|numbers_in"
GROUP = "group|groups|chat|chats|whatsapp|signal|shopwatch|pubwatch"
NAMED = (
    "name|names|named|naming|who|whom|identity|identities|identify|which_officers|which_councillors|which_staff|which_members|which_people|which_shops|which_businesses|"
    "which_ones|list_of_members|list_of_participants|membership_list*|phone_numbers|telephone_numbers|job_titles"
)
WATCH = "shopwatch|shop_watch|pubwatch|pub_watch|farmwatch|rural_watch|retail_crime|town_centre_watch|watch_group|watch_scheme"
WATCHERS = (
    "member*|shops|shop|businesses|retailers|pubs|outside|external|participants|belong*|who|people_in|stores|traders"
)
DOWN = (
    "down|took_out|takes_out|take_out|knocks_out|knock_out|blackout|fail|fails|failed|failing|failure|out_of_action|unavailable|unusable|offline|knocked_out|not_working|stopped_working|dark|outage*|crash*|collapse*|"
    "cut_off|inaccessible|switched_off|unreachable|cannot_be_used|can't_be_used|cannot_be_trusted|taken_out|hits|major_incident|major_ict_incident|crisis"
)
USUAL = "teams|email|emails|outlook|network*|system|systems|ict|servers|microsoft|office_365|phones|telephony|everything|normal_channel*|usual_channel*|corporate_channel*|main_channel*"
TALK = (
    "stay_in_contact|keep_in_contact|in_contact|stay_connected|switch|switches|turn_to|turns_to|fall_back|falls_back|fallback|fall-back|communicat*|in_touch|talk*|chat*|messag*|reach|each_other|one_another|channel*|contact_each|coordinate|"
    "co-ordinate|keep_going|move_to|moves_to|revert_to"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A concept that words of each of the groups make together, unless one of the last group stands there too.

    A group is a phrase as registers write them; " / " parts phrases of which one must stand there.
    """

    concept: str
    groups: tuple[str, ...]
    never: str = ""

    def speaks(self, sentence: str) -> bool:
        """True where each group has a word in the sentence, and what contradicts it has none."""
        return all(compiled(tuple(group.split(" / "))).search(sentence) for group in self.groups) and not (
            self.never and compiled((self.never,)).search(sentence)
        )


_PAPER = (
    "policy|policies|training|trained|insurance|insurer*|minutes|strategy|budget|salary|salaries|vacanc*|employed|headcount|awareness|module|course|"
    "e-learning|job_description*|spent|spend|cost|costs|how_much|logs"
)
_RECORDS = "retention|retained|kept|keep|deleted|custody|evidence|exhibit*|lost|stolen|missing"
_EVENTS = "breach*|incident*|attack*|hack*|compromised|compromises|intrusions|event*"
_BODIES = "governance_group|working_group|steering_group|project_group|political_group|task_group|focus_group|user_group|age_group"
_NOT_PERSON = (
    "policy|policies|how_many|number_of|notif*|retention|report_to_the|data_types|kinds_of_data|evidence_log|exhibit*"
)
ASKS = (
    Ask("cyber-attack", ("unauthorised|illegal|unlawful|illicit", "access*|entry|log-in*|login*", "email*|mailbox*|system*|network*|server*|account*|database*"), f"policy|policies|{WORKER}|record|records|neighbour*|insider*"),
    Ask("cyber-attack", ("nis_regulations|nis_directive|nis2|network_and_information_systems",), "policy|policies"),
    Ask("defences", ("measure*|steps|safeguard*|means", "detect*|deter|spot|identify", "threat*|exfiltrat*|intrusion*|malware|attack*|insider*"), f"{_PAPER}|suffered"),
    Ask("defences", ("desktop*|server*|laptop*|computers|pcs|devices|estate", "operating_system*|firmware|os", "version*|in_use|build*|release*"), f"{_PAPER}|{_RECORDS}"),
    Ask("defences", ("how ~ know|find_out|detect|tell|spot|notice|discover", ON_DEVICES, "put|installed|install|loaded|against_the_rules|sideloaded"), f"{_PAPER}|{_EVENTS}|record*|request*|deleted|lost"),
    Ask("incident-channel", ("major_incident*|crisis_team|gold_command|emergency_team|incident_team|incident_management_team", "messenger|messaging|chat|app|channel|tool|platform|product|software"), "policy|policies|phish*"),
    Ask("members-wanted", ("who are|is|was|were", "councillors|officers|members|people|staff|participants", "whatsapp|signal|chat", "in|on the"), f"in_charge|responsible|allowed|permitted|authorised|{_BODIES}"),
    Ask("cyber-attack", ("compromise|compromises|compromised", "suffer*|experienc*|victim*|supply-chain|supply_chain"), "principle*|messages"),
    Ask("cyber-attack", ("skimm*|magecart|harvested|cloned", "card*|payment*|page|website*|details|login*")),
    Ask("cyber-attack", ("outside|outsider*|outsiders|external*|strangers", "bad_intent|malice|ill_will|mischief|maliciously|ill_intent|evil_intent|on_purpose")),
    Ask("cyber-attack", ("outsider*|intruder*|strangers|somebody|someone|anybody|anyone|people", "got_past|got_through|broke_into|broke_in|gained_entry|got_round|got_into", "protection|defences|systems|network*|firewall*|security")),
    Ask("defences", ("keep|keeps|stop*|fight*|combat*|guard*|screen*", "virus*|malware|ransomware|hackers|spam|spyware|intruders", "use|uses|used|software|product*|tools|how"), f"{_PAPER}|attacked|suffered"),
    Ask("defences", ("sign_in|log_in|signing_in|logging_in|log_on|logon", "code|token|text|sms|biometric*|fingerprint*|from_home|remotely|second_factor|let_off|exempt*|exception*"), f"{_PAPER}|portal|residents"),
    Ask("defences", ("update|updates|patches|fixes", "critical|security|installed|applied|missing|outstanding|behind", ESTATE), f"{_PAPER}|{_EVENTS}|register|portal|wrong"),
    Ask("defences", ("monitor*|track*|scan*|inspect*|keystroke*", "staff|employees|users|traffic|browsing|type|internet", "product*|software|technolog*|tool"), f"{_PAPER}|whatsapp|message*|evidence"),
    Ask("defences", ("erase*|erasing|wipe|wiped|wiping|cleared", "afar|remotely|remote|from_a_distance|over_the_air|by_what_system|by_which_system|what_system|which_system|what_software|which_software"), _PAPER),
    Ask("defences", ("wifi|wireless|guest_network|vlan*|subnet*|network|networks", "separat*|segment*|isolat*|segregat*|on_the_same|subnet*"), _PAPER),
    Ask("incident-channel", ("crisis|emergency|emergencies|contingency|disaster|fallback|fall-back", "messaging|chat|messenger|messag*|messages", "app|tool|platform|product|channel|system|software|team"), "alert*|call-out|callout|policy|policies|weather|flood*|how_many_groups"),
    Ask("watch-members", ("police|police-run", "whatsapp|chat|group", "retailers|shops|shopkeepers|businesses|stores|pubs"), "policy|policies"),
    Ask("person-wanted", ("which|what|name_the manager*|officer*|employee*|councillor*|head|director|person|member_of_staff", "signed_off|approved|authorised|checked|released|allowed|handled", "spreadsheet|newsletter|letter|laptop|stick|screenshot|hidden|leak*|breach*|portal"), f"{_NOT_PERSON}|report*"),
    Ask("person-wanted", ("the|that|this employee|officer|worker|individual|person|member_of_staff|manager|man|woman", "prosecuted|arrested|charged|reference|paid_off|pay-off|promoted|re-employed|rehired|pension|how_old|retrained|what_happened_to|become_of", EVENT), _NOT_PERSON),
    Ask("defences", (f"{SECURITY}|{BROAD}", MAKER), f"{_PAPER}|{_RECORDS}|{_EVENTS}"),
    Ask("defences", (SECURITY, STATE), f"{_PAPER}|{_RECORDS}|{_EVENTS}|message*|whatsapp|chat*"),
    Ask("defences", (ESTATE, WEAK), f"{_PAPER}|lost|stolen|missing|theft*|left|breach*"),
    Ask("defences", (MEANS, BARRED, ON_DEVICES), f"{_PAPER}|lost|stolen|missing|breach*|record*|record|disappearing|retention"),
    Ask("defences", ("secure_score|security_score|security_rating*|security_scorecard|assessment_framework|caf|maturity_score|cyber_score|cyber_assurance",), _PAPER),
    Ask("defences", (TESTED, f"security|defences|{BROAD}", "found|findings|risk|risks|weakness*|result*|recommend*|issues|problems|report|fail*|vulnerab*|severity"), f"{_PAPER}|breach*|data_security_incident*"),
    Ask("defences", ("restriction*|block|blocks|control|controls|ban|bans", ON_DEVICES, "not|n't ~ work|working|apply|applied|enforced / fails|failed|ineffective|circumvent*|bypass*|not_applied|not_enforced|gap|gaps|worked_around"), _PAPER),
    Ask("defences", ("remote_desktop|rdp|ssh|remote_access|ports|admin_console*|admin_portal*|server*|firewall*", "reachable|accessible|exposed|open_to|internet|from_outside|from_home"), f"{_PAPER}|published"),
    Ask("defences", (STRAY_APPS, FOUND, ON_DEVICES), _PAPER),
    Ask("defences", (RESPONDERS, "who|members|membership|names|technical|steps|contain*|contents|details|copy|playbook*|runbook*"), "policy|policies|procedure*|lead|leads|led_by|heads|in_charge|responsible|how_many|number_of"),
    Ask("cyber-attack", (CLICKED, LURE, DODGY)),
    Ask("cyber-attack", (INTO, SOMEBODY, INSIDE, ACCOUNT)),
    Ask("cyber-attack", (TAKEN, ACCOUNT), "messages|app|apps|laptop*|phone*|paper*|device*|bag|car"),
    Ask("cyber-attack", (VICTIMS, HAPPENED)),
    Ask("cyber-attack", (ONLINE, "flood|flooded|flooding|overload*|swamp*|bombard*|traffic|on_purpose|deliberately|sabotag*", DOWN_ONLINE)),
    Ask("cyber-attack", ("mailbox*|inbox*|account|accounts|emails|email_account*|system|systems|network|server*", ELSE, "read|accessed|opened|used|monitor*|watch*|control*|reading|using|accessing|log_in|logged"), f"policy|policies|paper*|portal|council_tax|benefit*|look_up|looked_up|{WORKER}"),
    Ask("cyber-attack", ("impostor*|imposter*|impersonat*|deceiv*|defraud*|tricked|duped|conned|scam*|fraudulent|pretending|posing|mandate_fraud|invoice_fraud", "email*|message*|invoice*|bank_details|payment*|supplier*|link*|payroll|finance"), "housing|blue_badge|benefit_fraud|tenancy|council_tax|resident*"),
    Ask("cyber-attack", ("attack|attacks|attacked|intrusion*|break-in*|breaches_of_your_network", "ict|estate|systems|network*|digital|infrastructure|server*|website*|online|successful|attempted|thwarted|repelled|foiled|unsuccessful"), "physical*|verbal*|dog|dogs|assault*|violence|racist|knife|heart"),
    Ask("cyber-attack", ("login*|log-in*|password*|credential*|username*|council_data|council_files|stolen_data", "for_sale|on_sale|sold|selling|dump*|paste_site*|traded|auction*|pwned|circulat*|leaked_online")),
    Ask("cyber-attack", ("hackers|criminals|crooks|cybercriminals|gang|gangs|attackers", "got_hold|get_hold|stolen|obtained|taken|have_my|access*|copied|reach*|held|demand*"), "shop*|burglar*"),
    Ask("cyber-attack", ("hostage|encryption_virus|crypto_virus|ransom_note|ransom_demand|negotiator*|wiper|data_wiped_by|virus",), "covid|coronavirus|norovirus|hiv|flu|virus_protection|antivirus"),
    Ask("cyber-attack", ("bitcoin*|cryptocurrenc*|crypto|leak_site*|name_and_shame_site*|held_to_ransom|locked_files|locked_our_files|decryption|cyber_event*|threat_group*|nation_state*",)),
    Ask("person-wanted", (f"name|names|addresses|email_addresses|contact_details|numbers of|for|and all|each|every|any|the|those|these|our|your|schools'|council|{PERSON}", EVENT), f"{_NOT_PERSON}|app|apps|tool*|product*|policy|policies|supplier*|compan*|organisation*"),
    Ask("person-wanted", ("whose", "data|details|information|records|file|files|payroll", "taken|lost|stolen|leaked|sent|disclosed|breach*|exposed|published|copied"), "how_many|number_of|people_whose|those_whose|individuals_whose|persons_whose|anyone_whose|residents_whose|customers_whose"),
    Ask("person-wanted", (STATEMENT, f"{WORKER}|gave|given|made_by|signed_by", "investigat*|inquiry|breach*|incident*|disciplin*|lost|leak*|dismiss*|hearing"), _NOT_PERSON),
    Ask("person-wanted", (PARTICULARS, PERSON, EVENT), f"{_NOT_PERSON}|informed|told|responsible_for_looking|in_charge"),
    Ask("investigation-papers", (INQUIRY, OPEN_STORY), "policy|policies|how_many|number_of|how_long|retention|kept"),
    Ask("members-wanted", (IN_GROUP, GROUP, NAMED), f"policy|policies|how_many|number_of|retention|outside|external|in_charge|owns|owner|responsible|authorised|runs|run_by|purpose*|{_BODIES}"),
    Ask("watch-members", (WATCH, WATCHERS), "policy|policies|retention|captured|exported"),
    Ask("incident-channel", (DOWN, USUAL, TALK), "policy|policies|attacked|breach*|phish*|how_many_times"),
)  # fmt: skip


def wanted(spoken: str) -> frozenset[str]:
    """The concepts of what is withheld that a text asks for, sentence by sentence. spoken: with plain quotes and spelling."""
    parts = [_DATA_PROTECTION.sub("gdpr", part) for part in _SENTENCE.split(spoken) if part.strip()]
    return frozenset(ask.concept for ask in ASKS for part in parts if ask.speaks(part))
