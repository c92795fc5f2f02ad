import Papa from 'papaparse';

export interface BloggerSettings {
  /** IANA name; null where it is none. */
  readonly timeZone: string | null;
  /** Address that file names of posts are appended to. */
  readonly base: string | null;
  readonly title: string | null;
}

/** Whether a text is the `settings.csv` that lies beside a `feed.atom` of Takeout. */
export function looksLikeBloggerSettings(head: string): boolean {
  const first = /^\ufeff?(.*)/.exec(head)?.[1] ?? '';
  return first.includes('blog_subdomain') && first.includes('blog_time_zone');
}

/** What the settings tell of the posts beside them: their times are UTC, their addresses only names. */
export function readBloggerSettings(csv: string): BloggerSettings {
  const { data } = Papa.parse<Record<string, unknown>>(csv, { header: true, skipEmptyLines: true });
  const row = data[0] ?? {};
  const text = (key: string) => {
    const value = Object.hasOwn(row, key) ? row[key] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const subdomain = text('blog_subdomain');
  const host = subdomain && /^[\w.-]+$/.test(subdomain) ? subdomain.toLowerCase() : null;
  return {
    timeZone: zoneOrNull(text('blog_time_zone')),
    base: host && `https://${host.includes('.') ? host : `${host}.blogspot.com`}/`,
    title: text('blog_name'),
  };
}

function zoneOrNull(name: string | null): string | null {
  if (name === null) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
