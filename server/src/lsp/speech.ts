/** What the server says to a person, in the language and the script that their editor is in. */
import type { Said } from '../decisions/said';
import { getConverter } from '../script/convert';

/** The language of a person, as the client told it; see `ClientAbilities`. */
export interface Speech {
  /** Chinese; else English. */
  readonly chinese: boolean;
  /** Chinese in traditional script. */
  readonly traditional?: boolean;
}

/** Reads the language from the locale of an editor, such as `zh-tw`; English where there is none. */
export function speechOf(locale = ''): Required<Speech> {
  const [language, ...parts] = locale.toLowerCase().split(/[-_]/);
  return {
    chinese: language === 'zh',
    traditional:
      language === 'zh' &&
      !parts.includes('hans') &&
      parts.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)),
  };
}

/** What somebody quotes, such as the name of a file, stays as it is. */
const QUOTED = /(“[^”]*”)/;

/** Chooses the words for a person. Messages are written in simplified script, and converted where they are said. */
export function choose({ en, zh }: Said, { chinese, traditional = false }: Speech): string {
  if (!chinese) return en;
  // What is the same in every language is quoted as a whole.
  if (!traditional || zh === en) return zh;
  const convert = getConverter('zh-CN', 'zh-TW-phrases');
  return zh
    .split(QUOTED)
    .map((part, i) => (i % 2 === 1 ? `「${part.slice(1, -1)}」` : convert(part).text))
    .join('');
}
