import assert from 'node:assert/strict';
import { encode } from 'iconv-lite';
import { decodeText } from '../../../server/src/platform/node/decode';

const HANS = '会议强调，要坚持以人民为中心，扎实推动“四下基层”，全年办结13项重点任务。\r\n';
const HANT = '會議強調，要堅持以人民為中心，扎實推動「四下基層」，全年辦結13項重點任務。\r\n';

const bytes = (text: string, encoding: string, addBOM = false): Uint8Array =>
  encode(text, encoding, { addBOM });

describe('decoding', () => {
  const TEXTS: readonly [what: string, bytes: Uint8Array, encoding: string, text: string][] = [
    ['UTF-8', bytes(HANS, 'utf-8'), 'utf-8', HANS],
    ['UTF-8 with a byte order mark', bytes(HANS, 'utf-8', true), 'utf-8', `\uFEFF${HANS}`],
    ['UTF-8 with rare characters', bytes('𠮷林', 'utf-8'), 'utf-8', '𠮷林'],
    ['an empty file', new Uint8Array(), 'utf-8', ''],
    ['ASCII', bytes('1+8+1\n', 'ascii'), 'utf-8', '1+8+1\n'],
    ['accents in UTF-8', bytes('café', 'utf-8'), 'utf-8', 'café'],
    ['UTF-16LE with a mark', bytes(HANS, 'utf-16le', true), 'utf-16le', `\uFEFF${HANS}`],
    ['UTF-16BE with a mark', bytes(HANT, 'utf-16be', true), 'utf-16be', `\uFEFF${HANT}`],
    ['UTF-16LE without', bytes(HANS, 'utf-16le'), 'utf-16le', HANS],
    ['UTF-16BE without', bytes(HANT, 'utf-16be'), 'utf-16be', HANT],
    ['GB18030', bytes(HANS, 'gb18030'), 'gb18030', HANS],
    ['traditional GB18030', bytes(HANT, 'gb18030'), 'gb18030', HANT],
    ['GB18030 with four bytes', bytes(`${HANS}𠮷镕㑇`, 'gb18030'), 'gb18030', `${HANS}𠮷镕㑇`],
    ['GB2312', bytes(HANS, 'gb2312'), 'gb18030', HANS],
    ['Big5', bytes(HANT, 'big5'), 'big5', HANT],
    ['Big5 with Hong Kong characters', bytes(`${HANT}喺嘅`, 'big5hkscs'), 'big5', `${HANT}喺嘅`],
    ['a short headline in GB18030', bytes('市委书记讲话', 'gb18030'), 'gb18030', '市委书记讲话'],
    ['a short headline in Big5', bytes('市長書記講話', 'big5'), 'big5', '市長書記講話'],
    ['a name in GB18030', bytes('韩俊', 'gb18030'), 'gb18030', '韩俊'],
    ['a name in Big5', bytes('韓俊', 'big5'), 'big5', '韓俊'],
    ['a place in GB18030', bytes('株洲', 'gb18030'), 'gb18030', '株洲'],
    ['words in GB18030 that are UTF-8, too', bytes('学习\r\n', 'gb18030'), 'gb18030', '学习\r\n'],
    ['Greek in UTF-8', bytes('ΑΒΓ', 'utf-8'), 'utf-8', 'ΑΒΓ'],
    [
      'Chinese behind a long page head',
      bytes(`${'x'.repeat(70_000)}高质量发展`, 'gb18030'),
      'gb18030',
      `${'x'.repeat(70_000)}高质量发展`,
    ],
    [
      'little Chinese in much ASCII',
      bytes(`${'x'.repeat(5000)}高质量发展`, 'gb18030'),
      'gb18030',
      `${'x'.repeat(5000)}高质量发展`,
    ],
  ];
  for (const [what, data, encoding, text] of TEXTS) {
    it(`reads ${what}`, () => {
      assert.deepEqual(decodeText(data), { text, encoding, damaged: 0 });
    });
  }

  it('tells GB18030 and Big5 apart however long the text is', () => {
    const long = HANT.repeat(5000);
    assert.equal(decodeText(bytes(long, 'big5')).text, long);
    assert.equal(decodeText(bytes(long, 'gb18030')).text, long);
  });

  it('counts what is damaged in UTF-8 instead of taking it for another encoding', () => {
    const whole = bytes(HANS.repeat(3), 'utf-8');
    const cut = whole.slice(0, whole.length - 4);
    assert.deepEqual(decodeText(cut), {
      text: `${HANS.repeat(3).slice(0, -3)}\uFFFD`,
      encoding: 'utf-8',
      damaged: 1,
    });
  });

  it('counts what is damaged in GB18030', () => {
    const data = Buffer.concat([bytes(HANS, 'gb18030'), Buffer.from([0xff]), bytes(HANS, 'gbk')]);
    assert.deepEqual(decodeText(data), {
      text: `${HANS}\uFFFD${HANS}`,
      encoding: 'gb18030',
      damaged: 1,
    });
  });

  const UNREADABLE: readonly [what: string, bytes: Uint8Array, message: RegExp][] = [
    ['a PDF file', bytes('%PDF-1.7\nendobj\n', 'ascii'), /^is a PDF file, not text; save it/],
    ['a Word file', bytes('PK\x03\x04\x14\x00word/', 'latin1'), /^is a Word, Excel or ZIP file/],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), /^is an old Word or Excel file/],
    ['Rich Text', bytes('{\\rtf1\\ansi}', 'ascii'), /^is a Rich Text file/],
    ['a program', bytes('\x7fELF\x02\x01\x01\0\0\0\0', 'latin1'), /^is a binary file, not text$/],
    ['UTF-32', bytes(HANS, 'utf-32le', true), /^is UTF-32, .*; save it as UTF-8 first$/],
    ['UTF-32BE', bytes(HANS, 'utf-32be', true), /^is UTF-32/],
    ['noise', Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256), /^is a binary file/],
    ['French', bytes('Réunion du comité, année écoulée', 'latin1'), /^is neither UTF-8 nor UTF-16/],
    ['Russian', bytes('Заседание комитета', 'koi8-r'), /^is neither UTF-8 nor UTF-16/],
    ['Korean', bytes('회의에서 강조하였다', 'euc-kr'), /^is neither UTF-8 nor UTF-16/],
  ];
  for (const [what, data, message] of UNREADABLE) {
    it(`refuses ${what}`, () => {
      assert.throws(() => decodeText(data), { name: 'UnreadableTextError', message });
    });
  }
});
