import { run } from './program';
import { endOnBrokenOutput } from './terminal';

endOnBrokenOutput();
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
