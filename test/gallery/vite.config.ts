import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative, so that the built gallery opens from any folder.
  base: './',
  build: { emptyOutDir: true },
});
