"""What memory still finds among many: the retrieval sets' queries, counted by the letters that wordings were made from."""

from __future__ import annotations

import matching as retrieval


def quality(origins: dict[str, str]) -> dict[str, object]:
    """What is found of what should be: the first, the first five, the mean reciprocal rank."""
    from answerable.desk.memory import index
    from answerable.desk.memory.models import Earlier
    from answerable.letters import split

    told: dict[str, object] = {}
    for name in ("work", "held", *(["hard"] if retrieval.SHARED.exists() else [])):
        ranked = []
        for query in retrieval.queries(name):
            questions = [question.text for question in split(query.text)] or [query.text]
            found = index.like(questions, most=20)
            firsts = [one.answers[0] for some in found for one in some]
            rows = Earlier.objects.filter(pk__in=firsts).values_list("pk", "letter", "number")
            letters = {pk: (letter, number) for pk, letter, number in rows}
            scores: dict[str, list[float]] = {}
            for at, some in enumerate(found):
                for one in some:
                    letter, number = letters[one.answers[0]]
                    origin = letter.partition(":")[2] if ":" in letter else origins[f"{letter}/{number}"]
                    row = scores.setdefault(origin, [0.0] * len(found))
                    row[at] = max(row[at], one.score)
            order = sorted(scores, key=lambda origin: (-sum(scores[origin]), origin))
            ranked.append((query, order))
        figures = found_of(ranked)
        told |= {f"{name}_{kind}": round(figure, 3) for kind, figure in zip(("R1", "R5", "MRR"), figures, strict=True)}
    return told


def found_of(ranked) -> tuple[float, float, float]:
    """Recall at 1, recall at 5 out of what can be had, and the mean reciprocal rank; what is not found counts nothing."""
    told = [(query, order) for query, order in ranked if query.relevant]
    count = len(told) or 1
    at_1 = sum(bool(order) and order[0] in query.relevant for query, order in told) / count
    at_5 = sum(len(query.relevant & set(order[:5])) / min(5, len(query.relevant)) for query, order in told) / count
    mrr = (
        sum(
            max((1 / (1 + order.index(one)) for one in query.relevant if one in order), default=0)
            for query, order in told
        )
        / count
    )
    return at_1, at_5, mrr
