"""Evidence: one WARC file per visit and its manifest; written once, read by anyone, never altered."""

from crawler.evidence.chain import Chain
from crawler.evidence.damage import Damage
from crawler.evidence.errors import EvidenceError
from crawler.evidence.importing import import_evidence
from crawler.evidence.read import read
from crawler.evidence.verify import verify
from crawler.evidence.write import VisitWriter, committed

__all__ = [
    "Chain",
    "Damage",
    "EvidenceError",
    "VisitWriter",
    "committed",
    "import_evidence",
    "read",
    "verify",
]
