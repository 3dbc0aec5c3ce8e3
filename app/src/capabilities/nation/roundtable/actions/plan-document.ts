// The plan of work as a formal document: every action with who answers for it, its days and its money.
import { m } from '#words';
import { sourceLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { PlannedAction } from '../store/plan-versions.ts';
import type { AgreementFound } from '../store/sittings.ts';
import { actionStateWords } from './agenda-words.ts';

/** In Spanish, for whoever calls it in that language. */
export function planDocument({
  number,
  agreement: { sitting, position, text },
  actions,
}: {
  readonly number: number;
  readonly agreement: AgreementFound;
  readonly actions: readonly PlannedAction[];
}): Pick<DocumentAsked, 'title' | 'blocks'> {
  const day = (on: string) => formatDay(on, sourceLocale);
  return {
    title: m.roundtable_plan_version({ number }),
    blocks: [
      {
        kind: 'facts',
        rows: [{ label: m.roundtable_agreement({ number: `${sitting}.${position}` }), text }],
      },
      ...actions.flatMap((action) => [
        { kind: 'heading' as const, text: `${action.number}. ${action.title}` },
        { kind: 'text' as const, text: action.text },
        {
          kind: 'facts' as const,
          rows: [
            { label: m.roundtable_responsible(), text: action.responsible.join(', ') },
            ...(action.partners.length === 0
              ? []
              : [{ label: m.roundtable_partners(), text: action.partners.join(', ') }]),
            {
              label: m.roundtable_action_days(),
              text: `${day(action.startsOn)} – ${day(action.dueOn)}`,
            },
            ...(action.budgetClp === null
              ? []
              : [
                  {
                    label: m.roundtable_budget(),
                    text: formatMoney(BigInt(action.budgetClp), clp, sourceLocale),
                  },
                ]),
            { label: m.roundtable_column_state(), text: actionStateWords[action.state]() },
          ],
        },
      ]),
    ],
  };
}
