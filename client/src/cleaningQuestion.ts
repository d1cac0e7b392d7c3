/** The question whether a cleaned article is to be taken, as long as it is shown beside the one as it is. */
import { commands, type Disposable, l10n, TabInputTextDiff, type Uri, window } from 'vscode';
import { baseName } from './paths';

/** Asked again, a question is given up and its diff shows the next one. */
type Answer = 'yes' | 'no' | 'asked again';

/**
 * Asks for changes that a diff shows. A message alone would not do: it is gone from sight before anybody has read the
 * diff, so that its title has both buttons as well.
 */
export class CleaningQuestion implements Disposable {
  /** What is waited for, by the address of the cleaned article. */
  readonly #answers = new Map<string, (answer: Answer) => void>();

  /**
   * @param said What the person should know.
   * @returns whether they agree; no answer is given as long as the diff or the message is open.
   */
  async ask(source: Uri, cleaned: Uri, said: string): Promise<boolean> {
    const key = cleaned.toString();
    this.#answers.get(key)?.('asked again');
    const answered = new Promise<Answer>((resolve) => this.#answers.set(key, resolve));
    const answer = this.#answers.get(key)!;
    const title = l10n.t('{0}: cleaned', baseName(source));
    // A preview would make way for the next file that is looked at.
    await commands.executeCommand('vscode.diff', source, cleaned, title, { preview: false });
    let open = 2;
    const close = (): void => {
      if (--open === 0) answer('no');
    };
    const apply = l10n.t('Apply');
    void window.showInformationMessage(said, apply, l10n.t('Cancel')).then((chosen) => {
      if (chosen === undefined) close();
      else answer(chosen === apply ? 'yes' : 'no');
    });
    const tabs = window.tabGroups.onDidChangeTabs(() => {
      if (tabsOf(cleaned).length > 0) return;
      tabs.dispose();
      close();
    });
    const given = await answered;
    if (given === 'asked again') return false;
    this.#answers.delete(key);
    await window.tabGroups.close(tabsOf(cleaned));
    return given === 'yes';
  }

  /** Answers for what the diff in the active tab shows. */
  answer(answer: 'yes' | 'no'): void {
    const shown = window.tabGroups.activeTabGroup.activeTab?.input;
    if (shown instanceof TabInputTextDiff) this.#answers.get(shown.modified.toString())?.(answer);
  }

  dispose(): void {
    for (const answer of this.#answers.values()) answer('no');
  }
}

const tabsOf = (cleaned: Uri) =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof TabInputTextDiff && input.modified.toString() === cleaned.toString(),
    );
