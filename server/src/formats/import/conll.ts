import { decoded } from '../../text/addresses';
import { NO_NAME } from '../conll';
import { isBetweenTokens } from '../tokens';
import { quoted } from '../quoted';
import { withTexts, type WithText } from './beside';
import { MalformedFileError, textOf, type ImportedArticle, type Importer } from './importer';
import { toAnnotation } from './span';
import type { Meanings } from './meanings';
import { SpanError } from './spanError';

/** CoNLL with tags in the last column: BIO in both its forms, BIOES and BMES. Without its text, tokens are the text. */
export const conllImporter: Importer = {
  ids: ['conll'],
  besideText: ['.conll'],
  read: (files, meanings) =>
    withTexts(files, ['.conll']).flatMap((file) => readFile(file, meanings)),
};

interface TaggedToken {
  readonly token: string;
  readonly mark: string;
  readonly label: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly endsSentence: boolean;
}

function readFile({ file, text: textFile }: WithText, meanings: Meanings): ImportedArticle[] {
  const documents = readTokens(file.name, textOf(file));
  if (textFile && documents.length > 1) {
    throw new MalformedFileError(file.name, undefined, 'holds several articles beside one text');
  }
  const name = textFile?.name ?? file.name;
  return documents.map(({ name: given, tokens }, index) =>
    readDocument(
      (textFile ? undefined : given) ?? (documents.length > 1 ? `${name}#${index + 1}` : name),
      file.name,
      tokens,
      textFile && textOf(textFile),
      meanings,
    ),
  );
}

interface TaggedDocument {
  /** `undefined` where the file does not say. */
  readonly name: string | undefined;
  readonly tokens: TaggedToken[];
}

/** The tokens of each article. */
function readTokens(name: string, content: string): TaggedDocument[] {
  if (content.trim() === '') throw new MalformedFileError(name, undefined, 'is empty');
  const documents: TaggedDocument[] = [];
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    if (line.startsWith('-DOCSTART-')) {
      const [, given = NO_NAME] = line.split(/[\t ]+/);
      documents.push({ name: given === NO_NAME ? undefined : decoded(given), tokens: [] });
      return;
    }
    const columns = line.trim().split(/[\t ]+/);
    const tag = columns.at(-1)!;
    const [, mark, label] = /^(?:O|([BIMES])-(.+))$/.exec(tag) ?? [];
    if (columns.length < 2 || (tag !== 'O' && label === undefined)) {
      throw new MalformedFileError(name, index + 1, `has the tag ${quoted(tag)}`);
    }
    if (documents.length === 0) documents.push({ name: undefined, tokens: [] });
    documents.at(-1)!.tokens.push({
      token: columns[0]!,
      mark: mark ?? 'O',
      label: label ?? '',
      line: index + 1,
      endsSentence: (lines[index + 1] ?? '').trim() === '',
    });
  });
  for (const { tokens } of documents) checkMarks(name, tokens);
  return documents;
}

/**
 * Checks that the marks of an article do not contradict one another. With marks for ends (BIOES, BMES) a span has all of its marks. Where
 * every span begins with B none goes on as another type; without a beginning one is begun, as conlleval does. Else I alone
 * begins a span, too.
 *
 * @throws {MalformedFileError} for the first that does.
 */
function checkMarks(name: string, tokens: readonly TaggedToken[]): void {
  const endsRun = (token: TaggedToken): boolean => token.endsSentence || token === tokens.at(-1);
  const before = (index: number): TaggedToken | undefined => {
    const last = tokens[index - 1];
    return last && !endsRun(last) && last.mark !== 'O' ? last : undefined;
  };
  const hasEnds = tokens.some(({ mark }) => /[MES]/.test(mark));
  const hasBeginnings = tokens.some(({ mark }, index) => mark === 'B' && !before(index));
  if (!hasEnds && !hasBeginnings) return;
  const fail = ({ mark, label, line }: TaggedToken, reason: string): never => {
    const tag = mark === 'O' ? mark : `${mark}-${label}`;
    throw new MalformedFileError(name, line, `has the tag ${quoted(tag)} ${reason}`);
  };
  tokens.forEach((token, index) => {
    const last = before(index);
    const open = last && /[BIM]/.test(last.mark) ? last : undefined;
    if (/[IME]/.test(token.mark)) {
      if (open && open.label !== token.label) fail(token, `inside ${quoted(open.label)}`);
      if (hasEnds && !open) fail(token, 'where nothing begins');
    } else if (hasEnds && open) {
      fail(token, `before ${quoted(open.label)} ends`);
    }
    if (hasEnds && endsRun(token) && /[BIM]/.test(token.mark))
      fail(token, 'where its sentence ends');
  });
}

function readDocument(
  name: string,
  fileName: string,
  tokens: readonly TaggedToken[],
  stored: string | undefined,
  meanings: Meanings,
): ImportedArticle {
  const text =
    stored ??
    tokens.map(({ token, endsSentence }) => (endsSentence ? `${token}\n` : token)).join('');
  const spans: { label: string; start: number; end: number; line: number }[] = [];
  let offset = 0;
  let isOpen = false;
  for (const { token, mark, label, line, endsSentence } of tokens) {
    const start = text.indexOf(token, offset);
    if (start < 0 || !isBetweenTokens(text.slice(offset, start))) {
      const found = text.slice(offset).trimStart().slice(0, token.length);
      throw new MalformedFileError(
        fileName,
        line,
        `says ${quoted(token)} where the text has ${quoted(found)}`,
      );
    }
    const end = start + token.length;
    const last = spans.at(-1);
    if (mark !== 'O') {
      const goesOn = isOpen && /[IME]/.test(mark) && last?.label === label;
      if (goesOn) last.end = end;
      else spans.push({ label, start, end, line });
    }
    isOpen = /[BIM]/.test(mark) && !endsSentence;
    offset = end;
  }
  const annotations = spans.flatMap(({ label, start, end, line }) => {
    try {
      return toAnnotation({ label, start, end }, meanings, text, (unit) => unit) ?? [];
    } catch (error) {
      if (!(error instanceof SpanError)) throw error;
      throw new MalformedFileError(fileName, line, error.message, { cause: error });
    }
  });
  return { name, text, annotations };
}
