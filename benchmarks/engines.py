"""The engines of the benchmark. Each writes its index to a folder, opens it again, and names the best topics of a text.

A full-text engine gets one document a guide, whose short texts (titles, names, example questions) count for more than
its sentences; a question becomes an OR of its words. rapidfuzz compares with each short text, and a topic counts by its best.
"""

from __future__ import annotations

import json
import pickle
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # each engine imports what it needs when it needs it, so that memory is its own
    from corpus import Guide

BEST = 3
_WORD = re.compile(r"\w+")


class Engine:
    """What the benchmark asks of an engine."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:
        """Writes the index of the guides to the folder. `root` is that of Ohjaus's own library and tables."""
        raise NotImplementedError

    def open(self, folder: Path) -> None:
        """Opens the index that `build` wrote."""
        raise NotImplementedError

    def search(self, text: str) -> list[str]:
        """The best topics, best first."""
        raise NotImplementedError


class Ohjaus(Engine):
    """This project's ranking, with the weights that the product fits. For the real guides only."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        from ohjaus.finnish.dictionary import Dictionary
        from ohjaus.library.load import load
        from ohjaus.search.build import build_index

        library = load(root).library
        assert library is not None
        self._keep(build_index(library, Dictionary(root / "build" / "finnish.json")), folder)

    def open(self, folder: Path) -> None:
        from ohjaus.finnish.analyse import analyse
        from ohjaus.search.index import Index
        from ohjaus.search.rank import find_evidence, rank

        index = Index.from_data(json.loads((folder / "index.json").read_text(encoding="utf-8")))
        self._rank = lambda text: rank(find_evidence(analyse(text, index.lexicon), index), index)

    def search(self, text: str) -> list[str]:
        return [hit.name for hit in self._rank(text).topics[:BEST]]

    @staticmethod
    def _keep(index: Any, folder: Path) -> None:
        data = json.dumps(index.to_data(), ensure_ascii=False, separators=(",", ":"))
        (folder / "index.json").write_text(data, encoding="utf-8")


class OhjausClosed(Ohjaus):
    """The same words, features, tables and ranking with closed-form weights. The lexicon is the product's own."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:
        from closed_form import closed_form

        from ohjaus.advisor import open_advisor
        from ohjaus.finnish.analyse import analyse
        from ohjaus.search.build import WEIGHTS
        from ohjaus.search.rank import find_evidence

        index = open_advisor(root).index

        def examples() -> Iterator[tuple[str, dict[str, float], float]]:
            for guide in guides:
                kinds = (
                    ("name", guide.titles),
                    ("name", guide.names),
                    ("question", guide.questions),
                    ("text", guide.texts),
                )
                for kind, texts in kinds:
                    for text in texts:
                        features = find_evidence(analyse(text, index.lexicon), index).features
                        if features:
                            yield guide.topic, features, WEIGHTS[kind]

        self._keep(replace(index, topics=closed_form(examples())), folder)


class Fuzzy(Engine):
    """rapidfuzz: each short text is compared, and a topic is as near as its nearest."""

    def __init__(self, scorer: str) -> None:
        self._scorer_name = scorer

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        from rapidfuzz.utils import default_process

        rows = [(default_process(text), guide.topic) for guide in guides for text in guide.short]
        (folder / "rows.pickle").write_bytes(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL))

    def open(self, folder: Path) -> None:
        import numpy as np
        from rapidfuzz import fuzz
        from rapidfuzz.utils import default_process

        rows = pickle.loads((folder / "rows.pickle").read_bytes())
        self._texts = [text for text, _ in rows]
        self._topics, starts, at = [], [], 0
        for topic, group in groupby(rows, key=lambda row: row[1]):
            self._topics.append(topic)
            starts.append(at)
            at += len(list(group))
        self._starts = np.array(starts)
        self._scorer, self._process = getattr(fuzz, self._scorer_name), default_process

    def search(self, text: str) -> list[str]:
        import numpy as np
        from rapidfuzz.process import cdist

        scores = cdist([self._process(text)], self._texts, scorer=self._scorer, dtype=np.float32, workers=1)[0]
        best = np.maximum.reduceat(scores, self._starts)
        return [self._topics[at] for at in np.argsort(-best, kind="stable")[:BEST]]


class Fts5(Engine):
    """SQLite's own full-text index. `pieces` makes a word of the question into what is looked for."""

    def __init__(self, tokenizer: str, pieces: Callable[[str], Iterable[str]], prefix: str = "") -> None:
        self._tokenizer, self._pieces, self._prefix = tokenizer, pieces, prefix

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        with sqlite3.connect(folder / "guides.db") as base:
            options = f", tokenize='{self._tokenizer}'" + (f", prefix='{self._prefix}'" if self._prefix else "")
            base.execute(f"create virtual table guides using fts5(topic unindexed, short, texts{options})")
            rows = ((guide.topic, "\n".join(guide.short), "\n".join(guide.texts)) for guide in guides)
            base.executemany("insert into guides values (?, ?, ?)", rows)
            base.execute("insert into guides(guides) values ('optimize')")
        base.close()

    def open(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "guides.db")

    def search(self, text: str) -> list[str]:
        pieces = dict.fromkeys(piece for word in _WORD.findall(text.lower()) for piece in self._pieces(word))
        query = "select topic from guides where guides match ? order by bm25(guides, 0, 2, 1) limit ?"
        return [topic for (topic,) in self._base.execute(query, (" OR ".join(pieces), BEST))] if pieces else []


