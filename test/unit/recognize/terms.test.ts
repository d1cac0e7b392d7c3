/** Formulas, slogans and metrics, form by form, with what they are told apart from by name. Marked by hand. */
import { describeMarked } from '../../support/marked';

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'counts joined without quotation marks': [
    '{F:两馆一中心}年内完工，{F:三横五纵}路网成形，形成{F:一核三带多点}格局。',
    '推动{F:五亮五评}，做到{F:双提升双促进}。',
    '来客走遍五湖四海，说话七零八落，桥身七扭八歪。',
    '九江多地降雨，四川三县停课，两党两国关系向好，车上三男两女。',
    '{S:一村一策}抓帮扶，两年三次受奖，三县一区参会。',
  ],
  'deeds that are counted, without quotation marks': [
    '落实{F:四个着力}，严守{F:九不准}，对照{F:六个到位}要求整改。',
    '开出四个提升班，第三个坚持下来的人，三个加强版本。',
  ],
  'traits that are counted, before what has them': [
    '推进{F:五治}工程，创建{F:三型}机关，做好{F:两癌}筛查。',
    '长江三峡工程，三期工程，两地企业活动，双边活动。',
  ],
  'villages, spans of time and aspects that are no counts, and kinds of people that are': [
    '来到双山村、双河村走访，用了4个多月，抓好5方面工作。',
    '紧盯“{F:两类人}”，走进“{F:三乡}”梅川。',
  ],
  'to each its own, and pairs of ones that are idioms': [
    '{S:一户一策}精准帮扶，做强{S:一镇一业、一村一品}。',
    '一进一出之间，一言一行见作风。',
  ],
  'beginnings and spans of time that are fought for': [
    '坚持{S:首战即决战}，{S:奋战二季度、决胜上半年}。',
    '开局就下起了雨，冲刺四季度的目标。',
  ],
  'what everybody shall have, and what is done in the place of others': [
    '做到{S:幼有善育、学有优教}，{S:想群众之所想、急群众之所急}。',
    '大家学有所得，想你所想。',
  ],
  'what is done meanwhile': ['坚持{S:边学边查边改}。', '两人边走边说。'],
  'tigers and flies of the fight against corruption': [
    '坚持{S:“老虎”“苍蝇”一起打}，持续{S:打虎拍蝇}。',
    '动物园里的老虎打起了盹。',
  ],
  'deeds in three characters, and pairs that are joined': [
    '着力{S:促改革、调结构、添动力}，推动项目{S:早开工、早建成、早达效}。',
    '处理好学与思、知与行、破与立的关系。',
  ],
  'what a county means to be, part by part, and what provinces are': [
    '实施{S:工业强县、生态立县}战略。',
    '建设{S:教育强省}、{S:文化强省}。',
  ],
  'idioms that are built on numbers': [
    '对公款吃喝三令五申，集市上商品五花八门，费了九牛二虎之力。',
  ],
  'numbers behind an underscore, and one by one': ['PM_2.5浓度下降{M:12.1%}，对任务一一部署。'],
  'ratios, and times, scores and scales': [
    '三次产业比由{M:12:45:43}调整为{M:10:44:46}。',
    '客队以3:1取胜，会议9:30开始，比例尺为1:500。',
  ],
  'parts that are whole, and parts that are cut off': [
    '实现{S:事事有回应、件件有结果}的转变。',
    '以{S:钉钉子}精神，紧紧盯住问题抓整改。',
  ],
  'what is done by the same means': [
    '推动{S:以茶兴业、以茶富民、以茶会友}，做好{S:向山发展、向山图强}文章。',
    '以工代赈、以奖代补，向东发展、向西开放。',
  ],
  'codes without quotation marks': [
    '织密{F:1+4+N}网格，落实{F:3+X}机制。',
    '1+1大于2，K20+800处，13+25道题。',
  ],
  'words that are formulas before their own matter': [
    '兜牢{F:三保}底线，规范{F:三资}管理。',
    '企业做到三保，三资齐全。',
  ],
  'parts of one length that are held to': [
    '要坚持{S:齐抓共管、久久为功}，坚持{S:重实绩、看实效}的用人导向。',
    '坚持{S:目标导向}、{S:结果导向}，坚持规划、计划、方案齐备。',
  ],
  'what merit is measured by, what people need most, what everyone shall be': [
    '树立{S:以实绩论英雄、以亩产论英雄、以项目大小论英雄}的导向，办好群众{S:最急最怨最盼}的事。',
    '{S:做改革的先行者，做发展的实干家，做群众的贴心人}。',
    '推动{S:富民强县}，建设{S:美丽圩镇}，全力{S:减时限、减环节、减材料}。',
    '最高最低气温，最大最全的市场。',
  ],
  'terms in the words of Taiwan': [
    '推進{S:網路強國}建設，{S:最佳化營商環境}，推動{S:高品質發展}。',
    '構建{F:雙迴圈}{S:新發展格局}，實施“{S:人工智慧+}”行動，堅持{S:總攬全域性、協調各方}。',
    '最佳化服務流程，打開單一視窗，修復網路，清點檔案。',
  ],
  'what shall be early, and what shall rise': [
    '隐患排查做到{S:早研判、早处置}。',
    '让{S:腰包鼓起来、村容美起来}。',
    '早上好、早饭前出发。',
  ],
  'calls whose parts answer one another': [
    '坚持{S:无事不扰、有事必应}，优化服务。',
    // Behind a comma and a long way into its clause, with a head behind it.
    '会上明确，全县试点工作采取{S:村里点菜单镇里配原料、镇里搭台子村里唱大戏}的方式推进。',
    '各镇着力{S:补短板、堵漏洞、强弱项}，迎接检查。',
    '统筹{S:稳增长、扩内需、促消费}各项工作。',
    // Another mark goes on with something else.
    '着力{S:稳就业、稳企业、稳市场、稳预期}，守住守好底线，防范风险。',
    '力争{S:率先起步、率先破题、率先见效}。',
    '对企业{S:无事不扰、有求必应、难事必帮}。',
    '做到{S:有呼必应、无事不扰}的服务。',
    '有的不同、有些不行，有人不去、有事不来。',
  ],
  'measures taken together, by their number': [
    '通过“融资、担保、保险”{F:三措并举}，坚持“严管理”和“优服务”{F:两手并用}。',
    '多措并举抓落实，三级联动保畅通。',
  ],
  'a compound whose last part is not counted': ['构建“{F:一主两翼多点}”格局。'],
  'limits without a unit, ranges with a unit at both ends': [
    '投资{M:过百亿}，产值{M:上千亿}，规模{M:超千亿}，用户{M:破万}。',
    '安排{M:2.1亿元—2.5亿元}，水位上涨{M:3米至7.5米}。',
    '经过百亿补贴，村民以上百为多，推进三次产业融合。',
  ],
  'names of sums, and what a place looks like': [
    '建立“{F:1办+6个专班}”，落实“{F:2个中心+8个站点}”。',
    '提供“7×24”小时服务，抵制“996”，打造“{S:七彩青川}”。',
  ],
  'ranges of shares, classifiers in brackets, and a play for two': [
    '增长{M:4.5%—5%}，购置设备{M:35台（套）}、疏浚河道{M:12条（段）}，演出二人转。',
  ],
  'spirits whose name holds a word that is no slogan': ['弘扬{S:改革开放精神}，坚持{S:改革开放}。'],
  'numbers of items before whole numbers': [
    '要闻：5.今日立夏；6.{M:125个}项目开工；12.{M:300名}干部下乡。',
    '编号3.4.5项。',
    '税负降低{M:3.1个百分点}，用时{M:约两个半小时}。',
    '全书{M:12.5万字}，写了{M:三千字}。',
  ],
  'the office of a commission is no formulation': ['中央依法治国办发出通知，坚持{S:依法治国}。'],
  'calls to leave nothing out': [
    '对困难群众{S:应帮尽帮}，审批事项{S:能快尽快}。',
    '项目{S:能早则早、能快则快}，收费{S:应减则减}。',
    '应急尽职，能说尽情说，能则能矣。',
  ],
  'policies, institutions and projects are slogans in quotation marks only': [
    '完善现代流通体系，增强实体经济，保护耕地红线。',
    '围绕“{S:社会主义市场经济体制}”展开讨论，西气东输工程供气。',
    '大江流经三江源头的冰川。',
  ],
  'hardships, disasters and funds in quotation marks': [
    '着力解决“就医难”问题，各方驰援“7·9地震”灾区，设立“春晖基金”。',
    '入选“{S:滨江英才}”计划，入选“最美乡村”。',
  ],
  'the orientation of work': ['坚持{S:需求导向}、{S:问题导向}，发挥规划的战略导向作用。'],
  'a title is none, whatever is called by its words': [
    '落实“{S:清廉海港}”战略，《清廉海港》出版，{S:清廉海港}建设提速。',
  ],
  'metaphors, and campaigns that bear them': [
    '该镇下好“先手棋”，种好“责任田”，争当“老黄牛”，念好“山字经”。',
    '深入实施“{S:领头雁}”工程，党员干部走在前。',
  ],
  'the bodies of a place, by their number': ['县{F:四套班子}领导出席，全县{F:四套班子}成员参加。'],
  'formulas in every shape of numeral': [
    '落实“{F:三个清单}”。',
    '落实“{F:四下基层}.”，',
    '推进“{F:十大工程}”。',
    '打好“{F:双提升}”攻坚战。',
    '推行“{F:两代表一委员}”接访。',
    '实施“{F:百千万工程}”。',
    '构建“{F:１+N}”制度。',
    '形成“{F:3+5+N}”产业格局。',
    '完善“{F:四查四看}”机制。',
    '抓好“{F:五经普}”工作。',
    '实现粮食“{F:十九连丰}”。',
    '省委“{F:132}”总体工作部署。',
    '坚持“{F:两个毫不动摇}”，做到“{F:两个维护}”。',
  ],
  'a code is the formula, the head of a scheme is not': [
    '“{F:4+4}科创工程”见成效，“{F:3+6}”产业体系成形。',
    '推进“2035启航计划”。',
    '“八腿式”铁塔立在“三层式”塔基上。',
  ],
  'schemes known by their number': [
    '出台稳住经济“{F:20条}”。',
    '抓好城建{F:六大攻坚行动}和{F:双20}帮扶机制。',
    '学习党的二十大战略部署，建成三大基地、九大园区。',
  ],
  'calls in parallel form, without quotation marks': [
    '多办{S:顺民意、惠民生、暖民心}的实事。',
    '力争一季度{S:开门稳、开门好、开门红}。',
    '在{S:全面学习、全面把握、全面落实}上下功夫。',
    '坚持{S:统筹规划、保障安全、绿色发展}的原则。',
    '按照{S:安全第一、市场主导、保障先行}工作方针推进。',
    // Enumerations of nouns are none.
    '种植大豆、玉米、高粱，建设新产品、新技术、新工艺展示区。',
    '在政治立场、政治方向、政治原则、政治道路上保持一致。',
    '学与思、知与行、破与立的关系。',
  ],
  'brands of places': [
    '建设{S:美丽新宁夏}，统筹开放大通道，推进国家文化公园贵州段。',
    '奋力谱写{S:现代化新海南}篇章，建设{S:社会主义现代化新疆}。',
    '统筹科技创新和产业创新，集聚创新资源。',
    '建设{S:教育强区}、{S:人才强省}，办好云河论坛。',
    '本地{S:强省会}战略由科技强省委员会讨论。',
  ],
  'numbers that are no formulas: idioms, lexical words, dates, names': [
    '他三番五次到村里来，千方百计想办法。',
    '“一把手”带头，“一站式”办理。',
    '“五一”“十一”假期和“九一八”纪念日。',
    '沿“五四大道”向前，经“三里桥”。',
    '以“3比1”取胜。',
    '文号为县政发〔2024〕11号。',
    '2023年以来的第三批项目。',
    '召开三届二次全会。',
    '开辟“第二战场”。',
  ],
  'names, times, codes and regions with numbers, which are no formulas': [
    '“青云六号”升空，<img width="500" />，用户与商家双赢，禁止“二选一”。',
    '开展“{S:技兴三湘}”行动，建设“{S:八闽书屋}”，实施“{S:240小时过境免签}”政策。',
    '围绕十大战略性领域开展工作。',
  ],
  'slogans with a campaign head': [
    '深入开展“{S:清风廉韵进万家}”活动。',
    '实施“{S:村村有看点}”行动。',
    '叫响“{S:青禾好粮}”品牌。',
    '弘扬“{S:敢闯敢拼}”精神。',
    '推行“{S:局长走流程}”机制。',
    '树立“{S:今天再晚也是早}”理念。',
  ],
  'slogans by form': [
    '“{S:网格吹哨、部门报到}”工作机制。',
    '打造“{S:数字乡村·智慧治理}”样板。',
    '坚持“{S:有呼必应、有诉必办}”。',
    '“{S:政府搭台+企业唱戏}”模式。',
    '做到{S:事事有着落、件件有回音}。',
    '确保{S:不缺项、不漏项、不错项}。',
    '开展{S:作风效能提升年}活动。',
    '建设{S:平安南通}。',
  ],
  'slogans that are set wording': [
    '贯彻{S:新发展理念}，构建{S:新发展格局}，推动{S:高质量发展}。',
    '坚持{S:以人民为中心的发展思想}，解决{S:急难愁盼}问题。',
    '坚持{S:问题导向}，力戒{S:形式主义官僚主义}。',
    '全面推进{S:乡村振兴}，巩固{S:脱贫攻坚}成果。',
  ],
  'a compound formula spelled out in brackets behind its head': [
    '启动“{F:四进四看}”行动（进村、进组、进田、进户，看路、看水、看房、看人）。',
  ],
  'parts that share the character before their last': [
    '打造“{S:审批事项最少、办事效率最高、企业获得感最强}”的县城。',
  ],
  'what comes first, what is so for each, and words that share a character': [
    '做到{S:先定项目再议资金、先有方案后有开支}，管好家底。',
    '努力实现{S:人人有活干、户户有余粮}。',
    '把工作{S:谋深、谋细、谋实}，形成{S:尊农、惠农、助农、亲农}的氛围。',
    '严查{S:乱收费、乱罚款、乱摊派}，强化{S:大抓项目、大抓招商}。',
    '实现{S:办事顺心、投资放心、经营舒心}。',
    '建成区域中心、商务中心、文化中心。',
  ],
  'known terms with the other conjunction': ['坚持{S:有效市场与有为政府}相结合。'],
  'what is joined to a call to leave nothing out, and what else merit is measured by': [
    '坚持{S:应保尽保、应发尽发}，惠企政策{S:应享尽享、直达快享}。',
    '{S:以实绩论英雄、以口碑比高下、以作风定成败}，比出干劲。',
  ],
  'what counties mean to be, and what a place shall become part by part': [
    '各县分别建成{S:农业强县、工业大县、文旅名县}。',
    '建设{S:经济繁荣、民族团结、环境优美、人民富裕的美丽新宁夏}。',
    '加快建设{S:清洁能源强省}和{S:新时代人才强省}。',
    '奋力建设{S:机制活、产业优、百姓富、生态美}的乡村。',
  ],
  'whom the Party leads, one thing in three ways, campaigns of several deeds': [
    '坚持{S:党对气象工作的全面领导}，党对他的领导能力很放心。',
    '做到{S:大城细管、大城智管、大城众管}，调整重点行业、重点企业名单。',
    '实施{S:稳岗扩容提质}行动，实施城乡居民增收计划和城市更新行动。',
  ],
  'what is counted behind the quotation that lists it': [
    '围绕“水源、粮源、客源”{F:三大要素}，做足文章，用好“清单推进、专班推进”{F:两个方法}。',
    '坚持“走、看、问”{F:三种方式}，推介“青山”“绿水”两大品牌。',
    '沪苏浙皖{F:三省一市}加快融合。',
    '县{F:四大家}领导参加“{F:三万}”活动，落实{F:13710}工作制度。',
  ],
  'what a time is brought down to, and from': [
    '从省城出发，车程由{M:7小时左右}缩短至{M:3小时左右}，{M:3小时}的车程不算远，算力达到{M:160Eflops}。',
  ],
  'thoughts by field, each by itself': [
    '学习{S:习近平新闻思想}、{S:习近平外交思想}和{S:习近平党建思想}。',
  ],
  'a quotation of several characters that is used as a name': [
    '社区开设“{S:邻里书屋}”。\n\n{S:邻里书屋}办了一年。',
  ],
  'what stands before the event in a quotation': [
    '“{S:携手逐梦}——两岸青年交流活动”在云河举行。',
    '“推动{S:高质量发展}”系列主题发布会昨天举行。',
  ],
  'terms in a list, of which a numbered one is the last': [
    '坚持{S:马克思列宁主义}、{S:毛泽东思想}、{S:邓小平理论}、“{F:三个代表}”重要思想、{S:科学发展观}。',
  ],
  'a commission that bears the name of a term': [
    '中央全面深化改革委员会召开会议，部署{S:全面深化改革}。',
  ],
  'stories, zeros and battles that are none': [
    '讲好历史故事和营商故事，{S:讲好西藏故事}，用水总量实现零增长。',
  ],
  'terms that are ordinary words without quotation marks': [
    '推动外贸回稳向好，做好迎峰度夏工作。',
    '打造“{S:一流营商环境}”品牌。',
  ],
  'parts of a strategy, but for those that are strategies themselves': [
    '落实市委{S:创新驱动、开放引领、产教融合}发展战略和{F:三中心两基地}定位。',
    '实施{S:科教兴省}、{S:人才强省}、{S:创新驱动发展}战略。',
  ],
  'a campaign that goes by its call': [
    '现场开展{S:进万家、解难题、送温暖、促发展}活动，组织种大豆、收玉米、晒高粱活动。',
  ],
  'a term inside another that is an ordinary word': ['培育{S:专精特新}小巨人企业。'],
  'a call of several parts by their first characters': [
    '开展“{S:访农户、问需求、解难题、送政策}”工作。\n\n{S:访问解送}以来，办结{M:30件}实事。',
  ],
  'a code before what it is the code of': ['增强{F:5+2}就业之家服务，缩小{F:三大差距}。'],
  'everyday words in quotation marks, and campaigns that bear them': [
    '产业的“含绿量”“含金量”越来越足。',
    '送去“含金量”十足的政策，打破“大锅饭”，方便群众在“家门口”办事。',
    '跑好乡村建设“马拉松”，畅通农产品“绿色通道”，大家称他为“守门人”。',
    '报告提到“社会主义”一词，社会主义建设不断推进。',
    '深入实施“{S:领头雁}”工程，领头雁飞过湖面。',
    '扎实推进“{S:手拉手}”专项行动，开展“{S:手牵群众心}”专项行动。',
    '实施“{S:百花竞放}”计划，推出“{S:云上问诊}”。',
  ],
  'the digits of a plan in plain numbers': [
    '“{F:十五}”计划和“{F:九五}”计划都完成了，{F:十五}期间经过十五年左右。',
  ],
  'so many goals of one size, and numbers without a unit': [
    '深入推进“{F:3个100万}”行动，{F:3个100万}中新增人口{M:100万}、县城新增人口{M:40万}。',
    '参保人数增加{M:7359万}，其中第100万个证件今天发出。',
  ],
  'earthquakes, indices, heights and floors': [
    '当地发生{M:七点八级}地震，价格指数为{M:110.8点}，身高{M:1.7米出头}，1楼发生大火，下午三点五十分扑灭。',
  ],
  'ways and spirits by their form': [
    '坚定不移走{S:中国特色卫生与健康发展道路}，弘扬{S:青川铁路精神}。',
    '弘扬优良传统和新时代的科学精神，学习会议精神。',
    '以{S:中国式现代化}全面推进{S:强国建设、民族复兴}伟业。',
  ],
  'deeds of three characters and of one service': [
    '着力{S:拓岗位、优服务、兜底线}，更好{S:服务大局、服务发展、服务民生}。',
  ],
  'events, sectors and troops in quotation marks': [
    '开展“{S:护苗志愿服务月}”活动。',
    '设立“少儿冰雪周”，启动“乡村消费季”，举办“云河论坛·青川2025”。',
    '发展“夜游经济”，武装派别“白河旅”已经撤离，推动“{S:全域全季}”旅游和“{S:百业+文旅}”融合。',
  ],
  'what many shall do together': ['构建{S:大安全、大应急}工作格局，修大坝、大堤。'],
  'what shall not be': [
    '解决城区学校“大班额”问题，避免“拍脑袋”决策，缓解“入园远”现象。',
    '有效避免“纸墙挡雨”“竹篮打水”。',
    '坚决反对“{S:说得多、做得少}”的问题。',
  ],
  'states and vessels': ['“中吉乌”班列开行，“中老泰”贸易增长。', '“青川远航”轮停靠码头。'],
  'a place that becomes modern': [
    '加快建设{S:现代化河南}，奋力谱写{S:现代化新青海}篇章。',
    '朝着现代化宏伟目标前进。',
  ],
  'names built alike are no call': ['“河小清、河小美、河小绿”等吉祥物亮相。'],
  'a number of fingers': ['学会“{S:十个指头弹钢琴}”的方法。'],
  'the event behind a name': ['“{S:乐购云河}·2026迎春消费月”启动。'],
  'places on the map are no quantities, nor are provinces counted alone': [
    '震中位于北纬43.3度、东经80.9度，八省市同时参赛。',
  ],
  'one of everything, which counts nothing': [
    '做到“{S:一窗受理、一网通管}”，建成“{F:一轴、一带、一心}”。',
    '以“{S:一片区一主题}”为抓手，构建“{F:一核一圈两带}”格局。',
  ],
  'what a plan means to have within reach': [
    '建成“{S:15分钟健身圈}”和{S:10分钟托育服务圈}，融入{S:一小时交通圈}。',
    '约两个半小时后，学生转了一圈。',
  ],
  'quotations of one form side by side, of which one speaks for all': [
    '县里组织开展“{S:净源}”“{S:护苗}”专项行动。',
    '要善解“{S:民生之问}”、善答“{S:发展之题}”，交出答卷。',
    '吉祥物“乐乐”“融融”昨天亮相。',
  ],
  'quotations that are no slogans: scare quotes, speech, titles, events, honours': [
    '重点项目是全县发展的“强引擎”和“硬支撑”。',
    '所谓“空中走廊”并不存在，窗口提供“7×24小时”服务，“国际茶日”活动举行。',
    '他在会上说：“为了实现共同的美好未来，我们必须加强各方面合作。”',
    '书记与网红“小张哥”一起直播带货。',
    '“芳小清、芳小美”等护河吉祥物很受欢迎。',
    '村民听见屋后“哗啦哗啦”响个不停。',
    '把好质量“方向盘”，念好发展“山字经”的“紧箍咒”。'.replace('念好发展“山字经”的', '戴上'),
    '他问：“你家几口人？”',
    '老人说，“现在的日子真好啊。”',
    '举办“青禾县招商引资推介会”。',
    '获评“全国文明村镇先进单位”。',
    '观看电影《我和我的祖国》。',
    '“你们辛苦了！”他对大家说。',
  ],
  'plain words without quotation marks': [
    '要狠抓落实、统筹推进各项工作。',
    '发展数字经济和生物医药产业。',
    '落实河长制，加强网格员队伍建设。',
    '推进退耕还林和全民健身。',
  ],
  'recurrences without quotation marks': [
    '开展“{S:走村入户听民声}”活动。\n\n{S:走村入户听民声}活动受到欢迎。',
    '推行“{F:三查两改}”工作法。\n\n有了{F:三查两改}，问题少了。',
  ],
  'vessels by name and number, lots and days on the way': [
    '“海巡176”轮列编，成交{M:73.47亿手}，预计{M:20天}抵达，双手举起两手。',
  ],
  'units that a word behind them runs into': [
    '每人平均{M:1500斤}粮食，共有{M:11条}线路，{M:100吉瓦时}电池。',
    '7月4日元首理事会强调，队伍本身要过硬，危机四伏。',
  ],
  coefficients: ['灌溉水有效利用系数从{M:0.565}提高到{M:0.580}，基尼系数为{M:0.45}，版本号为0.9。'],
  'refrains of four characters and more that share one inside': [
    '营造{S:政治清明、政府清廉、政商清亲、干部清正}的生态，严守政治纪律、组织纪律、廉洁纪律、工作纪律。',
  ],
  'people in accidents, chapters of books, and classes': [
    '造成{M:两人}死亡、{M:三人}受伤，两人随后表示感谢。',
    '全书共{M:12章}、{M:40目}，一二类苗占{M:七成以上}，减少事项{M:三分之一}目标完成。',
  ],
  'quantities of every kind': [
    '建成高标准农田{M:3.5万亩}，新增粮食{M:1.2亿斤}。',
    '投资{M:3亿5000万元}，到位{M:1.8亿美元}。',
    '占{M:三分之二}，提高{M:2.5个百分点}，下降{M:3‰}。',
    '全程用时{M:不到20分钟}，死亡率降至{M:8.5/10万}，全省{M:第一}的成绩令人振奋。',
    '苹果、桃子产量稳定在全省{M:1/4}、{M:1/3}。',
    '{M:近3/4}的村民受益，面积占全县的{M:1/6}，3/15晚会播出。',
    '车程由{M:2个半小时}缩短到{M:1小时}，停电时间降到{M:2.8小时／户}。',
    '增长{M:1.5倍}，翻{M:一番}。',
    '浓度降至{M:29微克/立方米}。',
    '完成{M:12至15个}项目。',
    '用电量{M:3.2亿千瓦时}，里程{M:3983公里}。',
    '{M:十余家}企业落户，{M:上百名}党员参加。'
      .replace('{M:上百名}', '上{M:百名}')
      .replace('，上{M:百名}党员参加', ''),
    '参加人员{M:5000余人次}，覆盖{M:90%以上}。',
    '贡献{M:约7成}出口，数量稳居西部{M:第一}，平均受教育年限达到{M:11.2年}，总工期{M:20个月}。',
    '综合排名居全省{M:第3位}，总量全国{M:第一}。',
  ],
  'numbers that are no quantities: dates, times, ages, ordinals, numbers of things': [
    '10月10日上午9时30分，会议在301室召开。',
    '今年68岁的老党员住在3号楼2单元。',
    '第十四次全会通过第二批名单。',
    '拨打0513-85121234或12345。',
    '沿G40高速行驶，乘3路公交。',
    '从三个方面、两个层次推进，提出一项要求。',
    '七台河市和五大连池市1979、1980两年都已达标，六部门发文破解二元结构。',
    '过去五年，近三年来，20世纪90年代。',
    '依据第18条规定，见第12页。',
    '“十四五”规划第三章'.replace('“十四五”', '《纲要》'),
  ],
};

describe('terms and quantities', () => describeMarked(TABLE));
