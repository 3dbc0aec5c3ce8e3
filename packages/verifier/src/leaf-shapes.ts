// The leaves after the manifest: the type of each kind, and the shape that a text must have to be one.
import { type Officer, officerShape, type Sig, sigsShape } from './manifest-shape.ts';
import {
  bytes,
  day,
  either,
  exact,
  id,
  list,
  matching,
  moment,
  oneOf,
  pair,
  text,
  whole,
} from './shapes.ts';

export interface Vote {
  readonly type: 'vote';
  readonly v: 1;
  readonly M: string;
  readonly contest: string;
  readonly pk: string;
  readonly tok: string;
  readonly enc: string;
  readonly ct: string;
  readonly sig: string;
}

export interface RegistroEvent {
  readonly c: string;
  readonly ev: 'add' | 'issued' | 'desk' | 'desk-void' | 'prov-ok' | 'prov-no' | 'dup';
  readonly style?: string;
  readonly assurance?: string;
}

export interface Registro {
  readonly type: 'registro';
  readonly day: string;
  readonly part: number;
  readonly of: number;
  readonly events: readonly RegistroEvent[];
  readonly sig: string;
}

interface Act {
  readonly at: string;
  readonly sigs: readonly Sig[];
}

export interface AmendExtend extends Act {
  readonly type: 'amend';
  readonly kind: 'extend';
  readonly until: { readonly issue: string; readonly cast: string };
}

export interface AmendClient extends Act {
  readonly type: 'amend';
  readonly kind: 'client';
  readonly old: string;
  readonly new: string;
}

export interface AmendWithdraw extends Act {
  readonly type: 'amend';
  readonly kind: 'withdraw';
  readonly contest: string;
  readonly project: string;
}

export interface Facts {
  readonly type: 'facts';
  readonly by: 'R' | 'U';
  readonly at: string;
  readonly cluster: string;
  readonly journal: 'same' | 'other-file' | 'other-machine';
  readonly standby: 'none' | 'sync' | 'async';
  readonly sig: string;
}

export interface Incident extends Act {
  readonly type: 'incident';
  readonly code: string;
  readonly contest: string;
  readonly table: string;
  readonly excess: number;
  readonly decision: 'counted' | 'excluded' | 'none';
  readonly reason: string;
}

export interface TableLeaf extends Act {
  readonly type: 'table';
  readonly group: string;
  readonly contest: string;
  readonly desk: number;
  readonly prov_ok: number;
  readonly dup: number;
  readonly in_box: number;
  readonly blank: number;
  readonly null: number;
}

/** Projects, or pairs of project and points. */
export type Choices = readonly string[] | readonly (readonly [string, number])[];

export interface Cvr extends Act {
  readonly type: 'cvr';
  readonly group: string;
  readonly contest: string;
  readonly rows: readonly { readonly serial: string; readonly choices: Choices }[];
}

export interface Totals extends Act {
  readonly type: 'totals';
  readonly group: string;
  readonly contest: string;
  readonly votes: readonly { readonly project: string; readonly n: number }[];
}

export interface Result extends Act {
  readonly type: 'result';
  readonly version: number;
  readonly contests: readonly {
    readonly id: string;
    readonly ballots: number;
    readonly blank: number;
    readonly nulls: readonly { readonly code: string; readonly n: number }[];
    readonly selected: readonly string[];
    readonly spent: number;
    readonly outcome_sha256: string;
  }[];
  readonly opened_sha256: string;
}

export interface Sanction extends Act {
  readonly type: 'sanction';
  readonly contest: string;
  readonly result_version: number;
  readonly decisions: readonly {
    readonly project: string;
    readonly outcome: 'approved' | 'changed' | 'returned' | 'rejected' | 'lapse';
    readonly amount: number;
    readonly reason: string;
  }[];
}

interface AuditFigures extends Act {
  readonly type: 'audit';
  readonly sample: readonly string[];
  readonly reached: number;
  readonly confirmed: number;
  readonly contradicted: number;
  readonly conclusion: 'consistent' | 'inconsistent' | 'inconclusive';
}

export type AuditLeaf =
  | (AuditFigures & { readonly kind: 'participation' })
  | (AuditFigures & { readonly kind: 'paper'; readonly contest: string });

export interface AuditSeed extends Act {
  readonly type: 'audit-seed';
  readonly entropy: string;
  readonly list_sha256: string;
  readonly observers: readonly string[];
}

export interface Close {
  readonly type: 'close';
  readonly at: string;
  readonly size: number;
  readonly ballots: readonly { readonly contest: string; readonly n: number }[];
}

export type Leaf =
  | Registro
  | { readonly type: 'batch'; readonly contest: string; readonly n: number }
  | Vote
  | AmendExtend
  | AmendClient
  | AmendWithdraw
  | (Act & {
      readonly type: 'officer';
      readonly change: 'add' | 'remove';
      readonly officer: Officer;
    })
  | Facts
  | Incident
  | (Act & {
      readonly type: 'annul';
      readonly what: 'table' | 'contest' | 'election';
      readonly id: string;
    })
  | Close
  | TableLeaf
  | Cvr
  | Totals
  | (Act & { readonly type: 'late'; readonly e: Vote; readonly promise: string })
  | (Act & { readonly type: 'paper-close' })
  | AuditSeed
  | AuditLeaf
  | (Act & { readonly type: 'urn-key'; readonly u: string })
  | (Act & { readonly type: 'unopenable'; readonly reason: string })
  | Result
  | (Act & { readonly type: 'objection'; readonly number: number })
  | Sanction;

