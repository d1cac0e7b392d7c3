/** Asking from which variety of written Chinese a conversion goes to which. */
import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  DETECT_VARIETY_METHOD,
  type DetectedVariety,
  type DetectVarietyParams,
  type DetectVarietyResult,
  VARIETIES,
  type Variety,
} from '../../server/src/lsp/protocol';

/** What a conversion is from and to. */
export interface Direction {
  /** `auto` for what each text is recognised as. */
  readonly from: Variety | 'auto';
  readonly to: Variety;
}

const varietyIn = (given: unknown): Variety | undefined =>
  VARIETIES.find((variety) => variety === given);

/** What a key binding or another extension gave: `"zh-CN"`, or `{ "from": "zh-TW", "to": "zh-CN" }`. */
export function directionIn(given: unknown): Direction | undefined {
  const isObject = typeof given === 'object' && given !== null;
  const { from, to } = (isObject ? given : { to: given }) as Partial<
    Record<'from' | 'to', unknown>
  >;
  const target = varietyIn(to);
  return target && { from: varietyIn(from) ?? 'auto', to: target };
}

/**
 * The direction that was given, or that the person chooses, who sees what the text is taken for and can say otherwise.
 *
 * @param text What is to be converted; undefined where that is several files, of which each is recognised by itself.
 * @returns undefined where the person chose none.
 */
export async function askDirection(
  client: () => Promise<BaseLanguageClient>,
  given: unknown,
  text?: string,
): Promise<Direction | undefined> {
  const known = directionIn(given);
  if (known) return known;
  const detected = text === undefined ? undefined : await detect(await client(), text);
  let from: Direction['from'] | undefined = 'auto';
  for (;;) {
    const answer = await chooseTarget(from, detected);
    if (answer !== 'source') return answer && { from, to: answer };
    from = (await chooseSource(detected)) ?? from;
  }
}

async function detect(client: BaseLanguageClient, text: string): Promise<DetectedVariety> {
  const params: DetectVarietyParams = { text };
  return (await client.sendRequest<DetectVarietyResult>(DETECT_VARIETY_METHOD, params)).variety;
}

/** An item that stands for an answer. */
type Item<T> = QuickPickItem & { readonly answer?: T };

const itemOf = (variety: Variety): Item<Variety> => ({
  label: varietyLabel(variety),
  description: variety,
  answer: variety,
});

async function chooseTarget(
  from: Direction['from'],
  detected: DetectedVariety | undefined,
): Promise<Variety | 'source' | undefined> {
  const source: Item<'source'> = {
    label: l10n.t('Source: {0}', from === 'auto' ? detectedLabel(detected) : varietyLabel(from)),
    description: l10n.t('choose another'),
    alwaysShow: true,
    answer: 'source',
  };
  const items: Item<Variety | 'source'>[] = [
    ...VARIETIES.map(itemOf),
    { label: '', kind: QuickPickItemKind.Separator },
    source,
  ];
  const placeHolder = l10n.t('Convert to which script?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.answer;
}

async function chooseSource(
  detected: DetectedVariety | undefined,
): Promise<Direction['from'] | undefined> {
  const items: Item<Direction['from']>[] = [
    { label: detectedLabel(detected), answer: 'auto' },
    ...VARIETIES.map(itemOf),
  ];
  const placeHolder = l10n.t('What is the text in?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.answer;
}

/** What a text was taken for, as a person is told. */
export function detectedLabel(detected: DetectedVariety | undefined): string {
  if (detected === undefined) return l10n.t('recognised in each article');
  return l10n.t('{0} (recognised)', varietyLabel(detected));
}

export function varietyLabel(variety: DetectedVariety): string {
  switch (variety) {
    case 'zh-CN':
      return l10n.t('Simplified');
    case 'zh-Hant':
      return l10n.t('Traditional (OpenCC standard)');
    case 'zh-TW':
      return l10n.t('Traditional, Taiwan');
    case 'zh-TW-phrases':
      return l10n.t('Traditional, Taiwan, with its words');
    case 'zh-HK':
      return l10n.t('Traditional, Hong Kong');
    case 'mixed':
      return l10n.t('Both scripts, line by line');
    case 'none':
      return l10n.t('Neither script');
  }
}
