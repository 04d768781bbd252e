"""A chart as a picture: lying bars with their numbers, one colour for this time, a paler one for last time."""

from __future__ import annotations

import io
import textwrap

from papers.model import Bars
from papers.words import number

NOW, BEFORE, INK = "#1f5f8b", "#b9cfdf", "#1d232a"
WIDTH = 6.3  # inches: the text of an A4 page between its margins
WRAP = 34  # letters of a label's line


def draw(chart: Bars, form: str) -> bytes:
    """`form`: "png" (for a document of an office) or "svg". ValueError for a chart without bars."""
    if not chart.bars:
        raise ValueError(f"{chart.title}: a chart needs a bar")
    import matplotlib as mpl
    from matplotlib.figure import Figure

    pair = any(bar.before is not None for bar in chart.bars)
    tall, gap = (0.36, 0.95) if pair else (0.55, 0.85)
    labels = ["\n".join(textwrap.wrap(bar.label, WRAP)[:3]) for bar in chart.bars]
    lines = sum(max(1, label.count("\n") + 1) for label in labels)
    # the same figure gives the same bytes: no random ids, no date
    with mpl.rc_context({"svg.hashsalt": "rasoat", "font.family": "DejaVu Sans", "font.size": 8.5}):
        figure = Figure(
            figsize=(WIDTH, 0.75 + 0.17 * max(lines, len(labels) * (2.2 if pair else 1.6))),
            layout="constrained",
        )
        axes = figure.add_subplot()
        top = max(max(bar.value, bar.before or 0) for bar in chart.bars) or 1
        for n, bar in enumerate(chart.bars):
            shift = tall / 2 if pair else 0.0
            _bar(axes, n - shift, bar.value, tall, NOW, top, chart.unit)
            if bar.before is not None:
                _bar(axes, n + shift, bar.before, tall, BEFORE, top, chart.unit)
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 1 + gap / 1.4, -gap / 1.4)
        axes.set_xlim(0, top * 1.14)
        axes.set_xticks([])
        axes.tick_params(length=0, colors=INK)
        for side in ("top", "right", "bottom"):
            axes.spines[side].set_visible(False)
        axes.spines["left"].set_color("#8b949e")
        title = "\n".join(textwrap.wrap(chart.title, 66))
        figure.suptitle(title, x=0.01, ha="left", fontsize=10, fontweight="bold", color=INK)
        if pair:
            hands = [
                mpl.patches.Patch(color=c, label=t) for c, t in ((NOW, chart.now), (BEFORE, chart.before))
            ]
            axes.legend(handles=hands, loc="lower right", frameon=False, fontsize=8)
        out = io.BytesIO()
        figure.savefig(
            out, format=form, dpi=180, metadata={"Date": None} if form == "svg" else {"Software": None}
        )
    return out.getvalue()


def _bar(axes: object, at: float, value: float, tall: float, colour: str, top: float, unit: str) -> None:
    axes.barh(at, value, tall, color=colour)  # type: ignore[attr-defined]
    words = f"{number(value)}{'%' if unit == '%' else ''}"
    axes.text(value + top * 0.01, at, words, va="center", fontsize=8, color=INK)  # type: ignore[attr-defined]
