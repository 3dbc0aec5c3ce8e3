// The parts of an election that its team fills in: days, voters, operators, urn with its ceremony, officers, and the test.
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { changeSettings, type SettingsChange } from '../actions/change-settings.ts';
import { addOfficer, removeOfficer } from '../actions/keep-officers.ts';
import { prepareUrn, recordCeremony, recordRehearsal } from '../actions/keep-urn-key.ts';
import { runTestDeck } from '../actions/run-test-deck.ts';
import { maySign, officerRoles } from '../rules/officers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type AtElection, addressOf, electionRoute } from './at-desk.ts';
import { parseDays } from './days-form.tsx';
import { parseOperators } from './operators-form.tsx';
import { type ElectionPart, type PartShown, partPage } from './part-pages.ts';
import { problemOfRefusal } from './parts.tsx';
import { desk } from './paths.ts';
import { readBoxes } from './read-boxes.ts';
import { refusalStatus } from './refusal-words.ts';
import { parseUrn } from './urn-page.tsx';
import { parseVoters } from './voters-form.tsx';

export function settingsRoutes(house: House): readonly Route[] {
  const see = { act: 'election/see-desk', method: 'get' } as const;
  const post = { act: 'election/prepare', method: 'post' } as const;
  const keys = { act: 'election/keep-keys', method: 'post' } as const;
  const shown = (part: ElectionPart, path: Route['path']) =>
    electionRoute(house, { ...see, path }, (at) => partPage(at, part));
  return [
    shown('days', desk.days),
    shown('voters', desk.voters),
    shown('operators', desk.operators),
    shown('urn', desk.urn),
    shown('officers', desk.officers),
    shown('test', desk.test),
    electionRoute(house, { ...keys, method: 'get', path: desk.ceremony }, (at) =>
      partPage(at, 'ceremony'),
    ),
    electionRoute(house, { ...keys, method: 'get', path: desk.rehearsal }, (at) =>
      partPage(at, 'rehearsal'),
    ),
    electionRoute(house, { ...post, path: desk.days }, answerDays),
    electionRoute(house, { ...post, path: desk.voters }, answerVoters),
    electionRoute(house, { ...post, path: desk.operators }, answerOperators),
    electionRoute(house, { ...post, path: desk.urn }, answerUrn),
    electionRoute(house, { ...keys, path: desk.prepareUrn }, async (at) =>
      kept(at, 'urn', await prepareUrn(house, at.by, at.election.id)),
    ),
    electionRoute(house, { ...keys, path: desk.ceremony }, answerCeremony),
    electionRoute(house, { ...keys, path: desk.rehearsal }, async (at) => {
      const i = Number(at.ask.params.holder);
      return kept(at, 'urn', await recordRehearsal(house.db, at.by, at.election.id, i));
    }),
    electionRoute(house, { ...keys, path: desk.officers }, answerOfficer),
    electionRoute(house, { ...keys, path: desk.removeOfficer }, async (at) => {
      const officer = at.ask.params.officer ?? '';
      return kept(at, 'officers', await removeOfficer(house.db, at.by, at.election.id, officer));
    }),
    electionRoute(house, { ...post, path: desk.test }, async (at) =>
      kept(at, 'test', await runTestDeck(house.db, at.by, at.election.id)),
    ),
  ];
}

type Ended = { readonly ok: true } | { readonly ok: false; readonly error: Refusal };

/** Back to the part, which then shows what is kept; refused, with what was typed. */
function kept(
  at: AtElection,
  part: 'days' | 'voters' | 'operators' | 'urn' | 'officers' | 'test',
  ended: Ended,
  shown: PartShown = {},
): Answer | Promise<Answer> {
  if (ended.ok) return seeOther(desk[part].to(addressOf(at), { query: { hecho: 'guardado' } }));
  const problems = [problemOfRefusal(ended.error)];
  return partPage(at, part, { ...shown, problems, status: refusalStatus(ended.error) });
}

function change(at: AtElection, given: SettingsChange) {
  return changeSettings(at.house.db, at.by, at.election.id, given);
}

async function answerDays(at: AtElection): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const parsed = parseDays(typed, at.election);
  if (!parsed.isSound) return partPage(at, 'days', { typed, problems: parsed.problems });
  return kept(at, 'days', await change(at, { settings: parsed.values }), { typed });
}

async function answerVoters(at: AtElection): Promise<Answer> {
  const boxes = await readBoxes(at.ask.request);
  const parsed = parseVoters(boxes, at.election);
  if (!parsed.isSound) return partPage(at, 'voters', { boxes, problems: parsed.problems });
  return kept(at, 'voters', await change(at, { settings: parsed.values }), { boxes });
}

async function answerOperators(at: AtElection): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const parsed = parseOperators(typed);
  if (!parsed.isSound) return partPage(at, 'operators', { typed, problems: parsed.problems });
  return kept(at, 'operators', await change(at, { settings: parsed.values }), { typed });
}

async function answerUrn(at: AtElection): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const parsed = parseUrn(typed);
  if (!parsed.isSound) return partPage(at, 'urn', { typed, problems: parsed.problems });
  const { mode, holders } = parsed.values;
  return kept(at, 'urn', await change(at, { settings: { urn: { mode } }, holders }), { typed });
}

async function answerCeremony(at: AtElection): Promise<Answer> {
  const { c0 = '', c1 = '' } = await readForm(at.ask.request);
  return kept(at, 'urn', await recordCeremony(at.house.db, at.by, at.election.id, [c0, c1]));
}

async function answerOfficer(at: AtElection): Promise<Answer> {
  const typed = await readForm(at.ask.request);
  const role = officerRoles.find(
    (one) => one === typed.rol && (maySign(one) || one === 'observer'),
  );
  const [personId, name] = [text(typed, 'persona'), text(typed, 'nombre')];
  const problems = [
    ...(personId === '' ? [{ field: 'persona', message: m.election_form_person_wrong() }] : []),
    ...(role === undefined ? [{ field: 'rol', message: m.election_form_role_wrong() }] : []),
    ...(name === '' || name.length > 120
      ? [{ field: 'nombre', message: m.election_form_name_wrong() }]
      : []),
  ];
  if (problems.length > 0 || role === undefined) {
    return partPage(at, 'officers', { typed, problems });
  }
  const added = await addOfficer(at.house.db, at.by, at.election.id, { personId, role, name });
  return kept(at, 'officers', added, { typed });
}

function text(typed: Typed, field: string): string {
  return (typed[field] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
