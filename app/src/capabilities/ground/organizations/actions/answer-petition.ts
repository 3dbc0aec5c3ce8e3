// Publishes what a municipality answers to the petition of one of its comunas.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readMunicipality } from '../store/institutions.ts';
import { holdPetition, readPetition, saveAnswer } from '../store/petitions.ts';
import type { Acting } from './acting.ts';

/** Only of a comuna that the institution of `scope` administers, once its goal was reached, and once. */
export function answerPetition(
  db: Database,
  scope: Scope,
  answer: { readonly cut: string; readonly text: string },
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { cut, text } = answer;
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const municipality = await readMunicipality(tx, cut);
    const there = await readPetition(tx, cut);
    if (municipality?.id !== scope.id || there === undefined) {
      return err({ code: 'organizations/petition-unknown' });
    }
    await holdPetition(tx, cut, there.goal, now);
    const petition = await readPetition(tx, cut);
    if (petition?.reachedAt === null) return err({ code: 'organizations/goal-not-reached' });
    if (petition?.answeredAt !== null) return err({ code: 'organizations/petition-answered' });
    const { personId } = actor;
    await saveAnswer(tx, cut, { text, personId, institutionId: scope.id, now });
    await audit(tx, {
      actor,
      act: 'organizations/answer-petition',
      scope,
      subject: `petition:${cut}`,
      after: { answer: text },
      told: { answered: true, signatures: petition.signatures },
    });
    return ok(undefined);
  });
}
