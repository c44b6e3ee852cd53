"""Merge PDFs with pypdf's own append, which brings outlines along."""

import sys

import pypdf


def main(output: str, *inputs: str) -> None:
    with pypdf.PdfWriter() as merged:
        for path in inputs:
            merged.append(path)
        merged.write(output)


main(*sys.argv[1:])
