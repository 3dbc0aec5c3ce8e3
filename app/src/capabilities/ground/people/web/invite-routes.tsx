// Inviting to the team of an institution: one person by a form, or many by a spreadsheet.
import { m } from '#words';
import { type FieldProblem, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readRows, sheetLimits } from '../../../../platform/spreadsheet/read-rows.ts';
import {
  cellProblemSentence,
  sheetProblemSentence,
} from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { templateAnswer } from '../../../../ui/file-import/template-answer.ts';
import { readInstitution } from '../../institutions/index.ts';
import { proposeInvitations } from '../actions/propose-team.ts';
import { givenIn, type Invited, type Place, parseInvited } from '../rules/invitation.ts';
import { type InviteColumn, inviteColumns, seatInCell } from './invite-columns.ts';
import { inviteFilePage } from './invite-file-page.tsx';
import { invitePage, type TypedInvitation } from './invite-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { inviteFilePath, invitePath, inviteTemplatePaths } from './staff-paths.ts';
import { inviteTogether } from './team-acts.ts';
import {
  fieldOfRefusal,
  invitationProblemSentence,
  problemOfRefusal,
  proposedAct,
} from './team-parts.tsx';

const INVITE = { act: 'people/invite' };
/** More rows than an institution has staff for participatory budgets are another file. */
const MAX_ROWS = 200;
const NOTHING: TypedInvitation = { name: '', email: '', role: '' };

export function inviteRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: INVITE, method: 'get', path, answer });
  return [
    get(invitePath, (ask) => answerForm(house, ask, NOTHING, [])),
    route({
      audience: INVITE,
      method: 'post',
      path: invitePath,
      answer: (ask) => inviteOne(house, ask),
    }),
    get(inviteFilePath, (ask) => answerFile(house, ask, [])),
    get(inviteTemplatePaths.csv, () =>
      templateAnswer(inviteColumns, m.people_invite_file_name(), 'csv'),
    ),
    get(inviteTemplatePaths.xlsx, () =>
      templateAnswer(inviteColumns, m.people_invite_file_name(), 'xlsx'),
    ),
    route({
      audience: INVITE,
      method: 'post',
      path: inviteFilePath,
      maxBodyBytes: sheetLimits.bytes + 64 * 1024,
      answer: (ask) => inviteMany(house, ask),
    }),
  ];
}

async function answerForm(
  { db, sendsMail }: House,
  ask: Ask,
  typed: TypedInvitation,
  problems: readonly FieldProblem[],
  status?: Page['status'],
): Promise<Page> {
  const place = await readInstitution(db, scopeOf(ask).id);
  const roles = givenIn(place, actorOf(ask).grants);
  return invitePage({ place, roles, typed, problems, status, sendsMail });
}

async function inviteOne(house: House, ask: Ask): Promise<Answer> {
  const form = new URLSearchParams(await ask.request.text());
  const text = (name: string) => form.get(name) ?? '';
  const typed = { name: text('name'), email: text('email'), role: text('role') };
  const parsed = parseInvited(typed);
  if (!parsed.ok) {
    const problems = parsed.error.map((one) => ({
      field: one.field,
      message: invitationProblemSentence(one),
    }));
    return answerForm(house, ask, typed, problems, 422);
  }
  const place = await readInstitution(house.db, scopeOf(ask).id);
  const proposed = await propose(house, ask, place, [parsed.value]);
  if (proposed.ok) return proposedAct(proposed.value);
  const problems = proposed.error.map(({ refusal }) => problemOfRefusal(refusal));
  const status = proposed.error[0] && refusalStatus[proposed.error[0].refusal.code];
  return answerForm(house, ask, typed, problems, status);
}

function propose({ db, clock }: House, ask: Ask, place: Place, invited: readonly Invited[]) {
  const given = { invited, place, actor: actorOf(ask), nationalBody: null, now: clock.now() };
  return proposeInvitations(db, inviteTogether, given);
}

async function answerFile({ db }: House, ask: Ask, sentences: readonly string[]): Promise<Page> {
  const place = await readInstitution(db, scopeOf(ask).id);
  return inviteFilePage({ place, roles: givenIn(place, actorOf(ask).grants), sentences });
}

async function inviteMany(house: House, ask: Ask): Promise<Answer> {
  const file = (await readFormWithFiles(ask.request)).file('file');
  if (file === undefined) return answerFile(house, ask, [m.people_invite_file_missing()]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readRows<InviteColumn>(bytes, inviteColumns);
  if (!read.ok) return answerFile(house, ask, read.error.map(sheetProblemSentence));
  const { rows } = read.value;
  if (rows.length > MAX_ROWS) {
    return answerFile(house, ask, [m.people_invite_file_too_many({ limit: MAX_ROWS })]);
  }
  const { invited, sentences } = invitedIn(rows);
  if (sentences.length > 0) return answerFile(house, ask, sentences);
  const place = await readInstitution(house.db, scopeOf(ask).id);
  const proposed = await propose(house, ask, place, invited);
  if (proposed.ok) return proposedAct(proposed.value);
  const refused = proposed.error.map(({ index, refusal }) => {
    const column = columnOf(fieldOfRefusal(refusal) || 'email');
    return cellProblemSentence(rows[index]?.line ?? 0, column, refusalSentence(refusal));
  });
  return answerFile(house, ask, refused);
}

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<InviteColumn, string>>;
}

function invitedIn(rows: readonly Row[]) {
  const read = rows.map(({ line, cells }) => ({
    line,
    parsed: parseInvited({ ...cells, role: seatInCell(cells.role) }),
  }));
  return {
    invited: read.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])),
    sentences: read.flatMap(({ line, parsed }) =>
      parsed.ok
        ? []
        : parsed.error.map((one) =>
            cellProblemSentence(line, columnOf(one.field), invitationProblemSentence(one)),
          ),
    ),
  };
}

function columnOf(key: InviteColumn) {
  const [name, email, role] = inviteColumns;
  return { name, email, role }[key];
}
