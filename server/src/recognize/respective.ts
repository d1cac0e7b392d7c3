/** What each number behind 分别 measures: that which has its place among what is named, or was counted, before. */
import { clauseStart, CLAUSE_MAX } from './block';
import type { Span } from './candidate';
import { INDICATOR_MAX, OPENING, SENTENCE_END } from './opening';

/** The quantities of a block, which of them is asked for, and what those before it measure. */
interface Place {
  readonly spans: readonly Span[];
  readonly index: number;
  readonly measured: readonly (string | null)[];
}

/** 旅客和货邮吞吐量分别增长14.2%、4.2%: what the number measures that has its place among those behind 分别. */
export function respective(text: string, to: number, place: Place): string | undefined {
  const reach = Math.max(0, to - CLAUSE_MAX);
  const word = reach + text.slice(reach, to + '分别'.length).lastIndexOf('分别');
  if (word < reach || word < clauseStart(text, to, SENTENCE_END)) return undefined;
  const { spans, index } = place;
  let nth = 0;
  while (nth < index && spans[index - nth - 1]!.start > word) nth++;
  const clause = text.slice(clauseStart(text, word, CLAUSE_START), word);
  if (COMPARED.test(clause)) return countedBefore(text, word, nth, place);
  const parts = clause.replace(OPENING, '').split(/[、和及与]|以及/);
  const sectors = sectorsOf(parts);
  if (sectors) return sectors[nth];
  const part = parts[nth];
  return parts.length >= 2 && part && part.length >= 2 && part.length <= INDICATOR_MAX
    ? part.slice(part.lastIndexOf('的') + 1).replace(PREDICATE_END, '')
    : undefined;
}

/** 接待游客20万人次、实现旅游收入1亿元，分别增长25%、31%: as many quantities before 分别 as behind it. */
function countedBefore(
  text: string,
  word: number,
  nth: number,
  { spans, index, measured }: Place,
): string | undefined {
  const first = index - nth;
  let behind = 1;
  while (first + behind < spans.length && behind < SERIES_MAX) {
    const between = text.slice(spans[first + behind - 1]!.end, spans[first + behind]!.start);
    if (!JOINED.test(between)) break;
    behind++;
  }
  if (behind < 2 || nth >= behind) return undefined;
  const sentence = clauseStart(text, word, SENTENCE_END);
  const before: number[] = [];
  for (let i = first - 1; i >= 0 && before.length < behind && spans[i]!.start >= sentence; i--)
    // A rate only says how the quantity before it changed.
    if (!/[%％点]$/.test(text.slice(spans[i]!.start, spans[i]!.end))) before.unshift(i);
  return before.length === behind ? (measured[before[nth]!] ?? undefined) : undefined;
}

/** More numbers than these are no series that a reader could follow. */
const SERIES_MAX = 8;
const JOINED = /^[、，和及与]$/;

/** 第一、二、三产业: the head is written once. */
function sectorsOf(parts: readonly string[]): string[] | undefined {
  const head = ORDINAL.exec(parts.at(-1) ?? '')?.[2];
  if (parts.length < 2 || !head) return undefined;
  const ordinals = parts.map((part) => ORDINAL.exec(part)?.[1]);
  return ordinals.every((one) => one !== undefined)
    ? ordinals.map((one) => `第${one}${head}`)
    : undefined;
}

const ORDINAL = /^第?([一二三四五六])([\u4e00-\u9fff]{2,6})?$/;

const CLAUSE_START = /[。！？!?…；;，,：:\n]/;
/** What 分别 stands behind where what it is of was counted in the clauses before. */
const COMPARED = /^(?:且|并|均|同比|环比|[比较][\u4e00-\u9fff]{2,8})?$/;
const PREDICATE_END = /(?:均|增长|增加|下降|同比|提高|达到?|为|占)+$/;
