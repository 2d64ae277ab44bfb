"""The tools over the protocol, asked by its own client, in another process."""

import asyncio
import os
import sys

import pytest
from click.testing import CliRunner
from needs import needs_module
from places import ROOT
from shelf import fill_shelf

from kg.cli import main

mcp = needs_module("mcp", "mcp is not installed (extra `mcp`)")


@pytest.fixture
def db(tmp_path):
    return fill_shelf(tmp_path / "kg.db")


def asked(db, *calls):
    """Return the tools and the results of some calls of a server that is started for them."""

    async def run():
        command = [str(ROOT / "cli.py"), "mcp", "--db", str(db)]
        started = mcp.StdioServerParameters(
            command=sys.executable, args=command, env=dict(os.environ), cwd=ROOT
        )
        async with mcp.Client(started) as client:
            tools = await client.list_tools()
            return tools.tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(run())


def test_tools_are_read_only_and_told_in_words(db):
    tools, _ = asked(db)
    assert [tool.name for tool in tools] == ["ask", "search", "claim", "conflicts", "story", "check"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_an_answer_comes_over_standard_output(db):
    before = db.read_bytes()
    _, (answer, found) = asked(
        db, ("ask", {"question": "what did Silva say?"}), ("search", {"words": "ferries"})
    )
    rows = answer.structured_content["rows"]
    assert "the port will reopen in May" in {row["content"]["text"] for row in rows}
    assert found.structured_content["of"] == 1
    assert db.read_bytes() == before


def test_an_error_is_told_in_one_line_without_a_traceback(db):
    _, (answer,) = asked(db, ("claim", {"id": "ffffffff"}))
    assert answer.is_error
    (text,) = [part.text for part in answer.content]
    assert "ffffffff" in text and "Traceback" not in text and "\n" not in text


def test_a_store_that_is_not_there_is_one_clear_error(tmp_path):
    result = CliRunner().invoke(main, ["mcp", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 1 and result.output.startswith("Error: ")
