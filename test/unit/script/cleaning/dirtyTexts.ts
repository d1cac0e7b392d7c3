/** Dirty texts and what cleaning makes of them, written by hand. */
import type { DirtKind } from '../../../../server/src/script/cleaning/dirt';

export const BODY = '会议强调，要扎实开展专项行动，把各项措施落实到基层，让群众满意。';

export interface Row {
  readonly name: string;
  readonly dirty: string;
  readonly clean: string;
  readonly kinds: readonly DirtKind[];
}

export const ROWS: readonly Row[] = [
  {
    name: 'a half-width point behind a percentage',
    dirty: '增长98%.会议强调，要压实责任',
    clean: '增长98%。会议强调，要压实责任',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'marks that stand twice',
    dirty: '会议强调，，要压实责任。。县长,，指出：：抓落实。',
    clean: '会议强调，要压实责任。县长，指出：抓落实。',
    kinds: ['half-width-punctuation', 'doubled-punctuation'],
  },
  {
    name: 'what a site adds to a headline, and its buttons',
    dirty: `县里召开推进会_要闻_清河网\n（原标题：甲县召开推进会）\n来源：甲县日报 【关闭】\n${BODY}【打印】【关闭】\n`,
    clean: `县里召开推进会\n来源：甲县日报\n${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'the label of a headline that has no other above it',
    dirty: `原标题：县里召开推进会 - 中国政府网\n${BODY}\n`,
    clean: `县里召开推进会\n${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'the name of a section above a headline, and a page head with editors',
    dirty: `要闻\n县里召开推进会\n${BODY}\n02版 综合 责任编辑：李某 版式：王某\n春耕备耕有序推进\n本报讯 ${BODY}\n`,
    clean: `县里召开推进会\n${BODY}\n春耕备耕有序推进\n本报讯 ${BODY}\n`,
    kinds: ['page-furniture'],
  },
  {
    name: 'programs and styles of a page, also inside a sentence, whose marks stay half-width',
    dirty: `县里召开推进会\n.TRS_Editor P{margin-top:0px;font-family:宋体;}\nif (s == '甲县') {\nwindow._bd_share_config={"common":{"bdText":"甲县,要闻"}};\n}\n${BODY}会议指出，要.main{width:100px;color:red;}落实。\n`,
    clean: `县里召开推进会\n${BODY}会议指出，要落实。\n`,
    kinds: ['html'],
  },
  {
    name: 'pinyin residue in half- and full-width brackets',
    dirty: '推動高質(zhì)量發（fā）展。',
    clean: '推動高質量發展。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'numbers that a line break cuts',
    dirty:
      '会议指出，今年以来全市完成投资12\n00亿元，同比增长6.8%，新建改建农村公路3\n50公里，惠及群众20万人以上。各级各部\n门要进一步压实责任，细化举措，强化督导。\n',
    clean:
      '会议指出，今年以来全市完成投资1200亿元，同比增长6.8%，新建改建农村公路350公里，惠及群众20万人以上。各级各部门要进一步压实责任，细化举措，强化督导。\n',
    kinds: ['layout-break'],
  },
  {
    name: 'references that nothing decodes',
    dirty: '会议强调，要&foo;落实;再落实。',
    clean: '会议强调，要&foo;落实；再落实。',
    kinds: ['half-width-punctuation'],
  },
  {
    name: 'rows of a table in Markdown, which are no sentences',
    dirty:
      '| 单位名称 | 主要任务 | 完成时限 | 责任领导 |\n| --- | --- | --- | --- |\n| 市发展改革委员会 | 加快推进重大项目建设完成投资120亿元 | 2024年12月底 | 李明 |\n| 市工业和信息化局 | 推动制造业高质量发展增长百分之八以上 | 2024年12月底 | 王强 |\n',
    clean:
      '| 单位名称 | 主要任务 | 完成时限 | 责任领导 |\n| --- | --- | --- | --- |\n| 市发展改革委员会 | 加快推进重大项目建设完成投资120亿元 | 2024年12月底 | 李明 |\n| 市工业和信息化局 | 推动制造业高质量发展增长百分之八以上 | 2024年12月底 | 王强 |\n',
    kinds: [],
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
    name: 'a space between a title or a name in quotation marks and what the sentence goes on with',
    dirty:
      '会议学习《条例》 的要求，开展“三亮” 活动，印发《意见（试行）》 等文件，听《春风》 唱得好。',
    clean:
      '会议学习《条例》的要求，开展“三亮”活动，印发《意见（试行）》等文件，听《春风》 唱得好。',
    kinds: ['stray-space'],
  },
  {
    name: 'residue that lost its tone marks, and what is none',
    dirty: '推进(jin)高质(zhi)量发展，用好人工智能(AI)和演示文稿(ppt)工具。',
    clean: '推进高质量发展，用好人工智能（AI）和演示文稿（ppt）工具。',
    kinds: ['pinyin-residue', 'half-width-punctuation'],
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
    name: 'readings of a whole word, and the name of somebody from abroad',
    dirty: '完成项目(xiàngmù)13项，会见何塞(José)。',
    clean: '完成项目13项，会见何塞(José)。',
    kinds: ['pinyin-residue'],
  },
  {
    name: 'half-width commas that spoil what is copied',
    dirty: '10月27日,,市长到园区调研,。沈立群, 、秦望舒,,、江辰陪同,；他问：“忙吗,？”,便走了。',
    clean: '10月27日，市长到园区调研。沈立群、秦望舒、江辰陪同；他问：“忙吗？”，便走了。',
    kinds: ['stray-space', 'half-width-punctuation'],
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
    dirty: `${BODY}（责任编辑：张三） ${BODY}\r\n${BODY}[责编:李四]${BODY}（校对：王五）\r\n${BODY} 【纠错】  【责任编辑:赵六】  阅读下一篇：\r\n`,
    clean: `${BODY}\r\n${BODY}\r\n${BODY}\r\n${BODY}\r\n${BODY}\r\n`,
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
    dirty: `${BODY}（下转第2版）\n\n（上接01版①）${BODY}\n◀◀上接03版 ${BODY}\n`,
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
