// What was asked to be checked and what came of it, the newest first.
import { m } from '#words';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { LegalCheck } from '../store/legal-checks.ts';
import { checkTag, dayOf, subjectWords } from './words.ts';

interface CheckHistoryProps {
  readonly checks: readonly LegalCheck[];
  readonly timeZone: string;
}

export function CheckHistory({ checks, timeZone }: CheckHistoryProps) {
  if (checks.length === 0) return <p>{m.organizations_history_none()}</p>;
  return (
    <ol class="organization-ways">
      {checks.map((check) => (
        <li class="stack">
          <p>
            <strong>{subjectWords[check.about]()}</strong>{' '}
            <Tag tone={checkTag(check.state).tone}>{checkTag(check.state).words}</Tag>
          </p>
          <p class="secondary">{whenWords(check, timeZone)}</p>
          {check.reasons !== null && <p class="organization-said">{check.reasons}</p>}
        </li>
      ))}
    </ol>
  );
}

function whenWords(check: LegalCheck, timeZone: string): string {
  const asked = dayOf(check.askedAt, timeZone);
  if (check.decidedAt === null) return m.organizations_history_asked({ asked });
  return m.organizations_history_decided({
    asked,
    institution: check.decidedInName ?? '',
    decided: dayOf(check.decidedAt, timeZone),
  });
}