def whole_word(word: str) -> Iterator[str]:
    """The word itself."""
    yield f'"{word}"'


def beginning(word: str) -> Iterator[str]:
    """The beginning of the word, its last third left out: a poor man's stem."""
    yield f'"{word[: max(4, len(word) * 2 // 3)]}"*'


def trigrams(word: str) -> Iterator[str]:
    """Every three letters in a row."""
    for start in range(len(word) - 2):
        yield f'"{word[start : start + 3]}"'


class Tantivy(Engine):
    """tantivy with its Finnish stemmer."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("topic", stored=True, tokenizer_name="raw")
        for field in ("short", "texts"):
            schema.add_text_field(field, tokenizer_name="finnish")
        index = tantivy.Index(schema.build(), path=str(folder))
        index.register_tokenizer("finnish", self._analyser())
        writer = index.writer(heap_size=100_000_000, num_threads=1)
        for guide in guides:
            writer.add_document(
                tantivy.Document(topic=guide.topic, short="\n".join(guide.short), texts="\n".join(guide.texts))
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._index.register_tokenizer("finnish", self._analyser())
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, text: str) -> list[str]:
        words = " ".join(_WORD.findall(text.lower()))
        query = self._index.parse_query(words, ["short", "texts"], field_boosts={"short": 2.0})
        hits = self._searcher.search(query, BEST).hits
        return [self._searcher.doc(address)["topic"][0] for _, address in hits]

    @staticmethod
    def _analyser() -> Any:
        from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

        builder = TextAnalyzerBuilder(Tokenizer.simple())
        return builder.filter(Filter.lowercase()).filter(Filter.stemmer("finnish")).build()


class Bm25s(Engine):
    """bm25s over Snowball's Finnish stems. It has no fields: the short texts stand twice."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        import bm25s

        topics, texts = [], []
        for guide in guides:
            topics.append(guide.topic)
            texts.append("\n".join((*guide.short, *guide.short, *guide.texts)))
        engine = bm25s.BM25()
        engine.index(self._tokens(texts), show_progress=False)
        engine.save(str(folder))
        (folder / "topics.json").write_text(json.dumps(topics), encoding="utf-8")

    def open(self, folder: Path) -> None:
        import bm25s

        self._engine = bm25s.BM25.load(str(folder))
        self._topics = json.loads((folder / "topics.json").read_text(encoding="utf-8"))

    def search(self, text: str) -> list[str]:
        tokens = self._tokens([text], ids=False)
        found, _ = self._engine.retrieve(tokens, k=min(BEST, len(self._topics)), show_progress=False)
        return [self._topics[at] for at in found[0]]

    def _tokens(self, texts: list[str], ids: bool = True) -> Any:
        import bm25s
        import Stemmer

        stemmer = Stemmer.Stemmer("finnish")
        return bm25s.tokenize(texts, stopwords=None, stemmer=stemmer, return_ids=ids, show_progress=False)


class Lunr(Engine):
    """lunr.py with nltk's Finnish stemmer. Its list of stop words would be fetched from the net, so it has none."""

    def build(self, guides: Iterable[Guide], folder: Path, root: Path) -> None:  # noqa: ARG002
        from lunr.builder import Builder
        from lunr.pipeline import Pipeline
        from lunr.trimmer import trimmer

        builder = Builder()
        builder.ref("topic")
        builder.field("short", boost=2)
        builder.field("texts")
        stemmer = Pipeline.registered_functions["stemmer-fi"]
        builder.pipeline.add(trimmer, stemmer)
        builder.search_pipeline.add(stemmer)
        for guide in guides:
            builder.add({"topic": guide.topic, "short": "\n".join(guide.short), "texts": "\n".join(guide.texts)})
        data = json.dumps(builder.build().serialize(), ensure_ascii=False)
        (folder / "index.json").write_text(data, encoding="utf-8")

    def open(self, folder: Path) -> None:
        from lunr.index import Index

        self._index = Index.load(json.loads((folder / "index.json").read_text(encoding="utf-8")))

    def search(self, text: str) -> list[str]:
        return [hit["ref"] for hit in self._index.search(" ".join(_WORD.findall(text.lower())))[:BEST]]


# Each engine's name in the table, the distributions that it needs, and how to make it.
ENGINES: dict[str, tuple[tuple[str, ...], Callable[[], Engine]]] = {
    "Ohjaus": ((), Ohjaus),
    "Ohjaus, closed-form weights": ((), OhjausClosed),
    "rapidfuzz WRatio": (("rapidfuzz",), lambda: Fuzzy("WRatio")),
    "rapidfuzz token_set_ratio": (("rapidfuzz",), lambda: Fuzzy("token_set_ratio")),
    "SQLite FTS5": ((), lambda: Fts5("unicode61", whole_word)),
    "SQLite FTS5, prefix": ((), lambda: Fts5("unicode61", beginning, "4 5 6 7 8")),
    "SQLite FTS5, trigram": ((), lambda: Fts5("trigram", trigrams)),
    "tantivy, Finnish stems": (("tantivy",), Tantivy),
    "bm25s, Snowball Finnish": (("bm25s", "PyStemmer"), Bm25s),
    "lunr.py, Finnish": (("lunr", "nltk"), Lunr),
}


def versions() -> dict[str, str | None]:
    """The installed version of each peer's distribution, or None."""
    found: dict[str, str | None] = {}
    for names, _ in ENGINES.values():
        for name in names:
            try:
                found[name] = version(name)
            except ModuleNotFoundError:
                found[name] = None
    return found
