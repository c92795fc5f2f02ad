import { starterGlossaryAddress } from './addresses.ts';

/** The text of the glossary that comes with the extension. */
export async function starterGlossaryText(): Promise<string> {
  const response = await fetch(starterGlossaryAddress());
  return response.text();
}
