import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluate, type EvaluatedArticle } from '../evaluate/evaluate';
import { assertComparable } from '../evaluate/gold';
import { withoutGlossary } from '../evaluate/withoutGlossary';
import { assertSpansMatch } from '../formats/article';
import { ownTypes } from '../formats/labels';
import { readRecord, toStored } from '../formats/readRecord';
import { toAnnotationRecord } from '../formats/record';
import { createLexicon, type Lexicon } from '../lexicon/lexicon';
import { findFiles, reasonOf } from '../platform/node/files';
import { decisionsFor, type Decide } from './decided';
import type { DecisionOptions } from './decisionOptions';
import { engineWith, type Analyze } from './engine';
import { EXIT, named } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { describeErrors, describeEvaluation } from './report';
import { loadSchema } from './schema';
import { readArticleText } from './sidecars';
import { count, type Terminal } from './terminal';

export interface EvaluateOptions extends DecisionOptions, GlossaryOptions {
  /** The folder with the articles that the gold files name. */
  readonly articles: string;
  /** JSON for programs instead of tables. */
  readonly json?: boolean;
  /** Whether each error is listed. */
  readonly errors?: boolean;
  /** Go without any glossary. */
  readonly withoutGlossary?: boolean;
}

/**
 * Compares what is found in articles with a gold standard. What cannot be read is named, the rest is done.
 *
 * @returns The exit code.
 * @throws where there is nothing to compare.
 */
export async function evaluateFolder(
  goldFolder: string,
  options: EvaluateOptions,
  terminal: Terminal,
): Promise<number> {
  const names = await findGold(goldFolder);
  const analyze = engineWith(await loadUsed(options, terminal));
  const decide = decisionsFor(options, terminal);
  const { types } = await loadSchema(options.articles, terminal);
  const own = ownTypes({ types }).map(({ name }) => name);
  let isWhole = true;
  let leftOut = 0;
  const articles: EvaluatedArticle[] = [];
  const texts = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const path = join(goldFolder, name);
    if (names.length > 1) terminal.progress(`[${index + 1}/${names.length}] ${name}`);
    try {
      const { text, isComplete, left, ...article } = await evaluated(
        path,
        options.articles,
        analyze,
        decide,
        own,
      );
      leftOut += left;
      isWhole &&= isComplete;
      articles.push(article);
      texts.set(article.file, text);
    } catch (error) {
      terminal.say(`${path}: ${(error as Error).message}`);
    }
  }
  terminal.progress('');
  if (articles.length === 0) return EXIT.incomplete;
  if (leftOut > 0) {
    terminal.say(
      `note: ${count(leftOut, 'gold annotation')} of types of your own left out, since nothing suggests them; --decided compares decisions`,
    );
  }

  const { errors, attributeErrors, ...scores } = evaluate(articles);
  if (options.json) {
    const listed = options.errors ? { errors, attributeErrors } : {};
    const result = { glossary: !options.withoutGlossary, ...scores, ...listed };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    await terminal.write(describeEvaluation(scores));
    if (options.errors) {
      await terminal.write(
        `\n${describeErrors(errors, attributeErrors, (file) => texts.get(file)!)}`,
      );
    }
  }
  return isWhole && articles.length === names.length ? EXIT.done : EXIT.incomplete;
}

async function loadUsed(options: EvaluateOptions, terminal: Terminal): Promise<Lexicon> {
  const lexicon = await loadProjectLexicon(options.articles, options, terminal);
  return options.withoutGlossary ? createLexicon(withoutGlossary(lexicon.data)) : lexicon;
}

/** @throws where there is no gold standard. */
async function findGold(folder: string): Promise<string[]> {
  const names = await named(folder, findFiles(folder, '**/*.json'));
  if (names.length === 0) throw new Error(`${folder}: holds no .json files`);
  return names;
}

interface Evaluated extends EvaluatedArticle {
  readonly text: string;
  readonly isComplete: boolean;
  /** How many gold annotations of types of one's own are left out. */
  readonly left: number;
}

/** A gold file, and what is found in the article that it names. */
async function evaluated(
  goldPath: string,
  articles: string,
  analyze: Analyze,
  decide: Decide | undefined,
  own: readonly string[],
): Promise<Evaluated> {
  const { file, annotations: all } = readRecord(await readJson(goldPath), own);
  const path = join(articles, file);
  const text = await readArticleText(path);
  assertSpansMatch({ name: file, text, annotations: all });
  assertComparable(all);
  const suggestions = analyze(text).annotations;
  const input = { name: file, path };
  const decided = await decide?.(input, text, suggestions);
  const found = (decided?.annotations ?? suggestions).map(toAnnotationRecord).map(toStored);
  const gold = decide ? all : all.filter(({ type }) => !own.includes(type));
  const left = all.length - gold.length;
  return { file, text, gold, found, left, isComplete: decided?.isWhole ?? true };
}

async function readJson(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}
