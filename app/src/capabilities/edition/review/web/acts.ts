// The act of two people of the review: a feasible result that is taken back, as it is shown before it is signed.

import { err, ok } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { ShownFact, TwoPersonKind } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { reverseFeasible } from '../actions/reverse-feasible.ts';
import { proposalOfSubject, ReversalPayload } from '../rules/reversals.ts';
import { findStanding } from '../store/reversals.ts';
import { sentenceOf } from './refusal-words.ts';
import { writeReversal } from './reversal-blocks.ts';
import { groundWords } from './words.ts';

/** Two of those who may; neither of them stands behind the proposal, which is judged when it is proposed and signed. */
export const reverseTogether: TwoPersonKind = {
  kind: 'review/reverse',
  saysOf: () => [],
  mayTakePart: ({ grants }, { institutionId: id }) =>
    mayDo(permissions['review/reverse'], grants, { kind: 'institution', id }),
  shown(payload) {
    const one = v.parse(ReversalPayload, payload);
    const norm = one.article === '' ? one.norm : m.review_norm_article(one);
    return [
      written(m.review_reverse_edition(), `${one.edition.name}. ${one.place.name}`),
      written(m.review_reverse_project(), `${one.proposal.number}. ${one.proposal.title}`),
      { label: m.review_field_ground(), text: groundWords[one.ground]() },
      written(m.review_reverse_reason(), one.reason),
      { label: m.review_field_norm(), text: norm },
    ];
  },
  versionOf: (db, subject) => findStanding(db, proposalOfSubject(subject)),
  async execute({ tx, house, actId, payload, institutionId: id, proposedBy, actor, now }) {
    const by = { actor, scope: { kind: 'institution', id } as const, now };
    const reversal = v.parse(ReversalPayload, payload);
    const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
    const signed = { actId, payload: reversal, proposedBy, write: writeReversal };
    const done = await reverseFeasible(tx, site, by, signed);
    return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
  },
  seenAt(payload) {
    const { place, edition, proposal } = v.parse(ReversalPayload, payload);
    const at = { institution: place.slug, edition: edition.slug, number: String(proposal.number) };
    return { label: `${proposal.number}. ${proposal.title}`, href: proposalPath.to(at) };
  },
};

/** What somebody wrote in Spanish, marked so on a page in English. */
function written(label: string, text: string): ShownFact {
  return { label, text, lang: writtenLang() };
}
