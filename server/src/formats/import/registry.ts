import { bratImporter } from './brat';
import type { ImportAnswers, ImportedArticle, Importer, ImportFile } from './importer';
import { ofOneMaker } from './makers';
import { SUGGESTED, type Meanings } from './meanings';
import { doccanoImporter } from './doccano';
import { labelStudioImporter } from './labelStudio';
import { prodigyImporter, spacyImporter } from './spacy';
import { casJsonImporter, xmiImporter } from './cas';
import { conllImporter } from './conll';
import { teiImporter } from './tei';
import { webAnnotationImporter } from './webAnnotation';
import { webannoTsvImporter } from './webannoTsv';
import { qdpxImporter } from './qdpx';
import { jsonImporter, jsonlImporter } from './record';
import { csvExcelImporter, csvImporter, parquetImporter, tsvImporter, xlsxImporter } from './table';

/** What can be read back: every format that holds annotations. */
const IMPORTERS: readonly Importer[] = [
  jsonImporter,
  jsonlImporter,
  csvImporter,
  csvExcelImporter,
  tsvImporter,
  xlsxImporter,
  qdpxImporter,
  bratImporter,
  doccanoImporter,
  labelStudioImporter,
  casJsonImporter,
  xmiImporter,
  webannoTsvImporter,
  conllImporter,
  spacyImporter,
  prodigyImporter,
  teiImporter,
  webAnnotationImporter,
  parquetImporter,
];

/** What reads a format; where nothing is said of labels, they mean the suggested types. */
export interface FormatReader extends Importer {
  read(
    ...args: [files: readonly ImportFile[], meanings?: Meanings, answers?: ImportAnswers]
  ): ReturnType<Importer['read']>;
}

/** The reader of a format, by the id of the format; `undefined` where the format only shows annotations. */
export function findImporter(id: string): FormatReader | undefined {
  const importer = IMPORTERS.find(({ ids }) => ids.includes(id));
  return (
    importer && {
      ...importer,
      read(files, meanings = SUGGESTED, answers = {}) {
        const articles = importer.read(files, meanings, answers);
        const choose = (all: readonly ImportedArticle[]): ImportedArticle[] =>
          ofOneMaker(all, files[0]?.name ?? id, answers.maker);
        return articles instanceof Promise ? articles.then(choose) : choose(articles);
      },
    }
  );
}

/** The ids of the formats that can be read back, in the order of the importers. */
export const IMPORT_IDS: readonly string[] = IMPORTERS.flatMap(({ ids }) => ids);
