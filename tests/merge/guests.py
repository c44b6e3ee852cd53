"""Decks of another size beside a wide one, and how to read where their things stand."""

from __future__ import annotations

from factories import WIDE, Deck, deck_with
from factories.design import xfrm
from factories.names import NS

# Twice as high as a wide deck and 4:3: k is one half, and the bars are an inch and two thirds wide.
LARGE = (18288000, 13716000)
LEFT = 1524000
SMALL_WIDE = (9144000, 5143500)
A, P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"


def host(name: str = "Host", size: tuple[int, int] = WIDE) -> Deck:
    return deck_with(name=name, size=size)


def guest(fill=lambda slide: None, *, size: tuple[int, int] = LARGE, fill_master=None) -> Deck:
    """A deck of another size, whose first slide holds what a test is about."""
    deck = deck_with(name="Guest", size=size)
    fill(deck.slides[0])
    if fill_master:
        fill_master(deck.masters[0])
    return deck


def halve(merge, fill=lambda slide: None, **more):
    """Merge a guest into a wide deck, at half its size; return (merged, the guest's first slide as XML)."""
    merged = merge(host(), guest(fill, **more))
    return merged, merged.out.xml(merged.slide_of(1, 1))


def add(xml: str):
    """What puts a shape's XML on a slide."""
    return lambda slide: slide.shapes.append(xml)


def box(inside: str, *, properties: str = "", body: str = "<a:bodyPr/><a:lstStyle/>", style: str = "") -> str:
    """A shape with a place, further properties and paragraphs."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{xfrm(1000, 2000, 3000, 4000)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{properties}</p:spPr>'
        f"{style}<p:txBody>{body}{inside or '<a:p/>'}</p:txBody></p:sp>"
    )


def only(root, path: str):
    (found,) = root.xpath(path, namespaces=NS)
    return found


def numbers(element, *names: str) -> tuple[int, ...]:
    return tuple(int(element.get(name)) for name in names)


def place(shape) -> tuple[int, ...]:
    off, ext = only(shape, "(.//a:off)[1]"), only(shape, "(.//a:ext[@cx])[1]")
    return (*numbers(off, "x", "y"), *numbers(ext, "cx", "cy"))
