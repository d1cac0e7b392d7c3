import assert from 'node:assert/strict';
import { act, type Action } from '../../../server/src/decisions/act';
import { moveBoundary, type BoundaryUnit } from '../../../server/src/decisions/boundary';
import { emptySidecar } from '../../../server/src/decisions/decision';
import { followStep, replay, stepBetween } from '../../../server/src/decisions/history';
import { DEFAULT_SCHEMA } from '../../../server/src/decisions/schema';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import {
  follow,
  placeDecisions,
  settle,
  takeOver,
  toSidecar,
  type Standing,
} from '../../../server/src/decisions/standing';
import { raw } from '../../../server/src/text/offsets';
import { at, decide, parseSpans, showSpans, sidecarOf } from '../../support/decisions';

const character: BoundaryUnit = { kind: 'character' };
/** Words of two characters, as far as they go. */
const pairs: BoundaryUnit = {
  kind: 'word',
  segmenter: { name: 'pairs', cut: (text) => text.match(/[^]{1,2}/gu) ?? [] },
};

describe('moving a boundary', () => {
  for (const [what, before, edge, unit, by, after] of [
    ['the end to the right', '推[动发展]改革', 'end', character, 1, '推[动发展改]革'],
    ['the end to the left', '推[动发展]改革', 'end', character, -2, '推[动]发展改革'],
    ['the beginning to the left', '推[动发展]', 'start', character, -1, '[推动发展]'],
    ['no further than one character', '推[动发]展', 'end', character, -9, '推[动]发展'],
    ['no further than the text', '推[动发]展', 'end', character, 9, '推[动发展]'],
    ['over residue', '高[质]量(liàng)发展', 'end', character, 2, '高[质量(liàng)发]展'],
    ['over a line break', '马上[就]\n　　办好', 'end', character, 1, '马上[就\n　　办]好'],
    ['over a character of two units', '[甲]𠮷乙', 'end', character, 1, '[甲𠮷]乙'],
    ['by words', '甲乙[丙丁]戊己庚辛', 'end', pairs, 2, '甲乙[丙丁戊己庚辛]'],
    [
      'to the edge of the word that it stands in',
      '甲乙[丙]丁戊己',
      'end',
      pairs,
      1,
      '甲乙[丙丁]戊己',
    ],
  ] as const) {
    it(what, () => {
      const { text, spans } = parseSpans(before);
      const [{ start, end } = { start: 0, end: 0 }] = spans;
      const moved = moveBoundary(
        new Skeleton(text),
        { start: raw(start), end: raw(end) },
        edge,
        unit,
        by,
      );
      const shown = `${text.slice(0, moved.start)}[${text.slice(moved.start, moved.end)}]${text.slice(moved.end)}`;
      assert.equal(shown, after);
    });
  }
});

/** The decisions marked in a text, standing in it. */
function standingIn(marked: string): { standing: Standing; text: string; skeleton: Skeleton } {
  const { text, decisions, skeleton } = decide(marked);
  return { standing: placeDecisions(sidecarOf(decisions), text), text, skeleton };
}

const perform = (standing: Standing, text: string, ...actions: Action[]): Standing => {
  const scene = {
    skeleton: new Skeleton(text),
    suggestions: [],
    schema: DEFAULT_SCHEMA,
    authorship: at(5),
  };
  return actions.reduce((before, action) => act(before, scene, action).standing, standing);
};

describe('decisions in a text that changes', () => {
  const MARKED =
    '会议强调，要推动[马上就办]，落实好各项任务。\n各地要结合实际抓好落实，压实各方责任。\n';

  it('are orphans where their words are gone, and have their place where they are back', () => {
    const { standing, text } = standingIn(MARKED);
    const line = text.indexOf('\n') + 1;
    const gone = follow(standing, [{ start: 0, end: line, text: '' }], text);
    assert.deepEqual([gone.placed.length, gone.orphans.length], [0, 1]);
    const back = follow(gone, [{ start: 0, end: 0, text: text.slice(0, line) }], text.slice(line));
    const settled = settle(back, new Skeleton(text));
    assert.equal(showSpans(text, settled.placed), MARKED);
  });

  it('are found by their words where a program rewrote what is around them', () => {
    const filler = '各部门要各司其职，密切配合，形成工作合力，确保完成全年目标任务。\n'.repeat(8);
    const { standing, text } = standingIn(filler + MARKED + filler);
    const after = `新华社北京电\n${text.replaceAll('。', '。　')}`;
    const edit = { start: 0, end: text.length, text: after };
    const moved = settle(follow(standing, [edit], text), new Skeleton(after));
    assert.deepEqual(
      moved.placed.map(({ pieces: [{ start, end }] }) => after.slice(start, end)),
      ['马上就办'],
    );
  });

  it('that are orphans keep their best places when others have moved', () => {
    const lines = [
      '市长[周明远]主持会议并讲话，各县区负责同志参加会议。',
      '要推进[澄河治理]，守好[一河清水]，让群众看到变化。',
      '要办好[民生实事]，加快建设以[实力澄河]为支撑的[大美澄河]。',
      '各级各部门要[马上就办]，年底前拿出看得见的成果。',
    ];
    const { text, decisions } = decide(`${lines.join('\n')}\n`);
    // The first line goes to the end behind a new one, and of one annotation half is left.
    const [first, ...rest] = text.trimEnd().split('\n');
    const news = '新华社记者到现场采访，看到两岸绿树成荫，很多市民在河边散步健身。'.repeat(4);
    const after = [news, ...rest, first, ''].join('\n').replace('大美澄河', '大美');
    const opened = placeDecisions(sidecarOf(decisions), after);
    const best = ({ orphans }: Standing): string[] =>
      orphans.map(({ places }) => {
        const place = places[0]?.[0];
        return place ? after.slice(place.start, place.end) : 'none';
      });
    assert.deepEqual(best(opened), ['大美']);
    assert.deepEqual(best(settle(opened, new Skeleton(after))), ['大美']);
  });

  it('keep their place where the file says something else of them', () => {
    const { standing, text, skeleton } = standingIn(MARKED);
    const written = toSidecar(standing, skeleton);
    const after = `新${text}`;
    const moved = follow(standing, [{ start: 0, end: 0, text: '新' }], text);
    const [decision] = written.decisions;
    const theirs = { ...written, decisions: [{ ...decision!, type: 'formula' }] };
    const taken = takeOver(moved, new Skeleton(after), theirs);
    assert.deepEqual(
      taken.placed.map(({ type, pieces: [{ start, end }] }) => [type, after.slice(start, end)]),
      [['formula', '马上就办']],
    );
  });
});

