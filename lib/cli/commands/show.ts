import type { StoredThread } from '../../jobs/index.ts';
import { blocksText, FailureError, fail } from '../../model/index.ts';
import { type Command, parse, print, WrongUse } from '../command.ts';
import { openPack } from '../open-pack.ts';

export const show: Command = {
  usage: 'show PACK [ID]',

  async run(args) {
    const { positionals } = parse(args, {});
    const [file, id, ...more] = positionals;
    if (more.length > 0) throw new WrongUse('one post at a time');
    const { threads } = await openPack(file);
    const wanted = id === undefined ? threads : threads.filter(({ row }) => row.post.id === id);
    if (id !== undefined && wanted.length === 0) {
      throw new FailureError(
        fail('not-found', `${file} has no post ${id}.`, 'Leave the id out to see all.').error,
      );
    }
    for (const thread of wanted) await print(shown(thread));
    return 0;
  },
};

function shown({ row: { post }, comments }: StoredThread) {
  return {
    id: post.id,
    title: post.title,
    titleMissing: post.title === null,
    teaser: post.teaser,
    date: post.date,
    url: post.url,
    author: post.author,
    labels: post.labels,
    text: blocksText(post.body),
    comments: comments.map(({ id, parent, author, date, removed, body }) => ({
      id,
      parent,
      author,
      date,
      removed,
      text: blocksText(body),
    })),
  };
}
