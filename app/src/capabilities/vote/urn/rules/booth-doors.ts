// The two doors of the booth: which are open at this hour, on this device, and for how few people.
import type { Windows } from '@minga/ballot';

/** Below this a combination of choices could be somebody's own. */
const SMALL = 1000;

export interface DoorFacts {
  /** As acts in the log left them. */
  readonly windows: Pick<Windows, 'issue_from' | 'vote_from' | 'issue_until' | 'cast_until'>;
  /** By the urn's clock. */
  readonly now: Date;
  /** Inside the browser of another application, which may forget everything. */
  readonly isInApp: boolean;
  readonly isKiosk: boolean;
  /** Whether what is begun here will still be here after the visit to the site. */
  readonly canReturn: boolean;
}

export interface Doors {
  readonly now: 'open' | 'not-yet' | 'closed' | 'no-memory';
  readonly later: 'open' | 'in-app' | 'kiosk' | 'closed' | 'no-memory';
}

export function doorsAt({ windows, now, isInApp, isKiosk, canReturn }: DoorFacts): Doors {
  const at = now.getTime();
  if (at >= Date.parse(windows.issue_until)) return { now: 'closed', later: 'closed' };
  if (!canReturn) return { now: 'no-memory', later: 'no-memory' };
  const later = isKiosk ? 'kiosk' : isInApp ? 'in-app' : 'open';
  return { now: at < Date.parse(windows.vote_from) ? 'not-yet' : 'open', later };
}

/** Whether it is worth trying to cast at this hour. */
export function castingAt(
  windows: Pick<Windows, 'vote_from' | 'cast_until'>,
  now: Date,
): 'not-open' | 'open' | 'closed' {
  const at = now.getTime();
  if (at < Date.parse(windows.vote_from)) return 'not-open';
  return at < Date.parse(windows.cast_until) ? 'open' : 'closed';
}

export function isSmall(electors: number): boolean {
  return electors < SMALL;
}

/** Browsers inside chats and networks, and WebViews of Android: they keep nothing for another day. */
export function isInAppBrowser(userAgent: string): boolean {
  return /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|TikTok|musical_ly|Snapchat|Twitter|LinkedInApp|GSA\/)|; wv\)/.test(
    userAgent,
  );
}
