/** What is counted and then listed in words of its own: 三件大事：修路、引水; 四大产业（茶叶、水果、药材）. */
import { chineseValue } from '../recognize/numeral';
import { reading as readingOffset } from '../text/offsets';
import type { Reading } from '../text/reading';
import type { Finding } from './check';

/** What is counted is a kind of thing: its name ends in one of these. */
const THINGS =
  '大事|实事|要事|任务|工作|产业|行业|领域|工程|行动|品牌|板块|片区|基地|园区|中心|重点|难点|要素|环节|目标|支柱|平台|体系|抓手|战役|攻坚战|能力|优势|特色|特产|原则|机制|制度|项目|举措|措施|问题|短板|关键|方面|阶段|步骤';
/** 三件大事, 四大产业, 三个重点; the count is no part of a longer number and no ordinal. */
const COUNTED = new RegExp(
  `(?<![第前后余多百千万亿零〇点.\\d一二两三四五六七八九十])([二两三四五六七八九十])(?:大|件|个|项|类|种|条)([\\u4e00-\\u9fff]{0,4}?(?:${THINGS}))[”’]?(（|：|，即|，分别是|，分别为|——)`,
  'g',
);
const LIST_MAX = 120;
/** Longer items are clauses, in which an enumeration comma may part other things. */
const LONGEST_ITEM = 12;

/** Lists whose enumeration commas part more or fewer items than was said there are. */
export function* countedLists(reading: Reading): Generator<Finding> {
  const { text } = reading;
  for (const match of text.matchAll(COUNTED)) {
    const [whole, numeral, , opening] = match as unknown as [string, string, string, string];
    const start = match.index + whole.length;
    const list = listOf(text.slice(start, start + LIST_MAX), opening);
    const count = chineseValue(numeral)!;
    if (list === undefined || (list.fewest <= count && count <= list.most)) continue;
    const words = whole.slice(0, -opening.length).replace(/[”’]$/, '');
    const { fewest, most } = list;
    const found = fewest === most ? `${fewest}` : `${fewest}–${most}`;
    yield {
      span: reading.toRaw(readingOffset(match.index), readingOffset(match.index + words.length)),
      message: {
        zh: `“${words}”后面列出的是 ${found} 项`,
        en: `“${words}” is followed by ${found} items`,
      },
      related: [
        {
          span: reading.toRaw(readingOffset(start), readingOffset(start + list.length)),
          message: { zh: '列出的各项', en: 'the items' },
        },
      ],
    };
  }
}

interface List {
  readonly length: number;
  /** 煤炭、石油和天然气 are two or three: 和 may stand between items or inside one. */
  readonly fewest: number;
  readonly most: number;
}

function listOf(behind: string, opening: string): List | undefined {
  const closed =
    opening === '（' ? /^([^（）。；：！？，\n]+)）/ : /^([^（）。；：！？，\n]+)[。；]/;
  const list = closed.exec(behind)?.[1];
  if (list === undefined || /等[^、]{0,6}$|…|其中|以及其他|包括/.test(list)) return undefined;
  const pieces = list.split('、');
  if (pieces.length < 2 || pieces.some(({ length }) => length < 2 || length > LONGEST_ITEM)) {
    return undefined;
  }
  const joints = list.match(/以及|[和及与暨]/g)?.length ?? 0;
  return { length: list.length, fewest: pieces.length, most: pieces.length + joints };
}
