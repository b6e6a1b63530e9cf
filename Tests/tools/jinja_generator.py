"""Makes up well-typed templates with their data, the same ones for the same seed."""

import random


def template_and_data(seed: int, number: int) -> tuple[str, dict]:
    """The template with this number, and data that it can be rendered with."""
    dice = random.Random(f"{seed}:{number}")
    return "{{ a + b }}", {"a": dice.randint(-9, 9), "b": dice.randint(0, 9)}
