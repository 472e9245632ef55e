"""How much the library covers, in numbers."""

from __future__ import annotations

from ohjaus.library.model import NO_QUESTION, REGISTERS, Asked, Library


def coverage(library: Library) -> dict[str, int]:
    """Counts of topics, pairs of guides, facts, regional facts that a guide rests on, municipalities and amounts."""
    pairs = [guides for guides in library.guides.values() if all(register in guides for register in REGISTERS)]
    used = {
        fact
        for guides in library.guides.values()
        for guide in guides.values()
        for section in guide.sections
        for fact in section.facts
    }
    rows = [row for path in library.paths.values() for step in path.steps for row in step.rows.values()]
    return {
        "topics": len(library.topics),
        "pairs": len(pairs),
        "selko_signed": sum(
            1 for guides in library.guides.values() if "selko" in guides and guides["selko"].signed_off
        ),
        "facts": len(library.facts),
        "regional_facts": len(library.regional_facts),
        "regional_facts_used": len(used & set(library.regional_facts)),
        "sources": len(library.sources),
        "amounts": len(library.amounts),
        "municipalities": len(library.municipalities),
        "municipalities_with_region": sum(1 for place in library.municipalities.values() if place.region),
        "terms": len(library.glossary),
        "paths": len(library.paths),
        "path_rows": sum(row != NO_QUESTION for row in rows),
        "path_rows_unknown": sum(isinstance(row, Asked) for row in rows),
    }
