/**
 * Words that say nothing of a subject. They are indexed (phrases need them) and asked for like any
 * other word; only best-match and related queries drop them. English, after the lists that Lucene
 * and Snowball use, in the normal form of `normalWord`.
 */
const WORDS = `a about above after again against all also am an and any are aren arent as at be because
been before being below between both but by can cannot cant could couldnt did didnt do does doesnt
doing dont down during each etc few for from further get gets got had hadnt has hasnt have havent
having he her here hers herself him himself his how however i if in into is isnt it its itself just
let like many may me might more most much must my myself no nor not now of off on once one only or
other ought our ours ourselves out over own said same say says shall shant she should shouldnt since
so some still such than that the their theirs them themselves then there these they this those
though through thus to too under until up upon us very was wasnt we were werent what when where
which while who whom whose why will with within without wont would wouldnt yet you your yours
yourself yourselves`;

const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/));

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
