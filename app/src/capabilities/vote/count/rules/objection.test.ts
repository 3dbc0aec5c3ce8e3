// What is objected, answered and certified, and when, as sentences.
import { describe, expect, test } from 'vitest';
import { type CertifiableVote, decideCertification, decideCorrection } from './certification.ts';
import {
  answerDueOn,
  decideAnswer,
  decideObjection,
  decideObjectionWithdrawal,
  decideWindow,
  objectionName,
  objectionState,
  objectionWindows,
  parseObjectionName,
} from './objection.ts';

/** Objections from Thursday 15 to Wednesday 21 April 2027. */
const vote: CertifiableVote = {
  timeZone: 'America/Santiago',
  windows: [{ from: '2027-04-15', until: '2027-04-21' }],
  isHalted: false,
  result: { firstCountedAt: new Date('2027-04-13T16:00:00Z'), tables: ['1', '2'] },
  isCertified: false,
  openCount: 0,
  toRemedyCount: 0,
  annulledTables: [],
  isLastCertified: false,
  logWaits: 0,
  isSanctionInLog: false,
  isFoundWrong: false,
};
const said = { receivedOn: undefined, text: 'Faltan votos.', asks: 'recount', table: '' } as const;
const within = new Date('2027-04-16T16:00:00Z');
const after = new Date('2027-04-22T16:00:00Z');

function code(decided: { readonly ok: boolean; readonly error?: { readonly code: string } }) {
  return decided.ok ? 'yes' : decided.error?.code;
}
const objected = (more: Partial<CertifiableVote>, asked = {}, now = within) =>
  code(decideObjection({ ...vote, ...more }, { ...said, now, ...asked }));

describe('an objection', () => {
  test('is taken from the first instant of its first day to the last one of its last, there', () => {
    const at = (timeZone: string, iso: string) =>
      code(decideWindow({ ...vote, timeZone }, undefined, new Date(iso)));
    expect(at('America/Santiago', '2027-04-15T03:59:59Z')).toBe('count/objections-not-yet');
    expect(at('America/Santiago', '2027-04-15T04:00:00Z')).toBe('yes');
    expect(at('America/Santiago', '2027-04-22T03:59:59.999Z')).toBe('yes');
    expect(at('America/Santiago', '2027-04-22T04:00:00Z')).toBe('count/objections-over');
    expect(at('Pacific/Easter', '2027-04-22T04:00:00Z')).toBe('yes');
    expect(at('Pacific/Easter', '2027-04-22T05:59:59.999Z')).toBe('yes');
    expect(at('Pacific/Easter', '2027-04-22T06:00:00Z')).toBe('count/objections-over');
    expect(at('America/Punta_Arenas', '2027-04-22T02:59:59.999Z')).toBe('yes');
    expect(at('America/Punta_Arenas', '2027-04-22T03:00:00Z')).toBe('count/objections-over');
  });

  test('on paper counts from the day on which it was received, whenever it is entered', () => {
    const paper = (receivedOn: string, now = after) => objected({}, { receivedOn }, now);
    expect(paper('2027-04-21')).toBe('yes');
    expect(paper('2027-04-22')).toBe('count/objections-over');
    expect(paper('2027-04-14')).toBe('count/objections-not-yet');
    expect(paper('2027-04-17', within)).toBe('count/received-ahead');
  });

  test('on paper is taken in its days also once the result is certified: nothing is lost', () => {
    const paper = (receivedOn: string) => objected({ isCertified: true }, { receivedOn }, after);
    expect(paper('2027-04-21')).toBe('yes');
    expect(paper('2027-04-22')).toBe('count/objections-over');
  });

  test('has as many days again after each result that corrects one, unless the bases have none', () => {
    const bases = [{ phase: 'objections', from: '2027-04-15', until: '2027-04-21' }] as const;
    const again = (...iso: readonly string[]) =>
      objectionWindows(
        bases,
        'America/Santiago',
        iso.map((one) => new Date(one)),
      ).map(({ from, until }) => `${from} ${until}`);
    expect(again()).toEqual(['2027-04-15 2027-04-21']);
    // Late in the evening there it is the next day elsewhere; seven days from the day after.
    expect(again('2027-05-11T03:30:00Z')).toEqual([
      '2027-04-15 2027-04-21',
      '2027-05-10 2027-05-17',
    ]);
    // What was corrected before anybody could object has the days of the bases.
    expect(again('2027-04-14T16:00:00Z')).toEqual(['2027-04-15 2027-04-21']);
    expect(objectionWindows([], 'America/Santiago', [within])).toEqual([]);
    const windows = [...vote.windows, { from: '2027-05-10', until: '2027-05-17' }];
    const on = (iso: string, more = {}) => objected({ windows, ...more }, {}, new Date(iso));
    expect(on('2027-05-09T16:00:00Z')).toBe('count/objections-over');
    expect(on('2027-05-10T16:00:00Z')).toBe('yes');
    expect(on('2027-05-17T16:00:00Z', { isCertified: true, isFoundWrong: true })).toBe('yes');
    expect(on('2027-05-18T16:00:00Z')).toBe('count/objections-over');
    const late = objected({ windows }, { receivedOn: '2027-04-20' }, new Date('2027-05-18T16:00Z'));
    expect(late).toBe('yes');
  });
});

