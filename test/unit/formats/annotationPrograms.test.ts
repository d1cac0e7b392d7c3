/** Exports for annotation programs by the rules of these programs, which are tried against broken files. */
import assert from 'node:assert/strict';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { exportArticles } from '../../../server/src/formats/export';
import { findFormat } from '../../../server/src/formats/registry';
import {
  casJsonProblems,
  doccanoProblems,
  labelStudioProblems,
  prodigyProblems,
  spacyProblems,
  webannoProblems,
} from '../../support/annotationPrograms';
import { xmiProblems } from '../../support/xmi';
import { difficult, plain } from './articles';
import { CASES, PROJECT } from './matrix';

const ARTICLES = [
  ...Object.entries(CASES).map(([what, { article }]) => [what, article] as const),
  ...Object.entries(difficult),
];

interface Program {
  readonly id: string;
  problems(content: string, configuration: string): readonly string[];
  /** What a broken file is made of a good one by. */
  readonly broken: Readonly<Record<string, readonly [RegExp | string, string]>>;
}

type Line = Readonly<Record<string, unknown>>;

const ofLines =
  (check: (line: Line) => string[]) =>
  (content: string): string[] =>
    content
      .trimEnd()
      .split('\n')
      .flatMap((line) => check(JSON.parse(line) as Line));

const PROGRAMS: readonly Program[] = [
  {
    id: 'doccano',
    problems: ofLines(doccanoProblems),
    broken: {
      'a span behind the end': [/"label":\[\[\d+,\d+/, '"label":[[990,999'],
      'a relation to nothing': [/"to_id":\d+/, '"to_id":99'],
      'an empty label': [/"label":"official"/, '"label":""'],
      'an entity without length': [/"end_offset":\d+/, '"end_offset":0'],
    },
  },
  {
    id: 'label-studio',
    problems: (content, configuration) =>
      (JSON.parse(content) as Line[]).flatMap((task) => labelStudioProblems(task, configuration)),
    broken: {
      'an unknown label': [/"official"/, '"minister"'],
      'another control': [/"from_name": ?"label"/, '"from_name":"ner"'],
      'a relation to nothing': [/"to_id": ?"r\d+"/, '"to_id":"r99"'],
      'a span beside its words': [/"start": ?\d+/, '"start":1'],
    },
  },
  {
    id: 'spacy',
    problems: ofLines(spacyProblems),
    broken: {
      'entities that overlap': [/"entities":\[/, '"entities":[[0,30,"slogan"],'],
      'an entity behind the end': [/"entities":\[\[\d+,\d+/, '"entities":[[0,9999'],
    },
  },
  {
    id: 'prodigy',
    problems: ofLines(prodigyProblems),
    broken: {
      'a span beside its tokens': [/"token_end":\d+/, '"token_end":0'],
      'tokens in another order': [/"id":1\b/, '"id":2'],
      'words of another text': [/"text":"市"/, '"text":"县"'],
      'a relation to nothing': [/"head":\d+/, '"head":9999'],
    },
  },
  {
    id: 'cas-json',
    problems: (content) => casJsonProblems(JSON.parse(content) as Line),
    broken: {
      'an unknown type': [/("%TYPE": ?")de\.tu[^"]*NamedEntity"/, '$1de.Person"'],
      'a member of nothing': [/"%MEMBERS": ?\[/, '"%MEMBERS":[9999,'],
      'an end behind the text': [/"end": ?\d+/g, '"end":99999'],
      'an id a second time': [/"%ID": ?2\b/, '"%ID":1'],
    },
  },
  {
    id: 'xmi',
    problems: xmiProblems,
    broken: {
      'an undeclared namespace': [/xmlns:ner=/, 'xmlns:other='],
      'a type that the type system lacks': [/<ner:NamedEntity/, '<ner:Person'],
      'a feature that its type lacks': [/<type:Token |<segmentation:Token /, '$&pos="n" '],
      'a reference to nothing': [/Governor="\d+"/, 'Governor="9999"'],
      'an end behind the text': [/(NamedEntity [^>]*end=")\d+/, '$199999'],
      'an id a second time': [/xmi:id="3"/, 'xmi:id="2"'],
      'a member of nothing': [/members="/, 'members="9999 '],
    },
  },
  {
    id: 'webanno-tsv',
    problems: webannoProblems,
    broken: {
      'another version': ['TSV 3.3', 'TSV 2'],
      'a token beside its words': [/\t0-1\t/, '\t1-2\t'],
      'a missing column': ['\t_\t_\t\n', '\t_\t\n'],
    },
  },
];

async function exported(id: string, article: AnnotatedArticle): Promise<[string, string]> {
  const format = findFormat(id, { schema: PROJECT })!;
  const { files } = await exportArticles([article], format);
  const configuration = format.common.map(({ content }) => content).join('\n');
  return [files[0]!.content as string, configuration];
}

for (const { id, problems, broken } of PROGRAMS) {
  describe(`${id} by the rules of its program`, () => {
    for (const [what, article] of ARTICLES) {
      it(`takes ${what}`, async () => {
        assert.deepEqual(problems(...(await exported(id, article))), []);
      });
    }

    for (const [what, [pattern, by]] of Object.entries(broken)) {
      it(`refuses ${what}`, async () => {
        const [content, configuration] = await exported(id, plain);
        const changed = content.replace(pattern, by);
        assert.notEqual(changed, content);
        assert.notDeepEqual(problems(changed, configuration), []);
      });
    }
  });
}
