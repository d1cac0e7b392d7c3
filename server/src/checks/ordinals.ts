/** Points numbered one by one: 一是…二是…, 一要…二要…, 第一，…第二，…, （一）…（二）…. */
import { chineseValue } from '../recognize/numeral';
import { reading as readingOffset } from '../text/offsets';
import type { Reading } from '../text/reading';
import type { Finding } from './check';

const NUMERAL = '[一二三四五六七八九十]{1,2}';

/** What numbers points, each way with its numeral in a group; points of one list are numbered in one way. */
const WAYS: readonly RegExp[] = ['是', '要']
  .map((word) => new RegExp(`(?<=^|[。；：，、！？“\\n\\s])(${NUMERAL})${word}(?![非否点])`, 'g'))
  .concat([
    new RegExp(`(?<=^|[。；：！？“\\n\\s])第(${NUMERAL})[，、]`, 'g'),
    new RegExp(`(?<!第|（|）)（(${NUMERAL})）(?!项[、，。规])`, 'g'),
  ]);

/** 三点要求：, 以下五件事。: how many points follow. */
const ANNOUNCED =
  /([二两三四五六七八九十])(?:个方面|方面|点|件|项|条|个)(?:的?(?:重点)?(?:工作|要求|意见|建议|任务|事情|[实大]?事|措施|举措|内容|问题|希望|体会|原则|重点|要点|关键|目标|环节|步骤|抓手|着力点)|(?:发力|入手|着手|用力|推进|抓起|抓好))?[：。，]/g;
/** How far behind its announcement the first point stands, in code units. */
const REACH = 12;

interface Point {
  readonly at: number;
  readonly end: number;
  readonly number: number;
}

/** Lists whose numbers leave one out or say one twice, and announcements of more or fewer points than follow. */
export function* ordinalFindings(reading: Reading): Generator<Finding> {
  const { text } = reading;
  const announced = [...text.matchAll(ANNOUNCED)].map((match) => ({
    at: match.index,
    count: chineseValue(match[1]!)!,
    end: match.index + match[0].length,
  }));
  for (const way of WAYS) {
    const points = [...text.matchAll(way)].map((match): Point => ({
      at: match.index,
      end: match.index + match[0].length,
      number: chineseValue(match[1]!)!,
    }));
    for (const { list, slip } of listsOf(points)) {
      if (slip !== undefined) {
        yield outOfStep(reading, list[slip - 1]!, list[slip]!);
        continue;
      }
      const announcement = announced.findLast(
        ({ end }) => end <= list[0]!.at && list[0]!.at - end <= REACH,
      );
      // A list of one is a list that somebody cut short.
      if (list.length < 2 || !announcement || announcement.count === list.length) continue;
      if (list.at(-1)!.at - list[0]!.at > LONGEST_LIST) continue;
      yield miscounted(reading, announcement, list);
    }
  }
}

interface OrdinalList {
  readonly list: Point[];
  /** The first point that does not follow the one before it. */
  slip?: number;
}

/** Points further apart than this, in code units, belong to chapters, whose headings may number them in other ways. */
const NEAR = 800;
/** A list longer than this may hold others, whose points are as well its own. */
const LONGEST_LIST = 1_500;

/** Sorts points into lists; one may stand inside another. */
function listsOf(points: readonly Point[]): readonly OrdinalList[] {
  const all: OrdinalList[] = [];
  const open: OrdinalList[] = [];
  points.forEach((point, index) => {
    if (point.number === 1) {
      const begun: OrdinalList = { list: [point] };
      all.push(begun);
      open.push(begun);
      return;
    }
    const goesOn = open.findLastIndex(({ list }) => list.at(-1)!.number === point.number - 1);
    if (goesOn >= 0) {
      open.length = goesOn + 1;
      open[goesOn]!.list.push(point);
      return;
    }
    const last = open.at(-1);
    if (!last || !isSlip(last.list.at(-1)!, point, points[index + 1])) return;
    last.list.push(point);
    last.slip ??= last.list.length - 1;
  });
  return all;
}

/** Whether a point does not follow the one before it, by a number left out or said twice. */
function isSlip(before: Point, { number, at }: Point, next: Point | undefined): boolean {
  if (at - before.end > NEAR) return false;
  if (number === before.number + 2) return true;
  // 首先，…。第二，…。第三，… behind another list begins with its second point.
  return number === before.number && next?.number !== number + 1;
}

const spanOf = (reading: Reading, { at, end }: { readonly at: number; readonly end: number }) =>
  reading.toRaw(readingOffset(at), readingOffset(end));

function outOfStep(reading: Reading, before: Point, point: Point): Finding {
  const words = (one: Point) => reading.text.slice(one.at, one.end);
  return {
    span: spanOf(reading, point),
    message: {
      zh: `“${words(before)}”之后是“${words(point)}”，序号不连续`,
      en: `“${words(point)}” follows “${words(before)}”: the numbers do not go on`,
    },
    related: [
      {
        span: spanOf(reading, before),
        message: { zh: words(before), en: words(before) },
      },
    ],
  };
}

function miscounted(
  reading: Reading,
  announcement: { readonly at: number; readonly end: number },
  list: readonly Point[],
): Finding {
  const words = reading.text.slice(announcement.at, announcement.end - 1);
  return {
    span: spanOf(reading, { at: announcement.at, end: announcement.end - 1 }),
    message: {
      zh: `“${words}”后面列出的是 ${list.length} 项`,
      en: `“${words}” is followed by ${list.length} items`,
    },
    related: list.map((point) => {
      const label = reading.text.slice(point.at, point.end);
      return { span: spanOf(reading, point), message: { zh: label, en: label } };
    }),
  };
}
