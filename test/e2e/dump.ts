/** Makes plain-text dumps of any size, whose counts are known, of words that mean nothing. */

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const SENTENCES = [
  'The caseload in our office doubled when HMPPS moved the boundary again.',
  'Nobody at NOMS answered the letter about supervision on weekends.',
  'A community rehabilitation company (CRC) was paid for each start and for little else.',
  'Colleagues in Nether Wallop say that the hostel lost its night staff.',
  'We wrote to the Ministry of Justice about sickness, and sickness went on.',
  'Risk assessment takes an afternoon, and the afternoon has gone to the new system.',
];

export interface MadeDump {
  readonly text: string;
  readonly posts: number;
  readonly comments: number;
}

/**
 * `posts` posts, newest first, each with three comments, one of them a reply; about 2 kB a post. Each `blog`
 * has posts of its own: a dump of one that is there already goes into its archive.
 */
export function makeDump(posts: number, blog = 'one'): MadeDump {
  const parts: string[] = [];
  for (let no = posts; no > 0; no--) parts.push(postOf(no, blog));
  return { text: parts.join(''), posts, comments: posts * 3 };
}

function postOf(no: number, blog: string): string {
  const date = new Date(Date.UTC(2012, 0, 1) + no * 86_400_000);
  const line = `${WEEKDAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${
    MONTHS[date.getUTCMonth()]
  } ${date.getUTCFullYear()}`;
  const say = (at: number, count: number) =>
    Array.from(
      { length: count },
      (_, i) => SENTENCES[(no * 7 + at + i * 5) % SENTENCES.length],
    ).join(' ');
  return `${line}

Report number ${no}

Day ${no} of blog ${blog}. ${say(0, 9)}

${say(3, 9)}

3 comments:

  1. First on ${no}: ${say(1, 2)}

    ReplyDelete
    Replies
    1. An answer on ${no}: ${say(2, 2)}

      Delete
  2. Last on ${no}: ${say(4, 2)}

    ReplyDelete

`;
}
