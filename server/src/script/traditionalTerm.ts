import { getConverter } from './convert';
import type { Variety } from './variety';

/**
 * A set phrase in traditional script. 事事有回音 promises an answer, which is 回音 in either script; OpenCC takes every 回音
 * for an echo, 迴音. It takes 个中 in 一个中心 for 箇中, too; behind a number 个 counts, which is 個.
 */
export const traditionalTerm = (term: string, to: Variety): string =>
  getConverter(
    'zh-CN',
    to,
  )(term)
    .text.replaceAll('迴音', '回音')
    .replace(/(?<=[\d一二兩三四五六七八九十百千萬幾數])箇(?=中)/g, '個');
