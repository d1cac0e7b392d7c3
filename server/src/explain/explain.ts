import type { Analysis } from '../document/analysis';
import type { Annotation } from '../document/annotation';
import type { Lexicon } from '../lexicon/lexicon';
import type { Explanation } from './explanation';
import type { ExplainOptions } from './known';
import { explainMetric } from './metric';
import { explainOfficial } from './official';
import { explainTerm } from './term';

/** What is to be said about an annotation. */
export function explain(
  analysis: Analysis,
  annotation: Annotation,
  lexicon: Lexicon,
  options: ExplainOptions,
): Explanation {
  switch (annotation.type) {
    case 'slogan':
    case 'formula':
      return explainTerm(analysis, annotation, lexicon, options);
    case 'official':
      return explainOfficial(analysis, annotation, lexicon, options);
    case 'metric':
      return explainMetric(analysis, annotation, options);
  }
}
