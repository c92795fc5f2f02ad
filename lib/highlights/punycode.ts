/** Hosts in the letters of their language, as the name system writes them (RFC 3492, RFC 5891). */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;

/** `köln.example` → `xn--kln-sna.example`; what is ASCII already only has its case folded. */
export function asciiHost(host: string): string {
  return host
    .normalize('NFKC')
    .toLowerCase()
    .split(/[.\u3002]/)
    .map(label => (/[^\0-\x7f]/.test(label) ? `xn--${encode(label)}` : label))
    .join('.');
}

/** RFC 3492, 6.3. */
function encode(label: string): string {
  const codes = Array.from(label, character => character.codePointAt(0) ?? 0);
  const basic = codes.filter(code => code < FIRST_CODE);
  let out = basic.map(code => String.fromCharCode(code)).join('');
  if (out !== '') out += '-';
  let n = FIRST_CODE;
  let delta = 0;
  let bias = FIRST_BIAS;
  let done = basic.length;
  while (done < codes.length) {
    const next = Math.min(...codes.filter(code => code >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const code of codes) {
      if (code < n) delta++;
      if (code !== n) continue;
      out += digits(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
    n++;
  }
  return out;
}

function digits(delta: number, bias: number): string {
  let out = '';
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const limit = Math.max(T_MIN, Math.min(T_MAX, k - bias));
    if (rest < limit) return out + rest.toString(BASE).replace(/./, toDigit);
    out += toDigit((limit + ((rest - limit) % (BASE - limit))).toString(BASE));
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

/** Punycode counts a to z and then 0 to 9; base 36 the other way about. */
function toDigit(digit: string): string {
  const value = Number.parseInt(digit, BASE);
  return value < 26 ? String.fromCharCode(0x61 + value) : String(value - 26);
}

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
