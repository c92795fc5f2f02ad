import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface Command {
  /** "pack SOURCE… -o FILE" */
  readonly usage: string;
  /** Gives the exit status. */
  run(args: readonly string[]): Promise<number>;
}

/** The command line is not as it should be; the message says in what. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** `parseArgs`, with its complaints as `WrongUse`. */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number of at least 1 from an option's text. */
export function countOption(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new WrongUse(`--${name} takes a whole number from 1 on, not '${text}'`);
}

/** A message for people. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** One document or one line of the output; waits where the reader is slower than we are. */
export async function print(value: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return;
  await new Promise<void>(resolve => process.stdout.once('drain', resolve));
}
