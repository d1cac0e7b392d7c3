/** UTF-8 that was read as GBK: 政府 is 鏀垮簻. */
import { isHan } from '../../text/characters';

/**
 * The three bytes of a Han character in UTF-8 begin with E4 to E9, and two of them are one character in GBK. Read so, each
 * two characters are three: the first begins with such a byte, the second ends with one.
 */
const FIRST = new Set(
  '鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔浜浠浼浣渚淇鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄宕宓宥宸甯骞搴寤寮褰寰蹇鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍妗姊妫妞妤姒妲妯姗妾娅娆姝娈姣姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠琛琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭',
);
const SECOND = new Set(
  '佲併佷佸佹佺佽侀侊傗傘備傚傛傜傝傞傦冣冦冧冨冩冪冭冮冿勨勩勪勫勬勭勮勯勶呪呫呬呭呮呯呰呴咃嗏嗐嗕嗗嗘嗙嗚嗛嗭団囥囦囧囨囩囪囬囷堚堛堜堝堟堢堣堥堬夆夈変夊夋夌夎夐夛娾娿婁婂婃婄婅婇婏嬧嬨嬩嬪嬫嬬嬭嬮嬶屸屻屼屽屾岀岃岄岋嶁嶃嶄嶅嶆嶇嶈嶉嶏庘庛庝庡庢庣庤庨庯忊忋忎忓忔忕忚忛忥愨愩愪愬愭愮愯愰愶戔戙戜戝戞戠戣戦戯掆掋掍掑掓掔掕掗掞撯撱撲撳撴撶撹撻擄斺斻斾斿旀旂旇旈旓曗曘曚曞曟曠曡曢曪栤栥栦栧栨栫栬栭栵椻椼椾楀楁楃楄楅楋樷樸樹樺樻樼樿橀橈欌欍欎欏欐欑欒欓欙氣氥氫氬氭氱氳氶氾涒涖涗涘涙涚涜涢涳溾溿滀滃滄滅滆滈滐濃濄濅濆濇濈濊濋濓炩炪炰炲炴炵炶為烇熲熴熶熷熸熺熻熼燂犫犮犱犲犳犵犺犻狅♀°′″℃＄¤￠★€㈠㈡㈢㈣㈤ｂｃｄｅｆｇｈｉｏもゃやゅゆょよらわモャヤュユョヨラワ︹︺︿﹀︽︾﹁﹂︼рстуфхцчэㄢㄣㄤㄥㄦㄧㄨㄩ┾┿╀╁╂╃╄╅╋扳般颁板版扮拌伴帮扁便变卞辨辩辫遍憋测层蹭插叉茬茶查诧斥炽充冲虫崇宠抽筹粹淬翠村存寸磋撮达碘点典靛垫电佃甸碉垛躲朵跺舵剁惰堕讹封枫蜂峰锋风疯烽凤糕搞镐稿告哥歌搁革光广逛瑰规圭硅归癸衡恒轰哄烘虹鸿洪猴烩汇讳诲绘荤昏婚伙尖笺间煎兼肩艰奸硷解姐戒藉芥界借介斤锯俱句惧炬剧捐鹃撅库裤夸垮挎跨胯块匡',
);
/** What punctuation begins with when it is read so: ，。“ and their like. */
const PUNCTUATION = new Set('锛銆鈥');

/** How far apart the marks of one run stand: three characters, and one more where a byte was lost. */
const NEAR = 4;
/** How much of a run stands behind its last mark. */
const TAIL = 2;
/** Fewest marks of a run; a name may hold one by chance. */
const LEAST = 2;

/** The runs of a text, in order: start and end of each. */
export function* findGbkMojibake(text: string): Generator<readonly [start: number, end: number]> {
  let start = -1;
  let last = -1;
  let marks = 0;
  let isSure = false;
  const run = function* (): Generator<readonly [number, number]> {
    if (marks >= LEAST || isSure || isTwoCharacters(text, start)) yield [start, behind(text, last)];
    start = -1;
    marks = 0;
    isSure = false;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const isMark = PUNCTUATION.has(c);
    if (!isMark && !(FIRST.has(c) && SECOND.has(text[i + 1] ?? ''))) continue;
    if (start >= 0 && (i - last > NEAR || !isWhole(text, last, i))) yield* run();
    // Before a mark of punctuation stands what is left of the characters before it.
    if (start < 0) start = isMark ? before(text, i) : i;
    last = i;
    marks++;
    isSure ||= isMark;
  }
  if (start >= 0) yield* run();
}

/** The two bytes of each character of GBK; made where a text has need of it. */
let bytes: Map<string, readonly [number, number]> | undefined;
function bytesOf(character: string): readonly [number, number] | undefined {
  if (!bytes) {
    bytes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  }
  return bytes.get(character);
}

/** Whether three characters are the bytes of two common ones: 鏀垮簻 of 政府. */
function isTwoCharacters(text: string, at: number): boolean {
  const units = Array.from(text.slice(at, at + 3), bytesOf);
  if (units.length < 3 || units.includes(undefined)) return false;
  const words = new TextDecoder().decode(Uint8Array.from(units.flatMap((unit) => unit!)));
  return words.length === 2 && Array.from(words).every(isCommon);
}

/** Whether a character is of the first level of GB 2312. */
function isCommon(character: string): boolean {
  const [lead, trail] = bytesOf(character) ?? [0, 0];
  return isHan(character.charCodeAt(0)) && lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
}

/** A euro sign is the byte 80, a question mark or a replacement character a byte that was lost. */
const LOST = '€?\uFFFD';
/** What stands between words of Chinese that is whole. */
const ORDINARY = /[\s，。、；：！？“”‘’（）《》「」【】…—·]/;

const isOfRun = (text: string, at: number): boolean =>
  LOST.includes(text[at] ?? ' ') || (text.charCodeAt(at) >= 0x80 && !ORDINARY.test(text[at]!));

function isWhole(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isOfRun(text, i)) return false;
  return true;
}

function behind(text: string, last: number): number {
  let end = last + 1;
  while (end < text.length && end - last <= TAIL && isOfRun(text, end)) end++;
  // The last character, whose bytes a lost one put out of step.
  if (FIRST.has(text[end] ?? '')) end += isOfRun(text, end + 1) ? 2 : 1;
  while (end < text.length && LOST.includes(text[end]!)) end++;
  return end;
}

function before(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < TAIL && isOfRun(text, start - 1)) start--;
  return start;
}
