// Proposes what may change of an opened election, each with what is asked of it before anybody signs.
import { type Amend, amendedBy, amendProblem, parseManifest, unamended } from '@minga/ballot';
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import { relyingPartyOf } from '../../../ground/people/index.ts';
import type { ActPayload } from '../rules/log-acts.ts';
import { officersLack } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { instantText } from '../rules/settings.ts';
import { insertActDocument } from '../store/act-documents.ts';
import { readDrawnContests } from '../store/drawn-contests.ts';
import { type Election, lockElection } from '../store/elections.ts';
import { listLogActs } from '../store/log-acts.ts';
import { listOfficers } from '../store/officers.ts';
import type { ByStaff } from './by-staff.ts';
import { findOfficer, type OfficerAsked } from './keep-officers.ts';
import { type LogActAsked, proposeLogAct } from './propose-log-act.ts';

/** What is asked for, as a form has it. */
export type ChangeAsked =
  | {
      readonly change: 'extend';
      readonly issue: Date;
      readonly cast: Date;
      readonly reason: string;
    }
  | {
      readonly change: 'client';
      readonly bundleSha256: string;
      readonly sourceCommit: string;
      readonly reason: string;
    }
  | {
      readonly change: 'withdraw';
      readonly contest: string;
      readonly project: string;
      readonly reason: string;
    }
  | { readonly change: 'add-officer'; readonly officer: OfficerAsked }
  | { readonly change: 'remove-officer'; readonly officerId: string }
  | {
      readonly change: 'incident';
      readonly incident: Omit<Extract<ActPayload, { type: 'incident' }>, 'type' | 'at'>;
    }
  | {
      readonly change: 'annul';
      readonly annul: Omit<
        Extract<ActPayload, { type: 'annul' }>,
        'type' | 'at' | 'document_sha256'
      >;
      /** What whoever decided it wrote: stored, and kept with the act. */
      readonly document: StoredFile;
    };

/** The id of the act that officers sign. */
export function proposeChange(
  { db, publicUrl }: { readonly db: Database; readonly publicUrl: string },
  by: ByStaff,
  electionId: string,
  asked: ChangeAsked,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const election = await lockElection(tx, electionId);
    if (election?.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
    const proposing = { electionId, actor: by.actor, now: by.now };
    const at = instantText(by.now);
    switch (asked.change) {
      case 'add-officer': {
        const found = await findOfficer(tx, election, asked.officer);
        if (!found.ok) return found;
        const { id, role, name, jwk, personId, key } = found.value;
        const officer = { id, role, name, rp_id: relyingPartyOf(publicUrl).id, jwk };
        const payload = { type: 'officer', change: 'add', officer, at } as const;
        return proposeLogAct(tx, { ...proposing, payload, about: { personId, key } });
      }
      case 'remove-officer': {
        const payload = await removal(tx, election, asked.officerId, { at, publicUrl });
        return payload.ok ? proposeLogAct(tx, { ...proposing, payload: payload.value }) : payload;
      }
      case 'incident':
        return proposeLogAct(tx, {
          ...proposing,
          payload: { type: 'incident', ...asked.incident, at },
        });
      case 'annul':
        return annulment(tx, proposing, asked, at);
      default: {
        const payload = await amendment(tx, election, asked, at);
        return payload.ok ? proposeLogAct(tx, { ...proposing, payload: payload.value }) : payload;
      }
    }
  });
}

/** Its document is kept in the transaction that puts its hash to signature. */
async function annulment(
  tx: Tx,
  proposing: Omit<LogActAsked, 'payload'>,
  { annul, document }: Extract<ChangeAsked, { change: 'annul' }>,
  at: string,
): Promise<Result<string, Refusal>> {
  const sha256 = document.renditions[0]?.sha256 ?? '';
  const document_sha256 = Buffer.from(sha256, 'hex').toString('base64url');
  const payload = { type: 'annul', ...annul, document_sha256, at } as const;
  const proposed = await proposeLogAct(tx, { ...proposing, payload });
  if (!proposed.ok) return proposed;
  await keepFile(tx, document, { room: 'election', alt: null, isPublic: false });
  await insertActDocument(tx, { actId: proposed.value, fileId: document.id, sha256 });
  return proposed;
}

