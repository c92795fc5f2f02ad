import { FailureError } from '../../../../lib/model/index.ts';
import {
  type Container,
  type ContainerFile,
  listContainer,
} from '../../../../lib/sources/index.ts';

export function listBytes(bytes: Uint8Array<ArrayBuffer>, name = 'source'): Promise<Container> {
  return listContainer(new Blob([bytes]), name);
}

export interface Read {
  readonly text: string;
  readonly length: number;
  /** Source bytes of the last chunk. */
  readonly bytes: number;
  /** What was thrown in the end, as a person reads it. */
  readonly failure: string | null;
}

/** All that comes out of a file, and what it broke off with. */
export async function readAll(file: ContainerFile): Promise<Read> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let failure: string | null = null;
  try {
    for await (const chunk of file.open()) {
      if (chunk.bytes < bytes) throw new Error('the count of bytes went back');
      bytes = chunk.bytes;
      parts.push(chunk.data);
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failure = `${error.failure.code}: ${error.failure.message}`;
  }
  const all = Buffer.concat(parts);
  return { text: all.toString(), length: all.length, bytes, failure };
}

/** Every file of a container by its path. */
export async function readEvery(container: Container): Promise<Record<string, Read>> {
  const all: Record<string, Read> = {};
  for (const file of container.files) all[file.path] = await readAll(file);
  return all;
}

/** Text that does not pack to nothing, the same each time. */
export function words(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += `${seed.toString(36)} `;
  }
  return text.slice(0, length);
}
