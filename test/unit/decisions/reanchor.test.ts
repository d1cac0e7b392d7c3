import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeDecision, type Change } from '../../../server/src/decisions/decide';
import { reanchor } from '../../../server/src/decisions/reanchor';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { decide, showSpans } from '../../support/decisions';
import { measure, sources } from '../../support/reanchoring';

const ARTICLE =
  '青禾县委书记林远舟主持会议并讲话，县委副书记、县长沈立群出席。\n' +
  '会议强调，要全面贯彻新发展理念，推动高质量发展取得新成效，上半年办结群众诉求312件，办结率95.5%。\n' +
  '副县长陆怀民介绍，全县新增绿化面积1.2万亩，森林覆盖率提高到48.7%，群众满意度达到98.2%。\n';

/** The article with its spans, what happened to it, and the spans in the new text; the rest are orphans. */
const TABLE: readonly [
  what: string,
  before: string,
  change: (text: string) => string,
  found: string,
][] = [
  ['nothing', '[高质量发展]', (text) => text, '[高质量发展]'],
  ['text before', '[高质量发展]', (text) => `编者按：以下是会议消息。\n${text}`, '[高质量发展]'],
  [
    'another script',
    '[林远舟]',
    (text) => text.replace('书记林远舟主持会议并讲话', '書記林遠舟主持會議並講話'),
    '[林遠舟]',
  ],
  [
    'another script within a line',
    '[高质量发展]',
    (text) => text.replace('高质量发展', '高質量發展'),
    '[高質量發展]',
  ],
  [
    'residue',
    '[高质量发展]',
    (text) => text.replace('质量发', '质(zhì)量发(fā)'),
    '[高质(zhì)量发(fā)展]',
  ],
  ['line breaks', '[高质量发展]', (text) => text.replace('质量', '质\r\n量'), '[高质\r\n量发展]'],
  ['wide digits', '[312件]', (text) => text.replace('312', '３１２'), '[３１２件]'],
  ['a character misread', '[高质量发展]', (text) => text.replace('质量', '貭量'), '[高貭量发展]'],
  ['a character lost', '[高质量发展]', (text) => text.replace('质量', '量'), '[高量发展]'],
  [
    'words put in',
    '[312件]',
    (text) => text.replace('312件', '312（去年298）件'),
    '[312（去年298）件]',
  ],
  ['a paragraph moved', '[1.2万亩]', (text) => text.split('\n').reverse().join('\n'), '[1.2万亩]'],
  ['the words gone', '[高质量发展]', (text) => text.replace('高质量发展', ''), ''],
  ['the sentence gone', '[312件]', (text) => text.replace(/会议强调.*\n/, ''), ''],
  [
    'the words gone, the same words elsewhere',
    '[群众]诉求',
    (text) => text.replace(/会议强调.*\n/, ''),
    '',
  ],
  ['another number', '[48.7%]', (text) => text.replace('48.7', '51.3'), ''],
];

