/** What a person chooses about exports, asked once and remembered for the workspace. */
import { l10n, type Memento, type QuickPickItem, window } from 'vscode';
import type { ChoiceInfo } from '../../server/src/lsp/protocol';

type Value = string | number;

/** What was chosen, by the names of the choices; what is left out is as usual. */
export type Chosen = Readonly<Record<string, Value | readonly Value[]>>;

const CHOSEN = 'export.choices';

/** The choices of an export, and what was chosen of them in this workspace. */
export class ExportChoices {
  readonly #choices: readonly ChoiceInfo[];
  readonly #memory: Memento;

  constructor(choices: readonly ChoiceInfo[], memory: Memento) {
    this.#choices = choices;
    this.#memory = memory;
  }

  /** What was chosen. A choice or a value that an earlier version knew is left out. */
  get chosen(): Chosen {
    const stored = this.#memory.get<Chosen>(CHOSEN) ?? {};
    const isKnown = ({ name, values, isMany }: ChoiceInfo): boolean => {
      const value = stored[name];
      const given = isMany && Array.isArray(value) ? (value as readonly Value[]) : [value];
      return given.length > 0 && given.every((one) => values.some((known) => known.value === one));
    };
    return Object.fromEntries(
      this.#choices.filter(isKnown).map(({ name }) => [name, stored[name]!]),
    );
  }

  /** What holds now, in a few words. */
  describe(): string {
    return this.#choices
      .filter(({ name, formats }) => !formats || name in this.chosen)
      .map((choice) => `${l10n.t(choice.label)}: ${this.#valueOf(choice)}`)
      .join(' · ');
  }

  /** Lets the person change what holds, one thing after the other, until they go back. */
  async change(): Promise<void> {
    for (;;) {
      const items = this.#choices.map((choice): QuickPickItem & { choice: ChoiceInfo } => ({
        choice,
        label: l10n.t(choice.label),
        description: this.#valueOf(choice),
        ...(choice.formats ? { detail: l10n.t('For {0}', choice.formats.join(', ')) } : {}),
      }));
      const item = await window.showQuickPick(items, {
        title: l10n.t('What to Export'),
        placeHolder: l10n.t('Choose what to change; Escape goes back'),
      });
      if (!item) return;
      const value = await (item.choice.isMany ? this.#askMany(item.choice) : askOne(item.choice));
      if (value !== undefined) {
        await this.#memory.update(CHOSEN, { ...this.chosen, [item.choice.name]: value });
      }
    }
  }

  #valueOf({ name, values, isMany }: ChoiceInfo): string {
    const value = this.chosen[name];
    if (isMany) {
      const many = Array.isArray(value) ? (value as readonly Value[]) : undefined;
      if (!many || many.length === values.length) return l10n.t('all');
      const labels = values.filter((one) => many.includes(one.value)).map(({ label }) => label);
      return labels.map((label) => l10n.t(label)).join(', ');
    }
    return l10n.t((values.find((one) => one.value === value) ?? values[0]!).label);
  }

  async #askMany({ name, label, values }: ChoiceInfo): Promise<Value[] | undefined> {
    const value = this.chosen[name];
    const many = Array.isArray(value) ? (value as readonly Value[]) : undefined;
    const items = values.map((one) => ({
      value: one.value,
      label: l10n.t(one.label),
      picked: many?.includes(one.value) ?? true,
    }));
    const chosen = await window.showQuickPick(items, { title: l10n.t(label), canPickMany: true });
    return chosen && chosen.length > 0 ? chosen.map((item) => item.value) : undefined;
  }
}

async function askOne({ label, values }: ChoiceInfo): Promise<Value | undefined> {
  const items = values.map((one) => ({ value: one.value, label: l10n.t(one.label) }));
  return (await window.showQuickPick(items, { title: l10n.t(label) }))?.value;
}
