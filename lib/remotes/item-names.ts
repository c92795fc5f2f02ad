import { RemoteError } from '../jobs/ports.ts';

/** Years of all the devices that a set has; a list of more was made up, and fills the memory. */
export const MOST_ITEMS = 100_000;

const PART = /^[a-z0-9.-]+$/;

/** Whether a name of the server's may be part of one of ours; `.` and `..` lead elsewhere. */
export function isPart(part: string): boolean {
  return PART.test(part) && part !== '.' && part !== '..';
}

export function isName(name: string): boolean {
  return name.split('/').every(isPart);
}

/** The parts of a name; throws where it is none, which is a fault of ours. */
export function partsOf(name: string): string[] {
  const parts = name.split('/');
  if (!parts.every(isPart)) throw new RemoteError('internal', `'${name}' is no name.`);
  return parts;
}

/** As `partsOf`, of a folder; none for the empty one, which is all there is. */
export function folderParts(folder: string): string[] {
  return folder === '' ? [] : partsOf(folder.replace(/\/$/, ''));
}
