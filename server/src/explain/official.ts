import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';
import { occurrencesOf } from '../document/occurrences';
import type { RawOffset } from '../text/offsets';
import { labelled, type Explanation, type Part } from './explanation';
import { asWritten, footer, kindLine, type ExplainOptions } from './known';
import { linesOf } from './places';
import { say } from './words';

/** Who a person is by this article: the posts given at this mention, and all posts given anywhere in the file. */
export function explainOfficial(
  analysis: Analysis,
  annotation: OfficialAnnotation,
  options: ExplainOptions,
): Explanation {
  const { language } = options;
  const mentions = occurrencesOf(analysis, annotation);
  const parts: Part[] = [kindLine(annotation, language), ...asWritten(annotation, language)];
  if (annotation.posts.length > 0) {
    parts.push(
      labelled(say({ zh: '此处职务', en: 'Posts here' }, language), annotation.posts.join('、')),
    );
  }
  parts.push(...postsInFile(annotation, mentions, options));
  return {
    title: annotation.norm,
    parts: [...parts, ...footer(annotation, mentions, options)],
  };
}

/** Every post that the file gives the person, with where; left out where this mention says it all. */
function postsInFile(
  annotation: OfficialAnnotation,
  mentions: readonly OfficialAnnotation[],
  { language, locate }: ExplainOptions,
): Part[] {
  const places = new Map<string, RawOffset[]>();
  for (const mention of mentions) {
    mention.posts.forEach((post, index) => {
      const offset = mention.postSpans[index]?.start ?? mention.start;
      places.set(post, [...(places.get(post) ?? []), offset]);
    });
  }
  if (places.size === 0) {
    const none = { zh: '本文没有写明职务。', en: 'This file names no post.' };
    return [{ kind: 'line', content: [say(none, language)] }];
  }
  const here = new Set(annotation.posts);
  if ([...places.keys()].every((post) => here.has(post))) return [];
  return [
    labelled(say({ zh: '本文所见职务', en: 'Posts in this file' }, language)),
    {
      kind: 'list',
      ordered: false,
      items: [...places].map(([post, offsets]) => [
        post,
        language === 'en' ? ' – ' : '　',
        ...linesOf(offsets, locate, language),
      ]),
    },
  ];
}
