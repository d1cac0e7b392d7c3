/** The report on a conversion as a document that a person reads. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Annotation } from '../document/annotation';
import type { Alignment, Range } from '../script/alignment';
import type { ConvertedText } from '../script/convertText';
import type { ConversionReport } from '../script/report';
import type { Variety } from '../script/variety';
import { choose, type Speech } from './speech';

/** Longest list of one kind; what is beyond it is counted. */
const MOST_LINES = 500;

export interface ReportOptions {
  readonly to: Variety;
  /** The address of the source. */
  readonly link: string;
  readonly speech: Speech;
}

/**
 * Writes a report as Markdown with a section for each kind of remark. Each line begins with a link to its place in the
 * source.
 *
 * @param document The source.
 */
export function describeReport(
  document: TextDocument,
  { alignment }: ConvertedText,
  { doubts, losses, there, back }: ConversionReport,
  { to, link, speech }: ReportOptions,
): { readonly text: string; readonly count: number } {
  const say = (zh: string, en: string): string => choose({ en, zh }, speech);
  const place = ({ start }: Range): string => {
    const { line, character } = document.positionAt(start);
    return `[${line + 1}:${character + 1}](${link}#L${line + 1},${character + 1})`;
  };
  const recognized = (some: readonly Annotation[], map: Alignment): string[] =>
    some.map((one) => `${place(map.toSource(one))} ${one.type} ${quote(one.text)}`);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      say('存疑的字', 'Characters in doubt'),
      doubts.map(({ source, character, used, alternatives, name }) => {
        const others = alternatives.join(say('、', ', '));
        const where = name === '' ? '' : `${say('（', ' (')}${name}${say('）', ')')}`;
        return `${place(source)} ${character} → **${used}**${say('，也可作 ', ', could be ')}${others}${where}`;
      }),
    ],
    [
      say('转换后不能还原', 'What would not come back'),
      losses.map(
        ({ source, text, converted, returned }) =>
          `${place(source)} ${quote(text)} → ${quote(converted)} → **${quote(returned)}**`,
      ),
    ],
    [
      say('转换后不再识别', 'Not found again after conversion'),
      recognized(there.missing, alignment),
    ],
    [say('转换后才识别到', 'Found only after conversion'), recognized(there.added, alignment)],
    [
      say('转回后不再识别', 'Not found again after the way back'),
      recognized(back.missing, back.alignment),
    ],
    [
      say('转回后才识别到', 'Found only after the way back'),
      recognized(back.added, back.alignment),
    ],
  ];
  const count = sections.reduce((sum, [, lines]) => sum + lines.length, 0);
  const title = say(`# 转换报告：${to}`, `# Conversion to ${to}`);
  const body =
    count === 0
      ? [say('没有需要核对的地方。', 'There is nothing to look at.')]
      : sections
          .filter(([, lines]) => lines.length > 0)
          .map(([heading, lines]) =>
            [
              `## ${heading} (${lines.length})`,
              '',
              ...lines.slice(0, MOST_LINES).map((line) => `- ${line}`),
              ...(lines.length > MOST_LINES ? ['- …'] : []),
            ].join('\n'),
          );
  return { text: `${[title, ...body].join('\n\n')}\n`, count };
}

/** Words on one line, with what Markdown would read as its own kept as it is. */
const quote = (words: string): string =>
  words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&');
