/** Tells in which variety a text is written, by characters and words that only some of them have. */
import type { DictGroup } from 'opencc-js/core';
import { from as toStandard, to as fromStandard } from 'opencc-js/preset';
import { ConversionDictionary, entriesOf } from '../text/dictionary';
import { countScriptMarks, scriptOf } from '../text/simplify';
import { getConverter } from './convert';
import { OPENCC_NAMES, type Variety } from './variety';

/** A variety in traditional script. */
export type TraditionalVariety = Exclude<Variety, 'zh-CN'>;

/** What a text is taken for: `mixed` where it is in both scripts, `none` where no character tells. */
export type DetectedVariety = Variety | 'mixed' | 'none';

/**
 * The variety that a text is in.
 *
 * @param within The article of which it is a stretch: its traditional lines are in one variety.
 */
export function detectVariety(text: string, within = text): DetectedVariety {
  switch (scriptOf(countScriptMarks(text))) {
    case 'hans':
      return 'zh-CN';
    case 'hant':
      return traditionalVarietyOf(within);
    case 'mixed':
      return 'mixed';
    case 'none':
      return 'none';
  }
}

/**
 * The traditional variety that a text is in: the region of which it has most characters of its own and lacks fewest (裡 and
 * 麵 in Taiwan, 裏 and 着 in Hong Kong), the standard where none is told. Its words are Taiwan's where words that only
 * Taiwan has (軟體, 網路) outnumber those that it has others for (軟件, 網絡); where the two regions write all of its
 * characters alike, words that Taiwan has others for are taken for Hong Kong.
 */
export function traditionalVarietyOf(text: string): TraditionalVariety {
  const taiwan = countOwnCharacters(text, 'zh-TW');
  const hongKong = countOwnCharacters(text, 'zh-HK');
  const words = countWords(text);
  const isOfHongKong = hongKong > taiwan || (hongKong === taiwan && words.others > words.taiwan);
  if (hongKong > 0 && isOfHongKong) return 'zh-HK';
  // Characters may tell nothing in a short text, but where they speak against Taiwan, a word is chance.
  if (taiwan >= 0 && words.taiwan > words.others) return 'zh-TW-phrases';
  return taiwan > 0 ? 'zh-TW' : 'zh-Hant';
}

/** How many characters of a region a text has, less those that the region has others for. */
function countOwnCharacters(text: string, region: 'zh-TW' | 'zh-HK'): number {
  const changes = (from: Variety, to: Variety): number =>
    getConverter(from, to)(text).alignment.changes.length;
  return changes(region, 'zh-Hant') - changes('zh-Hant', region);
}

/**
 * Words that OpenCC has for one side and that articles of both have, in other senses mostly (核心 is a kernel in Taiwan).
 * Of its 1,600 words these are the ones of which 428 articles of the mainland had Taiwan's now and then, and those of the
 * mainland that articles from Taiwan have, too; what one side writes alone (信息, 網絡, 影片) is not among them.
 */
const SHARED = new Set(
  (
    '核心 核心區 建立 智慧 執行 通訊 開啟 開啓 指標 線上 裝置 支援 支援者 效能 影像 檔案 連線 互動 互動式 啟用 啓用 整合 聯絡 儲存 資料 複製 取樣 全形 貼上 ' +
    '模擬 批次 列舉 行程 查詢 序列 尼日 循環 高級 低級 外接 物件 排程 對映 打開 地址 信號 文件 訪問 社區 消息 數據 數字 通道 母音 子音 區域性 向量 範式 ' +
    '查看 發佈 發布 支持 支持者 項目 運行 設備 優化 聲明 發送 調度 聯繫 全局 連接 用戶 進程 設置 通信 對象 程序 局部 類型 創建 激活 保存 權限 窗口 性能 分區 ' +
    '刷新 擴展 參數 接口 界面 查找 重載 採樣 端口 集成 過程 公元 目錄 傳感 加載 調用 圖像 交互 布爾 奔馳 圖標 實時 存儲 遠程 高端'
  ).split(' '),
);

/** The words that differ, in one dictionary, each with whether it is Taiwan's. */
interface RegionalWords {
  readonly dictionary: ConversionDictionary;
  readonly areTaiwans: ReadonlyMap<string, boolean>;
}

let regionalWords: RegionalWords | undefined;

/** Made on first use: only traditional text needs it. */
function getRegionalWords(): RegionalWords {
  if (regionalWords) return regionalWords;
  const name = OPENCC_NAMES['zh-TW-phrases'];
  // The words of Taiwan are the first dictionary of either way; behind it stand those of its characters.
  const ofTaiwan = new Map(entriesOf(toStandard[name]![0]!.slice(0, 1)));
  const others = new Map(entriesOf(fromStandard[name]![0]!.slice(0, 1)));
  const areTaiwans = new Map<string, boolean>();
  for (const word of ofTaiwan.keys()) if (!others.has(word)) areTaiwans.set(word, true);
  for (const word of others.keys()) if (!ofTaiwan.has(word)) areTaiwans.set(word, false);
  for (const word of SHARED) areTaiwans.delete(word);
  const group: DictGroup = [[...ofTaiwan], [...others]];
  regionalWords = { dictionary: new ConversionDictionary(group), areTaiwans };
  return regionalWords;
}

function countWords(text: string): { readonly taiwan: number; readonly others: number } {
  const { dictionary, areTaiwans } = getRegionalWords();
  const counts = { taiwan: 0, others: 0 };
  dictionary.walk(text, (offset, { length }) => {
    const isTaiwans = areTaiwans.get(text.slice(offset, offset + length));
    if (isTaiwans !== undefined) counts[isTaiwans ? 'taiwan' : 'others'] += 1;
  });
  return counts;
}
