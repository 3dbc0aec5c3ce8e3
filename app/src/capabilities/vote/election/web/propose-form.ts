// What may change of an opened election, as its forms are read: each asks for what goes into its leaf, and why.
import { toBase64url } from '@minga/ballot';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { ChangeAsked } from '../actions/propose-change.ts';
import { maySign, officerRoles } from '../rules/officers.ts';
import type { Election } from '../store/elections.ts';
import { readWhole } from './days-form.tsx';
import { readInstant } from './instant-fields.tsx';
import { incidentCodes } from './words.ts';

export const proposalKinds = [
  'prorroga',
  'proyecto',
  'cabina',
  'firma',
  'sin-firma',
  'incidente',
  'anular',
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

type Annulment = Extract<ChangeAsked, { readonly change: 'annul' }>;
/** An annulment comes with a file, which is stored once everything else is right. */
export type AskedInForm = Exclude<ChangeAsked, Annulment> | Omit<Annulment, 'document'>;

type Parsed =
  | { readonly isSound: true; readonly values: AskedInForm }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

const MOST_REASON = 1000;

export function parseProposal(kind: ProposalKind, typed: Typed, election: Election): Parsed {
  const line = (field: string) =>
    (typed[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const reason = line('razon');
  const isReasonWrong = reason === '' || reason.length > MOST_REASON;
  const why: readonly FieldProblem[] = isReasonWrong
    ? [{ field: 'razon', message: m.election_form_reason_wrong() }]
    : [];
  const parsed = read(kind, { typed, line, reason, election });
  if ('problems' in parsed) {
    const asksWhy = kind !== 'firma' && kind !== 'sin-firma';
    return { isSound: false, problems: [...parsed.problems, ...(asksWhy ? why : [])] };
  }
  return 'reason' in parsed.asked && isReasonWrong
    ? { isSound: false, problems: why }
    : nested(parsed.asked, why);
}

/** Incidents and annulments have their reason within. */
function nested(asked: AskedInForm, why: readonly FieldProblem[]): Parsed {
  const hasOwn = asked.change === 'incident' || asked.change === 'annul';
  return hasOwn && why.length > 0
    ? { isSound: false, problems: why }
    : { isSound: true, values: asked };
}

interface Given {
  readonly typed: Typed;
  readonly line: (field: string) => string;
  readonly reason: string;
  readonly election: Election;
}

type Read = { readonly asked: AskedInForm } | { readonly problems: readonly FieldProblem[] };

function read(kind: ProposalKind, given: Given): Read {
  const { typed, line, reason, election } = given;
  const wrong = (field: string, message: string): Read => ({ problems: [{ field, message }] });
  switch (kind) {
    case 'prorroga':
      return readExtension(given);
    case 'proyecto': {
      const [contest = '', project = ''] = line('proyecto').split('/');
      const isKnown =
        election.contests.some(({ code }) => code === contest) && /^\d+$/.test(project);
      return isKnown
        ? { asked: { change: 'withdraw', contest, project, reason } }
        : wrong('proyecto', m.election_form_project_wrong());
    }
    case 'cabina': {
      const hex = line('huella').replaceAll(' ', '').toLowerCase();
      if (!/^[0-9a-f]{64}$/.test(hex)) return wrong('huella', m.election_form_hash_wrong());
      const bytes = hex.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
      return {
        asked: {
          change: 'client',
          bundleSha256: toBase64url(Uint8Array.from(bytes)),
          sourceCommit: line('version').slice(0, 100),
          reason,
        },
      };
    }
    case 'firma': {
      const role = officerRoles.find(
        (one) => one === typed.rol && (maySign(one) || one === 'observer'),
      );
      const [personId, name] = [line('persona'), line('nombre')];
      const problems = [
        ...(personId === '' ? [{ field: 'persona', message: m.election_form_person_wrong() }] : []),
        ...(role === undefined ? [{ field: 'rol', message: m.election_form_role_wrong() }] : []),
        ...(name === '' || name.length > 120
          ? [{ field: 'nombre', message: m.election_form_name_wrong() }]
          : []),
      ];
      return problems.length > 0 || role === undefined
        ? { problems }
        : { asked: { change: 'add-officer', officer: { personId, role, name } } };
    }
    case 'sin-firma':
      return line('persona') === ''
        ? wrong('persona', m.election_form_person_wrong())
        : { asked: { change: 'remove-officer', officerId: line('persona') } };
    case 'incidente':
      return readIncident(given);
    case 'anular':
      return readAnnulment(given);
  }
}

function readExtension({ typed, reason, election }: Given): Read {
  const [issue, cast] = ['issue', 'cast'].map((name) =>
    readInstant(typed, name, election.timeZone),
  );
  const problems = [issue, cast].flatMap((one) => one?.problem ?? []);
  return problems.length > 0 || issue?.at === undefined || cast?.at === undefined
    ? { problems }
    : { asked: { change: 'extend', issue: issue.at, cast: cast.at, reason } };
}

export const decisions = ['none', 'counted', 'excluded'] as const;

function readIncident({ typed, line, reason, election }: Given): Read {
  const code = incidentCodes.find((one) => one === typed.que);
  const decision = decisions.find((one) => one === typed.decision);
  const excess = readWhole(typed.exceso || '0', { least: 0, most: 1_000_000 });
  const contest = election.contests.find((one) => one.code === typed.concurso)?.code ?? '';
  const table = line('mesa').toLowerCase();
  const isTable = table === '' || /^[a-z0-9][a-z0-9-]{0,63}$/.test(table);
  const problems = [
    ...(code === undefined ? [{ field: 'que', message: m.election_form_incident_wrong() }] : []),
    ...(excess === undefined ? [{ field: 'exceso', message: m.election_form_number_wrong() }] : []),
    ...(isTable ? [] : [{ field: 'mesa', message: m.election_form_table_wrong() }]),
  ];
  return problems.length > 0 || code === undefined || excess === undefined
    ? { problems }
    : {
        asked: {
          change: 'incident',
          incident: { code, contest, table, excess, decision: decision ?? 'none', reason },
        },
      };
}

function readAnnulment({ typed, line, reason, election }: Given): Read {
  const isWhole = typed.que === 'election';
  const contest = election.contests.find(({ code }) => code === typed.que)?.code;
  const body = line('organo');
  const problems = [
    ...(isWhole || contest !== undefined
      ? []
      : [{ field: 'que', message: m.election_form_annul_wrong() }]),
    ...(body === '' || body.length > 200
      ? [{ field: 'organo', message: m.election_form_body_wrong() }]
      : []),
  ];
  return problems.length > 0
    ? { problems }
    : {
        asked: {
          change: 'annul',
          annul: {
            what: isWhole ? 'election' : 'contest',
            id: isWhole ? '' : (contest ?? ''),
            ...{ body, reason },
          },
        },
      };
}
