import { toStored } from '../readRecord';
import { quoted } from '../quoted';
import type { Convert } from '../attributes';
import {
  textOf,
  type ImportedAnnotation,
  type ImportedArticle,
  type Importer,
  type ImportFile,
} from './importer';
import {
  at,
  isObject,
  JsonError,
  list,
  object,
  readJsonLines,
  string,
  type Fields,
  type Path,
} from './json';
import { typeOf, type Meanings } from './meanings';
import { toCodeUnits, UnknownUnitError, type OffsetUnit } from './offsetUnits';
import { readRelations } from './relations';
import { inOrder, isSpan, toAnnotation } from './span';
import { SpanError } from './spanError';
import { checkValues } from './values';

/** doccano JSON Lines, of sequence labelling and of relation extraction. */
export const doccanoImporter: Importer = {
  ids: ['doccano'],
  leavesUnitOpen: true,
  read: (files, meanings, { unit }) =>
    files.flatMap((file) => {
      const counted = unit ?? unitOf(file, meanings);
      return readJsonLines(file, (value) => {
        const line = new Line(object(value, []), counted ?? LIKELY[0], meanings);
        if (counted === undefined) line.refuseIfOtherwiseIn(LIKELY[1]);
        return line.read(file.name);
      });
    }),
};

/** What a project counts in unless it was told otherwise; and what older ones and programs in Python do. */
const LIKELY = ['utf-16', 'code-points'] as const satisfies readonly OffsetUnit[];

/** A character of two code units, as such or escaped. */
const PAIR = /[\uD800-\uDBFF]|\\u[Dd][89ABab]/;

/**
 * What the offsets of a file count in: that in which more labels agree with the records beside them, else the only one in
 * which all labels are spans.
 *
 * @returns `undefined` where nothing says it.
 */
function unitOf(file: ImportFile, meanings: Meanings): OffsetUnit | undefined {
  if (!PAIR.test(textOf(file))) return LIKELY[0];
  const [units, points] = LIKELY.map((unit) => {
    const lines = readJsonLines(file, (value) => new Line(object(value, []), unit, meanings));
    return {
      known: lines.reduce((sum, line) => sum + line.countKnown(), 0),
      isPossible: lines.every((line) => line.isPossible()),
    };
  });
  if (units!.known !== points!.known) return units!.known > points!.known ? LIKELY[0] : LIKELY[1];
  // What is wrong in both is said of the one that is more likely.
  if (units!.isPossible !== points!.isPossible) return units!.isPossible ? LIKELY[0] : LIKELY[1];
  return units!.isPossible ? undefined : LIKELY[0];
}

/** A label with its offsets as the file has them. */
interface Label {
  readonly path: Path;
  readonly start: unknown;
  readonly end: unknown;
  readonly label: string;
}

/** A place in UTF-16 code units. */
interface Place {
  readonly type: string;
  readonly start: unknown;
  readonly end: unknown;
}

const isSame = (a: Place, b: Place): boolean =>
  a.type === b.type && a.start === b.start && a.end === b.end;

/** @throws {JsonError} where two entities have one id, which relations could not tell apart. */
function checkIds(entities: readonly unknown[]): void {
  const ids = new Set<unknown>();
  for (const [index, entity] of entities.entries()) {
    if (!isObject(entity) || entity['id'] === undefined) continue;
    const { id } = entity;
    at(['entities', index], () => {
      if (ids.has(id)) throw new SpanError(`has the id ${quoted(id)} a second time`);
    });
    ids.add(id);
  }
}

/** A line, its offsets taken to count in a unit. */
class Line {
  readonly #line: Fields;
  readonly #meanings: Meanings;
  readonly #text: string;
  readonly #convert: Convert;
  readonly #stored: readonly ImportedAnnotation[];
  readonly #labels: readonly Label[];

  /** @throws {JsonError} where there is no text or no list of labels. */
  constructor(line: Fields, unit: OffsetUnit, meanings: Meanings) {
    this.#line = line;
    this.#meanings = meanings;
    this.#text = string(line['text'], ['text']);
    this.#convert = toCodeUnits(unit, this.#text);
    this.#stored = originals(line['annotations']);
    this.#labels = this.#chosen();
  }

  /** How many labels stand as the record beside them says. */
  countKnown(): number {
    return this.#labels.filter((label) => this.#isKnown(label)).length;
  }

