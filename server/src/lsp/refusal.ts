import { SaidError } from '../decisions/said';

/** Something that a person asked for and that cannot be done, with the reason as a sentence. */
export class Refusal extends SaidError {
  override readonly name = 'Refusal';

  constructor(en: string, zh: string, options?: ErrorOptions) {
    super({ en, zh }, options);
  }
}

export const noArticle = (): Refusal =>
  new Refusal(
    'This is not read as a Chinese government article.',
    '该文件没有被当作中国政府文稿来读。',
  );

export const changedMeanwhile = (): Refusal =>
  new Refusal('The article has changed meanwhile; please try again.', '文章刚刚有改动，请重试。');
