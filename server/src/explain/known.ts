import type { Annotation } from '../document/annotation';
import { labelled, type Inline, type LinkInline, type Part } from './explanation';
import { linesOf, type Locate } from './places';
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

/** Links to pages, each named by its host; several of one host are numbered. */
export function sourceLinks(urls: readonly string[]): Inline[] {
  const seen = new Map<string, number>();
  return [...new Set(urls)].flatMap((url, index) => {
    const host = hostOf(url);
    const count = (seen.get(host) ?? 0) + 1;
    seen.set(host, count);
    const link: LinkInline = { text: count === 1 ? host : `${host} (${count})`, href: url };
    return index === 0 ? [link] : [' · ', link];
  });
}

const hostOf = (url: string): string => /^[a-z]+:\/\/(?:www\.)?([^/]+)/i.exec(url)?.[1] ?? url;

/** The foot of every explanation: how often and where it occurs, and why it was annotated. */
export function footer(
  annotation: Annotation,
  occurrences: readonly Annotation[],
  { language, locate }: ExplainOptions,
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
  parts.push(
    labelled(say({ zh: '依据', en: 'Evidence' }, language), ...evidence(annotation, language)),
  );
  return parts;
}

function evidence(annotation: Annotation, language: ExplanationLanguage): Inline[] {
  const list = (of: 'zh' | 'en') =>
    annotation.evidence.map((one) => EVIDENCE_WORDS[one][of]).join(of === 'zh' ? '、' : '; ');
  const sure = `${Math.round(annotation.confidence * 100)} %`;
  const zh = `${list('zh')}（把握 ${sure}）`;
  const en = `${list('en')} (confidence ${sure})`;
  return [language === 'both' ? `${zh} ${en}` : language === 'zh' ? zh : en];
}
