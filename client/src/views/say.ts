import { window } from 'vscode';

/** Does something that a person asked for; why it failed is said to the person. */
export async function say(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    void window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}
