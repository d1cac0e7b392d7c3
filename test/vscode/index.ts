/**
 * Entry of the suite that runs inside VS Code. The runner bundles it and every test beside it into one folder and says by
 * the variable `ZHENGWEN_TEST_REPORT` where the report goes.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A test waits for events, not for time; this is for those that never come. */
const PATIENCE = 30_000;

/**
 * Called by the extension host: runs all tests.
 *
 * @throws (rejects) where a test failed; the report says which.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const output = process.env['ZHENGWEN_TEST_REPORT'];
  const mocha = new Mocha({
    timeout: PATIENCE,
    ...(output ? { reporter: 'json', reporterOptions: { output } } : { reporter: 'spec' }),
  });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