describe('what is objected', () => {
  test('needs a result that nobody certified yet, in an edition that goes on and has days for it', () => {
    expect(objected({ result: undefined })).toBe('count/result-missing');
    expect(objected({ isCertified: true })).toBe('count/result-certified');
    expect(objected({ isHalted: true })).toBe('count/edition-halted');
    expect(objected({ windows: [] })).toBe('count/objections-none');
    const voting = [{ phase: 'voting', from: 'a', until: 'b' }] as const;
    expect(objectionWindows(voting, 'America/Santiago', [])).toEqual([]);
  });

  test('says what is wrong, and which table where one is to be annulled', () => {
    expect(objected({}, { text: '' })).toBe('count/objection-text-missing');
    const annul = (table: string) => objected({}, { asks: 'annul-table', table });
    expect(annul('')).toBe('count/table-missing');
    expect(annul('9')).toBe('count/table-unknown');
    expect(annul('2')).toBe('yes');
    const none = { firstCountedAt: within, tables: [] };
    expect(objected({ result: none }, { asks: 'annul-table', table: '2' })).toBe(
      'count/table-unknown',
    );
  });
});

describe('an objection that was taken', () => {
  test('is answered in business days from the day after: not on Saturdays, Sundays or holidays', () => {
    // Wednesday 21 April: the weekend lies between; 21 May and 21 June are holidays.
    expect(answerDueOn('2027-04-21', 3)).toBe('2027-04-26');
    expect(answerDueOn('2027-05-20', 1)).toBe('2027-05-24');
    expect(answerDueOn('2027-04-16', 0)).toBe('2027-04-19');
  });

  test('waits, is late, is answered, waits for what was decided, or was withdrawn', () => {
    const stands = {
      withdrawnAt: null,
      outcome: null,
      answerDueOn: '2027-04-26',
      isRemedied: true,
    };
    expect(objectionState(stands, '2027-04-26')).toBe('waiting');
    expect(objectionState(stands, '2027-04-27')).toBe('late');
    expect(objectionState({ ...stands, outcome: 'rejected' }, '2027-04-27')).toBe('answered');
    const accepted = { ...stands, outcome: 'accepted', isRemedied: false } as const;
    expect(objectionState(accepted, '2027-04-27')).toBe('to-remedy');
    expect(objectionState({ ...stands, withdrawnAt: within }, '2027-04-27')).toBe('withdrawn');
  });

  test('is withdrawn by whoever made it, once, and not after the answer', () => {
    const stands = { withdrawnAt: null, outcome: null };
    expect(code(decideObjectionWithdrawal(stands, true))).toBe('yes');
    expect(code(decideObjectionWithdrawal(stands, false))).toBe('count/objection-not-yours');
    expect(code(decideObjectionWithdrawal({ ...stands, withdrawnAt: within }, true))).toBe(
      'count/objection-withdrawn',
    );
    expect(code(decideObjectionWithdrawal({ ...stands, outcome: 'rejected' }, true))).toBe(
      'count/objection-answered',
    );
  });

  test('goes by its number and its year', () => {
    expect(parseObjectionName('3-2027')).toEqual({ number: 3, year: 2027 });
    expect(objectionName({ number: 3, year: 2027 })).toBe('3-2027');
    for (const wrong of ['', '3', '0-2027', '03-2027', '3-27', '3-2027x', '99999-2027']) {
      expect(parseObjectionName(wrong)).toBeUndefined();
    }
  });
});

