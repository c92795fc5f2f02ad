import type { RemoteChoice } from '../../lib/model/index.ts';

/** "Your browser account", or the host of a server. */
export function sayPlace(choice: RemoteChoice): string {
  if (choice.kind === 'browser') return 'Your browser account';
  return sayHost(choice.address);
}

export function sayHost(address: string): string {
  return URL.parse(address)?.host ?? address;
}
