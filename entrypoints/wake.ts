import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wakeDatabases } from '../lib/store/index.ts';

// The first script of the pages that search, and small: the files are opened while the others are still read.
export default defineUnlistedScript(() => wakeDatabases());