const act = { at: moment, sigs: sigsShape };
const hashOrNone = either(bytes(32), oneOf(''));
const idOrNone = either(id, oneOf(''));

const amends = {
  extend: exact({
    ...{ type: oneOf('amend'), kind: oneOf('extend'), reason: text, ...act },
    until: exact({ issue: moment, cast: moment }),
  }),
  client: exact({
    ...{ type: oneOf('amend'), kind: oneOf('client'), reason: text, ...act },
    ...{ old: bytes(32), new: bytes(32), source_commit: text },
  }),
  withdraw: exact({
    ...{ type: oneOf('amend'), kind: oneOf('withdraw'), reason: text, ...act },
    ...{ contest: id, project: id },
  }),
};

const figures = {
  ...{ type: oneOf('audit'), sample: list(text), ...act },
  ...{ reached: whole, confirmed: whole, contradicted: whole },
  conclusion: oneOf('consistent', 'inconsistent', 'inconclusive'),
};

const audits = {
  participation: exact({ kind: oneOf('participation'), ...figures }),
  paper: exact({ kind: oneOf('paper'), contest: id, ...figures }),
};

/** Of a vote only its keys and kinds: what its parts are worth has codes of its own. */
export const voteShape = exact({
  ...{ type: oneOf('vote'), v: oneOf(1), M: text, contest: text },
  ...{ pk: text, tok: text, enc: text, ct: text, sig: text },
});

export const leafShapes: Readonly<Record<Leaf['type'], (value: unknown) => boolean>> = {
  registro: exact({
    ...{ type: text, day, part: whole, of: whole, sig: bytes(64) },
    events: list(
      either(
        exact({
          c: bytes(32),
          ev: oneOf('issued', 'desk', 'desk-void', 'prov-ok', 'prov-no', 'dup'),
        }),
        exact({
          c: bytes(32),
          ev: oneOf('add'),
          style: id,
          assurance: oneOf('list', 'claveunica+declaration', 'desk+document'),
        }),
      ),
    ),
  }),
  batch: exact({ type: text, contest: id, n: whole }),
  vote: voteShape,
  amend: either(amends.extend, amends.client, amends.withdraw),
  officer: exact({ type: text, change: oneOf('add', 'remove'), officer: officerShape, ...act }),
  facts: exact({
    ...{ type: text, by: oneOf('R', 'U'), at: moment, cluster: bytes(32), sig: bytes(64) },
    journal: oneOf('same', 'other-file', 'other-machine'),
    standby: oneOf('none', 'sync', 'async'),
  }),
  incident: exact({
    ...{
      type: text,
      code: id,
      contest: idOrNone,
      table: idOrNone,
      excess: whole,
      reason: text,
      ...act,
    },
    decision: oneOf('counted', 'excluded', 'none'),
  }),
  annul: exact({
    ...{ type: text, what: oneOf('table', 'contest', 'election'), id: idOrNone, body: text },
    ...{ reason: text, document_sha256: hashOrNone, ...act },
  }),
  close: exact({
    ...{ type: text, at: moment, size: whole },
    ballots: list(exact({ contest: id, n: whole })),
  }),
  table: exact({
    ...{
      type: text,
      group: id,
      contest: id,
      desk: whole,
      prov_ok: whole,
      dup: whole,
      in_box: whole,
    },
    ...{ blank: whole, null: whole, spoiled: whole, unused: whole, reason: text },
    ...{ photo_sha256: hashOrNone, ...act },
  }),
  cvr: exact({
    ...{ type: text, group: id, contest: id, ...act },
    rows: list(exact({ serial: id, choices: either(list(text), list(pair(text, whole))) })),
  }),
  totals: exact({
    ...{ type: text, group: id, contest: id, ...act },
    votes: list(exact({ project: id, n: whole })),
  }),
  late: exact({ type: text, e: voteShape, promise: bytes(64), ...act }),
  'paper-close': exact({ type: text, ...act }),
  'audit-seed': exact({
    ...{ type: text, entropy: text, list_sha256: bytes(32), observers: list(text), ...act },
  }),
  audit: either(audits.participation, audits.paper),
  'urn-key': exact({ type: text, u: bytes(32), ...act }),
  unopenable: exact({ type: text, reason: text, ...act }),
  result: exact({
    ...{ type: text, version: whole, opened_sha256: bytes(32), ...act },
    contests: list(
      exact({
        ...{ id, ballots: whole, blank: whole, spent: whole, selected: list(id) },
        nulls: list(exact({ code: text, n: whole })),
        outcome_sha256: matching(/^([0-9a-f]{64})?$/),
      }),
    ),
  }),
  objection: exact({
    ...{ type: text, number: whole, contest: idOrNone, status: oneOf('filed', 'answered') },
    ...{ text_sha256: bytes(32), ...act },
  }),
  sanction: exact({
    ...{ type: text, contest: id, result_version: whole, document_sha256: hashOrNone, ...act },
    decisions: list(
      exact({
        ...{ project: id, amount: whole, reason: text },
        outcome: oneOf('approved', 'changed', 'returned', 'rejected', 'lapse'),
      }),
    ),
  }),
};
