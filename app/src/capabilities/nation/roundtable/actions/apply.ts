// An organisation applies to an open call, changes what it sent, or takes it back, until the last day.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import { readOrganizationById, standingOf } from '../../../ground/organizations/index.ts';
import { mayAct } from '../../../ground/organizations/rules/index.ts';
import { type ApplicationWritten, decideProofs } from '../rules/application.ts';
import { mayHappen } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findApplication, saveApplication, saveTakingBack } from '../store/applications.ts';
import { type Call, holdPublished } from '../store/calls.ts';
import { findStanding } from '../store/members.ts';

export interface ByOrganization {
  readonly personId: string;
  /** The organisation that the address names. */
  readonly scope: Scope;
  readonly now: Date;
}

/** How one requirement is met, by its place from 1. */
export interface ProofSent {
  readonly position: number;
  readonly text: string;
  /** Undefined keeps the one that was sent before. */
  readonly file: StoredFile | undefined;
  /** What it shows, where it is a picture. */
  readonly alt: string;
}

export interface ApplicationSent {
  /** Of the call. */
  readonly number: number;
  readonly written: ApplicationWritten;
  readonly proofs: readonly ProofSent[];
}

export async function apply(
  db: Database,
  by: ByOrganization,
  { number, written, proofs }: ApplicationSent,
): Promise<Result<void, Refusal>> {
  return onOpen(db, by, number, async (tx, call) => {
    const { scope, personId, now } = by;
    const may = await mayApply(tx, by);
    if (!may.ok) return may;
    const organization = may.value;
    const before = await findApplication(tx, call.id, scope.id);
    const given = call.requirements.map(({ id, position }) => {
      const sent = proofs.find((one) => one.position === position);
      const kept = before?.proofs.find(({ requirementId }) => requirementId === id)?.file;
      return {
        requirementId: id,
        text: sent?.text ?? '',
        sent,
        fileId: sent?.file?.id ?? kept?.id,
      };
    });
    const decided = decideProofs(
      call.requirements,
      given.map(({ text, fileId }) => ({ text, hasFile: fileId !== undefined })),
    );
    if (!decided.ok) return decided;
    for (const { sent } of given) {
      if (sent?.file !== undefined) await keepProof(tx, sent.file, sent.alt);
    }
    await saveApplication(tx, {
      ...{ callId: call.id, organizationId: scope.id, name: organization.facts.name },
      ...{ personId, written, proofs: given, now },
    });
    await log(tx, by, number, before === undefined ? 'applied' : 'application-changed');
    return ok(undefined);
  });
}

/** The organisation, if it may act today and does not sit yet. */
export async function mayApply(
  db: Database | Tx,
  { scope, now }: Pick<ByOrganization, 'scope' | 'now'>,
): Promise<Result<Organization, Refusal>> {
  const [standing, organization] = await Promise.all([
    standingOf(db, scope.id, now),
    readOrganizationById(db, scope.id),
  ]);
  if (standing === undefined || organization === undefined || !mayAct(standing)) {
    return err({ code: 'roundtable/may-not-act' });
  }
  const member = await findStanding(db, scope);
  return member === undefined ? ok(organization) : err({ code: 'roundtable/already-member' });
}

type Organization = NonNullable<Awaited<ReturnType<typeof readOrganizationById>>>;

/** It may be sent again while the call is open. */
export function takeBack(
  db: Database,
  by: ByOrganization,
  number: number,
): Promise<Result<void, Refusal>> {
  return onOpen(db, by, number, async (tx, call) => {
    const before = await findApplication(tx, call.id, by.scope.id);
    if (before === undefined) return err({ code: 'roundtable/unknown' });
    if (before.withdrawnAt !== undefined) return err({ code: 'roundtable/application-withdrawn' });
    await saveTakingBack(tx, before.id, by.now);
    await log(tx, by, number, 'application-taken-back');
    return ok(undefined);
  });
}

function onOpen(
  db: Database,
  { now }: ByOrganization,
  number: number,
  work: (tx: Tx, call: Call) => Promise<Result<void, Refusal>>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const call = await holdPublished(tx, number, now);
    if (call === undefined) return err({ code: 'roundtable/unknown' });
    const may = mayHappen(call.state, 'apply');
    return may.ok ? work(tx, call) : may;
  });
}

/** Its representatives and the secretariat open it, and nobody else. */
function keepProof(tx: Tx, file: StoredFile, text: string): Promise<void> {
  const alt = file.kind === 'image' ? text : null;
  return keepFile(tx, file, { room: 'roundtable', alt, isPublic: false });
}

function log(
  tx: Tx,
  { personId, scope }: ByOrganization,
  number: number,
  step: 'applied' | 'application-changed' | 'application-taken-back',
): Promise<void> {
  return audit(tx, {
    actor: { personId },
    act: 'roundtable/sit-as-organization',
    scope,
    subject: `organization:${scope.id}`,
    told: { step, call: number },
  });
}
