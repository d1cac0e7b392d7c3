import { readArticle } from '../text/read';
import type { Reading } from '../text/reading';

/** Bodies of Party and state. */
const BODIES =
  /党中央|国务院|[省市县区州旗镇乡]委|党委|党组|党工委|管委会|纪委|监委|政法委|发改委|国资委|(?:[省市县区州旗镇乡]|各级)(?:人民)?政府|人大常委会|人民代表大会|政协|法院|检察院|公安[厅局]|[财民]政[厅局]|教育[厅局]|组织部|宣传部|统战部|办公[厅室]|领导小组|指挥部|街道办/g;

/** Posts, and those who hold them. */
const POSTS =
  /总书记|书记|主席|总理|部长|[省市州县区旗镇乡]长|[厅局处科]长|主任|秘书长|常委|领导(?:干部|同志|班子)|负责同志|负责人|干部/g;

/** What government does with its words: meeting, visiting, deploying, urging. An entry on a city has none of these. */
const ACTS =
  /贯彻|部署|强调|指出|讲话|指示|批示|督导|督查|统筹|推进|推动|深化|扎实|狠抓|抓[好紧实]|切实|着力|聚焦|治理|振兴|攻坚|整改|举措|落实|审议|印发|特此|坚决|压实|健全|完善|加强|会议|调研|座谈|召开|主持|出席|会见|考察|视察|检查|慰问|看望|走访|致辞|传达|请示|批复|汇报|各级|各部门|现就|如下|参加|举行|开展|听取|签署|签约|提出|查看|安排|重建|记者|日前|近日/g;

/** Further words of the trade: other prose has them, too, but not in such numbers and not beside bodies and posts. */
const REGISTER =
  /精神|加快|坚持|全面|深入|各地|群众|民生|基层|党建|从严治党|改革|发展|建设|机制|体系|工作|任务|成效|目标|项目|保障|服务|报告|通知|意见|办法|方案|规划|条例|决定/g;

/** How people talk and tell: dialogue, chat, diaries and novels, in which officials are characters. */
const TALK =
  /[你您咱俺她他]|我(?![国省市县区州校们])|[吗呢吧啊呀嘛啦哈哦嗯]|了(?=[，。！？”\n])|[说道问答曰]：|[？！]/g;

/** What other trades write of: encyclopaedias and biographies, company news, sports. */
const OTHER_TRADES =
  /位于|总面积|平方公里|平方千米|[东西南北](?:邻|临|接|靠|与)|常住人口|[温热寒]带|气候|年平均|年均气温|历史悠久|[古别简]称|始建|[夏商周秦汉隋唐宋元明清]代|[唐宋元明清]朝|民国|公元|下辖|管?辖.{1,4}个|驻地|著有|历任|生于|出生|字.{1,3}，|毕业于|董事|监事|股东|股权|营收|净利|上市|投资者|首席|量产|比赛|赛事|决赛|锦标赛|联赛|冠军|亚军|教练|队员|球队|球员|主场|客场|比分|对手|[一二三四五六七八九十0-9]比[零一二三四五六七八九十0-9]/g;

/** How much more a body or a post speaks for government than a word of the trade. */
const OFFICE_WEIGHT = 3;

/** What a text must reach per thousand Chinese characters; the sparsest reports of our measurements reach 38. */
const LEAST_SCORE = 30;

/**
 * So many acts of government per thousand Chinese characters, at least: the sparsest report of a visit has 8. Reports of
 * former decades have fewer, but are long, so that chance counts for less.
 */
const LEAST_ACTS = 7;
const LEAST_ACTS_OF_LONG_TEXTS = 3;
/** A text of at least this many Chinese characters is long. */
const LONG_TEXT = 3_000;

/** So much talk per thousand Chinese characters reports from among the people have, and how much more speaks against. */
const USUAL_TALK = 22;
const TALK_WEIGHT = 3;

/** So many words of other trades per thousand Chinese characters articles have, and how much more speaks against. */
const USUAL_OTHER_TRADES = 10;
const OTHER_TRADES_WEIGHT = 4;

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
  /** Acts of government, per thousand Chinese characters. */
  readonly acts: number;
  /** Other words of the trade, per thousand Chinese characters. */
  readonly register: number;
  /** Signs of talk and tales, per thousand Chinese characters. */
  readonly talk: number;
  /** Words of other trades, per thousand Chinese characters. */
  readonly otherTrades: number;
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
    acts: density(ACTS),
    register: density(REGISTER),
    talk: density(TALK),
    otherTrades: density(OTHER_TRADES),
  };
}

/** As much of a text as is looked at, in UTF-16 code units: what it is shows long before that, however long it is. */
const BEGINNING = 20_000;

/**
 * Whether a text is a Chinese government article, or news of government: mostly Chinese, with bodies, posts, acts
 * and the words of the trade in such numbers as only these have, and without the marks of other kinds of writing. Decides for plain text files, which may be anything, and so
 * goes by the beginning of long ones.
 *
 * @param text The raw text.
 */
export function isGovernmentArticle(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  if (count(beginning, HAN) < FEWEST_HAN) return false;
  const evidence = governmentEvidence(readArticle(beginning));
  const { han, hanShare, offices, acts, register } = evidence;
  if (han < FEWEST_HAN || hanShare < LEAST_HAN_SHARE) return false;
  const leastActs = han < LONG_TEXT ? LEAST_ACTS : LEAST_ACTS_OF_LONG_TEXTS;
  if (offices === 0 || acts < leastActs) return false;
  const against =
    Math.max(0, evidence.talk - USUAL_TALK) * TALK_WEIGHT +
    Math.max(0, evidence.otherTrades - USUAL_OTHER_TRADES) * OTHER_TRADES_WEIGHT;
  return offices * OFFICE_WEIGHT + acts + register - against >= LEAST_SCORE;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
