import type { ListFiles, OpenFile, OpenPack, StagedSource } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { looksLikeZip, readPack } from './pack/index.ts';
import { decodeBlob } from './text/index.ts';

/** Opens staged sources that are kept as blobs; `find` gives the blob of a staged source's id. */
export function createBlobSources(find: (id: number) => Promise<Blob | undefined>): {
  readonly list: ListFiles;
  readonly open: OpenFile;
  readonly openPack: OpenPack;
} {
  async function blobOf(source: StagedSource): Promise<Blob> {
    const blob = await find(source.id);
    if (blob) return blob;
    throw new FailureError(
      fail('not-found', 'The file is no longer kept.', 'Import it again.').error,
    );
  }
  return {
    async list(source) {
      const blob = await blobOf(source);
      const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
      const path = looksLikeZip(head) ? 'pack.json' : '';
      return [{ path, size: blob.size, warning: null }];
    },
    open: async source => decodeBlob(await blobOf(source)),
    openPack: async source => readPack(new Uint8Array(await (await blobOf(source)).arrayBuffer())),
  };
}
