// Relations between proposals at the desk: seen with the groups that they make, said, and taken back.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { relateProposals, separateProposals } from '../actions/relate-proposals.ts';
import { groupsOf, relationKinds } from '../rules/relations.ts';
import { type KeptRelation, listRelations } from '../store/relations.ts';
import { type AtDesk, deskRoutesOf, placeOf, refusedAt, type Shown } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { parseNumber, parseRelationReason } from './forms.ts';
import { desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { relationsPage } from './relations-page.tsx';

export function relationsRoutes(house: House): readonly Route[] {
  const { get, post } = deskRoutesOf(house, 'review/coordinate');
  return [
    get(desk.relations, (given) => shown(given)),
    post(desk.relations, answerRelate),
    post(desk.separate, answerSeparate),
  ];
}

async function shown(
  { house, ask, edition }: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const relations = await listRelations(house.db, edition.id);
  const groups = numbersInGroups(relations);
  const done = doneWords(ask.query);
  return relationsPage({ edition, relations, groups, typed, problems, status, done });
}

function numbersInGroups(relations: readonly KeptRelation[]) {
  const numberOf = new Map(
    relations.flatMap((one): [string, number][] => [
      [one.oneId, one.oneNumber],
      [one.otherId, one.otherNumber],
    ]),
  );
  const groups = groupsOf([...numberOf.keys()], relations);
  const together = (key: 'conflictGroup' | 'togetherGroup') => {
    const named = groups.ok ? [...groups.value].filter(([, one]) => one[key] !== null) : [];
    return [...Map.groupBy(named, ([, one]) => one[key]).values()].map((members) =>
      members.map(([id]) => numberOf.get(id) ?? 0).sort((one, other) => one - other),
    );
  };
  return { conflict: together('conflictGroup'), together: together('togetherGroup') };
}

async function answerRelate(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const kind = relationKinds.find((one) => one === typed.relacion);
  const reason = parseRelationReason(typed);
  const [one, other] = [parseNumber(typed.una), parseNumber(typed.otra)];
  const problems = [
    ...(one === 0 ? [{ field: 'una', message: m.review_number_wrong() }] : []),
    ...(other === 0 ? [{ field: 'otra', message: m.review_number_wrong() }] : []),
    ...(kind === undefined ? [{ field: 'relacion', message: m.review_relation_missing() }] : []),
    ...(reason.isSound ? [] : reason.problems),
  ];
  if (kind === undefined || !reason.isSound || problems.length > 0) {
    return shown(given, { typed, problems, status: 422 });
  }
  const relating = { editionId: edition.id, one, other, kind, reason: reason.values };
  const related = await relateProposals(house.db, by, relating);
  if (related.ok) return back(given, 'relacion');
  const refused = [problemOfRefusal(related.error)];
  return shown(given, { typed, problems: refused, status: statusOf(related.error) });
}

async function answerSeparate(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const typed = await readForm(ask.request);
  const numbers = [parseNumber(typed.una), parseNumber(typed.otra)] as const;
  const done = await separateProposals(house.db, by, { editionId: edition.id, numbers });
  return done.ok ? back(given, 'relacion-quitada') : refusedAt(given, done.error);
}

function back({ edition }: AtDesk, hecho: string): Response {
  return seeOther(desk.relations.to(placeOf(edition), { query: { hecho } }));
}
