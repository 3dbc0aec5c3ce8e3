// A message of an institution to those who asked for it: archived, told to each of them, and never changed.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { putDocuments, type SearchDocument } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { MessageRefusal } from '../rules/message.ts';
import { findMessage, insertMessage, listRecipients, type Sector } from '../store/messages.ts';
import { notify } from './notify.ts';

export interface MessageToSend {
  /** Chosen when the form was shown: sent twice, it is sent once. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly sectors: readonly Sector[];
  readonly corrects: string | undefined;
}

interface Sender {
  readonly actor: Actor;
  readonly scope: Scope;
  /** The role in which she sends it. */
  readonly role: string;
  readonly now: Date;
}

export interface MessageWords {
  /** The sentence of the notice. */
  readonly noticeTitle: Readonly<Record<Locale, string>>;
  readonly paths: Readonly<Record<Locale, string>>;
  readonly document: SearchDocument;
}

/** Sends it at once, in one transaction with the notice of each recipient. */
export function sendMessage(
  db: Database,
  by: Sender,
  message: MessageToSend,
  words: MessageWords,
): Promise<Result<void, MessageRefusal>> {
  const { actor, scope, role, now } = by;
  return inTransaction(db, async (tx) => {
    const known = await findMessage(tx, message.id);
    if (known !== undefined) {
      return known.institutionId === scope.id ? ok(undefined) : err(CORRECTED);
    }
    if (message.corrects !== undefined) {
      const before = await findMessage(tx, message.corrects);
      if (before?.institutionId !== scope.id) return err(CORRECTED);
    }
    const sectorIds = message.sectors.map(({ id }) => id);
    const recipients = await listRecipients(tx, scope.id, sectorIds);
    const row = {
      ...message,
      institutionId: scope.id,
      senderRole: role,
      recipientsCount: recipients.length,
      now,
    };
    if (!(await insertMessage(tx, row))) {
      // Somebody sent the same form at this very moment, or another correction was first.
      const there = await findMessage(tx, message.id);
      return there === undefined ? err(CORRECTED) : ok(undefined);
    }
    const about = { kind: 'people/message', key: message.id } as const;
    await notify(
      tx,
      recipients.map((personId) => ({
        ...about,
        personId,
        titles: words.noticeTitle,
        paths: words.paths,
        isPublic: true,
      })),
      now,
    );
    await putDocuments(tx, 'people', [words.document]);
    await audit(tx, {
      actor,
      act: 'people/send-message',
      scope,
      subject: `message:${message.id}`,
      told: { recipients: recipients.length, sectors: sectorIds.length },
    });
    return ok(undefined);
  });
}

const CORRECTED: MessageRefusal = { code: 'people/message-corrected' };
