import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { skip } from './skip';

/** The folder of texts beside a checkout, for measuring only; it is no part of the project. */
export const SHARED = join(__dirname, '../../../shared');

/** Skips a test, saying so, where the texts beside the checkout are absent. */
export function needsShared(test: Mocha.Context, ...path: readonly string[]): void {
  if (existsSync(join(SHARED, ...path))) return;
  skip(test, `there is no ${['../shared', ...path].join('/')}`);
}