describe('re-anchoring', () => {
  for (const [what, before, change, expected] of TABLE) {
    it(what, () => {
      const words = before.replace(/[[\]]/g, '');
      const { text, decisions } = decide(ARTICLE.replace(words, before));
      const revised = change(text);
      const { placed, orphans } = reanchor(decisions, revised);
      const shown = showSpans(revised, placed).match(/\[[^\]]*\]/)?.[0] ?? '';
      assert.equal(shown, expected);
      assert.equal(placed.length + orphans.length, 1);
    });
  }

  it('keeps paragraphs apart that begin with the same words, in whatever order they come', () => {
    const paragraphs = [
      '[林远舟]指出，要把防汛备汛放在首位，逐库逐坝排查隐患，做到汛期不过、排查不止。',
      '[林远舟]强调，要抓紧春耕备耕，把种子化肥送到田间地头，确保不误农时不荒一亩。',
      '[林远舟]要求，要办好民生实事，老旧小区改造年底前全部完工，让群众看到变化。',
    ];
    const { text, decisions } = decide(`县里召开会议。\n${paragraphs.join('\n')}\n散会。`);
    const [first, ...lines] = text.split('\n');
    const revised = [first, lines[2], lines[0], lines[1], lines[3]].join('\n');
    const { placed, orphans } = reanchor(decisions, revised);
    assert.equal(orphans.length, 0);
    assert.deepEqual(
      decisions.map(({ id, pieces: [{ suffix }] }) => {
        const { end } = placed.find((one) => one.id === id)!.pieces[0];
        return revised.startsWith(suffix.slice(0, 10), end);
      }),
      [true, true, true],
    );
  });

  const BEGINNING = '[青禾县]委召开会议，研究部署汛期安全和春耕备耕工作，听取各镇和部门情况汇报，';
  for (const [what, first, second] of [
    ['begin alike', `${BEGINNING}要求逐库排查。`, `${BEGINNING}决定增拨经费。`],
    [
      'begin alike for longer than the context',
      `${BEGINNING}${'各镇要抓紧落实，'.repeat(8)}要求逐库排查。`,
      `${BEGINNING}${'各镇要抓紧落实，'.repeat(8)}决定增拨经费。`,
    ],
    ['are equal', '[青禾县]委部署汛期安全', '[青禾县]委部署汛期安全'],
  ] as const) {
    it(`leaves the words of a paragraph that went to a person where two ${what}`, () => {
      const bare = (line: string) => line.replace(/[[\]]/g, '');
      const { text, decisions } = decide(
        `县里的消息。\n${first}\n石桥镇党委书记田耕雨介绍了该镇的做法。\n${bare(second)}\n散会。`,
      );
      const revised = text.replace(`${bare(first)}\n`, '');
      const { placed, orphans } = reanchor(decisions, revised);
      assert.deepEqual(placed, []);
      const place = orphans[0]!.places[0]![0]!;
      assert.equal(revised.slice(place.start, place.end), '青禾县');
      // Where the other one went, it is certain.
      const kept = text.replace(`介绍了该镇的做法。\n${bare(second)}\n`, '介绍了该镇的做法。\n');
      assert.deepEqual(
        reanchor(decisions, kept).placed.map(({ pieces: [{ start }] }) => start),
        [text.indexOf('青禾县')],
      );
    });
  }

  describe('of one decision alone', () => {
    const told =
      '5月21日，青禾县委书记[林远舟]率领全县防汛干部到石桥镇，主持召开石桥镇防汛座谈会。';
    const again = '5月26日，青禾县委书记林远舟率领县防汛干部到白水镇，主持召开白水镇防汛座谈会。';
    const { text, decisions } = decide(`会上。\n${told}\n林远舟说：\n${again}\n完。`);
    const line = `${told.replace(/[[\]]/g, '')}\n`;
    for (const [what, revised, expected] of [
      ['takes no like sentence for its own', text.replace(line, ''), []],
      ['finds its own in another place', `${line}林远舟说：\n完。`, [12]],
      [
        'finds its own beside other words',
        text.replace(`${again}\n`, '').replace('防汛干部', '干部'),
        [16],
      ],
    ] as const) {
      it(what, () => {
        const { placed } = reanchor(decisions, revised);
        assert.deepEqual(
          placed.map(({ pieces: [{ start }] }) => start),
          expected,
        );
      });
    }
  });

  it('leaves words that are damaged to a person where a copy of them is whole', () => {
    const sentence = '会议强调，要全面贯彻新发展理念，上半年办结群众诉求[312件]，办结率达到95.5%。';
    const next = '副县长[陆怀民]介绍，全县新增绿化面积[1.2万亩]，森林覆盖率提高到48.7%。';
    const { text, decisions } = decide(`${sentence}\n${next}\n散会。`);
    const copied = sentence.replace(/[[\]]/g, '');
    const revised = text.replace('诉求312件，', '诉术3l2牛，').replace('散会', `${copied}\n散会`);
    const { placed, orphans } = reanchor(decisions, revised);
    assert.deepEqual(
      orphans.map(({ decision: { pieces } }) => pieces[0].exact),
      ['312件'],
    );
    assert.equal(placed.length, 2);
  });

  it('gives the best places of an orphan, the best first', () => {
    const { text, decisions } = decide(ARTICLE.replace('群众诉求', '[群众]诉求'));
    const revised = text.replace(/会议强调.*\n/, '');
    const [orphan] = reanchor(decisions, revised).orphans;
    assert.deepEqual(orphan!.decision, decisions[0]);
    const place = orphan!.places[0]![0]!;
    assert.equal(revised.slice(place.start, place.end), '群众');
    assert.ok(place.score > 0 && place.score < 0.5);
  });

  for (const [what, before, change, expected] of [
    ['two digits', '[48.7%]', (text: string) => text.replace('48.7', '51.3'), '51.3%'],
    ['one digit', '[312件]', (text: string) => text.replace('312', '322'), '322件'],
  ] as const) {
    it(`proposes the place of a number that became another: ${what}`, () => {
      const { decisions } = decide(ARTICLE.replace(before.slice(1, -1), before));
      const revised = change(ARTICLE);
      const { placed, orphans } = reanchor(decisions, revised);
      assert.deepEqual(placed, []);
      const [place] = orphans[0]!.places[0]!;
      assert.equal(revised.slice(place!.start, place!.end), expected);
      assert.ok(place!.score > 0.5 && place!.score < 1);
    });
  }

  for (const [what, from, to, tags] of [
    ['a digit more', '95.5%', '195.5%', ['changed']],
    ['a character misread', '高质量发展', '高貭量发展', ['changed']],
    ['another script', '高质量发展', '高質量發展', []],
    ['spaces', '高质量发展', '高质量 发展', []],
    ['words elsewhere', '95.5%', '95.5%', []],
  ] as const) {
    it(`says of words that were changed that they were: ${what}`, () => {
      const { text, decisions } = decide(ARTICLE.replace(from, `[${from}]`));
      const revised = `编者按。\n${text.replace(from, to)}`;
      const { placed } = reanchor(decisions, revised);
      assert.deepEqual(placed[0]?.tags, tags);
      // Found once more, it is as it was.
      assert.deepEqual(reanchor(placed, revised).placed, placed);
    });
  }

  it('takes the mark of changed words away when somebody decides, not for a note', () => {
    const { text, decisions } = decide(ARTICLE.replace('95.5%', '[95.5%]'));
    const revised = text.replace('95.5%', '195.5%');
    const [found] = reanchor(decisions, revised).placed;
    const by = { creator: '林', time: '2026-01-02T00:00:00Z' };
    const change = (asked: Change) => changeDecision(new Skeleton(revised), found!, asked, by).tags;
    assert.deepEqual(change({ note: '核对' }), ['changed']);
    assert.deepEqual(change({ state: 'accepted' }), []);
    assert.deepEqual(change({ tags: { unsure: false } }), []);
  });

  it('leaves nothing out and misplaces nothing outside the text, whatever the text becomes', () => {
    const { text, decisions } = decide(
      ARTICLE.replace('林远舟', '[林远舟]').replace('312件', '[312件]').replace('介绍', '[介绍]'),
    );
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.nat(text.length), fc.nat(40)).map(([at, n]) => text.slice(at, at + n)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const revised = pieces.join('');
        const { placed, orphans } = reanchor(decisions, revised);
        const ids = [...placed, ...orphans.map(({ decision }) => decision)].map(({ id }) => id);
        assert.deepEqual(ids.sort(), decisions.map(({ id }) => id).sort());
        const places = [
          ...placed.flatMap(({ pieces }) => pieces),
          ...orphans.flatMap(({ places }) => places.flat()),
        ];
        for (const { start, end } of places) {
          assert.ok(start >= 0 && start < end && end <= revised.length);
        }
      }),
    );
  });

  it('places what can be placed after revisions of every kind, and nothing wrong', function () {
    this.timeout(120_000);
    const revisions = 12 * sources().length;
    const { placements, right, wrong, failures } = measure(revisions);
    assert.ok(placements > 5000, 'there is hardly anything to place');
    assert.equal(wrong, 0, JSON.stringify(failures.filter(({ outcome }) => outcome === 'wrong')));
    // `npm run bench reanchor` measures 1,000 revisions; so few as here vary more.
    assert.ok(right / placements >= 0.99, `only ${right} of ${placements} are placed`);
  });
});
