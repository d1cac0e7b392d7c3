import assert from 'node:assert/strict';
import { readRecord, toStored } from '../../../server/src/formats/readRecord';
import { toRecord } from '../../../server/src/formats/record';
import { difficult, plain } from './articles';

describe('the JSON record', () => {
  it('is that of the gold files, with evidence, confidence and what else is known', () => {
    assert.equal(
      JSON.stringify(toRecord(plain)),
      JSON.stringify({
        schema: 1,
        file: 'plain.txt',
        annotations: [
          {
            type: 'official',
            start: 3,
            end: 6,
            text: '孙立军',
            norm: '孙立军',
            traditional: '孫立軍',
            posts: ['市领导'],
            postSpans: [[0, 3]],
            evidence: ['group-title'],
            confidence: 0.95,
            prefix: '市领导',
            suffix: '、马文出席会议，强调践行“四下基层”，推动高质量发展，办结13项',
          },
          {
            type: 'official',
            start: 7,
            end: 9,
            text: '马文',
            norm: '马文',
            traditional: '馬文',
            posts: ['市领导'],
            postSpans: [[0, 3]],
            evidence: ['group-title', 'name-list'],
            confidence: 0.9,
            prefix: '市领导孙立军、',
            suffix: '出席会议，强调践行“四下基层”，推动高质量发展，办结13项重点任',
          },
          {
            type: 'formula',
            start: 19,
            end: 23,
            text: '四下基层',
            norm: '四下基层',
            traditional: '四下基層',
            kind: 'counted',
            count: 4,
            items: ['宣传下基层', '调研下基层'],
            itemsSpan: [33, 35],
            entry: 'si-xia-jiceng',
            evidence: ['glossary', 'quoted'],
            confidence: 0.97,
            prefix: '市领导孙立军、马文出席会议，强调践行“',
            suffix: '”，推动高质量发展，办结13项重点任务，增长3至5个百分点。',
          },
          {
            type: 'slogan',
            start: 27,
            end: 32,
            text: '高质量发展',
            norm: '高质量发展',
            traditional: '高質量發展',
            entry: 'gaozhiliang-fazhan',
            evidence: ['glossary'],
            confidence: 0.88,
            prefix: '市领导孙立军、马文出席会议，强调践行“四下基层”，推动',
            suffix: '，办结13项重点任务，增长3至5个百分点。',
          },
          {
            type: 'metric',
            start: 35,
            end: 38,
            text: '13项',
            norm: '13项',
            traditional: '13項',
            value: 13,
            unit: '项',
            bound: 'exact',
            indicator: '重点任务',
            evidence: ['unit'],
            confidence: 0.9,
            prefix: '孙立军、马文出席会议，强调践行“四下基层”，推动高质量发展，办结',
            suffix: '重点任务，增长3至5个百分点。',
          },
          {
            type: 'metric',
            start: 45,
            end: 52,
            text: '3至5个百分点',
            norm: '3至5个百分点',
            traditional: '3至5個百分點',
            value: 3,
            valueTo: 5,
            unit: '个百分点',
            bound: 'exact',
            indicator: null,
            direction: 'up',
            evidence: ['unit', 'percentage'],
            confidence: 0.8,
            prefix: '，强调践行“四下基层”，推动高质量发展，办结13项重点任务，增长',
            suffix: '。',
          },
        ],
      }),
    );
  });

  it('names an encoding other than UTF-8', () => {
    const { encoding } = toRecord(difficult['Big5']!);
    assert.equal(encoding, 'big5');
    assert.ok(!('encoding' in toRecord(plain)));
  });

  for (const [what, article] of Object.entries({ plain, ...difficult })) {
    it(`is read back as it was written: ${what}`, () => {
      const record = toRecord(article);
      assert.deepEqual(readRecord(JSON.stringify(record)), {
        file: article.name,
        annotations: record.annotations.map(toStored),
      });
    });
  }
});

describe('reading a record', () => {
  const annotation = { type: 'slogan', start: 0, end: 2, text: '正文' };
  const record = (...annotations: unknown[]) => JSON.stringify({ file: 'a.txt', annotations });

  it('takes the gold files, which have no schema, and attributes that it does not know', () => {
    assert.deepEqual(readRecord(record({ ...annotation, mood: '高' })), {
      file: 'a.txt',
      annotations: [{ ...annotation, attributes: { mood: '高' } }],
    });
  });

  const MALFORMED: readonly [string, string, RegExp][] = [
    ['no JSON', '{"file":', /^is not JSON: /],
    ['a list', '[]', /^is not an object$/],
    ['a later schema', '{"schema":2,"file":"a","annotations":[]}', /^has schema 2; .* up to 1$/],
    ['a schema in words', '{"schema":"1","file":"a","annotations":[]}', /^has schema "1"/],
    ['no file', '{"annotations":[]}', /^“file” is not a string$/],
    ['no annotations', '{"file":"a.txt"}', /^“annotations” is not a list$/],
    ['an annotation that is none', record(annotation, null), /^annotation 2 is not an object$/],
    ['an unknown type', record({ ...annotation, type: 'x' }), /^annotation 1 has the type "x"$/],
    ['an empty span', record({ ...annotation, end: 0 }), /^annotation 1 has the span \[0,0\]$/],
    ['half an offset', record({ ...annotation, start: 0.5 }), /has the span \[0.5,2\]$/],
    ['a negative offset', record({ ...annotation, start: -1 }), /has the span \[-1,2\]$/],
    ['no text', record({ ...annotation, text: undefined }), /^annotation 1 has no text$/],
  ];
  for (const [what, json, message] of MALFORMED) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readRecord(json), { name: 'MalformedRecordError', message });
    });
  }
});
