"""Merge decks with python-pptx the way its API invites: a new slide for each, its shapes copied, its pictures too.

Slides take the first deck's layouts by name: the other decks' designs are not kept, nor what shapes relate to beyond
pictures. Notes are carried over as text.
"""

import copy
import io
import sys

from pptx import Presentation
from pptx.shapes.picture import Picture


def main(output: str, first: str, *others: str) -> None:
    merged = Presentation(first)
    layouts = {layout.name: layout for layout in merged.slide_layouts}
    for path in others:
        for slide in Presentation(path).slides:
            new = merged.slides.add_slide(layouts.get(slide.slide_layout.name, merged.slide_layouts[6]))
            for placeholder in list(new.placeholders):
                placeholder.element.getparent().remove(placeholder.element)
            for shape in slide.shapes:
                if isinstance(shape, Picture) and shape.shape_type == 13:
                    new.shapes.add_picture(
                        io.BytesIO(shape.image.blob), shape.left, shape.top, shape.width, shape.height
                    )
                elif not shape.has_chart:
                    new.shapes._spTree.append(copy.deepcopy(shape.element))
            if slide.has_notes_slide:
                new.notes_slide.notes_text_frame.text = slide.notes_slide.notes_text_frame.text
    merged.save(output)


main(*sys.argv[1:])
