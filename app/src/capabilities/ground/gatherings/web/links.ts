// Addresses as they stand in what leaves the site: QR codes, calendars, printed paper.

export function absoluteOf(publicUrl: string, path: string): string {
  return `${publicUrl}${path}`;
}
