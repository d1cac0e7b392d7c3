/** English for the units and classifiers that reports count with, for readers who do not know the word. */
const UNIT_ENGLISH: Readonly<Record<string, string>> = {
  元: 'yuan',
  美元: 'US dollars',
  亩: 'mu, 1/15 hectare',
  公顷: 'hectares',
  平方米: 'square metres',
  平方公里: 'square kilometres',
  立方米: 'cubic metres',
  公里: 'kilometres',
  千米: 'kilometres',
  里: 'li, 500 metres',
  米: 'metres',
  斤: 'jin, 500 grams',
  公斤: 'kilograms',
  吨: 'tonnes',
  千瓦: 'kilowatts',
  千瓦时: 'kilowatt-hours',
  度: 'degrees, or kilowatt-hours',
  人: 'people',
  人次: 'person-times: each time a person is counted',
  名: 'people',
  位: 'people',
  户: 'households',
  家: 'companies or institutions',
  所: 'schools or institutions',
  个: 'items',
  项: 'items',
  件: 'cases',
  篇: 'texts',
  期: 'issues',
  条: 'items',
  次: 'times',
  个次: 'times',
  场: 'events',
  场次: 'sessions',
  类: 'kinds',
  种: 'kinds',
  批: 'batches',
  批次: 'batches',
  辆: 'vehicles',
  套: 'flats or sets',
  座: 'buildings',
  天: 'days',
  小时: 'hours',
  年: 'years',
  '%': 'per cent',
  个百分点: 'percentage points',
  百分点: 'percentage points',
};

/** The English of a unit as it stands behind a number, without what explains it: jin, person-times. */
export const unitWord = (unit: string): string | undefined =>
  unitEnglish(unit)?.replace(/(?:,(?! or)|:).*$/, '');

/** The English of a unit; `undefined` for one that is not known or needs none. */
export const unitEnglish = (unit: string): string | undefined =>
  Object.hasOwn(UNIT_ENGLISH, unit) ? UNIT_ENGLISH[unit] : undefined;
