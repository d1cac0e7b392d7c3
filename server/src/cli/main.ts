import { run } from './program';
import { endQuietlyOnClosedPipe } from './terminal';

endQuietlyOnClosedPipe();
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
