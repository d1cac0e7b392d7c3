/** What a file of annotations becomes: decisions of its annotator. */
import assert from 'node:assert/strict';
import { withdrawRelation } from '../../../server/src/decisions/decide';
import { emptySidecar, type Fields, type Sidecar } from '../../../server/src/decisions/decision';
import { analyze } from '../../../server/src/document/analysis';
import type { Annotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import type { ImportedArticle } from '../../../server/src/formats/import/importer';
import { importDecisions, type ImportTarget } from '../../../server/src/formats/import/decisions';
import {
  findArticle,
  planImport,
  UnknownArticlesError,
} from '../../../server/src/formats/import/plan';
import { findImporter, IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { at, showSpans } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';
import { plain, slogan } from './articles';
import { filesToRead } from './matrix';

const TEXT = '会议强调，要真抓实干、久久为功。\r\n县长方远指出，真抓实干才能成事。';

const target = (change: Partial<ImportTarget> = {}): ImportTarget => ({
  text: TEXT,
  suggestions: [],
  sidecar: emptySidecar('a.txt'),
  ...change,
});

/** An import of words, each where they stand first. */
function marked(
  text: string,
  words: readonly string[],
  attributes: Record<string, unknown> = {},
): ImportedArticle {
  return {
    name: 'a.txt',
    text,
    annotations: words.map((word) => {
      const start = text.indexOf(word);
      return { type: 'slogan', start, end: start + word.length, text: word, attributes };
    }),
  };
}

describe('importing into decisions', () => {
  it('adds by hand what the analysis does not find', () => {
    const imported = marked(TEXT, ['久久为功'], {
      norm: '久久为功',
      confidence: 0.9,
      note: '核对',
    });
    const { sidecar, added } = importDecisions(imported, target(), at(0));
    assert.equal(added, 1);
    const [decision] = sidecar.decisions;
    assert.equal(decision!.state, 'accepted');
    assert.equal(decision!.creator, '林');
    assert.equal(decision!.suggestion, undefined);
    assert.deepEqual(decision!.attributes, {});
    assert.deepEqual(decision!.notes, [
      { text: '核对', creator: '林', created: '2026-01-01T00:00:00.000Z' },
    ]);
    assert.equal(
      showSpans(TEXT, sidecar.decisions),
      '会议强调，要真抓实干、[久久为功]。\r\n县长方远指出，真抓实干才能成事。',
    );
  });

  it('takes tags, notes with who wrote them, the state and, of the same person, the times over', () => {
    const [created, modified] = ['2025-12-01T00:00:00.000Z', '2025-12-02T00:00:00.000Z'];
    const notes = [{ text: '核对', creator: '王', created }, { text: '另见' }];
    const review = { tags: ['unsure'], notes, state: 'open', creator: '林', created, modified };
    const imported = marked(TEXT, ['久久为功'], { review });
    const once = importDecisions(imported, target(), at(0));
    const [decision] = once.sidecar.decisions;
    assert.deepEqual(
      [decision!.state, decision!.tags, decision!.created, decision!.modified],
      ['open', ['unsure'], created, modified],
    );
    assert.deepEqual(decision!.notes, [
      { text: '核对', creator: '王', created },
      { text: '另见', creator: '林', created: '2026-01-01T00:00:00.000Z' },
    ]);
    const twice = importDecisions(imported, target({ sidecar: once.sidecar }), at(1));
    assert.deepEqual([twice.unchanged, twice.sidecar], [1, once.sidecar]);
  });

  it('accepts what the analysis suggests, with what the person says otherwise', () => {
    const suggestion = slogan(TEXT, '真抓实干');
    const imported = marked(TEXT, ['真抓实干'], { ...suggestion, norm: '真抓实干', entry: 'x' });
    const { sidecar } = importDecisions(imported, target({ suggestions: [suggestion] }), at(0));
    const [decision] = sidecar.decisions;
    assert.equal(decision!.suggestion?.type, 'slogan');
    assert.equal(decision!.attributes['entry'], 'x');
    assert.equal('norm' in decision!.attributes, false);
  });

  it('changes nothing when a file is imported again', () => {
    const imported = marked(TEXT, ['真抓实干', '久久为功'], { note: '核对', kind: 'x' });
    const first = importDecisions(imported, target(), at(0));
    const again = importDecisions(imported, target({ sidecar: first.sidecar }), at(9));
    assert.deepEqual(again.sidecar, first.sidecar);
    assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2]);
  });

  it('takes a rejection back', () => {
    const imported = marked(TEXT, ['久久为功']);
    const { sidecar } = importDecisions(imported, target(), at(0));
    const rejected: Sidecar = {
      ...sidecar,
      decisions: sidecar.decisions.map((decision) => ({ ...decision, state: 'rejected' as const })),
    };
    const again = importDecisions(imported, target({ sidecar: rejected }), at(1));
    assert.deepEqual(
      again.sidecar.decisions.map(({ state }) => state),
      ['accepted'],
    );
    assert.equal(again.changed, 1);
  });

  const texts: Readonly<Record<string, string>> = {
    'LF, without a mark': TEXT.replace('\r\n', '\n'),
    traditional: '會議強調，要真抓實幹、久久為功。\r\n縣長方遠指出，真抓實幹才能成事。',
    'sentences in front': `新华社电\n${TEXT}`,
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`finds the places where the file has another text: ${what}`, () => {
      const imported = marked(text, [text.includes('實') ? '久久為功' : '久久为功']);
      const { sidecar, orphans } = importDecisions(imported, target(), at(0));
      assert.deepEqual(orphans, []);
      assert.equal(
        showSpans(TEXT, sidecar.decisions),
        '会议强调，要真抓实干、[久久为功]。\r\n县长方远指出，真抓实干才能成事。',
      );
    });
  }

  it('lists what has lost its place, and keeps it', () => {
    const imported = marked('别的文章里说，守正创新开新局。', ['守正创新']);
    const { sidecar, orphans, added } = importDecisions(imported, target(), at(0));
    assert.equal(added, 1);
    assert.deepEqual(
      orphans.map(({ decision }) => decision.pieces[0].exact),
      ['守正创新'],
    );
    assert.deepEqual(
      sidecar.decisions.map(({ pieces }) => pieces[0].exact),
      ['守正创新'],
    );
    const again = importDecisions(imported, target({ sidecar }), at(1));
    assert.deepEqual(again.sidecar, sidecar);
  });

  /** Articles and the posts that are found in them, as a reader understands them. */
  const WRITTEN: Readonly<Record<string, readonly [text: string, posts: string]>> = {
    simplified: [
      '县委书记方远强调真抓实干，县政府办公室主任林文华到会。',
      '县委书记 县政府办公室主任',
    ],
    traditional: [
      '縣委書記方遠強調真抓實幹，縣政府辦公室主任林文華到會。',
      '县委书记 县政府办公室主任',
    ],
    residue: [
      '縣(xiàn)委書(shū)記(jì)方遠(yuǎn)強(qiáng)調(diào)真抓實(shí)干，縣政府辦(bàn)公室主任林文華(huá)到會(huì)。',
      '县委书记 县政府办公室主任',
    ],
    'broken lines': [
      '县委书记方远强调真抓实干，要求各部门把任务落到实处。县水利局河湖\r\n\r\n科科长林文华到会。',
      '县委书记 县水利局河湖科科长',
    ],
  };
  const ARTICLES: readonly (readonly [what: string, article: AnnotatedArticle])[] = [
    ['every type', plain],
    ...Object.entries(WRITTEN).map(
      ([what, [text]]) =>
        [
          what,
          { name: 'a.txt', text, annotations: analyze(text, testLexicon()).annotations },
        ] as const,
    ),
  ];

  for (const [what, [text, posts]] of Object.entries(WRITTEN)) {
    it(`has posts to take back: ${what}`, () => {
      const found = analyze(text, testLexicon()).annotations.flatMap((one) =>
        one.type === 'official' ? one.posts : [],
      );
      assert.equal(found.join(' '), posts);
    });
  }

  for (const id of IMPORT_IDS) {
    for (const [what, article] of ARTICLES) {
      it(`takes ${id} back over what it was made of: ${what}`, async () => {
        const files = await filesToRead(findFormat(id)!, article);
        const imported = await findImporter(id)!.read(files);
        const [planned] = await planImport(
          imported,
          {
            paths: [article.name, 'other.txt'],
            read: (path) => Promise.resolve(path === article.name ? article.text : '别的文章'),
            suggest: () => article.annotations as readonly Annotation[],
            sidecar: (path) => Promise.resolve(emptySidecar(path)),
          },
          at(0),
        );
        assert.equal(planned!.path, article.name);
        assert.deepEqual(planned!.orphans, []);
        assert.deepEqual(
          planned!.sidecar.decisions.map(({ state, suggestion, attributes, pieces: [piece] }) => ({
            state,
            type: suggestion?.type,
            words: piece.exact,
            attributes,
          })),
          article.annotations.map(({ type, text }) => ({
            state: 'accepted',
            type,
            words: text,
            attributes: {},
          })),
        );
      });
    }
  }
});

