/**
 * Has the browser open the files behind the databases of this origin, which takes it longer than all else of a
 * first query: for the first line of a script, before the rest is loaded. It opens and makes no database.
 */
export function wakeDatabases(): void {
  // Where it fails, the database's own opening will, and says so.
  indexedDB.databases().catch(() => {});
}
