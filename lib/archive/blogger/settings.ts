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
  const { data } = Papa.parse(csv, { delimiter: ',', skipEmptyLines: true });
  const [names = [], values = []] = data;
  const text = (name: string) => values[names.indexOf(name)]?.trim() || null;
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
