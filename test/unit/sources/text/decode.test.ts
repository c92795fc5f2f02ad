import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looksBinary } from '../../../../lib/archive/index.ts';
import { damaged } from '../../../../lib/sources/containers/failures.ts';
import {
  type ByteChunk,
  decodeBlob,
  decodeBytes,
  decodeWhole,
} from '../../../../lib/sources/index.ts';

const ascii = (text: string) => [...text].map(character => character.charCodeAt(0));
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

/** Bytes of each UTF-16 unit, or each character where there are four, first the least. */
function wide(text: string, width: 2 | 4, order: 'le' | 'be'): number[] {
  const units =
    width === 2
      ? Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
      : [...text].map(c => c.codePointAt(0)!);
  return units.flatMap(unit => {
    const bytes = Array.from({ length: width }, (_, at) => (unit >>> (8 * at)) & 255);
    return order === 'le' ? bytes : bytes.reverse();
  });
}

async function* inChunks(bytes: readonly number[], size: number): AsyncGenerator<ByteChunk> {
  for (let at = 0; at < bytes.length; at += size) {
    const data = new Uint8Array(bytes.slice(at, at + size));
    yield { data, bytes: at + data.byteLength };
  }
}

async function decode(bytes: readonly number[], size = 1e6, hint: string | null = null) {
  const warnings: string[] = [];
  let text = '';
  let last = 0;
  for await (const chunk of decodeBytes(inChunks(bytes, size), {
    hint,
    warn: m => warnings.push(m),
  })) {
    text += chunk.text;
    last = chunk.bytes;
  }
  return { text, warnings, bytes: last };
}

