/** Conversion of clauses that are in both scripts at once: 優化营商環境. */
import { countScriptMarks } from '../text/simplify';
import { Alignment, applyEdits, type Edit } from './alignment';
import { getConverter, type Converter } from './convert';
import { ONLY_IN_NAMES, type Stretch } from './stretches';
import type { Variety } from './variety';

const converters = new Map<string, Converter>();

/**
 * The converter of such clauses.
 *
 * Into simplified, what is simplified stays by itself. Into traditional, the words are told in simplified script, so that
 * those that are in both scripts are, too (头髮); what is traditional already says how it is written.
 */
export function getMixedConverter(
  { from, traditional }: Pick<Stretch, 'from' | 'traditional'>,
  to: Variety,
): Converter {
  const key = `${from} ${traditional} ${to}`;
  let converter = converters.get(key);
  if (!converter) converters.set(key, (converter = createConverter(from, traditional, to)));
  return converter;
}

function createConverter(from: Variety, traditional: Variety, to: Variety): Converter {
  // The words of a region are told by whole texts, and characters that both scripts have would be taken for them.
  const variety = traditional === 'zh-TW-phrases' ? 'zh-TW' : traditional;
  const simplify = getConverter(variety, 'zh-CN');
  if (to === 'zh-CN') return from === 'zh-CN' ? withoutNames(simplify) : simplify;
  const convert = getConverter('zh-CN', to);
  const localize = getConverter(variety, to);
  return (text) => {
    const simplified = simplify(text);
    const { text: converted, alignment } = convert(simplified.text);
    const edits: Edit[] = [];
    for (const { source, target } of simplified.alignment.changes) {
      const written = text.slice(source.start, source.end);
      if (written.length !== 1 || countScriptMarks(written).traditional === 0) continue;
      const { start, end } = alignment.toTarget(target);
      const wanted = localize(written).text;
      const used = converted.slice(start, end);
      const isSame = used.length === 1 && simplify(used).text === simplify(wanted).text;
      if (isSame && used !== wanted) edits.push({ start, end, replacement: wanted });
    }
    const result = applyEdits(converted, edits);
    const whole = simplified.alignment
      .then(alignment)
      .then(Alignment.ofEdits(edits, converted.length));
    // What went to simplified script and came back is no change.
    const changes = whole.changes.filter(
      ({ source, target }) =>
        source.end - source.start !== target.end - target.start ||
        text.slice(source.start, source.end) !== result.slice(target.start, target.end),
    );
    return { text: result, alignment: new Alignment(changes, text.length, result.length) };
  };
}

/** Leaves the characters alone that names have in simplified script: 毕昇. */
const withoutNames =
  (simplify: Converter): Converter =>
  (text) => {
    const { text: simplified, alignment } = simplify(text);
    const edits = alignment
      .edits(simplified)
      .filter(({ start, end }) => !ONLY_IN_NAMES.test(text.slice(start, end)));
    return { text: applyEdits(text, edits), alignment: Alignment.ofEdits(edits, text.length) };
  };
