/** What a file says against the schema of the project: refused in every format with the file, the place and the reason. */
import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import type { ImportFile } from '../../../server/src/formats/import/importer';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import { findImporter, IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { CASES, filesToRead, formatOf, PROJECT } from './matrix';

const { article } = CASES['own types']!;

/** The annotation with attributes of every kind. */
const policies: AnnotatedArticle = {
  ...article,
  annotations: article.annotations.filter(({ own }) => own?.['scope'] === '全市 “农村”'),
};

const related = CASES['own relations']!.article;

/** The project with other attributes of 政策. */
const withAttributes = (attributes: string) =>
  parseSchema(`
types:
  政策:
    attributes: ${attributes}
  body-of_state: {}
`).schema;

/** Schemas that an annotation does not fit, and what a refusal says behind the place. */
const VALUES: readonly [what: string, attributes: string, reason: string][] = [
  ['words for a number', '{ scope: number }', 'has "全市 “农村”" as scope, which is a number'],
  [
    'words for yes or no',
    '{ scope: boolean }',
    'has "全市 “农村”" as scope, which is true or false',
  ],
  [
    'a choice that is not in the list',
    '{ level: { values: [国家, 地方] } }',
    'has "市" as level, which is one of 国家, 地方',
  ],
];

/** Formats in which a file has no attributes. */
const WITHOUT_ATTRIBUTES = ['webanno-tsv', 'conll'];

/** File, part of an archive, and the line or, in Parquet, the row. */
const PLACE = /^[^:]+:\d+: /;

async function refusal(id: string, files: readonly ImportFile[], schema: typeof PROJECT) {
  try {
    await findImporter(id)!.read(files, meaningsOf(schema));
  } catch (error) {
    return error as Error;
  }
  return undefined;
}

describe('what contradicts the schema', () => {
  for (const id of IMPORT_IDS) {
    const format = formatOf(id, CASES['own types']!);
    if (!WITHOUT_ATTRIBUTES.includes(id)) {
      for (const [what, attributes, reason] of VALUES) {
        it(`${id}: ${what}`, async () => {
          const files = await filesToRead(format, policies);
          const error = await refusal(id, files, withAttributes(attributes));
          assert.equal(error?.name, 'MalformedFileError', error?.message);
          assert.match(error.message, PLACE);
          assert.ok(error.message.endsWith(reason), error.message);
        });
      }
    }
    if (!format.holdsRelations) continue;
    it(`${id}: a relation the wrong way round`, async () => {
      const files = await filesToRead(format, related);
      assert.equal(await refusal(id, files, PROJECT), undefined);
      const turned = PROJECT.relations.map((one) =>
        one.name === 'issues' ? { ...one, from: one.to, to: one.from } : one,
      );
      const error = await refusal(id, files, { ...PROJECT, relations: turned });
      assert.equal(error?.name, 'MalformedFileError', error?.message);
      assert.match(error.message, PLACE);
      const reason =
        'has the relation issues from body-of_state to 政策; it goes from 政策 to body-of_state';
      assert.ok(error.message.endsWith(reason), error.message);
    });
  }
});
