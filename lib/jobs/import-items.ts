import { createParserOf, type ParsedItem, type Place } from '../archive/index.ts';
import type { ImportEnvironment } from './import-environment.ts';
import type { ImportJob, PlannedFile } from './ports.ts';

/** An item, and how far its file was read when it came. */
export interface ReadItem {
  readonly item: ParsedItem;
  /** Bytes of the file's source. */
  readonly bytes: number;
  /** Where reading can go on behind this item; null within what must be kept together. */
  readonly checkpoint: Place | null;
}

/** The items of a file behind the job's cursor. */
export async function* parseFile(
  env: ImportEnvironment,
  job: ImportJob,
  file: PlannedFile,
): AsyncGenerator<ReadItem> {
  if (file.format === 'pack') return;
  const from = job.at ?? undefined;
  const parser = createParserOf(file.format)(from, file.context);
  let position = 0;
  let bytes = 0;
  for await (const chunk of await env.open(job.sources[file.source]!, file.path)) {
    bytes = chunk.bytes;
    // Decoding what was read before is cheap beside parsing it; seeking would need the encoding's help.
    const skip = (from?.offset ?? 0) - position;
    position += chunk.text.length;
    if (skip >= chunk.text.length && skip > 0) continue;
    for (const message of chunk.warnings ?? []) {
      const item = { type: 'warning', message, place: { offset: position, line: null } } as const;
      yield { item, bytes, checkpoint: null };
    }
    const text = skip > 0 ? chunk.text.slice(skip) : chunk.text;
    for (const item of parser.write(text)) yield { item, bytes, checkpoint: checkpointOf(item) };
  }
  for (const item of parser.end()) yield { item, bytes, checkpoint: checkpointOf(item) };
}

function checkpointOf(item: ParsedItem): Place | null {
  return item.type === 'post' || item.type === 'comment' ? item.resume : null;
}
