/**
 * Skips a test or, from a hook, the tests behind it.
 *
 * @param reason What this machine lacks; stands in the title of a skipped test, and so in every report.
 */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.runnable();
  if ('type' in runnable && runnable.type === 'test') runnable.title += ` (skipped: ${reason})`;
  else console.log(`      skipped: ${reason}`);
  return context.skip();
}
