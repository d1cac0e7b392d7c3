/**
 * Agreement with annotations made by hand. Of texts of the pool beside the checkout `test/gold` holds offsets and values
 * only: the texts belong to their publishers. Three annotators annotated them by the guide, without the engine. Those of
 * `test/gold/pool` were annotated by two each, a third decided where they differ: work reports, broadcasts, leads of local
 * news and reports of incidents.
 * `test/gold/written` holds articles that were written for this in the manner of local news, work reports and broadcasts,
 * with their dirt, each marked by its writer by the guide, without the engine: `a` to `o` are the sets of fifteen writers.
 * `p` to `r` are those of three more, marked by two others each, between whom a third decided.
 *
 * All of these have served to mend rules since they were first looked at, so that they hold what was reached; how the engine
 * does on what it has not seen is told by texts annotated anew.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { analyze } from '../../../server/src/document/analysis';
import { ANNOTATION_TYPES, type AnnotationType } from '../../../server/src/document/annotation';
import { testLexicon } from '../../support/lexicon';
import { parseMarked } from '../../support/marked';
import { needsShared, SHARED } from '../../support/shared';

interface Gold {
  readonly source: {
    readonly file: string;
    /** Of a table or a file of lines, which one. */
    readonly row?: number;
    /** Events by their id, of which the text is put together: title and summary, a blank line between two of them. */
    readonly ids?: readonly string[];
    readonly field?: string;
  };
  /** All of it where there is none. */
  readonly range?: readonly [number, number];
  readonly sha256: string;
  readonly annotations: readonly {
    readonly type: AnnotationType;
    readonly start: number;
    readonly end: number;
  }[];
}

const GOLD = join(__dirname, '../../gold');

/** Least F1 on exact spans over all texts. */
const FLOORS: Readonly<Record<AnnotationType, number>> = {
  slogan: 0.85,
  formula: 0.96,
  official: 0.98,
  metric: 0.97,
};

const POOL = join(GOLD, 'pool');

/** The same over the texts that two annotators had each; these agree at 0.88 on slogans. */
const POOL_FLOORS: Readonly<Record<AnnotationType, number>> = {
  slogan: 0.85,
  formula: 0.96,
  official: 0.98,
  metric: 0.97,
};

const WRITTEN = join(GOLD, 'written');

/** The same over the articles that were written for it. */
const WRITTEN_FLOORS: Readonly<Record<AnnotationType, number>> = {
  slogan: 0.86,
  formula: 0.96,
  official: 0.98,
  metric: 0.98,
};

/** From the least confidence to below another one. */
const BANDS = [
  [0, 0.7],
  [0.7, 0.9],
  [0.9, 1.01],
] as const;

const keyOf = ({ type, start, end }: Gold['annotations'][number]) => `${type} ${start}-${end}`;

interface Event {
  readonly id: string;
  readonly normalizedTitle: string;
  readonly summary: string | null;
}

const contents = new Map<string, string>();

function contentOf(file: string): string {
  let content = contents.get(file);
  if (content === undefined) {
    content = readFileSync(join(SHARED, 'pool', file), 'utf8');
    contents.set(file, content);
  }
  return content;
}

/** What a source holds, before a range is cut out of it. */
function wholeOf({ file, row, ids, field }: Gold['source']): string {
  const content = contentOf(file);
  if (ids !== undefined) {
    const events = new Map((JSON.parse(content) as Event[]).map((event) => [event.id, event]));
    return ids
      .map((id) => events.get(id)!)
      .map(({ normalizedTitle, summary }) => `${normalizedTitle}\n${summary ?? ''}`)
      .join('\n\n');
  }
  if (field === undefined) return content;
  let record: unknown;
  if (file.endsWith('.csv')) record = parse(content, { bom: true, columns: true })[row!];
  else record = JSON.parse(row === undefined ? content : content.split('\n')[row]!);
  return (record as Record<string, string>)[field]!;
}

function textOf({ source, range, sha256 }: Gold): string {
  const text = wholeOf(source).slice(...(range ?? []));
  assert.equal(createHash('sha256').update(text).digest('hex'), sha256, source.file);
  return text;
}

describe('agreement with annotations made by hand', () => {
  const names = readdirSync(GOLD).filter((name) => name.endsWith('.json'));
  const golds = names.map((name) => JSON.parse(readFileSync(join(GOLD, name), 'utf8')) as Gold);
  const decided = readdirSync(POOL).flatMap(
    (name) => JSON.parse(readFileSync(join(POOL, name), 'utf8')) as Gold[],
  );

  it('is no less likely than the confidence says, and likelier the higher it is', function () {
    needsShared(this, 'pool');
    const lexicon = testLexicon();
    const judged = [...golds, ...decided].flatMap((gold) => {
      const expected = new Set(gold.annotations.map(keyOf));
      return analyze(textOf(gold), lexicon).annotations.map((annotation) => ({
        confidence: annotation.confidence,
        right: expected.has(keyOf(annotation)),
      }));
    });
    const shares = BANDS.map(([least, below]) => {
      const band = judged.filter(({ confidence }) => confidence >= least && confidence < below);
      assert.ok(band.length >= 25, `${band.length} from ${least} to ${below}`);
      const right = band.filter((one) => one.right).length / band.length;
      const said = band.reduce((sum, { confidence }) => sum + confidence, 0) / band.length;
      assert.ok(right >= said - 0.05, `${least}: said ${said}, right ${right}`);
      return right;
    });
    for (let i = 1; i < shares.length; i++) {
      assert.ok(shares[i]! > shares[i - 1]!, `shares right by confidence: ${shares.join(', ')}`);
    }
  });

  const sets = [
    [`${names.length} texts of the pool`, golds, FLOORS],
    [`${decided.length} texts of the pool that two annotated`, decided, POOL_FLOORS],
  ] as const;
  for (const [what, texts, floors] of sets) {
    it(`on ${what}`, function () {
      needsShared(this, 'pool');
      holds(
        texts.map((gold) => ({ text: textOf(gold), expected: gold.annotations })),
        floors,
      );
    });
  }

  const written = readdirSync(WRITTEN);

  it(`on ${written.length} articles that were written for it`, () => {
    const articles = written.map((name) => parseMarked(readFileSync(join(WRITTEN, name), 'utf8')));
    holds(articles, WRITTEN_FLOORS);
  });
});

interface Marked {
  readonly text: string;
  readonly expected: Gold['annotations'];
}

/** Asserts that F1 on exact spans over all texts is no lower, type by type. */
function holds(texts: readonly Marked[], floors: Readonly<Record<AnnotationType, number>>): void {
  const lexicon = testLexicon();
  const counts = Object.fromEntries(
    ANNOTATION_TYPES.map((type) => [type, { found: 0, right: 0, gold: 0 }]),
  ) as Record<AnnotationType, { found: number; right: number; gold: number }>;
  for (const { text, expected } of texts) {
    const keys = new Set(expected.map(keyOf));
    for (const { type } of expected) counts[type].gold++;
    for (const annotation of analyze(text, lexicon).annotations) {
      counts[annotation.type].found++;
      if (keys.has(keyOf(annotation))) counts[annotation.type].right++;
    }
  }
  for (const type of ANNOTATION_TYPES) {
    const { found, right, gold } = counts[type];
    const f1 = (2 * right) / (found + gold);
    assert.ok(gold > 50, `${type}: ${gold} in the gold`);
    assert.ok(f1 >= floors[type], `${type}: F1 ${f1.toFixed(3)}, at least ${floors[type]}`);
  }
}
