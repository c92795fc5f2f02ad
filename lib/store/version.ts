/** The database as the browser knows it, for who opens it without Dexie. */
export const DATABASE = 'backstory';

/** The last version of the schema. */
export const VERSION = 5;

/** Dexie tells the browser ten times its own number. */
export const BROWSERS_VERSION = 10 * VERSION;
