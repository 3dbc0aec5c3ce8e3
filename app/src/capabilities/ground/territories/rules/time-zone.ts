// What time it is in a comuna: its zone's distance from UTC at a given instant.

/** The four zones in use in Chile. */
export const chileanZones = [
  'America/Santiago',
  'America/Coyhaique',
  'America/Punta_Arenas',
  'Pacific/Easter',
] as const;
export type ChileanZone = (typeof chileanZones)[number];

export function isChileanZone(zone: string): zone is ChileanZone {
  return chileanZones.some((known) => known === zone);
}

/** Minutes that `zone` is ahead of UTC at `at` (milliseconds since 1970); negative in Chile. */
export function offsetMinutes(zone: ChileanZone, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

/** "UTC−3", "UTC−3:30": with the minus sign of mathematics, which screen readers say. */
export function offsetWords(minutes: number): string {
  const sign = minutes < 0 ? '−' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
