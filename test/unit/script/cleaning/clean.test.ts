/** Cleaning. Expected texts were written by hand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../server/src/script/alignment';
import { clean, findDirt } from '../../../../server/src/script/cleaning/clean';
import { DIRT_KINDS, type DirtKind } from '../../../../server/src/script/cleaning/dirt';

const BODY = '会议强调，要扎实开展专项行动，把各项措施落实到基层，让群众满意。';

interface Row {
  readonly name: string;
  readonly dirty: string;
  readonly clean: string;
  readonly kinds: readonly DirtKind[];
}

const ROWS: readonly Row[] = [
  {
    name: 'pinyin residue in half- and full-width brackets',
    dirty: '推動高質(zhì)量發（fā）展。',
    clean: '推動高質量發展。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'damaged residue',
    dirty: '日?qǐng)?bào)訊。',
    clean: '日訊。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin residue in square brackets and with the tone as a digit',
    dirty: '推動高質[zhì]量［liàng］發【fā】展，推進(jin4)改（gai3）革。',
    clean: '推動高質量發展，推進改革。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin residue between blanks',
    dirty: '推動高質&nbsp;(zhì)&nbsp;量發&nbsp;（fā）展，推进 (jìn) 改革， (gǎi)不是。',
    clean: '推動高質量發展，推进改革，(gǎi)不是。',
    kinds: ['html', 'pinyin-residue', 'stray-space'],
  },
  {
    name: 'pinyin residue without brackets',
    dirty: '推動高質zhì量發展zhǎn，“行”读xíng音，Café和咖啡café店。',
    clean: '推動高質量發展，“行”读xíng音，Café和咖啡café店。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin between blanks that were brackets',
    dirty:
      '築牢生態 tài 屏障，壯大集 jí體經濟，补齐短bǎn 板；写作 tài 的音 tài 另有，café 厅，来 Ān 卡。',
    clean: '築牢生態屏障，壯大集體經濟，补齐短板；写作的音 tài 另有，café 厅，来卡。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin in capitals, cut off, of many characters and in two pairs of brackets',
    dirty:
      '壯大(DÀ)產業，乡村振兴(xiāng cūn …)战略，农业(nóng yè...)园区，山水林田湖(shān shuǐ lín tián hú)，治((zhì))理（（lǐ））。',
    clean: '壯大產業，乡村振兴战略，农业园区，山水林田湖，治理。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'zhuyin',
    dirty: '鄉村治(ㄓˋ)理（ㄌㄧˇ），群眾的[˙ㄉㄜ]事，振興(ㄓㄣˋ ㄒㄧㄥ)戰略。',
    clean: '鄉村治理，群眾的事，振興戰略。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin beside words that only look as if they told of a reading',
    dirty:
      '理念(niàn)“四(sì)下基层”，拉长板(bǎn)，写好阅读(dú)，群众声音(yīn)，拼音(yīn)课，朗读作(zuò)品，孩子们(hái zi men)，治理lǐ\n',
    clean: '理念“四下基层”，拉长板，写好阅读，群众声音，拼音课，朗读作品，孩子们，治理\n',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'pinyin above its characters',
    dirty:
      '推动<ruby>高质<rp>(</rp><rt>gāo zhì</rt><rp>)</rp></ruby>量发展<RUBY>好<rt>好</rt></RUBY>。',
    clean: '推动高质量发展好好。',
    kinds: ['html'],
  },
  {
    name: 'a sentence that columns broke',
    dirty: '会议强调，要扎实开展专项行动，把各项措施落\n\n实到基层，让群众满意。\n',
    clean: `${BODY}\n`,
    kinds: ['layout-break'],
  },
  {
    name: 'a break between Latin words',
    dirty: '会议强调，要全面推广应用政务平台系统Smart\nCity的汇报，要求抓好落实。',
    clean: '会议强调，要全面推广应用政务平台系统Smart City的汇报，要求抓好落实。',
    kinds: ['layout-break'],
  },
  {
    name: 'a break behind a mark between Latin words',
    dirty: '全镇今年新引进农业科技企业三家，分别来自Green Farm,\nBlue Water等地，项目已经开工。',
    clean: '全镇今年新引进农业科技企业三家，分别来自Green Farm, Blue Water等地，项目已经开工。',
    kinds: ['layout-break'],
  },
  {
    name: 'the head of a newspaper page inside a sentence, and a statement of JavaScript',
    dirty:
      "会议强调，要扎实开展专项行动，把各项措施落\n某某日报\n2024年12月7日\u3000星期六\nA03\n实到基层，让群众满意。\nw.open(url, '_blank');\n",
    clean: `${BODY}\n`,
    kinds: ['html', 'page-furniture', 'layout-break'],
  },
  {
    name: 'a folio in one line, and the foot of a site',
    dirty: `${BODY}\n某某日报\u30002024年12月7日\u3000第03版\n${BODY}\n主办单位：某某县人民政府 技术支持：某某公司\n`,
    clean: `${BODY}\n${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'a list of links behind which the article goes on',
    dirty: `${BODY}\n相关链接：\n关于印发实施意见的通知\n县领导到乡镇调研\n会议还研究了其他事项，决定在全县推广。\n`,
    clean: `${BODY}\n会议还研究了其他事项，决定在全县推广。\n`,
    kinds: ['link-list'],
  },
  {
    name: 'a list of links with marks or days before a headline',
    dirty: `${BODY}\n相关阅读\n· 县里召开推进会\n县领导到乡镇调研 [12-07]\n${BODY}\n`,
    clean: `${BODY}\n${BODY}\n`,
    kinds: ['link-list'],
  },
  {
    name: 'spaces in a sentence with half-width marks, its stop included',
    dirty:
      '县长要求,要&nbsp;坚持 以人民为中心,深化&nbsp;改革.会议指出要学习卡尔.马克思的著作,抓好落实.',
    clean: '县长要求，要坚持以人民为中心，深化改革。会议指出要学习卡尔.马克思的著作，抓好落实。',
    kinds: ['html', 'stray-space', 'half-width-punctuation'],
  },
  {
    name: 'spaces inside a quoted sentence',
    dirty: '会议指出，“要把 改革 开放 作为 关键 一招”。會議指出，“改革 開放 必須 作為 關鍵”。',
    clean: '会议指出，“要把改革开放作为关键一招”。會議指出，“改革開放必須作為關鍵”。',
    kinds: ['stray-space'],
  },
  {
    name: 'a space where the article has the same words without one',
    dirty: '干部要“四下 基层”，抓好落实。“四下基层”是传家宝。',
    clean: '干部要“四下基层”，抓好落实。“四下基层”是传家宝。',
    kinds: ['stray-space'],
  },
  {
    name: 'two spaces that a page wrote as &nbsp; and its own',
    dirty: '会议当天召开，全县高质量&nbsp; 发展大会部署工作。',
    clean: '会议当天召开，全县高质量发展大会部署工作。',
    kinds: ['html', 'stray-space'],
  },
  {
    name: 'spaces inside a post and before a percent sign',
    dirty:
      '镇党委 书记 张三到村里，县政府 办公室主任 李四同行，市委 副书记王五指出，产值增长6.8 %、占比 12.5\u00a0％。',
    clean:
      '镇党委书记 张三到村里，县政府办公室主任 李四同行，市委副书记王五指出，产值增长6.8%、占比 12.5％。',
    kinds: ['stray-space'],
  },
  {
    name: 'spaces beside words that neither begin nor end a clause',
    dirty:
      '镇里带着为农民服务 的初心和 使命去修渠，解决 了多年用水难题，平整土地 以及其他措施同时推开。',
    clean:
      '镇里带着为农民服务的初心和使命去修渠，解决了多年用水难题，平整土地以及其他措施同时推开。',
    kinds: ['stray-space'],
  },
  {
    name: 'characters spaced out one by one',
    dirty: '要 全 面 深 化 改 革，抓好落实。',
    clean: '要全面深化改革，抓好落实。',
    kinds: ['stray-space'],
  },
  {
    name: 'a space inside running text and beside marks',
    dirty: '会议强调， 要坚持高质 量发展 ，抓好落实。',
    clean: '会议强调，要坚持高质量发展，抓好落实。',
    kinds: ['stray-space'],
  },
  {
    name: 'spaces between the words of a sentence',
    dirty: '会议强调，要推进 改革 开放，抓好落实。',
    clean: '会议强调，要推进改革开放，抓好落实。',
    kinds: ['stray-space'],
  },
  {
    name: 'spaces between all words of a line',
    dirty: '会议 指出 ， 我 们 要 坚持 安全 发展 方针 ， 完善 领导 体制 。',
    clean: '会议指出，我们要坚持安全发展方针，完善领导体制。',
    kinds: ['stray-space'],
  },
  {
    name: 'a space inside a short word',
    dirty: '他说，我 们。各 级党委要高 度重视，他 們也一樣。',
    clean: '他说，我们。各级党委要高度重视，他們也一樣。',
    kinds: ['stray-space'],
  },
  {
    name: 'half-width stops before closing quotation marks',
    dirty: '他说：“要抓落实.”会上提出“增长8.5%.”，又说"要快."。',
    clean: '他说：“要抓落实。”会上提出“增长8.5%。”，又说“要快。”。',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'half-width punctuation',
    dirty: '会议(扩大)指出:要抓"四下基层",问:怎么办??答:抓落实;完成13项!请看.',
    clean: '会议（扩大）指出：要抓“四下基层”，问：怎么办？？答：抓落实；完成13项！请看。',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'single straight marks, and none that are apostrophes or minutes',
    dirty: `会议提出'三个"务必"'，it's Xi'an的'十五五'，北纬30°15'20"。`,
    clean: `会议提出‘三个“务必”’，it's Xi'an的‘十五五’，北纬30°15'20"。`,
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'straight marks, and none that are feet or inches',
    dirty: `桥下净高13'6"，标牌8"×4"，门洞3'×7'，水深9'。屏幕15"、购置55"电视和32"屏幕，落实"两个2"，实施6"五下"。`,
    clean: `桥下净高13'6"，标牌8"×4"，门洞3'×7'，水深9'。屏幕15"、购置55"电视和32"屏幕，落实“两个2”，实施6“五下”。`,
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'half-width marks in runs',
    dirty: '谢谢乡亲们!!!干得好！!再来!?“真行”!!各位请坐，加油!!!',
    clean: '谢谢乡亲们！！！干得好！！再来！？“真行”！！各位请坐，加油！！！',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'a dot between sentences of a line with other stops',
    dirty:
      '镇里修好了三条水渠.他们都说这事办得好。活动由甲县人民政府.乙县人民政府主办。创建“山清水秀好家园.人杰地灵新城区”品牌，中国.杭州。',
    clean:
      '镇里修好了三条水渠。他们都说这事办得好。活动由甲县人民政府.乙县人民政府主办。创建“山清水秀好家园.人杰地灵新城区”品牌，中国.杭州。',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'straight marks beside one that is left over',
    dirty: '会议强调，要抓好"四下基层"，落实"两个确立。\n',
    clean: '会议强调，要抓好“四下基层”，落实"两个确立。\n',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'straight marks around two paragraphs of a speech',
    dirty: '他说："要抓落实，推动发展。\n要再抓落实。"会议结束。\n',
    clean: '他说：“要抓落实，推动发展。\n要再抓落实。”会议结束。\n',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'dots between sentences',
    dirty: '会议要求推进改革. 各地抓好落实.“四下基层”不能停. \n\n下一段.\n',
    clean: '会议要求推进改革。各地抓好落实。“四下基层”不能停。 \n\n下一段。\n',
    kinds: ['stray-space', 'half-width-punctuation'],
  },
  {
    name: 'spaces that half-width punctuation brought',
    dirty: '上午, 省委召开会议, 部署工作。',
    clean: '上午，省委召开会议，部署工作。',
    kinds: ['stray-space', 'half-width-punctuation'],
  },
  {
    name: 'copyright lines and page furniture',
    dirty: `${BODY}\n\n版权声明：未经授权不得转载。\n打印本页\n关闭窗口\n`,
    clean: `${BODY}\n\n`,
    kinds: ['copyright', 'page-furniture'],
  },
  {
    name: 'who edited a page, on lines and behind the last sentence',
    dirty: `${BODY}（责任编辑：张三）\n${BODY}[编辑:李四、王五]\n作者：王某\n\n（责编：张三）\n编辑/李 四 审核/王五\n一审：张三 二审：李四 终审：王小五\n【纠错】 【责任编辑:张三】\n`,
    clean: `${BODY}\n${BODY}\n作者：王某\n\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'who edited a page, behind a sentence that another paragraph follows on the line',
    dirty: `${BODY}（责任编辑：张三） ${BODY}\r\n${BODY}[责编:李四]${BODY}（校对：王五）\r\n`,
    clean: `${BODY}\r\n${BODY}\r\n${BODY}\r\n${BODY}\r\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'counters and buttons beside source and date',
    dirty: `县里修好三条水渠\n时间：2026-02-03  来源：甲县网 浏览次数：356次  【字体：大 中 小】 打印\n${BODY}\n县里修好两座小桥\n点击：88 来源：甲县网 作者：王某\n${BODY}\n`,
    clean: `县里修好三条水渠\n时间：2026-02-03  来源：甲县网\n${BODY}\n县里修好两座小桥\n来源：甲县网 作者：王某\n${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'the foot of a page, and rows of counters',
    dirty: `县里修好三条水渠\n时间：2026-02-03\n浏览次数： 字体：【大 中 小】\n${BODY}\n关注我们\n主办：甲县人民政府\n地址：甲县溪山路9号\n邮编：310009\n`,
    clean: `县里修好三条水渠\n时间：2026-02-03\n${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'notices of rights, long ones, too, and what a platform puts below',
    dirty: `${BODY}\n凡本网注明“来源：甲县网”的所有作品，版权均属于甲县网，未经本网授权不得转载、摘编或利用其它方式使用上述作品，已经本网授权使用作品的，应在授权范围内使用，并注明“来源：甲县网”，违反上述声明者，本网将追究其相关法律责任。\n版权归原作者所有，如有侵权请联系删除。\n点击阅读原文\n返回搜狐，查看更多\n更多>>\n`,
    clean: `${BODY}\n`,
    kinds: ['copyright', 'page-furniture'],
  },
  {
    name: 'short lists of links, whose heads are decorated',
    dirty: `${BODY}\n【相关文章】\n县里召开推进会\n\n${BODY}\n\n■ 热点推荐 更多>>\n县里部署防汛\n\n甲县网 | 乙县网\n`,
    clean: `${BODY}\n\n${BODY}\n\n`,
    kinds: ['link-list'],
  },
  {
    name: 'a list of links with its sources',
    dirty: `${BODY}\n相关阅读\n市委书记到县里调研\n某某日报 2024-03-18\n县里召开会议\n`,
    clean: `${BODY}\n`,
    kinds: ['link-list'],
  },
  {
    name: 'lists of links in one line',
    dirty: `${BODY}\n相关链接：人民网 | 新华网 | 中国政府网\n\n甲县网｜乙县客户端｜丙县网\n`,
    clean: `${BODY}\n\n`,
    kinds: ['link-list'],
  },
  {
    name: 'a list of links before another article, whose headline stays',
    dirty: `${BODY}\n相关阅读\n市委书记到县里调研\n\n县里召开推进会\n\n某某日报讯（记者某某）${BODY}\n`,
    clean: `${BODY}\n\n县里召开推进会\n\n某某日报讯（记者某某）${BODY}\n`,
    kinds: ['link-list'],
  },
  {
    name: 'jump lines behind a sentence',
    dirty: `${BODY}\n▶▶下转03版\n\n第二条新闻标题\n`,
    clean: `${BODY}\n\n第二条新闻标题\n`,
    kinds: ['jump-line'],
  },
  {
    name: 'jumps at the beginning and the end of paragraphs',
    dirty: `${BODY}（下转第2版）\n\n（上接01版①）${BODY}\n▶▶上接03版 ${BODY}\n`,
    clean: `${BODY}\n\n${BODY}\n${BODY}\n`,
    kinds: ['jump-line'],
  },
  {
    name: 'a space behind who reported',
    dirty: `某某日报讯（记者 张三） 3月2日，${BODY}`,
    clean: `某某日报讯（记者 张三）3月2日，${BODY}`,
    kinds: ['stray-space'],
  },
  {
    name: 'tags, comments and character references',
    dirty:
      '<div class="a"><p>会议强调，<b>要&ldquo;抓落实&rdquo;</b>。</p><p>下一段&nbsp;。<!-- 注 --></p></div><script>var 某=1;</script>',
    clean: '会议强调，要“抓落实”。\n下一段。',
    kinds: ['html', 'stray-space'],
  },
  {
    name: 'character references of character references',
    dirty: '会议强调&amp;amp;amp;ldquo;四下基层&amp;rdquo;。',
    clean: '会议强调“四下基层”。',
    kinds: ['html'],
  },
  {
    name: 'character references without a semicolon',
    dirty:
      '镇里&nbsp修渠，要&ldquo抓紧&rdquo；投入&yen5万元。&nbsp\n增长&gt三成，R&amp;nbsp D，&copy2024，R&D 经费。',
    clean: '镇里修渠，要“抓紧”；投入&yen5万元。 \n增长>三成，R D，&copy2024，R&D 经费。',
    kinds: ['html', 'stray-space'],
  },
  {
    name: 'characters that nobody sees',
    dirty: '\uFEFF高\u200B质\u00AD量\u200D发展👨‍👩‍👧。',
    clean: '\uFEFF高质量发展👨‍👩‍👧。',
    kinds: ['invisible-character'],
  },
];

/** What only looks like dirt. */
const CLEAN = [
  '曹某某主持并讲话 陈某某出席\n',
  '新华社福州12月6日电 记者从会上获悉，已完成1,234项任务，时间为10:30。\n',
  '参加会议的有：张 三 李四 王五。\n',
  '新华社某地6月1日电（记者张三李　王五六）会议召开。某社（阿某买提江　吴某俊）今天报道。\n',
  '参加会议的有：张三 李四 王五。\n',
  '省领导 张三 李四 王五等出席会议，并讲话。\n',
  '张三 岳云 王五 荀攸 李四 参加会议，并讲话。\n',
  '省委书记 省长 张三 出席，县长 李四在会上指出，要抓落实。\n',
  '出席会议的有 买买提·艾力 古丽·阿不都 王明，会议由市长主持。\n',
  '贾 荣 王小明 李 四 参加会议，并发言。\n',
  '一江春水 两岸青山，这是好地方。\n',
  '本報訊 會議強調，要壯大產業。\n',
  '新華社北京3月5日電 會議強調，要抓好落實，推動發展。\n',
  '央视网消息 近日，县里召开会议，部署工作。\n',
  '活動啟動，各方稱讚。張三豐 攝影報道\n',
  '第三條 為了加強管理，制定本辦法。\n',
  '县里推出《稳就业 促增收 强信心·访谈》，反响很好。\n',
  '国内快讯：\n（1）各地推进城市更新 打造宜居家园；\n（2）多地迎来降雨 部分列车停运。\n',
  '摄影报道完成，记者 张三 摄  会议当天召开。\n',
  '会议到此结束。  第二天，代表们继续讨论。\n',
  '请看“说明书v1.0.”。\n',
  '相关链接：会议要求抓好落实。\n',
  '资料 | 甲县日报 乙县日报\n',
  `县里召开推进会\n甲县网 | 乙县客户端\n${BODY}\n`,
  '来源：甲县网 作者：王某 编辑：李某\n',
  '凡注明日期的文件，应当执行该版本的规定。\n',
  '推动工作落实（编辑部：甲县）。\n',
  '第一条 为了加强管理，制定本办法。\n',
  '全市“动力党建 幸福河湖”活动启动，成效明显。\n',
  `${BODY}\n主办：甲县文旅局\n地址：甲县文化馆一楼\n`,
  `${BODY}时间：3月2日，推动（责任编辑：张三）落实（责任编辑制度要求谁签字谁负责）。\n`,
  '走进田间地头 了解民情民意，好。聚焦主责主业 着力改善民生，好。\n',
  'The county built three canals in spring and repaired two more of them\n镇里修好了三条水渠。\n',
  '镇里今年春天修好了三条水渠，另外两条也已经整修一新，群众用水更方便了\nThe county built three canals in spring, and repaired two\n村民很满意。\n',
  'The county built three canals in spring and repaired two more.\nThe farmers have water enough for all of their fields now.\n',
  'The rate is 6.8 % now.\n',
  '“重”在这里读作“重(chóng)”，拼音是重(chóng)，又念“重(zhòng)”，注音為重(ㄓㄨㄥˋ)，讀音重 zhòng 聲。\n',
  '“José·某”…、“è”—“à”，30±2°',
  '附件(a1)、平台(app2)，卡尔.马克思\n',
  '“中国”××××，“某某××”——Beyoncé\n',
  '一. 总体要求\n',
  '指标GDP(gross)为Smart City, Inc.所用，a < b & c。\n',
  '他说：“第一段。\n“第二段。”\n',
  '　　正文开始了。　　这里曾是另一段。\n',
];

