/** A highlight's id: `h` and 20 characters of base 36, of 96 bits by chance. */
export function newId(): string {
  const bits = crypto.getRandomValues(new Uint32Array(3));
  const digits = [...bits].map(value => value.toString(36).padStart(7, '0')).join('');
  return `h${digits.slice(-20)}`;
}
