export { mediumExports } from './export-files.ts';
export { createMediumParser, looksLikeMedium } from './parser.ts';
