import * as v from 'valibot';
import { jsonValue } from './peek-json.ts';

/** An address of the REST API; a site without pretty links has its root in the query. */
export function restUrl(
  api: string,
  path: string,
  params: Record<string, string | number>,
): string {
  const url = new URL(api);
  const route = url.searchParams.get('rest_route');
  if (route !== null) url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/${path}`);
  else url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  return url.href;
}

const Root = v.object({ name: v.optional(v.string()), home: v.optional(v.string()) });
const Items = v.array(
  v.object({
    id: v.number(),
    date_gmt: v.optional(v.nullable(v.string())),
    modified_gmt: v.optional(v.nullable(v.string())),
  }),
);
const RestError = v.object({ code: v.string() });

export interface RestItem {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly published: number | null;
  readonly modified: number | null;
}

/** The items of a page of posts, pages or comments; null where the text is something else. */
export function restItems(text: string): RestItem[] | null {
  const parsed = v.safeParse(Items, jsonValue(text));
  if (!parsed.success) return null;
  return parsed.output.map(item => ({
    id: String(item.id),
    published: utc(item.date_gmt),
    modified: utc(item.modified_gmt),
  }));
}

/** The API writes UTC without saying so. */
function utc(text: string | null | undefined): number | null {
  const ms = text ? Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** 'rest_post_invalid_page_number' and the like; null where the text is no error of the API. */
export function restError(text: string): string | null {
  const parsed = v.safeParse(RestError, jsonValue(text));
  return parsed.success ? parsed.output.code : null;
}

export function restRoot(text: string): { name: string | null; home: string | null } | null {
  const parsed = v.safeParse(Root, jsonValue(text));
  if (!parsed.success) return null;
  return { name: parsed.output.name ?? null, home: parsed.output.home ?? null };
}
