// A site for tests of this room's pages: an officer who certifies, another elsewhere, and lots in every state.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '../../../../platform/access.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { announceLot } from '../actions/announce-lot.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { recordThrow } from '../actions/record-throw.ts';
import type { Announcement } from '../rules/lot-draw.ts';
import { findLot } from '../store/lots.ts';
import {
  ancud,
  announcement,
  holderOf,
  site as issuing,
  later,
  lautaro,
  NOW,
  scopeOfComuna,
} from './given.ts';

export interface GivenPages {
  readonly given: TestDatabase;
  readonly files: FileStore;
  readonly anybody: TestSite;
  readonly scope: Scope;
  readonly officerId: string;
  /** Certifies in Ancud. */
  rosa: TestSite;
  /** Certifies in Lautaro. */
  stranger: TestSite;
  /** Moves the clock and signs both in: sessions end, and proofs of identity grow old. */
  setClock(at: Date): Promise<void>;
  by(): ByStaff;
  /** A lot whose hour has come; the clock is moved to it. */
  lotOpen(more?: Partial<Announcement>): Promise<string>;
  lotDrawn(): Promise<{ readonly id: string; readonly code: string }>;
  close(): Promise<void>;
}

export async function givenPages(): Promise<GivenPages> {
  const given = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
  const files = localStore(folder);
  let now = NOW;
  const anybody = await testSite(given.db, { clock: { now: () => now }, files });
  const scope = await scopeOfComuna(given.db, ancud);
  const elsewhere = await scopeOfComuna(given.db, lautaro);
  const officerId = (await holderOf(given.db, 'certifying-officer', scope)).personId;
  const strangerId = (await holderOf(given.db, 'certifying-officer', elsewhere)).personId;
  const pages: GivenPages = {
    given,
    files,
    anybody,
    scope,
    officerId,
    rosa: await anybody.as(officerId),
    stranger: await anybody.as(strangerId),
    async setClock(at) {
      now = at;
      pages.rosa = await anybody.as(officerId);
      pages.stranger = await anybody.as(strangerId);
    },
    by: () => ({
      actor: { personId: officerId, sessionId: officerId, name: '', provenAt: now, grants: [] },
      scope,
      now,
    }),
    async lotOpen(more = {}) {
      const done = await announceLot(given.db, { ...pages.by(), now: NOW }, announcement(more));
      if (!done.ok) throw new Error(done.error.code);
      await pages.setClock(later(91));
      return done.value;
    },
    async lotDrawn() {
      const id = await pages.lotOpen();
      for (let position = 1; position <= 20; position += 1) {
        const thrown = { lotId: id, position, face: 1 + (position % 6) };
        await recordThrow(given.db, pages.by(), thrown, issuing);
      }
      return { id, code: (await findLot(given.db, id))?.documentCode ?? '' };
    },
    async close() {
      await given.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return pages;
}

export function form(fields: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(fields);
}

/** The text of a page; throws unless it answers with that status. */
export async function page(by: TestSite, path: string, status = 200): Promise<string> {
  const answer = await by.get(path);
  if (answer.status !== status) throw new Error(`${answer.status} ${path}`);
  return answer.text();
}
