import { getConverter } from './convert';
import type { Variety } from './variety';

/**
 * A set phrase in traditional script. 事事有回音 promises an answer, which is 回音 in either script; OpenCC takes every 回音
 * for an echo, 迴音.
 */
export const traditionalTerm = (term: string, to: Variety): string =>
  getConverter('zh-CN', to)(term).text.replaceAll('迴音', '回音');
