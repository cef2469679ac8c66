"""Another authority's log: brought in, looked at, kept, found by a question in other words, removed again."""

import pytest

LOG = """Reference,Request,Response,Outcome,Date of response
W-1,How many Blue Badges were refused in 2024?,We refused 31 Blue Badges in 2024.,Disclosed,03/02/2025
W-2,What did the council spend on salt for its roads in 2024?,The prices are withheld under section 43(2).,Refused,04/02/2025
W-3,,,,
"""


@pytest.mark.parametrize("has_scripts", [False], indirect=True, ids=["plain"])
def test_a_neighbours_log_is_brought_in_looked_at_found_and_removed(keyboard, officer, run_jobs, tmp_path):
    file = tmp_path / "wexcombe.csv"
    file.write_text(LOG, "utf-8")
    desk = keyboard(officer).open("/memory/").press("Other authorities’ logs").press("Bring in a log").press("Read it")
    desk.reads("There is a problem", "Choose a file, or paste the words of the page")
    desk.fill("Which authority answered?", "Wexcombe District Council").attach("File", file).press("Read it")
    desk.reads("The file is being read")
    run_jobs()
    desk.press("Look again").reads("2 answers", "We refused 31 Blue Badges in 2024.", "s.43(2)", "nothing is kept yet")
    desk.press("Change what the columns are").reads("What are its columns?").press("Read it again")
    run_jobs()
    desk.press("Look again").press("Keep 2 answers")
    run_jobs()
    desk.press("Look again").reads("Answers kept").press("Look through them").reads("2 answers")
    desk.fill("Words, or a whole question", "How many disabled parking permits were turned down in 2024?").press(
        "Search"
    )
    desk.reads("Like this question", "Wexcombe District Council, for comparison").press(
        "How many Blue Badges were refused in 2024?"
    )
    desk.reads("Another authority’s answer: for comparison, not a source of our facts.", "3 February 2025")
    desk.press("The log as it was read").press("Remove this log").press("Remove this log")
    run_jobs()
    desk.open("/memory/").reads("Every answer that went from here").reads_not("Blue Badges")