describe('an answer', () => {
  const stands = { withdrawnAt: null, outcome: null };
  const judge = { isIndependent: true, tables: ['1', '2'] };
  const answer = { outcome: 'accepted', remedy: 'recount', table: '', reasons: 'Faltan.' } as const;

  test('comes from somebody who neither counted nor brought the vote in, with reasons', () => {
    expect(code(decideAnswer(stands, judge, answer))).toBe('yes');
    expect(code(decideAnswer(stands, { ...judge, isIndependent: false }, answer))).toBe(
      'count/answer-by-another',
    );
    expect(code(decideAnswer(stands, judge, { ...answer, reasons: '' }))).toBe(
      'count/reasons-missing',
    );
    expect(code(decideAnswer({ ...stands, withdrawnAt: within }, judge, answer))).toBe(
      'count/objection-withdrawn',
    );
    expect(code(decideAnswer({ ...stands, outcome: 'rejected' }, judge, answer))).toBe(
      'count/objection-answered',
    );
  });

  test('says what is done where it is accepted, and nothing is done where it is not', () => {
    expect(code(decideAnswer(stands, judge, { ...answer, remedy: '' }))).toBe(
      'count/remedy-missing',
    );
    const rejected = { ...answer, outcome: 'rejected', remedy: 'annul-table', table: '1' } as const;
    expect(decideAnswer(stands, judge, rejected)).toEqual({
      ok: true,
      value: { remedy: null, table: null },
    });
    const annul = (table: string) =>
      decideAnswer(stands, judge, { ...answer, outcome: 'partly', remedy: 'annul-table', table });
    expect(code(annul(''))).toBe('count/table-missing');
    expect(code(annul('9'))).toBe('count/table-unknown');
    expect(annul('2')).toEqual({ ok: true, value: { remedy: 'annul-table', table: '2' } });
  });
});

describe('the certification', () => {
  const certified = (more: Partial<CertifiableVote>, now = after) =>
    code(decideCertification({ ...vote, ...more }, now));

  test('waits for the end of the window, there', () => {
    expect(certified({}, new Date('2027-04-22T03:59:59.999Z'))).toBe('count/window-open');
    expect(certified({}, new Date('2027-04-22T04:00:00Z'))).toBe('yes');
    expect(certified({ timeZone: 'Pacific/Easter' }, new Date('2027-04-22T05:59:59Z'))).toBe(
      'count/window-open',
    );
    expect(certified({ windows: [] }, within)).toBe('yes');
    const windows = [...vote.windows, { from: '2027-04-20', until: '2027-04-27' }];
    expect(certified({ windows }, after)).toBe('count/window-open');
    expect(certified({ windows }, new Date('2027-04-28T04:00:00Z'))).toBe('yes');
  });

  test('is not of a result that was not there while people could object', () => {
    const on = (iso: string) =>
      certified({ result: { firstCountedAt: new Date(iso), tables: [] } });
    expect(on('2027-04-22T03:59:59Z')).toBe('yes');
    expect(on('2027-04-22T04:00:00Z')).toBe('count/window-without-result');
  });

  test('waits until everybody was answered and what was decided is done', () => {
    expect(certified({ openCount: 2 })).toBe('count/objections-open');
    expect(certified({ toRemedyCount: 1 })).toBe('count/remedies-open');
    expect(certified({ logWaits: 1 })).toBe('count/log-waits');
    expect(certified({ annulledTables: ['2'] })).toBe('count/annulled-table-counted');
    expect(certified({ isLastCertified: true, isCertified: true })).toBe('count/certified-already');
    expect(certified({ isHalted: true })).toBe('count/edition-halted');
    expect(certified({ result: undefined })).toBe('count/result-missing');
  });

  test('is found wrong with a reason, once, and only what stands', () => {
    const wrong = (more: Partial<CertifiableVote>, reason = 'Se sumó dos veces la mesa 2.') =>
      code(decideCorrection({ ...vote, isCertified: true, ...more }, reason));
    expect(wrong({})).toBe('yes');
    expect(wrong({ isCertified: false })).toBe('count/not-certified');
    expect(wrong({ isFoundWrong: true })).toBe('count/found-wrong-already');
    expect(wrong({ isHalted: true })).toBe('count/edition-halted');
    expect(wrong({ isSanctionInLog: true })).toBe('count/sanction-in-log');
    expect(wrong({}, '')).toBe('count/correction-reason-missing');
  });
});
