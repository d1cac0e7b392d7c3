/** Asking a person for the attributes of an annotation, one field after another. */
import { l10n, type QuickPickItem, window } from 'vscode';
import {
  type AttributeSchema,
  type DecisionItem,
  type Json,
  type TypeSchema,
} from '../../../server/src/lsp/protocol';

/** The attributes of the suggested types. */
const OWN: Readonly<Record<string, readonly AttributeSchema[]>> = {
  slogan: [{ name: 'entry', kind: 'entry' }],
  formula: [
    { name: 'count', kind: 'number' },
    { name: 'items', kind: 'list' },
    { name: 'entry', kind: 'entry' },
  ],
  official: [{ name: 'posts', kind: 'list' }],
  metric: [
    { name: 'value', kind: 'number' },
    { name: 'valueTo', kind: 'number' },
    { name: 'unit', kind: 'text' },
    { name: 'bound', kind: 'choice', values: ['exact', 'atLeast', 'atMost', 'about'] },
    { name: 'indicator', kind: 'text' },
    { name: 'direction', kind: 'choice', values: ['up', 'down'] },
  ],
};

/** The fields of a type: those that are suggested, then those of the schema. */
function fieldsOf(type: string, types: readonly TypeSchema[]): AttributeSchema[] {
  const own = types.find(({ name }) => name === type)?.attributes ?? [];
  const suggested = (OWN[type] ?? []).filter(({ name }) => !own.some((one) => one.name === name));
  return [...suggested, ...own];
}

interface FieldItem extends QuickPickItem {
  readonly field: AttributeSchema;
}

/**
 * Asks which attribute to set, and to what.
 *
 * @param lookUp Asks for an entry of the glossary, and answers its id.
 * @returns the change; null for an attribute that is to be as suggested; undefined where the person left it.
 */
export async function askForAttribute(
  item: DecisionItem,
  types: readonly TypeSchema[],
  lookUp: () => Promise<string | undefined>,
): Promise<Record<string, Json> | undefined> {
  const fields = fieldsOf(item.type, types);
  if (fields.length === 0) {
    void window.showInformationMessage(l10n.t('This type has no attributes.'));
    return undefined;
  }
  const chosen = await window.showQuickPick(
    fields.map((field): FieldItem => ({
      field,
      label: labelOf(field),
      description: shown(item.attributes[field.name]),
      ...(item.set.includes(field.name) && { detail: l10n.t('Set by hand') }),
    })),
    { placeHolder: l10n.t('Which attribute?') },
  );
  if (!chosen) return undefined;
  const { field } = chosen;
  const value = await ask(field, item.attributes[field.name], lookUp);
  return value === undefined ? undefined : { [field.name]: value };
}

function labelOf({ name, label }: AttributeSchema): string {
  if (label !== undefined) return label;
  switch (name) {
    case 'entry':
      return l10n.t('Glossary entry');
    case 'count':
      return l10n.t('Count');
    case 'items':
      return l10n.t('Items');
    case 'posts':
      return l10n.t('Posts');
    case 'value':
      return l10n.t('Value');
    case 'valueTo':
      return l10n.t('Upper value of a range');
    case 'unit':
      return l10n.t('Unit');
    case 'bound':
      return l10n.t('Bound');
    case 'indicator':
      return l10n.t('Indicator');
    case 'direction':
      return l10n.t('Direction');
    default:
      return name;
  }
}

/** What separates the words of a list where a person types it. */
const SEPARATOR = /[、；;，,\n]/;

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one: Json) => shown(one)).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function ask(
  field: AttributeSchema,
  value: Json | undefined,
  lookUp: () => Promise<string | undefined>,
): Promise<Json | undefined> {
  switch (field.kind) {
    case 'choice':
      return choose(field, field.values ?? []);
    case 'boolean': {
      const chosen = await choose(field, [l10n.t('yes'), l10n.t('no')]);
      return chosen === undefined || chosen === null ? chosen : chosen === l10n.t('yes');
    }
    case 'entry':
      return lookUp();
    case 'number':
    case 'text':
    case 'list':
      return type(field, value);
  }
}

async function choose(
  field: AttributeSchema,
  values: readonly string[],
): Promise<string | null | undefined> {
  const none = { label: l10n.t('As suggested'), value: null };
  const chosen = await window.showQuickPick(
    [...values.map((value) => ({ label: value, value })), none],
    { placeHolder: labelOf(field) },
  );
  return chosen?.value;
}

async function type(field: AttributeSchema, value: Json | undefined): Promise<Json | undefined> {
  const typed = await window.showInputBox({
    title: labelOf(field),
    value: shown(value),
    prompt:
      field.kind === 'list'
        ? l10n.t('Words with 、 between them; empty for as suggested')
        : l10n.t('Empty for as suggested'),
    validateInput: (text) =>
      field.kind === 'number' && text.trim() !== '' && !Number.isFinite(Number(text))
        ? l10n.t('This must be a number.')
        : undefined,
  });
  if (typed === undefined) return undefined;
  const words = typed.trim();
  if (words === '') return null;
  if (field.kind === 'number') return Number(words);
  if (field.kind === 'text') return words;
  return words
    .split(SEPARATOR)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
