/** Lines in, lines out: what comes of lines that are broken, empty, long, or cut anywhere between two chunks. */
import assert from 'node:assert/strict';
import { readLines } from '../../../server/src/cli/lines';
import { zhengwen } from './zhengwen';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}

async function linesOf(text: string, size: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(inChunks(Buffer.from(text), size))) {
    lines.push(Buffer.from(line).toString());
  }
  return lines;
}

describe('lines of a stream', () => {
  const TEXTS: Readonly<Record<string, readonly string[]>> = {
    '实干\n为要\n': ['实干', '为要'],
    '实干\r\n\r\n𠮷\u2028\u0085林': ['实干', '', '𠮷\u2028\u0085林'],
    '\n\n': ['', ''],
    '': [],
    'a\rb\n': ['a\rb'],
  };
  for (const [text, lines] of Object.entries(TEXTS)) {
    it(`of ${JSON.stringify(text)} are the same however it comes`, async () => {
      for (const size of [1, 2, 3, 5, 100]) assert.deepEqual(await linesOf(text, size), lines);
    });
  }
});

describe('zhengwen annotate --stdin-format jsonl answers', function () {
  this.timeout(60_000);

  const TEXT = '县长方远强调，要推动高质量发展。';
  const GOOD = JSON.stringify({ id: 'good', text: TEXT });
  const line = (...parts: readonly (string | readonly number[])[]): Buffer =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
    );

  const LINES: Readonly<Record<string, readonly [Buffer, error: string | undefined]>> = {
    'a blank line': [line('  '), 'is empty'],
    'an empty line': [line(''), 'is empty'],
    'half a line': [line('{"id":1,"te'), 'is not JSON'],
    'a list': [line('[1]'), 'is not an object'],
    'a string': [line('"实干"'), 'is not an object'],
    null: [line('null'), 'is not an object'],
    'no text': [line('{"id":2}'), '“text” is not a string'],
    'a text that is a number': [line('{"id":2,"text":7}'), '“text” is not a string'],
    'a text that is null': [line('{"id":2,"text":null}'), '“text” is not a string'],
    'a text that is a list': [line('{"id":2,"text":["实干"]}'), '“text” is not a string'],
    'two objects': [line(GOOD, GOOD), 'is not JSON'],
    'a character of control': [line('{"id":2,"text":"\0"}'), 'is not JSON'],
    'no id': [line('{"text":"实干"}'), undefined],
    'an id a second time': [line(GOOD), undefined],
    'UTF-16': [Buffer.from('\uFEFF{"text":""}', 'utf16le'), 'is not UTF-8'],
    GB18030: [line('{"id":3,"text":"', [0xca, 0xb5, 0xb8, 0xc9], '"}'), 'is not UTF-8'],
    'a byte order mark': [line('\uFEFF', GOOD), undefined],
    'half a character': [line('{"id":4,"text":"\\ud842"}'), undefined],
    'an id of another kind': [line('{"id":{"a":[1]},"text":""}'), undefined],
  };

  it('every line with a line, in order, whatever it holds', async () => {
    const entries = Object.values(LINES);
    const input = entries.flatMap(([content]) => [content, line('\n', GOOD, '\r\n')]);
    const { code, stdout, stderr } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
      input: Buffer.concat(input),
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((answer) => JSON.parse(answer) as { id: unknown; error?: string });
    assert.equal(code, 1);
    assert.deepEqual(
      answers.map(({ error }) => error),
      entries.flatMap(([, error]) => [error, undefined]),
    );
    assert.deepEqual(
      answers.filter((_, index) => index % 2 === 1).map(({ id }) => id),
      entries.map(() => 'good'),
    );
    const told = entries.flatMap(([, error], index) =>
      error === undefined ? [] : [`line ${2 * index + 1}: ${error}`],
    );
    assert.deepEqual(stderr.trimEnd().split('\n'), told);
  });

  for (const [what, [content, error]] of Object.entries(LINES)) {
    // Behind the last line feed there is no line.
    if (content.length === 0) continue;
    it(`the last line without its end: ${what}`, async () => {
      const { code, stdout, stderr } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
        input: Buffer.concat([line(GOOD, '\n'), content]),
      });
      const answers = stdout.split('\n').map((answer) => answer && (JSON.parse(answer) as object));
      assert.equal(answers.length, 3);
      assert.equal(answers[2], '');
      assert.equal((answers[1] as { error?: string }).error, error);
      assert.equal(code, error === undefined ? 0 : 1);
      assert.equal(stderr, error === undefined ? '' : `line 2: ${error}\n`);
    });
  }

  it('a line of megabytes that is cut off with one line', async () => {
    const long = JSON.stringify({ id: 1, text: TEXT.repeat(120_000) }).slice(0, -1);
    const { code, stdout, stderr } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
      input: `${long}\n${GOOD}\n`,
    });
    const [bad, good] = stdout.trimEnd().split('\n');
    assert.deepEqual(JSON.parse(bad!), { id: null, error: 'is not JSON' });
    assert.equal((JSON.parse(good!) as { id: string }).id, 'good');
    assert.deepEqual([code, stderr], [1, 'line 1: is not JSON\n']);
  });

  it('with numbers as ids digit by digit', async () => {
    const ids = ['12345678901234567891', '-1.50', '1'];
    const lines = ids.map((id) => `{"meta":{"id":1},"text":"\\"id\\":7","id" : ${id}}\n`);
    const { stdout } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
      input: lines.join('') + lines.join('').replaceAll('"text"', '"words"'),
    });
    const answers = stdout.trimEnd().split('\n');
    assert.deepEqual(
      answers.map((answer) => /^\{"id":([^,]*),/.exec(answer)?.[1]),
      [...ids, ...ids],
    );
    const { file } = JSON.parse(answers[0]!) as { file: string };
    assert.equal(file, ids[0]);
  });

  it('a line of megabytes', async () => {
    const text = `${TEXT}\n`.repeat(50_000);
    const { code, stdout } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
      input: `${JSON.stringify({ id: 1, text })}\n${GOOD}\n`,
    });
    assert.equal(code, 0);
    const [long, good] = stdout.trimEnd().split('\n');
    const { annotations } = JSON.parse(long!) as { annotations: { end: number }[] };
    assert.equal(annotations.at(-1)!.end, text.length - 2);
    assert.equal((JSON.parse(good!) as { id: string }).id, 'good');
  });
});
