import assert from 'node:assert/strict';
import { previewRetyping, retype } from '../../../server/src/decisions/retype';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import { DEFAULT_SCHEMA } from '../../../server/src/decisions/schema';
import { at, decide, sidecarOf } from '../../support/decisions';

const GOOD = `
types:
  机构:
    label: 机构
    description: 党政机关
    color: '#2F7ED8'
    key: 1
    attributes:
      level: { values: [中央, 省, 市] }
      note: text
      since: { kind: number, label: 年 }
  metric:
    color: '#00aa00'
relations:
  holds-post: { label: 任, from: official, to: [机构] }
  quantifies:
`;

describe('schemas', () => {
  it('add types, attributes and relations', () => {
    const { schema, problems } = parseSchema(GOOD);
    assert.deepEqual(problems, []);
    assert.deepEqual(schema, {
      types: [
        { name: 'slogan', attributes: [] },
        { name: 'formula', key: '2', attributes: [] },
        { name: 'official', key: '3', attributes: [] },
        {
          name: '机构',
          label: '机构',
          description: '党政机关',
          color: '#2f7ed8',
          key: '1',
          attributes: [
            { name: 'level', kind: 'choice', values: ['中央', '省', '市'] },
            { name: 'note', kind: 'text' },
            { name: 'since', kind: 'number', label: '年' },
          ],
        },
        { name: 'metric', color: '#00aa00', attributes: [] },
      ],
      relations: [
        { name: 'holds-post', label: '任', from: ['official'], to: ['机构'] },
        { name: 'quantifies', from: [], to: [] },
      ],
    });
  });

  for (const empty of ['', '# nothing yet\n', 'types:\n']) {
    it(`may be empty: ${JSON.stringify(empty)}`, () => {
      assert.deepEqual(parseSchema(empty), { schema: DEFAULT_SCHEMA, problems: [] });
    });
  }

  const BAD: readonly [text: string, place: string, message: RegExp][] = [
    ['types: [机构]', '1:8', /“types” must be a mapping/],
    ['types:\n  a b:\n', '2:3', /"a b" is no name/],
    [
      'types:\n  a:\n    colour: red\n',
      '3:5',
      /has no “colour”; there are label, description, color/,
    ],
    ['types:\n  a:\n    color: red\n', '3:12', /“color” must be six hexadecimal digits/],
    ['types:\n  a:\n    key: xy\n', '3:10', /“key” must be one small letter or digit/],
    ['types:\n  a: { key: x }\n  b: { key: x }\n', '3:13', /types a and b have the same key, x/],
    ['types:\n  a:\n    attributes:\n      n: int\n', '4:10', /has the kind "int"; there are text/],
    ['types:\n  a:\n    attributes:\n      n: { values: [x] }\n', '4:10', /needs two values/],
    [
      'relations:\n  r: { from: [nobody] }\n',
      '2:14',
      /names the type nobody, which is none\. Until/,
    ],
    [
      'relations:\n  r:\n    to: offcial\n',
      '3:9',
      /offcial, which is none: did you mean official\?/,
    ],
    ['types:\n  a: &a\n    attributes: *a\n', '3:17', /\*a stands inside of what it stands for/],
    ['types:\n  a: *gone\n', '1:1', /[Uu]nresolved alias/],
    ['types:\n  a: {\n', '3:1', /./],
    ['rules: {}', '1:1', /A schema has no “rules”/],
  ];
  it('leave a relation out that names a type which is none, and keep the others', () => {
    const text = 'relations:\n  r: { from: offcial, to: slogan }\n  s: { from: official }\n  t:\n';
    const { schema, problems } = parseSchema(text);
    assert.equal(problems.length, 1);
    assert.deepEqual(
      schema.relations.map(({ name, from }) => [name, ...from]),
      [['s', 'official'], ['t']],
    );
  });

  it('may use anchors and aliases', () => {
    const text =
      'types:\n  a: &a\n    attributes: { level: &kind { values: [x, y] } }\n  b: *a\n  c: { attributes: { grade: *kind } }\n';
    const { schema, problems } = parseSchema(text);
    assert.deepEqual(problems, []);
    const own = schema.types.filter(({ name }) => name.length === 1);
    assert.deepEqual(
      own.map(({ name, attributes }) => [name, attributes[0]!.name, attributes[0]!.values]),
      [
        ['a', 'level', ['x', 'y']],
        ['b', 'level', ['x', 'y']],
        ['c', 'grade', ['x', 'y']],
      ],
    );
  });

  it('say that aliases are too many', () => {
    const lines = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 9; n++) lines.push(`a${n}: &a${n} [${`*a${n - 1}, `.repeat(10)}]`);
    assert.match(parseSchema(lines.join('\n')).problems[0]!.message, /[Ee]xcessive alias count/);
  });

  for (const [text, place, message] of BAD) {
    it(`say what is wrong and where: ${JSON.stringify(text)}`, () => {
      const [problem] = parseSchema(text).problems;
      assert.ok(problem);
      assert.match(problem.message, message);
      assert.equal(problem.said.en, problem.message);
      assert.match(problem.said.zh, /\p{Script=Han}/u);
      assert.equal(`${problem.line}:${problem.column}`, place);
    });
  }
});

describe('retyping', () => {
  const { decisions } = decide('[林远舟]强调[高质量发展]', '人物');
  const [first, second] = decisions;
  const tagged = sidecarOf([{ ...first!, tags: ['unsure'], attributes: { level: '省' } }, second!]);
  const types = (sidecar: typeof tagged) => sidecar.decisions.map(({ type }) => type).join();
  for (const [what, where, result] of [
    ['renames or merges', undefined, '干部,干部'],
    ['splits by a tag', { tag: 'unsure' }, '干部,人物'],
    ['splits by an attribute', { attribute: 'level', value: '省' }, '干部,人物'],
    ['leaves others alone', { attribute: 'level', value: '市' }, '人物,人物'],
  ] as const) {
    it(what, () => {
      const retyping = { from: '人物', to: '干部', ...(where ? { where } : {}) };
      assert.equal(types(retype(tagged, retyping, at(9))), result);
      assert.equal(previewRetyping(tagged, retyping).length, result.split('干部').length - 1);
    });
  }
  it('changes what a person left in the preview', () => {
    const chosen = new Set([second!.id]);
    assert.equal(types(retype(tagged, { from: '人物', to: '干部' }, at(9), chosen)), '人物,干部');
  });
});
