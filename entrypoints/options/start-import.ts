import type { ImportRequest } from '../../components/options/index.ts';
import { send } from '../../lib/messages/client.ts';
import { fail, type Result } from '../../lib/model/index.ts';
import { isStorageFull, sampleAddress } from '../../lib/platform/index.ts';
import type { Staging } from '../../lib/store/index.ts';

/** Stages what the user chose and asks the background to import it. */
export async function startImport(
  staging: Staging,
  { archive, title, titled, include, files, pasted }: ImportRequest,
): Promise<Result<unknown>> {
  const sources: { name: string; blob: Blob }[] = files.map(({ name, file }) => ({
    name,
    blob: file,
  }));
  if (pasted) sources.push({ name: pasted.name, blob: new Blob([pasted.text]) });
  const staged: number[] = [];
  for (const { name, blob } of sources) {
    try {
      staged.push((await staging.stage(name, blob)).id);
    } catch (error) {
      return isStorageFull(error)
        ? fail(
            'storage-full',
            `There is no room to keep ${name} while it is imported.`,
            'Free some space, or import fewer files at a time. Nothing was changed.',
          )
        : fail(
            'unreadable',
            `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
            'Check that the file is still there and that you may read it, then choose it again.',
          );
    }
  }
  return send({ type: 'page.import', archive, title, titled, include, staged });
}

/** Imports the archive that comes with the extension, by the same way as any other. */
export async function startSampleImport(staging: Staging): Promise<Result<unknown>> {
  const response = await fetch(sampleAddress());
  const file = new File([await response.blob()], 'archive.txt', { type: 'text/plain' });
  return startImport(staging, {
    archive: null,
    title: 'The Duty Desk (sample)',
    titled: true,
    include: [],
    files: [{ name: file.name, file }],
    pasted: null,
  });
}
