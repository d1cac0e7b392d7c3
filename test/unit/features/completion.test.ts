/** Which set phrases are offered, in which order, and what they replace. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { getCompletions } from '../../../server/src/features/completion';
import { raw } from '../../../server/src/text/offsets';
import { testLexicon } from '../../support/lexicon';

/** What is offered at the end of a text, each as `[what it replaces]what it is`. */
const offered = (text: string): string[] =>
  getCompletions(analyze(text, testLexicon()), testLexicon(), raw(text.length), true).items.map(
    ({ span, text: phrase }) => `[${text.slice(span.start, span.end)}]${phrase}`,
  );

describe('completion', () => {
  it('goes on from a longer beginning first, and from a shorter one where that offers little', () => {
    const found = offered('推动高质');
    assert.equal(found[0], '[推动高质]推动高质量发展');
    assert.ok(found.includes('[高质]高质量充分就业'));
  });

  it('leaves shorter beginnings alone where a longer one offers enough', () => {
    assert.ok(offered('践行两个').every((one) => one.startsWith('[两个]')));
  });

  it('offers what is known everywhere before what a place coined', () => {
    const found = offered('“');
    assert.ok(found.indexOf('[]三农') < found.indexOf('[]三亮') || !found.includes('[]三亮'));
    assert.ok(found.includes('[]三农'));
  });

  it('reads letters as initials and as pinyin, which it replaces', () => {
    assert.deepEqual(offered('践行sxjc'), ['[sxjc]四下基层']);
    assert.deepEqual(offered('践行“sixiajc'), ['[sixiajc]四下基层']);
  });
});
