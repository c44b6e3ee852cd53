"""Merge PDFs with pikepdf: every page of every file."""

import sys

import pikepdf


def main(output: str, *inputs: str) -> None:
    with pikepdf.new() as merged:
        for path in inputs:
            merged.pages.extend(pikepdf.open(path).pages)
        merged.save(output)


main(*sys.argv[1:])