const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<t>`;
const page = (charset: string) =>
  `<!doctype html>\n<html><head><title>x</title><meta ${charset}></head><body>`;
const FEED = '<?xml version="1.0" encoding="utf-16"?><title>Žluťoučký 🐎</title>';

/** Written by hand from the encodings' tables. */
const NIHON = '日本';
const EUC_JP = [0xc6, 0xfc, 0xcb, 0xdc];
const SHIFT_JIS = [0x93, 0xfa, 0x96, 0x7b];
const PRIVET = 'Привет';
const KOI8_R = [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4];
const WINDOWS_1251 = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];
const QUOTED = [0x93, ...ascii('caf'), 0xe9, 0x94];

const cases: readonly (readonly [string, readonly number[], string])[] = [
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8('Grüße 🐎')], 'Grüße 🐎'],
  ['UTF-8', utf8('Grüße 🐎'), 'Grüße 🐎'],
  ['UTF-16LE with a mark', [0xff, 0xfe, ...wide(FEED, 2, 'le')], FEED],
  ['UTF-16BE with a mark', [0xfe, 0xff, ...wide(FEED, 2, 'be')], FEED],
  ['UTF-32LE with a mark', [0xff, 0xfe, 0, 0, ...wide(FEED, 4, 'le')], FEED],
  ['UTF-32BE with a mark', [0, 0, 0xfe, 0xff, ...wide(FEED, 4, 'be')], FEED],
  ['UTF-16LE', wide(FEED, 2, 'le'), FEED],
  ['UTF-16BE', wide(FEED, 2, 'be'), FEED],
  [
    'UTF-16LE of another script',
    wide(`<?xml version="1.0"?>${PRIVET.repeat(2000)}`, 2, 'le'),
    `<?xml version="1.0"?>${PRIVET.repeat(2000)}`,
  ],
  [
    'UTF-16BE of another script',
    wide(`<a>${PRIVET.repeat(2000)}`, 2, 'be'),
    `<a>${PRIVET.repeat(2000)}`,
  ],
  ['UTF-16LE without markup', wide('Friday, 4 March 2016', 2, 'le'), 'Friday, 4 March 2016'],
  ['UTF-32LE', wide(FEED, 4, 'le'), FEED],
  ['UTF-32BE', wide(FEED, 4, 'be'), FEED],
  ['EUC-JP in XML', [...ascii(xml('EUC-JP')), ...EUC_JP], xml('EUC-JP') + NIHON],
  ['Shift_JIS in XML', [...ascii(xml('Shift_JIS')), ...SHIFT_JIS], xml('Shift_JIS') + NIHON],
  ['KOI8-R in XML', [...ascii(xml('koi8-r')), ...KOI8_R], xml('koi8-r') + PRIVET],
  [
    'KOI8-R, single quotes, behind white space',
    [...ascii("\n <?xml version='1.0' encoding = 'KOI8-R' ?>"), ...KOI8_R],
    `\n <?xml version='1.0' encoding = 'KOI8-R' ?>${PRIVET}`,
  ],
  [
    'Windows-1251 in HTML',
    [...ascii(page('charset="windows-1251"')), ...WINDOWS_1251],
    page('charset="windows-1251"') + PRIVET,
  ],
  [
    'KOI8-R in older HTML',
    [...ascii(page('http-equiv="Content-Type" content="text/html; charset=koi8-r"')), ...KOI8_R],
    page('http-equiv="Content-Type" content="text/html; charset=koi8-r"') + PRIVET,
  ],
  [
    'Latin 1 as browsers read it',
    [...ascii(xml('iso-8859-1')), ...QUOTED],
    `${xml('iso-8859-1')}“café”`,
  ],
  [
    'a declaration that outlived a conversion',
    utf8(`${xml('utf-16')}Grüße`),
    `${xml('utf-16')}Grüße`,
  ],
  ['a UCS-4 declaration that outlived one', utf8(`${xml('UCS-4')}Grüße`), `${xml('UCS-4')}Grüße`],
  [
    'a feed that quotes a tag',
    utf8(`<rss><![CDATA[<meta charset="koi8-r">]]>ü`),
    `<rss><![CDATA[<meta charset="koi8-r">]]>ü`,
  ],
  ['a text that quotes a declaration', utf8(`See ${xml('koi8-r')}ü`), `See ${xml('koi8-r')}ü`],
  ['ASCII', ascii('plain'), 'plain'],
  ['nothing', [], ''],
  ['U+FFFD itself', utf8('\ufffd and \ufffd'), '\ufffd and \ufffd'],
];

describe('decodeBytes', () => {
  it.each(cases)('reads %s, however it is cut', async (_, bytes, text) => {
    expect(await decode(bytes)).toEqual({ text, warnings: [], bytes: bytes.length });
    expect((await decode(bytes, 1)).text).toBe(text);
    expect((await decode(bytes, 7)).warnings).toEqual([]);
    expect(decodeWhole(new Uint8Array(bytes))).toBe(text);
  });

  it.each([1, 3, 65_535, 65_537, 262_144])(
    'reads long files cut every %i bytes as in one piece',
    async size => {
      if (size < 1000) size *= 9973;
      const long = `${'plain '.repeat(30_000)}${'Grüße 🐎 \ufffd '.repeat(20_000)}`;
      for (const bytes of [
        utf8(long),
        [0xff, 0xfe, ...wide(long, 2, 'le')],
        [0, 0, 0xfe, 0xff, ...wide(long, 4, 'be')],
      ]) {
        const read = await decode(bytes, size);
        expect(read.text === long).toBe(true);
        expect(read.bytes).toBe(bytes.length);
        // In UTF-16 and UTF-32 the replacement character cannot be told from what it replaced.
        if (bytes[0] !== 0xff && bytes[0] !== 0) expect(read.warnings).toEqual([]);
      }
    },
  );

  it('tells Windows-1252 from UTF-8 by the first byte that is not ASCII, however late', async () => {
    const plain = ascii('plain '.repeat(50_000));
    for (const size of [1000, 65_536, 1e6]) {
      expect((await decode([...plain, ...QUOTED], size)).text.endsWith('plain “café”')).toBe(true);
      expect(
        (await decode([...plain, ...utf8('“café”')], size)).text.endsWith('plain “café”'),
      ).toBe(true);
    }
  });

  it.each([
    ['a word that is cut', [...utf8('Grüße, Grüße'), 0xc3], 'Grüße, Grüße\ufffd', 1],
    [
      'bytes of nothing',
      [
        ...utf8('ä ö ü Ä Ö ß é è ê à â î ô û ç ñ ò ó ì í ù ú å ø æ'),
        0xff,
        0x20,
        0xfe,
        ...utf8('\ufffd'),
      ],
      'ä ö ü Ä Ö ß é è ê à â î ô û ç ñ ò ó ì í ù ú å ø æ\ufffd \ufffd\ufffd',
      2,
    ],
    ['a surrogate alone', [0xff, 0xfe, ...wide('a\ud800b', 2, 'le')], 'a\ufffdb', 1],
    [
      'surrogates in UTF-32',
      [0, 0, 0xfe, 0xff, ...wide('a\ud800b', 4, 'be'), 0],
      'a\ufffdb\ufffd',
      2,
    ],
    ['no character in UTF-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0, 0, 0x11, 0], 'a\ufffd', 1],
    ['not EUC-JP', [...ascii(xml('euc-jp')), ...EUC_JP, 0xff], `${xml('euc-jp')}${NIHON}\ufffd`, 1],
    [
      'declared UTF-8 that is not',
      [...ascii(xml('utf-8')), 0xe9, 0x20],
      `${xml('utf-8')}\ufffd `,
      1,
    ],
  ] as const)(
    'puts U+FFFD for what is not valid and counts it: %s',
    async (_, bytes, text, count) => {
      for (const size of [1e6, 3, 1]) {
        const read = await decode(bytes, size);
        expect(read.text).toBe(text);
        expect(read.warnings).toEqual([
          `${count} ${count === 1 ? 'place was' : 'places were'} not valid in the file’s encoding; \ufffd stands there.`,
        ]);
      }
    },
  );

  it('keeps a text in which a NUL stands', async () => {
    const read = await decode(utf8('Über\0 a text that is long enough to be one\0'));
    expect(read.text).toBe('Über\ufffd a text that is long enough to be one\ufffd');
    expect(read.warnings).toEqual(['2 places were NUL characters; \ufffd stands there.']);
    expect(looksBinary(read.text)).toBe(false);
    expect((await decode([...QUOTED, 0, ...ascii('and so on, and on and on')])).text).toMatch(
      /^“café”\ufffd/,
    );
  });

  it.each([
    ['zeros', new Array(70_000).fill(0)],
    ['bytes', Array.from({ length: 70_000 }, (_, at) => (at * at * 31 + at * 7) & 255)],
    [
      'a picture',
      [
        0x89,
        ...ascii('PNG\r\n\x1a\n'),
        0,
        0,
        0,
        13,
        ...ascii('IHDR'),
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        0,
        8,
        6,
        0,
        0,
        0,
      ],
    ],
  ])('leaves what was never text to be seen as such: %s', async (_, bytes) => {
    expect(looksBinary((await decode(bytes)).text.slice(0, 65_536))).toBe(true);
  });

  it('says so where the declared encoding is not known', async () => {
    const read = await decode(utf8(`${xml('klingon-8')}ü`));
    expect(read).toMatchObject({
      text: `${xml('klingon-8')}ü`,
      warnings: [
        'It says that it is encoded in "klingon-8", which is not known: it was read as UTF-8.',
      ],
    });
  });

  it('believes a hint unless the bytes contradict it, and a mark before all', async () => {
    expect((await decode(KOI8_R, 9, 'koi8-r')).text).toBe(PRIVET);
    expect((await decode([...ascii(xml('koi8-r')), ...KOI8_R], 9, 'utf-8')).text).toBe(
      xml('koi8-r') + PRIVET,
    );
    expect((await decode(utf8('ü'), 9, 'no such thing')).text).toBe('ü');
    expect((await decode([0xef, 0xbb, 0xbf, ...utf8('ü')], 9, 'koi8-r')).text).toBe('ü');
  });

  it('gives what came before a failure, then the failure', async () => {
    async function* breaking(): AsyncGenerator<ByteChunk> {
      yield { data: new Uint8Array(utf8('Grüße')), bytes: 7 };
      throw damaged('It broke.');
    }
    const texts: string[] = [];
    await expect(async () => {
      for await (const { text } of decodeBytes(breaking())) texts.push(text);
    }).rejects.toThrow('It broke.');
    expect(texts.join('')).toBe('Grüße');
  });

  it('decodes a blob, counting its bytes', async () => {
    const blob = new Blob(['x'.repeat(600_000), 'ü']);
    const seen: number[] = [];
    let text = '';
    for await (const chunk of decodeBlob(blob)) {
      seen.push(chunk.bytes);
      text += chunk.text;
    }
    expect(text).toBe(`${'x'.repeat(600_000)}ü`);
    expect(seen).toEqual([262_144, 524_288, 600_002, 600_002]);
  });

  const RUSSIAN = 'Я помню чудное мгновенье: передо мной явилась ты, как мимолётное виденье.';
  const cyrillic = (lower: string, upper: string, io: number) =>
    [...RUSSIAN].map(c => {
      if (c === 'ё') return io;
      const at = lower.indexOf(c);
      if (at >= 0) return 0xc0 + at + (lower.startsWith('а') ? 32 : 0);
      return upper.includes(c)
        ? 0xc0 + upper.indexOf(c) + (lower.startsWith('а') ? 0 : 32)
        : c.charCodeAt(0);
    });
  const koiOrder = 'юабцдефгхийклмнопярстужвьызшэщчъ';
  const order = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
  /** 'これはにほんごのぶんです' twice, by its rows of the table: hiragana is row 4. */
  const HIRAGANA = [...'これはにほんごのぶんです。'].map(c =>
    c === '。' ? null : c.charCodeAt(0) - 0x3041,
  );
  const eucJp = HIRAGANA.flatMap(at => (at === null ? [0xa1, 0xa3] : [0xa4, 0xa1 + at]));
  const shiftJis = HIRAGANA.flatMap(at => (at === null ? [0x81, 0x42] : [0x82, 0x9f + at]));

  it.each([
    ['KOI8-R', cyrillic(koiOrder, koiOrder.toUpperCase(), 0xa3), RUSSIAN],
    ['WINDOWS-1251', cyrillic(order, order.toUpperCase(), 0xb8), RUSSIAN],
    ['EUC-JP', [...eucJp, ...eucJp], 'これはにほんごのぶんです。'.repeat(2)],
    ['SHIFT_JIS', [...shiftJis, ...shiftJis], 'これはにほんごのぶんです。'.repeat(2)],
  ] as const)('recognises %s that is not named, and says so', async (name, bytes, text) => {
    for (const size of [1e6, 1]) {
      expect(await decode([...ascii('<rss><title>'), ...bytes], size)).toMatchObject({
        text: `<rss><title>${text}`,
        warnings: [`It does not say how it is encoded: it was read as ${name}.`],
      });
    }
  });

  it('does not take French, German or capitals for another script', async () => {
    const western = 'Élève zélé à Nîmes; ÄÖÜ äöüß, ÉÈÊ… «où» — naïveté Øre '.repeat(20);
    const bytes = [...western].map(c => ({ '…': 0x85, '—': 0x97 })[c] ?? c.charCodeAt(0));
    const said = 'It does not say how it is encoded: it was read as WINDOWS-1252.';
    expect(await decode(bytes)).toMatchObject({ text: western, warnings: [said] });
  });

  const koi8r = resolve('../shared/samples/feeds/feedparser-illformed_chardet_koi8r.xml');
  it.skipIf(!existsSync(koi8r))('reads a real KOI8-R feed (needs ../shared)', async () => {
    const read = await decode([...readFileSync(koi8r)]);
    expect(read.text).toContain('Как пережить новогоднюю ночь');
    expect(read.text).not.toContain('\ufffd');
    expect(read.warnings).toEqual(['It does not say how it is encoded: it was read as KOI8-R.']);
  });
});
