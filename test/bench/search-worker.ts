/** One engine in a dedicated worker, which is where SQLite has its files; loaded by its first task. */
import { wakeDatabases } from '../../lib/store/wake.ts';
import { type EngineSetup, type Loaded, serveTasks } from './engine-tasks.ts';

const started = performance.now();

async function load({ engine, name }: EngineSetup): Promise<Loaded> {
  switch (engine) {
    case 'ours':
      wakeDatabases();
      return (await import('./search-ours.ts')).createOurs(name);
    case 'sqlite':
      return (await import('./search-sqlite.ts')).createSqlite();
    case 'minisearch':
      return (await import('./search-in-memory.ts')).createMini();
    case 'fuse':
      return (await import('./search-in-memory.ts')).createFuse();
  }
}

serveTasks(started, load);
