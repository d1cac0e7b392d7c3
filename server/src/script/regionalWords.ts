/** Words that Taiwan has and words that it has others for, as far as they tell where a text is from. */
import { from as toStandard, to as fromStandard } from 'opencc-js/preset';
import { ConversionDictionary, entriesOf } from '../text/dictionary';
import { OPENCC_NAMES } from './variety';

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
    '刷新 擴展 參數 接口 界面 查找 重載 採樣 端口 集成 過程 公元 目錄 傳感 加載 調用 圖像 交互 布爾 奔馳 圖標 實時 存儲 遠程 高端 ' +
    '新增 檢視 通訊員 匯入 即時 點選 元件 相容 內建 引數 傳送 土庫曼 烏茲別克 哈薩克 塔吉克 厄瓜多 伊利諾'
  ).split(' '),
);

/** The words that differ, each with what the other side writes. */
export interface RegionalWords {
  /** 網路 is 網絡. */
  readonly ofTaiwan: ConversionDictionary;
  /** 網絡 is 網路. */
  readonly others: ConversionDictionary;
}

let regionalWords: RegionalWords | undefined;

/** Made on first use: only some texts and searches need it. */
export function getRegionalWords(): RegionalWords {
  if (regionalWords) return regionalWords;
  const name = OPENCC_NAMES['zh-TW-phrases'];
  // The words are the first dictionary of either way; behind it stand those of characters.
  const ofTaiwan = new Map(entriesOf(toStandard[name]![0]!.slice(0, 1)));
  const others = new Map(entriesOf(fromStandard[name]![0]!.slice(0, 1)));
  regionalWords = {
    ofTaiwan: dictionaryOf(ofTaiwan, others),
    others: dictionaryOf(others, ofTaiwan),
  };
  return regionalWords;
}

/** The words of one side that the other has not; those that both have stay as they are, and so do not count as parts. */
function dictionaryOf(
  own: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): ConversionDictionary {
  const telling = [...own].filter(([word]) => !other.has(word) && !SHARED.has(word));
  return new ConversionDictionary([telling]);
}
