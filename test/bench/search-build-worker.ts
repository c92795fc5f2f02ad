/** Builds our index: apart from the worker that asks it, which is not to load what writes. */
import { serveTasks } from './engine-tasks.ts';
import { createOursBuilder } from './search-ours-build.ts';

serveTasks(performance.now(), async ({ name, whole }) => createOursBuilder(name, whole));