describe('an import whose places are looked for', () => {
  const stored = (words: string[]) => marked(TEXT, words).annotations;
  const shifted = stored(['久久为功']).map((one) => ({
    ...one,
    start: one.start - 1,
    end: one.end - 1,
    context: { prefix: TEXT.slice(0, one.start), suffix: TEXT.slice(one.end) },
  }));
  const CASES: readonly (readonly [what: string, given: ImportedArticle, notices: string[]])[] = [
    ['stands where it says', { name: 'a.txt', annotations: stored(['真抓实干', '久久为功']) }, []],
    [
      'has other offsets than its words',
      { name: 'a.txt', annotations: [...stored(['真抓实干']), ...shifted] },
      ['the file has offsets at which other words stand: 1 annotation was looked for by the words'],
    ],
    [
      'has another text',
      marked(`另：${TEXT}`, ['真抓实干', '久久为功']),
      ['the file has another text: 2 annotations were looked for by the words'],
    ],
  ];
  for (const [what, given, notices] of CASES) {
    it(`says so where it ${what}`, () => {
      const outcome = importDecisions(given, target(), at(1));
      assert.deepEqual(outcome.notices, notices);
      assert.deepEqual(outcome.orphans, []);
    });
  }
});

describe('what an import lacks', () => {
  const both = [slogan(TEXT, '真抓实干'), slogan(TEXT, '久久为功')];
  const plan = async (
    imported: ImportedArticle[],
    sidecar: Sidecar,
    rejectsMissing = true,
  ): Promise<{ states: Record<string, string>; rejected: number; sidecar: Sidecar }> => {
    const articles = {
      paths: ['a.txt'],
      read: () => Promise.resolve(TEXT),
      suggest: () => both,
      sidecar: () => Promise.resolve(sidecar),
    };
    const [planned] = await planImport(imported, articles, at(1), rejectsMissing);
    const states = planned!.sidecar.decisions.map(({ pieces: [{ exact }], state }) => [
      exact,
      state,
    ]);
    return { ...planned!, states: Object.fromEntries(states) as Record<string, string> };
  };
  const none = emptySidecar('a.txt');

  it('is rejected where nobody decided on it', async () => {
    const { states, rejected } = await plan([marked(TEXT, ['久久为功'])], none);
    assert.deepEqual(states, { 久久为功: 'accepted', 真抓实干: 'rejected' });
    assert.equal(rejected, 1);
  });

  it('is rejected where it was accepted before; what was added by hand stays', async () => {
    const before = importDecisions(
      marked(TEXT, ['真抓实干', '久久为功', '县长']),
      target({ suggestions: both }),
      at(0),
    );
    const { states, sidecar } = await plan([marked(TEXT, ['久久为功'])], before.sidecar);
    assert.deepEqual(states, { 真抓实干: 'rejected', 久久为功: 'accepted', 县长: 'accepted' });
    const again = await plan([marked(TEXT, ['久久为功'])], sidecar);
    assert.deepEqual([again.rejected, again.sidecar], [0, sidecar]);
  });

  it('is what all parts of the article lack', async () => {
    const parts = [marked(TEXT, ['久久为功']), marked(TEXT, ['真抓实干'])];
    assert.equal((await plan(parts, none)).rejected, 0);
  });

  const othersHave = (words: string, text = TEXT): ImportedArticle => ({
    ...marked(text, []),
    others: marked(text, [words]).annotations,
  });

  it('is not what somebody else has in the file, which is not taken over', async () => {
    const { states, rejected } = await plan([othersHave('真抓实干')], none);
    assert.deepEqual(states, { 久久为功: 'rejected' });
    assert.equal(rejected, 1);
  });

  const kept: readonly [what: string, imported: ImportedArticle][] = [
    [
      'somebody else’s annotation without a certain place',
      othersHave('守正创新', '别的文章里说，守正创新。'),
    ],
    ['another boundary', marked(TEXT, ['要真抓实干'])],
    ['a task that was passed over', { ...marked(TEXT, []), isPartial: true }],
    ['an annotation without a certain place', marked('别的文章里说，守正创新。', ['守正创新'])],
  ];
  for (const [what, imported] of kept) {
    it(`is not rejected because of ${what}`, async () => {
      const { states } = await plan([imported], none);
      assert.equal(states['真抓实干'] ?? 'suggested', 'suggested');
    });
  }

  it('is left as it is where nobody wants it rejected', async () => {
    const { states } = await plan([marked(TEXT, ['久久为功'])], none, false);
    assert.deepEqual(states, { 久久为功: 'accepted' });
  });
});