describe('a step that is taken back', () => {
  const TEXT = '会议强调，要推动马上就办，落实好各项任务。';
  const add: Action = {
    kind: 'add',
    type: 'slogan',
    spans: [{ start: raw(8), end: raw(12) }],
    change: {},
  };

  it('leaves alone what was decided later, and follows edits in between', () => {
    const before = perform(placeDecisions(emptySidecar('a.txt'), TEXT), TEXT, add);
    const key = before.placed[0]!.id;
    const moved = perform(before, TEXT, {
      kind: 'move',
      item: key,
      edge: 'end',
      unit: character,
      by: 1,
    });
    const step = stepBetween(before, moved)!;
    const noted = perform(moved, TEXT, { kind: 'change', item: key, change: { note: '见下文' } });
    const edits = [{ start: 0, end: 0, text: '（讯）' }];
    const text = `（讯）${TEXT}`;
    const edited = follow(noted, edits, TEXT);
    const undone = replay(edited, new Skeleton(text), followStep(step, edits, TEXT), 'undo', at(9));
    assert.equal(
      showSpans(text, undone.standing.placed),
      '（讯）会议强调，要推动[马上就办]，落实好各项任务。',
    );
    assert.deepEqual(
      undone.standing.placed[0]!.notes.map((note) => note.text),
      ['见下文'],
    );
    const redone = replay(
      undone.standing,
      new Skeleton(text),
      followStep(step, edits, TEXT),
      'redo',
      at(9),
    );
    assert.equal(
      showSpans(text, redone.standing.placed),
      '（讯）会议强调，要推动[马上就办，]落实好各项任务。',
    );
  });

  for (const isEdited of [false, true]) {
    it(`takes the place of what had none away again${isEdited ? ', after edits' : ''}`, () => {
      const { standing, text: whole } = standingIn(
        '会议强调，要推动[马上就办]，落实好各项任务。\n',
      );
      // Its words are gone, and where they stood others stand.
      const text = '天气晴好，今天出门散步，路上遇见很多熟人。\n';
      const edit = { start: 0, end: whole.length, text };
      const before = follow(standing, [edit], whole);
      assert.deepEqual([before.placed.length, before.orphans.length], [0, 1]);
      const { id, pieces } = before.orphans[0]!.decision;
      const spans = [{ start: raw(5), end: raw(7) }];
      const after = perform(before, text, { kind: 'change', item: id, change: { spans } });
      assert.equal(showSpans(text, after.placed), '天气晴好，[今天]出门散步，路上遇见很多熟人。\n');
      const step = stepBetween(before, after)!;
      const edits = [{ start: 0, end: 0, text: '（讯）' }];
      const [now, standingNow, stepNow] = isEdited
        ? [`（讯）${text}`, follow(after, edits, text), followStep(step, edits, text)]
        : [text, after, step];
      const skeleton = new Skeleton(now);
      const undone = replay(standingNow, skeleton, stepNow, 'undo', at(9)).standing;
      assert.deepEqual(undone.placed, []);
      assert.deepEqual(
        undone.orphans.map(({ decision }) => [decision.id, decision.pieces]),
        [[id, pieces]],
      );
      assert.equal(toSidecar(undone, skeleton).decisions[0]!.pieces[0].exact, '马上就办');
      const redone = replay(undone, skeleton, stepNow, 'redo', at(9)).standing;
      assert.equal(showSpans(now, redone.placed), showSpans(now, standingNow.placed));
      assert.deepEqual(redone.orphans, []);
    });
  }

  it('withdraws what it made, and makes it again under its id', () => {
    const before = placeDecisions(emptySidecar('a.txt'), TEXT);
    const after = perform(before, TEXT, add);
    const step = stepBetween(before, after)!;
    const skeleton = new Skeleton(TEXT);
    const undone = replay(after, skeleton, step, 'undo', at(9)).standing;
    assert.deepEqual([undone.placed.length, undone.placed[0]!.state], [1, 'withdrawn']);
    const redone = replay(undone, skeleton, step, 'redo', at(9)).standing;
    assert.deepEqual(
      [redone.placed[0]!.id, redone.placed[0]!.state],
      [after.placed[0]!.id, 'accepted'],
    );
  });
});
