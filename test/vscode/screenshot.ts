/** Where the launcher takes pictures; not set in a VS Code that has no launcher. */
const camera = process.env['ZHENGWEN_TEST_CAMERA'];

/** Whether this VS Code can be photographed. */
export const hasCamera = camera !== undefined;

/** What is to be seen on a picture. */
export interface Picture {
  /** The name of the file in `test/screenshots`, without its extension. */
  readonly name: string;
  /** A text to rest the mouse on; the picture waits for its explanation. */
  readonly hover?: string;
  /** A text that stands anywhere in the window; the picture waits for it. */
  readonly text?: string;
}

/**
 * Takes a picture of the window once the editor's highlights are painted.
 *
 * @returns what the hover says, in plain text; empty without one.
 * @throws (rejects) where what is to be seen does not appear.
 */
export async function takePicture(picture: Picture): Promise<string> {
  return ask(picture);
}

/**
 * Presses keys as a person does, such as `a`, `Escape` or `Control+S`; where the focus is takes them.
 *
 * @throws (rejects) where there is no such key.
 */
export async function pressKeys(...keys: readonly string[]): Promise<void> {
  await ask({ keys });
}

/**
 * Presses a button of the first row that has it in a list of answers, once there is one.
 *
 * @param icon The name of the button's icon.
 */
export async function pressRowButton(icon: string): Promise<void> {
  await ask({ button: icon });
}

async function ask(request: object): Promise<string> {
  if (camera === undefined) throw new Error('No camera in this VS Code');
  const response = await fetch(camera, { method: 'POST', body: JSON.stringify(request) });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
