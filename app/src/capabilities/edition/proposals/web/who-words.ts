// In whose name a proposal is sent, and what its author is called once she is not known any more.
import { m } from '#words';
import type { Who } from '../rules/submission.ts';

export const whoWords: Readonly<Record<Who, () => string>> = {
  person: m.proposals_who_person,
  group: m.proposals_who_group,
  organization: m.proposals_who_organization,
};
