/** The forms by which a text may have the words that a person looks for, whatever script and region either is of. */
import { foldScript, simplify } from '../text/simplify';
import { getConverter } from './convert';
import { getRegionalWords } from './regionalWords';

/** Words this long, in characters, are converted as whole texts are: 优化营商环境 is 最佳化營商環境, 优化 alone may be 優化. */
const LEAST_TO_CONVERT = 4;

/**
 * The forms of words to look for, folded as {@link foldScript} folds a text, without repetition: the words themselves, as
 * others write what is Taiwan's (網路 as 网络), and as Taiwan writes what others have (软件 as 软体).
 *
 * @param words In any script.
 */
export function searchForms(words: string): string[] {
  const { ofTaiwan, others } = getRegionalWords();
  const traditional = getConverter('zh-CN', 'zh-TW')(simplify(words)).text;
  const forms = [words, ofTaiwan.walk(traditional), others.walk(traditional)];
  if ([...words].length >= LEAST_TO_CONVERT) {
    forms.push(getConverter('zh-CN', 'zh-TW-phrases')(simplify(words)).text);
    forms.push(getConverter('zh-TW-phrases', 'zh-CN')(traditional).text);
  }
  return [...new Set(forms.map((form) => foldScript(simplify(form))))];
}

/** The forms beside the words themselves; none of words that are not Chinese, such as pinyin. */
export const otherForms = (words: string): string[] =>
  /\p{Script=Han}/u.test(words)
    ? searchForms(words).filter((form) => form !== foldScript(words))
    : [];
