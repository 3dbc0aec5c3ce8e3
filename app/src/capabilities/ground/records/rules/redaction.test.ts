// What everybody sees of an act never says who a person is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditEntry, type HeldThen, redact } from './redaction.ts';

const PERSON = '11111111-1111-4111-8111-111111111111';
const HERE = '22222222-2222-4222-8222-222222222222';
const at = new Date('2026-11-25T15:00:00Z');

function entry(more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: '1',
    at,
    actorPerson: PERSON,
    act: 'institutions/edit-front-page',
    institutionId: HERE,
    institutionSlug: 'ancud',
    institutionName: 'Municipalidad de Ancud',
    timeZone: 'America/Santiago',
    subject: 'institution:x',
    beforeSha256: 'aa',
    afterSha256: 'bb',
    told: {},
    reason: 'porque sí',
    ...more,
  };
}

function held(role: string, more: Partial<HeldThen> = {}): HeldThen {
  return {
    personId: PERSON,
    role,
    institutionId: HERE,
    from: new Date('2026-01-01T00:00:00Z'),
    until: null,
    ...more,
  };
}

test('an act on a thing shows all of it, and the role in which it was done', () => {
  const shown = redact(entry(), [held('pb-officer')], ['pb-officer']);
  expect(shown).toMatchObject({
    role: 'pb-officer',
    subject: { kind: 'institution', id: 'x' },
    beforeSha256: 'aa',
    afterSha256: 'bb',
    reason: 'porque sí',
  });
  expect(JSON.stringify(shown)).not.toContain(PERSON);
});

test.each([
  'person',
  'role-grant',
  'invitation',
  'assisted-identity',
  'passkey',
  'kind-of-tomorrow',
])(
  'an act on a %s says neither on which nor why, nor shows hashes that could be guessed',
  (kind) => {
    const shown = redact(entry({ subject: `${kind}:${PERSON}` }), [held('pb-officer')], []);
    expect(shown).toMatchObject({
      subject: undefined,
      beforeSha256: null,
      afterSha256: null,
      reason: undefined,
    });
    expect(JSON.stringify(shown)).not.toContain(PERSON);
  },
);

test('of several roles, the one that may do the act is shown', () => {
  const both = [held('councillor'), held('certifying-officer')];
  expect(redact(entry(), both, ['certifying-officer']).role).toBe('certifying-officer');
  expect(redact(entry(), both, []).role).toBe('councillor');
});

test('a role counts where and while it was held', () => {
  const allowed = ['pb-officer'];
  const ended = held('pb-officer', { until: new Date(at.getTime() - 1) });
  const toCome = held('pb-officer', { from: new Date(at.getTime() + 1) });
  const anothers = held('pb-officer', { personId: HERE });
  for (const one of [ended, toCome, anothers]) {
    expect(redact(entry(), [one], allowed).role).toBeUndefined();
  }
  const fromAbove = held('national-staff', { institutionId: 'subdere' });
  expect(redact(entry(), [fromAbove], ['national-staff']).role).toBe('national-staff');
  expect(redact(entry(), [fromAbove], allowed).role).toBeUndefined();
});

test('what nobody did, nobody did', () => {
  expect(
    redact(entry({ actorPerson: null }), [held('pb-officer')], ['pb-officer']).role,
  ).toBeNull();
});

test('whatever the entry, the account of whoever acted does not come through', () => {
  const kinds = fc.constantFrom('person', 'body', 'x', 'role-grant', 'lot', 'document');
  fc.assert(
    fc.property(kinds, fc.boolean(), fc.boolean(), (kind, hasReason, holds) => {
      const shown = redact(
        entry({ subject: `${kind}:7`, reason: hasReason ? 'r' : null }),
        holds ? [held('pb-officer')] : [],
        [],
      );
      expect(JSON.stringify(shown)).not.toContain(PERSON);
    }),
  );
});
