import { codePoints } from '../codePoints';
import { quoted } from '../quoted';
import type { ImportedAnnotation, ImportedArticle, Importer } from './importer';
import { at, isObject, JsonError, list, object, readJsonLines, string } from './json';
import type { Meanings } from './meanings';
import { readRelations } from './relations';
import { checkedSpan, inOrder, toAnnotation, type FoundSpan } from './span';
import { SpanError } from './spanError';

type Fields = Readonly<Record<string, unknown>>;

/** JSON Lines with `entities` for spaCy. */
export const spacyImporter: Importer = {
  ids: ['spacy'],
  read: (files, meanings) =>
    files.flatMap((file) =>
      readJsonLines(file, (value) => readLine(object(value, []), file.name, entities, meanings)),
    ),
};

/** JSON Lines with `spans` of Prodigy. What was rejected or ignored there holds no annotations. */
export const prodigyImporter: Importer = {
  ids: ['prodigy'],
  read: (files, meanings) =>
    files.flatMap((file) =>
      readJsonLines(file, (value) => {
        const line = object(value, []);
        if (line['spans'] === undefined && line['answer'] === undefined) {
          throw new JsonError([], 'has neither “spans” nor “answer”');
        }
        const answer = line['answer'] ?? 'accept';
        if (answer !== 'accept' && answer !== 'reject' && answer !== 'ignore') {
          const reason = `“answer” is ${quoted(answer)}, not accept, reject or ignore`;
          throw new JsonError(['answer'], reason);
        }
        const isAccepted = answer === 'accept';
        const article = {
          ...readLine(line, file.name, isAccepted ? spans : () => [], meanings),
          ...makerOf(line),
        };
        return isAccepted ? article : { ...article, isPartial: true, ...passedOver(line) };
      }),
    ),
};

/** What is left out with a task that was not accepted. */
function passedOver({ spans: found, answer }: Fields): { notices?: readonly string[] } {
  const count = Array.isArray(found) ? found.length : 0;
  if (count === 0) return {};
  const what = count === 1 ? '1 span' : `${count} spans`;
  return { notices: [`left out: ${what} of a task with the answer “${String(answer)}”`] };
}

/** Prodigy names who answered in its sessions; the data set stands before a person's name there. */
function makerOf({ _annotator_id: annotator, _session_id: session }: Fields): { maker?: string } {
  const maker = annotator ?? session;
  return typeof maker === 'string' && maker !== '' ? { maker } : {};
}

type Spans = (line: Fields) => readonly FoundSpan[];

/** The annotations stand in the list `entities` or `spans`, in the order of what `found` gives. */
function readLine(
  line: Fields,
  fileName: string,
  found: Spans,
  meanings: Meanings,
): ImportedArticle {
  const text = string(line['text'], ['text']);
  const points = codePoints(text);
  const key = found === entities ? 'entities' : 'spans';
  const annotations = found(line).flatMap((span, index) =>
    at(
      [key, index],
      () => toAnnotation(span, meanings, text, (point) => points.unitAt(point)) ?? [],
    ),
  );
  const file = metaOf(line)['file'];
  // A relation holds its spans once more.
  const endOf = (span: unknown): ImportedAnnotation | undefined => {
    if (!isObject(span)) throw new SpanError('has no “head_span” or “child_span”');
    const { label } = span;
    const type = meanings.type(String(label));
    const { start: from, end: to } = checkedSpan(span['start'], span['end'], text, (point) =>
      points.unitAt(point),
    );
    return annotations.find((one) => one.type === type && one.start === from && one.end === to);
  };
  const names = { label: 'label', from: 'head_span', to: 'child_span' };
  const relations = found === spans ? line['relations'] : undefined;
  return {
    name: typeof file === 'string' ? file : fileName,
    text,
    annotations: inOrder(annotations),
    ...readRelations(relations, ['relations'], names, endOf, meanings),
  };
}

const metaOf = ({ meta }: Fields): Fields => (isObject(meta) ? meta : {});

const entities: Spans = (line) => {
  const { attributes, overlapping } = metaOf(line);
  return [
    ...spansIn(line['entities'], 'entities', attributes),
    ...spansIn(line['overlapping'] ?? [], 'overlapping', overlapping),
  ];
};

/** The spans of a list, with their attributes in another one. */
const spansIn = (value: unknown, name: string, attributes: unknown): FoundSpan[] =>
  list(value, [name]).map((entity, index) => {
    const [start, end, label] = list(entity, [name, index]);
    const own: unknown = Array.isArray(attributes) ? attributes[index] : undefined;
    return {
      start: start as number,
      end: end as number,
      label: string(label, [name, index, 2]),
      ...(isObject(own) ? { attributes: own } : {}),
    };
  });

const spans: Spans = (line) =>
  list(line['spans'] ?? [], ['spans']).map((span, index) => {
    const fields = object(span, ['spans', index]);
    const { start, end, label, attributes } = fields;
    at(['spans', index], () => checkTokens(fields, line['tokens']));
    return {
      start: start as number,
      end: end as number,
      label: string(label, ['spans', index, 'label']),
      ...(isObject(attributes) ? { attributes } : {}),
    };
  });

/** @throws {SpanError} where the tokens that a span names begin or end elsewhere. */
function checkTokens(span: Fields, tokens: unknown): void {
  if (!Array.isArray(tokens)) return;
  const [first, last] = [span['token_start'], span['token_end']].map(
    (number) => (tokens as unknown[])[number as number],
  );
  if (!isObject(first) || !isObject(last)) return;
  const [here, there] = [
    [span['start'], span['end']],
    [first['start'], last['end']],
  ];
  if (quoted(here) === quoted(there)) return;
  throw new SpanError(`has the span ${quoted(here)}, its tokens ${quoted(there)}`);
}