type Amendment = Extract<ChangeAsked, { change: 'extend' | 'client' | 'withdraw' }>;

async function amendment(
  tx: Tx,
  election: Election,
  asked: Amendment,
  at: string,
): Promise<Result<ActPayload, Refusal>> {
  if (election.manifest === null) return err({ code: 'election/not-in-that-state' });
  const parsed = parseManifest(new Uint8Array(election.manifest));
  assert(parsed.ok, 'leaf 0 is a manifest');
  const acts = await listLogActs(tx, election.id);
  const before = acts
    .filter(({ kind, outcome }) => kind.startsWith('amend-') && outcome === 'signed')
    .reduce((now, { payload }) => amendedBy(now, JSON.parse(payload)), unamended(parsed.value));
  if (asked.change === 'withdraw') {
    const drawn = await readDrawnContests(tx, election.editionId);
    const contest = drawn.find(({ code }) => code === asked.contest);
    const number = Number(asked.project);
    const project = contest?.terms.projects.find((one) => one.number === number);
    if (project !== undefined && project.out === null)
      return err({ code: 'election/project-stands' });
  }
  const payload = amendmentOf(asked, { at, old: before.bundleSha256 });
  const problem = amendProblem(parsed.value, before, { ...payload, sigs: [] } as Amend);
  return problem === undefined ? ok(payload) : err({ code: refusals[problem] });
}

const refusals = {
  'extended-before': 'election/extended-already',
  'not-later': 'election/extension-not-later',
  'too-long': 'election/extension-too-long',
  'window-over': 'election/extension-too-late',
  windows: 'election/grace-too-short',
  tables: 'election/extension-meets-tables',
  'client-other': 'election/client-unchanged',
  'project-unknown': 'election/project-unknown',
  'withdrawn-before': 'election/project-withdrawn-already',
} as const;

function amendmentOf(
  asked: Amendment,
  { at, old }: { readonly at: string; readonly old: string },
): Extract<ActPayload, { type: 'amend' }> {
  const { reason } = asked;
  switch (asked.change) {
    case 'extend': {
      const until = { issue: instantText(asked.issue), cast: instantText(asked.cast) };
      return { type: 'amend', kind: 'extend', until, reason, at };
    }
    case 'client': {
      const { bundleSha256, sourceCommit: source_commit } = asked;
      return { type: 'amend', kind: 'client', old, new: bundleSha256, source_commit, reason, at };
    }
    case 'withdraw': {
      const { contest, project } = asked;
      return { type: 'amend', kind: 'withdraw', contest, project, reason, at };
    }
  }
}

/** Never the last who certifies, nor one of the last two who sign. */
async function removal(
  tx: Tx,
  election: Election,
  officerId: string,
  { at, publicUrl }: { readonly at: string; readonly publicUrl: string },
): Promise<Result<ActPayload, Refusal>> {
  const officers = await listOfficers(tx, election.id);
  const one = officers.find(({ id, removedAt }) => id === officerId && removedAt === null);
  if (one === undefined) return err({ code: 'election/officer-unknown' });
  const left = officers.filter(({ id }) => id !== officerId);
  const lack = officersLack(left);
  if (lack.includes('second') || (lack.includes('certifier') && lack.includes('substitute'))) {
    return err({ code: 'election/officer-is-needed' });
  }
  const { id, role, name, jwk } = one;
  const officer = { id, role, name, rp_id: relyingPartyOf(publicUrl).id, jwk };
  return ok({ type: 'officer', change: 'remove', officer, at });
}
