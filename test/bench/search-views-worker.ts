/** Asks our index as a view does, with all that a page of ours loads for it. */
import { wakeDatabases } from '../../lib/store/wake.ts';
import { serveTasks } from './engine-tasks.ts';

const started = performance.now();

serveTasks(started, async ({ name }) => {
  wakeDatabases();
  return (await import('./search-ours-views.ts')).createViews(name);
});
