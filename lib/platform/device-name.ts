const BROWSERS = [
  [/\bFirefox\//, 'Firefox'],
  [/\bEdg[A-Za-z]*\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/Chrome\//, 'Chrome'],
] as const;
const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** A name for this device until the user gives it one: "Firefox on Linux". */
export function deviceName(userAgent: string = navigator.userAgent): string {
  const browser = BROWSERS.find(([trace]) => trace.test(userAgent))?.[1] ?? 'A browser';
  const system = SYSTEMS.find(([trace]) => trace.test(userAgent))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