describe('an article without a name in a file of tokens', () => {
  it('is found though the spaces of a residue are gone', async () => {
    const text = '要真抓（zhēn zhuā）实干、久久为功。';
    const articles = {
      paths: ['b.txt', 'a.txt'],
      read: (path: string) => Promise.resolve(path === 'a.txt' ? text : TEXT),
      suggest: () => [],
      sidecar: (path: string) => Promise.resolve(emptySidecar(path)),
    };
    const solid = marked(text.replaceAll(' ', ''), ['久久为功']);
    const planned = await planImport([{ ...solid, name: 'all.conll#1' }], articles, at(0));
    assert.deepEqual(
      planned.map(({ path, added }) => [path, added]),
      [['a.txt', 1]],
    );
  });
});

describe('an article without text in a file of many', () => {
  it('needs no article here', async () => {
    const articles = {
      paths: ['a.txt'],
      read: () => Promise.resolve(TEXT),
      suggest: () => [],
      sidecar: () => Promise.resolve(emptySidecar('a.txt')),
    };
    const nothing = { name: 'all.conll#2', text: '', annotations: [] };
    const planned = await planImport([marked(TEXT, ['真抓实干']), nothing], articles, at(0));
    assert.deepEqual(
      planned.map(({ path, added }) => [path, added]),
      [['a.txt', 1]],
    );
  });
});

