import type { Analysis } from '../document/analysis';
import type { OfficialAnnotation } from '../document/annotation';

/** The mentions of each person of a document by name, in order. Surnames alone name nobody for certain. */
export function mentionsByName({
  annotations,
}: Analysis): ReadonlyMap<string, readonly OfficialAnnotation[]> {
  const byName = new Map<string, OfficialAnnotation[]>();
  for (const annotation of annotations) {
    if (annotation.type !== 'official' || annotation.norm.length < 2) continue;
    const mentions = byName.get(annotation.norm);
    if (mentions) mentions.push(annotation);
    else byName.set(annotation.norm, [annotation]);
  }
  return byName;
}
