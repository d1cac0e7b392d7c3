import type { AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import { entitiesOf } from './entities';
import type { CorpusFormat, FormatOptions } from './format';
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
        spans = [doc.char_span(*span, alignment_mode="expand") for span in record["entities"]]
        posts = [doc.char_span(*span, alignment_mode="expand") for span in record["posts"]]
        doc.ents = spacy.util.filter_spans([span for span in spans if span])
        doc.spans["sc"] = [span for span in spans + posts if span]
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
  head: '',
  common: [{ name: 'load_spacy.py', content: LOADER }],
  limits: [],
  write: (article) => `${JSON.stringify(toLine(article, options))}\n`,
});

function toLine({ name, text, annotations }: AnnotatedArticle, options: FormatOptions): object {
  const points = codePoints(text);
  const at = (offset: number): number => points.at(offset);
  return {
    text,
    entities: annotations.map(({ type, start, end }) => [
      at(start),
      at(end),
      labelOf(type, options),
    ]),
    // Posts may overlap, which entities of spaCy may not.
    posts: entitiesOf(annotations)
      .entities.filter(({ what }) => what === 'post')
      .map(({ start, end }) => [at(start), at(end), labelOf('post', options)]),
    meta: {
      file: name,
      attributes: annotations.map((annotation) => attributesOf(annotation, at)),
    },
  };
}
