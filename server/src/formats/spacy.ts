import { typeName, type AnnotatedArticle, type ArticleAnnotation } from './article';
import { attributesOf } from './attributes';
import { withoutOverlapping } from './capacity';
import { codePoints } from './codePoints';
import { entitiesOf } from './entities';
import type { CorpusFormat, FormatOptions } from './format';
import { jsonLine } from './jsonLine';
import { labelOf } from './labels';

const LOADER = `"""Makes a spaCy corpus of the JSON Lines: python load_spacy.py annotations.jsonl corpus.spacy"""
import json
import sys

import spacy
from spacy.tokens import DocBin

nlp = spacy.blank("zh")  # One token for each character: every span fits.
corpus = DocBin()
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        doc = nlp.make_doc(record["text"])
        def spans(name):
            found = [doc.char_span(*span, alignment_mode="expand") for span in record[name]]
            return [span for span in found if span]

        doc.ents = spacy.util.filter_spans(spans("entities"))
        doc.spans["sc"] = spans("entities") + spans("overlapping") + spans("posts")
        corpus.add(doc)
corpus.to_disk(sys.argv[2])
`;

/** JSON Lines for spaCy, with a loader: its own corpus files cannot be written outside Python. Counts code points. */
export const spacy = (options: FormatOptions): CorpusFormat => ({
  id: 'spacy',
  label: 'spaCy',
  description: 'JSON Lines with character spans for spaCy, and the few lines that load them.',
  extension: 'jsonl',
  scope: 'corpus',
  head: () => '',
  common: [{ name: 'load_spacy.py', content: LOADER }],
  holdsOverlaps: true,
  limits: [],
  write: (article) => jsonLine(toLine(article, options)),
});

function toLine({ name, text, annotations }: AnnotatedArticle, options: FormatOptions): object {
  const points = codePoints(text);
  const at = (offset: number): number => points.at(offset);
  const spanOf = (annotation: ArticleAnnotation) => [
    at(annotation.start),
    at(annotation.end),
    labelOf(typeName(annotation), options),
  ];
  const attributes = (some: readonly ArticleAnnotation[]) =>
    some.map((annotation) => attributesOf(annotation, at));
  const entities = withoutOverlapping(annotations);
  const kept = new Set(entities);
  const others = annotations.filter((annotation) => !kept.has(annotation));
  return {
    text,
    entities: entities.map(spanOf),
    // Entities of spaCy may not overlap; groups of spans may.
    overlapping: others.map(spanOf),
    posts: entitiesOf(annotations)
      .entities.filter(({ what }) => what === 'post')
      .map(({ start, end }) => [at(start), at(end), labelOf('post', options)]),
    meta: { file: name, attributes: attributes(entities), overlapping: attributes(others) },
  };
}
