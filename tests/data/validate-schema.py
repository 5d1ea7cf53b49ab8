#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the JSON Schema of annals/1 against files that it must accept and files that it must refuse.

Usage: validate-schema.py [SOURCE-ROOT]
Prints TAP. Skips all where python3-jsonschema is not installed or too old.
"""

import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("1..0 # SKIP python3-jsonschema 4.0 or later is not installed")
    sys.exit(0)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def first_error(validator, path):
    """What is wrong with a file, in one line; None where it is valid."""
    for error in validator.iter_errors(read(path)):
        return f"{error.json_path}: {error.message[:120]}".replace("\n", " ")
    return None


def is_json(path):
    try:
        read(path)
    except ValueError:
        return False
    return True


def checks(root):
    """Yields (what is checked, what is wrong or None)."""
    schema = read(root / "data/schema/annals-1.schema.json")
    Draft202012Validator.check_schema(schema)
    yield "the schema is a schema", None
    validator = Draft202012Validator(schema)
    data = root / "tests/data"
    for path in sorted((data / "good").glob("*.json")) + sorted((root / "data/timelines").glob("*.json")):
        yield f"accepts {path.relative_to(root)}", first_error(validator, path)
    for path in sorted((data / "bad/schema").glob("*.json")):
        error = first_error(validator, path)
        yield f"refuses {path.relative_to(root)} ({error})", None if error else "it was accepted"
    # What only the reader can find must not be refused by the schema, or it stands in the wrong folder.
    for path in sorted((data / "bad/reader").glob("*.json")):
        error = first_error(validator, path) if is_json(path) else None
        yield f"leaves to the reader {path.relative_to(root)}", error


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()
    results = list(checks(root))
    print(f"1..{len(results)}")
    for number, (what, wrong) in enumerate(results, 1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {what}".replace("#", "\\#"))
        if wrong:
            print(f"# {wrong}")
    return any(wrong for _, wrong in results)


if __name__ == "__main__":
    sys.exit(main())
