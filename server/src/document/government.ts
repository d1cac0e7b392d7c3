import { readArticle } from '../text/read';
import type { Reading } from '../text/reading';

/** Bodies of Party and state. */
const BODIES =
  /党中央|国务院|[省市县区州旗镇乡]委|党委|党组|党工委|管委会|纪委|监委|政法委|发改委|国资委|(?:[省市县区州旗镇乡]|各级)(?:人民)?政府|人大常委会|人民代表大会|政协|法院|检察院|公安[厅局]|[财民]政[厅局]|教育[厅局]|组织部|宣传部|统战部|办公[厅室]|领导小组|指挥部|街道办/g;

/** Posts, and those who hold them. */
const POSTS =
  /总书记|书记|主席|总理|部长|[省市州县区旗镇乡]长|[厅局处科]长|主任|秘书长|常委|领导(?:干部|同志|班子)|负责同志|负责人|干部/g;

/** The words of the trade: other prose has them, too, but not in such numbers and not beside bodies and posts. */
const REGISTER =
  /贯彻|落实|部署|强调|指出|会议|精神|讲话|指示|批示|调研|督导|督查|统筹|推进|推动|深化|加快|扎实|狠抓|切实|着力|聚焦|坚持|全面|深入|各级|各部门|各地|群众|民生|基层|党建|从严治党|改革|发展|建设|治理|振兴|攻坚|整改|机制|体系|工作|任务|举措|成效|目标|项目|保障|服务|报告|审议|通知|印发|意见|办法|方案|规划|条例|决定|请示|批复|特此/g;

/** How much more a body or a post speaks for government than a word of the trade. */
const OFFICE_WEIGHT = 3;

/** What a text must reach per thousand Chinese characters; the sparsest reports of our measurements reach 38. */
const LEAST_SCORE = 30;

/** Fewer Chinese characters than this are too little to judge by. */
const FEWEST_HAN = 50;

/** Of all letters, the share that must be Chinese: a manual with Chinese comments is no article. */
const LEAST_HAN_SHARE = 0.5;

const HAN = /\p{Script=Han}/gu;

/** What speaks for a text being a Chinese government article. */
interface GovernmentEvidence {
  /** How many Chinese characters there are. */
  readonly han: number;
  /** Their share of all letters, 0 to 1. */
  readonly hanShare: number;
  /** Bodies and posts of Party and state, per thousand Chinese characters. */
  readonly offices: number;
  /** Words of the trade, per thousand Chinese characters. */
  readonly register: number;
}

/** Counts what {@link isGovernmentArticle} goes by. */
function governmentEvidence({ text }: Reading): GovernmentEvidence {
  const han = count(text, HAN);
  const density = (...patterns: RegExp[]) =>
    patterns.reduce((sum, pattern) => sum + count(text, pattern), 0) * (1000 / Math.max(1, han));
  return {
    han,
    hanShare: han / Math.max(1, count(text, /\p{Letter}/gu)),
    offices: density(BODIES, POSTS),
    register: density(REGISTER),
  };
}

/** As much of a text as is looked at, in UTF-16 code units: what it is shows long before that, however long it is. */
const BEGINNING = 20_000;

/**
 * Whether a text is a Chinese government article, or news of government: mostly Chinese, and with bodies, posts and the
 * words of the trade in such numbers as only these have. Decides for plain text files, which may be anything, and so
 * goes by the beginning of long ones.
 *
 * @param text The raw text.
 */
export function isGovernmentArticle(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  if (count(beginning, HAN) < FEWEST_HAN) return false;
  const { han, hanShare, offices, register } = governmentEvidence(readArticle(beginning));
  if (han < FEWEST_HAN || hanShare < LEAST_HAN_SHARE || offices === 0) return false;
  return offices * OFFICE_WEIGHT + register >= LEAST_SCORE;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
