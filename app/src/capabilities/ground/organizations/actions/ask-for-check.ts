// Puts a check in the queue of the municipality, or of the national bodies where there is none, and tells them.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { AddressOf } from '../rules/addresses.ts';
import { type CheckSubject, dueOn } from '../rules/legal-check.ts';
import type { LegalFacts } from '../rules/legal-facts.ts';
import type { OrganizationId } from '../rules/organization.ts';
import { listNationalBodies, readMunicipality } from '../store/institutions.ts';
import { insertCheck } from '../store/legal-checks.ts';
import { checkAsked, send } from './letters.ts';
import { lettersToTeam } from './recipients.ts';

export interface AskedCheck {
  readonly organization: {
    readonly id: OrganizationId;
    readonly slug: string;
    readonly name: string;
  };
  /** Whose municipality answers; undefined for one that acts in a region or in the whole country. */
  readonly cut: string | undefined;
  readonly about: CheckSubject;
  readonly boardId?: string;
  readonly proposed?: LegalFacts;
  readonly personId: string;
  readonly now: Date;
  readonly addressOf: AddressOf | undefined;
}

/** The caller holds the organisation and knows that nothing of it is being checked. */
export async function askForCheck(tx: Tx, asked: AskedCheck): Promise<void> {
  const { organization, cut, now } = asked;
  const municipality = cut === undefined ? undefined : await readMunicipality(tx, cut);
  const due = dueOn(dayIn(municipality?.timeZone ?? 'America/Santiago', now));
  const check = await insertCheck(tx, {
    organizationId: organization.id,
    about: asked.about,
    ...(asked.boardId === undefined ? {} : { boardId: asked.boardId }),
    ...(asked.proposed === undefined ? {} : { proposed: asked.proposed }),
    institutionId: municipality?.id,
    dueOn: due,
    personId: asked.personId,
    now,
  });
  assert(check !== undefined, 'an organisation has one open check at most');
  const checkers = municipality === undefined ? await listNationalBodies(tx) : [municipality];
  const role = municipality === undefined ? 'national-staff' : 'certifying-officer';
  for (const { id, slug } of checkers) {
    await send(tx, await lettersToTeam(tx, id, [role]), asked.addressOf, () =>
      checkAsked({ organization, about: asked.about, dueOn: due, institution: slug }),
    );
  }
}
