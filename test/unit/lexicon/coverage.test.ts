/** Whether the glossary has what is read most, and whether what only looks like a set phrase is left alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { needsShared, SHARED } from '../../support/shared';

/** The column of a table with a line of headings. */
function column(file: string, heading: string): string[] {
  const [headings, ...rows] = readFileSync(join(SHARED, 'glossary-facts', file), 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => row.split('\t'));
  const index = headings!.indexOf(heading);
  return rows.map((row) => row[index]!);
}

/** Of the commonest set phrases, the share that must have an entry. */
const LEAST_SHARE = 0.95;

describe('the glossary and what is read most', () => {
  before(function () {
    needsShared(this, 'glossary-facts');
  });

  it('has the commonest set phrases', function () {
    const terms = column('top.tsv', 'term');
    const missing = terms.filter((term) => !testLexicon().terms.get(term)?.entry);
    // The figure stands in the title, so that a run reports it.
    this.test!.title += ` (${terms.length - missing.length} of ${terms.length})`;
    assert.ok(terms.length > 100);
    assert.ok(
      missing.length <= terms.length * (1 - LEAST_SHARE),
      `${missing.length} of ${terms.length} are missing: ${missing.join(' ')}`,
    );
  });

  it('marks nothing that only looks like one', () => {
    const contexts = (term: string) => [
      `大力推进“${term}”工作。`,
      `近日，“${term}”引发关注。`,
      `近日，${term}引发关注。`,
    ];
    const isMarked = (text: string, term: string) =>
      analyze(text, testLexicon()).annotations.some(
        ({ type, text: words }) => (type === 'slogan' || type === 'formula') && words === term,
      );
    const marked = column('negatives.tsv', 'term').flatMap((term) =>
      contexts(term).filter((text) => isMarked(text, term)),
    );
    assert.deepEqual(marked, []);
  });
});
