/** Posts in English, by hand from the pages that the data names. */
import assert from 'node:assert/strict';
import { postInEnglish, postWords } from '../../../server/src/explain/postEnglish';
import { testLexicon } from '../../support/lexicon';

const POSTS: readonly [post: string, english: string | undefined][] = [
  // The centre.
  ['总书记', 'general secretary of the CPC Central Committee'],
  ['中共中央政治局委员', 'member of the Political Bureau of the CPC Central Committee'],
  ['中国国家主席', "president of the People's Republic of China"],
  ['中国外交部发言人', 'spokesman of the Ministry of Foreign Affairs'],
  ['中共中央组织部部长', 'head of the organization department of the CPC Central Committee'],
  ['国务院副总理', 'vice premier of the State Council'],
  ['国务院副秘书长', 'deputy secretary-general of the State Council'],
  ['教育部部长', 'minister of education'],
  ['公安部副部长', 'vice minister of public security'],
  ['公安部新闻发言人', 'spokesman of the Ministry of Public Security'],
  ['国家发展改革委主任', 'minister in charge of the National Development and Reform Commission'],
  [
    '全国人大常委会副委员长',
    "vice chairman of the Standing Committee of the National People's Congress",
  ],
  // Party committees, and what is in them.
  ['安徽省委书记', 'secretary of the Anhui provincial Party committee'],
  ['中共合肥市委副书记', 'deputy secretary of the Hefei municipal Party committee'],
  ['上海市委常委', 'member of the standing committee of the Shanghai municipal Party committee'],
  ['西藏自治区党委书记', 'secretary of the Xizang regional Party committee'],
  ['青石镇党委书记', 'secretary of the Qingshi town Party committee'],
  ['市委书记', 'secretary of the municipal Party committee'],
  ['市委组织部部长', 'head of the organization department of the municipal Party committee'],
  ['省委办公厅副主任', 'deputy director of the general office of the provincial Party committee'],
  ['县纪委书记', 'secretary of the county commission for discipline inspection'],
  [
    '青石县委政法委书记',
    'secretary of the political and legal affairs commission of the Qingshi county Party committee',
  ],
  [
    '中央政法委书记',
    'secretary of the political and legal affairs commission of the CPC Central Committee',
  ],
  [
    '省委第三巡视组副组长',
    'deputy head of the 3rd inspection team of the provincial Party committee',
  ],
  ['县委第十一巡察组组长', 'head of the 11th inspection team of the county Party committee'],
  ['民盟中央主席', 'chairman of the Central Committee of the China Democratic League'],
  ['全国工商联副主席', 'vice chairman of the All-China Federation of Industry and Commerce'],
  ['香港特别行政区行政长官', 'chief executive of the Hong Kong Special Administrative Region'],
  // Governments.
  ['安徽省省长', 'governor of Anhui'],
  ['安徽省长', 'governor of Anhui'],
  ['合肥市市长', 'mayor of Hefei'],
  ['青石县县长', 'county head of Qingshi'],
  ['合肥市蜀山区副区长', 'deputy district head of Shushan'],
  ['延边朝鲜族自治州州长', 'prefecture head of Yanbian'],
  ['自治区主席', 'chairman of the regional government'],
  ['内蒙古自治区副主席', 'vice chairman of the Inner Mongolia regional government'],
  ['省政府副省长', 'vice governor'],
  ['常务副市长', 'executive vice mayor'],
  ['合肥市代市长', 'acting mayor of Hefei'],
  ['代县长', 'acting county head'],
  ['合肥市领导', 'Hefei municipal leader'],
  ['市级领导', 'municipal leader'],
  // Congresses, courts, departments.
  [
    '滨州市人大常委会主任',
    "chairman of the standing committee of the Binzhou municipal people's congress",
  ],
  ['市政协副主席', 'vice chairman of the municipal committee of the CPPCC'],
  ['合肥市中级人民法院院长', "president of the Hefei municipal intermediate people's court"],
  ['县检察院检察长', "chief procurator of the county people's procuratorate"],
  ['河北省交通运输厅厅长', 'director of the Hebei provincial transport department'],
  ['合肥市教育局副局长', 'deputy director of the Hefei municipal education bureau'],
  ['市教育局党委书记', 'secretary of the Party committee of the municipal education bureau'],
  // Zones are bodies of the place that they are in.
  ['合肥高新区党工委书记', 'secretary of the Party working committee of the Hefei high-tech zone'],
  [
    '合肥市高新区管委会副主任',
    'deputy director of the administrative committee of the Hefei high-tech zone',
  ],
  ['合肥滨湖新区党工委书记', undefined],
  ['高新区党工委书记', undefined],
  // The past.
  ['时任福建宁德地委书记', 'then secretary of the Ningde prefectural Party committee'],
  ['原合肥市市长', 'former mayor of Hefei'],
  // Names of places that the library reads otherwise, or that are not written in pinyin.
  ['西安市市长', "mayor of Xi'an"],
  ['陕西省省长', 'governor of Shaanxi'],
  ['山西省省长', 'governor of Shanxi'],
  ['歙县县长', 'county head of Shexian'],
  ['乐清市市长', 'mayor of Yueqing'],
  // What is not known in every word.
  ['合肥市水利局规划科科长', undefined],
  ['合肥市教育部部长', undefined],
  ['共青团安徽省委书记', undefined],
  ['组织部部长', undefined],
  ['法国总统', undefined],
  ['书记', undefined],
  ['', undefined],
];

describe('a post in English', () => {
  for (const [post, english] of POSTS) {
    it(`${post} is ${english ?? 'not known'}`, () =>
      assert.equal(postInEnglish(post, testLexicon()), english));
  }
});

describe('a post in the language asked for', () => {
  const said = (post: string, body?: string) =>
    (['zh', 'both', 'en'] as const).map((language) =>
      postWords(post, testLexicon(), language, body),
    );

  it('has the Chinese beside the English', () =>
    assert.deepEqual(said('合肥市市长'), [
      '合肥市市长',
      '合肥市市长 (mayor of Hefei)',
      'mayor of Hefei (合肥市市长)',
    ]));

  it('is of the body that stands before it', () =>
    assert.deepEqual(said('办公室主任', '市委办公室主任').slice(1), [
      '办公室主任 (director of the general office of the municipal Party committee)',
      'director of the general office of the municipal Party committee (办公室主任)',
    ]));

  it('stays Chinese where its English is not known, in English with pinyin', () =>
    assert.deepEqual(said('督导员'), ['督导员', '督导员', '督导员 (dū dǎo yuán)']));
});
