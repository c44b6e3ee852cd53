"""Measures the merge beside plain copying, beside starting the program, and beside what people would use instead."""
