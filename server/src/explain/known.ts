import type { Annotation } from '../document/annotation';
import { labelled, type Inline, type LinkInline, type Part } from './explanation';
import { linesOf, nameOfFile, type Locate } from './places';
import type { PostRecord } from './timeline';
import { EVIDENCE_WORDS, say, TYPE_WORDS, type ExplanationLanguage } from './words';

/** What every explanation is given. */
export interface ExplainOptions {
  readonly language: ExplanationLanguage;
  /** Where an offset is in the file. */
  readonly locate: Locate;
  /** Words in traditional script; where it is missing, explanations give simplified alone. */
  readonly traditional?: (simplified: string) => string;
  /** The posts that the articles of the workspace give a person. */
  readonly records?: (name: string) => readonly PostRecord[];
  /** Where the files of the workspace mention what an annotation stands for. */
  readonly elsewhere?: (annotation: Annotation) => Elsewhere | undefined;
}

/** Mentions of a thing in the files of the workspace, the file at hand among them. */
export interface Elsewhere {
  readonly mentions: number;
  readonly files: number;
  /** The first mention in some of the other files. */
  readonly places: readonly { readonly uri: string; readonly href: string }[];
}

/** The line under the title: what kind of thing it is, and what is said of it at once. */
export function kindLine(
  annotation: Annotation,
  language: ExplanationLanguage,
  ...more: readonly string[]
): Part {
  const kind = say(TYPE_WORDS[annotation.type], language);
  return { kind: 'line', content: [[kind, ...more.filter((text) => text !== '')].join(' · ')] };
}

/** How the article writes it, where that is not what the title says: traditional script, or residue inside. */
export function asWritten(annotation: Annotation, language: ExplanationLanguage): Part[] {
  const written = compact(annotation.text);
  if (written === compact(annotation.norm)) return [];
  return [labelled(say({ zh: '原文', en: 'As written' }, language), written)];
}

/**
 * The words in traditional script beside the simplified title, and how the article writes them where that is neither.
 *
 * @param traditional The words in traditional script, where they can be converted.
 */
export function bothScripts(
  annotation: Annotation,
  { language }: ExplainOptions,
  traditional: string | undefined,
): Part[] {
  const written = asWritten(annotation, language);
  if (traditional === undefined || traditional === annotation.norm) return written;
  const parts = [labelled(say({ zh: '繁体', en: 'Traditional' }, language), traditional)];
  return compact(annotation.text) === compact(traditional) ? parts : [...parts, ...written];
}

const compact = (text: string): string => text.replace(/\s+/g, '');

/**
 * Links to pages, each named by its title where that is known or its address holds it, else by its host; several of one
 * host are numbered.
 *
 * @param titles Titles of pages by their addresses.
 */
export function sourceLinks(
  urls: readonly string[],
  titles: Readonly<Record<string, string>> = {},
): Inline[] {
  const seen = new Map<string, number>();
  return [...new Set(urls)].flatMap((url, index) => {
    const host = hostOf(url);
    const title = titles[url] ?? titleIn(url);
    const name = title === undefined ? host : `${shortened(title)} (${host})`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const link: LinkInline = { text: count === 1 ? name : `${name} (${count})`, href: url };
    return index === 0 ? [link] : [' · ', link];
  });
}

const hostOf = (url: string): string => /^[a-z]+:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1] ?? url;

/** The title of a page of a wiki, which is the end of its address. */
function titleIn(url: string): string | undefined {
  const words = /\/wiki\/([^?#]+)$/.exec(url)?.[1];
  if (words === undefined) return undefined;
  try {
    return decodeURIComponent(words).replaceAll('_', ' ');
  } catch {
    return undefined; // A percent sign that begins no escape.
  }
}

/** A longer title is cut, in characters. */
const TITLE_MAX = 24;

const shortened = (title: string): string =>
  title.length > TITLE_MAX ? `${title.slice(0, TITLE_MAX)}…` : title;

/** The foot of every explanation: how often and where it occurs, and why it was annotated. */
export function footer(
  annotation: Annotation,
  occurrences: readonly Annotation[],
  { language, locate, elsewhere }: ExplainOptions,
): Part[] {
  const parts: Part[] = [{ kind: 'rule' }];
  if (occurrences.length > 1) {
    const count = occurrences.length;
    parts.push(
      labelled(
        say({ zh: '本文', en: 'In this file' }, language),
        say({ zh: `${count} 处`, en: `${count} times` }, language),
        language === 'en' ? ': ' : '：',
        ...linesOf(
          occurrences.map(({ start }) => start),
          locate,
          language,
        ),
      ),
    );
  }
  const others = elsewhere?.(annotation);
  if (others && others.places.length > 0) parts.push(inWorkspace(others, language));
  parts.push(
    labelled(say({ zh: '依据', en: 'Evidence' }, language), ...evidence(annotation, language)),
  );
  return parts;
}

function inWorkspace({ mentions, files, places }: Elsewhere, language: ExplanationLanguage): Part {
  const links = places.map(({ uri, href }) => ({ text: nameOfFile(uri), href }));
  return labelled(
    say({ zh: '工作区', en: 'In the workspace' }, language),
    say({ zh: `${files} 篇 ${mentions} 处`, en: `${mentions} times in ${files} files` }, language),
    language === 'en' ? ': ' : '：',
    ...links.flatMap((link, index): Inline[] => (index === 0 ? [link] : [' · ', link])),
  );
}

function evidence(annotation: Annotation, language: ExplanationLanguage): Inline[] {
  const list = (of: 'zh' | 'en') =>
    annotation.evidence.map((one) => EVIDENCE_WORDS[one][of]).join(of === 'zh' ? '、' : '; ');
  const sure = `${Math.round(annotation.confidence * 100)} %`;
  const zh = `${list('zh')}（把握 ${sure}）`;
  const en = `${list('en')} (confidence ${sure})`;
  return [language === 'both' ? `${zh} ${en}` : language === 'zh' ? zh : en];
}
