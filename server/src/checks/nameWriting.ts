/** Names written in characters of another script, or in variants of their characters. */
import type { Analysis } from '../document/analysis';
import { blockOf } from '../explain/paragraph';
import type { RawSpan } from '../text/offsets';
import { simplify } from '../text/simplify';

/** Of a traditional text about a third of the characters would be simplified. */
const TRADITIONAL_SHARE = 0.1;
/** A simplified paragraph may hold one that is traditional; one with more was read by a machine, and proves nothing. */
const STRAY_MAX = 1;

/**
 * Whether one name stands in two writings where the text around has one script: an article may well be given in both
 * scripts, and has each name in both then.
 */
export function areWrittenOtherwise(analysis: Analysis, one: RawSpan, other: RawSpan): boolean {
  const { raw } = analysis.reading;
  const [a, b] = [raw.slice(one.start, one.end), raw.slice(other.start, other.end)];
  if (a === b || a.length !== b.length) return false;
  const script = scriptAround(analysis, one);
  return script !== undefined && script === scriptAround(analysis, other);
}

/** The script of the paragraph in which a name stands, the name aside; undefined where it is mixed. */
function scriptAround(analysis: Analysis, name: RawSpan): 'simplified' | 'traditional' | undefined {
  const { reading } = analysis;
  const block = blockOf(analysis, name);
  if (!block) return undefined;
  const { start, end } = reading.toRaw(block.start, block.end);
  const around = reading.raw.slice(start, name.start) + reading.raw.slice(name.end, end);
  const simplified = simplify(around);
  let differing = 0;
  for (let i = 0; i < around.length; i++) if (around[i] !== simplified[i]) differing++;
  if (differing <= STRAY_MAX) return 'simplified';
  return differing > around.length * TRADITIONAL_SHARE ? 'traditional' : undefined;
}
