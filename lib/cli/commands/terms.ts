import { type Command, parse, print, WrongUse } from '../command.ts';
import { openPack } from '../open-pack.ts';

export const terms: Command = {
  usage: 'terms PACK',

  async run(args) {
    const { positionals } = parse(args, {});
    if (positionals.length > 1) throw new WrongUse('one pack at a time');
    const contents = await openPack(positionals[0]);
    const bySalience = [...contents.terms].sort((a, b) => b.salience - a.salience);
    for (const { name, kind, aliases, expansion, posts, comments, first, last } of bySalience) {
      await print({ term: name, kind, aliases, expansion, posts, comments, first, last });
    }
    return 0;
  },
};
