import { getNodeValue, parseTree, type Node } from 'jsonc-parser';
import { isSameJson, type Json } from './decision';
import { ExactNumber, exactValue, writeExactly } from './exactNumbers';

/**
 * Writes a value in the place of the JSON of a line. Parts that say the same as before stay as they were written: the order
 * of names, spaces, escapes, and numbers with more digits than a number here holds.
 *
 * @param line Well-formed JSON.
 */
export function rewriteLine(line: string, value: Json): string {
  const tree = parseTree(line);
  if (!tree) return writeExactly(value);
  // Blanks around it are part of the line.
  const { offset, length } = tree;
  return line.slice(0, offset) + rewrite(line, tree, value) + line.slice(offset + length);
}

function rewrite(line: string, node: Node, value: Json): string {
  if (says(line, node, value)) {
    return line.slice(node.offset, node.offset + node.length);
  }
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
    return writeExactly(value);
  }
  if (isList(value)) {
    if (node.type === 'array') return rewriteList(line, node.children ?? [], value);
    // One thing may stand for a list of one.
    return value.length === 1 && node.type === 'object'
      ? rewrite(line, node, value[0]!)
      : rewriteList(line, [node], value);
  }
  if (node.type !== 'object') return writeExactly(value);
  const written = new Map<string, string>();
  for (const { children } of node.children ?? []) {
    const [name, old] = children as [Node, Node];
    const wanted = value[name.value as string];
    if (wanted !== undefined) written.set(name.value as string, rewrite(line, old, wanted));
  }
  for (const [name, inner] of Object.entries(value)) {
    if (!written.has(name)) written.set(name, writeExactly(inner));
  }
  return `{${[...written].map(([name, inner]) => `${JSON.stringify(name)}:${inner}`).join(',')}}`;
}

/** Whether a node says a value, which may have its numbers as they are written or as numbers. */
const says = (line: string, node: Node, value: Json): boolean =>
  isSameJson(exactValue(node, line), value) || isSameJson(getNodeValue(node), value);

/** Each item in the place of the one that says the same, or else of one of its kind. */
function rewriteList(line: string, nodes: readonly Node[], items: readonly Json[]): string {
  const free = new Set(nodes);
  const take = (isRight: (node: Node) => boolean): Node | undefined => {
    for (const node of free) {
      if (!isRight(node)) continue;
      free.delete(node);
      return node;
    }
    return undefined;
  };
  const same = items.map((item) => take((one) => says(line, one, item)));
  const written = items.map((item, i) => {
    const node = same[i] ?? take((one) => kindOf(getNodeValue(one) as Json) === kindOf(item));
    return node ? rewrite(line, node, item) : writeExactly(item);
  });
  return `[${written.join(',')}]`;
}

/** Bodies are told apart by their purpose, selectors by their type. */
function kindOf(value: Json): string {
  if (typeof value !== 'object' || value === null || isList(value)) return typeof value;
  return JSON.stringify([value['type'] ?? null, value['purpose'] ?? null]);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
