/** Conversion: OpenCC's own cases, equality with opencc-js, and what every alignment must be. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Converter as libraryConverter } from 'opencc-js';
import { globSync } from 'tinyglobby';
import { getConverter, type Conversion } from '../../../server/src/script/convert';
import { OPENCC_NAMES, VARIETIES, type Variety } from '../../../server/src/script/variety';
import { needsShared, SHARED } from '../../support/shared';
import { OPENCC_CASES, OPENCC_EXCEPTIONS, type OpenccConfiguration } from './openccCases';

const PAIRS_OF_CONFIGURATIONS: Readonly<Record<OpenccConfiguration, readonly [Variety, Variety]>> =
  {
    s2t: ['zh-CN', 'zh-Hant'],
    s2tw: ['zh-CN', 'zh-TW'],
    s2twp: ['zh-CN', 'zh-TW-phrases'],
    s2hk: ['zh-CN', 'zh-HK'],
    t2s: ['zh-Hant', 'zh-CN'],
    t2tw: ['zh-Hant', 'zh-TW'],
    t2hk: ['zh-Hant', 'zh-HK'],
    tw2s: ['zh-TW', 'zh-CN'],
    tw2sp: ['zh-TW-phrases', 'zh-CN'],
    tw2t: ['zh-TW', 'zh-Hant'],
    hk2s: ['zh-HK', 'zh-CN'],
    hk2t: ['zh-HK', 'zh-Hant'],
  };

const PAIRS = VARIETIES.flatMap((from) =>
  VARIETIES.filter((to) => to !== from).map((to) => ({ from, to })),
);

/** Texts with all that has an entry of its own somewhere, cut and joined in every way. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...OPENCC_CASES.flatMap(({ input, expected }) => [input, ...Object.values(expected)]),
      ),
      fc.constantFrom(
        '㗲',
        '𠵾',
        '\ud842',
        '\udfb7',
        '⿰亻爾',
        '⿰',
        '⿲',
        '臺灣',
        '台湾',
        '豈',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .chain((parts) => {
    const text = parts.join('');
    return fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
  });

/** Rebuilds the converted text from what the alignment says was copied and what was changed. */
function rebuild(text: string, { text: target, alignment }: Conversion): string {
  let result = '';
  let source = 0;
  for (const change of alignment.changes) {
    assert.ok(change.source.start >= source, 'changes are in order');
    result += text.slice(source, change.source.start);
    assert.equal(change.target.start, result.length, 'what is copied keeps its length');
    result += target.slice(change.target.start, change.target.end);
    source = change.source.end;
  }
  return result + text.slice(source);
}

/** Writes the rare characters of an expected output as its input has them, each where it stands there. */
function restore(input: string, output: string, traditional: string, simplified: string): string {
  const written = [...input];
  const same = [...output];
  assert.equal(written.length, same.length);
  return same
    .map((character, index) =>
      character === simplified && written[index] === traditional ? traditional : character,
    )
    .join('');
}

describe('conversion between varieties', function () {
  this.timeout(60_000);

  for (const { id, input, expected } of OPENCC_CASES) {
    it(`converts ${input.slice(0, 24)} as OpenCC does (${id})`, () => {
      for (const [name, output] of Object.entries(expected)) {
        const configuration = name as OpenccConfiguration;
        const [from, to] = PAIRS_OF_CONFIGURATIONS[configuration];
        const exception = OPENCC_EXCEPTIONS.find(
          (one) => one.id === id && one.configuration === configuration,
        );
        const withoutRare = (exception?.rare ?? []).reduce(
          (text, [traditional, simplified]) => restore(input, text, traditional, simplified),
          output,
        );
        assert.equal(getConverter(from, to)(input).text, withoutRare, configuration);
        if (exception) assert.notEqual(withoutRare, output, 'an exception is one');
      }
    });
  }

  it('leaves rare characters without a common simplified form as they are, and converts what is around them', () => {
    const toSimplified = getConverter('zh-Hant', 'zh-CN');
    for (const [traditional, simplified] of OPENCC_EXCEPTIONS.flatMap(({ rare }) => rare)) {
      const { text, alignment } = toSimplified(`學${traditional}會${simplified}議`);
      assert.equal(text, `学${traditional}会${simplified}议`);
      assert.deepEqual(alignment.toTarget({ start: 1, end: 1 + traditional.length }), {
        start: 1,
        end: 1 + traditional.length,
      });
    }
  });

  for (const { from, to } of PAIRS) {
    const library = () => libraryConverter({ from: OPENCC_NAMES[from], to: OPENCC_NAMES[to] });

    it(`gives the text of opencc-js from ${from} to ${to}, and an alignment that is total and monotone`, () => {
      const convertByLibrary = library();
      const convert = getConverter(from, to);
      fc.assert(
        fc.property(texts, (text) => {
          const conversion = convert(text);
          assert.equal(conversion.text, convertByLibrary(text));
          assert.equal(rebuild(text, conversion), conversion.text);
          assert.equal(conversion.alignment.sourceLength, text.length);
          assert.equal(conversion.alignment.targetLength, conversion.text.length);
          let last = 0;
          for (let offset = 0; offset <= text.length; offset++) {
            const at = conversion.alignment.boundaryToTarget(offset);
            assert.ok(at >= last && at <= conversion.text.length);
            last = at;
          }
          assert.equal(last, conversion.text.length);
        }),
        { numRuns: 60 },
      );
    });

    it(`gives the text of opencc-js from ${from} to ${to} on articles of others`, function () {
      needsShared(this, 'pool');
      const convertByLibrary = library();
      const convert = getConverter(from, to);
      const toSource = getConverter('zh-CN', from);
      for (const name of globSync(['articles/*.txt', 'pool/**/*.txt'], { cwd: SHARED })) {
        const article = readFileSync(join(SHARED, name), 'utf8').slice(0, 20_000);
        for (const text of [article, toSource(article).text]) {
          const conversion = convert(text);
          assert.ok(conversion.text === convertByLibrary(text), name);
          assert.ok(rebuild(text, conversion) === conversion.text, name);
        }
      }
    });
  }

  it('aligns words of one length character by character and others as a whole', () => {
    const text = '程序员在后台发布软件。';
    const { text: converted, alignment } = getConverter('zh-CN', 'zh-TW-phrases')(text);
    assert.equal(converted, '程式設計師在後臺釋出軟體。');
    const stretchOf = (word: string) => {
      const start = text.indexOf(word);
      const { start: from, end: to } = alignment.toTarget({ start, end: start + word.length });
      return converted.slice(from, to);
    };
    assert.equal(stretchOf('程序员'), '程式設計師');
    assert.equal(stretchOf('程序'), '程式設計師');
    assert.equal(stretchOf('在后'), '在後');
    assert.equal(stretchOf('台'), '臺');
    assert.equal(stretchOf('件。'), '體。');
  });
});
