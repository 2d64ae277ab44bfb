"""The store for assistants: read-only tools over the Model Context Protocol (`kg mcp`, extra `mcp`).

tools.py     what each tool answers, as plain values; knows nothing of the protocol
serving.py   the tools on standard input and output; the only code that imports `mcp`
"""