describe('relations of an import', () => {
  const relatedIn = (sidecar: Sidecar): string[] => {
    const words = new Map(sidecar.decisions.map(({ id, pieces: [{ exact }] }) => [id, exact]));
    return sidecar.relations.map(
      ({ type, from, to, state }) => `${words.get(from)} ${type} ${words.get(to)} ${state}`,
    );
  };
  const imported = (text: string): ImportedArticle => {
    const article = marked(text, ['真抓实干', '久久为功']);
    const [from, to] = article.annotations;
    return { ...article, relations: [{ type: '呼应', from: from!, to: to! }] };
  };

  for (const text of [TEXT, `新华社电\n${TEXT}`]) {
    it(`relate the decisions, and nothing twice: ${text.slice(0, 4)}`, () => {
      const first = importDecisions(imported(text), target(), at(0));
      assert.deepEqual(relatedIn(first.sidecar), ['真抓实干 呼应 久久为功 accepted']);
      assert.equal(first.related, 1);
      const again = importDecisions(imported(text), target({ sidecar: first.sidecar }), at(9));
      assert.equal(again.related, 0);
      assert.deepEqual(again.sidecar, first.sidecar);
    });
  }

  it('come back where they were withdrawn', () => {
    const { sidecar } = importDecisions(imported(TEXT), target(), at(0));
    const relations = sidecar.relations.map((one) => withdrawRelation(one, at(1)));
    const again = importDecisions(
      imported(TEXT),
      target({ sidecar: { ...sidecar, relations } }),
      at(2),
    );
    assert.deepEqual(relatedIn(again.sidecar), ['真抓实干 呼应 久久为功 accepted']);
  });
});