  /** Whether all labels are spans of the text. */
  isPossible(): boolean {
    return this.#labels.every(({ start, end }) =>
      isSpan(this.#unitAt(start), this.#unitAt(end), this.#text),
    );
  }

  /** @throws {JsonError} where a label would be other words if its offsets counted in another unit. */
  refuseIfOtherwiseIn(unit: OffsetUnit): void {
    const convert = toCodeUnits(unit, this.#text);
    for (const { path, start, end } of this.#labels) {
      const [from, to] = [start as number, end as number];
      const here = this.#text.slice(this.#convert(from), this.#convert(to));
      const there = this.#text.slice(convert(from), convert(to));
      if (convert(from) === this.#convert(from) && here === there) continue;
      at(path, () => {
        throw new UnknownUnitError({ [LIKELY[0]]: here, [unit]: there });
      });
    }
  }

  /** @throws {JsonError} */
  read(fileName: string): ImportedArticle {
    const line = this.#line;
    const annotations = this.#labels.flatMap(({ path, start, end, label }) =>
      at(path, () => {
        const found = { label, start: start as number, end: end as number };
        const annotation = toAnnotation(found, this.#meanings, this.#text, this.#convert);
        if (!annotation) return [];
        const original = this.#stored.find((other) => isSame(annotation, other));
        const attributes = original?.attributes ?? {};
        checkValues(annotation.type, attributes, this.#meanings);
        return [{ ...annotation, attributes }];
      }),
    );
    const entities = line['entities'] === undefined ? [] : list(line['entities'], ['entities']);
    checkIds(entities);
    const endOf = (id: unknown): ImportedAnnotation | undefined => {
      const entity = entities.find((one) => isObject(one) && one['id'] === id) as
        Fields | undefined;
      if (!entity) throw new SpanError(`refers to ${quoted(id)}, which does not exist`);
      const place = {
        type: typeOf(String(entity['label']), this.#meanings),
        start: this.#unitAt(entity['start_offset']),
        end: this.#unitAt(entity['end_offset']),
      };
      return annotations.find((one) => isSame(one, place));
    };
    const names = { label: 'type', from: 'from_id', to: 'to_id' };
    return {
      name: typeof line['file'] === 'string' ? line['file'] : fileName,
      text: this.#text,
      annotations: inOrder(annotations),
      ...readRelations(line['relations'], ['relations'], names, endOf, this.#meanings),
    };
  }

  /**
   * The labels of a line. A project of one kind keeps the labels of the other kind as they were imported: where both are
   * there, those that differ from the record are what people worked on.
   */
  #chosen(): readonly Label[] {
    const line = this.#line;
    const sequence = line['label'] ?? line['labels'];
    const labels = sequence === undefined ? undefined : list(sequence, ['label']).map(readLabel);
    const entities =
      line['entities'] === undefined
        ? undefined
        : list(line['entities'], ['entities']).map((entity, index) =>
            readEntity(entity, ['entities', index]),
          );
    if (!labels && !entities) throw new JsonError([], 'has neither “label” nor “entities”');
    if (!labels || !entities) return labels ?? entities ?? [];
    const isAsStored =
      labels.length === this.#stored.length && labels.every((label) => this.#isKnown(label));
    return isAsStored ? entities : labels;
  }

  #isKnown({ start, end, label }: Label): boolean {
    const type = this.#meanings.type(label);
    if (type === undefined) return false;
    const place = { type, start: this.#unitAt(start), end: this.#unitAt(end) };
    return this.#stored.some((one) => isSame(one, place));
  }

  /** What is no number is said when it is read. */
  #unitAt(offset: unknown): unknown {
    return typeof offset === 'number' ? this.#convert(offset) : offset;
  }
}

/** The record that our export left beside the labels; doccano keeps it as it was. */
const originals = (value: unknown): ImportedAnnotation[] =>
  Array.isArray(value)
    ? value.filter(isObject).map((one) => toStored(one as unknown as ImportedAnnotation))
    : [];

function readLabel(value: unknown, index: number): Label {
  const path = ['label', index];
  if (isObject(value)) return readEntity(value, path);
  const [start, end, label] = list(value, path);
  return { path, start, end, label: string(label, [...path, 2]) };
}

function readEntity(value: unknown, path: Path): Label {
  const { start_offset: start, end_offset: end, label } = object(value, path);
  return { path, start, end, label: string(label, [...path, 'label']) };
}
