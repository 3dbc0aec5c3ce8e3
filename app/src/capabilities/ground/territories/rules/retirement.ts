// Why something is retired: said in public, so that nobody wonders where it went.
import { err, lineOf, ok, type Result } from '@minga/basics';
import { type Refused, refused } from './sector-refusal.ts';

const REASON_LENGTH = 300;

export function readReason(text: string): Result<string, readonly Refused<'reason'>[]> {
  const reason = lineOf(text);
  if (reason === '') return err([refused('reason', { code: 'territories/reason-missing' })]);
  if (reason.length <= REASON_LENGTH) return ok(reason);
  return err([refused('reason', { code: 'territories/reason-too-long', limit: REASON_LENGTH })]);
}
