/** Which characters writers take for one another. */
import { pinyin } from 'pinyin-pro';

/** Whether two characters sound alike, tones aside, or look alike. */
export function areAlike(one: string, other: string): boolean {
  return lookAlike(one, other) || soundAlike(one, other);
}

/** Whether the usual readings of two characters are the same, tones aside. Rare readings are no one's slips. */
export const soundAlike = (one: string, other: string): boolean => soundOf(one) === soundOf(other);

const known = new Map<string, string>();
/** So many characters are in use; a hostile text holds more. */
const KNOWN_MAX = 8_000;

function soundOf(character: string): string {
  let sound = known.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none' });
    if (known.size < KNOWN_MAX) known.set(character, sound);
  }
  return sound;
}

/** Whether two characters are in one group of look-alikes. */
export const lookAlike = (one: string, other: string): boolean =>
  groupsOf.get(one)?.some((group) => group.includes(other)) ?? false;

/** Simplified characters that differ by a stroke or a part. */
const LOOK_ALIKE = `
  己已巳 未末 盼昐 人入八 日曰目 土士 天夭 治冶 拔拨 暖暧 戊戌戍戎 崇祟 候侯 辩辨辫瓣 竟竞 晴睛情清请 折拆析 沦论抡 贷货 板扳版
  赢羸 干千于 大太犬 刀力刃 间问闻 银很根恨 层屋尾 斗头 体休 族簇旋 代伐 衷哀 相想 进近 必心 民氏 主玉王 从众 象像橡 幕募墓慕暮
  陪培倍赔部 待侍持 徒徙 住往注 令今 免兔 冒昌 几凡 历厉 厂广 反友 又叉 右石 各名 困因固 坚竖 场汤 堆推 增赠憎 夫失 姑始 狐孤 官宫
  宣宜 密蜜 少小 尽尺 届屈 巨臣 市布 师帅 度席 年午牛 庄应 底低抵 廷延 驰弛 刑形 彻切 径经 微徽 优忧 坏怀 恒垣 恳垦 悟捂 惰情
  愿原 漫慢 戒戎 抓爪 仰抑 护炉 拥佣 活括 特持 损捐 换唤 掘崛 堤提 模摸 撤撒 政攻 教救 敞敝 料科 斥斤 万方 且旦 旱早 本木 材村
  条务 来米 构沟购 枝技 栽裁载 侨桥娇 挑桃 粱梁 检捡验 颗棵 概慨溉 欢欣 歉谦 正止 涉步 亳毫豪 乞气 永水 泄泻 坡波披 洁结 侧测 挤济
  侮海悔 消削 探深 惭渐 温湿 湖胡糊 源原 缴激 灸炙 灭灾 练炼 烂栏拦 浇烧绕 媒煤 受爱 性牲 狼狠 环坏 埋理 甘廿 田由甲申 流留 凝疑
  育盲肓 直真 眷卷 距矩 础拙 杜社 祖租 伸神 福副幅 程呈 究穷突 竿竽 第弟 策荣 简筒 管菅 紧坚 纠纤 钢纲网 债绩 维唯 综棕 录绿 慎缜
  裙群 考老 娶聚 肖俏 背肯 脉咏 良艮 苦若 荻获 莹营萤 洛落 监篮蓝 薄簿 虚虑 血皿 衣农 朴补 裹裏 要耍 见贝 规现 用角 迅讯 没设 织识职
  诉拆 该刻 详祥 误悟 谁推 凋调 责债 财败 账帐 盾质 贫贪 贯惯 懒赖 趣趋 妖跃 贱践 略路 泡跑 执轨 转传 校较 挥辉 迭达 迎迥 运远 还坏
  莲连 适活 洗选 秀透 逐遂 通涌 逮速 逢缝 遣遗 尊遵 壁避 油邮 朗郎 配酝 彩采 译释 童重 墅野 全金 鉴监 锋峰 锐说 错措 键健 境镜 张长
  康唐庸 街衔 享亨 钱线浅 竣峻 团闭 队认 附付 际陆 阵陈 限银 稳隐 融隔 难准 推雄 扫雪 宵霄 春青 净静 颂领 濒频 提题 冀翼 凤风 饭饮 馆管 驱躯 亮高`
  .trim()
  .split(/\s+/);

const groupsOf = new Map<string, string[]>();
for (const group of LOOK_ALIKE) {
  for (const character of group) {
    groupsOf.set(character, [...(groupsOf.get(character) ?? []), group]);
  }
}
