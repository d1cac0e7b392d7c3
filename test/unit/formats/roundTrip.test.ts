/** Every format that holds annotations, with everything that is difficult: written and read back. */
import assert from 'node:assert/strict';
import { findLosses } from '../../../server/src/formats/export';
import { findImporter } from '../../../server/src/formats/import/registry';
import { FORMATS } from '../../../server/src/formats/registry';
import { CASES, differences, formatOf, roundTrip } from './matrix';

/** What only shows annotations, or has none in it. */
const NOT_READ_BACK = ['qdc', 'html', 'markdown'];

/** A cell of the table: what differs, attributes by their number where they are many. */
function inShort(lost: readonly string[]): string {
  const own: readonly string[] = lost.filter((name) => name === 'text' || name === 'span');
  const attributes = lost.filter((name) => !own.includes(name));
  const named = attributes.length > 2 ? [`${attributes.length} attributes`] : attributes;
  return [...own, ...named].join(', ') || '=';
}

describe('every format, read back', () => {
  const table: string[][] = [['', ...Object.keys(CASES)]];

  for (const { id } of FORMATS) {
    if (NOT_READ_BACK.includes(id)) {
      it(`${id} holds no annotations to read`, () => assert.equal(findImporter(id), undefined));
      continue;
    }
    const row = [id];
    table.push(row);
    for (const [what, example] of Object.entries(CASES)) {
      it(`${id} gives back ${what} but for what it says it loses`, async () => {
        const format = formatOf(id, example);
        const back = await roundTrip(format, example.article);
        const lost = differences(example.article, back);
        const concerning = format.limits.filter((limit) => limit.concerns(example.article));
        const said = new Set(concerning.flatMap(({ loses }) => loses));
        assert.deepEqual(
          lost.filter((name) => !said.has(name)),
          [],
          'lost without a word',
        );
        // A limit that names losses is silent where nothing of them is lost.
        for (const { sentence, loses } of concerning) {
          assert.ok(
            loses.length === 0 || loses.some((name) => lost.includes(name)),
            `says without need: ${sentence}`,
          );
        }
        assert.equal(findLosses([example.article], format).length, concerning.length);
        row.push(inShort(lost));
      });
    }
  }

  after(() => {
    const widths = table[0]!.map((_, column) =>
      Math.max(...table.map((row) => (row[column] ?? '').length)),
    );
    const lines = table.map((row) =>
      row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '),
    );
    console.log(`\n    What differs when a format is read back:\n    ${lines.join('\n    ')}\n`);
  });
});
