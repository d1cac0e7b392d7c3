import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addAnnotation,
  changeDecision,
  decideSuggestion,
  relate,
} from '../../../server/src/decisions/decide';
import type { Decision, Sidecar } from '../../../server/src/decisions/decision';
import { mergeSidecars } from '../../../server/src/decisions/merge';
import { parseSidecar, serializeSidecar } from '../../../server/src/decisions/sidecar';
import {
  annotatorOn,
  articleOf,
  readSidecarName,
  sidecarName,
} from '../../../server/src/decisions/sidecarName';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { raw } from '../../../server/src/text/offsets';
import { at, decide, sidecarOf } from '../../support/decisions';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。';
const skeleton = new Skeleton(TEXT);
const none: ReadonlySet<string> = new Set();
const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start: raw(start), end: raw(start + words.length) };
};

const read = (text: string): Sidecar => {
  const { sidecar, problems } = parseSidecar(text, 'a.txt');
  assert.deepEqual(problems, []);
  return sidecar;
};

/** Any sequence of changes to one of a few annotations, by two people who look at the clock or not. */
const change = fc.record(
  {
    state: fc.constantFrom('accepted', 'rejected', 'withdrawn'),
    type: fc.constantFrom('slogan', 'formula', '机构'),
    spans: fc.constantFrom([span('林远舟')], [span('县委'), span('任务')]),
    attributes: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    tags: fc.constantFrom({ unsure: true }, { unsure: false }, { 再看: true }),
    note: fc.string(),
  },
  { requiredKeys: [] },
);
const PLACES = ['林远舟', '高质量发展', '13项'];
const decisionOf = (i: number, changes: readonly object[], times: readonly number[]): Decision => {
  const suggestion = { type: 'slogan', ...span(PLACES[i]!) };
  let decision = decideSuggestion(skeleton, suggestion, {}, at(0), none);
  changes.forEach((one, k) => {
    decision = changeDecision(skeleton, decision, one, at(times[k] ?? 1));
  });
  return decision;
};
const decision = fc
  .tuple(fc.nat(2), fc.array(change, { maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 5 })))
  .map(([i, changes, times]) => decisionOf(i, changes, times));
const sidecar = fc
  .uniqueArray(decision, { selector: ({ id }) => id, maxLength: 3 })
  .map((decisions) => read(serializeSidecar(sidecarOf(decisions))));

