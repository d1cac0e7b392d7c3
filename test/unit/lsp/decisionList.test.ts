import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { placeDecisions } from '../../../server/src/decisions/standing';
import { analyze } from '../../../server/src/document/analysis';
import { toDecisionList } from '../../../server/src/lsp/decisionList';
import { decide, sidecarOf } from '../../support/decisions';
import { testLexicon } from '../../support/lexicon';

/** The words of the annotations that are decided on: as written, and as read. */
function wordsOf(marked: string, text = decide(marked).text): string[][] {
  const { decisions } = decide(marked);
  const article = {
    document: TextDocument.create('file:///a.txt', 'zhengwen', 1, text),
    analysis: analyze(text, testLexicon()),
  };
  return toDecisionList(article, placeDecisions(sidecarOf(decisions), text))
    .items.filter(({ id }) => id !== undefined)
    .map(({ text, norm }) => [text, norm]);
}

describe('the list of annotations with decisions', () => {
  for (const [what, marked, written, read] of [
    ['as it is', '推行[一线工作法]。', '一线工作法', '一线工作法'],
    ['in traditional script', '市委書記林知遠強調「[馬上就辦]」。', '馬上就辦', '马上就办'],
    ['with residue inside', '要[杜绝（jué）推诿]扯皮。', '杜绝（jué）推诿', '杜绝推诿'],
    [
      'over a break of layout',
      '会议强调，要推动[高\n质量发展]迈上新台阶。',
      '高\n质量发展',
      '高质量发展',
    ],
    ['beyond the basic plane', '书记[𠮷林]出席。', '𠮷林', '𠮷林'],
  ] as const) {
    it(`says a phrase ${what} as written and as read`, () => {
      assert.deepEqual(wordsOf(marked), [[written, read]]);
    });
  }

  it('says the words of what has no place as they are remembered', () => {
    assert.deepEqual(wordsOf('強調「[馬上就辦]」作風。', '全市召開會議。\n'), [
      ['馬上就辦', '馬上就辦'],
    ]);
  });
});
