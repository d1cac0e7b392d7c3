/**
 * What brat's reader refuses, by its documented rules: https://brat.nlplab.org/standoff.html and
 * https://brat.nlplab.org/configuration.html.
 */

/** Lines of Python's `str.splitlines`, by which brat takes a file apart. */
const PYTHON_LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * What is wrong in a file of annotations, one sentence each.
 *
 * @param text Of the article; brat counts its code points.
 */
export function bratProblems(ann: string, text: string): string[] {
  const points = [...text];
  const problems: string[] = [];
  const ids = new Set<string>();
  const lines = ann.split(PYTHON_LINES).filter((line) => line !== '');
  const says = (line: string, what: string): void => void problems.push(`${what}: ${line}`);
  for (const line of lines) {
    const [id = ''] = line.split('\t');
    if (!/^[TRAN#]\d+$/.test(id)) says(line, 'no id');
    if (ids.has(id)) says(line, 'an id a second time');
    ids.add(id);
  }
  for (const line of lines) {
    const [id = '', data = '', ...rest] = line.split('\t');
    switch (id.charAt(0)) {
      case 'T':
        for (const what of entityProblems(data, rest.join('\t'), points)) says(line, what);
        break;
      case 'R': {
        const [, one, other] = /^[a-zA-Z0-9_-]+ Arg1:(T\d+) Arg2:(T\d+)$/.exec(data) ?? [];
        if (!one || !other || !ids.has(one) || !ids.has(other)) says(line, 'no relation');
        break;
      }
      case 'A': {
        const [name = '', target = '', ...values] = data.split(' ');
        if (!/^[\w-]+$/.test(name) || !ids.has(target) || values.length > 1) {
          says(line, 'no attribute');
        }
        break;
      }
      case '#':
        if (!ids.has(data.split(' ')[1] ?? '') || rest.length === 0) says(line, 'no note');
        break;
    }
  }
  return problems;
}

function* entityProblems(
  data: string,
  words: string,
  points: readonly string[],
): Generator<string> {
  const [, type, spans] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data) ?? [];
  if (type === undefined || spans === undefined) {
    yield 'no type and spans';
    return;
  }
  if (!/^[a-zA-Z0-9_-]+$/.test(type)) yield 'a type that the configuration cannot name';
  const parts = spans.split(';').map((span) => span.split(' ').map(Number) as [number, number]);
  let last = 0;
  for (const [start, end] of parts) {
    if (start < last || end <= start || end > points.length) yield 'a span out of place';
    if (points.slice(start, end).includes('\n')) yield 'a span across lines';
    last = end;
  }
  const found = parts.map(([start, end]) => points.slice(start, end).join('')).join(' ');
  if (found !== words) yield `not the words of the text, ${found}`;
}

/** The names that a configuration has in a section. */
export function bratNames(configuration: string, section: string): string[] {
  const lines = configuration.split('\n');
  const from = lines.indexOf(`[${section}]`);
  const to = lines.findIndex((line, index) => index > from && line.startsWith('['));
  return lines
    .slice(from + 1, to < 0 ? undefined : to)
    .map((line) => /^([^\s#<|]+)/.exec(line)?.[1])
    .filter((name) => name !== undefined);
}
