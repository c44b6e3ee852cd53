"""The merge as a list of named steps. Each file is one step and says which rules it keeps."""
