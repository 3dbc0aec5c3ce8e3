// An authenticator of the browser itself, as Chromium offers it to tests: it keeps passkeys and verifies its owner at once.
import type { CDPSession, Page } from '@playwright/test';

export interface VirtualAuthenticator {
  /** As if it were lost: its passkeys go with it. */
  remove(): Promise<void>;
}

/** `internal` is the device itself, `usb` a security key. */
export async function addAuthenticator(
  session: CDPSession,
  transport: 'internal' | 'usb',
): Promise<VirtualAuthenticator> {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}

/** Lets a page meet virtual authenticators instead of the machine's. */
export async function withAuthenticators(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  return session;
}
