/** How Chinese is read: the library, with words of our texts that it reads otherwise. */
import { customPinyin } from 'pinyin-pro';

export { pinyin, polyphonic } from 'pinyin-pro';

customPinyin({
  // 三重一大 is of what is important, 以上率下 of who leads.
  三重一大: 'sān zhòng yī dà',
  两重: 'liǎng zhòng',
  两新一重: 'liǎng xīn yī zhòng',
  以上率下: 'yǐ shàng shuài xià',
  退耕还林: 'tuì gēng huán lín',
  治藏: 'zhì zàng',
  兴藏: 'xīng zàng',
  建藏: 'jiàn zàng',
  稳藏: 'wěn zàng',
  青藏: 'qīng zàng',
  // Those in charge of a river, a lake, an industrial chain, a wood; 林长河 is a name.
  河长: 'hé zhǎng',
  湖长: 'hú zhǎng',
  链长: 'liàn zhǎng',
  林长制: 'lín zhǎng zhì',
  林长办: 'lín zhǎng bàn',
});
