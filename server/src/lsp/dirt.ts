/** Dirt in the words of a person, and as diagnostics. Pinyin residue has diagnostics of its own. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Said } from '../decisions/said';
import type { Analysis } from '../document/analysis';
import type { Edit } from '../script/alignment';
import { findDirt } from '../script/cleaning/clean';
import type { Dirt, DirtKind } from '../script/cleaning/dirt';
import { findDirtProblems, findScriptChange, MIXED_SCRIPT } from '../script/cleaning/problems';
import { raw } from '../text/offsets';
import type { Snapshot } from './documents';
import type { ServerSettings } from './protocol';
import { choose, type Speech } from './speech';
import { SEVERITIES, toRange } from './toProtocol';

/** The dirt of an analysis is looked for once: an editor asks whenever the cursor moves. */
const known = new WeakMap<Analysis, readonly Dirt[]>();

/** The dirt of an analysis, in order. */
function dirtOf(analysis: Analysis): readonly Dirt[] {
  let dirt = known.get(analysis);
  if (!dirt) {
    dirt = findDirt(analysis.reading.raw, {}, analysis.reading);
    known.set(analysis, dirt);
  }
  return dirt;
}

/** The kinds of dirt that settings keep. */
export const keptKinds = ({ cleaning }: ServerSettings): ReadonlySet<DirtKind> =>
  new Set(cleaning.keep);

/** The dirt of a document but for what its settings keep. */
export function reportedDirt({ analysis, settings }: Snapshot): readonly Dirt[] {
  const kept = keptKinds(settings);
  const dirt = dirtOf(analysis);
  return kept.size === 0 ? dirt : dirt.filter(({ kind }) => !kept.has(kind));
}

/** Whether cleaning takes dirt away. */
export const isRemovable = (dirt: Dirt): dirt is Dirt & Edit => dirt.replacement !== undefined;

/** Kinds of dirt as titles of fixes and messages name them. */
export const DIRT_WORDS: Readonly<Record<DirtKind, Said>> = {
  html: { zh: '网页代码', en: 'HTML' },
  'invisible-character': { zh: '不可见字符', en: 'invisible characters' },
  'pinyin-residue': { zh: '注音残留', en: 'pinyin residue' },
  copyright: { zh: '版权声明', en: 'copyright lines' },
  'link-list': { zh: '相关链接', en: 'lists of links' },
  'jump-line': { zh: '转版提示', en: 'jump lines' },
  'page-furniture': { zh: '网页杂项', en: 'page furniture' },
  'layout-break': { zh: '句中断行', en: 'line breaks inside sentences' },
  'stray-space': { zh: '多余空格', en: 'stray spaces' },
  'half-width-punctuation': { zh: '半角标点', en: 'half-width punctuation' },
  'doubled-punctuation': { zh: '重复标点', en: 'doubled punctuation' },
  'unpaired-quote': { zh: '不成对的引号', en: 'unpaired quotation marks' },
  mojibake: { zh: '乱码', en: 'mojibake' },
};

/** The dirt of a document, and that it is in both scripts, as its settings want it reported. */
export function toDirtDiagnostics(snapshot: Snapshot, speech: Speech): Diagnostic[] {
  const { document, analysis, settings } = snapshot;
  const level = settings.diagnostics.dirt;
  if (level === 'off') return [];
  const { reading } = analysis;
  const report = (span: { start: number; end: number }, code: string, message: string) => ({
    range: toRange(document, { start: raw(span.start), end: raw(span.end) }),
    severity: SEVERITIES[level],
    source: 'zhengwen',
    code,
    message,
  });
  const problems = findDirtProblems(
    reading.raw,
    reportedDirt(snapshot).filter(({ kind }) => kind !== 'pinyin-residue'),
  );
  const change = findScriptChange(reading);
  return [
    ...problems.map(({ kind, count, isRemovable: removable, ...span }) => {
      const { en, zh } = DIRT_WORDS[kind];
      const isMore = count > 1;
      const message = {
        en:
          `${en[0]!.toUpperCase()}${en.slice(1)}${isMore ? ` (${count} in this line)` : ''}` +
          (removable ? '' : ': please check'),
        zh: `${zh}${isMore ? `（本行 ${count} 处）` : ''}${removable ? '' : '，请核对'}`,
      };
      return report(span, kind, choose(message, speech));
    }),
    ...(change ? [report(change, MIXED_SCRIPT.id, choose(MIXED_SCRIPT.message, speech))] : []),
  ];
}
