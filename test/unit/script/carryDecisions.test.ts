import assert from 'node:assert/strict';
import type { Decision } from '../../../server/src/decisions/decision';
import { reanchor } from '../../../server/src/decisions/reanchor';
import { carrySidecar } from '../../../server/src/script/carryDecisions';
import { clean } from '../../../server/src/script/cleaning/clean';
import { convertText } from '../../../server/src/script/convertText';
import type { Variety } from '../../../server/src/script/variety';
import { decide, showSpans, sidecarOf } from '../../support/decisions';

const ARTICLE =
  '县里请来[程序员]，建好[“一张网”]。\n[云岭县委书记林远舟]强调，要推动高质量发展，办结[13项]任务。\n';

describe('decisions of a text that is rewritten', function () {
  this.timeout(10_000);

  const CONVERSIONS: readonly { to: Variety; expected: string }[] = [
    {
      to: 'zh-Hant',
      expected:
        '縣裏請來[程序員]，建好[“一張網”]。\n[雲嶺縣委書記林遠舟]強調，要推動高質量發展，辦結[13項]任務。\n',
    },
    {
      to: 'zh-TW-phrases',
      expected:
        '縣裡請來[程式設計師]，建好[“一張網”]。\n[雲嶺縣委書記林遠舟]強調，要推動高質量發展，辦結[13項]任務。\n',
    },
  ];
  for (const { to, expected } of CONVERSIONS) {
    it(`stand at their words in ${to} and on the way back, with the words around them`, () => {
      const { text, decisions } = decide(ARTICLE);
      const made = convertText(text, { from: 'zh-CN', to });
      const there = carrySidecar(sidecarOf(decisions), text, made, 'b.txt');
      assert.deepEqual(there.lost, []);
      assert.equal(there.sidecar.source, 'b.txt');
      assert.equal(showSpans(made.text, there.sidecar.decisions), expected);
      // As remembered, each is in place: nothing has to be looked for.
      assert.deepEqual(
        reanchor(there.sidecar.decisions, made.text).placed,
        there.sidecar.decisions,
      );

      const back = convertText(made.text, { from: to, to: 'zh-CN' });
      const again = carrySidecar(there.sidecar, made.text, back, 'a.txt');
      assert.equal(back.text, text);
      assert.deepEqual(again.sidecar, sidecarOf(decisions));
    });
  }

  it('move when the text is cleaned; what is cleaned away is kept with its words', () => {
    const { text, decisions } = decide('要推动[高质(zhì)量发展],办结[13项]任务。\n[打印本页]\n');
    const made = clean(text);
    const { sidecar, lost } = carrySidecar(sidecarOf(decisions), text, made);
    assert.equal(
      showSpans(made.text, sidecar.decisions.slice(0, 2)),
      '要推动[高质量发展]，办结[13项]任务。\n',
    );
    assert.deepEqual(lost, [decisions[2]]);
    assert.deepEqual(sidecar.decisions[2], decisions[2]);
  });

  it('are looked for first where the article has changed since they were made', () => {
    const { text: before, decisions } = decide(ARTICLE);
    const text = `通讯员报道\n${before}`;
    const made = convertText(text, { from: 'zh-CN', to: 'zh-Hant' });
    const { sidecar, lost } = carrySidecar(sidecarOf(decisions), text, made);
    assert.deepEqual(lost, []);
    assert.equal(
      showSpans(made.text, sidecar.decisions),
      `通訊員報道\n${CONVERSIONS[0]!.expected}`,
    );
  });

  it('keep what a person said and what was suggested', () => {
    const { text, decisions } = decide(ARTICLE, 'slogan', { attributes: { name: '林远舟' } });
    const withSuggestion = decisions.map((decision): Decision => ({
      ...decision,
      suggestion: { type: 'slogan', anchor: decision.pieces[0] },
    }));
    const made = convertText(text, { from: 'zh-CN', to: 'zh-TW-phrases' });
    const { sidecar } = carrySidecar(sidecarOf(withSuggestion), text, made);
    for (const [index, { pieces, suggestion, ...rest }] of sidecar.decisions.entries()) {
      assert.deepEqual(suggestion!.anchor, pieces[0]);
      assert.deepEqual(rest.attributes, { name: '林远舟' });
      assert.equal(rest.id, decisions[index]!.id);
    }
  });
});
