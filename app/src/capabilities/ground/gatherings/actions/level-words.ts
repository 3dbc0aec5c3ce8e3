// What the levels of participation are called, here and in every later room that declares one.
import { m } from '#words';
import type { ParticipationLevel } from '../rules/gathering.ts';

export const levelWords: Readonly<Record<ParticipationLevel, () => string>> = {
  information: m.gatherings_level_information,
  consultation: m.gatherings_level_consultation,
  decision: m.gatherings_level_decision,
  control: m.gatherings_level_control,
};
