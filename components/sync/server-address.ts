export type Provider = 'nextcloud' | 'other';

/**
 * The address of the folder on a server. Nextcloud's is made of what one opens it by and of the user's
 * name (its manual, "Accessing files using WebDAV"); of another it is what was typed. Empty where it can't
 * be told yet.
 */
export function serverAddress(provider: Provider, server: string, user: string): string {
  const typed = server.trim();
  if (typed === '' || provider === 'other') return typed;
  // Already the whole address, as Nextcloud itself shows it in its settings.
  if (/\/remote\.php\//.test(typed)) return inFolder(typed);
  if (user.trim() === '') return '';
  const base = typed.replace(/\/(index\.php\/.*|apps\/.*|login\/?)?$/, '');
  const name = encodeURIComponent(user.trim());
  return inFolder(`${withScheme(base)}/remote.php/dav/files/${name}`);
}

function inFolder(files: string): string {
  const folder = withScheme(files.replace(/\/+$/, ''));
  return /\/files\/[^/]+$/.test(folder) ? `${folder}/Backstory/` : `${folder}/`;
}

function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
}
