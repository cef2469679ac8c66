"""Every component's examples are printed, say what they should, and hold nothing that the policy of pages forbids."""

import re

import pytest
from django.test import RequestFactory

from answerable.desk.components.gallery import FOLDER, components

INLINE = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
FOLDERS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "forms")


@pytest.fixture(scope="module")
def shown():
    return {component.name: component for component in components(RequestFactory().get("/components/"))}


def test_every_component_has_its_page_and_its_examples(shown):
    assert list(shown) == FOLDERS
    assert all(component.purpose and component.examples for component in shown.values())


@pytest.mark.parametrize("name", FOLDERS)
def test_an_example_says_what_it_should(shown, name):
    for example in shown[name].examples:
        missing = [words for words in example.contains if words not in example.html]
        assert not missing, (example.name, missing, example.html)


@pytest.mark.parametrize("name", FOLDERS)
def test_an_example_has_nothing_inline(shown, name):
    assert not [example.name for example in shown[name].examples if INLINE.search(example.html)]


def test_a_list_of_one_page_has_no_pages_to_turn():
    from django.template.loader import render_to_string

    page = {"number": 1, "paginator": {"num_pages": 1}}
    assert not render_to_string("components/pagination/template.html", {"page": page}).strip()
