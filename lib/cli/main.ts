#!/usr/bin/env node
import { FailureError } from '../model/index.ts';
import { type Command, say, WrongUse } from './command.ts';
/**
 * The command line tool, for publishers who prepare a pack for others and for measuring quality.
 * Standard output is JSON or NDJSON, messages go to standard error. Exit status: 0, 2 for wrong use,
 * 1 for failure.
 */
import { anchor } from './commands/anchor.ts';
import { annotate } from './commands/annotate.ts';
import { pack } from './commands/pack.ts';
import { search } from './commands/search.ts';
import { show } from './commands/show.ts';
import { terms } from './commands/terms.ts';
import { unwritable } from './open-pack.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({ pack, show, terms, search, annotate, anchor }),
);

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (name === '--help' || name === '-h' || name === 'help') {
    say(usage());
    return 0;
  }
  if (!command) {
    say(name === undefined ? usage() : `backstory: there is no command '${name}'\n\n${usage()}`);
    return 2;
  }
  if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) {
    say(`Use: backstory ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof WrongUse) {
      say(`backstory ${name}: ${error.message}\nUse: backstory ${command.usage}`);
      return 2;
    }
    if (!(error instanceof FailureError)) throw error;
    say(`backstory ${name}: ${error.message}`);
    return 1;
  }
}

function usage(): string {
  const lines = [...COMMANDS.values()].map(command => `  backstory ${command.usage}`);
  return `Use:\n${lines.join('\n')}`;
}

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  say(`backstory: ${unwritable('the output', error).message}`);
  process.exit(1);
});
// Nobody hears it; the exit status says it all the same.
process.stderr.on('error', () => {});
// By an exit of our own, so that temporary files go too.
for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })) {
  process.once(signal, () => process.exit(128 + number));
}

process.exitCode = await main(process.argv.slice(2));
