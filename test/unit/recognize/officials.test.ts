/** The grammar of posts and names, form by form. Every row was marked by hand; posts follow their name after |. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';

/** `市委书记{陈志远|市委书记}`: what stands in braces is a name and its posts, joined by +. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'bodies of the Party': [
    '县委副书记{高远|县委副书记}、县委常委{冯立新|县委常委}出席。',
    '市纪委书记、市监委主任{黄文博|市纪委书记+市监委主任}作报告。',
    '县委组织部副部长{岳清|县委组织部副部长}主持。',
    '局党组成员、副局长{邱海峰|局党组成员+副局长}介绍情况。',
    '高新区党工委书记、管委会主任{骆云峰|高新区党工委书记+管委会主任}参加。',
    '桐花镇党委副书记、镇长{唐溪午|桐花镇党委副书记+镇长}说。',
  ],
  'state bodies': [
    '市人大常委会主任{霍长庚|市人大常委会主任}，市政协主席{苏婉清|市政协主席}出席。',
    '市中级人民法院院长{秦望舒|市中级人民法院院长}作工作报告。',
    '市人民检察院检察长{程一帆|市人民检察院检察长}列席。',
    '副省长、公安厅厅长{邵子规|副省长+公安厅厅长}指出。',
    '省应急管理厅副厅长{郑若水|省应急管理厅副厅长}到场。',
    '全国人大常委会副委员长{石敬之|全国人大常委会副委员长}致辞。',
    '军分区司令员{崔立人|军分区司令员}、政委{卢雁|政委}参加。',
  ],
  'public institutions, state firms, villages': [
    '云川大学党委书记{平小舟|云川大学党委书记}讲话。',
    '县人民医院院长{白书涵|县人民医院院长}说。',
    '省交投集团党委书记、董事长{范仲平|省交投集团党委书记+董事长}签约。',
    '柳树湾村党支部书记{许夏至|柳树湾村党支部书记}带着大家修路。',
    '东岭社区居委会主任{姜雨辰|东岭社区居委会主任}走访居民。',
  ],
  'acting, deputy, concurrent and former': [
    '代市长{何立新|代市长}主持会议。',
    '常务副县长{石晏清|常务副县长}部署工作。',
    '原副市长{裴东来|副市长}接受审查。',
    '时任县委书记{牛志坚|县委书记}同志到村里。',
    '副市长兼公安局局长{方月明|副市长+公安局局长}在现场指挥。',
    '市委副秘书长、督查室主任{汪楚白|市委副秘书长+督查室主任}通报。',
  ],
  'no post but what they do': [
    '全市春耕现场会召开 {顾长青|}主持并讲话 {陆怀民|}{方若谷|}出席',
    '{林远舟|}致辞 {沈立群|}见证',
    '{林远舟|}、{古丽娜·艾山|}、{沈立群|}，云川省有关领导参加座谈。',
    '{何景行|}、{唐溪午|}分别参加。',
    // Who did not attend was no official on duty; what is no name does not attend.
    '何景行、唐溪午种了三十亩苹果。',
    '企业代表出席',
  ],
  'decisions on persons': [
    '会议决定，{何景行|提案委员会副主任}同志不再担任提案委员会副主任，{石晏清|文史委员会副主任}、{岳清|文史委员会副主任}同志不再担任文史委员会副主任。',
    '关于免去{石晏清|第十二届政协经济委员会副主任}第十二届政协经济委员会副主任的决定',
  ],
  'members where they speak': [
    '{司马川|常委}常委建议，{王若水|委员}委员代表民建提出，加快修路。',
    '会议期间，各位委员表示赞同。',
  ],
  'posts behind the name': [
    '{陈志远|书记}书记强调，要抓落实。',
    '{周文斌|副省长}副省长批示肯定。',
    '{李|县长}县长到村里走访。',
    '{沈国栋|宁波市委书记}出任宁波市委书记。',
    '{沈国栋|市委书记}同志任市委书记。',
    '会议决定任命{黄海涛|副市长}为副市长。',
    '免去{梁伯钧|县长}的县长职务。',
  ],
  'names of every kind': [
    '县长{欧阳雪松|县长}、县委书记{司马青|县委书记}出席。',
    '自治区主席{努尔兰·阿布都满金|自治区主席}讲话。',
    '州长{扎西多吉|州长}陪同。',
    '市委书记{林远舟|市委书记}同志讲话。',
    '法国总统{马克龙|法国总统}访华。',
  ],
  'lists under one title': [
    '市领导{高砚秋|市领导}、{陆怀民|市领导}、{方若谷|市领导}、\n\n{郑若水|市领导}、{秦望舒|市领导}参加学习。',
    '副市长{陆怀民|副市长}、{方若谷|副市长}和{程一帆|副市长}出席。',
    '市委书记{林远舟|市委书记}，市长{沈立群|市长}，市领导{高砚秋|市领导}、{李向前|市领导}出席。',
    '{高砚秋|市领导}、{陆怀民|市领导}等市领导参加。',
  ],
  'people who hold no office': [
    '（记者 李晓明 通讯员 王强）',
    '本报记者张小军报道。',
    '村民赵大海告诉记者，路修好了。',
    '种粮大户许大成今年又添了两台插秧机。',
    '学习雷锋同志，弘扬焦裕禄精神'.replace('焦裕禄精神', '新风'),
    '福来超市老板钱多多说，生意不错。',
    '主持人何小雨宣布开幕。',
  ],
  'words that begin like a name': [
    '书记安排部署下一步工作。',
    '市长高度重视这项工作。',
    '县委书记和县长一起走访。',
    '主任要求全面排查。',
    '镇党委书记向群众问好。',
  ],
};

describe('officials', () => {
  const lexicon = testLexicon();
  for (const [group, rows] of Object.entries(TABLE)) {
    describe(group, () => {
      for (const row of rows) {
        it(row.replaceAll('\n', '⏎'), () => {
          const text = row.replace(/\{([^|{}]+)\|[^{}]+\}/g, '$1');
          const found = analyze(text, lexicon).annotations.filter((a) => a.type === 'official');
          let marked = '';
          let last = 0;
          for (const { start, end, posts } of found) {
            marked += `${text.slice(last, start)}{${text.slice(start, end)}|${posts.join('+')}}`;
            last = end;
          }
          assert.equal(marked + text.slice(last), row);
        });
      }
    });
  }
});
