// Issues a numbered document in the transaction of its cause; a job prints it moments later.
import { randomBytes } from 'node:crypto';
import { canonicalJson, codeOfBytes } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import { readInstitution } from '../../institutions/index.ts';
import { roleWords } from '../../people/index.ts';
import type { Role } from '../../people/rules/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { ACT_LAYOUT } from '../printing/act-layout.ts';
import { documentAddress } from '../rules/addresses.ts';
import { type Block, CODE_LENGTH, type DocumentContent, hashContent } from '../rules/document.ts';
import { insertDocument, takeNumber } from '../store/documents.ts';
import type { ByStaff, IssuingSite } from './by-staff.ts';

export const PRINT = { name: 'records-print-document', maxAttempts: 8 } as const;

export interface DocumentAsked extends IssuingSite {
  readonly by: ByStaff;
  /** The act under which it is issued, as the log names it, and the role in which. */
  readonly act: string;
  readonly as: Role;
  readonly kind: string;
  /** Title and blocks in Spanish: a formal document has one language. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Id of the document of which this one takes the place. */
  readonly replaces?: string;
}

interface IssuedDocument {
  readonly id: string;
  readonly code: string;
  /** Of what it says, in hexadecimal. */
  readonly sha256: string;
}

/** Throws if it replaces a document that is replaced already. */
export async function issueDocument(tx: Tx, asked: DocumentAsked): Promise<IssuedDocument> {
  const { by, act, as, kind, title, blocks, replaces, publicUrl, isDemonstration } = asked;
  const { name, timeZone } = await readInstitution(tx, by.scope.id);
  const issuedOn = dayIn(timeZone, by.now);
  const year = Number(issuedOn.slice(0, 4));
  const number = await takeNumber(tx, by.scope.id, year);
  const code = codeOfBytes(randomBytes(CODE_LENGTH));
  const content: DocumentContent = {
    title,
    institution: name,
    number: `${number}/${year}`,
    code,
    issuedOn,
    issuedWords: formatInstant(by.now, sourceLocale, { timeZone }),
    issuedBy: inLocale(sourceLocale, () => roleWords[as]()),
    address: documentAddress(publicUrl, code),
    isDemonstration,
    blocks,
  };
  const contentSha256 = await hashContent(content);
  const id = await insertDocument(tx, {
    code,
    institutionId: by.scope.id,
    year,
    number,
    kind,
    content: canonicalJson(content),
    contentSha256,
    layout: ACT_LAYOUT,
    issuedAt: by.now,
    issuedAs: as,
    replaces,
  });
  await enqueue(tx, PRINT, { id });
  await audit(tx, {
    actor: by.actor,
    scope: by.scope,
    act,
    subject: `document:${code}`,
    told: { issued: content.number, kind, content: contentSha256 },
  });
  return { id, code, sha256: contentSha256 };
}
