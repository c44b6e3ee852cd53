"""PDFs that are damaged, and that another reader makes the best of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from wimlds_cli.errors import WimldsError
from wimlds_cli.merge.pdf.arriving import Arrivals
from wimlds_cli.merge.pdf.seeing import rewrite
from wimlds_cli.merge.pdf.source import Arrival, DamagedPdf, damaged_pdf
from wimlds_cli.merge.report import Finding, MergeReport


def mended(arrivals: Arrivals, once: Callable[..., MergeReport], folder: Path, broken: Exception) -> Arrivals:
    """Let PDFium write those PDFs anew that cannot be merged even alone: it makes the best of damage, as Chrome does.

    Args:
        arrivals: The PDFs.
        once: Merges some of them into a file, or raises.
        folder: Where the new ones go.
        broken: What all of them together raised.

    Raises:
        DeckError: A PDF is too damaged for that, too.
        Exception: `broken`, when each PDF alone can be merged, and it is no matter of damage.
    """
    pdfs: list[Arrival] = []
    findings = list(arrivals.findings)
    for index, arrival in enumerate(arrivals.pdfs):
        damage = _damage(arrival, once, folder / "alone.pdf")
        if damage is None:
            pdfs.append(arrival)
            continue
        new = folder / f"mended-{index}.pdf"
        if not rewrite(arrival.path, new):
            raise damaged_pdf(arrival.entry) from damage
        pdfs.append(replace(arrival, path=new))
        findings.append(Finding("warning", 35, "it is damaged, and was mended: look at its pages", index))
    if pdfs == arrivals.pdfs and not isinstance(broken, DamagedPdf):
        raise broken
    return Arrivals(pdfs, findings)


def _damage(arrival: Arrival, once: Callable[..., MergeReport], scratch: Path) -> Exception | None:
    """Return what a PDF alone makes of those who read it, if that is a matter of damage."""
    try:
        once(Arrivals([arrival], []), scratch)
    except DamagedPdf as error:
        return error
    except (WimldsError, OSError):
        return None
    except Exception as error:
        return error
    return None
