import { analyze } from '../../server/src/document/analysis';
import { testLexicon } from './lexicon';

/**
 * What officials are found in a text that marks them by hand, written the same way: in `市委书记{陈志远|市委书记}` a name and
 * its posts stand in braces, several joined by +.
 */
export function remarked(row: string): string {
  const text = row.replace(/\{([^|{}]+)\|[^{}]*\}/g, '$1');
  const found = analyze(text, testLexicon()).annotations.filter((a) => a.type === 'official');
  let marked = '';
  let last = 0;
  for (const { start, end, posts } of found) {
    marked += `${text.slice(last, start)}{${text.slice(start, end)}|${posts.join('+')}}`;
    last = end;
  }
  return marked + text.slice(last);
}
