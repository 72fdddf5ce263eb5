import { endAsking } from './cli/ask';
import { runInTerminal } from './cli/run-in-terminal';

/** Entry of the command line under Node; the installed program runs the same commands from `main.ts`. */
process.exitCode = await runInTerminal(process.argv.slice(2));
endAsking();
