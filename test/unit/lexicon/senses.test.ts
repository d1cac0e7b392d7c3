/** Whether the glossary's labels with several meanings are understood as the article means them. */
import assert from 'node:assert/strict';
import { fittingSense, tellingWords } from '../../../server/src/lexicon/senses';
import { testLexicon } from '../../support/lexicon';

/** A sentence as an article may have it, and how the sense that it means begins; none where it tells nothing. */
const CASES: readonly (readonly [term: string, text: string, label: string | undefined])[] = [
  ['四新', '全省围绕“四新”、主攻“四化”，推动工业大突破。', '贵州'],
  ['四新', '高校要推进“四新”建设，优化学科专业，办好新工科。', '高等教育'],
  ['四新', '湖南打造“三个高地”，践行“四新”使命。', '湖南'],
  ['四新', '横琴重点发展“四新”产业，现代金融产业增长较快。', '横琴'],
  ['四新', '会议要求落实“四新”。', undefined],
  ['三新', '去年“三新”经济增加值增长，新业态占比提高。', '“三新”经济'],
  ['三新', '加强“三新”领域党建，关心新就业群体。', '党建'],
  ['三新', '天津抓好“三新”“三量”，促进产业焕新。', '天津'],
  ['四化', '选人要坚持“四化”方针和德才兼备的原则，干部队伍要有活力。', '干部队伍'],
  ['两个确保', '锚定“两个确保”，实施“十大战略”，河南开局良好。', '河南'],
  ['两个确保', '国有企业下岗职工多的地方，要做好“两个确保”。', '世纪之交'],
  ['三个转变', '践行“两个坚持、三个转变”，提高防灾减灾救灾能力。', '防灾减灾救灾'],
  ['两个大局', '要统筹国内国际两个大局。', '统筹国内国际'],
  ['两个大局', '西部大开发落实了邓小平“两个大局”的思想。', '邓小平'],
  ['三位一体', '守住耕地红线，做好数量、质量、生态“三位一体”的耕地保护。', '耕地保护'],
  ['三大行动', '国有企业要落实“三大行动”，四川为此列出清单。', '四川'],
  ['两区', '宁夏推进“两区”建设，特色产业提质增效。', '宁夏'],
  ['两区', '北京深化“两区”建设，服务业扩大开放。', '北京'],
  ['七个着力', '市委部署城市工作，细化“七个着力”。', '城市工作'],
  ['四个中心', '北京加强“四个中心”功能建设，优化首都功能。', '北京'],
  ['三品一标', '推进农产品认证，落实“三品一标”。', '农产品认证'],
  ['三位一体', '坚持事业、产业、文化“三位一体”，振兴中医药。', '中医药'],
  ['三结合', '老、中、青“三结合”，配好领导班子。', '20世纪70年代'],
  ['五个必须', '2025年底的会议提出“五个必须”，习近平作了讲话。', '2025年12月'],
  // Words of the trade tell nothing, and neither do the words of the label.
  ['三新', '全市经济平稳运行，各领域抓“三新”，组织有力。', undefined],
  ['三位一体', '改善生态，提高质量，“三位一体”推进。', undefined],
  ['三结合', '青山中学的老教师在课堂中讲“三结合”。', undefined],
  ['五个必须', '习近平总书记提出“五个必须”，全县认真学习。', undefined],
  ['四化', '各县深化改革，组织实施“四化”，经济稳中有进。', undefined],
  ['1+N', '出台“1+N”政策，体系更加完整，听取了各方意见。', undefined],
  ['三品一标', '今年继续推进“三品一标”。', undefined],
];

describe('labels that several bodies use', () => {
  for (const [term, text, label] of CASES) {
    it(`${term} in ${text} means ${label ?? 'nothing that could be told'}`, () => {
      const entry = testLexicon().terms.get(term)?.entry;
      assert.ok(entry?.senses, `${term} has no senses`);
      const isTelling = tellingWords(entry, testLexicon());
      const fitting = fittingSense(entry.senses, { text, isTelling })?.label;
      assert.equal(fitting?.slice(0, label?.length), label);
    });
  }
});