describe('sidecars', () => {
  it('are Web Annotations, one on each line, in the order of the text', () => {
    const [metric] = decide(
      '县委书记林远舟强调，要推动高质量发展，办结[13项]任务。',
      'metric',
    ).decisions;
    const person = decideSuggestion(
      skeleton,
      { type: 'official', ...span('林远舟') },
      {
        state: 'accepted',
        tags: { unsure: true },
        note: '新任？',
        attributes: { posts: ['书记'] },
      },
      at(1),
      none,
    );
    const lines = serializeSidecar(sidecarOf([metric!, person])).split('\n');
    assert.equal(lines.length, 3);
    assert.deepEqual(JSON.parse(lines[0]!), {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: person.id,
      type: 'Annotation',
      motivation: 'classifying',
      creator: { type: 'Person', name: '林' },
      created: '2026-01-01T00:00:01.000Z',
      modified: '2026-01-01T00:00:01.000Z',
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: 'official' },
        { type: 'TextualBody', purpose: 'assessing', value: 'accepted' },
        { type: 'TextualBody', purpose: 'tagging', value: 'unsure' },
        {
          type: 'TextualBody',
          purpose: 'commenting',
          value: '新任？',
          creator: { type: 'Person', name: '林' },
          created: '2026-01-01T00:00:01.000Z',
        },
      ],
      target: {
        source: 'a.txt',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: '林远舟',
            prefix: '县委书记',
            suffix: '强调，要推动高质量发展，办结13项任务。',
          },
          { type: 'TextPositionSelector', start: 4, end: 7 },
        ],
      },
      'zhengwen:attributes': { posts: ['书记'] },
      'zhengwen:suggestion': { type: 'official' },
    });
    assert.match(person.id, /^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('hold pieces, corrected suggestions and relations', () => {
    const corrected = decideSuggestion(
      skeleton,
      { type: 'slogan', ...span('高质量发展') },
      { type: 'formula', spans: [span('推动高质量发展')] },
      at(1),
      none,
    );
    assert.equal(corrected.state, 'accepted');
    const pieces = addAnnotation(skeleton, '机构', [span('任务'), span('县委')], {}, at(2), none);
    const relation = relate('holds-post', corrected.id, pieces.id, at(3), none);
    const all = { ...sidecarOf([pieces, corrected]), relations: [relation] };
    const found = read(serializeSidecar(all));
    assert.deepEqual(found, all);
    assert.deepEqual(
      found.decisions[0]!.pieces.map(({ exact }) => exact),
      ['县委', '任务'],
    );
  });

  it('read back what was written, whatever was decided', () => {
    fc.assert(
      fc.property(sidecar, (all) => {
        assert.deepEqual(read(serializeSidecar(all)), all);
      }),
    );
  });

  it('keep what others wrote into a line', () => {
    const line = JSON.parse(
      serializeSidecar(sidecarOf(decide(`[林远舟]强调`).decisions)),
    ) as Record<string, unknown>;
    const foreign = {
      ...line,
      '@context': ['http://www.w3.org/ns/anno.jsonld', { x: 'urn:x' }],
      creator: { type: 'Person', name: '林', email: 'lin@example.org' },
      rights: 'CC0',
      'x:score': { deep: [1, null] },
      body: [
        { type: 'TextualBody', purpose: 'classifying', value: 'slogan', language: 'zh-Hans' },
        { type: 'TextualBody', purpose: 'assessing', value: 'accepted', 'x:by': 'machine' },
        { type: 'TextualBody', purpose: 'tagging', value: '再看', 'x:order': 1 },
        { type: 'SpecificResource', purpose: 'identifying', source: 'http://example.org/Q1' },
      ],
      target: {
        source: 'a.txt',
        state: { type: 'TimeState', sourceDate: '2026-01-01T00:00:00Z' },
        selector: [
          ...(line['target'] as { selector: unknown[] }).selector,
          { type: 'XPathSelector', value: '/p[1]' },
        ],
      },
    };
    assert.deepEqual(JSON.parse(serializeSidecar(read(JSON.stringify(foreign)))), foreign);
  });

  const FOREIGN =
    '{ "id":"urn:x:1", "type":"Annotation", "@context":"http://www.w3.org/ns/anno.jsonld",' +
    ' "x:serial": 12345678901234567890, "created":"2026-01-01T00:00:00+08:00",' +
    ' "body":{"type":"TextualBody","purpose":"classifying","value":"slo\\u0067an","x:weight":1.0},' +
    ' "target":{"source":"http://example.org/a","x:page":[1e3],"selector":[' +
    '{"type":"TextPositionSelector","start":4,"end":7,"x:unit":"utf-16"},' +
    '{"type":"TextQuoteSelector","exact":"林远舟","prefix":"书记","suffix":"强调","x:hash":9007199254740993}]},' +
    ' "zhengwen:suggestion":{"type":"official","x:model":{"run":18446744073709551615}} }';

  it('leave a line as another program wrote it where nothing of it changed', () => {
    const [ours] = decide('书记林远舟[强调]').decisions;
    const both = mergeSidecars(read(FOREIGN), sidecarOf([ours!]));
    assert.ok(serializeSidecar(both).split('\n').includes(FOREIGN));
  });

  it('change in a line of another program what was decided, and nothing else', () => {
    const [one] = read(FOREIGN).decisions;
    const changed = { ...one!, state: 'accepted', attributes: { a: 1 }, modified: at(1).time };
    assert.equal(
      serializeSidecar(sidecarOf([changed as Decision])),
      // The blanks between names go; all names, numbers and escapes of the other program stay.
      '{"id":"urn:x:1","type":"Annotation","@context":"http://www.w3.org/ns/anno.jsonld",' +
        '"x:serial":12345678901234567890,"created":"2026-01-01T00:00:00+08:00",' +
        '"body":[{"type":"TextualBody","purpose":"classifying","value":"slo\\u0067an","x:weight":1.0},' +
        '{"type":"TextualBody","purpose":"assessing","value":"accepted"}],' +
        '"target":{"source":"http://example.org/a","x:page":[1e3],"selector":[' +
        '{"type":"TextQuoteSelector","exact":"林远舟","prefix":"书记","suffix":"强调","x:hash":9007199254740993},' +
        '{"type":"TextPositionSelector","start":4,"end":7,"x:unit":"utf-16"}]},' +
        '"zhengwen:suggestion":{"type":"official","x:model":{"run":18446744073709551615}},' +
        '"motivation":"classifying","creator":{"type":"Person","name":""},' +
        '"modified":"2026-01-01T00:00:01.000Z","zhengwen:attributes":{"a":1}}\n',
    );
  });

  it('merge numbers of another program by their digits, where a number here holds less', () => {
    const [one] = read(FOREIGN).decisions;
    const accepted = { ...one!, state: 'accepted', modified: at(1).time } as Decision;
    const ours = read(serializeSidecar(sidecarOf([accepted])));
    const theirs = read(
      FOREIGN.replace('12345678901234567890', '12345678901234567891').replace(
        '9007199254740993',
        '9007199254740992',
      ),
    );
    const merged = serializeSidecar(mergeSidecars(ours, theirs, read(FOREIGN)));
    assert.match(merged, /"value":"accepted"/);
    assert.match(merged, /"x:serial":12345678901234567891,/);
    assert.match(merged, /"x:hash":9007199254740992\}/);
    assert.match(merged, /"x:weight":1\.0\}/);
    assert.match(merged, /\{"run":18446744073709551615\}/);
  });

  it('know an article by its new name, and other sources by theirs', () => {
    const { decisions } = decide('书记[林远舟]强调');
    const old = serializeSidecar(sidecarOf(decisions, 'old.txt'));
    assert.equal(
      serializeSidecar(parseSidecar(old, 'new.txt').sidecar),
      serializeSidecar(sidecarOf(decisions, 'new.txt')),
    );
    assert.equal(parseSidecar(old).sidecar.source, 'old.txt');
    assert.equal(serializeSidecar(parseSidecar(FOREIGN, 'new.txt').sidecar), `${FOREIGN}\n`);
  });

  const good = serializeSidecar(sidecarOf(decide('[林远舟]强调').decisions)).trim();
  const without = (name: string): string => {
    const fields = Object.entries(JSON.parse(good) as Record<string, unknown>);
    return JSON.stringify(Object.fromEntries(fields.filter(([field]) => field !== name)));
  };
  const MALFORMED: readonly [what: string, line: string, message: RegExp][] = [
    ['cut off', good.slice(0, 40), /^is not JSON: /],
    ['no object', '[1]', /^is not an object$/],
    ['no annotation', '{"type":"Note"}', /“type” is not “Annotation”/],
    ['no id', without('id'), /^has no id$/],
    ['no type', without('body'), /says no type/],
    ['no target', without('target'), /^has no target$/],
    ['no quote', good.replace('TextQuoteSelector', 'Other'), /without a quote/],
    ['an impossible position', good.replace('"start":0', '"start":-1'), /position \[-1,3\]/],
  ];
  for (const [what, line, message] of MALFORMED) {
    it(`say which line is malformed and keep it: ${what}`, () => {
      const { sidecar: found, problems } = parseSidecar(`${good}\n${line}\n`, 'a.txt');
      assert.equal(problems.length, 1);
      assert.equal(problems[0]!.line, 2);
      assert.match(problems[0]!.message, message);
      assert.equal(serializeSidecar(found), `${good}\n${line}\n`);
    });
  }

  it('resolve conflicts of git by keeping both sides', () => {
    const [a, b, c] = decide('[林远舟]强调[高质量发展]，办结[13项]').decisions.map((one) =>
      serializeSidecar(sidecarOf([one])).trim(),
    );
    const changed = serializeSidecar(
      sidecarOf([{ ...read(a!).decisions[0]!, tags: ['unsure'], modified: at(9).time }]),
    ).trim();
    for (const base of ['', `||||||| base\n${a}\n`]) {
      const text = `<<<<<<< HEAD\n${a}\n${b}\n${base}=======\n${changed}\n${c}\n>>>>>>> other\n`;
      const { sidecar: found, conflicts, problems } = parseSidecar(text, 'a.txt');
      assert.deepEqual([conflicts, problems], [1, []]);
      assert.equal(serializeSidecar(found), `${changed}\n${b}\n${c}\n`);
    }
  });

  it('merge by union, in any order and any number of times', () => {
    fc.assert(
      fc.property(sidecar, sidecar, (a, b) => {
        const merge = (...all: Sidecar[]) =>
          serializeSidecar(all.reduce((x, y) => mergeSidecars(x, y)));
        assert.equal(merge(a, b), merge(b, a));
        assert.equal(merge(a, a), serializeSidecar(a));
        assert.equal(merge(a, b, b, a), merge(a, b));
        const merged = mergeSidecars(a, b);
        const ids = new Set(merged.decisions.map(({ id }) => id));
        for (const one of [...a.decisions, ...b.decisions]) {
          assert.ok(ids.has(one.id));
          const same = merged.decisions.filter(({ creator }) => creator === one.creator);
          for (const note of one.notes) {
            assert.ok(same.some(({ notes }) => notes.some(({ text }) => text === note.text)));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  /** What two people, or one at two desks, made of a decision, and what the merge makes of that. */
  const noteTexts = ({ notes }: Decision): string[] => notes.map(({ text }) => text);
  const first = decisionOf(0, [{ state: 'accepted' }], [1]);
  const ourTime = at(5).time;
  const theirTime = at(8).time;
  const CONFLICTS: readonly {
    readonly what: string;
    readonly base?: Decision;
    readonly ours: Partial<Decision>;
    readonly theirs: Partial<Decision>;
    readonly merged: Partial<Decision>;
    readonly note?: string;
  }[] = [
    {
      what: 'attributes and tags of both, without a base',
      ours: { attributes: { a: 1, b: 1 }, tags: ['x', 'y'] },
      theirs: { attributes: { b: 1, c: 2 }, tags: ['y', 'z'] },
      merged: { attributes: { a: 1, b: 1, c: 2 }, tags: ['x', 'y', 'z'] },
    },
    {
      what: 'what one side took away is gone, with a base',
      base: { ...first, attributes: { a: 1, b: 1 }, tags: ['x', 'y'] },
      ours: { attributes: { b: 1 }, tags: ['y'] },
      theirs: { attributes: { a: 1, b: 1, c: 2 }, tags: ['x', 'y', 'z'] },
      merged: { attributes: { b: 1, c: 2 }, tags: ['y', 'z'] },
    },
    {
      what: 'the later of two values, the other one in a note',
      base: { ...first, attributes: { value: 1 } },
      ours: { attributes: { value: 13 }, type: 'metric' },
      theirs: { attributes: { value: 23 }, type: 'formula' },
      merged: { attributes: { value: 23 }, type: 'formula' },
      note: '合并时另有 / also, before a merge: type: metric; value: 13',
    },
    {
      what: 'an assessment stands against none',
      ours: { state: 'rejected' },
      theirs: { state: 'open' },
      merged: { state: 'rejected' },
    },
    {
      what: 'of two assessments the later one, the other one in a note',
      ours: { state: 'rejected' },
      theirs: { state: 'accepted' },
      merged: { state: 'accepted' },
      note: '合并时另有 / also, before a merge: state: rejected',
    },
    {
      what: 'what somebody worked on is not taken back',
      base: first,
      ours: { type: 'formula' },
      theirs: { state: 'withdrawn' },
      merged: { state: 'accepted', type: 'formula' },
      note: '合并时另有 / also, before a merge: state: withdrawn',
    },
    {
      what: 'what nobody worked on is taken back',
      base: first,
      ours: {},
      theirs: { state: 'withdrawn' },
      merged: { state: 'withdrawn' },
    },
  ];
  for (const { what, base, ours, theirs, merged, note } of CONFLICTS) {
    it(`merge two versions of a decision: ${what}`, () => {
      const made = base ?? first;
      const isUnchanged = Object.keys(ours).length === 0;
      const sides = [
        isUnchanged ? made : { ...made, ...ours, modified: ourTime },
        { ...made, ...theirs, modified: theirTime },
      ].map((one) => sidecarOf([one]));
      const result = mergeSidecars(sides[0]!, sides[1]!, base && sidecarOf([base]));
      assert.equal(result.decisions.length, 1);
      const [one] = result.decisions;
      assert.deepEqual({ ...one, ...merged }, one);
      assert.deepEqual(noteTexts(one!), note === undefined ? [] : [note]);
    });
  }

  it('compare times as instants', () => {
    const ours = { ...first, type: 'formula', modified: '2026-01-02T01:00:00+08:00' };
    const theirs = { ...first, type: 'metric', modified: '2026-01-01T18:00:00Z' };
    const [one] = mergeSidecars(sidecarOf([ours]), sidecarOf([theirs])).decisions;
    assert.equal(one!.type, 'metric');
  });

  it('keep both decisions where versions are about different words', () => {
    const other = changeDecision(skeleton, first, { spans: [span('书记林远舟')] }, at(8));
    const mine = changeDecision(skeleton, first, { spans: [span('林远舟强调')] }, at(5));
    const merge = () => mergeSidecars(sidecarOf([mine]), sidecarOf([other]), sidecarOf([first]));
    const both = merge();
    assert.deepEqual(
      both.decisions.map(({ id, pieces }) => [id === first.id, pieces[0].exact]),
      [
        [true, '书记林远舟'],
        [false, '林远舟强调'],
      ],
    );
    assert.equal(serializeSidecar(mergeSidecars(both, sidecarOf([mine]))), serializeSidecar(both));
  });

  it('merge a conflict of git by what both sides began with, where git wrote it', () => {
    const line = (one: Decision): string => serializeSidecar(sidecarOf([one]));
    const base = { ...first, tags: ['x', 'y'], attributes: { a: 1 } };
    const ours = { ...base, tags: ['y'], attributes: { a: 1, b: 2 }, modified: ourTime };
    const theirs = { ...base, tags: ['x', 'y', 'z'], attributes: { a: 3 }, modified: theirTime };
    const text = (old: string) =>
      `<<<<<<< HEAD\n${line(ours)}${old}=======\n${line(theirs)}>>>>>>> other\n`;
    const withBase = read(text(`||||||| base\n${line(base)}`)).decisions[0]!;
    assert.deepEqual([withBase.tags, withBase.attributes], [['y', 'z'], { a: 3, b: 2 }]);
    assert.deepEqual(noteTexts(withBase), []);
    const without = read(text('')).decisions[0]!;
    assert.deepEqual([without.tags, without.attributes], [['x', 'y', 'z'], { a: 3, b: 2 }]);
    assert.deepEqual(noteTexts(without), ['合并时另有 / also, before a merge: a: 1']);
    // As git leaves them with its driver “union”.
    assert.deepEqual(read(line(ours) + line(theirs)).decisions[0], without);
  });

  it('merge field by field where the common beginning is known', () => {
    const base = decisionOf(0, [{ state: 'accepted' }], [1]);
    const ours = changeDecision(skeleton, base, { type: 'formula', note: '甲' }, at(8));
    const theirs = changeDecision(skeleton, base, { attributes: { a: 1 }, note: '乙' }, at(5));
    const [merged] = mergeSidecars(
      sidecarOf([ours]),
      sidecarOf([theirs]),
      sidecarOf([base]),
    ).decisions;
    assert.equal(merged!.type, 'formula');
    assert.deepEqual(merged!.attributes, { a: 1 });
    assert.deepEqual(
      merged!.notes.map(({ text }) => text),
      ['乙', '甲'],
    );
    assert.equal(merged!.modified, at(8).time);
  });

  for (const [article, annotator, name] of [
    ['a.txt', '林', 'a.txt.林.anno.jsonl'],
    ['要闻/a.md', 'A. B/C', '要闻/a.md.A%2e B%2fC.anno.jsonl'],
  ] as const) {
    it(`have names that say whose they are: ${name}`, () => {
      assert.equal(sidecarName(article, annotator), name);
      assert.deepEqual(readSidecarName(name), { article, annotator });
    });
  }
  for (const [what, article, annotator, cut] of [
    // Of 249 bytes the end takes 21 with 林某某, the mark 9, and each of these characters three.
    ['nothing where there is room', `${'文'.repeat(74)}.txt`, '林某某', undefined],
    ['the end of the article', `${'文'.repeat(75)}.txt`, '林某某', '文'.repeat(73)],
    ['nothing of a folder', `${'册'.repeat(90)}/${'文'.repeat(75)}.txt`, '林某某', '文'.repeat(73)],
    ['no character in the middle', `${'文'.repeat(72)}𠮷𠮷𠮷.txt`, '林某某', '文'.repeat(72)],
    ['as much as the annotator needs', `${'文'.repeat(60)}.txt`, '林'.repeat(50), '文'.repeat(26)],
  ] as const) {
    it(`have names for every file system: cut is ${what}`, () => {
      const name = sidecarName(article, annotator);
      const base = name.slice(name.lastIndexOf('/') + 1);
      const folder = name.slice(0, name.length - base.length);
      assert.equal(article.slice(0, folder.length), folder);
      const own = article.slice(folder.length);
      assert.ok(Buffer.byteLength(base) <= 249);
      assert.equal(base.endsWith(`.${annotator}.anno.jsonl`), true);
      if (cut === undefined) assert.ok(base.startsWith(`${own}.`));
      else assert.match(base, new RegExp(`^${cut}~[0-9a-f]{8}\\.`));
      assert.equal(annotatorOn(own, base), annotator);
      assert.equal(articleOf(base, ['b.txt', `${own}x`, own]), own);
      assert.equal(articleOf(base, ['b.txt', `${own}x`]), undefined);
    });
  }
  it('are told apart where long names begin alike', () => {
    const [one, other] = ['上', '下'].map((end) => `${'文'.repeat(80)}${end}.txt`);
    assert.notEqual(sidecarName(one!, '林'), sidecarName(other!, '林'));
    // The mark is that of the article, whoever annotates it.
    const marks = ['林', '周'].map((who) => /~[0-9a-f]{8}/.exec(sidecarName(one!, who))?.[0]);
    assert.equal(marks[0], marks[1]);
  });
  it('know their own names', () => {
    assert.equal(readSidecarName('a.txt'), undefined);
    assert.equal(readSidecarName('.anno.jsonl'), undefined);
  });
});
