// Which row of docs/data.md tells of each column of the topics of the Mesa de Trabajo.
import { ACT, type PersonalColumns } from './column-rows.ts';

const WROTE =
  'roundtable: which positions, analyses, common areas and backings a representative wrote';
const THINKS = 'roundtable: what a resident thinks of each statement of a topic';

export const columnsOfTopics: PersonalColumns = {
  'roundtable.analysis': { [WROTE]: 'title file_id' },
  'roundtable.backing': { [WROTE]: 'reason' },
  'roundtable.common_area': { [WROTE]: 'title text' },
  'roundtable.evidence': { [WROTE]: 'title address file_id' },
  'roundtable.opinion': { [THINKS]: 'question_id person_id choice given_at' },
  'roundtable.stance': { [WROTE]: 'reasons' },
  'roundtable.topic': { [ACT]: 'title' },
};
