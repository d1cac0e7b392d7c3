/** Brands of places: a word that makes one of a place (品质滨州, 平安上海), known divisions and unknown villages alike. */
import { isUnifiedHan } from '../text/characters';
import { isTitle, type BlockContext } from './block';
import type { SloganCandidate, Span } from './candidate';

/** Names of divisions that are ordinary words as well. */
const WORD_PLACES: ReadonlySet<string> = new Set(
  '宏伟 振兴 通道 友好 和安 和平 朝阳 新兴 建设 解放 胜利 安全 城区 郊区 开发 合作 民主 平安 文明 团结 繁荣 前进 红旗 向阳 东方 民族 中山 新城 新区 城关 城中 江山 大同 资源 惠民 大通 长寿 安康 安宁 港口 广安'.split(
    ' ',
  ),
);

/** Brands of a place without quotation marks: 品质滨州, 平安上海. */
export function placeBrands({ text, lexicon }: BlockContext): SloganCandidate[] {
  const found: SloganCandidate[] = [];
  const brands = lexicon.placeBrands;
  for (let brand = brands.find(text, 0); brand;) {
    const end = endOfPlaceBrand(text, brand, lexicon);
    if (end !== undefined) {
      found.push({
        type: 'slogan',
        start: startOfDescription(text, brand.start),
        end,
        evidence: ['place-brand'],
        confidence: 0.75,
      });
    }
    brand = brands.find(text, end ?? brand.start + 1);
  }
  return found;
}

/** What a place shall become, part by part, before its brand: *经济繁荣、民族团结、环境优美、人民富裕的*美丽新宁夏. */
const DESCRIPTION =
  /(?:(?:[\u4e00-\u9fff]{3}、){2,}[\u4e00-\u9fff]{3}|(?:[\u4e00-\u9fff]{4}、){2,}[\u4e00-\u9fff]{4})的$/;
const DESCRIPTION_MAX = 40;

function startOfDescription(text: string, start: number): number {
  if (text[start - 1] !== '的') return start;
  const description = DESCRIPTION.exec(text.slice(Math.max(0, start - DESCRIPTION_MAX), start));
  return start - (description?.[0].length ?? 0);
}

/** 美丽新宁夏 is the region, not the county 新宁. */
const longer = <T extends { readonly end: number }>(one?: T, other?: T): T | undefined =>
  one && one.end > (other?.end ?? 0) ? one : undefined;

/** Code units of most names of places, without what they are. */
const PLACE_NAME = 2;
/** What is made of a place, the place behind it. */
const MADE = /^(?:清廉|绿美|平安|法治)/;
const BRANDED = /^(?:清廉|绿美|平安|法治|幸福|美丽|活力|和谐|魅力|富裕|善治)/;

/**
 * Whether a village or town stands behind the words of a brand that no list of divisions has: 以清廉柳坪建设为牵引, 平安柳坪、
 * 法治柳坪.
 */
function isUnknownPlace(
  text: string,
  { start, end }: Span,
  { placeBrands: brands, notPlaces }: BlockContext['lexicon'],
): boolean {
  const name = text.slice(end, end + PLACE_NAME);
  if (!/^[\u4e00-\u9fff]{2}$/.test(name) || notPlaces.has(name)) return false;
  const behind = end + PLACE_NAME;
  if (MADE.test(text.slice(start, end)) && /^(?:生态)?建设/.test(text.slice(behind, behind + 4)))
    return true;
  if (!BRANDED.test(text.slice(start, end))) return false;
  const next = text[behind] === '、' ? brands.longest(text, behind + 1) : undefined;
  if (next && text.startsWith(name, next.end)) return true;
  const before = start - 1 - PLACE_NAME;
  if (before < 0 || text.slice(before, start) !== `${name}、`) return false;
  return BRAND_LENGTHS.some(
    (length) => brands.longest(text, before - length, before)?.end === before,
  );
}

/** Code units of the words that make brands of places, the commonest first. */
const BRAND_LENGTHS = [2, 3, 4];

/** Where the place ends that a word makes a brand of; undefined where it is none. */
function endOfPlaceBrand(
  text: string,
  { start, end }: Span,
  lexicon: BlockContext['lexicon'],
): number | undefined {
  const { places } = lexicon;
  // 现代化新重庆, but 现代化新疆.
  const place =
    (text[end] === '新'
      ? longer(places.longest(text, end + 1), places.longest(text, end))
      : undefined) ??
    places.longest(text, end) ??
    (text.startsWith('现代化新', end - 4) ? places.longest(text, end - 1) : undefined);
  // 国家文化公园贵州段
  if (text.startsWith('公园', start) && isUnifiedHan(text.charCodeAt(start - 1))) return undefined;
  if (!place && isUnknownPlace(text, { start, end }, lexicon)) return end + PLACE_NAME;
  // A full name (平安上海市), a place that is a word (质量振兴) and a word running on (高质量) are no brand.
  if (!place || place.end - end > 3 || /[省市县区]/.test(text[place.end - 1]!)) return undefined;
  if (/[高态]/.test(text[start - 1] ?? '') || WORD_PLACES.has(text.slice(end, place.end)))
    return undefined;
  if (/^[省市县区州]/.test(text[place.end] ?? '') || isTitle(text, start, place.end))
    return undefined;
  return place.end;
}
