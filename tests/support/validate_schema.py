#!/usr/bin/env python3
"""Checks JSON documents against a JSON Schema: validate_schema.py SCHEMA FILE...

Prints one line for each mistake; the exit status is 1 if there is any. Needs python3-jsonschema."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as schema_file:
    schema = json.load(schema_file)
validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft4Validator)(schema)
mistakes = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for error in validator.iter_errors(json.load(file)):
            print(f"{name}: {error.json_path}: {error.message}")
            mistakes += 1
sys.exit(1 if mistakes else 0)
