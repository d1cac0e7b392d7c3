/** Web Annotations taken apart: what of their JSON an import needs, in either of two models. */
import type { NoteRecord } from '../review';
import { isObject, object, type Fields, type Path } from './json';

/** A target of an annotation. */
export interface WebTarget {
  /** The address of what was annotated. */
  readonly source: string | undefined;
  /** As the file has it, not checked. */
  readonly position: { readonly start: unknown; readonly end: unknown } | undefined;
  readonly exact: string | undefined;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** An annotation of the W3C's model, or of that of Recogito's Text Annotator. */
export interface WebAnnotation {
  readonly id: unknown;
  /** Whether it is of Text Annotator's own model, which counts UTF-16 code units. */
  readonly isRecogito: boolean;
  /** Whether it relates two others. */
  readonly isLink: boolean;
  /** What it is tagged or classed as, tags first. */
  readonly tags: readonly string[];
  readonly description: string | undefined;
  /** Comments and replies, in their order. */
  readonly notes: readonly NoteRecord[];
  /** What other bodies are for. */
  readonly otherPurposes: readonly string[];
  /** Who made it, or the tag of it: a name, else an address. Programs make none. */
  readonly creator: string | undefined;
  /** Of an annotation that is no link. */
  readonly targets: readonly WebTarget[];
  /** The targets of a link: ids of annotations. */
  readonly ends: readonly unknown[];
  /** What the body of a link with one target leads to. */
  readonly linked: unknown;
}

/**
 * Takes an annotation apart.
 *
 * @param path Where it stands in its file.
 * @throws {JsonError} where a target is not an object.
 */
export function takeApart(item: Fields, path: Path): WebAnnotation {
  const isRecogito = 'bodies' in item;
  const motivations = [item['motivation']].flat();
  const isLink = motivations.includes('linking');
  // A body without a purpose of its own is for what its annotation is for; words alone are a body, too.
  const bodies = [item[isRecogito ? 'bodies' : 'body'], item['bodyValue']]
    .flat()
    .map((body) => (typeof body === 'string' ? { value: body } : body))
    .filter(isObject)
    .map((body): Fields => ({ purpose: motivations[0], ...body }));
  const having = (...purposes: string[]): Fields[] =>
    purposes.flatMap((purpose) => bodies.filter((body) => body['purpose'] === purpose));
  const [tag] = having('tagging');
  const [description] = having('describing');
  const targets = [item['target']].flat();
  const toTargets = isRecogito ? recogitoTargets : w3cTargets;
  const maker = item['creator'] ?? (isRecogito ? creatorIn(item['target']) : undefined);
  return {
    id: item['id'],
    isRecogito,
    isLink,
    tags: having('tagging', 'classifying').flatMap((body) => textIn(body, 'value') ?? []),
    description: textIn(description, 'value'),
    notes: bodies.filter(isNote).flatMap(toNote),
    otherPurposes: isLink ? [] : bodies.filter((body) => !isRead(body)).map(purposeOf),
    creator: nameOf(maker ?? tag?.['creator']),
    targets: isLink
      ? []
      : targets.flatMap((target, index) => {
          const here = targets.length === 1 ? ['target'] : ['target', index];
          return toTargets(object(target, [...path, ...here]));
        }),
    ends: isLink ? targets : [],
    linked: having('linking')[0]?.['source'],
  };
}

const purposeOf = ({ purpose }: Fields): string =>
  typeof purpose === 'string' ? purpose : 'no purpose';

const isNote = (body: Fields): boolean => ['commenting', 'replying'].includes(purposeOf(body));

const isRead = (body: Fields): boolean =>
  isNote(body) || ['tagging', 'classifying', 'describing'].includes(purposeOf(body));

function toNote(body: Fields): NoteRecord[] {
  const text = textIn(body, 'value');
  if (text === undefined) return [];
  const creator = nameOf(body['creator']);
  const created = textIn(body, 'created');
  return [
    {
      text,
      ...(creator === undefined ? {} : { creator }),
      ...(created === undefined ? {} : { created }),
    },
  ];
}

function w3cTargets(target: Fields): WebTarget[] {
  const selectors = [target['selector']].flat().filter(isObject);
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  return [
    {
      source: textIn(target, 'source') ?? textIn(target['source'], 'id'),
      position: position && { start: position['start'], end: position['end'] },
      exact: textIn(quote, 'exact'),
      prefix: textIn(quote, 'prefix') ?? '',
      suffix: textIn(quote, 'suffix') ?? '',
    },
  ];
}

/** The selectors of Text Annotator: `{ quote, start, end }`, one for each piece. */
function recogitoTargets(target: Fields): WebTarget[] {
  const selectors = [target['selector']].flat().filter(isObject);
  const source = textIn(target, 'source');
  if (selectors.length === 0) return [{ source, position: undefined, exact: undefined }];
  return selectors.map((selector) => ({
    source,
    position: { start: selector['start'], end: selector['end'] },
    exact: textIn(selector, 'quote'),
  }));
}

const creatorIn = (value: unknown): unknown => (isObject(value) ? value['creator'] : undefined);

function nameOf(value: unknown): string | undefined {
  const [creator] = [value].flat();
  if (typeof creator === 'string') return creator;
  if (!isObject(creator) || [creator['type']].flat().includes('Software')) return undefined;
  const [name] = [creator['name'] ?? creator['nickname'] ?? creator['id']].flat();
  return typeof name === 'string' ? name : undefined;
}

function textIn(value: unknown, key: string): string | undefined {
  const text = isObject(value) ? value[key] : undefined;
  return typeof text === 'string' ? text : undefined;
}
