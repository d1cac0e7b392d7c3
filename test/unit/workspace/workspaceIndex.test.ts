import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/src/document/analysis';
import { convertText } from '../../../server/src/script/convertText';
import { findElsewhere } from '../../../server/src/workspace/navigate';
import { summarize } from '../../../server/src/workspace/summary';
import { findWorkspaceSymbols } from '../../../server/src/workspace/symbols';
import { WorkspaceIndex } from '../../../server/src/workspace/workspaceIndex';
import { testLexicon } from '../../support/lexicon';

const summary = (text: string) => summarize(analyze(text, testLexicon()));

const A =
  '2024年3月5日 来源：云溪日报\n\n云溪市委书记林远舟主持会议。会议强调，践行“四下基层”。\n林远舟指出，要推动高质量发展。\n';
const B =
  '四下基层即干部送政策下基层、访民情下基层、接来信下基层、解难题下基层。\r\n市长林远舟参加。\r\n';

const index = () => {
  const made = new WorkspaceIndex();
  made.set('file:///b.txt', summary(B));
  made.set('file:///a.txt', summary(A));
  return made;
};

/** Places as file, line, character and end character. */
const shown = (places: ReturnType<WorkspaceIndex['places']>) =>
  places.map(
    ({ uri, start, end }) => `${uri.slice(8)} ${start.line}:${start.character}-${end.character}`,
  );

describe('the index of the workspace', () => {
  it('knows where a person is mentioned, and where introduced', () => {
    assert.deepEqual(shown(index().places('person 林远舟')), [
      'a.txt 2:6-9',
      'a.txt 3:0-3',
      'b.txt 1:2-5',
    ]);
    assert.deepEqual(shown(index().introductions('person 林远舟')), ['a.txt 2:6-9', 'b.txt 1:2-5']);
  });

  it('knows the posts that articles give, with the dates of the articles', () => {
    const posts = index().posts('person 林远舟');
    assert.deepEqual(
      posts.map(({ uri, post, date }) => [uri, post, date]),
      [
        ['file:///a.txt', '云溪市委书记', '2024-03-05'],
        ['file:///b.txt', '市长', undefined],
      ],
    );
    assert.equal(A.slice(posts[0]!.span.start, posts[0]!.span.end), '云溪市委书记');
  });

  it('tells the earliest and the latest of many articles that give one post', () => {
    const made = new WorkspaceIndex();
    for (let day = 1; day <= 28; day++) {
      const date = `2024-02-${String(day).padStart(2, '0')}`;
      // Addresses in another order than dates.
      made.set(`file:///${(day * 11) % 29}`, summary(A.replace('2024年3月5日', date)));
    }
    const dates = made.posts('person 林远舟').map(({ date }) => date!);
    assert.equal(dates.length, 6);
    assert.ok(dates.includes('2024-02-01') && dates.includes('2024-02-28'));
  });

  it('takes terms of one entry for the same thing', () => {
    const found = index().count('entry sixia-jiceng');
    assert.deepEqual(found, { files: 2, mentions: 2 });
  });

  it('takes articles in the other script for what they are, whichever script is asked for', () => {
    const made = index();
    for (const to of ['zh-Hant', 'zh-TW', 'zh-HK'] as const) {
      made.set(`file:///${to}.txt`, summary(convertText(A, { from: 'zh-CN', to }).text));
    }
    assert.deepEqual(made.count('entry sixia-jiceng'), { files: 5, mentions: 5 });
    assert.equal(made.places('person 林远舟').length, 3 + 3 * 2);
    for (const query of ['林远舟', '林遠舟', '四下基层', '四下基層']) {
      const [first] = findWorkspaceSymbols(made, testLexicon(), query, 5);
      assert.equal(first?.name, query);
    }
  });

  it('names what letters stand for with its pinyin, for an editor shows only what has them', () => {
    for (const [query, name] of [
      ['lyz', '林远舟 lin yuan zhou'],
      ['sixiajc', '四下基层 si xia ji ceng'],
      ['林', '林远舟'],
    ] as const) {
      assert.equal(findWorkspaceSymbols(index(), testLexicon(), query, 5)[0]?.name, name);
    }
  });

  it('gives the first place of each file, and says of other files what a hover tells', () => {
    const made = index();
    assert.deepEqual(shown(made.firstPlaces('person 林远舟')), ['a.txt 2:6-9', 'b.txt 1:2-5']);
    assert.deepEqual(shown(made.firstPlaces('person 林远舟', 1)), ['a.txt 2:6-9']);
    assert.deepEqual(made.firstPlaces('person 无此人'), []);
    const person = analyze(A, testLexicon()).annotations.find(({ norm }) => norm === '林远舟')!;
    assert.deepEqual(
      findElsewhere(made, 'file:///a.txt', person, ({ uri, start }) => `${uri}#L${start.line + 1}`),
      {
        mentions: 3,
        files: 2,
        places: [{ uri: 'file:///b.txt', href: 'file:///b.txt#L2' }],
      },
    );
  });

  it('forgets a file that goes, and what only that file mentioned', () => {
    const made = index();
    made.delete('file:///a.txt');
    made.delete('file:///never.txt');
    assert.deepEqual(shown(made.places('person 林远舟')), ['b.txt 1:2-5']);
    made.delete('file:///b.txt');
    assert.deepEqual([made.size, made.mentions, [...made.things()]], [0, 0, []]);
  });

  it('leaves out files beyond its capacity, and has room again where one goes', () => {
    const made = new WorkspaceIndex(summary(A).mentions.length);
    assert.equal(made.set('a', summary(A)), true);
    assert.equal(made.set('b', summary(B)), false);
    assert.equal(made.set('a', summary(A)), true, 'in its own place');
    made.delete('a');
    assert.equal(made.set('b', summary(B)), true);
  });

  it('is after any changes what it would be if made at once', () => {
    const texts = [A, B, '', '县长王启明调研“一线工作法”。', '王启明指出，要践行“一线工作法”。'];
    const summaries = texts.map(summary);
    const change = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1, max: 4 }));
    const all = (made: WorkspaceIndex) =>
      [...made.things()]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, files, type }) => [key, type, files, made.places(key), made.posts(key)]);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const made = new WorkspaceIndex();
        const held = new Map<string, number>();
        for (const [file, text] of changes) {
          const uri = String(file);
          if (text === -1) made.delete(uri);
          else made.set(uri, summaries[text]!);
          if (text === -1) held.delete(uri);
          else held.set(uri, text);
        }
        const fresh = new WorkspaceIndex();
        for (const [uri, text] of held) fresh.set(uri, summaries[text]!);
        assert.deepEqual(all(made), all(fresh));
      }),
      { numRuns: 50 },
    );
  });
});
