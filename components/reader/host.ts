/** The host of an address, or the address where it has none. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host || address;
}
