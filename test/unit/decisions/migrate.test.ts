import assert from 'node:assert/strict';
import { planMigration } from '../../../server/src/decisions/migrate';
import { MigrationError } from '../../../server/src/decisions/migrateSchema';
import type { Retyping } from '../../../server/src/decisions/retype';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import { at, decide, sidecarOf } from '../../support/decisions';

const SCHEMA = `# Types of this project
types:
  # what is to be done
  policy:
    label: Policy # for people
    color: "#2f7ed8"
    key: p
    attributes:
      level: text
      year: number
  measure:
    attributes:
      level: {kind: text, label: Level}
relations:
  quantifies:
    from: metric
    to: [policy, measure]
  names:
    from: policy
`;

const files = [
  { path: 'a', sidecar: sidecarOf(decide('推动[高质量发展]，办结[13项]。', 'policy').decisions) },
  { path: 'b', sidecar: sidecarOf(decide('推动[改革]。', 'measure').decisions) },
];

const plan = (retyping: Retyping, schema: string | undefined = SCHEMA) =>
  planMigration(files, schema, retyping, at(9));

describe('migration of types', () => {
  it('renames a type in the files that have it and in the schema, with its comments', () => {
    const { files: changed, schema } = plan({ from: 'policy', to: 'programme' });
    assert.deepEqual(
      changed.map(({ path, decisions, result }) => [
        path,
        decisions.map(({ type }) => type),
        result.decisions.map(({ type }) => type),
      ]),
      [['a', ['policy', 'policy'], ['programme', 'programme']]],
    );
    assert.equal(
      schema,
      SCHEMA.replace('  policy:', '  programme:')
        .replace('[policy, measure]', '[programme, measure]')
        .replace('from: policy', 'from: programme'),
    );
  });

  it('merges a type into another, which gets the attributes that it lacks', () => {
    const { schema } = plan({ from: 'policy', to: 'measure' });
    const { schema: result, problems } = parseSchema(schema!);
    assert.deepEqual(problems, []);
    const own = result.types.filter(({ name }) => /policy|measure/.test(name));
    assert.deepEqual(own, [
      {
        name: 'measure',
        attributes: [
          { name: 'level', kind: 'text', label: 'Level' },
          { name: 'year', kind: 'number' },
        ],
      },
    ]);
    assert.deepEqual(
      result.relations.map(({ from, to }) => [from, to]),
      [
        [['metric'], ['measure']],
        [['measure'], []],
      ],
    );
  });

  it('splits a type by a condition: the old one stays', () => {
    const [first, second] = files[0]!.sidecar.decisions;
    const sidecar = sidecarOf([{ ...first!, attributes: { year: 2025 } }, second!]);
    const where = { attribute: 'year', value: 2025 };
    const { files: changed, schema } = planMigration(
      [{ path: 'a', sidecar }],
      SCHEMA,
      { from: 'policy', to: 'plan', where },
      at(9),
    );
    assert.deepEqual(
      changed[0]!.result.decisions.map(({ type }) => type),
      ['plan', 'policy'],
    );
    const { types } = parseSchema(schema!).schema;
    const attributes = (type: string) =>
      types.find(({ name }) => name === type)?.attributes.map(({ name }) => name);
    assert.deepEqual(
      [attributes('policy'), attributes('plan')],
      [
        ['level', 'year'],
        ['level', 'year'],
      ],
    );
  });

  it('gives a new type the relations of the one that it is split from', () => {
    const where = { attribute: 'year', value: 2025 };
    for (const [from, end] of [
      ['policy', [['metric'], ['policy', 'measure', 'plan'], ['policy', 'plan'], []]],
      ['metric', [['metric', 'plan'], ['policy', 'measure'], ['policy'], []]],
    ] as const) {
      const { schema } = plan({ from, to: 'plan', where });
      const { schema: result, problems } = parseSchema(schema!);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        result.relations.flatMap(({ from, to }) => [from, to]),
        end,
      );
    }
    // What was there already has relations of its own.
    assert.equal(plan({ from: 'policy', to: 'measure', where }).schema, undefined);
  });

  it('splits a type where a person left some annotations out', () => {
    const [first, second] = files[0]!.sidecar.decisions;
    const chosen = new Map([['a', new Set([second!.id])]]);
    const { files: changed, schema } = planMigration(
      files,
      SCHEMA,
      { from: 'policy', to: 'plan' },
      at(9),
      chosen,
    );
    assert.deepEqual(
      changed.map(({ decisions, result }) => [
        decisions.map(({ id }) => id),
        result.decisions.map(({ id, type }) => `${id} ${type}`),
      ]),
      [[[second!.id], [`${first!.id} policy`, `${second!.id} plan`]]],
    );
    const { types } = parseSchema(schema!).schema;
    assert.ok(['policy', 'plan'].every((type) => types.some(({ name }) => name === type)));
  });

  it('keeps types that suggestions have', () => {
    assert.equal(plan({ from: 'slogan', to: 'measure' }).schema, undefined);
    const { types } = parseSchema(plan({ from: 'slogan', to: 'motto' }).schema!).schema;
    assert.ok(['slogan', 'motto'].every((type) => types.some(({ name }) => name === type)));
  });

  it('leaves alone what has no schema', () => {
    const { files: changed, schema } = planMigration(
      files,
      undefined,
      { from: 'policy', to: 'plan' },
      at(9),
    );
    assert.deepEqual([changed.length, schema], [1, undefined]);
  });

  const WRONG: readonly [what: string, retyping: Retyping, schema: string, message: RegExp][] = [
    ['a name with a space', { from: 'policy', to: 'a b' }, SCHEMA, /is no name of a type/],
    ['the same type', { from: 'policy', to: 'policy' }, SCHEMA, /are the same type/],
    ['a broken schema', { from: 'policy', to: 'plan' }, 'types: [', /cannot be read/],
  ];
  for (const [what, retyping, schema, message] of WRONG) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => plan(retyping, schema),
        (error) => error instanceof MigrationError && message.test(error.message),
      );
    });
  }
});
