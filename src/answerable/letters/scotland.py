"""The public bodies of Scotland, by the names under which letters show them."""

from __future__ import annotations

import re

from answerable.patterns import Pattern

BODIES = Pattern(
    r"\b(?:Scottish\s+(?:Government|Ministers|Parliament|Water|Enterprise|Borders|Fire|Ambulance|Information\s+Commissioner|Courts|Prison|Public"
    r"|Environment|Social|Qualifications|Funding|Police)|Police\s+Scotland|Transport\s+Scotland|Historic\s+Environment\s+Scotland|NatureScot"
    r"|Healthcare\s+Improvement\s+Scotland|Public\s+Health\s+Scotland|Social\s+Security\s+Scotland|Education\s+Scotland|Revenue\s+Scotland"
    r"|NHS\s+(?:Ayrshire|Borders|Dumfries|Fife|Forth|Grampian|Greater\s+Glasgow|Highland|Lanarkshire|Lothian|Orkney|Shetland|Tayside|Western\s+Isles"
    r"|24|National\s+Services\s+Scotland)"
    r"|(?:Aberdeen|Dundee|Edinburgh|Glasgow)(?:\s+City|shire)?\s+Council|City\s+of\s+Edinburgh|University\s+of\s+(?:Aberdeen|Dundee|Edinburgh|Glasgow|St\.?\s+Andrews|Stirling|Strathclyde)"
    r"|(?:Angus|Argyll\s+(?:and|&)\s+Bute|Clackmannanshire|Dumfries\s+(?:and|&)\s+Galloway|(?:East|North|South)\s+Ayrshire|East\s+Dunbartonshire"
    r"|(?:East|Mid|West)\s*lothian|East\s+Renfrewshire|Falkirk|Fife|Highland|Inverclyde|Moray|(?:North|South)\s+Lanarkshire|Orkney\s+Islands"
    r"|Perth\s+(?:and|&)\s+Kinross|Renfrewshire|Shetland\s+Islands|Stirling|West\s+Dunbartonshire|Comhairle)\s+(?:Council|nan\s+Eilean))",
    re.I,
)
