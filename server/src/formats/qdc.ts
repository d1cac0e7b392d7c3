import type { CorpusFormat, FormatOptions } from './format';
import { addCodes } from './qdaCodes';
import { xmlDocument } from './xml';

/** REFI-QDA codebook: the codes alone, the same for any articles. */
export const qdc = (options: FormatOptions): CorpusFormat => ({
  id: 'qdc',
  label: 'REFI-QDA codebook',
  description: 'The codes without texts, for NVivo, ATLAS.ti, MAXQDA and QualCoder.',
  extension: 'qdc',
  scope: 'corpus',
  common: [],
  limits: [
    {
      sentence: 'A codebook holds codes alone, no annotations.',
      loses: [],
      concerns: ({ annotations }) => annotations.length > 0,
    },
  ],
  head: () => codebook(options),
  write: () => '',
});

function codebook(options: FormatOptions): string {
  const document = xmlDocument('CodeBook', {
    xmlns: 'urn:QDA-XML:codebook:1.0',
    origin: 'Zhengwen',
  });
  addCodes(document, options);
  return document.toString();
}
