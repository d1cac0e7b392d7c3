/** Numbers with more digits than a number here holds: kept, compared and written digit by digit. */
import { getNodeValue, parseTree, type Node } from 'jsonc-parser';
import { type Json } from './decision';

/** A number as it is written. It stands among values of JSON; who does not know it writes its digits as a string. */
export class ExactNumber {
  constructor(readonly text: string) {}

  toJSON(): string {
    return this.text;
  }
}

/** So many digits survive reading and writing as a number. */
const SAFE_DIGITS = 15;

/** The value of a line of JSON, with numbers of many digits as {@link ExactNumber}. */
export function parseExactly(line: string): Json {
  const tree = /[\d.]{16}/.test(line) ? parseTree(line) : undefined;
  return tree ? exactValue(tree, line) : (JSON.parse(line) as Json);
}

/** The value of a node of a line, as {@link parseExactly} has it. */
export function exactValue(node: Node, line: string): Json {
  const { type, offset, length, children = [] } = node;
  if (type === 'number') {
    const text = line.slice(offset, offset + length);
    const digits = text.replace(/e.*/i, '').replace(/\D/g, '').replace(/^0+/, '');
    if (digits.length > SAFE_DIGITS) return new ExactNumber(text) as unknown as Json;
  }
  if (type === 'array') return children.map((child) => exactValue(child, line));
  if (type === 'object') {
    return Object.fromEntries(
      children.map(({ children: pair }) => {
        const [name, value] = pair as [Node, Node];
        return [name.value as string, exactValue(value, line)];
      }),
    );
  }
  return getNodeValue(node) as Json;
}

/** As `JSON.stringify`, with numbers as they were written. */
export function writeExactly(value: Json): string {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(writeExactly).join(',')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${writeExactly(inner)}`).join(',')}}`;
}
