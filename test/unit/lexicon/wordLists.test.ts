/** The word lists of `server/data/lexicon`: each word stands once, and where it has an effect. */
import assert from 'node:assert/strict';
import { createLexicon } from '../../../server/src/lexicon/lexicon';
import { lexiconData } from '../../support/lexicon';

type Words = readonly string[];

const repeated = (list: Words): Words => list.filter((word, i) => list.indexOf(word) < i);
const shared = (...lists: readonly Words[]): Words =>
  repeated(lists.flatMap((list) => [...new Set(list)]));

describe('the word lists', () => {
  const data = lexiconData();
  const { terms, quantities, names, posts } = data;
  const { formulas } = terms;

  for (const [file, all] of Object.entries({ terms, formulas, quantities, names, posts })) {
    it(`of ${file} have no word twice`, () => {
      for (const [name, list] of Object.entries(all as Readonly<Record<string, unknown>>))
        if (Array.isArray(list)) assert.deepEqual(repeated(list as Words), [], name);
    });
  }

  it('say of terms alone that these need quotation marks, are debatable, or stand for themselves', () => {
    const { terms: known } = createLexicon(data);
    const isTerm = (word: string) => (known.get(word)?.type ?? 'none') !== 'none';
    assert.deepEqual(
      [...terms.quotedOnly, ...terms.debatable, ...(terms.own ?? [])].filter((w) => !isTerm(w)),
      [],
    );
  });

  it('do not contradict one another', () => {
    const { slogans, spirits, notTerms, quotedOnly, debatable } = terms;
    assert.deepEqual(shared(slogans, spirits, Object.values(formulas).flat(), notTerms), []);
    assert.deepEqual(shared(quotedOnly, debatable), []);
  });

  it('name one class of a head, a unit or a title that is not of all titles', () => {
    const { heads, strongHeads, otherHeads } = terms;
    const { notUnits, durations, units, classifiers } = quantities;
    assert.deepEqual(shared(heads, strongHeads, otherHeads), []);
    assert.deepEqual(shared(notUnits, durations, units, classifiers), []);
    assert.deepEqual(shared(posts.weakTitles, posts.groupTitles), []);
  });
});
