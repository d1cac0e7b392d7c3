import assert from 'node:assert/strict';
import {
  annotationAfter,
  annotationBefore,
  type FoundAnnotation,
  foundAnnotations,
  unflatten,
} from '../../../client/src/found';
import type { AnnotationsParams } from '../../../server/src/lsp/protocol';

const NONE = { slogan: [], formula: [], official: [], metric: [] };

function params(
  ranges: Partial<AnnotationsParams['ranges']>,
  continued: Partial<AnnotationsParams['continued']> = {},
): AnnotationsParams {
  return {
    uri: 'file:///a.txt',
    version: 1,
    recognized: true,
    counts: { slogan: 0, formula: 0, official: 0, metric: 0 },
    ranges: { ...NONE, ...ranges },
    continued: { ...NONE, ...continued },
  };
}

/** An annotation as `type line:from-to+line:from-to`. */
const show = ({ type, pieces }: FoundAnnotation): string =>
  `${type} ${pieces
    .map(({ start, end }) => `${start.line}:${start.character}-${end.character}`)
    .join('+')}`;

describe('what the server found, in the client', () => {
  it('reads four numbers as a range', () => {
    assert.deepEqual(unflatten([0, 3, 0, 7, 2, 0, 2, 4]), [
      { start: { line: 0, character: 3 }, end: { line: 0, character: 7 } },
      { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
    ]);
  });

  it('leaves out numbers that make no whole range', () => {
    assert.equal(unflatten([0, 3, 0, 7, 2, 0]).length, 1);
  });

  it('sorts the annotations of all kinds by where they begin', () => {
    const found = foundAnnotations(
      params({ metric: [0, 1, 0, 3, 4, 0, 4, 2], official: [0, 5, 0, 8], slogan: [2, 0, 2, 5] }),
    );
    assert.deepEqual(found.map(show), [
      'metric 0:1-3',
      'official 0:5-8',
      'slogan 2:0-5',
      'metric 4:0-2',
    ]);
  });

  it('keeps the pieces of an annotation that layout broke together', () => {
    const found = foundAnnotations(
      params({ slogan: [1, 40, 1, 43, 3, 0, 3, 2, 3, 9, 3, 12] }, { slogan: [1] }),
    );
    assert.deepEqual(found.map(show), ['slogan 1:40-43+3:0-2', 'slogan 3:9-12']);
  });

  it('does not lose a first range that claims to go on', () => {
    const found = foundAnnotations(params({ formula: [0, 0, 0, 4] }, { formula: [0] }));
    assert.deepEqual(found.map(show), ['formula 0:0-4']);
  });
});

describe('walking from annotation to annotation', () => {
  const found = foundAnnotations(
    params({ slogan: [1, 2, 1, 6, 5, 0, 5, 4], official: [1, 8, 1, 10] }),
  );
  const at = (line: number, character: number) => ({ line, character });
  const [first, second, third] = found.map(show);

  for (const { place, next, previous } of [
    { place: at(0, 0), next: first, previous: third },
    { place: at(1, 2), next: second, previous: third },
    { place: at(1, 4), next: second, previous: third },
    { place: at(1, 6), next: second, previous: first },
    { place: at(1, 8), next: third, previous: first },
    { place: at(5, 0), next: first, previous: second },
    { place: at(9, 0), next: first, previous: third },
  ]) {
    it(`from ${place.line}:${place.character} goes on to ${next} and back to ${previous}`, () => {
      assert.equal(show(annotationAfter(found, place)!), next);
      assert.equal(show(annotationBefore(found, place)!), previous);
    });
  }

  it('stays where it is where nothing is annotated', () => {
    assert.equal(annotationAfter([], at(0, 0)), undefined);
    assert.equal(annotationBefore([], at(0, 0)), undefined);
  });
});
