import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { countRelated, createOpenIndex } from '../lib/jobs/index.ts';
import { type MakeRelater, RELATER } from './background/relater-ports.ts';

// What only the count at the toolbar's button needs, loaded by the background when a page is counted.
export default defineUnlistedScript(() => {
  const create: MakeRelater = ({ reader, annotator, onDamage }) => {
    const index = createOpenIndex(reader, onDamage);
    return page => countRelated({ reader, index, annotator }, page);
  };
  Reflect.set(globalThis, RELATER, create);
});
