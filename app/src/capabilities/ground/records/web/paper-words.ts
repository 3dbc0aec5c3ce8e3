// How states of sheets, and reasons to make one void, are said.
import { m } from '#words';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { SheetState, VoidReason } from '../rules/paper.ts';

export const sheetStateWords: Readonly<Record<SheetState, () => string>> = {
  printed: m.records_paper_state_printed,
  waiting: m.records_paper_state_waiting,
  entered: m.records_paper_state_entered,
  void: m.records_paper_state_void,
};

export const sheetTones: Readonly<Record<SheetState, TagTone>> = {
  printed: 'outline',
  waiting: 'attention',
  entered: 'done',
  void: 'stop',
};

export const voidReasonWords: Readonly<Record<VoidReason, () => string>> = {
  mistyped: m.records_paper_void_mistyped,
  spoiled: m.records_paper_void_spoiled,
  twice: m.records_paper_void_twice,
  'taken-back': m.records_paper_void_taken_back,
  'other-person': m.records_paper_void_other_person,
};