describe('cleaning', () => {
  for (const { name, dirty, clean: expected, kinds } of ROWS) {
    it(`takes away ${name}`, () => {
      const { text, edits } = clean(dirty);
      assert.equal(text, expected);
      assert.equal(applyEdits(dirty, edits), expected);
      const found = new Set(edits.flatMap((edit) => edit.kinds));
      assert.deepEqual([...found].sort(), [...kinds].sort());
    });

    it(`keeps ${name} where it is asked to`, () => {
      const keep = new Set(DIRT_KINDS);
      assert.equal(clean(dirty, { keep }).text, dirty);
      const { edits } = clean(dirty, { keep: new Set(kinds) });
      assert.ok(edits.every((edit) => edit.kinds.every((kind) => !kinds.includes(kind))));
    });
  }

  for (const text of CLEAN) {
    it(`leaves ${JSON.stringify(text.slice(0, 24))} as it is`, () => {
      assert.deepEqual(clean(text).edits, []);
    });
  }

  const REMARKS = [
    { name: 'replacement characters', text: '会议\uFFFD强调。', kind: 'mojibake', at: '\uFFFD' },
    { name: 'what GBK makes of them', text: '会议锟斤拷强调。', kind: 'mojibake', at: '锟斤拷' },
    { name: 'UTF-8 read as Latin', text: '会议ä¼šè®®。', kind: 'mojibake', at: 'ä¼šè®®' },
    {
      name: 'UTF-8 read as Latin without the letters that nobody sees',
      text: '会议ä¸å›½。',
      kind: 'mojibake',
      at: 'ä¸å›½',
    },
    {
      name: 'UTF-8 read as Windows-1252, quotation marks in it included',
      text: '会议ä¹¡é•‡å¹²éƒ¨ï¼Œè¦â€œå¿«â€�结束“好”。',
      kind: 'mojibake',
      at: 'ä¹¡é•‡å¹²éƒ¨ï¼Œè¦â€œå¿«â€�',
    },
    {
      name: 'bytes that Windows-1252 has no letter for',
      text: '会议è�½å®ž结束。',
      kind: 'mojibake',
      at: 'è�½å®ž',
    },
    {
      name: 'controls in UTF-8 read as ISO 8859-1',
      text: '会议åå结束。',
      kind: 'mojibake',
      at: 'åå',
    },
    {
      name: 'one character of it',
      text: '气温15â„ƒ，看é•‡。',
      kind: 'mojibake',
      at: 'â„ƒ',
      also: 'é•‡',
    },
    { name: 'a letter of it', text: 'cafÃ©开业，Ã‰cole。', kind: 'mojibake', at: 'Ã©', also: 'Ã‰' },
    {
      name: 'UTF-8 read as Latin twice',
      text: '会议Ã¤Â¸Â\u00adÃ¥â€ºÂ½。',
      kind: 'mojibake',
      at: 'Ã¤Â¸Â\u00adÃ¥â€ºÂ½',
    },
    { name: 'a full-width comma read as Latin', text: '会议ï¼Œ。', kind: 'mojibake', at: 'ï¼Œ' },
    { name: 'GBK read as Latin', text: '会议ÖÐ¹ú。', kind: 'mojibake', at: 'ÖÐ¹ú' },
    { name: 'GBK without a letter', text: '会议¹¤×÷。', kind: 'mojibake', at: '¹¤×÷' },
    {
      name: 'a soft hyphen in it',
      text: '会议ä¸\u00adå›½。',
      kind: 'mojibake',
      at: 'ä¸\u00adå›½',
    },
    {
      name: 'UTF-8 read as GBK',
      text: '会议，鏀垮簻锛屽ソ。',
      kind: 'mojibake',
      at: '鏀垮簻锛屽ソ',
    },
    {
      name: 'UTF-8 read as GBK, to its last lost byte',
      text: '鏀垮簻宸ヤ綔鎶ュ憡鎸囧嚭锛岃鍧氭寔楂樿川閲忓彂灞曘€\ufffd\n',
      kind: 'mojibake',
      at: '鏀垮簻宸ヤ綔鎶ュ憡鎸囧嚭锛岃鍧氭寔楂樿川閲忓彂灞曘€\ufffd',
    },
    { name: 'private characters', text: '会议\uE123。', kind: 'mojibake', at: '\uE123' },
    { name: 'a lost character', text: '县委书记张?主持会议。', kind: 'mojibake', at: '?' },
    {
      name: 'several lost characters',
      text: '县委书记????主持会议，怎么办？？县长??说。',
      kind: 'mojibake',
      at: '????',
      also: '??说',
    },
    { name: 'an opening mark alone', text: '要抓“四下基层。', kind: 'unpaired-quote', at: '“' },
    { name: 'a closing mark alone', text: '要抓四下基层”。', kind: 'unpaired-quote', at: '”' },
    { name: 'a third straight mark', text: '"四"和"下。', kind: 'unpaired-quote', at: '"下' },
    {
      name: 'a jump line inside a sentence',
      text: '会议强调，要扎实开展专项行动，把各项措施落\n▶▶下转03版\n第二条新闻标题\n',
      kind: 'jump-line',
      at: '▶▶下转03版\n',
    },
    {
      name: 'a jump where its sentence is cut',
      text: '会议强调，要扎实开展专项行动，把各项措施落（下转03版）\n第二条新闻标题\n',
      kind: 'jump-line',
      at: '（',
    },
    {
      name: 'a heading that a preposition ends',
      text: `${BODY}\n突出问题导向\n始终坚持问题导向，推动工作。\n`,
      kind: 'layout-break',
      at: '\n始',
    },
  ] as const;
  for (const { name, text, kind, at, ...row } of REMARKS) {
    it(`points out ${name} and leaves it`, () => {
      const { text: cleaned, remarks } = clean(text);
      assert.equal(cleaned, text);
      assert.deepEqual(
        remarks.map((remark) => [remark.kind, remark.start]),
        [at, ...('also' in row ? [row.also] : [])].map((one) => [kind, text.indexOf(one)]),
      );
    });
  }

  /** What lines are made of: words, names, residue, blanks, marks, markup and ends of lines, whole and in halves. */
  const BITS = [
    ...[
      '会议',
      '强调',
      '我',
      '们',
      '推进',
      '改革',
      '张三',
      '李四',
      '王',
      '县长',
      '的',
      '記者',
      '讯',
      '摄',
    ],
    ...[
      '(zhì)',
      '（fā）',
      '?qǐng)',
      'zhì)',
      '(zhì',
      '(de)',
      ' zhì ',
      '((fā',
      'fā))',
      '(ㄓˋ)',
      '(Fā zhǎn…)',
      '读作',
      'A',
      '13',
      '%',
      '第',
      '一',
    ],
    ...[' ', ' ', '  ', '\u3000', '\u3000\u3000', '\t', '\u00a0', '\u200b', '\ufeff'],
    ...[
      '，',
      '。',
      '、',
      '；',
      '：',
      '？',
      ',',
      '.',
      ';',
      ':',
      '!',
      '?',
      '"',
      "'",
      '×',
      '|',
      '·',
      '—',
    ],
    ...['“', '”', '‘', '’', '「', '」', '（', '）', '(', ')', '《', '》', '【', '】'],
    ...[
      '<p>',
      '</p>',
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '&amp;',
      '&lt;',
      '&nbsp;',
      '&nbsp',
      '&amp',
      '&ldquo',
    ],
    ...['\n', '\n', '\r\n', '\r', '\u2028', 'p&gt;', '\ufffd', '锟斤拷', '\ud842', '𠮷', '👍'],
    ...['相关阅读\n', '相关链接：', '人民网', '打印本页', '版权声明：', '▶▶下转08版', BODY],
  ];
  const dirtyTexts = fc
    .array(
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...ROWS.map(({ dirty }) => dirty), ...CLEAN) },
        { weight: 1, arbitrary: fc.constantFrom(...REMARKS.map(({ text }) => text)) },
        { weight: 8, arbitrary: fc.constantFrom(...BITS) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      ),
      { maxLength: 40 },
    )
    .chain((parts) => {
      const text = parts.join('');
      return fc.nat(text.length).map((cut) => text.slice(cut) + text.slice(0, cut));
    });
  const kept = fc.subarray([...DIRT_KINDS]).map((kinds) => new Set(kinds));

  it('leaves sentences that begin as furniture does', () => {
    const sentences = [
      '版权声明登记工作取得新进展，全县登记作品1200件，增长6.8%。',
      '版权所有人张三向县版权局申请登记。',
      '未经授权不得转载，是媒体版权保护的底线，县委宣传部部长王五说。',
      'Copyright 保护力度加大，县长王五说。',
      '扫一扫二维码即可办理，全县办件量增长6.8%。',
      '分享到会代表的经验，县长王五讲话。',
    ];
    for (const sentence of sentences) {
      assert.equal(
        clean(`${BODY}\n${sentence}\n${BODY}\n`).text,
        `${BODY}\n${sentence}\n${BODY}\n`,
      );
    }
    assert.equal(
      clean(`${BODY}\n(下转第二版)县长王五指出，要抓落实。\n`).text,
      `${BODY}\n县长王五指出，要抓落实。\n`,
    );
    const script = `${BODY}\nvar s="县委"; 会议强调要发展，县长王五出席。\n`;
    assert.ok(clean(script).text.includes('会议强调要发展，县长王五出席。'));
  });

  it('done twice changes nothing more, whatever is kept', () => {
    fc.assert(
      fc.property(dirtyTexts, fc.oneof(fc.constant(new Set<DirtKind>()), kept), (text, keep) => {
        assert.deepEqual(clean(clean(text, { keep }).text, { keep }).edits, []);
      }),
      { numRuns: 500 },
    );
  });

  it('is its edits, which keep apart, say why, and drop no Han character besides', () => {
    const han = (text: string) => text.match(/\p{Script=Han}/gu)?.join('') ?? '';
    fc.assert(
      fc.property(dirtyTexts, (text) => {
        const { text: cleaned, edits, alignment } = clean(text);
        assert.equal(applyEdits(text, edits), cleaned);
        let last = 0;
        let outside = '';
        let inside = '';
        for (const { start, end, replacement, kinds } of edits) {
          assert.ok(start >= last && start <= end);
          assert.ok(kinds.length > 0);
          outside += text.slice(last, start) + replacement;
          inside += text.slice(start, end);
          last = end;
        }
        assert.equal(han(outside + text.slice(last)), han(cleaned));
        // Only what holds words by its kind takes words away.
        for (const edit of edits) {
          const words = han(text.slice(edit.start, edit.end));
          const mayHoldWords = edit.kinds.some((kind) =>
            ['html', 'copyright', 'link-list', 'jump-line', 'page-furniture'].includes(kind),
          );
          assert.ok(words === han(edit.replacement) || mayHoldWords, inside);
        }
        assert.equal(alignment.targetLength, cleaned.length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no more than linear time over runs of one kind', function () {
    this.timeout(8_000);
    for (const run of ['°±', '"会"', '"', '“"?', 'ä¸', '�会', '会?']) {
      assert.equal(typeof clean(run.repeat(200_000 / run.length)).text, 'string');
    }
  });

  it('finds dirt in order, without overlaps', () => {
    fc.assert(
      fc.property(dirtyTexts, (text) => {
        let last = 0;
        for (const { start, end } of findDirt(text)) {
          assert.ok(start >= last && start < end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
