// Each refusal of a ballot paper in a sentence that says what to do.
import { m } from '#words';
import type { IssueCode } from '../rules/issue-request.ts';

export const issueWords: Readonly<Record<IssueCode, () => string>> = {
  'turn-unknown': m.roll_issue_turn_unknown,
  'turn-used': m.roll_issue_turn_used,
  'turn-session': m.roll_issue_turn_session,
  'bm-count': m.roll_issue_bm,
  'bm-length': m.roll_issue_bm,
  'bm-range': m.roll_issue_bm,
  style: m.roll_issue_style,
  closed: m.roll_issue_closed,
  'not-open': m.roll_issue_not_open,
  'already-issued': m.roll_issue_already_issued,
  'right-desk': m.roll_issue_right_desk,
  'not-on-roll': m.roll_issue_not_on_roll,
  'roll-under-review': m.roll_issue_under_review,
  'not-identified': m.roll_issue_not_identified,
};
