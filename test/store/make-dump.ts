/** A plain-text dump of invented posts, as large as a test needs. */
export function makeDump({
  posts,
  comments,
  paragraphs = 2,
  from = 0,
}: {
  posts: number;
  comments: number;
  paragraphs?: number;
  from?: number;
}): string {
  const lines: string[] = [];
  for (let number = from; number < from + posts; number++) {
    const date = new Date(Date.UTC(2020, 0, 1) - number * 86_400_000);
    lines.push(
      date
        .toLocaleDateString('en-GB', {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        })
        // Dumps have a comma behind the weekday; some versions of the locale data have none.
        .replace(/^(\w+),? /, '$1, '),
      '',
      `The Duty Rota ${number}`,
      '',
    );
    for (let part = 0; part < paragraphs; part++) {
      lines.push(
        `This is paragraph ${part} of post ${number}. The Harbour Quality Board (HQB) met again, and nobody at the HQB could say what Margaret Tolliver had promised in week ${number * 7 + part}.`,
        '',
      );
    }
    if (comments > 0) lines.push(`${comments} comments:`, '');
    for (let comment = 1; comment <= comments; comment++) {
      lines.push(
        `  ${comment}. Comment ${comment} on post ${number}: the HQB has never been to our office.`,
        '',
        '    ReplyDelete',
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}