describe('metrics of a file', () => {
  const METRICS: readonly (readonly [words: string, attributes: Fields, numberless: number])[] = [
    ['多名干部', {}, 1],
    ['多名干部', { value: 7 }, 0],
    ['三名干部', {}, 0],
  ];
  for (const [words, attributes, numberless] of METRICS) {
    it(`${words} ${JSON.stringify(attributes)} has ${numberless ? 'no' : 'a'} number`, () => {
      const text = `会上表彰了${words}。`;
      const span = { start: 5, end: 9, text: words };
      const imported = {
        name: 'a.txt',
        text,
        annotations: [{ type: 'metric', ...span, attributes }],
      };
      const sidecar = emptySidecar('a.txt');
      const outcome = importDecisions(imported, { text, suggestions: [], sidecar }, at(0));
      assert.equal(outcome.numberless, numberless);
    });
  }
});

describe('the article that a file means', () => {
  const paths = ['a.txt', 'sub/b.txt', 'sub/c.md', 'other/c.md', '数据.v2.txt'];
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['a.txt', 'a.txt'],
    ['./a.txt', 'a.txt'],
    ['a.txt.json', 'a.txt'],
    ['a', 'a.txt'],
    ['a.txt#2', 'a.txt'],
    ['b.txt.xmi', 'sub/b.txt'],
    ['sub\\b.txt', 'sub/b.txt'],
    ['sub/c.md', 'sub/c.md'],
    ['c.md', undefined],
    ['数据.v2', '数据.v2.txt'],
    ['../../etc/passwd', undefined],
    ['', undefined],
  ];
  for (const [name, path] of cases) {
    it(`${JSON.stringify(name)} is ${path}`, () => assert.equal(findArticle(name, paths), path));
  }

  it('is none where a namesake in another folder is spoken of by its own name', async () => {
    const articles = {
      paths: ['y/a.txt'],
      read: () => Promise.resolve(TEXT),
      suggest: () => [],
      sidecar: (path: string) => Promise.resolve(emptySidecar(path)),
    };
    const [one, other] = ['x/a.txt', 'y/a.txt'].map((name) => ({ name, annotations: [] }));
    assert.equal((await planImport([one!], articles, at(0)))[0]!.path, 'y/a.txt');
    const words = marked(TEXT, ['久久为功']).annotations;
    await assert.rejects(
      planImport([{ ...one!, annotations: words }, other!], articles, at(0)),
      new UnknownArticlesError(['x/a.txt']),
    );
  });

  it('is found by its text where the name says nothing', async () => {
    const articles = {
      paths: ['x.txt', 'y.txt'],
      read: (path: string) => Promise.resolve(path === 'y.txt' ? TEXT : '别的文章'),
      suggest: () => [],
      sidecar: (path: string) => Promise.resolve(emptySidecar(path)),
    };
    const imported = { ...marked(TEXT.replace('\r\n', '\n'), ['久久为功']), name: 'export.jsonl' };
    const [planned] = await planImport([imported], articles, at(0));
    assert.equal(planned!.path, 'y.txt');
    await assert.rejects(
      planImport([imported, { ...marked('没有的文章', ['文章']), name: 'z.txt' }], articles, at(0)),
      new UnknownArticlesError(['z.txt']),
    );
  });
});
