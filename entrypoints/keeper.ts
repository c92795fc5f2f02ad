import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createKeeper } from '../lib/jobs/index.ts';
import { KEEPER, type MakeKeeper } from './background/keeper-ports.ts';

// What only a restore or an import of highlights needs: every format that is read.
export default defineUnlistedScript(() => {
  const create: MakeKeeper = ({ staging: { blob, drop }, ...ports }) =>
    createKeeper({ ...ports, blob, drop, now: Date.now });
  Reflect.set(globalThis, KEEPER, create);
});
