import assert from 'node:assert/strict';
import { mergeTimeline, overlaps, type PostRecord } from '../../../server/src/explain/timeline';
import { raw } from '../../../server/src/text/offsets';
import { testLexicon } from '../../support/lexicon';

const record = (
  date: string | undefined,
  post: string,
  uri = `file:///${date}.txt`,
): PostRecord => ({
  ...(date === undefined ? {} : { date }),
  uri,
  post,
  span: { start: raw(0), end: raw(post.length) },
});

/** A timeline as one line for each post. */
const lines = (records: readonly PostRecord[]): string[] =>
  mergeTimeline(records).map(
    ({ post, first = '?', last = '?', records: all }) =>
      `${first} – ${last} ${post} ×${all.length}`,
  );

describe('the posts of a person over articles', () => {
  it('stand once each, by the time when they are first given', () => {
    assert.deepEqual(
      lines([
        record('2024-03-02', '合肥市委书记'),
        record('2021-05-01', '六安市市长'),
        record('2023-01', '合肥市委书记'),
        record(undefined, '滨州市市长'),
        record('2024-11-30', '中共合肥市委书记'),
      ]),
      [
        '2021-05-01 – 2021-05-01 六安市市长 ×1',
        '2023-01 – 2024-11-30 合肥市委书记 ×3',
        '? – ? 滨州市市长 ×1',
      ],
    );
  });

  it('keep the articles that give a post by date, and undated ones in a row of their own', () => {
    const entries = mergeTimeline([
      record(undefined, '县长', 'file:///b'),
      record('2024', '县长', 'file:///c'),
      record('2022', '县长', 'file:///a'),
    ]);
    assert.deepEqual(
      entries.map(({ records }) => records.map(({ uri }) => uri)),
      [['file:///a', 'file:///c'], ['file:///b']],
    );
  });

  it('are one where the place is told short or in full', () =>
    assert.deepEqual(lines([record('2022', '安徽省省长'), record('2023', '安徽省长')]), [
      '2022 – 2023 安徽省省长 ×2',
    ]));

  it('contradict each other where two that exclude each other are given at one time', () => {
    const pairs = (records: readonly PostRecord[]) =>
      overlaps(mergeTimeline(records), testLexicon().divisions).map(
        ([one, other]) => `${one.post} / ${other.post}`,
      );
    const career = [
      record('2021-05-01', '六安市市长'),
      record('2022-05-01', '六安市市长'),
      record('2023-01-01', '合肥市市长'),
    ];
    assert.deepEqual(pairs(career), []);
    // Two articles of one day that give posts apart.
    assert.deepEqual(
      pairs([record('2024-05-01', '青石县县长'), record('2024-05-01', '白河县县长')]),
      ['青石县县长 / 白河县县长'],
    );
    assert.deepEqual(pairs([...career, record('2022-01-01', '合肥市市长')]), [
      '六安市市长 / 合肥市市长',
    ]);
  });

  it('are none where no article gives any', () => assert.deepEqual(mergeTimeline([]), []));
});
