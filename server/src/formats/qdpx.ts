import type { RawSpan } from '../text/offsets';
import { typeName, type AnnotatedArticle } from './article';
import { attributesOf } from './attributes';
import { codePoints } from './codePoints';
import {
  LINE_FEEDS_ONLY,
  NO_MARK,
  RETURNS_ONLY,
  withLineFeeds,
  withoutMark,
  withReturns,
} from './edited';
import {
  onAnnotations,
  type Archive,
  type ArchiveFormat,
  type FormatOptions,
  type Spool,
} from './format';
import { guid } from './guid';
import { memorySpool } from './memorySpool';
import { addCodes, codeGuid } from './qdaCodes';
import { xmlDocument, xmlElement } from './xml';
import { PackedText, ZipStream } from './zipStream';

/** The user of REFI-QDA who coded what an export holds. */
export const PROGRAM = { guid: guid('user', 'Zhengwen'), name: 'Zhengwen' } as const;
const USER = PROGRAM.guid;

/**
 * REFI-QDA project: texts, codes and coded selections. Positions count code points of a text whose lines all end alike:
 * the programs that read it differ in whether CRLF is one character or two, and MAXQDA wants two.
 */
export const qdpx = (options: FormatOptions): ArchiveFormat => ({
  id: 'qdpx',
  label: 'REFI-QDA project',
  description: 'Texts with coded passages for NVivo, ATLAS.ti, MAXQDA and QualCoder.',
  extension: 'qdpx',
  scope: 'archive',
  common: [],
  holdsOverlaps: true,
  declaresTypes: true,
  limits: [
    options.lineEnds === 'crlf' ? RETURNS_ONLY : LINE_FEEDS_ONLY,
    NO_MARK,
    {
      sentence: 'REFI-QDA has no attributes of passages: they are comments there.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
    {
      sentence: 'Which post belongs to which official stands in comments only.',
      loses: [],
      ...onAnnotations(
        (annotation) => annotation.type === 'official' && annotation.postSpans.length > 0,
      ),
    },
  ],
  open: (spool = memorySpool()) => openProject(options, spool),
});

/** Where sources stand in the document; everything else is there from the beginning. */
const SOURCES = '<Sources/>';

function openProject(options: FormatOptions, spool: Spool): Archive {
  const [head, tail] = projectWithout(options).split(SOURCES) as [string, string];
  const zip = new ZipStream();
  // Texts go out as they come, the document that names them when all of them are known.
  const document = new PackedText(spool);
  let before = `${head}<Sources>\n`;
  const withLineEnds = options.lineEnds === 'crlf' ? withReturns : withLineFeeds;
  let count = 0;
  return {
    async add(article) {
      const plain = withoutMark(withLineEnds(article));
      const id = guid('source', article.name, (count += 1));
      const file = zip.open(`sources/${id}.txt`);
      file.write(plain.text);
      file.close();
      await document.write(before + sourceOf(id, plain));
      before = '';
      return zip.take();
    },
    async *close() {
      await document.write(`${before}  </Sources>${tail}`);
      const file = zip.open('project.qde');
      for await (const bytes of document.read()) {
        file.write(bytes);
        yield* zip.take();
      }
      file.close();
      zip.end();
      yield* zip.take();
    },
  };
}

/** The document of a project without sources. */
function projectWithout(options: FormatOptions): string {
  const document = xmlDocument('Project', {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: 'Zhengwen',
    origin: 'Zhengwen',
    creatingUserGUID: USER,
  });
  document.element('Users').element('User', { ...PROGRAM });
  addCodes(document.element('CodeBook'), options);
  document.element('Sources');
  return document.toString();
}

/** A text with its coded passages. */
function sourceOf(id: string, { name, text, annotations }: AnnotatedArticle): string {
  const points = codePoints(text);
  const source = xmlElement('TextSource', {
    guid: id,
    name,
    plainTextPath: `internal://${id}.txt`,
    creatingUser: USER,
  });
  const add = (what: string, { start, end }: RawSpan, comment?: string): void => {
    const selection = source.element('PlainTextSelection', {
      guid: guid(id, what, start, end),
      name: text.slice(start, end).replace(/\s+/g, ' '),
      startPosition: points.at(start),
      endPosition: points.at(end),
      creatingUser: USER,
    });
    if (comment !== undefined) selection.element('Description').text(comment);
    selection
      .element('Coding', { guid: guid(id, what, start, end, 'coding'), creatingUser: USER })
      .element('CodeRef', { targetGUID: codeGuid(what) });
  };
  const posts = new Set<string>();
  for (const annotation of annotations) {
    const attributes = attributesOf(annotation, (offset) => points.at(offset));
    add(typeName(annotation), annotation, JSON.stringify(attributes));
    if (annotation.type !== 'official') continue;
    for (const span of annotation.postSpans) {
      // A title shared by a list is one passage.
      if (posts.has(`${span.start}-${span.end}`)) continue;
      posts.add(`${span.start}-${span.end}`);
      add('post', span);
    }
  }
  return source.toString();
}
