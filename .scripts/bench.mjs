/**
 * Measures speed as ratios side by side.
 *
 *   node .scripts/bench.mjs [NAME…]
 *
 * Without a name, every bench of `test/bench`.
 */
import { runNode } from './lib/processes.mjs';
import { inProject, isMain, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

if (isMain(import.meta)) {
  try {
    await setup();
    const { code } = await runNode(
      ['--require', 'tsx/cjs', inProject('test/bench/run.ts'), ...process.argv.slice(2)],
      { cwd: root },
    );
    process.exitCode = code === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
