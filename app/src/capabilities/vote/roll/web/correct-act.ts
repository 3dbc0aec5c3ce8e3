// The act of two people that corrects a closed roll: its text names nobody but by the last figures of her number.
import { err, lineOf, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Typed } from '../../../../platform/http/form.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { actPath, type PlainJson, type TwoPersonKind } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import {
  maskRun,
  parseRun,
  permissions,
  proposesOrCertifies,
} from '../../../ground/people/rules/index.ts';
import { applyCorrectionJob, proposeTogether, stageCorrection } from '../actions/correct-roll.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { AtDesk } from './parts.tsx';
import { padronDesk } from './paths.ts';

const REASON_LENGTH = 500;

const CorrectionPayload = v.strictObject({
  election: v.string(),
  title: v.string(),
  institution: v.string(),
  correction: v.pipe(v.string(), v.uuid()),
  masked: v.string(),
  style: v.string(),
  reason: v.string(),
});
type CorrectionPayload = v.InferOutput<typeof CorrectionPayload>;

export const correctTogether: TwoPersonKind = {
  kind: 'roll/correct',
  saysOf: () => [],
  mayTakePart: (who, act) => proposesOrCertifies(permissions['roll/correct'], who, act),
  shown(payload) {
    const { title, masked, style, reason } = v.parse(CorrectionPayload, payload);
    return [
      { label: m.roll_correct_act_election(), text: title, lang: writtenLang() },
      { label: m.roll_correct_act_person(), text: masked },
      { label: m.roll_correct_act_style(), text: style, lang: writtenLang() },
      { label: m.roll_correct_act_reason(), text: reason, lang: writtenLang() },
    ];
  },
  // Each correction is a row of its own, which nothing else changes.
  versionOf: async (_, subject) => subject,
  async execute({ tx, payload, actor, institutionId }) {
    const { election, correction, style, reason } = v.parse(CorrectionPayload, payload);
    await enqueue(tx, applyCorrectionJob, { election, correction });
    await audit(tx, {
      actor,
      act: 'roll/correct',
      scope: { kind: 'institution', id: institutionId },
      subject: `election:${election}`,
      told: { style },
      reason,
    });
    return ok(undefined);
  },
  seenAt(payload: PlainJson) {
    const { election, title, institution } = v.parse(CorrectionPayload, payload);
    return {
      label: m.roll_correct_act_see({ title }),
      href: padronDesk.padron.to({ institution, election }),
    };
  },
};

/** The page of the act that was proposed. */
export async function proposeCorrection(
  { house, election, by }: AtDesk,
  typed: Typed,
): Promise<Result<string, Refusal>> {
  const run = parseRun(typed.run);
  if (run === undefined) return err({ code: 'roll/run-wrong' });
  const reason = lineOf(typed.razon ?? '').slice(0, REASON_LENGTH);
  if (reason === '') return err({ code: 'roll/reason-missing' });
  const style = typed.estilo ?? '';
  const staged = await stageCorrection(house, election, { run, style });
  if (!staged.ok) return staged;
  const payload: CorrectionPayload = {
    election: election.id,
    title: election.title,
    institution: election.institutionSlug,
    correction: staged.value,
    masked: maskRun(run),
    style: election.settings.styles.find(({ id }) => id === style)?.name ?? style,
    reason,
  };
  const act = await proposeTogether(house.db, {
    kind: correctTogether,
    payload,
    subject: `correction:${staged.value}`,
    institutionId: by.scope.id,
    actor: by.actor,
    now: by.now,
  });
  return ok(actPath.to({ act }));
}
