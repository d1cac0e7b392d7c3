/** How many of the slips of `test/support/slips.ts` the checks find: the figures of the README. */
import assert from 'node:assert/strict';
import { CHECK_IDS, type CheckId } from '../../../server/src/checks/check';
import { runChecks, type CheckedFinding } from '../../../server/src/checks/registry';
import { analyze } from '../../../server/src/document/analysis';
import { getConverter } from '../../../server/src/script/convert';
import { testLexicon } from '../../support/lexicon';
import { SLIPS } from '../../support/slips';

const FOUND: Readonly<Record<CheckId, number>> = {
  'misquoted-term': 17,
  'wrong-count': 17,
  'item-order': 19,
  'enumeration-count': 18,
  total: 15,
  'conflicting-posts': 20,
  'name-variant': 20,
};

const SLIP = /⟦([^→⟧]*)→([^⟧]*)⟧/g;

const SCRIPTS: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['simplified', (text) => text],
  ['traditional', (text) => getConverter('zh-CN', 'zh-TW')(text).text],
];

const findings = (text: string): CheckedFinding[] =>
  runChecks(analyze(text, testLexicon()), testLexicon());

describe('slips measured', () => {
  for (const [script, write] of SCRIPTS) {
    for (const id of CHECK_IDS) {
      it(`${id}, ${script}: at least ${FOUND[id]} of ${SLIPS[id].length}`, () => {
        const found = SLIPS[id].filter((slip) =>
          findings(write(slip.replace(SLIP, '$1'))).some(({ check }) => check === id),
        );
        assert.ok(found.length >= FOUND[id], `${found.length}`);
      });
    }

    it(`nothing is found without a slip, ${script}`, () => {
      const right = Object.values(SLIPS)
        .flat()
        .map((slip) => write(slip.replace(SLIP, '$2')));
      assert.deepEqual(
        right.flatMap((text) => findings(text).map(({ message }) => message.zh)),
        [],
      );
    });
  }
});
