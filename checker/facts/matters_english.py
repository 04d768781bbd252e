"""How the same matters read in English: a policy in English is a policy that is there."""

from __future__ import annotations

from dataclasses import replace

from checker.facts.matter import Matter, head
from checker.facts.whole import words

_HEADINGS = {
    "terms.general": r"(?:general )?terms(?: (?:of|and|&) (?:use|service|sale|conditions?))*|"
    r"conditions of (?:use|sale)|"
    r"user agreement",
    "terms.privacy": r"privacy(?: (?:policy|notice|statement))?|personal data|data protection|"
    r"your (?:personal )?(?:data|information)",
    "terms.complaints": r"complaints?|disputes?|dispute resolution|governing law|customer complaints?",
    "terms.contract_conclusion": r"placing (?:an |your )?order|how to (?:order|buy|shop)|ordering|"
    r"(?:transaction|order|purchas(?:e|ing)|buying) process|form(?:ing|ation of)? (?:a|the) contract|"
    r"order(?:ing)? process|^(?:your |our )?orders$|"
    r"(?:conclusion|formation) of (?:the |a )?contract|when the contract is concluded|order confirmation|"
    r"cancel(?:ling|ing|lation)(?: of orders?| policy)?",
    "terms.returns": r"returns?(?:(?:,? ?(?:and|&|/)? ?)(?:refunds?|exchanges?))*(?: policy)?|"
    r"refunds?(?: policy)?|"
    r"exchanges?(?: policy)?|money.back(?: guarantee)?|how to return",
    "terms.warranty": r"warranty|guarantee",
    "terms.shipping": r"(?:shipping|delivery)(?: (?:and|&) (?:shipping|delivery|returns))?(?: (?:policy|"
    r"information|"
    r"methods?|areas?|times?|fees?))?",
    "terms.payment": r"payments?(?: (?:methods?|policy|terms|options))?|how to pay|ways to pay",
    "terms.inspection": r"inspection(?: (?:on|at|upon) delivery| policy)?|inspect(?:ing)? (?:the |"
    r"your )?(?:goods|parcel|order)|"
    r"check(?:ing)? (?:the |your )?(?:goods|parcel) ",
    "terms.price": r"pric(?:e|es|ing)(?: policy)?",
    "terms.payment_security": r"(?:payment|card) (?:data )?security|secure payments?|"
    r"security of (?:payments?|payment information)",
    "terms.platform": r"operating (?:rules|regulations)(?: of the platform)?|marketplace rules",
    "terms.ranking": r"ranking (?:criteria|parameters)|how (?:we|listings are) rank(?:ed)?",
}
_CUES = {
    "terms.general": (
        r"you|customers?|users?|buyers?",
        r"agree|accept|apply|comply",
        r"rights?|obligations?|responsib\w+|liab\w+",
        r"copyright|intellectual property|trade ?marks?",
        r"changes?|amend\w*|update\w*|modif\w+|new terms",
        r"laws?|courts?|jurisdiction|vietnam",
        r"website|site|services?",
        r"prohibited|must not|may not",
        r"terminat\w+|suspend\w*|cancel\w*",
        r"effective|appl(?:y|ies) from|in force",
        r"orders?|purchase",
        r"price|pay(?:ment)?|deliver\w*",
    ),
    "terms.privacy": (
        r"collect\w*|gather",
        r"in order to|purposes?|used? (?:it |these |your |the )?(?:data|information)?|so that|to (?:run|"
        r"process|deliver|contact)",
        r"third part(?:y|ies)|partners?|courier",
        r"kept|retain\w*|stor(?:e|ed|age)|keep",
        r"disclos\w+|shar(?:e|ed|ing)|sell|sold",
        r"personal (?:data|information)|your (?:name|data|information|phone)",
        r"protect\w*|secur\w+|encrypt\w*|confidential",
        r"authorit(?:y|ies)|law|court",
        r"cookies?|ip address",
        r"view|access|correct|edit|delete|erase|withdraw|see,",
        r"name|phone|e-?mail|address",
    ),
    "terms.complaints": (
        r"complain\w*|feedback|claims?",
        r"disputes?|disagree\w*",
        r"courts?|authorit\w+|arbitrat\w+|jurisdiction|laws?",
        r"negotiat\w+|mediat\w+|agreement|amicabl\w+",
        r"resolv\w+|settl\w+|handl\w+|respon[ds]\w*|answer\w*",
        r"within \d+|\d+ (?:working |business )?(?:days?|hours?)",
        r"contact|hotline|e-?mail|phone|write to|call",
    ),
    "terms.contract_conclusion": (
        r"confirm\w*|accept\w*|declin\w+|verif\w+",
        r"cancel\w*|refus\w+|end the contract|terminat\w+",
        r"contract|conclu\w+|binding",
        r"offer",
        r"orders?|place an order|checkout|cart",
        r"step \d|submit|review|edit",
    ),
    "terms.returns": (
        r"within \d+|\d+ ?(?:working |business )?(?:days?|hours?|months?)",
        r"unused|unworn|original|intact|tags?|unopened",
        r"receipt|invoice|proof of purchase|order number",
        r"faulty|defect\w*|damaged|wrong|not as described|broken",
        r"conditions?|eligible|cases",
        r"shipping|cost|fees?|pay for",
        r"refund\w*|money back",
        r"not accept|cannot|unless|excluded|no returns",
        r"exchange\w*|return\w*|replace\w*",
        r"contact|call|write to|hotline|e-?mail",
    ),
    "terms.warranty": (
        r"\d+ ?(?:months?|years?|days?)|lifetime",
        r"defects?|faults?|faulty|damage\w*",
        r"conditions?|covered|cover",
        r"manufacturer|genuine",
        r"repair\w*|replac\w+",
        r"warranty card|receipt|invoice|serial",
        r"not cover\w*|void|exclud\w+|does not apply",
        r"free|charge|cost",
    ),
    "terms.shipping": (
        r"fees?|free|cost|vnd|usd",
        r"\d+ ?(?:-|–|to)? ?\d* ?(?:working |business )?(?:days?|hours?|weeks?)",
        r"nationwide|city|province|areas?|abroad|islands?",
        r"courier|post|express|carrier|ghn|ghtk|viettel|trucks?|vans?|freight|our (?:own )?(?:driver|team)",
        r"recipient|receive|address|collect\w*|pick ?up",
        r"delivery (?:time|takes)|takes|estimated",
        r"lost|damaged|risk|inspect",
        r"late|delay\w*",
        r"orders?|parcels?|goods|items?|ship\w*|deliver\w*",
    ),
    "terms.payment": (
        r"bank transfer|account number|transfer",
        r"cash",
        r"cod|on delivery|courier",
        r"cards?|visa|mastercard|napas|jcb",
        r"e-?wallets?|momo|zalopay|vnpay|paypal|qr",
        r"bank|account (?:holder|of)",
        r"deposit|instal\w+|advance",
        r"order number|invoice|confirmation|reference",
    ),
    "terms.inspection": (
        r"inspect\w*|open|check",
        r"before (?:you )?pay\w*|on delivery|upon delivery|when (?:you )?receiv\w+|together with",
        r"refuse|reject|return|send back",
        r"intact|wrong|missing|broken|damaged|seal",
        r"courier|shipper|carrier|delivery (?:staff|person|man)",
        r"report|sign|contact|call|video",
    ),
    "terms.price": (
        r"includ\w+|vat|tax",
        r"listed|price list|prices?",
        r"change\w*|adjust\w*",
        r"fees?|shipping",
        r"discounts?|promotions?",
    ),
    "terms.payment_security": (
        r"cards?|accounts?",
        r"encrypt\w*|ssl|pci|otp|3d",
        r"banks?|gateways?|provider",
        r"secur\w+|protect\w*|safe",
        r"not store|do not keep|stor\w+",
    ),
    "terms.platform": (
        r"sellers?|merchants?",
        r"buyers?|customers?|members?",
        r"platform|marketplace|management",
        r"rights?|obligations?|responsib\w+",
        r"process|transaction",
    ),
    "terms.ranking": (
        r"criteria|algorithm|parameters",
        r"rank\w*|priorit\w+|order",
        r"display\w*|results?",
        r"ratings?|sales|price",
    ),
}
_ENOUGH = {"terms.general": 6, "terms.privacy": 5, "terms.returns": 4}


def in_english(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """The matters, each with its English twin where there is one."""
    return tuple(
        replace(
            m,
            english=Matter(
                m.name,
                head(_HEADINGS[m.name]),
                words(*_CUES[m.name]),
                _ENOUGH.get(m.name, m.enough),
                min(m.length * 2 // 3, 300),
            ),
        )
        if m.name in _HEADINGS
        else m
        for m in matters
    )
