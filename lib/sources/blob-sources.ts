import type { ListFiles, OpenFile, OpenPack, StagedSource, TextChunk } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { type Container, type ContainerFile, listContainer } from './containers/index.ts';
import { readPack } from './pack/index.ts';
import { decodeBytes } from './text/index.ts';

/** A file's text, with what there is to say of its encoding. */
async function* decoded(file: ContainerFile): AsyncGenerator<TextChunk> {
  const said: string[] = [];
  let bytes = 0;
  for await (const chunk of decodeBytes(file.open(), { warn: message => said.push(message) })) {
    bytes = chunk.bytes;
    yield { ...chunk, warnings: said.splice(0) };
  }
  if (said.length > 0) yield { text: '', bytes, warnings: said };
}

interface Opened extends Container {
  readonly byPath: ReadonlyMap<string, ContainerFile>;
}

/** Opens staged sources that are kept as blobs; `find` gives the blob of a staged source's id. */
export function createBlobSources(find: (id: number) => Promise<Blob | undefined>): {
  readonly list: ListFiles;
  readonly open: OpenFile;
  readonly openPack: OpenPack;
} {
  // The directory of the last source that was looked into: a zip of a thousand files is opened once.
  let last: { readonly id: number; readonly container: Promise<Opened> } | null = null;

  async function blobOf(source: StagedSource): Promise<Blob> {
    const blob = await find(source.id);
    if (blob) return blob;
    throw new FailureError(
      fail('not-found', 'The file is no longer kept.', 'Import it again.').error,
    );
  }

  function containerOf(source: StagedSource): Promise<Opened> {
    if (last?.id === source.id) return last.container;
    const container = blobOf(source).then(async blob => {
      const found = await listContainer(blob, source.name);
      return { ...found, byPath: new Map(found.files.map(file => [file.path, file])) };
    });
    last = { id: source.id, container };
    return container;
  }

  return {
    async list(source) {
      const { kind, files, warnings, failure } = await containerOf(source);
      const listed = files.map(file => ({
        path: kind === 'zip' ? file.path : '',
        size: file.packed,
        failure: file.failure,
      }));
      return { files: listed, warnings, failure };
    },
    async open(source, path) {
      const { files, byPath } = await containerOf(source);
      const file = path === '' ? files[0] : byPath.get(path);
      if (file) return decoded(file);
      throw new FailureError(
        fail('not-found', `${path} is not in ${source.name}.`, 'Import it again.').error,
      );
    },
    openPack: async source => readPack(new Uint8Array(await (await blobOf(source)).arrayBuffer())),
  };
}
