import type { Candidate } from './candidate.ts';

const MAJESTY = /^(?:HM|H(?:is|er) Majesty['’]s) (?=\p{Lu})/u;
const MAJESTIES = ['HM ', 'His Majesty’s ', 'Her Majesty’s '];

/** "Magistrates Association", which others write with an apostrophe. */
const OWNED = /^\p{Lu}\p{Ll}+s (?:Association|Federation|Union|Society|Council)$/u;

/** Adds the ways in which other papers write the names of a candidate. */
export function addSpellings(candidate: Candidate): void {
  const forms = [candidate.name, candidate.expansion ?? '', ...candidate.aliases];
  for (const form of forms) {
    for (const spelling of spellingsOf(form)) {
      if (spelling !== candidate.name) candidate.aliases.add(spelling);
    }
  }
}

/** "HM" and "His Majesty's", whoever reigned; a plural's apostrophe, which signs and sites leave out. */
function spellingsOf(form: string): string[] {
  const spellings: string[] = [];
  const inspectorate = /^HMI (?=\p{Lu}\p{Ll})/u;
  if (inspectorate.test(form)) {
    const long = form.replace(inspectorate, 'HM Inspectorate of ');
    spellings.push(long, ...spellingsOf(long));
  }
  if (MAJESTY.test(form)) {
    const rest = form.replace(MAJESTY, '');
    if (rest.startsWith('Inspectorate of ')) spellings.push(`HMI ${rest.slice(16)}`);
    // The apostrophe's shape makes no difference to the matcher.
    for (const majesty of MAJESTIES) {
      if (!form.startsWith(majesty.replace('’s ', ''))) spellings.push(majesty + rest);
    }
  }
  if (OWNED.test(form)) spellings.push(form.replace('s ', 's’ '));
  if (/s['’] /.test(form)) spellings.push(form.replace(/s['’] /g, 's '));
  return spellings;
}
